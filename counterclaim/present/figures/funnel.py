"""Words with how often they stand and how far they lean in; a funnel out: frequency across, log-odds upward."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.present import look
from counterclaim.present.figures.drawing import Sheet

NAMED = 12  # words written out at each end


@dataclass(frozen=True, slots=True)
class Word:
    """One word. count: how often it stands in all articles. z: its weighted log-odds over its standard error; upward is `up`."""

    word: str
    count: int
    z: float
    title: str
    href: str | None = None


def funnel(words: Sequence[Word], width: float, *, up: str, down: str, limit: float = 1.96) -> Sheet:
    """Each word a dot; those beyond the limit are strong; the furthest of each end are written out where there is room.

    up, down: who uses the words above and below the middle more than the rest.
    """
    height = 430.0
    left, right, top, foot = 40.0, 90.0 if width >= 600 else 64.0, 30.0, height - 44
    sheet = Sheet(width, height)
    most = max((w.count for w in words), default=1)
    reach = max([abs(w.z) for w in words] + [limit]) * 1.08
    middle = (top + foot) / 2

    def x(count: int) -> float:
        return left + math.log(max(count, 1)) / math.log(max(most, 2)) * (width - left - right)

    def y(z: float) -> float:
        return middle - z / reach * (foot - top) / 2

    sheet.line((left, width), (middle, middle), colour=look.MUTED)
    for at in (limit, -limit):
        sheet.line((left, width), (y(at), y(at)), colour=look.RULE, dash=(3, 3))
    sheet.text(0, 10, f"▲ more in {up}", size=11.5, bold=True)
    sheet.text(0, foot + 12, f"▼ more in {down}", size=11.5, bold=True)
    for count in _decades(most):
        sheet.text(x(count), height - 10, f"{count:,}×", size=10.5, colour=look.MUTED, align="center")
    ranked = sorted(words, key=lambda w: (-abs(w.z), w.word))
    ends = [w for s in (1, -1) for w in [w for w in ranked if w.z * s > limit][:NAMED]]
    taken: list[tuple[float, float, float]] = []
    for word in sorted(words, key=lambda w: (abs(w.z), w.word)):
        strong = abs(word.z) > limit
        colour = look.INK if strong else look.MUTED
        named = word in ends
        sheet.mark(
            x(word.count),
            y(word.z),
            "killed",
            colour,
            filled=strong,
            radius=3.4 if strong else 2,
            href=word.href if named else None,
            title=word.title if named else "",
        )
    for word in ends:
        start, level = x(word.count) + 7, y(word.z)
        end = start + 6.6 * len(word.word)
        if end < width and not any(abs(level - v) < 12 and start < e and end > s for s, e, v in taken):
            sheet.text(start, level, word.word, size=11.5)
            taken.append((start, end, level))
    return sheet


def _decades(most: int) -> list[int]:
    return [n for n in (1, 3, 10, 30, 100, 300, 1000, 3000, 10000) if n <= most]
