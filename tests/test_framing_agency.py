"""Who is said to have killed."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from corpora import article, claim, profile
from counterclaim.framing import agency
from counterclaim.reading.records import Claim, LethalClause, to_frame


def clause(article_id: str, start: int, victim_side: str, construction: str, agent: str | None = None, **more) -> LethalClause:
    return LethalClause(
        article_id=article_id,
        start=start,
        end=start + 20,
        text="twenty letters of it",
        trigger="killed",
        construction=construction,
        victim_side=victim_side,
        agent=agent,
        **more,
    )


CLAUSES = [
    clause("a", 0, "south", "active", "northern guns", agent_side="north"),
    clause("a", 30, "south", "agentless"),
    clause("a", 60, "north", "by_passive", "a mine"),
    clause("a", 90, "civilian", "intransitive"),
    clause("a", 120, "north", "active", "we", voice="quotation"),
    clause("b", 0, "north", "nominal"),
]
ARTICLES = [article("a", "Harbour Post", "2031-05-02"), article("b", "Inland News", "2031-05-03")]


def measured(clauses=CLAUSES, articles=ARTICLES):
    return agency.measure(to_frame(clauses, LethalClause), articles, profile())


def row(measure, article_id, side):
    figures = measure.figures
    return figures[(figures["article_id"] == article_id) & (figures["side"] == side)].iloc[0]


def test_clauses_in_quotation_marks_are_not_the_articles():
    every = row(measured(), "a", "all")
    assert (every["clauses"], every["named"], every["share"]) == (4, 2, 0.5)
    assert every[list(agency.CONSTRUCTIONS)].tolist() == [1, 1, 1, 1, 0]


def test_each_side_of_victims_has_its_own_share():
    measure = measured()
    counts = {side: tuple(row(measure, "a", side)[["clauses", "named"]]) for side in ("north", "south", "civilian")}
    assert counts == {"north": (1, 1), "south": (2, 1), "civilian": (1, 0)}
    assert row(measure, "b", "south")["clauses"] == 0
    assert pd.isna(row(measure, "b", "south")["share"])


def test_swapping_the_sides_mirrors_the_figures():
    other = {"north": "south", "south": "north"}
    mirrored = measured([dataclasses.replace(c, victim_side=other.get(c.victim_side, c.victim_side)) for c in CLAUSES])
    for side in other:
        ours, theirs = row(measured(), "a", side).drop("side"), row(mirrored, "a", other[side]).drop("side")
        pd.testing.assert_series_equal(ours, theirs, check_names=False)


def test_findings_are_in_the_right_number():
    texts = [f.text for f in measured().findings]
    assert texts == [
        "2 of 5 clauses that tell of killing name the killer.",
        "Of 2 clauses about the dead of North, 1 names who killed them.",
        "Of 2 clauses about the dead of South, 1 names who killed them.",
        "1 of 2 articles that tell of killing never names the killer.",
    ]
    assert measured(CLAUSES[:1]).findings[0].text == "The one clause that tells of killing names the killer."
    assert measured(CLAUSES[1:2]).findings[0].text == "The one clause that tells of killing does not name the killer."
    assert measured([]).findings[0].text == "No clause that tells of killing was read."


def test_only_killing_is_killing():
    told = [clause("a", 0, "south", "agentless", claim_id="c1"), clause("a", 30, "south", "agentless", claim_id="c2")]
    keys = {"a1": "c1", "a2": "c2"}
    claims = [claim("a1", {"killed": 85, "of": "south"}, keys), claim("a2", {"wounded": 108, "of": "south"}, keys)]
    found = agency.measure(to_frame(told, LethalClause), ARTICLES, profile(), to_frame(claims, Claim))
    assert found.instances["reason"].tolist() == ["", "tells of wounded, not of killing"]
    assert found.findings[0].text == "The one clause that tells of killing does not name the killer."


@pytest.mark.parametrize(
    ("named", "text"),
    [
        (0, "None of 3 clauses that tell of killing names the killer."),
        (1, "1 of 3 clauses that tell of killing names the killer."),
        (2, "2 of 3 clauses that tell of killing name the killer."),
        (3, "All 3 clauses that tell of killing name the killer."),
    ],
)
def test_none_one_some_and_all_are_told_in_plain_grammar(named, text):
    told = [clause("a", 30 * n, "south", "active", "a mine" if n < named else None) for n in range(3)]
    assert measured(told).findings[0].text == text


def test_a_clause_follows_what_a_review_made_of_its_claim():
    keys = {"a1": "1" * 16, "a2": "2" * 16}
    told = [clause("a", 90, "south", "agentless", claim_id=keys["a1"]), clause("a", 190, "south", "agentless", claim_id=keys["a2"])]
    read = [claim("a1", {"killed": 85, "of": "civilian"}, keys), claim("a2", {"killed": 10, "of": "south"}, keys)]

    def found(claims):
        return agency.measure(to_frame(told, LethalClause), ARTICLES, profile(), to_frame(claims, Claim)).instances

    assert found(read)["side"].tolist() == ["civilian", "south"]
    rejected = found(read[:1])
    assert rejected["counted"].tolist() == [True, False]
    assert rejected["reason"].tolist()[1] == "rejected in review"
    again = dataclasses.replace(read[1], claim_id="3" * 16, victim_side="civilian")
    assert found([read[0], again])["side"].tolist() == ["civilian", "civilian"]
