"""Invented articles on many conflicts: the gates below which no change of the reader may fall."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from counterclaim.reading import read_articles
from counterclaim.reading.score import read_claims, score
from counterclaim.sources import load_profile, load_sources

FOLDER = Path(__file__).parent / "fixtures" / "reading"
# Articles in each folder, and the F1 that must not be undercut: articles in the style of wires, posts and ministries; posts, wires and news.
GATES = {
    "articles": (40, {"count": 0.925, "victim": 0.91, "claimant": 0.92, "full": 0.905}),
    "articles3": (20, {"count": 0.86, "victim": 0.75, "claimant": 0.845, "full": 0.685}),
    "articles2": (50, {"count": 0.94, "victim": 0.86, "claimant": 0.93, "full": 0.86}),
}


@lru_cache
def read(folder: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Gold claims and claims as read, by article."""
    gold: dict[str, Any] = {}
    told: dict[str, Any] = {}
    for profile in sorted((FOLDER / folder).glob("*.profile.yml")):
        name = profile.name.removesuffix(".profile.yml")
        articles = load_sources(FOLDER / folder / name).articles
        gold |= read_claims(FOLDER / folder / f"{name}.claims.jsonl")
        for reading in read_articles(articles, load_profile(profile)):
            told[reading.article_id] = [asdict(claim) for claim in reading.claims]
    return gold, told


@lru_cache
def scores(folder: str) -> pd.DataFrame:
    return score(*read(folder))


@pytest.mark.parametrize(
    ("folder", "level", "least"), [(f, level, least) for f, (_, gates) in GATES.items() for level, least in gates.items()]
)
def test_articles_of_many_conflicts_are_read_at_least_as_well_as_before(folder: str, level: str, least: float) -> None:
    frame = scores(folder)
    row = frame[(frame.level == level) & (frame.outcome == "all")].iloc[0]
    assert row.f1 >= least, f"{level}: F1 {row.f1:.3f}"


@pytest.mark.parametrize("folder", GATES)
def test_every_article_of_the_gold_is_there_and_read(folder: str) -> None:
    gold, told = read(folder)
    assert set(gold) == set(told) and len(gold) == GATES[folder][0]


@pytest.mark.parametrize("folder", GATES)
def test_every_number_of_the_gold_stands_in_its_article(folder: str) -> None:
    texts = {
        a.article_id: " ".join(a.text.split()).lower()
        for p in sorted((FOLDER / folder).glob("*.profile.yml"))
        for a in load_sources(p.with_name(p.name.removesuffix(".profile.yml"))).articles
    }
    gold, _ = read(folder)
    missing = [(key, claim["number"]) for key, claims in gold.items() for claim in claims if claim["number"].lower() not in texts[key]]
    assert not missing
