"""What contradicts what, in invented corpora in which the answer is known."""

from __future__ import annotations

import pytest

from corpora import corpora
from counterclaim.ledger import build_ledger

CORPORA = [c for c in corpora("ledger/statements.yml") if "contested" in c.expected]
BY_NAME = {c.name: c for c in CORPORA}


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda c: c.name)
def test_only_what_speaks_of_the_same_losses_is_set_against_each_other(corpus):
    ledger = build_ledger(corpus.frame, corpus.articles, corpus.profile)
    claims = ledger.statements.set_index("statement_id")["claim_ids"].map(lambda ids: min(corpus.named(ids))).to_dict()
    found = [[row["kind"], claims[row["statement_id"]], claims.get(row["against"])] for row in ledger.contested.to_dict("records")]
    assert found == corpus.expected["contested"]


def test_the_factor_between_two_figures_is_computed():
    corpus = BY_NAME["two sides' figures in two articles of one day and place"]
    row = build_ledger(corpus.frame, corpus.articles, corpus.profile).contested.iloc[0]
    assert (row["factor"], row["number"], row["against_number"], row["reason"]) == (10.0, "120", "12", "one place at one time")


def test_a_statement_names_who_denies_it():
    corpus = BY_NAME["a denial of another side's number"]
    statements = build_ledger(corpus.frame, corpus.articles, corpus.profile).statements.set_index("claimant_side")
    assert statements.loc["north", "denied_by"] == ("a southern minister",)
    assert statements.loc["south", "denied_by"] == ()
