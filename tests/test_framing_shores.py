"""An invented war in which each side has a newspaper of six articles, read and measured as a whole."""

from __future__ import annotations

import re
import shutil

import pandas as pd
import pytest

from corpora import FIXTURES
from counterclaim import open_edition
from counterclaim.present import framing
from counterclaim.present import outlet as outlet_page
from counterclaim.present.framing_views import view

SHORES = FIXTURES / "framing" / "two_shores"
HARBOUR, INLAND = "Harbour Post", "Inland News"
OTHER = {"norland": "sorland", "sorland": "norland"}
SWAPPED = {"Norland": "Sorland", "Sorland": "Norland", "Tam Brack": "Lena Moor", "Lena Moor": "Tam Brack"}
SHARES = ("voices", "labels", "stance", "agency", "sourcing", "control", "omissions")

pytestmark = pytest.mark.xdist_group("shores")


@pytest.fixture(scope="module")
def shores():
    return open_edition(SHORES, SHORES / "profile.yml")


def changed(folder, change=lambda name, text: (name, text), entered=lambda told: told):
    """The corpus with every article's name and text, and what is entered of them, changed, as an edition."""
    folder.mkdir(exist_ok=True)
    names = {}
    for file in sorted(SHORES.glob("*.txt")):
        name, text = change(file.stem, file.read_text(encoding="utf-8"))
        names[file.name] = f"{name}.txt"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    told = (SHORES / "sources.yml").read_text(encoding="utf-8")
    told = re.sub(r"^[\w.]+(?=:)", lambda m: names.get(m.group(), m.group()), told, flags=re.MULTILINE)
    (folder / "sources.yml").write_text(entered(told), encoding="utf-8")
    return open_edition(folder, SHORES / "profile.yml")


def row(edition, measure, outlet, side):
    figures = edition.measures[measure].figures
    return figures[(figures["level"] == "outlet") & (figures["outlet"] == outlet) & (figures["side"] == side)].iloc[0]


def test_each_paper_judges_the_other_side(shores):
    assert (row(shores, "labels", HARBOUR, "norland")["negative"], row(shores, "labels", INLAND, "sorland")["negative"]) == (0, 0)
    assert row(shores, "labels", HARBOUR, "norland")["which"] == ("brave norland troops",)
    assert row(shores, "labels", HARBOUR, "sorland")["share"] == pytest.approx(10 / 19)
    assert row(shores, "labels", INLAND, "norland")["share"] == pytest.approx(9 / 20)


def test_each_paper_quotes_its_own_side_and_distances_itself_from_the_other(shores):
    assert row(shores, "voices", HARBOUR, "norland")["share_of_sides"] > 0.9
    assert row(shores, "voices", INLAND, "sorland")["share_of_sides"] == 1
    for outlet, own in ((HARBOUR, "norland"), (INLAND, "sorland")):
        assert row(shores, "stance", outlet, own)["share"] == 0
        assert row(shores, "stance", outlet, OTHER[own])["share"] == 1


def test_each_paper_has_its_own_side_hold_the_valley(shores):
    assert row(shores, "control", HARBOUR, "norland")["value"] == 2
    assert row(shores, "control", INLAND, "sorland")["value"] > 0


@pytest.mark.parametrize("measure", ["voices", "labels", "stance"])
def test_six_articles_give_an_interval_and_a_test(shores, measure):
    share = "share_of_sides" if measure == "voices" else "share"
    for outlet in (HARBOUR, INLAND):
        r = row(shores, measure, outlet, "sorland")
        assert 0 <= r["low"] <= r[share] <= r["high"] <= 1
    tested = shores.measures[measure].details["tests"]
    assert tested[["outlet", "n_articles", "n_others"]].drop_duplicates().values.tolist() == [[HARBOUR, 6, 6]]
    assert (tested["p_holm"] < 0.05).all() and (tested["p"] <= tested["p_holm"]).all()
    said = [f.text for f in shores.measures[measure].findings if f.name == f"{measure}_difference"]
    assert said and all("6 articles against 6; permutation test over articles" in s for s in said)


def test_an_interval_is_of_the_width_that_the_articles_differ(shores):
    r = row(shores, "labels", HARBOUR, "sorland")
    assert (round(r["low"], 2), round(r["high"], 2)) == (0.39, 0.65)
    assert row(shores, "control", HARBOUR, "norland")["low"] < row(shores, "control", HARBOUR, "norland")["high"]


def test_articles_have_no_interval(shores):
    for name in SHARES:
        figures = shores.measures[name].figures
        assert figures.loc[figures["level"] == "article", ["low", "high"]].isna().all(axis=None), name


def test_each_paper_has_words_of_its_own(shores):
    assert [f.text for f in shores.measures["words"].findings] == [
        "Harbour Post writes more often “liberation” (9 against 0) and less often “occupation” (0 against 8) and “orchards” (0 against 8) "
        "than Inland News does (p < 0.05 for each, permutation test over articles).",
        "Inland News writes more often “occupation” (8 against 0) and “orchards” (8 against 0) and less often “liberation” (0 against 9) "
        "than Harbour Post does (p < 0.05 for each, permutation test over articles).",
    ]


def mirrored(frame: pd.DataFrame) -> pd.DataFrame:
    """The figures with the sides, and their names among words, swapped; in an order of their own."""
    frame = frame.assign(side=frame["side"].replace(OTHER))
    if "word" in frame:
        words = {"norland": "sorland", "tam": "lena", "brack": "moor"}
        frame = frame.assign(word=frame["word"].replace(words | {b: a for a, b in words.items()}))
    return in_order(frame)


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    keys = [c for c in ("level", "outlet", "article_id", "side", "word") if c in frame]
    return frame.drop(columns=["speakers", "which"], errors="ignore").sort_values(keys, kind="stable").reset_index(drop=True)


def test_swapping_the_sides_in_every_text_mirrors_every_figure(shores, tmp_path):
    pattern = re.compile("|".join(SWAPPED))
    swapped = changed(tmp_path / "swapped", lambda name, text: (name, pattern.sub(lambda m: SWAPPED[m.group()], text)))
    for name, measure in shores.measures.items():
        pd.testing.assert_frame_equal(mirrored(swapped.measures[name].figures), in_order(measure.figures), obj=name)


def test_an_article_printed_twice_changes_no_figure(shores, tmp_path):
    folder = tmp_path / "twice"
    changed(folder)
    shutil.copy(SHORES / "harbour3.txt", folder / "again.txt")
    again = open_edition(folder, SHORES / "profile.yml")
    assert len(again.articles) == len(shores.articles) + 1
    for name, measure in shores.measures.items():
        pd.testing.assert_frame_equal(again.measures[name].figures, measure.figures, obj=name)
        pd.testing.assert_frame_equal(
            again.measures[name].details.get("tests", pd.DataFrame()), measure.details.get("tests", pd.DataFrame()), obj=name
        )


def test_the_names_and_order_of_files_change_no_figure_of_an_outlet(shores, tmp_path):
    backward = changed(tmp_path / "backward", lambda name, text: (f"{'zyxwvutsrqp'[int(name[-1])]}{name}", text))
    for name, measure in shores.measures.items():
        ours, theirs = (in_order(m.figures[m.figures["level"] == "outlet"]) for m in (measure, backward.measures[name]))
        pd.testing.assert_frame_equal(theirs, ours, obj=name)
        if "tests" in measure.details:
            pd.testing.assert_frame_equal(backward.measures[name].details["tests"], measure.details["tests"], obj=name)


def to_the_other_side(name: str, text: str) -> tuple[str, str]:
    """The quotation of the second article of Harbour Post, given to the other side's speaker."""
    return name, text.replace('said Tam Brack. "The valley', 'said Lena Moor. "The valley')


def moved_figures(before: pd.DataFrame, after: pd.DataFrame) -> dict[tuple[str, str], set[str]]:
    """(article, or outlet where the row is an outlet's; side) → the columns that differ."""
    assert before.shape == after.shape
    found: dict[tuple[str, str], set[str]] = {}
    for n in before.index:
        unit = before.at[n, "article_id"] if before.at[n, "level"] == "article" else before.at[n, "outlet"]
        for column in before.columns:
            pair = before.at[n, column], after.at[n, column]
            if pair[0] != pair[1] and not (pd.api.types.is_scalar(pair[0]) and pd.isna(pair[0]) and pd.isna(pair[1])):
                found.setdefault((unit, before.at[n, "side"]), set()).add(column)
    return found


def test_a_quotation_moved_to_the_other_side_moves_the_word_that_introduces_it_and_no_other_stance(shores, tmp_path):
    moved = changed(tmp_path / "moved", to_the_other_side).measures["stance"].figures
    ours = shores.measures["stance"].figures
    assert set(moved_figures(ours, moved)) == {("harbour2", "norland"), ("harbour2", "sorland"), (HARBOUR, "norland"), (HARBOUR, "sorland")}
    for level in ("article", "outlet"):
        here = (
            (ours["level"] == level) & (ours["outlet"] == HARBOUR) & (ours["article_id"].isin(["harbour2"]) | (ours["level"] == "outlet"))
        )
        change = (
            moved.loc[here].set_index("side")[["cues", "neutral", "distancing", "endorsing", "unclassed"]]
            - ours.loc[here].set_index("side")[["cues", "neutral", "distancing", "endorsing", "unclassed"]]
        )
        assert change.loc["norland"].tolist() == [-1, -1, 0, 0, 0] and change.loc["sorland"].tolist() == [1, 1, 0, 0, 0]


def test_a_quotation_moved_to_the_other_side_moves_who_is_said_to_claim_the_place_and_no_word_of_the_paper_on_it(shores, tmp_path):
    # "In our hands" is in the hands of whoever says it.
    moved = changed(tmp_path / "moved", to_the_other_side).measures["control"].figures
    ours = shores.measures["control"].figures
    changes = moved_figures(ours, moved)
    assert set(changes) == {("harbour2", "norland"), ("harbour2", "sorland"), (HARBOUR, "norland"), (HARBOUR, "sorland")}
    assert set.union(*changes.values()) == {"claimed"}
    article = ours["article_id"] == "harbour2"
    assert (moved.loc[article, "claimed"] == -ours.loc[article, "claimed"]).all() and (ours.loc[article, "claimed"] != 0).all()


def test_a_quotation_moved_to_the_other_side_leaves_out_its_speaker_and_nothing_else(shores, tmp_path):
    # Who spoke is no longer in the article; the one who is said to speak was there already.
    moved = changed(tmp_path / "moved", to_the_other_side).measures["omissions"].figures
    ours = shores.measures["omissions"].figures
    changes = moved_figures(ours, moved)
    assert set(changes) == {("harbour2", "all"), ("harbour2", "norland"), (HARBOUR, "all"), (HARBOUR, "norland")}
    assert set.union(*changes.values()) <= {"present", "absent", "absent_actors", "share", "low", "high"}
    counts = ["carried_by_others", "present", "absent", "absent_actors", "absent_events", "absent_claims"]
    for unit in (ours["article_id"] == "harbour2", (ours["level"] == "outlet") & (ours["outlet"] == HARBOUR)):
        here = unit & ours["side"].isin(["all", "norland"])
        assert (moved.loc[here, counts] - ours.loc[here, counts]).drop_duplicates().values.tolist() == [[0, -1, 1, 1, 0, 0]]


def test_a_quotation_moved_to_the_other_side_moves_just_its_words(shores, tmp_path):
    moved = changed(tmp_path / "moved", to_the_other_side)
    for name in ("labels", "agency", "sourcing"):
        pd.testing.assert_frame_equal(moved.measures[name].figures, shores.measures[name].figures, obj=name)
    ours, theirs = shores.measures["voices"].figures, moved.measures["voices"].figures
    other = ours["article_id"] != "harbour2"
    articles = ours["level"] == "article"
    pd.testing.assert_frame_equal(theirs[other & articles], ours[other & articles])
    spoken = {
        label: dict(zip(f["side"], f["direct_words"], strict=True))
        for label, f in (("before", ours[~other]), ("after", theirs[theirs["article_id"] == "harbour2"]))
    }
    quoted = spoken["before"]["norland"]
    assert quoted > 0
    assert (spoken["after"]["norland"], spoken["after"]["sorland"]) == (0, spoken["before"]["sorland"] + quoted)


def test_articles_without_a_word_of_the_sides_have_figures_of_nothing(tmp_path):
    (tmp_path / "rain.txt").write_text(
        "Rain in the hills\n\nIt rained in the hills and the harvest was good, a farmer said.\n", encoding="utf-8"
    )
    shutil.copy(SHORES / "profile.yml", tmp_path / "profile.yml")
    dry = open_edition(tmp_path, tmp_path / "profile.yml")
    for name, column in (("labels", "labels"), ("stance", "cues"), ("agency", "clauses"), ("sourcing", "claims"), ("control", "cues")):
        figures = dry.measures[name].figures
        assert set(figures["side"]) >= {"norland", "sorland"} and (figures[column] == 0).all(), name
        assert figures["low"].isna().all()


def test_each_measure_parts_its_instances_by_whose_words_they_are(shores):
    for name in SHARES:
        measure = shores.measures[name]
        parted = measure.details["by_voice"]
        articles = parted[(parted["level"] == "article") & ~parted["side"].isin(["all"])]
        assert set(measure.instances["voice"]) <= {"own", "quotation", "reported", "caption"}, name
        assert articles[["own", "quotation", "reported", "caption"]].sum().sum() <= len(measure.instances), name
    quoted = shores.measures["voices"].details["by_voice"]
    assert quoted.loc[quoted["level"] == "outlet", "quotation"].sum() == 23


def test_without_sides_what_needs_none_is_measured_all_the_same(shores, tmp_path):
    bare = tmp_path / "bare.yml"
    bare.write_text("title: The war of the two shores\n", encoding="utf-8")
    edition = open_edition(SHORES, bare)
    for name in ("voices", "labels", "stance", "control"):
        assert not {"norland", "sorland"} & set(edition.measures[name].figures["side"]), name
        assert edition.measures[name].findings, name
    assert edition.measures["agency"].figures["clauses"].sum() > 0
    assert edition.measures["sourcing"].figures["claims"].sum() > 0
    assert "liberation" in edition.measures["words"].findings[0].text


DOTS = ("voices", "labels", "agency", "sourcing")


def of_blocs(told: str) -> str:
    """Two blocs of two papers each, of which none has enough articles of its own."""
    told = re.sub(r"(?<=outlet: )Harbour Post(?=.*0[2-4]\})", "Quay Gazette", told)
    told = re.sub(r"(?<=outlet: )Inland News(?=.*0[2-4]\})", "Hill Courier", told)
    return re.sub(
        r"outlet: (\w+) \w+", lambda m: f"{m.group()}, bloc: {'coast' if m.group(1) in ('Harbour', 'Quay') else '<b>hills</b>'}", told
    )


@pytest.mark.parametrize("name", DOTS)
def test_papers_with_enough_articles_are_the_rows_of_a_figure_with_their_intervals(shores, name):
    shows = view(shores, shores.measures[name])
    assert shows.level == "outlet" and [row["Outlet"] for row in shows.table] and {row["Articles"] for row in shows.table} == {6}
    assert "95 % interval" in framing.figure(shores, name)._repr_html_()


@pytest.mark.parametrize("name", ["stance", "control"])
def test_bars_of_papers_with_enough_articles_have_their_intervals(shores, name):
    assert "95 % interval" in framing.figure(shores, name)._repr_html_()
    assert any(note.startswith("Thin line") for note in view(shores, shores.measures[name]).note)


def test_a_paper_s_own_page_shows_its_articles_one_by_one_and_all_together(shores):
    shows = view(shores, shores.measures["labels"], "../", HARBOUR)
    assert [row["Article"] for row in shows.table][0] == "All 6 articles" and len(shows.table) == 7
    page = outlet_page.measure(shores, HARBOUR, "labels")._repr_html_()
    assert "All 6 articles, Sorland: 10 of 19 labels that evaluate (53 %), 95 % interval 39 % to 65 %" in page


def test_blocs_are_drawn_with_their_intervals_and_told_with_their_tests(shores, tmp_path):
    edition = changed(tmp_path / "blocs", entered=of_blocs)
    assert not edition.mistakes
    labels = edition.measures["labels"]
    tested = labels.details["tests"]
    assert set(tested["level"]) == {"bloc"} and (tested["n_articles"] + tested["n_others"] <= 12).all()
    rows = [row for row in view(edition, labels).table if next(iter(row.values())).startswith("Bloc ")]
    assert [next(iter(row.values())) for row in rows] == ["Bloc <b>hills</b> (6 articles)", "Bloc coast (6 articles)"]
    page = framing.figure(edition, "labels")._repr_html_()
    assert "Bloc coast (6 articles), Sorland: 10 of 19 labels that evaluate (53 %), 95 % interval 39 % to 65 %" in page
    assert "of the bloc" in page and "after Holm" in page and "<b>hills" not in page
    assert page.count('"#labels-instances"') >= 2


def test_a_bloc_is_told_also_where_chance_would_do(tmp_path):
    mixed = changed(
        tmp_path / "mixed",
        entered=lambda told: re.sub(r"outlet: (\w)", lambda m: f"bloc: {'odd' if m.group(1) == 'H' else 'even'}, {m.group()}", told),
    )
    told = [f.text for f in mixed.measures["agency"].findings if f.name == "agency_difference"]
    assert told[0].startswith("No outlet and no bloc differs")
    assert any("the outlets of the bloc even" in text and "Holm's correction" in text for text in told[1:])


def test_an_outlet_of_several_articles_is_named_once_and_no_dot_is_called_hollow_that_is_filled(shores):
    page = framing.figure(shores, "sourcing")._repr_html_()
    told = re.search(r"Numbers stand for the losses of[^<]*", page).group()
    assert "Inland News" in told and "Inland News and Inland News" not in told and "Harbour Post, Harbour Post" not in told
    assert "hollow dot" not in page and "hollow dot" in framing.figure(shores, "agency")._repr_html_()
