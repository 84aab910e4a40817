"""A claim before and after attribution in; out, its confidence: the probability that outcome, bounds, both sides and status are all right.

A logistic model over what is known of how the claim was made (`features_of`). Its weights and its precision by band, measured on
articles that it was not fitted to, are in data/confidence.json; train_confidence.py makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

import numpy as np

# Lower bounds of the bands in which precision is told; the last one ends at 1.
BANDS = (0.0, 0.5, 0.7, 0.85, 0.95)


class Found(Protocol):
    """What a claim must tell before attribution; Candidate does."""

    @property
    def confidence(self) -> float: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...
    @property
    def victim_side(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def part_of(self) -> int | None: ...
    @property
    def hedged(self) -> bool: ...
    @property
    def headline(self) -> bool: ...


class Credited(Protocol):
    """What an attribution must tell; Attribution does."""

    @property
    def claimant_side(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def margin(self) -> float: ...
    @property
    def rule(self) -> str: ...


def features_of(found: Found, credited: Credited) -> dict[str, float]:
    """What confidence rests on, each from 0 to 1. rule: the confidence of the rule that read the count. margin: how far the claimant's side is ahead of the next."""
    single = found.low == found.high == 1
    return {
        "rule": found.confidence,
        "margin": max(0.0, min(1.0, credited.margin)),
        "single victim": float(single),
        "no number": float(found.low is None and found.high is None),
        "vague number": float(found.qualifier == "vague" and not (found.low is None and found.high is None)),
        "victims unknown": float(found.victim_side == "unknown"),
        "victims civilian": float(found.victim_side == "civilian"),
        "outcome other than killed or wounded": float(found.outcome not in ("killed", "wounded")),
        "part of another": float(found.part_of is not None),
        "claimant carried": float(credited.rule.startswith(("carry", "ahead"))),
        "claimant unknown": float(credited.claimant_side == "unknown"),
        "outlet's own voice": float(credited.claimant_side == "outlet"),
        "not plainly asserted": float(credited.status != "asserted" or found.hedged),
        "headline": float(found.headline),
    }


@dataclass(frozen=True)
class ConfidenceModel:
    """weights: log-odds for each feature, and "constant"."""

    weights: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        odds = self.weights.get("constant", 0.0) + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=1)
def load_confidence() -> ConfidenceModel:
    """The project's own weights."""
    return ConfidenceModel(
        json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))["weights"]
    )


def confidence_of(found: Found, credited: Credited) -> float:
    """Probability, to three places, that the claim is right in outcome, bounds, victims' side, claimant's side and status."""
    return round(load_confidence().probability(features_of(found, credited)), 3)


def fit(features: Sequence[Mapping[str, float]], right: Sequence[bool], ridge: float = 1.0) -> ConfidenceModel:
    """Logistic regression with a ridge on all weights but the constant, by Newton's method; needs at least one example."""
    names = ["constant", *features[0]]
    x = np.array([[1.0, *(row[name] for name in names[1:])] for row in features])
    y = np.array(right, dtype=float)
    penalty = np.diag([0.0] + [ridge] * (len(names) - 1))
    w = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty + 1e-9 * np.eye(len(names)), x.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-9:
            break
    # A likelier rule and a clearer claimant must never make a claim less likely.
    kept = {name: float(value) for name, value in zip(names, w, strict=True)}
    return ConfidenceModel({name: round(max(0.0, value) if name in ("rule", "margin") else value, 4) for name, value in kept.items()})


def bands(probabilities: Sequence[float], right: Sequence[bool]) -> list[dict[str, float | int]]:
    """One row a band of confidence: from, to, claims, right (counts), precision (share), confidence (mean)."""
    rows: list[dict[str, float | int]] = []
    for low, high in zip(BANDS, (*BANDS[1:], 1.0), strict=True):
        chosen = [(p, r) for p, r in zip(probabilities, right, strict=True) if low <= p < high or high == 1.0 and p == 1.0]
        hits = sum(r for _, r in chosen)
        rows.append(
            {
                "from": low, "to": high, "claims": len(chosen), "right": hits,
                "precision": round(hits / len(chosen), 3) if chosen else 0.0,
                "confidence": round(sum(p for p, _ in chosen) / len(chosen), 3) if chosen else 0.0,
            }
        )  # fmt: skip
    return rows
