"""The measures of the project's own five articles, against one reader's careful reading of them."""

from __future__ import annotations

import pytest

from counterclaim import open_edition
from support import ROOT

ASIANEWS, INDEPENDENT, EL_AMERICAN, ATALAYAR, HUFFPOST = sorted(f.stem for f in (ROOT / "seeds").glob("*.txt"))

pytestmark = pytest.mark.xdist_group("seeds")


@pytest.fixture(scope="module")
def edition():
    return open_edition(ROOT / "seeds", ROOT / "seeds" / "profile.yml")


def figure(edition, measure, article, side, column):
    frame = edition.measures[measure].figures
    return frame[(frame["article_id"] == article) & (frame["side"] == side)][column].iloc[0]


QUOTED = [(ASIANEWS, 58), (INDEPENDENT, 60), (EL_AMERICAN, 35), (ATALAYAR, 37), (HUFFPOST, 0)]
# neutral and evaluative names of the Taliban and all names of the Front. The reader counted captions among the neutral ones where
# this book shows them apart (3 of El American, 1 of Atalayar; 2 of the Front), and not the Haqqani network (3 of The Independent).
LABELS = [
    (ASIANEWS, 17, 2, 17),
    (INDEPENDENT, 20 + 3, 3, 22),
    (EL_AMERICAN, 21 - 3, 0, 15 - 2),
    (ATALAYAR, 27 - 3, 2, 17),
    (HUFFPOST, 12, 3, 13),
]


@pytest.mark.parametrize(("article", "words"), QUOTED, ids=lambda v: str(v)[:3])
def test_the_taliban_are_quoted_with_so_many_words(edition, article, words):
    assert figure(edition, "voices", article, "taliban", "direct_words") == pytest.approx(words, abs=1)


@pytest.mark.parametrize(("article", "neutral", "evaluative", "front"), LABELS, ids=lambda v: str(v)[:3])
def test_the_sides_are_named_as_often_as_a_careful_reader_found(edition, article, neutral, evaluative, front):
    assert figure(edition, "labels", article, "taliban", "neutral") == pytest.approx(neutral, abs=1)
    assert figure(edition, "labels", article, "taliban", "evaluative") == pytest.approx(evaluative, abs=1)
    allied = edition.measures["labels"].instances
    northern = allied[
        (allied["article_id"] == article) & allied["counted"] & allied["text"].str.contains("Northern Alliance|security forces")
    ]
    assert figure(edition, "labels", article, "nrf", "labels") - len(northern) == pytest.approx(front, abs=1)


# The Taliban's hold on Panjshir in the article's own words.
CONTROL = [(ASIANEWS, -2), (INDEPENDENT, -1), (EL_AMERICAN, 1), (ATALAYAR, -1), (HUFFPOST, -2)]


@pytest.mark.parametrize(("article", "value"), CONTROL, ids=lambda v: str(v)[:3])
def test_the_talibans_hold_on_panjshir_is_read_in_each_article(edition, article, value):
    assert figure(edition, "control", article, "taliban", "value") == pytest.approx(value, abs=1)  # a step: a sentence more or less
    assert figure(edition, "control", article, "nrf", "value") == -figure(edition, "control", article, "taliban", "value")


def test_one_headline_has_the_taliban_hold_what_its_text_says_is_about_to_fall(edition):
    assert [figure(edition, "control", EL_AMERICAN, "taliban", part) for part in ("headline", "lede")] == [2, 1]


def cues(edition, article):
    frame = edition.measures["control"].instances
    found = frame[(frame["article_id"] == article) & frame["counted"] & (frame["side"] == "taliban")]
    return {(r.cue, r.value, r.claimant_side if r.claimed else "") for r in found.itertuples()}


def test_who_claims_which_hold_is_kept_apart(edition):
    assert {("fallen", -2, ""), ("captured", 2, "taliban"), ("taken", 2, "taliban"), ("recaptured", -2, "nrf")} <= cues(
        edition, INDEPENDENT
    )
    assert {("control", 1, "taliban"), ("captured", 1, "taliban"), ("conquer", -2, "")} <= cues(edition, ATALAYAR)
    assert {("fallen", -2, ""), ("surrounded", 1, "taliban")} <= cues(edition, HUFFPOST)


KILLER = [(ASIANEWS, 0), (INDEPENDENT, 0), (EL_AMERICAN, 2), (ATALAYAR, 3), (HUFFPOST, 0)]


@pytest.mark.parametrize(("article", "named"), KILLER, ids=lambda v: str(v)[:3])
def test_so_many_clauses_of_killing_name_the_killer(edition, article, named):
    assert figure(edition, "agency", article, "all", "named") == pytest.approx(named, abs=1)


def test_what_the_others_of_the_same_days_carry_is_said_of_each_article(edition):
    texts = [f.text for f in edition.measures["omissions"].findings if f.name == "left_out"]
    assert "This article of an unknown outlet does not mention Amrullah Saleh (in 4 other outlets)." in texts


def test_five_articles_of_five_outlets_have_no_interval_no_test_and_no_words(edition):
    for name, measure in edition.measures.items():
        if {"low", "high"} <= set(measure.figures.columns):
            assert measure.figures[["low", "high"]].isna().all(axis=None), name
        assert len(measure.details.get("tests", ())) == 0, name
        assert any("no interval and no test is given" in c for c in measure.caution), name
        assert "No two outlets have an article of the same day, so that what differs by outlet may differ by date." in measure.caution
    assert len(edition.measures["words"].figures) == 0


def test_thoughts_are_no_words(edition):
    frame = edition.measures["stance"].instances
    assert not frame.loc[frame["counted"], "text"].str.contains("hop|believ", case=False).any()


def test_three_figures_of_the_front_are_one_statement_each_in_two_outlets(edition):
    statements = edition.ledger.statements
    retold = statements[(statements["n_outlets"] > 1) & statements["low"].notna()]
    told = {(s["outcome"], s["low"]): (s["claimant_side"], s["victim_side"], set(s["articles"])) for s in retold.to_dict("records")}
    expected = ("nrf", "taliban", {ASIANEWS, ATALAYAR})
    assert told == dict.fromkeys([("killed", 350), ("wounded", 287), ("captured", 35)], expected)


def test_no_side_puts_a_number_on_its_own_dead(edition):
    assert "No side puts a number on its own dead." in [f.text for f in edition.ledger.findings]
    assert any(f.text.startswith("Only 1 of 5 articles gives military numbers for both sides") for f in edition.ledger.findings)
