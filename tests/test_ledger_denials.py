"""A denial in the next sentence answers the other side's claim."""

from __future__ import annotations

import time

import pytest

from corpora import Corpus
from counterclaim.ledger import build_ledger
from counterclaim.ledger.denials import denials

OWN = "North said that it had killed 12 soldiers. South denied it and said that two of its men were wounded."


def ledger(text, **more):
    told = {"killed": 12, "of": "south", "by": "north", "claimant": "North", "at": text.index("12")} | more
    claims = {"a1": told}
    if "two" in text:
        claims["a2"] = {"wounded": "two", "low": 2, "high": 2, "qualifier": "exact", "of": "south", "by": "south", "at": text.index("two")}
    corpus = Corpus({"name": "", "articles": {"a": {"text": text}}, "claims": claims})
    return build_ledger(corpus.frame, corpus.articles, corpus.profile)


def test_the_claim_of_the_other_side_is_denied_and_the_deniers_own_is_not():
    found = ledger(OWN)
    killed, wounded = found.statements.to_dict("records")
    assert (killed["status"], killed["denied_by"]) == ("denied", ("South",))
    assert (wounded["status"], wounded["denied_by"]) == ("asserted", ())
    assert found.contested[["kind", "statement_id", "against_side"]].values.tolist() == [["denial", killed["statement_id"], "south"]]


@pytest.mark.parametrize(
    "text",
    [
        "North said that it had killed 12 soldiers. South denied that seventy had died elsewhere.",
        "North said that it had killed 12 soldiers. South denied it had lost a town.",
        "North said that it had killed 12 soldiers. North denied it later.",
        "North said that it had killed 12 soldiers. A lawyer denied it.",
    ],
)
def test_another_denial_answers_nothing(text):
    found = ledger(text)
    assert found.statements["denied_by"].tolist() == [()]
    assert found.contested.empty


@pytest.mark.parametrize("verb", ["rejected the claim", "dismissed the rebel figure", "denies these reports"])
def test_a_denial_is_read_by_its_words(verb):
    assert ledger(f"North said that it had killed 12 soldiers. South {verb}.").statements["denied_by"].tolist() == [("South",)]


def test_thousands_of_denials_in_one_article_are_read_at_once():
    text = "North said that it had killed 12 soldiers. " + "South denied it. " * 6_000
    told = {"killed": 12, "of": "south", "by": "north", "claimant": "North", "at": text.index("12")}
    corpus = Corpus({"name": "", "articles": {"a": {"text": text}}, "claims": {"a1": told}})
    begun = time.perf_counter()
    found = denials(corpus.claims, corpus.articles, corpus.profile)
    assert time.perf_counter() - begun < 2
    assert [d.exact for d in found.values()] == ["South denied it."]
