"""What a cautious person may conclude, in invented corpora in which the answer is known."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import article, claim, corpora, profile
from counterclaim.ledger.grouping import group_claims
from counterclaim.ledger.ranges import ranges
from counterclaim.ledger.statements import statements
from counterclaim.reading.records import claim_id

CORPORA = corpora("ledger/ranges.yml") + corpora("ledger/statements.yml")


def ranges_of(claims, articles, described):
    groups = group_claims(claims, articles, described)
    return ranges(groups, statements(groups, articles, described), described)


def shown(row):
    numbers = [None if pd.isna(row[b]) else row[b] for b in ("low", "best", "best_50", "best_100", "high")]
    return [*numbers[:4], f"{numbers[4]}+"] if row["open_high"] else numbers


@pytest.mark.parametrize("corpus", [c for c in CORPORA if "ranges" in c.expected], ids=lambda c: c.name)
def test_the_range_is_the_one_a_cautious_person_gives(corpus):
    found = ranges_of(corpus.claims, corpus.articles, corpus.profile)
    totals = {f"{row['victim_side']} {row['outcome']}": shown(row) for row in found[found["level"] == "total"].to_dict("records")}
    assert totals == corpus.expected["ranges"]
    apart = found[found["scope"] == "apart"]
    assert apart[["reason", "victim_side", "outcome", "high"]].values.tolist() == corpus.expected.get("apart", [])


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda c: c.name)
def test_every_bound_rests_on_claims_of_the_ledger(corpus):
    for row in ranges_of(corpus.claims, corpus.articles, corpus.profile).to_dict("records"):
        for bound in ("low", "best", "high"):
            assert set(row[f"{bound}_claims"]) <= set(row["claim_ids"])
            assert (not pd.isna(row[bound]) and row[bound] > 0) <= bool(row[f"{bound}_claims"])


NUMBERS = st.fixed_dictionaries(
    {
        "killed": st.integers(0, 400),
        "of": st.sampled_from(["north", "south", "civilian"]),
        "by": st.sampled_from(["north", "south", "third_party", "outlet", "unknown"]),
        "status": st.sampled_from(["asserted", "denied", "unverified"]),
        "basis": st.sampled_from(["unknown", "cumulative"]),
        "claimant": st.sampled_from([None, "the Lantern Hospital", "Colonel Ash"]),
    },
    optional={"place": st.sampled_from(["Fernhill", "Mossgate"]), "on": st.sampled_from(["2031-05-01", "2031-05-04", "2031-05"])},
)
ARTICLES = [article("a", "A", "2031-05-02"), article("b", "B", "2031-05-05"), article("c", "C", "2031-06-05")]


@st.composite
def any_claims(draw):
    told = draw(st.lists(st.tuples(st.sampled_from("abc"), NUMBERS), max_size=9))
    keys = {f"{a}{n}": claim_id(a, n, n, "killed") for n, (a, _) in enumerate(told)}
    return [claim(f"{a}{n}", described, keys) for n, (a, described) in enumerate(told)]


@given(any_claims(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_bounds_are_in_order_and_do_not_depend_on_the_order_of_anything(claims, chance):
    found = ranges_of(claims, ARTICLES, profile())
    for row in found.to_dict("records"):
        assert 0 <= row["low"] <= row["best"] <= row["best_50"] <= row["best_100"] <= row["high"]
    again = ranges_of(chance.sample(claims, len(claims)), chance.sample(ARTICLES, 3), profile())
    pd.testing.assert_frame_equal(found, again)


@given(any_claims(), st.sampled_from("abc"), st.sampled_from(["0", "z"]))
@settings(max_examples=60, deadline=None)
def test_a_copy_of_an_article_changes_no_bound(claims, copied, name):
    of_copy = [c for c in claims if c.article_id == copied]
    again = [dataclasses.replace(c, article_id=name, claim_id=claim_id(name, c.start, c.end, c.outcome)) for c in of_copy]
    original = next(a for a in ARTICLES if a.article_id == copied)
    copy = article(name, "Reprint Daily", original.known("published"), copy_of=copied)
    before = ranges_of(claims, ARTICLES, profile())
    after = ranges_of(claims + again, [*ARTICLES, copy], profile())
    bounds = [column for column in before if not column.endswith(("_claims", "claim_ids"))]
    pd.testing.assert_frame_equal(before[bounds], after[bounds])
