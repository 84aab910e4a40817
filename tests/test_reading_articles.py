"""Forty invented articles on ten conflicts: the gate below which no change of the reader may fall."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from counterclaim.reading import read_articles
from counterclaim.reading.score import read_claims, score
from counterclaim.sources import load_profile, load_sources

FOLDER = Path(__file__).parent / "fixtures" / "reading" / "articles"
CONFLICTS = sorted(path.name.removesuffix(".profile.yml") for path in FOLDER.glob("*.profile.yml"))


@pytest.fixture(scope="module")
def read() -> tuple[dict[str, Any], dict[str, Any]]:
    gold: dict[str, Any] = {}
    told: dict[str, Any] = {}
    for name in CONFLICTS:
        articles = load_sources(FOLDER / name).articles
        gold |= read_claims(FOLDER / f"{name}.claims.jsonl")
        for reading in read_articles(articles, load_profile(FOLDER / f"{name}.profile.yml")):
            told[reading.article_id] = [asdict(claim) for claim in reading.claims]
    return gold, told


@pytest.mark.parametrize(("level", "least"), [("count", 0.91), ("victim", 0.78), ("claimant", 0.85), ("full", 0.74)])
def test_articles_of_many_conflicts_are_read_at_least_as_well_as_before(
    read: tuple[dict[str, Any], dict[str, Any]], level: str, least: float
) -> None:
    frame = score(*read)
    row = frame[(frame.level == level) & (frame.outcome == "all")].iloc[0]
    assert row.f1 >= least, f"{level}: F1 {row.f1:.3f}"


def test_every_article_of_the_gold_is_there_and_read(read: tuple[dict[str, Any], dict[str, Any]]) -> None:
    gold, told = read
    assert set(gold) == set(told) and len(gold) == 40
