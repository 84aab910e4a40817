"""On whose word losses are told."""

from __future__ import annotations

import dataclasses

import pandas as pd

from corpora import Corpus, article
from counterclaim.framing import sourcing
from counterclaim.reading.records import Claim, Quotation, to_frame

CORPUS = Corpus(
    {
        "name": "",
        "articles": {"a": {"outlet": "Harbour Post"}},
        "claims": {
            "a1": {"killed": 120, "of": "south", "by": "north"},
            "a2": {"killed": 3, "of": "south", "by": "south"},
            "a3": {"killed": 40, "of": "south", "by": "third_party"},
            "a4": {"killed": 120, "of": "south", "by": "north", "repeat_of": "a1"},
            "a5": {"wounded": 7, "of": "north", "by": "south"},
            "a6": {"killed": 2, "of": "civilian"},
        },
    }
)


def measured(claims=CORPUS.claims, articles=CORPUS.articles):
    return sourcing.measure(to_frame(claims, Claim), articles, CORPUS.profile)


def row(measure, side):
    return measure.figures[(measure.figures["side"] == side) & (measure.figures["level"] == "article")].iloc[0]


def test_claims_are_counted_by_who_says_so_and_repeats_once():
    south = row(measured(), "south")
    assert south["claims"] == 3
    assert south[list(sourcing.SOURCES)].tolist() == [1, 1, 1, 0, 0]
    assert south["share"] == 2 / 3
    assert row(measured(), "all")["claims"] == 5
    assert row(measured(), "civilian")["outlet_voice"] == 1
    assert set(measured().figures["outlet"]) == {"Harbour Post"}


def test_swapping_the_sides_mirrors_the_figures():
    other = {"north": "south", "south": "north"}

    def swapped(c: Claim) -> Claim:
        return dataclasses.replace(
            c, victim_side=other.get(c.victim_side, c.victim_side), claimant_side=other.get(c.claimant_side, c.claimant_side)
        )

    mirrored = measured([swapped(c) for c in CORPUS.claims])
    for side in other:
        pd.testing.assert_series_equal(row(measured(), side).drop("side"), row(mirrored, other[side]).drop("side"), check_names=False)


def test_a_copy_of_an_article_changes_no_figure():
    copied = [dataclasses.replace(c, article_id="b", claim_id=c.claim_id + "b") for c in CORPUS.claims]
    with_copy = measured(CORPUS.claims + copied, [*CORPUS.articles, article("b", "Reprint Daily", copy_of="a")])
    pd.testing.assert_frame_equal(with_copy.figures, measured().figures)


def test_findings_name_no_source_that_is_not_there():
    assert [f.text for f in measured().findings] == [
        "The one claim about losses of North comes from another side.",
        "Of 3 claims about losses of South, 1 comes from that side itself, 1 from another side and 1 from a third party.",
    ]
    assert measured([]).findings[0].text == "No claim about losses was read."


def spoken(start: int, cue: str, side: str) -> Quotation:
    return Quotation(article_id="a", start=start - 10, end=start + 40, text="", kind="reported", speaker_side=side, cue=cue)


def test_an_article_that_introduces_the_sides_claims_differently_is_told():
    def introduced(north: str, south: str):
        said = to_frame([spoken(100, north, "north"), spoken(200, south, "south")], Quotation)
        found = sourcing.measure(to_frame(CORPUS.claims, Claim), CORPUS.articles, CORPUS.profile, said)
        return found.instances["stance"].dropna().tolist(), [f.text for f in found.findings if f.name == "introduced"]

    stances, texts = introduced("reported", "claimed")
    assert stances == ["neutral", "distancing"]
    assert texts == ["An article of Harbour Post introduces claims of North by “reported” (neutral) and South by “claimed” (distancing)."]
    assert introduced("claimed", "claimed")[1] == []


def test_claims_are_listed_by_victims_claimant_and_word():
    said = to_frame([spoken(100, "claimed", "north")], Quotation)
    found = sourcing.measure(to_frame(CORPUS.claims, Claim), CORPUS.articles, CORPUS.profile, said).details["by_claimant"]
    told = {(r.victim_side, r.claimant_side, r.cue if isinstance(r.cue, str) else ""): r.claims for r in found.itertuples()}
    assert told == {
        ("civilian", "outlet", ""): 1,
        ("north", "south", ""): 1,
        ("south", "north", "claimed"): 1,
        ("south", "south", ""): 1,
        ("south", "third_party", ""): 1,
    }
    assert found["claims"].sum() == 5
