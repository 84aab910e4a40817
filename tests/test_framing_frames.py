"""Coding sheets: what is read of them, what is refused, and what the measure makes of the answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import Result

import corpora
from counterclaim.errors import InputError
from counterclaim.framing import frames
from counterclaim.framing.frames_items import codebook, items
from counterclaim.framing.frames_proposals import proposed, sheet, write_sheets
from counterclaim.framing.frames_sheets import Coded, Place, anchor, load_codings
from counterclaim.sources import load_profile, load_sources
from support import ROOT

TEXT = "The miller blames the council. “We will rebuild,” he said. A bridge cost 400 crowns. The council and the millers are at odds."


def made(*coded: Coded, articles: tuple = (corpora.article("a", text=TEXT),)) -> frames.Measure:
    return frames.measure(coded, articles, corpora.profile())


def answers(article: str, coder: str, **given: str) -> list[Coded]:
    return [Coded(article, coder, "2024-05-01", item, answer, (Place(0, 10, "The miller"),)) for item, answer in given.items()]


def all_of(article: str, coder: str, scale: str, *given: str) -> list[Coded]:
    keys = [item.key for s in codebook() if s.key == scale for item in s.items]
    return answers(article, coder, **dict(zip(keys, given, strict=False)))


def write(folder: Path, body: str, name: str = "a.yml") -> Path:
    (folder / "coding").mkdir(exist_ok=True)
    (folder / "coding" / name).write_text(body, encoding="utf-8")
    return folder


def loaded(folder: Path) -> tuple[tuple[Coded, ...], list[str]]:
    found, mistakes = load_codings(folder, [corpora.article("a", text=TEXT)])
    return found, [str(m) for m in mistakes]


HEAD = "article: a\ncoder: Ina Vell\ndate: 2024-05-01\nanswers:\n"


def test_the_codebook_has_the_twenty_questions_and_each_finds_its_cues() -> None:
    sizes = {scale.key: len(scale.items) for scale in codebook()}
    assert sizes == {"conflict": 4, "human_interest": 5, "responsibility": 5, "economy": 3, "morality": 3, "journalism": 11}
    assert all(item.cues and item.cue_pattern() for item in items().values())


def test_a_sheet_is_read_with_the_places_of_its_evidence(tmp_path: Path) -> None:
    write(
        tmp_path,
        HEAD
        + '  conflict_reproach: {answer: yes, evidence: [The miller blames  the council], note: "By name."}\n  human_example: {answer: no}\n',
    )
    found, wrong = loaded(tmp_path)
    assert not wrong
    assert [(c.item, c.answer, c.coder, c.date) for c in found] == [
        ("conflict_reproach", "yes", "Ina Vell", "2024-05-01"),
        ("human_example", "no", "Ina Vell", "2024-05-01"),
    ]
    assert [(p.start, p.end, p.text) for p in found[0].places] == [(0, 29, "The miller blames the council")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  conflict_reproch: {answer: yes}", "line 5: `conflict_reproch` is no item of the codebook. Did you mean `conflict_reproach`?"),
        ("  human_example: {answer: perhaps}", "expected no or yes, found `perhaps`"),
        ("  elite: {answer: yes, note: x}", "expected war, neither or peace, found `yes`"),
        ("  conflict_reproach: {answer: yes}", "answered yes without evidence"),
        ("  elite: {answer: war}", "answered war without evidence or note"),
        ("  conflict_reproach: {answer: yes, evidence: [The baker blames]}", "“The baker blames” does not stand in a.txt"),
        ("  human_example: {anser: yes}", "`anser` is not a key that belongs here"),
    ],
)
def test_a_wrong_answer_is_told_with_its_line_and_the_others_count(tmp_path: Path, line: str, told: str) -> None:
    write(tmp_path, f"{HEAD}{line}\n  economy_costs: {{answer: yes, evidence: cost 400 crowns}}\n")
    found, wrong = loaded(tmp_path)
    assert [c.item for c in found] == ["economy_costs"]
    assert len(wrong) == 1 and told in wrong[0] and "coding/a.yml" in wrong[0] and "line 5" in wrong[0]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("article: b\ncoder: I\ndate: 2024\nanswers: {human_example: {answer: no}}", "there is no article `b` here"),
        ("article: a\ncoder:\ndate: 2024\nanswers: {human_example: {answer: no}}", "`coder` is empty"),
        ("coder: I\nanswers: {human_example: {answer: no}}", "`article` is missing"),
        ("- a list", "expected a coding sheet"),
        ("article: a\ncoder: I\ndate: soon\n", "expected a date"),
        ("article: a\n answers: [", "not valid YAML"),
    ],
)
def test_a_sheet_that_cannot_be_used_is_told_and_the_other_sheets_count(tmp_path: Path, body: str, told: str) -> None:
    write(tmp_path, body, "a.yml")
    write(tmp_path, HEAD + "  human_example: {answer: no}\n", "b.yml")
    found, wrong = loaded(tmp_path)
    assert [c.coder for c in found] == ["Ina Vell"]
    assert len(wrong) == 1 and told in wrong[0]


def test_one_coder_has_one_sheet_an_article(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        write(tmp_path, HEAD + "  human_example: {answer: no}\n", name)
    found, wrong = loaded(tmp_path)
    assert len(found) == 1 and len(wrong) == 1 and "coding/a.yml already" in wrong[0]


def test_no_folder_and_empty_sheets_are_no_mistakes(tmp_path: Path) -> None:
    assert loaded(tmp_path) == ((), [])
    article = corpora.article("a", text=TEXT)
    write(tmp_path, sheet(article))
    assert loaded(tmp_path) == ((), [])


def test_a_filled_in_proposal_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(f"A Bridge And Its Price\n\n{TEXT}\n", encoding="utf-8")
    articles = load_sources(folder).articles
    written, _ = write_sheets(folder, articles, "Ina Vell", "2024-05-01")
    text = written[0].read_text(encoding="utf-8")
    asked = text.index("  conflict_reproach:")
    filled = text[asked:].replace("    answer:", "    answer: yes", 1).replace("    # - ", "    - ", 1)
    written[0].write_text(text[:asked] + filled, encoding="utf-8")
    found, wrong = load_codings(folder, articles)
    assert not wrong and [(c.item, c.places[0].text) for c in found] == [("conflict_reproach", "The miller blames the council.")]


def test_a_sheet_that_is_there_is_never_touched_and_coders_have_their_own(tmp_path: Path) -> None:
    articles = [corpora.article("a", text=TEXT), corpora.article("copy", text=TEXT, copy_of="a")]
    written, kept = write_sheets(tmp_path, articles)
    assert [p.name for p in written] == ["a.yml"] and not kept
    written[0].write_text("mine", encoding="utf-8")
    again, kept = write_sheets(tmp_path, articles)
    assert not again and kept == written and written[0].read_text(encoding="utf-8") == "mine"
    other, _ = write_sheets(tmp_path, articles, "Ina Vell")
    assert [p.name for p in other] == ["a.ina-vell.yml"]


def test_coders_whose_names_are_in_any_script_have_their_own_sheets_and_a_name_of_no_letter_is_refused(tmp_path: Path) -> None:
    articles = [corpora.article("a", text=TEXT)]
    written = [write_sheets(tmp_path, articles, name)[0][0].name for name in ("Анна", "Ольга")]
    assert written == ["a.анна.yml", "a.ольга.yml"]
    with pytest.raises(InputError, match="a letter or a digit"):
        write_sheets(tmp_path, articles, "!!")


def test_the_sentences_with_most_cues_are_proposed_in_the_order_of_the_text() -> None:
    item = items()["conflict_reproach"]
    sentences = ["It rained.", "He blamed her.", "She accused him and condemned and blamed them.", "They denounced it.", "No more."]
    assert proposed(item, sentences, most=2) == ["He blamed her.", "She accused him and condemned and blamed them."]


def test_a_title_cannot_break_out_of_its_comment() -> None:
    text = sheet(corpora.article("a", text="x\nanswers: {human_example: {answer: yes}}"))
    assert text.count("\nanswers:") == 1


def test_evidence_is_found_whatever_the_quotation_marks_and_line_breaks() -> None:
    assert anchor('"We will  rebuild,"', TEXT) == Place(31, 49, "“We will rebuild,”")
    assert anchor("we will rebuild", TEXT) is None and anchor("  ", TEXT) is None


def test_the_figure_of_a_frame_is_the_share_of_yes_among_the_answered() -> None:
    found = made(*all_of("a", "I", "conflict", "yes", "no", "yes"), *all_of("a", "I", "journalism", "war", "war", "peace", "neither"))
    row = found.figures[found.figures["level"] == "article"].iloc[0]
    assert row["conflict"] == pytest.approx(2 / 3) and (row["conflict_yes"], row["conflict_no"]) == (2, 1)
    assert row["journalism"] == pytest.approx(-0.25)
    assert row["morality"] != row["morality"]
    assert {r["answer"] for r in found.instances.to_dict("records")} == {"yes", "no", "war", "peace", "neither"}


def test_one_coder_is_said_to_be_one_coder_and_two_get_an_alpha() -> None:
    one = made(*all_of("a", "I", "conflict", "yes", "no", "yes", "no"))
    assert one.details["agreement"].empty
    assert any("One coder, I," in f.text and "not known" in f.text for f in one.findings)
    same = made(*all_of("a", "I", "conflict", "yes", "no", "yes"), *all_of("a", "J", "conflict", "yes", "no", "yes"))
    told = same.details["agreement"].set_index("scale")
    assert told.loc["frames", "alpha"] == 1 and told.loc["frames", "units"] == 3 and told.loc["frames", "coders"] == 2
    apart = made(*all_of("a", "I", "conflict", "yes", "no", "yes", "no"), *all_of("a", "J", "conflict", "no", "yes", "no", "yes"))
    assert apart.details["agreement"].set_index("scale").loc["frames", "alpha"] < 0
    assert any("too low to conclude from" in f.text for f in apart.findings)


def test_an_article_coded_by_two_counts_with_the_mean_of_the_two() -> None:
    found = made(*all_of("a", "I", "conflict", "yes", "yes"), *all_of("a", "J", "conflict", "no", "no"))
    assert found.figures["conflict"].tolist() == [0.5, 0.5]


def test_a_copy_changes_no_figure_and_its_sheet_counts_for_the_original() -> None:
    first, copy = corpora.article("a", text=TEXT), corpora.article("z", text=TEXT, copy_of="a")
    told = all_of("a", "I", "conflict", "yes", "no")
    alone, both = made(*told, articles=(first,)), made(*told, articles=(first, copy))
    assert alone.figures.equals(both.figures) and [f.text for f in alone.findings] == [f.text for f in both.findings]
    twice = made(*told, *all_of("z", "I", "conflict", "yes", "yes"), articles=(first, copy))
    assert twice.figures.equals(alone.figures)
    assert set(twice.instances[~twice.instances["counted"]]["reason"]) == {"copy of a"}
    moved = made(*all_of("z", "I", "conflict", "yes", "no"), articles=(first, copy))
    assert moved.figures.equals(alone.figures) and moved.instances["counted"].all()


def test_an_outlet_has_an_interval_with_five_articles_and_none_with_four() -> None:
    for n, wanted in ((4, False), (5, True)):
        articles = tuple(corpora.article(f"a{i}", text=TEXT) for i in range(n))
        coded = [c for i, a in enumerate(articles) for c in all_of(a.article_id, "I", "conflict", "yes", "no" if i % 2 else "yes")]
        row = made(*coded, articles=articles).figures.query("level == 'outlet'").iloc[0]
        assert pd.notna(row["conflict_low"]) == wanted


def test_the_order_of_sheets_does_not_matter() -> None:
    coded = [*all_of("a", "I", "conflict", "yes", "no"), *all_of("a", "J", "morality", "yes", "no")]
    one, other = made(*coded), made(*reversed(coded))
    assert one.figures.equals(other.figures) and one.instances.equals(other.instances)


def test_without_any_sheet_it_says_so() -> None:
    found = made()
    assert [f.text for f in found.findings] == ["No article has been coded."] and found.instances.empty


def test_every_answer_of_the_seeds_rests_on_words_that_stand_there() -> None:
    sources = load_sources(ROOT / "seeds")
    found, wrong = load_codings(ROOT / "seeds", sources.articles)
    assert not wrong
    by_article = {a.article_id: {c.item for c in found if c.article_id == a.article_id} for a in sources.articles}
    unanswerable = {"human_pictures"}  # the seeds are texts alone
    assert all(set(items()) - told == unanswerable for told in by_article.values())
    measured = frames.measure(found, sources.articles, load_profile(ROOT / "seeds" / "profile.yml"))
    assert measured.caution[-1].startswith("The frames were coded by one coder (counterclaim maintainers)")


def test_the_command_writes_sheets_once_and_says_what_it_left(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"A Bridge And Its Price\n\n{TEXT}\n", encoding="utf-8")
    first = run("coding", tmp_path, "--coder", "Ina Vell")
    assert first.exit_code == 0 and "a.ina-vell.yml" in first.output and "1 sheet written, 0 already there" in first.output
    again = run("coding", tmp_path, "--coder", "Ina Vell")
    assert again.exit_code == 0 and "0 sheets written, 1 already there" in again.output
    missing = run("coding", tmp_path / "nowhere")
    assert missing.exit_code == 2 and "there is no such folder" in missing.output


def test_a_mistake_in_a_sheet_leaves_the_book_whole_and_is_told(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"A Bridge And Its Price\n\n{TEXT}\n", encoding="utf-8")
    write(tmp_path, HEAD + "  human_example: {answer: perhaps}\n")
    for command in ("claims", "check"):
        done = run(command, tmp_path)
        assert done.exit_code == 1 and "coding/a.yml, line 5" in done.output
