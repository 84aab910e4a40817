"""Which claims are one statement retold, in invented corpora in which the answer is known."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import Corpus, corpora
from counterclaim.ledger import build_ledger
from counterclaim.ledger.grouping import group_claims
from counterclaim.ledger.statements import STATEMENT_COLUMNS
from counterclaim.reading.records import Claim, to_frame

CORPORA = corpora("ledger/statements.yml")
BY_NAME = {c.name: c for c in CORPORA}


def grouped(corpus: Corpus, claims=None, articles=None) -> set[frozenset[str]]:
    groups = group_claims(claims or corpus.claims, articles or corpus.articles, corpus.profile)
    return {frozenset(corpus.named(c.claim_id for c in g.claims)) for g in groups}


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda c: c.name)
def test_the_right_claims_are_one_statement(corpus):
    joined = [frozenset(group) for group in corpus.expected["statements"]]
    alone = set(corpus.keys) - {key for group in joined for key in group}
    assert grouped(corpus) == {*joined, *(frozenset([key]) for key in alone)}


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda c: c.name)
def test_every_claim_is_in_exactly_one_statement(corpus):
    ledger = build_ledger(corpus.frame, corpus.articles, corpus.profile)
    told = [c for ids in ledger.statements["claim_ids"] for c in ids]
    assert sorted(told) == sorted(corpus.keys.values())
    assert ledger.statements["n_claims"].sum() == len(corpus.claims)
    assert set(ledger.claims["statement_id"].dropna()) == set(ledger.statements["statement_id"])


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_order_of_files_and_claims_changes_nothing(data):
    corpus = data.draw(st.sampled_from(CORPORA))
    claims = data.draw(st.permutations(corpus.claims))
    articles = data.draw(st.permutations(corpus.articles))
    first = group_claims(corpus.claims, corpus.articles, corpus.profile)
    second = group_claims(claims, articles, corpus.profile)
    assert [(g.statement_id, g.claims) for g in first] == [(g.statement_id, g.claims) for g in second]


def test_a_statement_in_two_outlets_has_one_origin():
    corpus = BY_NAME["one side's three figures, rounded on the way"]
    killed, wounded, _ = build_ledger(corpus.frame, corpus.articles, corpus.profile).statements.to_dict("records")
    assert (killed["n_outlets"], killed["n_origins"], killed["outlets"]) == (2, 1, ("Harbour Post", "Inland News"))
    assert (killed["low"], killed["high"], killed["numbers"]) == (350, 350, ("more than 350", "350"))
    assert (wounded["low"], wounded["high"], wounded["number"]) == (287, 287, "287")


def test_what_changed_on_the_way_is_told():
    corpus = BY_NAME["one side's three figures, rounded on the way"]
    killed = build_ledger(corpus.frame, corpus.articles, corpus.profile).statements.iloc[0]
    assert killed["changes"] == (
        "claimant: “Colonel Ash” (Harbour Post), “the northern command” (Inland News)",
        "channel: “Chirper” (Harbour Post), not told (Inland News)",
        "number: “more than 350” (Harbour Post), “350” (Inland News)",
        "victims: “southern fighters” (Harbour Post), “people” (Inland News)",
    )


def test_rounding_and_the_period_are_told_where_they_change():
    corpus = BY_NAME["one side's three figures, rounded on the way"]
    days = {"a": "2031-04-28", "b": "2031-05-01"}
    moved = [dataclasses.replace(c, date_start=days[c.article_id], date_end="2031-05-01") for c in corpus.claims]
    wounded = build_ledger(to_frame(moved, Claim), corpus.articles, corpus.profile).statements.iloc[1]
    assert [change for change in wounded["changes"] if change.startswith(("rounding", "period"))] == [
        "rounding: “almost 300” (Harbour Post), “287” (Inland News)",
        "period: “2031-04-28 to 2031-05-01” (Harbour Post), “2031-05-01” (Inland News)",
    ]


def test_a_number_whose_source_is_left_out_stays_with_the_side_that_said_it():
    corpus = BY_NAME["an outlet that leaves out who said it"]
    statements = build_ledger(corpus.frame, corpus.articles, corpus.profile).statements
    assert set(statements["claimant_side"]) == {"north"}
    assert "the outlet's own voice (Inland News)" in statements.iloc[0]["changes"][0]


def test_two_claimants_of_one_side_are_both_named():
    corpus = BY_NAME["the same words of two claimants of one side"]
    statement = build_ledger(corpus.frame, corpus.articles, corpus.profile).statements.iloc[0]
    assert statement["claimants"] == ("General Oak", "a northern spokesman")


def test_a_copy_that_sorts_first_does_not_change_the_ids():
    corpus = BY_NAME["a copy of an article adds no statement"]
    originals = [c for c in corpus.claims if c.article_id == "a"]
    before = {g.statement_id for g in group_claims(originals, [a for a in corpus.articles if a.article_id == "a"], corpus.profile)}
    after = {g.statement_id for g in group_claims(corpus.claims, corpus.articles, corpus.profile)}
    assert before == after


def test_the_way_of_a_statement_has_a_row_for_each_article():
    corpus = BY_NAME["a chain of retelling in four outlets"]
    tellings = build_ledger(corpus.frame, corpus.articles, corpus.profile).tellings
    assert list(tellings["outlet"]) == ["Harbour Post", "Inland News", "Third Mail", "Fourth Wire"]
    assert tellings["relay"].tolist() == [(), ("Chirper",), (), ()]


def test_no_claims_give_an_empty_frame_with_all_columns():
    corpus = BY_NAME["no claim at all"]
    ledger = build_ledger(corpus.frame, [], corpus.profile)
    assert list(ledger.statements.columns) == list(STATEMENT_COLUMNS)
    assert len(ledger.statements) == len(ledger.claims) == len(ledger.contested) == 0
