"""Confidence: a probability that follows its evidence, from weights that are in the repository."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

import pytest

from counterclaim.reading.confidence import (
    BANDS,
    PARTS,
    ConfidenceModel,
    Surroundings,
    bands,
    features_of,
    fit,
    load_confidence,
    probability,
    surroundings,
)
from counterclaim.reading.confidence import confidence_of as of
from counterclaim.reading.document import make_document
from counterclaim.reading.sides import SideFinder
from tests.reading_fixtures import article_of, profile


@dataclass
class Count:
    confidence: float = 0.9
    agreed: bool = True
    ahead: float = 3.0
    rule: str = "passive"
    victim: str = "soldiers"
    sentence: int = 0
    qualifier: str = "exact"
    low: int | None = 12
    high: int | None = 12
    victim_side: str = "army"
    outcome: str = "killed"
    hedged: bool = False


@dataclass
class Credit:
    claimant_side: str = "front"
    status: str = "asserted"
    margin: float = 0.9
    rule: str = "here:before"


def confidence_of(found: Count, credited: Credit, around: Surroundings | None = None) -> float:
    return of(found, credited, around or Surroundings(named="army"))


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


def test_a_count_on_which_rules_of_several_kinds_agree_is_surer() -> None:
    assert confidence_of(Count(agreed=True), Credit()) > confidence_of(Count(agreed=False), Credit())


def test_victims_whose_side_their_own_words_name_are_surer_than_inferred_ones() -> None:
    assert confidence_of(Count(), Credit(), Surroundings(named="army")) > confidence_of(Count(), Credit(), Surroundings(named=None))


def test_confidence_is_the_product_of_its_parts_and_names_the_least_sure() -> None:
    features = features_of(Count(), Credit(margin=0.1), Surroundings(named="army"))
    model = load_confidence()
    parts = model.parts(features)
    product = 1.0
    for part in PARTS:
        product *= parts[part]
    assert tuple(parts) == PARTS and model.probability(features) == pytest.approx(product)
    assert min(parts, key=lambda part: parts[part]) == "claimant"


def test_what_stands_around_a_claim_is_counted_in_its_sentence() -> None:
    text = "It rained. The army denied that 12 Front fighters and 3 soldiers could have died."
    document = make_document(article_of(text), ())
    around = surroundings(document, SideFinder(profile()), Count(victim="Front fighters", sentence=1))
    assert (around.sides, around.sentences, around.named) == (2, 2, "front")
    assert around.doubtful and around.negated


def test_fitting_finds_the_share_that_is_right_and_what_it_depends_on() -> None:
    features = [{"rule": float(n % 2), "margin": 0.5} for n in range(400)]
    right = [n % 2 == 1 or n % 10 == 0 for n in range(400)]
    weights = fit(features, right)
    assert probability(weights, {"rule": 1.0, "margin": 0.5}) > 0.9
    assert probability(weights, {"rule": 0.0, "margin": 0.5}) == pytest.approx(0.2, abs=0.05)


def test_evidence_that_seems_to_speak_against_a_claim_is_not_turned_round() -> None:
    features = [{"rule": float(n % 2), "margin": 0.0} for n in range(100)]
    weights = fit(features, [n % 2 == 0 for n in range(100)])
    assert weights["rule"] == 0.0
    assert ConfidenceModel({"count": weights}).probability({"count": {"rule": 1.0}}) == pytest.approx(0.5)


def test_every_claim_is_counted_in_one_band() -> None:
    told = bands([0.0, 0.49, 0.5, 0.7, 0.949, 0.95, 1.0], [True] * 7)
    assert [row["from"] for row in told] == list(BANDS) and [row["claims"] for row in told] == [3, 1, 1, 2]


def test_the_weights_say_what_they_were_made_of() -> None:
    data = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    assert (
        data["command"].startswith("python -m counterclaim.reading.train_confidence")
        and data["claims"] > 300
        and "CC BY 4.0" in data["data"]
    )
    assert sum(row["claims"] for row in data["bands_held_out"]) == data["claims"]
    assert set(load_confidence().weights) == set(data["weights"]) == set(PARTS)
    asked = features_of(Count(), Credit(), Surroundings())
    assert all(set(data["weights"][part]) == {"constant", *asked[part]} for part in PARTS)


def test_the_weights_tell_more_than_the_share_that_is_right_on_articles_that_they_were_not_fitted_to() -> None:
    data = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    assert data["brier_held_out"] < 0.98 * data["brier_of_the_mean"]
    for row in data["bands_held_out"]:
        spread = 2.5 * (row["confidence"] * (1 - row["confidence"]) / max(1, row["claims"])) ** 0.5
        assert row["claims"] < 30 or abs(row["precision"] - row["confidence"]) <= spread


def test_the_surest_claims_are_right_more_often_than_the_least_sure() -> None:
    rows = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))["bands_held_out"]
    sure, doubtful = [r for r in rows if r["from"] >= 0.85], [r for r in rows if r["from"] < 0.7]
    share = [sum(r["right"] for r in part) / sum(r["claims"] for r in part) for part in (sure, doubtful)]
    assert share[0] > share[1] + 0.1
