"""The review of the five articles: every claim is decided on, every decision holds on to its words, and the toll follows it."""

from __future__ import annotations

import pytest

from counterclaim import open_edition
from counterclaim.present.statements import rows
from support import ROOT

pytestmark = pytest.mark.xdist_group("seeds")


@pytest.fixture(scope="module")
def edition():
    return open_edition(ROOT / "seeds")


def test_every_decision_holds_on_to_its_words(edition):
    assert [m for m in edition.mistakes if "review" in m.file] == []
    assert [a.note for a in edition.reviewed.lost] == []
    assert len(edition.decisions) >= 30


def test_every_claim_that_stands_is_reviewed_and_entered_with_who_when_and_why(edition):
    assert {(r["article_id"], r["exact"]) for r in rows(edition.claims) if r["review"] == "read"} == set()
    assert {r["reviewer"] for r in rows(edition.claims)} == {"counterclaim maintainers"}
    assert all(r["reviewed_on"] and r["review_why"] for r in rows(edition.claims))


def test_what_only_the_taliban_did_not_want_is_left_out_and_kept_with_its_reason(edition):
    assert "bloodshed" not in " ".join(r["exact"] for r in rows(edition.claims))
    assert [a.decision.why for a in edition.reviewed.applied if a.state == "rejected" and "bloodshed" in a.decision.exact]


def test_a_death_shown_to_be_false_stays_and_is_marked_so(edition):
    false = [r for r in rows(edition.claims) if "Fassihuddin" in " ".join(r["victim_names"])]
    assert [bool(r["disproved"]) for r in false] == [True]


def test_two_counts_of_the_gunfire_and_another_date_of_the_killings_stand_beside_the_claims(edition):
    linked = {c for r in rows(edition.ledger.references) for c in r["claim_ids"]}
    beside = {r["exact"] for r in rows(edition.claims) if r["claim_id"] in linked}
    for words in ("at least 17", "more than 40", "nine Hazara men"):
        assert any(words in exact for exact in beside), words
    assert sum("gunfire" in (r["claim"] or "") for r in rows(edition.ledger.references)) == 2


def test_three_of_the_nine_are_counted_once(edition):
    (nine,) = [r for r in rows(edition.claims) if "nine Hazara men" in r["exact"]]
    (three,) = [r for r in rows(edition.claims) if r["exact"].startswith("Three of the men")]
    assert three["part_of"] == nine["claim_id"]
    assert {nine["victim_side"], three["victim_side"]} == {"civilian"}
