"""Answers of several coders to the same units in, Krippendorff's alpha with its interval out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from counterclaim.framing.uncertainty import DRAWS, ENOUGH_ARTICLES, LEVEL, SEED

Level = Literal["nominal", "ordinal", "interval"]
Unit = Sequence[Hashable | None]
RELIABLE, TENTATIVE = 0.8, 0.667  # Krippendorff (2019): what conclusions may rest on, and what only tentative ones


@dataclass(frozen=True, slots=True)
class Agreement:
    """Krippendorff's alpha. alpha: 1 is perfect agreement, 0 what chance gives; None where it is not defined (fewer than two
    answers to any unit, or one and the same answer throughout). units: with two answers or more, the only ones that
    count. coders: the most that answered one unit. low, high: of 95 %, None where there are too few groups of units."""

    alpha: float | None
    units: int
    coders: int
    low: float | None = None
    high: float | None = None


def krippendorff_alpha(units: Sequence[Unit], level: Level = "nominal", values: Sequence[Hashable] | None = None) -> float | None:
    """Krippendorff's alpha, 1 - Do / De, from the matrix of coincidences (Krippendorff 2011; 2019, chapter 12).

    units: for each unit its answers, one a coder, None where a coder gave none; their order does not matter. level: how far
    two answers are apart: nominal, ordinal (by how many answers lie between them) or interval (numbers). values: all
    answers in their order, for ordinal ones; else those that occur, sorted. None where alpha is not defined.
    Raises ValueError where an answer is not among the values.

    >>> round(krippendorff_alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", None)]), 3)
    0.444
    """
    order = _values(units, values)
    return _alpha(_coincidences(units, order), _distance(level, order))


def agreement(
    groups: Mapping[str, Sequence[Unit]], level: Level = "nominal", values: Sequence[Hashable] | None = None, draws: int = DRAWS
) -> Agreement:
    """The alpha of all units, with a 95 % interval by bootstrap of the groups (of the articles, each with its units).

    groups: units by article; articles are resampled with a fixed seed since the answers of one article hang together. No
    interval with fewer than ENOUGH_ARTICLES articles that have a unit with two answers.
    """
    every = [unit for name in sorted(groups) for unit in groups[name]]
    order = _values(every, values)
    distance = _distance(level, order)
    parts = np.array([_coincidences(groups[name], order) for name in sorted(groups)]).reshape(-1, len(order), len(order))
    parts = parts[parts.sum(axis=(1, 2)) > 0]
    sizes = [sum(v is not None for v in unit) for unit in every]
    units, coders = sum(n > 1 for n in sizes), max(sizes, default=0)
    found = _alpha(parts.sum(axis=0), distance)
    if found is None or len(parts) < ENOUGH_ARTICLES:
        return Agreement(found, units, coders)
    drawn = np.random.default_rng(SEED).integers(0, len(parts), (draws, len(parts)))
    alphas = [a for pick in drawn if (a := _alpha(parts[pick].sum(axis=0), distance)) is not None]
    low, high = np.quantile(alphas, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Agreement(found, units, coders, float(low), float(high))


def _values(units: Sequence[Unit], values: Sequence[Hashable] | None) -> list[Hashable]:
    occurring = {v for unit in units for v in unit if v is not None}
    if values is None:
        return sorted(occurring)  # type: ignore[type-var]
    if unknown := occurring - set(values):
        raise ValueError(f"not among the values: {', '.join(sorted(map(str, unknown)))}")
    return list(values)


def _coincidences(units: Sequence[Unit], order: Sequence[Hashable]) -> np.ndarray:
    """Pairs of answers to the same unit, each unit weighted by one less than its answers; units with one answer drop out."""
    place = {value: i for i, value in enumerate(order)}
    found = np.zeros((len(order), len(order)))
    for unit in units:
        told = [place[v] for v in unit if v is not None]
        for i, one in enumerate(told):
            for j, other in enumerate(told):
                if i != j:
                    found[one, other] += 1 / (len(told) - 1)
    return found


Distance = Callable[[np.ndarray], np.ndarray]


def _distance(level: Level, order: Sequence[Hashable]) -> Distance:
    """Squared differences of every two answers, given how often each occurs."""
    if level == "interval":
        numbers = np.array([float(v) for v in order])  # type: ignore[arg-type]
        return lambda n: (numbers[:, None] - numbers[None, :]) ** 2
    if level == "nominal":
        return lambda n: 1 - np.eye(len(n))
    return _ordinal


def _ordinal(n: np.ndarray) -> np.ndarray:
    """Of two ranks: the answers from the one to the other, half of the first and of the last."""
    middle = np.cumsum(n) - n / 2
    return (middle[:, None] - middle[None, :]) ** 2


def _alpha(coincidences: np.ndarray, distance: Distance) -> float | None:
    n = coincidences.sum(axis=0)
    total = n.sum()
    apart = distance(n)
    expected = float((np.outer(n, n) * apart).sum())
    if total <= 1 or expected == 0:
        return None
    return float(1 - (total - 1) * (coincidences * apart).sum() / expected)
