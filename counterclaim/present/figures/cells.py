"""Statements of one cell in; their marks laid out on a shared axis without overlaps, then drawn, out."""

from __future__ import annotations

import math
from dataclasses import dataclass

from counterclaim.present import address, look
from counterclaim.present.figures.drawing import Sheet, shortened
from counterclaim.present.look import Look
from counterclaim.present.markup import Markup, join, tag
from counterclaim.present.statements import Statement

_RUG = 9.0  # pixels of a stroke
_LARGEST = 2  # marks of a crowded cell that carry their number


@dataclass(frozen=True, slots=True)
class Axis:
    """A log axis with a place of its own for zero, left of one."""

    largest: float
    zero: bool

    @property
    def start(self) -> float:
        return -0.45 if self.zero else -0.1

    @property
    def stop(self) -> float:
        return max(math.log10(max(self.largest, 1)) + 0.15, 1.0)

    def at(self, value: float) -> float:
        """The share of the axis's length at which a value stands."""
        place = math.log10(value) if value >= 1 else -0.4
        return (place - self.start) / (self.stop - self.start)

    @property
    def ticks(self) -> list[int]:
        return ([0] if self.zero else []) + [10**power for power in range(math.floor(self.stop) + 1)]


def axis_for(statements: list[Statement]) -> Axis:
    values = [v for s in statements for v in (s.low, s.high) if v is not None]
    return Axis(max(values, default=10), 0 in values)


@dataclass(frozen=True, slots=True)
class Placed:
    statement: Statement
    x: float
    level: int
    label: str
    label_left: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The marks of one cell, and the phrases of those statements that give no number."""

    placed: list[Placed]
    phrases: list[Statement]
    levels: int
    step: float
    radius: float
    shown_phrases: int
    size: float = 11
    rest: tuple[Statement, ...] = ()

    @property
    def height(self) -> float:
        return self.levels * self.step + min(len(self.phrases), self.shown_phrases + 1) * 16 + (_RUG + 18 if self.rest else 0)


def share_out(counts: list[int], budget: int) -> int:
    """The most marks that any one cell may have so that all cells together have no more than the budget (one mark each at least)."""
    return next((most for most in range(max(counts, default=1), 1, -1) if sum(min(n, most) for n in counts) <= budget), 1)


def lay_out(
    statements: list[Statement],
    axis: Axis,
    width: float,
    *,
    labels: int = 8,
    phrases: int = 2,
    outlets: bool = True,
    most: int | None = None,
) -> Cell:
    """most: only so many marks, those of the largest numbers; the others stand below as strokes on the axis. Marks from left to right, each on the first level where it fits. Where there are more than `labels`, they are drawn small, and
    the largest numbers alone stand beside their marks. outlets: whether a number is followed by how many outlets print it."""
    counted = sorted((s for s in statements if s.quantified), key=lambda s: (s.value, s.statement_id))
    rest = counted[: max(len(counted) - most, 0)] if most else []
    counted = counted[len(rest) :]
    every = len(counted) <= labels
    radius, step = (5.0, 20.0) if every else (4.0, 11.0) if len(counted) < 25 else (3.0, 7.5)
    size = 11.0 if every else 9.5
    labelled = {s.statement_id for s in (counted if every else counted[-_LARGEST:])}
    ends: list[float] = []
    placed = []
    for s in counted:
        x = axis.at(s.value or 0) * width
        label = (
            (s.signs if len(s.signs) <= 18 else s.signs[:17] + "…")
            + (f" · {len(s.outlets)} outlets" if len(s.outlets) > 1 and every and outlets else "")
            if s.statement_id in labelled
            else ""
        )
        room = 0.6 * size * len(label) + (radius + 6 if label else 0)
        reach = 18 if s.low is None or s.high is None else 0
        left_label = bool(label) and x + radius + reach + room > width + 10 and x - radius - room > -22
        if label and not left_label and x + radius + reach + room > width + 10:
            # A number is never cut; words are.
            label = "" if s.signs[:1] in "0123456789<>~≤≥" else shortened(label, width + 10 - x - 2 * radius - 6 - reach, size)
            room = 0.6 * size * len(label) + (radius + 6 if label else 0)
        begin = x - radius - (room if left_label else 0) - (reach if s.low is None else 0)
        end = x + radius + 3 + (0 if left_label else room) + (reach if s.high is None else 0)
        level = next((i for i, taken in enumerate(ends) if taken <= begin), len(ends))
        if level == len(ends):
            ends.append(end)
        ends[level] = end
        placed.append(Placed(s, x, level, label, left_label))
    words = [s for s in statements if not s.quantified]
    return Cell(placed, words, len(ends), step, radius, phrases, size, tuple(rest))


def draw(sheet: Sheet, cell: Cell, look_: Look, x: float, y: float, width: float, axis: Axis, root: str = "") -> None:
    """The cell with its upper left corner at x, y."""
    for p in cell.placed:
        s, cx, cy = p.statement, x + p.x, y + p.level * cell.step + cell.step / 2
        outlet = s.interest == "outlet"
        colour = look_.colour("outlet" if outlet else s.victim_side)
        radius = cell.radius * (0.75 if outlet else 1)
        _bounds(sheet, s, cx, cy, x, width, axis, colour, cell.radius)
        beyond = 18 if (s.high is None and not p.label_left) or (s.low is None and p.label_left) else 0
        gap = radius + 5 + beyond + (3 if s.interest == "third" else 0)
        room = gap + 0.6 * cell.size * len(p.label) if p.label else 0
        sheet.mark(
            cx,
            cy,
            s.outcome,
            colour,
            filled=look.filled(s.interest),
            radius=radius,
            ringed=look.ringed(s.interest),
            dashed=s.unverified,
            struck=s.denied,
            reach=(room, 0) if p.label_left else (0, room),
            href=address.claim_href(s.lead["article_id"], s.lead["claim_id"], root),
            title=told(s, look_),
        )
        if p.label:
            sheet.text(cx - gap if p.label_left else cx + gap, cy, p.label, size=cell.size, align="right" if p.label_left else "left")
    below = y + cell.levels * cell.step
    for i, s in enumerate(cell.phrases[: cell.shown_phrases]):
        room = int((width - 16) / 5.8)
        words = s.words if len(s.words) <= room else s.words[: max(room - 2, 3)] + "…”"
        sheet.text(
            x + width / 2,
            below + 8 + 16 * i,
            f"{look.SIGNS[s.outcome]} {words}",
            size=10.5,
            colour=look.MUTED,
            italic=True,
            align="center",
            href=address.claim_href(s.lead["article_id"], s.lead["claim_id"], root),
        )
    rest = len(cell.phrases) - cell.shown_phrases
    if rest > 0:
        sheet.text(
            x + width / 2, below + 8 + 16 * cell.shown_phrases, f"+{rest} more in words", size=10.5, colour=look.MUTED, align="center"
        )
    if cell.rest:
        under = below + 2 + 16 * min(len(cell.phrases), cell.shown_phrases + 1)
        at = [x + axis.at(s.value or 0) * width for s in cell.rest]
        _strokes(sheet, at, under, under + _RUG, look_.colour(cell.rest[0].victim_side), 1.2, 0.75)
        sheet.text(x + width / 2, under + _RUG + 9, f"+{len(cell.rest):,} more", size=10.5, colour=look.MUTED, align="center")


def left_out(counts: list[int], most: int, root: str) -> Markup:
    """That marks are left out, and where they stand; empty where none is."""
    n = sum(max(count - most, 0) for count in counts)
    if not n:
        return Markup("")
    link = tag("a", "ledger", href=f"{root}casualties.html#statements")
    said = "1 more is a stroke" if n == 1 else f"{n:,} more are strokes"
    return join([f"The largest numbers of a crowded cell are marks; {said} on the axis, and in the ", link, "."])


def tick_words(value: int) -> str:
    """1,000 as it is, above in thousands (k) and millions (M)."""
    return f"{value:,}" if value <= 1000 else f"{value // 1000}k" if value < 1_000_000 else f"{value // 1_000_000}M"


def _bounds(sheet: Sheet, s: Statement, cx: float, cy: float, x: float, width: float, axis: Axis, colour: str, radius: float) -> None:
    reach = radius + 15 if radius > 3 else radius + 4
    if s.high is None:
        sheet.line((cx, cx + reach), (cy, cy), colour=colour, width=1.6)
        if radius > 3:
            sheet.line((cx + reach - 4, cx + reach, cx + reach - 4), (cy - 3, cy, cy + 3), colour=colour, width=1.4)
    elif s.low is None:
        sheet.line((cx - reach, cx), (cy, cy), colour=colour, width=1.6)
        if radius > 3:
            sheet.line((cx - reach + 4, cx - reach, cx - reach + 4), (cy - 3, cy, cy + 3), colour=colour, width=1.4)
    elif s.low != s.high:
        sheet.line((x + axis.at(s.low) * width, x + axis.at(s.high) * width), (cy, cy), colour=colour, width=3, opacity=0.55)
    elif s.qualifier == "about" and radius > 3:
        sheet.line((cx - radius - 5, cx + radius + 5), (cy, cy), colour=colour, width=2, dash=(1, 2), opacity=0.7)


def told(s: Statement, look_: Look) -> str:
    """The statement in a line: for the tip of a mark and for alt text."""
    who = "; ".join(s.tellers) or (
        f"{s.outlets[0]}, in its own words"
        if s.claimant_side == "outlet"
        else look_.telling(s.claimant_side)
        if s.claimant_side in look_.sides
        else "nobody named"
    )
    where = ", ".join(look.outlet_name(o) for o in s.outlets)
    what = figure_words(s)
    several = f": {s.origins}" if s.several else ""
    doubt = f" (shown to be false: {s.disproved})" if s.disproved else " (denied)" if s.denied else " (unverified)" if s.unverified else ""
    return f"{what}, losses of {look_.within(s.victim_side)}; said by {who}; printed by {where}{several}{doubt}"


def figure_words(s: Statement) -> str:
    """The number with its outcome; a phrase such as “heavy losses” needs none."""
    return s.words if s.outcome == "casualties" and not s.quantified else f"{s.words} {s.outcome}"


def draw_grid(sheet: Sheet, axis: Axis, x: float, y: float, height: float, width: float, *, sparse: bool = False) -> None:
    """A hair line at each tick, before what stands on it is drawn."""
    at = [x + axis.at(tick) * width for tick in ((axis.ticks[0], axis.ticks[-1]) if sparse else axis.ticks)]
    _strokes(sheet, at, y, y + height, look.RULE, 0.6)


def _strokes(sheet: Sheet, at: list[float], top: float, bottom: float, colour: str, width: float, opacity: float = 1) -> None:
    """Upright strokes as one path with a gap after each: a hundred of them weigh less than two marks."""
    xs, ys = [p for a in at for p in (a, a, math.nan)], [q for _ in at for q in (top, bottom, math.nan)]
    sheet.line(tuple(xs), tuple(ys), colour=colour, width=width, opacity=opacity)


def draw_ticks(
    sheet: Sheet, axis: Axis, x: float, y: float, width: float, *, top: float | None = None, size: float = 10, sparse: bool = False
) -> None:
    """The axis's numbers under y, with hair lines up to `top`."""
    ticks = [t for t in axis.ticks if not sparse or t in (axis.ticks[0], axis.ticks[-1])]
    if len(ticks) > 2 and width / len(ticks) < 34:
        ticks = ticks[:: math.ceil(34 * len(ticks) / width)]
    for tick in ticks:
        at = x + axis.at(tick) * width
        if top is not None:
            sheet.line((at, at), (top, y), colour=look.RULE, width=0.7)
        sheet.text(at, y + 9, tick_words(tick), size=size, colour=look.MUTED, align="center")
