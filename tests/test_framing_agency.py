"""Who is said to have killed."""

from __future__ import annotations

import dataclasses

import pandas as pd

from corpora import article, profile
from counterclaim.framing import agency
from counterclaim.reading.records import LethalClause, to_frame


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
