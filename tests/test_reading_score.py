"""Gold and predictions in, scores out; and the gate: the seeds' score must not fall."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from counterclaim.errors import InputError
from counterclaim.reading import read_articles
from counterclaim.reading.score import read_claims, score

ROOT = Path(__file__).parent.parent
GOLD = {"a": [{"outcome": "killed", "low": 5, "high": 5, "victim_side": "front", "claimant_side": "army", "status": "asserted"}]}
# Reached by the reader; a change that lowers one of them fails.
FLOOR = {"count": 0.96, "full": 0.92}


def of(frame, level: str, outcome: str = "all"):
    return frame[(frame["level"] == level) & (frame["outcome"] == outcome)].iloc[0]


def test_a_claim_with_the_wrong_side_counts_but_is_not_fully_right() -> None:
    frame = score(GOLD, {"a": [{**GOLD["a"][0], "victim_side": "army"}]})
    assert of(frame, "count")["f1"] == 1.0
    assert of(frame, "full")["f1"] == 0.0
    assert of(frame, "claimant", "killed")["f1"] == 1.0


def test_a_missed_claim_costs_recall_and_an_extra_one_precision() -> None:
    frame = score(GOLD, {"a": [{"outcome": "wounded", "low": 2, "high": 2}]})
    assert of(frame, "count")["missed"] == 1
    assert of(frame, "count")["extra"] == 1
    assert of(frame, "count")["f1"] == 0.0


def test_an_optional_claim_costs_nothing_when_it_is_missed() -> None:
    gold = {"a": [*GOLD["a"], {"outcome": "wounded", "low": 9, "high": 9, "ambiguous": ["presence"]}]}
    assert of(score(gold, GOLD), "count")["f1"] == 1.0


def test_an_echo_of_a_matched_claim_is_no_error() -> None:
    assert of(score(GOLD, {"a": GOLD["a"] * 2}), "count")["precision"] == 1.0


def test_a_file_that_is_not_json_lines_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text("id,claims\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1: expected one JSON object a line"):
        read_claims(path)


def test_the_seeds_are_read_as_well_as_before() -> None:
    from counterclaim.sources import load_profile, load_sources

    sources = load_sources(ROOT / "seeds")
    readings = read_articles(sources.articles, load_profile(ROOT / "seeds" / "profile.yml"))
    predicted = {r.article_id: [dataclasses.asdict(c) for c in r.claims] for r in readings}
    frame = score(read_claims(ROOT / "tests" / "gold" / "panjshir.claims.jsonl"), predicted)
    reached = {level: round(float(of(frame, level)["f1"]), 3) for level in FLOOR}
    assert all(reached[level] >= floor for level, floor in FLOOR.items()), reached
