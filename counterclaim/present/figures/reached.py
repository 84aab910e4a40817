"""F1 of several collections, of the program and of a plain rule, in; a figure of lanes from 0 to 1 out, with what two readers reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.present import look
from counterclaim.present.figures.drawing import Sheet, shortened

INK = look.SIDE_COLOURS[0]


@dataclass(frozen=True, slots=True)
class Lane:
    """One collection. count, full: F1 of outcome and bounds, and of whole claims. plain: F1 of whole claims by a plain rule. new: nobody developed on it."""

    title: str
    count: float
    full: float
    plain: float
    new: bool


def reached(lanes: Sequence[Lane], readers: float | None, width: float) -> Sheet:
    """A filled mark for whole claims, a hollow one for counts, a stroke for the plain rule; a dashed line where two readers agree on whole claims."""
    narrow = width < 600
    left, right = (6.0, width - 12) if narrow else (322.0, width - 16)
    step, head = (48.0 if narrow else 30.0), 34.0
    sheet = Sheet(width, head + step * len(lanes) + 26)
    foot = head + step * len(lanes)

    def at(share: float) -> float:
        return left + (right - left) * share

    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        sheet.line((at(tick), at(tick)), (head - 6, foot), colour=look.RULE)
        sheet.text(at(tick), foot + 12, f"{tick:g}", size=11, colour=look.MUTED, align="center")
    if readers is not None:
        sheet.line((at(readers), at(readers)), (head - 8, foot), colour=look.INK, width=1.2, dash=(3, 3))
        sheet.text(at(readers) + 4, head - 18, f"two readers {readers:.2f}", size=11, align="right")
    for n, lane in enumerate(lanes):
        y = head + step * n + (32 if narrow else step / 2)
        label = lane.title + (", held out" if lane.new else "")
        sheet.text(0, y - 19 if narrow else y, shortened(lane.title, width if narrow else left - 14, 11.5), size=11.5, bold=lane.new)
        sheet.line((at(lane.plain), at(lane.count)), (y, y), colour=look.RULE, width=3)
        sheet.line((at(lane.plain), at(lane.plain)), (y - 6, y + 6), colour=look.MUTED, width=2)
        sheet.mark(at(lane.count), y, "killed", INK, filled=False, title=f"{label}: outcome and bounds, F1 {lane.count:.2f}")
        sheet.mark(at(lane.full), y, "killed", INK, filled=True, title=f"{label}: whole claims, F1 {lane.full:.2f}")
    return sheet
