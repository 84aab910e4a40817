"""Options with named features in; out, the likelihood of each (`Ranker.weigh`): a linear conditional logit with readable weights.

The weights live in data/ranker.json; train_ranker.py makes them. Model: McFadden's conditional logit (1974), options of one claim
compete with each other; the likelihood of a claim in training is the sum over its right options; ridge penalty.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranker:
    """weights: feature name → weight; features without one weigh nothing."""

    weights: dict[str, float]

    def score(self, features: Features) -> float:
        """The linear score of one option."""
        return sum(value * self.weights.get(name, 0.0) for name, value in features.items())

    def weigh(self, options: Sequence[Features]) -> list[float]:
        """The likelihoods of the options of one claim; they sum to 1."""
        scores = [self.score(option) for option in options]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]


@lru_cache(maxsize=1)
def load_ranker() -> Ranker:
    """The project's own weights."""
    data = json.loads(files("counterclaim.reading").joinpath("data/ranker.json").read_text(encoding="utf-8"))
    return Ranker({str(k): float(v) for k, v in data["weights"].items()})


def fit(
    groups: Sequence[tuple[Sequence[Features], Sequence[bool]]], ridge: float = 1.0, prior: Mapping[str, float] | None = None
) -> Ranker:
    """Weights that make the right options likely. groups: per claim its options' features and which of them are right.

    prior: weights held before anything is seen, 0 where not named; the penalty is ridge / 2 times the squared distance from them.

    Groups without a right or without a wrong option teach nothing and are left out. Deterministic: starts from the prior, L-BFGS.
    """
    import numpy as np
    from scipy.optimize import minimize

    useful = [(options, right) for options, right in groups if any(right) and not all(right)]
    before = dict(prior or {})
    names = sorted({name for options, _ in useful for option in options for name in option} | set(before))
    start = np.array([before.get(name, 0.0) for name in names])
    place = {name: n for n, name in enumerate(names)}
    blocks = []
    for options, right in useful:
        x = np.zeros((len(options), len(names)))
        for row, option in enumerate(options):
            for name, value in option.items():
                x[row, place[name]] = value
        blocks.append((x, np.array(right, dtype=bool)))

    def loss(w):  # type: ignore[no-untyped-def]
        away = w - start
        total, gradient = 0.5 * ridge * float(away @ away), ridge * away
        for x, right in blocks:
            z = x @ w
            z = z - z.max()
            p = np.exp(z)
            p /= p.sum()
            mass = max(float(p[right].sum()), 1e-12)
            q = np.where(right, p, 0.0) / mass
            total -= math.log(mass)
            gradient = gradient + x.T @ (p - q)
        return total, gradient

    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return Ranker({name: round(float(best.x[n]), 4) for name, n in place.items() if abs(best.x[n]) >= 5e-4})
