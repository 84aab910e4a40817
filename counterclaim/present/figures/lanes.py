"""Rows of lanes in; dots with their intervals, or bars to both sides of a middle, on one scale out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.present import look
from counterclaim.present.figures.drawing import Sheet, shortened

LANE, GAP, HEAD = 20.0, 10.0, 22.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One value. low, high: its interval, None where there are too few articles for one; the dot is then hollow. words:
    what stands behind it; title: its tip and the name of its link."""

    value: float
    words: str
    colour: str
    title: str
    low: float | None = None
    high: float | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A lane of bars: `left` runs from the middle to the left, `right` to the right; both on the scale. interval: of one of them,
    from where to where on the scale, None where there are too few articles for one."""

    left: float
    right: float
    words: str
    colour: str
    title: str
    href: str | None = None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A bar from the middle to a value, left in one colour, right in another, with marks on it. marks: shape (as of an outcome), value,
    filled; each in a line of its own. value: None where there are marks alone. interval: as in Split."""

    value: float | None
    marks: tuple[tuple[str, float, bool], ...]
    words: str
    colours: tuple[str, str]
    title: str
    href: str | None = None
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Lanes:
    """One row: its label, and a lane for each of its values; None is a lane with nothing to show. tall: of each lane."""

    label: str
    lanes: tuple[Dot | Split | Hold | None, ...]
    none: str = "none"
    href: str | None = None
    tall: float = LANE


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where, with the values at which lines stand and how they are written."""

    low: float
    high: float
    ticks: tuple[float, ...]
    write: Callable[[float], str]
    ends: tuple[str, str] = ("", "")


def percent(value: float) -> str:
    """0.25 → "25 %", with a narrow space."""
    return f"{value:.0%}".replace("%", " %")


def shares(largest: float) -> Scale:
    """A scale of shares from 0 to the first of 10, 25, 50 or 100 % that holds the largest; to 100 % where all are 0."""
    end = next(e for e in (0.1, 0.25, 0.5, 1.0) if 0 < largest <= e or e == 1)
    return Scale(0, end, tuple(end * n / (5 if end in (0.1, 0.25, 0.5) else 4) for n in range(6 if end < 1 else 5)), percent)


def lanes(rows: Sequence[Lanes], width: float, scale: Scale, key: Sequence[tuple[str, str]] = (), right: float = 104.0) -> Sheet:
    """Rows of dots or bars on one scale. key: what each colour means. On a narrow sheet the labels stand over their lanes."""
    wide = width >= 600
    left = 205.0 if wide else 8.0
    right = right if wide else 84.0
    over = 0.0 if wide else 18.0
    keyed = key_lines(key, width)
    ends = any(scale.ends)
    top = 24 * len(keyed) + (18 if wide else 34) * ends + HEAD
    heights = [over + r.tall * len(r.lanes) + GAP for r in rows]
    sheet = Sheet(width, top + sum(heights) + 6)
    draw_key(sheet, keyed)

    def x(value: float) -> float:
        return left + (value - scale.low) / (scale.high - scale.low) * (width - left - right)

    if ends:
        # On a narrow sheet two long names would meet in the middle: each has a line of its own.
        sheet.text(x(scale.low), top - HEAD - (8 if wide else 24), scale.ends[0], size=11, colour=look.MUTED)
        sheet.text(x(scale.high), top - HEAD - 8, scale.ends[1], size=11, colour=look.MUTED, align="right")
    for n, tick in enumerate(scale.ticks):
        strong = tick == 0 and scale.low < 0
        # A box and no line: on a narrow sheet the paper under a label must lie over it.
        sheet.box(x(tick) - 0.5, top - 4, 1, sum(heights) + 4, fill=look.MUTED if strong else look.RULE)
        if wide or n in (0, len(scale.ticks) - 1) or 2 * n == len(scale.ticks) - 1:
            align = "left" if n == 0 and not wide else "right" if n == len(scale.ticks) - 1 and not wide else "center"
            sheet.text(x(tick), top - 12, scale.write(tick), size=10.5, colour=look.MUTED, align=align)
    y = top
    for row, height in zip(rows, heights, strict=True):
        middle = y + 9 if not wide else y + row.tall * len(row.lanes) / 2
        label = shortened(row.label, left - 10 if wide else width, 12)
        if not wide:
            sheet.box(0, y + 1, 7.2 * len(label), 17, fill=look.PAPER)
        sheet.text(0, middle, label, size=12, bold=not wide, href=row.href)
        for n, lane in enumerate(row.lanes):
            at = y + over + row.tall * (n + 0.5)
            if lane is None:
                sheet.text(x(max(scale.low, 0)) + 6, at, row.none, size=10.5, colour=look.MUTED, italic=True)
            else:
                if isinstance(lane, Dot):
                    _dot(sheet, lane, x, at)
                elif isinstance(lane, Split):
                    _split(sheet, lane, x, at)
                else:
                    _hold(sheet, lane, x, at)
                sheet.text(width - right + 10, at, shortened(lane.words, right - 10, 10.5), size=10.5, colour=look.MUTED)
        sheet.line((0, width), (y + height - GAP / 2 + 1,) * 2, colour=look.RULE, width=0.6)
        y += height
    return sheet


def _dot(sheet: Sheet, dot: Dot, x: Callable[[float], float], at: float) -> None:
    if dot.low is not None and dot.high is not None:
        sheet.line((x(dot.low), x(dot.high)), (at, at), colour=dot.colour, width=2.4, opacity=0.55)
    sheet.mark(x(dot.value), at, "killed", dot.colour, filled=dot.low is not None, radius=5, href=dot.href, title=dot.title)


def _whisker(sheet: Sheet, interval: tuple[float, float] | None, x: Callable[[float], float], at: float) -> None:
    if interval is not None:
        low, high = (x(value) for value in interval)
        sheet.line((low, high), (at, at), colour=look.INK, width=1.2)
        for end in (low, high):
            sheet.line((end, end), (at - 3, at + 3), colour=look.INK, width=1.2)


def _split(sheet: Sheet, split: Split, x: Callable[[float], float], at: float) -> None:
    if not split.left and not split.right:
        sheet.mark(x(0), at, "killed", split.colour, filled=False, radius=3.5, href=split.href, title=split.title)
        return
    for value, start in ((split.left, x(-split.left)), (split.right, x(0))):
        if value:
            length = abs(x(value) - x(0))
            shade = 1 if start < x(0) else 0.55
            sheet.box(start, at - 6, length, 12, fill=split.colour, opacity=shade, href=split.href, title=split.title)
    _whisker(sheet, split.interval, x, at)


def _hold(sheet: Sheet, hold: Hold, x: Callable[[float], float], at: float) -> None:
    if hold.value is not None:
        left, right = sorted((x(0), x(hold.value)))
        colour = hold.colours[0] if hold.value < 0 else hold.colours[1]
        sheet.box(left, at - 9, max(right - left, 1.5), 18, fill=colour, opacity=0.35, href=hold.href, title=hold.title)
    _whisker(sheet, hold.interval, x, at)
    for n, (shape, value, filled) in enumerate(hold.marks):
        y = at + (n - (len(hold.marks) - 1) / 2) * 7
        colour = hold.colours[0] if value < 0 else hold.colours[1] if value else look.MUTED
        sheet.mark(x(value), y, shape, colour, filled=filled, radius=3.4)


KeyLine = list[tuple[str, str]]


def key_lines(key: Sequence[tuple[str, str]], width: float) -> list[KeyLine]:
    """The entries of a key, broken into lines that fit."""
    lines: list[KeyLine] = []
    x = width + 1.0
    for entry in key:
        room = 17 + 6.8 * len(entry[0]) + 18
        if x + room > width:
            lines.append([])
            x = 0.0
        lines[-1].append(entry)
        x += room
    return lines


def draw_key(sheet: Sheet, keyed: Sequence[KeyLine]) -> None:
    """Colours with their names, at the top of the sheet."""
    for n, line in enumerate(keyed):
        x = 0.0
        for name, colour in line:
            sheet.box(x, 24 * n + 4, 12, 12, fill=colour)
            sheet.text(x + 17, 24 * n + 10, name, size=11.5)
            x += 17 + 6.8 * len(name) + 18
