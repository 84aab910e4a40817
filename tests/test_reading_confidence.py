"""Confidence: a probability that follows its evidence, from weights that are in the repository."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

import pytest

from counterclaim.reading.confidence import BANDS, bands, confidence_of, fit, load_confidence


@dataclass
class Count:
    confidence: float = 0.9
    qualifier: str = "exact"
    low: int | None = 12
    high: int | None = 12
    victim_side: str = "army"
    outcome: str = "killed"
    part_of: int | None = None
    hedged: bool = False
    headline: bool = False


@dataclass
class Credit:
    claimant_side: str = "front"
    status: str = "asserted"
    margin: float = 0.9
    rule: str = "here:before"


def test_confidence_is_a_probability_whatever_the_claim() -> None:
    for margin in (-5.0, 0.0, 1.0, 99.0):
        assert 0.0 < confidence_of(Count(low=None, high=None, victim_side="unknown"), Credit(margin=margin)) < 1.0


def test_a_clearer_claimant_never_lowers_confidence() -> None:
    told = [confidence_of(Count(), Credit(margin=n / 10)) for n in range(11)]
    assert told == sorted(told) and told[0] < told[-1]


def test_a_likelier_rule_never_lowers_confidence() -> None:
    told = [confidence_of(Count(confidence=n / 10), Credit()) for n in range(11)]
    assert told == sorted(told)


def test_losses_without_a_number_are_less_sure_than_counted_ones() -> None:
    assert confidence_of(Count(low=None, high=None), Credit()) < confidence_of(Count(), Credit())


def test_fitting_finds_the_share_that_is_right_and_what_it_depends_on() -> None:
    features = [{"rule": float(n % 2), "margin": 0.5} for n in range(400)]
    right = [n % 2 == 1 or n % 10 == 0 for n in range(400)]
    model = fit(features, right)
    assert model.probability({"rule": 1.0, "margin": 0.5}) > 0.9
    assert model.probability({"rule": 0.0, "margin": 0.5}) == pytest.approx(0.2, abs=0.05)


def test_evidence_that_seems_to_speak_against_a_claim_is_not_turned_round() -> None:
    features = [{"rule": float(n % 2), "margin": 0.0} for n in range(100)]
    assert fit(features, [n % 2 == 0 for n in range(100)]).weights["rule"] == 0.0


def test_every_claim_is_counted_in_one_band() -> None:
    told = bands([0.0, 0.49, 0.5, 0.7, 0.949, 0.95, 1.0], [True] * 7)
    assert [row["from"] for row in told] == list(BANDS) and [row["claims"] for row in told] == [2, 1, 1, 1, 2]


def test_the_weights_say_what_they_were_made_of() -> None:
    data = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    assert (
        data["command"].startswith("python -m counterclaim.reading.train_confidence")
        and data["claims"] > 300
        and "CC BY 4.0" in data["data"]
    )
    assert sum(row["claims"] for row in data["bands_held_out"]) == data["claims"]
    assert set(load_confidence().weights) == set(data["weights"])


def test_the_surest_claims_are_right_more_often_than_the_least_sure() -> None:
    rows = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))["bands_held_out"]
    sure, doubtful = [r for r in rows if r["from"] >= 0.85], [r for r in rows if r["from"] < 0.7]
    share = [sum(r["right"] for r in part) / sum(r["claims"] for r in part) for part in (sure, doubtful)]
    assert share[0] > share[1] + 0.1
