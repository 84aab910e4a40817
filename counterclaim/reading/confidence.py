"""A claim before and after attribution, and what stands around it, in; out, its confidence: the probability that all of it is right.

It is the product of four: that outcome and bounds are right; given that, that the victims' side is; the claimant's; the status. Each is a
logistic model over what is known of how the claim was made (`features_of`). The weights, and the precision by band measured on articles that
they were not fitted to, are in data/confidence.json; train_confidence.py makes them.
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

from counterclaim.reading.document import Document
from counterclaim.reading.sides import SideFinder

# Lower bounds of the bands in which precision is told; the last one ends at 1.
BANDS = (0.0, 0.7, 0.85, 0.95)
# What confidence is the product of; the part of a claim that is least sure is what a reviewer looks at first.
PARTS = ("count", "victims", "claimant", "status")
# More of these must never make a claim less likely, whatever the examples seem to say.
RISING = ("rule", "rules agree", "ahead of another outcome", "margin")

_MAY = frozenset("could would may might if feared threatened can".split())
_NOT = frozenset("not deny denies denied denying rejected rejects dismissed".split())

Features = Mapping[str, Mapping[str, float]]


class Found(Protocol):
    """What a claim must tell before attribution; Candidate does."""

    @property
    def confidence(self) -> float: ...
    @property
    def agreed(self) -> bool: ...
    @property
    def ahead(self) -> float: ...
    @property
    def rule(self) -> str: ...
    @property
    def qualifier(self) -> str: ...
    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...
    @property
    def victim(self) -> str: ...
    @property
    def victim_side(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def hedged(self) -> bool: ...
    @property
    def sentence(self) -> int: ...


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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """words, sides: how many the sentence of the claim holds. sentences: of its text. named: the side that the words for the
    victims name, None for none. doubtful: the sentence says could, may, if; negated: it says not, denied."""

    words: int = 20
    sides: int = 1
    sentences: int = 20
    named: str | None = None
    doubtful: bool = False
    negated: bool = False


def surroundings(document: Document, finder: SideFinder, found: Found) -> Surroundings:
    """What stands around a claim that was read in the document."""
    sentence = document.sentences[found.sentence]
    side = finder.side_of(found.victim)
    words = set(sentence.lower)
    return Surroundings(
        words=len(sentence.words),
        sides=len({f.side for f in finder.find(document.text[sentence.start : sentence.end])}),
        sentences=len(document.sentences),
        named=side[0] if side else None,
        doubtful=bool(words & _MAY),
        negated=bool(words & _NOT),
    )


def features_of(found: Found, credited: Credited, around: Surroundings) -> dict[str, dict[str, float]]:
    """For each of PARTS what its probability rests on, each from 0 to 1.

    rule: how sure the rule is that read the count. margin: how far the claimant's side is ahead of the next."""
    no_number = found.low is None and found.high is None
    margin = max(0.0, min(1.0, credited.margin))
    side = found.victim_side
    return {
        "count": {
            "rule": found.confidence,
            "rules agree": float(found.agreed),
            "ahead of another outcome": found.ahead / 3,
            "read by the parse alone": float(found.rule.startswith("parsed") and not found.agreed),
            "no number": float(no_number),
            "vague number": float(found.qualifier == "vague" and not no_number),
            "single victim": float(found.low == found.high == 1),
            "outcome other than killed or wounded": float(found.outcome not in ("killed", "wounded")),
            "long sentence": min(1.0, around.words / 60),
            "margin": margin,
        },
        "victims": {
            "victims unknown": float(side == "unknown"),
            "victims civilian": float(side == "civilian"),
            "the victims' words name the side": float(around.named == side),
            "side inferred": float(side not in ("unknown", "civilian", "both") and around.named != side),
            "sides in the sentence": min(1.0, around.sides / 3),
            "single victim": float(found.low == found.high == 1),
        },
        "claimant": {
            "margin": margin,
            "margin narrow": float(margin < 0.5),
            "third party": float(credited.claimant_side == "third_party"),
            "outlet's own voice": float(credited.claimant_side == "outlet"),
            "according to": float("according" in credited.rule),
            "claimant of another sentence": float(credited.rule.startswith(("carry", "ahead", "speaker"))),
            "short text": float(around.sentences < 5),
        },
        "status": {
            "not plainly asserted": float(credited.status != "asserted" or found.hedged),
            "could, may, if": float(around.doubtful),
            "not, denied": float(around.negated),
            "outlet's own voice": float(credited.claimant_side == "outlet"),
        },
    }


@dataclass(frozen=True)
class ConfidenceModel:
    """weights: for each of PARTS the log-odds of its features, and "constant"."""

    weights: Mapping[str, Mapping[str, float]]

    def parts(self, features: Features) -> dict[str, float]:
        """The probability of each part, given the count for those behind it."""
        return {part: probability(self.weights.get(part, {}), features[part]) for part in features}

    def probability(self, features: Features) -> float:
        """The probability that all parts are right."""
        return math.prod(self.parts(features).values())


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    odds = weights.get("constant", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=1)
def load_confidence() -> ConfidenceModel:
    """The project's own weights."""
    return ConfidenceModel(
        json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))["weights"]
    )


def confidence_of(found: Found, credited: Credited, around: Surroundings) -> float:
    """Probability, to three places, that the claim is right in outcome, bounds, victims' side, claimant's side and status."""
    return round(load_confidence().probability(features_of(found, credited, around)), 3)


def fit(features: Sequence[Mapping[str, float]], right: Sequence[bool], ridge: float = 1.0) -> dict[str, float]:
    """Weights of a logistic regression with a ridge on all but the constant, by Newton's method; needs at least one example.

    A feature of RISING that would get a weight below 0 is left out, and the rest fitted again."""
    names = list(features[0])
    while True:
        weights = _newton(features, right, names, ridge)
        falling = [name for name in names if name in RISING and weights[name] < 0]
        if not falling:
            return {name: round(weights.get(name, 0.0), 4) for name in ("constant", *features[0])}
        names = [name for name in names if name not in falling]


def _newton(features: Sequence[Mapping[str, float]], right: Sequence[bool], names: Sequence[str], ridge: float) -> dict[str, float]:
    x = np.array([[1.0, *(row[name] for name in names)] for row in features])
    y = np.array(right, dtype=float)
    penalty = np.diag([1e-6] + [ridge] * len(names))
    w = np.zeros(len(names) + 1)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-9:
            break
    return dict(zip(("constant", *names), map(float, w), strict=True))


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
