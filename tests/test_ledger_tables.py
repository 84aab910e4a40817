"""The tables by side and source: every claim once, every number with its claims."""

from __future__ import annotations

import pytest

from corpora import Corpus, corpora
from counterclaim.ledger import build_ledger

CORPORA = corpora("ledger/statements.yml")
BY_NAME = {c.name: c for c in CORPORA}


def ledger(corpus: Corpus):
    return build_ledger(corpus.frame, corpus.articles, corpus.profile)


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda c: c.name)
@pytest.mark.parametrize("table", ["by_side_and_source", "matrix"])
def test_every_claim_stands_in_exactly_one_row(corpus, table):
    frame = getattr(ledger(corpus), table)
    told = [c for ids in frame["claim_ids"] for c in ids]
    assert sorted(told) == sorted(corpus.keys.values())
    assert frame["n_claims"].sum() == len(told)
    assert frame["n_statements"].sum() == len({s for ids in frame["statement_ids"] for s in ids})


def test_the_matrix_shows_that_nobody_counts_its_own():
    matrix = ledger(BY_NAME["one side's three figures, rounded on the way"]).matrix.set_index(["claimant_side", "victim_side"])
    assert matrix["n_statements"].to_dict() == {("north", "north"): 0, ("north", "south"): 3, ("south", "north"): 0, ("south", "south"): 0}
    assert matrix.loc[("north", "south"), ["lowest", "highest", "n_outlets"]].tolist() == [35, 350, 2]


def test_a_statement_with_two_claimants_counts_once_for_each():
    table = ledger(BY_NAME["the same words of two claimants of one side"]).by_claimant
    assert table["claimant"].tolist() == ["General Oak", "a northern spokesman"]
    assert table["n_statements"].tolist() == [1, 1]


def test_numbers_and_losses_without_a_number_are_told_apart():
    corpus = Corpus(
        {"name": "", "articles": {"a": {}}, "claims": {"a1": {"killed": "heavy losses", "of": "south"}, "a2": {"killed": 9, "of": "south"}}}
    )
    row = ledger(corpus).by_side_and_source.iloc[0]
    assert (row["n_statements"], row["n_numbered"], row["figures"]) == (2, 1, ("heavy losses", "9"))
