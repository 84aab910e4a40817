"""Place and days that one sentence tells of several claims."""

from __future__ import annotations

import pytest

from corpora import Corpus
from counterclaim.ledger.context import in_context

ONE = "In Mossgate on Friday a blast left 17 dead and 40 hurt by evening."
TWO = "In Mossgate on Friday a blast left 17 dead. Another left 40 hurt by evening."


def second(text, **more):
    at = {"a1": text.index("17"), "a2": text.index("40")}
    claims = {"a1": {"killed": 17, "place": "Mossgate", "on": "2031-05-02", "at": at["a1"]}, "a2": {"wounded": 40, "at": at["a2"]} | more}
    corpus = Corpus({"name": "", "articles": {"a": {"text": text}}, "claims": claims})
    claim = in_context(corpus.claims, corpus.articles)[1]
    return claim.place, claim.date_start


def test_a_coordinated_claim_has_the_place_and_day_of_its_sentence():
    assert second(ONE) == ("Mossgate", "2031-05-02")


@pytest.mark.parametrize("more", [{"by": "north"}, {"background": True}])
def test_one_told_by_another_or_of_another_time_has_not(more):
    assert second(ONE, **more) == (None, None)


def test_one_of_the_next_sentence_has_not():
    assert second(TWO) == (None, None)


def test_a_place_of_its_own_stays():
    assert second(ONE, place="Fernhill", on="2031-05-01") == ("Fernhill", "2031-05-01")


def test_a_part_is_where_its_whole_is():
    assert second(TWO, part_of="a1") == ("Mossgate", "2031-05-02")


def test_a_claim_that_a_person_decided_about_takes_nothing_over():
    assert second(ONE, review="reviewed") == (None, None)
