"""The ledger's sentences: said only where they are true, in singular and plural."""

from __future__ import annotations

import re

import pytest

from corpora import Corpus, corpora
from counterclaim.ledger import build_ledger


def findings(articles, claims, references=(), **more):
    corpus = Corpus({"name": "", "articles": articles, "claims": claims, **more})
    return {f.name: f for f in build_ledger(corpus.frame, corpus.articles, corpus.profile, references).findings}


ENEMY = {"killed": 120, "of": "south", "by": "north"}
OWN = {"killed": 3, "of": "south", "by": "south"}


def test_no_own_dead_is_said_only_where_no_side_numbers_them():
    found = findings({"a": {}}, {"a1": ENEMY})
    assert found["no_own_dead"].text == "No side puts a number on its own dead."
    assert len(found["no_own_dead"].claim_ids) == 1
    found = findings({"a": {}}, {"a1": ENEMY, "a2": OWN})
    assert "no_own_dead" not in found
    assert found["own_dead"].text == "A number for a side's own dead is given only by South."
    both = findings({"a": {}}, {"a1": OWN, "a2": {"killed": 4, "of": "north", "by": "north"}})
    assert both["own_dead"].text == "North and South put numbers on their own dead."


def test_no_own_dead_is_not_said_where_no_side_says_anything():
    assert "no_own_dead" not in findings({"a": {}}, {"a1": {"killed": 120, "of": "south"}})


@pytest.mark.parametrize("status", ["hypothetical", "denied"])
def test_a_feared_or_denied_number_is_no_number_for_ones_own_dead(status):
    assert "no_own_dead" in findings({"a": {}}, {"a1": ENEMY, "a2": OWN | {"status": status}})


def test_own_dead_without_a_number_are_no_number():
    single = {"killed": "a soldier", "low": 1, "high": 1, "qualifier": "exact", "of": "south", "by": "south"}
    assert "no_own_dead" in findings({"a": {}}, {"a1": ENEMY, "a2": single})


def test_articles_with_numbers_for_both_sides_are_counted():
    of_north = {"killed": 34, "of": "north", "by": "south"}
    articles = {"a": {"outlet": "A"}, "b": {"outlet": "B"}, "c": {"outlet": "C"}}
    assert findings(articles, {"a1": ENEMY, "a2": of_north, "b1": ENEMY})["military_numbers"].text == (
        "Only 1 of 3 articles gives military numbers for both sides, 1 for South alone and 1 for no side."
    )
    assert findings(articles, {"b1": ENEMY})["military_numbers"].text == (
        "None of the 3 articles gives military numbers for both sides, 1 for South alone and 2 for no side."
    )
    assert findings({"a": {}}, {"a1": ENEMY})["military_numbers"].text == "The article gives military numbers for one side only."
    copied = {"a": {"outlet": "A"}, "b": {"outlet": "B", "copy_of": "a"}}
    assert findings(copied, {"a1": ENEMY, "b1": ENEMY})["military_numbers"].text == "The article gives military numbers for one side only."


def test_the_spread_is_told_only_among_articles_of_one_time():
    claims = {"a1": ENEMY, "b1": ENEMY | {"killed": 10}}
    near = findings({"a": {"published": "2031-05-02"}, "b": {"published": "2031-05-05"}}, claims)
    assert near["spread"].text.startswith("For the dead of South the highest claim (120) is 12 times the lowest (10)")
    assert "spread" not in findings({"a": {"published": "2031-05-02"}, "b": {"published": "2032-05-05"}}, claims)
    assert "spread" not in findings({"a": {}, "b": {}}, claims)


def test_what_may_be_concluded_is_told_with_its_bounds():
    found = findings({"a": {}}, {"a1": ENEMY | {"killed": "more than 120", "low": 120}})
    assert found["range"].text == (
        "Taken with caution, the claims put the dead of South between 0 and 120 or more; no claim bears out more than 0."
    )
    found = findings({"a": {}}, {"a1": ENEMY, "a2": OWN, "a3": {"killed": 900, "of": "civilian", "background": True}})
    assert found["range"].text == "Taken with caution, the claims put the dead of South between 3 and 120, best estimate 3."
    assert found["apart"].text == "1 number is kept apart from the conflict's toll (a running or historic toll)."


def test_a_part_is_no_number_of_its_own():
    found = findings({"a": {}}, {"a1": ENEMY, "a2": {"killed": 2, "of": "south", "by": "north", "part_of": "a1"}})
    assert found["one_source"].text == "The only number for the dead of South (120) comes from North."
    found = findings({"a": {}}, {"a1": ENEMY, "a2": ENEMY | {"killed": 7}})
    assert found["one_source"].text == "Both numbers for the dead of South come from North."


@pytest.mark.parametrize(("of", "whose"), [("both", "both sides suffer losses"), ("south", "its own side suffers losses")])
def test_losses_that_a_side_admits_in_words_are_told(of, whose):
    words = {"casualties": "heavy losses", "of": of, "by": "south"}
    found = findings({"a": {}}, {"a1": ENEMY, "a2": words})
    assert found["own_losses_in_words"].text == f"No number, but according to South {whose} (“heavy losses”)."
    assert len(found["own_losses_in_words"].claim_ids) == 1
    assert "own_losses_in_words" not in findings({"a": {}}, {"a1": ENEMY, "a2": words | {"by": "third_party"}})
    assert "own_losses_in_words" not in findings({"a": {}}, {"a1": ENEMY, "a2": words | {"status": "hypothetical"}})


def test_dead_of_no_told_side_are_not_passed_over_where_no_civilian_is_numbered():
    found = findings({"a": {}}, {"a1": ENEMY, "a2": {"killed": 17}, "a3": {"killed": 4, "background": True}})
    assert found["civilians"].text == (
        "No statement puts a number on civilians killed in the events reported; "
        "2 numbers are of people killed whose side is not told, 1 of them outside the toll."
    )
    found = findings({"a": {}}, {"a1": ENEMY, "a2": {"killed": 4, "of": "civilian"}})
    assert found["civilians"].text == "1 statement puts a number on civilians killed."


def test_copies_are_counted_once_in_articles_claims_and_outlets():
    articles = {"a": {"outlet": "A"}, "b": {"outlet": "B", "copy_of": "a"}, "c": {"outlet": "C", "copy_of": "a"}}
    found = findings(articles, {f"{a}1": ENEMY for a in "abc"})
    assert found["extent"].text == (
        "In the one article, 1 claim about losses goes back to 1 statement, carried by 1 outlet. 2 copies of it are not counted again."
    )
    assert "retold" not in found
    more = findings(articles | {"d": {"outlet": "D", "published": "2031-05-02"}}, {f"{a}1": ENEMY for a in "abc"} | {"d1": OWN})
    assert more["extent"].text == (
        "In 2 articles, 2 claims about losses go back to 2 statements, carried by 2 outlets. 2 copies of them are not counted again."
    )


def test_only_the_toll_is_spoken_of_and_what_is_kept_apart_is_told():
    elsewhere = {"killed": 17, "of": "civilian", "by": "third_party", "claimant": "the Lantern Hospital", "place": "Mossgate"}
    found = findings({"a": {}}, {"a1": ENEMY, "a2": elsewhere, "a3": {"killed": 9}}, profile={"places": ["Fernhill"]})
    assert found["third_party"].text == "No number of the toll comes from a third party."
    assert found["apart"].text == (
        "2 numbers are kept apart from the conflict's toll (1 outside the places: Mossgate; 1 naming neither place nor side)."
    )


@pytest.mark.parametrize(
    ("by", "text"),
    [
        (["outlet", "outlet", "north"], "2 of 3 statements are told in an outlet's own voice, credited to nobody."),
        (["outlet", "north", "north"], "1 of 3 statements is told in an outlet's own voice, credited to nobody."),
        (["north", "north", "north"], "Every claim about losses is credited to somebody."),
        (["outlet", "outlet", "outlet"], "All 3 statements are told in an outlet's own voice, credited to nobody."),
        (["outlet"], "The one statement is told in an outlet's own voice, credited to nobody."),
    ],
)
def test_none_one_some_and_all_are_told_in_plain_grammar(by, text):
    claims = {f"a{n}": ENEMY | {"by": who, "killed": 20 + 11 * n} for n, who in enumerate(by)}
    assert findings({"a": {}}, claims)["own_voice"].text == text


def test_numbers_in_words_are_told_in_digits():
    found = findings(
        {"a": {"published": "2031-05-02"}}, {"a1": ENEMY, "a2": ENEMY | {"killed": "Three", "low": 3, "high": 3, "qualifier": "exact"}}
    )
    assert found["spread"].text.startswith("For the dead of South the highest claim (120) is 40 times the lowest (3)")


def test_nothing_read_is_said():
    (finding,) = findings({"a": {}, "b": {}}, {}).values()
    assert finding.text == "In 2 articles no claim about losses was read."


@pytest.mark.parametrize("corpus", corpora("ledger/statements.yml"), ids=lambda c: c.name)
def test_sentences_are_whole_and_rest_on_claims_of_the_ledger(corpus):
    ledger = build_ledger(corpus.frame, corpus.articles, corpus.profile)
    for finding in ledger.findings:
        assert re.fullmatch(r"[A-Z\d“].*\.", finding.text)
        assert not re.search(r"\b1 (?:numbered )?(?:claim|article|statement|outlet)s\b", finding.text)
        assert not re.search(r"\b(?:[02-9]|\d\d+) (?:numbered )?(?:claim|article|statement|outlet)\b", finding.text)
        assert set(finding.claim_ids) <= set(ledger.claims["claim_id"])
        assert set(finding.statement_ids) <= set(ledger.statements["statement_id"])
