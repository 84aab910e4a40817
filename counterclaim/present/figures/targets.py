"""Where marks stand in; the areas in which a finger finds each of them out (WCAG 2.2, 2.5.8: 24 by 24 pixels where there is room)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

TARGET = 24.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Target:
    """A mark's place and the area wanted for its link: left, top, right, bottom."""

    x: float
    y: float
    box: Box


def parted(targets: Mapping[str, Target]) -> dict[str, Box]:
    """The areas, none over another: where two would overlap, they meet half-way between their marks."""
    found = {name: list(t.box) for name, t in targets.items()}
    names = sorted(targets, key=lambda n: (targets[n].y, targets[n].x, n))
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            a, b = targets[one], targets[other]
            if b.box[1] >= a.box[3]:
                break
            if a.box[0] >= b.box[2] or b.box[0] >= a.box[2]:
                continue
            _part(found[one], found[other], a, b)
    return {name: (box[0], box[1], box[2], box[3]) for name, box in found.items()}


def _part(one: list[float], other: list[float], a: Target, b: Target) -> None:
    across = abs(a.x - b.x) > abs(a.y - b.y)
    low, high = (0, 2) if across else (1, 3)
    at, beside = (a.x, b.x) if across else (a.y, b.y)
    middle = (at + beside) / 2
    if at <= beside:
        one[high], other[low] = min(one[high], middle), max(other[low], middle)
    else:
        one[low], other[high] = max(one[low], middle), min(other[high], middle)
