"""What holds of every ledger, whatever the articles say and in whatever order they come."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import article, claim, profile
from counterclaim.ledger import build_ledger
from counterclaim.reading.records import Claim, claim_id, to_frame

ARTICLES = [
    article("a", "A", "2031-05-02", text="North says forty. But South put it at four. Ivo Brack was killed. " * 9),
    article("b", "B", "2031-05-04", text="Ivo Brack told reporters that seventy had died. South denied it. " * 9),
    article("c", "C", None, text="Nothing is known of the day. " * 20),
]
DESCRIBED = profile(places=("Fernhill", "Mossgate"), period={"start": "2031-05-01", "end": "2031-05-31"})
TOLD = st.fixed_dictionaries(
    {
        "of": st.sampled_from(["north", "south", "civilian", "unknown"]),
        "by": st.sampled_from(["north", "south", "third_party", "outlet", "unknown"]),
        "status": st.sampled_from(["asserted", "asserted", "denied", "unverified", "hypothetical"]),
        "basis": st.sampled_from(["unknown", "new", "cumulative"]),
        "claimant": st.sampled_from([None, "the Lantern Hospital", "Colonel Ash", "Ivo Brack"]),
        "background": st.booleans(),
    },
    optional={
        "place": st.sampled_from(["Fernhill", "Mossgate", "Redsand"]),
        "on": st.sampled_from(["2031-05-01", "2031-05-04", "2031-05", "2029"]),
        "names": st.sampled_from([["Ivo Brack"], ["Lena Moor"]]),
    },
)
LOSS = st.one_of(
    st.tuples(st.sampled_from(["killed", "wounded"]), st.integers(0, 400)),
    st.tuples(st.just("killed"), st.sampled_from([350, 287, 290, 300])),
    st.tuples(st.just("casualties"), st.just("heavy losses")),
)


@st.composite
def claims_of(draw):
    told = draw(st.lists(st.tuples(st.sampled_from("abc"), LOSS, TOLD), max_size=8))
    keys = {f"{a}{n}": claim_id(a, 100 * n, n, loss[0]) for n, (a, loss, _) in enumerate(told)}
    made = [claim(f"{a}{n}", {loss[0]: loss[1]} | more, keys) for n, (a, loss, more) in enumerate(told)]
    whole = draw(st.integers(0, 8))
    parts = [c for c in made if len(made) > whole and c.article_id == made[whole].article_id and c is not made[whole]]
    return [dataclasses.replace(c, part_of=made[whole].claim_id) if c in parts[:1] else c for c in made]


def ledger(claims, articles=ARTICLES):
    return build_ledger(to_frame(claims, Claim), articles, DESCRIBED)


@given(claims_of())
@settings(max_examples=60, deadline=None)
def test_no_claim_is_lost_or_counted_twice(claims):
    found = ledger(claims)
    told = Counter(c for ids in found.statements["claim_ids"] for c in ids)
    assert told == Counter(c.claim_id for c in claims)
    assert sum(found.by_side_and_source["n_claims"]) == len(claims)
    assert sum(found.matrix["n_claims"]) == len(claims)
    assert sorted(c for ids in found.tellings["claim_ids"] for c in ids) == sorted(told)
    totals = found.ranges[(found.ranges["level"] == "total") | (found.ranges["scope"] == "apart")]
    entered = Counter(s for ids in (*totals["statement_ids"], *totals["unnumbered"]) for s in ids)
    assert all(n == 1 for n in entered.values())
    events = found.ranges[(found.ranges["level"] != "total") & (found.ranges["scope"] == "toll")]
    assert all(n == 1 for n in Counter(s for ids in events["statement_ids"] for s in ids).values())


@given(claims_of(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_files_and_claims_changes_no_table(claims, chance):
    first, second = ledger(claims), ledger(chance.sample(claims, len(claims)), chance.sample(ARTICLES, 3))
    for name in ("statements", "tellings", "ranges", "contested", "contradictions", "matrix", "by_side_and_source", "by_claimant"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))
    assert first.findings == second.findings


@given(claims_of())
@settings(max_examples=60, deadline=None)
def test_low_is_not_above_best_nor_best_above_high(claims):
    for row in ledger(claims).ranges.to_dict("records"):
        if not pd.isna(row["low"]):
            assert 0 <= row["low"] <= row["best"] <= row["best_50"] <= row["best_100"] <= row["high"]


@given(claims_of(), st.sampled_from("abc"), st.sampled_from(["0", "z"]))
@settings(max_examples=60, deadline=None)
def test_a_copy_of_an_article_adds_no_statement_no_origin_and_changes_no_range(claims, copied, name):
    original = next(a for a in ARTICLES if a.article_id == copied)
    copy = article(name, "Reprint Daily", original.known("published"), copy_of=copied, text=original.text)
    again = {c.claim_id: claim_id(name, c.start, c.end, c.outcome) for c in claims if c.article_id == copied}
    more = [
        dataclasses.replace(c, article_id=name, claim_id=again[c.claim_id], part_of=again.get(c.part_of or ""))
        for c in claims
        if c.article_id == copied
    ]
    before, after = ledger(claims), ledger([*claims, *more], [*ARTICLES, copy])
    assert before.statements["statement_id"].tolist() == after.statements["statement_id"].tolist()
    assert before.statements["n_origins"].tolist() == after.statements["n_origins"].tolist()
    bounds = [column for column in before.ranges if not column.endswith(("_claims", "claim_ids"))]
    pd.testing.assert_frame_equal(before.ranges[bounds], after.ranges[bounds])


@given(claims_of())
@settings(max_examples=40, deadline=None)
def test_a_link_between_claims_names_claims_of_the_ledger_and_stands_once(claims):
    found = ledger(claims)
    known = {c.claim_id for c in claims}
    links = found.contradictions[["kind", "claim_id", "other_claim_id", "other_article_id", "other_start"]]
    assert not links.duplicated().any()
    assert set(links["claim_id"]) | set(links["other_claim_id"].dropna()) <= known
    assert (links["claim_id"] != links["other_claim_id"]).all()
