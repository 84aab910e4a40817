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
EVALUATIVE = [(ASIANEWS, 2), (INDEPENDENT, 3), (EL_AMERICAN, 0), (ATALAYAR, 2), (HUFFPOST, 3)]


@pytest.mark.parametrize(("article", "words"), QUOTED, ids=lambda v: str(v)[:3])
def test_the_taliban_are_quoted_with_so_many_words(edition, article, words):
    assert figure(edition, "voices", article, "taliban", "direct_words") == pytest.approx(words, abs=1)


@pytest.mark.parametrize(("article", "labels"), EVALUATIVE, ids=lambda v: str(v)[:3])
def test_so_many_labels_of_the_taliban_evaluate(edition, article, labels):
    assert figure(edition, "labels", article, "taliban", "evaluative") == pytest.approx(labels, abs=1)


def test_three_figures_of_the_front_are_one_statement_each_in_two_outlets(edition):
    statements = edition.ledger.statements
    retold = statements[(statements["n_outlets"] > 1) & statements["low"].notna()]
    told = {(s["outcome"], s["low"]): (s["claimant_side"], s["victim_side"], set(s["articles"])) for s in retold.to_dict("records")}
    expected = ("nrf", "taliban", {ASIANEWS, ATALAYAR})
    assert told == dict.fromkeys([("killed", 350), ("wounded", 287), ("captured", 35)], expected)


def test_no_side_puts_a_number_on_its_own_dead(edition):
    assert "No side puts a number on its own dead." in [f.text for f in edition.ledger.findings]
    assert any(f.text.startswith("Only 1 of 5 articles gives military numbers for both sides") for f in edition.ledger.findings)
