"""Articles that are one text."""

from __future__ import annotations

from corpora import article
from counterclaim.ledger.origins import originals


def test_copies_lead_to_the_first_of_them():
    articles = [article("a"), article("b", copy_of="a"), article("c", copy_of="b"), article("d")]
    assert originals(articles) == {"a": "a", "b": "a", "c": "a", "d": "d"}
    assert originals(articles[::-1]) == originals(articles)


def test_a_copy_of_something_that_is_not_there_is_its_own_original():
    assert originals([article("b", copy_of="Harbour Post, 2 May"), article("c")]) == {"b": "b", "c": "c"}


def test_two_copies_of_one_absent_text_are_one():
    assert originals([article("c", copy_of="Harbour Post"), article("b", copy_of="Harbour Post")]) == {"b": "b", "c": "b"}


def test_copies_that_name_each_other_end_somewhere():
    found = originals([article("a", copy_of="b"), article("b", copy_of="a"), article("c", copy_of="c")])
    assert found["a"] == found["b"]
    assert found["c"] == "c"
