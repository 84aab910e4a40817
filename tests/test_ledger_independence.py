"""How many origins a statement has: outlets and copies repeat, named voices state."""

from __future__ import annotations

import pytest

from corpora import Corpus
from counterclaim.ledger import build_ledger


def origins(claims, articles=None, **more):
    given = articles or {key.rstrip("0123456789"): {"outlet": key.upper(), "published": "2031-05-02"} for key in claims}
    corpus = Corpus({"name": "", "articles": given, "claims": claims} | more)
    found = build_ledger(corpus.frame, corpus.articles, corpus.profile).statements
    return [(len(row["outlets"]), row["n_origins"], row["origins"]) for row in found.to_dict("records")]


def number(by="north", **more):
    """A number that no chance prints twice."""
    return {"killed": 1287, "of": "south", "by": by} | more


def test_a_commander_and_his_side_are_one_origin():
    told = {"a1": number(claimant="Colonel Ash", relay=["Chirper"]), "b1": number(claimant="the North's account")}
    assert origins(told) == [(2, 1, ("Colonel Ash",))]


def test_two_named_voices_of_a_side_are_two_origins():
    assert origins({"a1": number(claimant="Colonel Ash"), "b1": number(claimant="Minister Rowan Tey")}) == [
        (2, 2, ("Colonel Ash", "Minister Rowan Tey"))
    ]


def test_the_same_words_of_two_claimants_are_one_origin():
    words = "We left more than a thousand of them on the field and went home before it rained"
    told = {"a1": number(claimant="Colonel Ash", words=words), "b1": number(claimant="Minister Rowan Tey", words=words)}
    assert origins(told)[0][:2] == (2, 1)


def test_the_channel_of_one_telling_is_no_second_origin_in_another():
    assert origins({"a1": number(claimant="Colonel Ash", relay=["Northwire"]), "b1": number(claimant="Northwire agency")})[0][:2] == (2, 1)


@pytest.mark.parametrize("claimant", [None, "an official", "the northern command", "sources"])
def test_who_is_not_named_founds_no_origin(claimant):
    assert origins({"a1": number(claimant="Colonel Ash"), "b1": number(claimant=claimant)}) == [(2, 1, ("Colonel Ash",))]


def test_a_copy_adds_an_outlet_and_no_origin():
    articles = {"a": {"outlet": "A", "published": "2031-05-02"}, "b": {"outlet": "B", "published": "2031-05-02", "copy_of": "a"}}
    told = {"a1": number(claimant="Colonel Ash"), "b1": number(claimant="Minister Rowan Tey")}
    assert origins(told, articles) == [(2, 1, ("Colonel Ash",))]


def test_nobody_named_is_still_one_origin():
    assert origins({"a1": number("outlet")}) == [(1, 1, ("",))]


def test_two_third_parties_that_count_the_same_losses_alike_are_two_origins():
    beside = {"wounded": 2311, "of": "south", "by": "third_party"}
    told = {}
    for key, who in (("a", "the River Observatory"), ("b", "the Lantern Hospital")):
        told |= {f"{key}1": number("third_party", claimant=who, at=100), f"{key}2": beside | {"claimant": who, "at": 150}}
    assert [o[:2] for o in origins(told)] == [(2, 2), (2, 2)]
