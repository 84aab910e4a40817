"""The ledger's sentences: said only where they are true, in singular and plural."""

from __future__ import annotations

import re

import pytest

from corpora import Corpus, corpora
from counterclaim.ledger import build_ledger


def findings(articles, claims, **more):
    corpus = Corpus({"name": "", "articles": articles, "claims": claims, **more})
    return {f.name: f for f in build_ledger(corpus.frame, corpus.articles, corpus.profile).findings}


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
        "Only one of 3 articles gives military numbers for both sides."
    )
    assert findings(articles, {"b1": ENEMY})["military_numbers"].text == "None of the 3 articles gives military numbers for both sides."
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
        "Taken with caution, the claims put the dead of South between 0 and more than 120; no claim bears out more than 0."
    )
    found = findings({"a": {}}, {"a1": ENEMY, "a2": OWN, "a3": {"killed": 900, "of": "civilian", "background": True}})
    assert found["range"].text == "Taken with caution, the claims put the dead of South between 3 and 120, best 3."
    assert found["apart"].text == "1 numbered statement stands apart from the conflict's toll (a running or historic toll)."


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
