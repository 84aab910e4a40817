"""A folder of files to articles: what is read, what is not and why, and what a person's sources.yml adds."""

# ruff: noqa: E501  (a text and what is expected of it read best on one line)

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from counterclaim.errors import InputError
from counterclaim.sources import Sources, load_sources
from counterclaim.sources.formats import _is_html
from counterclaim.sources.report import ARTICLE_COLUMNS, articles_frame, facts_frame, problems_frame

ONE = "The army said on Monday that twelve soldiers were killed in the upper valley, and that three of them had been officers of the guard."
TWO = "Rebels claimed at night that they had shot down a plane near the lake, while residents told a radio station of two large explosions."
HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Twelve dead in the valley | Riverside Herald</title>
<meta property="og:site_name" content="Riverside Herald"><meta property="article:published_time" content="2020-03-04T10:00:00Z">
<meta name="author" content="Ana Ruiz"><link rel="canonical" href="https://herald.example/a"></head>
<body><nav><a href="/">Home</a> Menu</nav><article><h1>Twelve dead in the valley</h1><p>{ONE}</p><p>{TWO}</p></article>
<script>var x = "nothing";</script><footer>Privacy policy</footer></body></html>"""
SPANISH = "El ejército dijo el lunes que doce soldados murieron en el valle y que tres de ellos eran oficiales. Los rebeldes lo niegan y hablan de otra cifra."


def folder_of(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def ids(sources: Sources) -> list[str]:
    return [article.article_id for article in sources.articles]


def reasons(sources: Sources) -> dict[str, str]:
    return {unread.file: unread.reason for unread in sources.unread}


def said(sources: Sources) -> list[str]:
    return [str(mistake) for mistake in sources.mistakes]


def test_text_markdown_and_web_pages_are_read(tmp_path: Path) -> None:
    sources = load_sources(folder_of(tmp_path, {"b.txt": ONE, "a.md": f"# Siege\n\n{ONE}", "c.html": HTML}))
    assert ids(sources) == ["a", "b", "c"]
    assert sources.articles[1].sha256 == hashlib.sha256(ONE.encode()).hexdigest()
    assert not sources.unread and not sources.mistakes


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page.txt", "page.md"])
def test_a_saved_page_gives_its_article_and_what_its_markup_says(tmp_path: Path, name: str) -> None:
    (article,) = load_sources(folder_of(tmp_path, {name: HTML})).articles
    assert [article.text[s.start : s.end] for s in article.segments] == ["Twelve dead in the valley", ONE, TWO]
    assert [s.kind for s in article.segments] == ["headline", "paragraph", "paragraph"]
    assert article.outlet == "Riverside Herald" and article.known("author") == "Ana Ruiz"
    assert article.known("published") == "2020-03-04" and article.known("address") == "https://herald.example/a"


def test_a_page_that_cannot_be_taken_apart_keeps_its_text(tmp_path: Path) -> None:
    (article,) = load_sources(folder_of(tmp_path, {"a.html": f"<html><body>{'<div>' * 3000}{ONE}"})).articles
    assert ONE in article.text


def test_files_around_the_articles_are_passed_over(tmp_path: Path) -> None:
    passed = [
        "README.md",
        "LICENSE",
        ".hidden.txt",
        ".git/x.txt",
        "profile.yml",
        "more.yaml",
        "~$a.txt",
        "a.txt~",
        "Thumbs.db",
        "a_files/ad.html",
    ]
    sources = load_sources(
        folder_of(tmp_path, {"a.txt": ONE} | {name: TWO for name in passed if name != "profile.yml"} | {"profile.yml": "title: X"})
    )
    assert ids(sources) == ["a"] and not sources.unread


def test_folders_in_the_folder_are_read_and_names_stay_apart(tmp_path: Path) -> None:
    files = {"one.txt": ONE, "x/one.txt": TWO, "y/one.txt": ONE + TWO, "y/two.txt": TWO, "two.md": ONE}
    sources = load_sources(folder_of(tmp_path, files))
    assert {article.file: article.article_id for article in sources.articles} == {
        "one.txt": "one", "two.md": "two", "x/one.txt": "x-one", "y/one.txt": "y-one", "y/two.txt": "y-two",
    }  # fmt: skip


def test_the_same_name_with_two_endings_gives_two_ids(tmp_path: Path) -> None:
    assert ids(load_sources(folder_of(tmp_path, {"a.md": ONE, "a.txt": TWO, "A.text": ONE + TWO}))) == ["A", "a-md", "a-txt"]


@pytest.mark.parametrize(
    "name, content, reason",
    [
        ("empty.txt", "", "is empty"),
        ("blank.txt", " \n\t\n", "is empty"),
        ("null.txt", b"\0" * 300, "is empty"),
        ("figures.txt", "12 345\n67", "holds no text"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not text"),
        ("noise.txt", bytes(range(256)) * 20, "is not text"),
        ("paper.pages", b"x", "has the ending .pages, which is not read"),
        ("spanish.txt", SPANISH, "is in Spanish; only English is read"),
        ("page.html", "<html><body><script>var a = 1;</script></body></html>", "holds no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_listed_with_its_reason(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    sources = load_sources(folder_of(tmp_path, {"a.txt": ONE, name: content}))
    assert ids(sources) == ["a"] and reasons(sources) == {name: reason}
    assert all(unread.remedy for unread in sources.unread)


def test_a_text_that_is_too_large_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.sources.load.MAX_BYTES", 2_000_000)
    monkeypatch.setattr("counterclaim.sources.load.MAX_CHARACTERS", 1000)
    sources = load_sources(folder_of(tmp_path, {"a.txt": ONE, "long.txt": (ONE + "\n\n") * 20, "large.txt": b"a" * 2_000_001}))
    assert reasons(sources)["long.txt"].startswith("is too long: 2,") and reasons(sources)["large.txt"].startswith("is too large: 2 MB")


def test_links_that_leave_the_folder_and_special_files_are_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(TWO)
    folder = folder_of(tmp_path / "in", {"a.txt": ONE})
    (folder / "inside.txt").symlink_to("a.txt")
    (folder / "leaves.txt").symlink_to(outside)
    (folder / "broken.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(folder / "pipe.txt")
    sources = load_sources(folder)
    assert ids(sources) == ["a", "inside"]
    assert reasons(sources)["leaves.txt"] == "is a link to a file outside the folder"
    assert set(reasons(sources)) == {"leaves.txt", "broken.txt", "loop.txt", "pipe.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may read everything")
def test_a_file_without_permission_is_listed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.txt": ONE, "locked.txt": TWO})
    (folder / "locked.txt").chmod(0)
    assert reasons(load_sources(folder)) == {"locked.txt": "may not be read"}


def test_names_of_files_are_made_safe_to_print(tmp_path: Path) -> None:
    sources = load_sources(folder_of(tmp_path, {'we"ird <b>\n\u202e.txt': ONE, os.fsdecode(b"bad\xff.txt"): TWO, "قریه.txt": ONE + TWO}))
    assert set(ids(sources)) == {"we_ird _b___", "bad_", "قریه"}


def test_a_folder_that_is_missing_or_empty_or_unreadable_is_an_input_error(tmp_path: Path) -> None:
    for folder, message in [(tmp_path / "none", "expected a folder"), (tmp_path, "found no file to read")]:
        with pytest.raises(InputError, match=message):
            load_sources(folder)
    with pytest.raises(InputError, match="is empty"):
        load_sources(folder_of(tmp_path, {"a.txt": ""}))


def test_progress_is_told_for_each_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    load_sources(folder_of(tmp_path, {"a.txt": ONE, "b.txt": "", "c.txt": TWO}), on_progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_order_in_which_files_are_found_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, {f"{name}.txt": f"{name} {ONE} {TWO * 4}" for name in "cab"} | {"x/a.txt": TWO, "empty.txt": ""})
    first = load_sources(folder)
    walk = os.walk
    monkeypatch.setattr(os, "walk", lambda top: ((place, folders, names[::-1]) for place, folders, names in walk(top)))
    assert load_sources(folder) == first


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["x.txt", "x.md", "x.html", "sources.yml"]),
)
@example(b"<html><body><table><tr><td>", "x.html")
@example(b"\xff\xfe\x00", "x.txt")
@example(b"{{{{: [a, &b *b", "sources.yml")
def test_any_bytes_give_an_article_or_a_reason(tmp_path: Path, data: bytes, name: str) -> None:
    sources = load_sources(folder_of(tmp_path, {"a.txt": ONE, "x.txt": TWO, "x.md": TWO, "x.html": HTML, "sources.yml": "", name: data}))
    assert len(sources.articles) + len(sources.unread) == 4


ENTRY = {"a.txt": f"Siege of the valley goes on\n\n{ONE}\n\n{TWO}", "b.txt": TWO}


def test_what_a_person_enters_goes_over_what_the_text_says(tmp_path: Path) -> None:
    entry = "a.txt:\n  outlet: Upland Post\n  published: 2021-09-04\n  title: Siege\n  evidence: {outlet: upper valley, published: on Monday}\n  note: {published: The Monday after.}\n"
    article = load_sources(folder_of(tmp_path, ENTRY | {"sources.yml": entry})).articles[0]
    assert (article.outlet, article.title, article.known("published")) == ("Upland Post", "Siege", "2021-09-04")
    assert article.facts["published"].basis == "entered" and article.facts["published"].evidence == "on Monday · The Monday after."


def test_entries_may_be_short_and_name_files_without_their_ending(tmp_path: Path) -> None:
    sources = load_sources(folder_of(tmp_path, ENTRY | {"sources.yml": "a: {outlet: one, published: 2017-11-06}  # a remark\nb.txt:\n"}))
    assert sources.articles[0].outlet == "one" and sources.articles[1].outlet == "unknown" and not sources.mistakes


def test_an_entered_day_says_where_the_text_prints_another(tmp_path: Path) -> None:
    files = {"a.txt": f"5 May 2020\n\nSiege goes on today\n\n{ONE}\n\n{TWO}", "sources.yml": "a.txt: {published: 2020-05-04}"}
    assert load_sources(folder_of(tmp_path, files)).articles[0].facts["published"].evidence == "the text prints 5 May 2020"


def test_evidence_without_a_value_says_why_a_field_stays_open(tmp_path: Path) -> None:
    files = ENTRY | {"sources.yml": "a.txt: {evidence: {outlet: upper valley}, note: {outlet: Probably the Post.}}"}
    fact = load_sources(folder_of(tmp_path, files)).articles[0].facts["outlet"]
    assert (fact.value, fact.basis, fact.evidence) == (None, "open", "upper valley · Probably the Post.")


@pytest.mark.parametrize(
    "entry, said_to_be_wrong",
    [
        ("\nc.txt: {outlet: X}", "sources.yml, line 2: `c.txt` has an entry, but there is no such file"),
        ("a.txt: {outlt: X}", "sources.yml, line 1: `outlt` is not a key that belongs here. Did you mean `outlet`?"),
        ("a.txt: {published: 4 May}", "expected a date such as 2021-09-04"),
        ("a.txt: {address: herald.example}", "begins with https://"),
        ("a.txt:\n  evidence:\n    outlet: [never printed]", "sources.yml, line 3: evidence “never printed” does not stand in a.txt"),
        ("a.txt: {evidence: {outlett: x}}", "Did you mean `outlet`?"),
        ("a.txt: {outlet: X}\na: {outlet: Y}", "second entry for a.txt"),
        ("- a.txt", "expected an entry for each file"),
        ("a.txt: X", "expected `key: value` pairs, found `X`"),
        ("a.txt: {outlet: X", "not valid YAML"),
    ],
)
def test_mistakes_in_sources_yml_are_reported_and_the_articles_read(tmp_path: Path, entry: str, said_to_be_wrong: str) -> None:
    sources = load_sources(folder_of(tmp_path, ENTRY | {"sources.yml": entry}))
    assert ids(sources) == ["a", "b"]
    assert any(said_to_be_wrong in line for line in said(sources)), said(sources)


def test_one_wrong_field_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    sources = load_sources(folder_of(tmp_path, ENTRY | {"sources.yml": "a.txt: {outlet: X, published: soon, autor: me}"}))
    assert sources.articles[0].outlet == "X" and len(sources.mistakes) == 2


def test_a_copy_in_the_folder_is_marked(tmp_path: Path) -> None:
    long = " ".join(
        f"On day {day} the army said that {day * 3} men fell near village {day * 7} of the upper valley." for day in range(1, 20)
    )
    sources = load_sources(
        folder_of(
            tmp_path, {"a.txt": f"3 May 2020\n\nSiege goes on today\n\n{long}", "b.txt": f"1 May 2020\n\nSiege goes on now\n\n{long}"}
        )
    )
    assert [article.known("copy_of") for article in sources.articles] == ["b", None]


def test_the_report_has_a_row_for_each_article_fact_and_problem(tmp_path: Path) -> None:
    sources = load_sources(folder_of(tmp_path, {"a.html": HTML, "b.txt": "", "sources.yml": "c.txt: {}"}))
    frame = articles_frame(sources)
    assert tuple(frame.columns) == ARTICLE_COLUMNS and len(frame) == 1
    assert frame.loc[0, ["article_id", "outlet", "outlet_basis", "words"]].tolist() == [
        "a",
        "Riverside Herald",
        "printed",
        len((ONE + " " + TWO).split()) + 5,
    ]
    assert set(facts_frame(sources)["field"]) == {
        "outlet",
        "title",
        "author",
        "published",
        "address",
        "language",
        "copy_of",
        "copy_kind",
        "bloc",
    }
    assert problems_frame(sources)["file"].tolist() == ["b.txt", "sources.yml"]


@pytest.mark.parametrize(
    ("start", "is_page"),
    [
        (b"\xef\xbb\xbf <?xml version='1'?> <!-- a --> <!-- <p> -->\n<!DOCTYPE  html>", True),
        (b"<!-- a --> <BODY>", True),
        (b"<!---->" * 400 + b"<html>", True),
        (b"<!---->" * 400 + b"<p>", False),
        (b"<!-- a <html>", False),
        (b"words <html>", False),
    ],
)
def test_a_web_page_is_known_by_its_beginning(start: bytes, is_page: bool) -> None:
    assert _is_html(start) is is_page


def test_a_year_in_which_there_was_no_war_to_tell_of_is_a_mistake(tmp_path: Path) -> None:
    sources = load_sources(folder_of(tmp_path, ENTRY | {"sources.yml": "a.txt: {published: 0001-01-01, outlet: X}"}))
    assert sources.articles[0].outlet == "X" and sources.articles[0].known("published") is None
    assert "expected a date such as" in said(sources)[0]
