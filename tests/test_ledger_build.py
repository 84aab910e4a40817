"""The ledger as a whole: independent figures beside it, frames from files, copies."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from corpora import article, corpora
from counterclaim.ledger import build_ledger
from counterclaim.ledger.frames import records_from_frame
from counterclaim.reading.records import Claim, to_frame
from counterclaim.sources.references import Figures, Reference

CORPUS = corpora("ledger/statements.yml")[0]


def test_independent_figures_change_nothing_in_the_ledger():
    deaths = Figures(low=0, best=3, high=9)
    reference = Reference(kind="event_data", source="Register of the Dead", start="2031-05-01", where="Fernhill", deaths=deaths)
    without = build_ledger(CORPUS.frame, CORPUS.articles, CORPUS.profile)
    with_it = build_ledger(CORPUS.frame, CORPUS.articles, CORPUS.profile, [reference])
    pd.testing.assert_frame_equal(without.statements, with_it.statements)
    row = with_it.references.iloc[0]
    assert (row["source"], row["date_end"], row["outcome"], row["best"]) == ("Register of the Dead", "2031-05-01", "killed", 3)
    assert len(without.references) == 0


def test_claims_that_went_through_parquet_give_the_same_ledger():
    stored = io.BytesIO()
    CORPUS.frame.to_parquet(stored)
    again = pd.read_parquet(stored)
    assert records_from_frame(again, Claim) == CORPUS.claims
    ledgers = [build_ledger(frame, CORPUS.articles, CORPUS.profile) for frame in (again, CORPUS.frame)]
    pd.testing.assert_frame_equal(ledgers[0].statements, ledgers[1].statements)


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="no column outcome"):
        build_ledger(CORPUS.frame.drop(columns="outcome"), CORPUS.articles, CORPUS.profile)


def test_a_frame_without_rows_or_columns_gives_an_empty_ledger():
    ledger = build_ledger(pd.DataFrame(), [], CORPUS.profile)
    assert ledger.claims.columns.tolist() == [*to_frame([], Claim).columns, "disproved"]


def test_an_article_that_nobody_told_of_is_still_counted():
    ledger = build_ledger(CORPUS.frame, [article("a", "Harbour Post", "2031-05-02")], CORPUS.profile)
    assert ledger.statements["n_claims"].sum() == len(CORPUS.claims)
