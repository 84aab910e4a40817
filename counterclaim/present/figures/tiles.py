"""A matrix of cells in; tiles out: the stronger the shade, the larger the value; what is absent stays empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.present import look
from counterclaim.present.figures.drawing import Sheet, shortened

INK_OF_TILES = look.BUILT_IN_COLOURS["third_party"]
PALEST, DARKEST = 0.1, 0.42  # letters stay legible on the darkest in light and dark mode


@dataclass(frozen=True, slots=True)
class Tile:
    """One cell. shade: 0 to 1. words: what stands in it. colour: a side's, or the neutral one."""

    shade: float
    words: str
    title: str
    href: str | None = None
    colour: str = INK_OF_TILES
    empty: bool = False  # drawn as a dashed outline: looked for and not there


@dataclass(frozen=True, slots=True)
class TileRow:
    """One row: its label, a group whose name stands over its first row, and its cells, None where there is nothing. href: of its label."""

    label: str
    tiles: tuple[Tile | None, ...]
    group: str = ""
    href: str | None = None


def tiles(columns: Sequence[str], rows: Sequence[TileRow], width: float, *, labels: float = 0.34, tall: float = 26.0) -> Sheet:
    """Tiles under the names of their columns; names too long for their column are turned. labels: the labels' part of the width.

    On a narrow sheet with many columns the labels stand over their rows, so that each tile can be hit.
    """
    over = width < 600 and (len(columns) > 5 or any(len(r.label) > 24 for r in rows))
    left = 0.0 if over else width * labels if width < 600 else min(width * labels, 270.0)
    cell = (width - left) / max(len(columns), 1)
    wrapped = [_wrapped(name, int((cell - 4) / 6.1)) for name in columns]
    turned = any(w is None for w in wrapped)
    head = min(4.4 * max(len(c) for c in columns) + 20, 112.0) if turned else 6 + 14.0 * max((len(w or ()) for w in wrapped), default=1)
    if turned:
        cell = (width - left - 0.75 * head) / max(len(columns), 1)
    groups = list(dict.fromkeys(r.group for r in rows if r.group))
    step = tall + (16 if over else 0)
    sheet = Sheet(width, head + len(rows) * step + len(groups) * 26 + 6)
    for n, name in enumerate(columns):
        x = left + cell * (n + 0.5)
        if turned:
            sheet.text(x - 2, head - 7, shortened(name, 1.32 * (head - 8), 11), size=11, turn=45)
        else:
            for k, line in enumerate(wrapped[n] or ()):
                sheet.text(x, head - 10 - 14 * (len(wrapped[n] or ()) - 1 - k), line, size=11, align="center")
    y, before = head, ""
    for row in rows:
        if row.group and row.group != before:
            sheet.text(0, y + 15, row.group, size=12.5, bold=True)
            y += 26
        before = row.group
        sheet.text(0, y + (8 if over else tall / 2), shortened(row.label, width if over else left - 8, 11.5), size=11.5, href=row.href)
        top = y + (16 if over else 0)
        for n, found in enumerate(row.tiles):
            x = left + cell * n
            if found is None:
                sheet.line((x + cell / 2 - 3, x + cell / 2 + 3), (top + tall / 2,) * 2, colour=look.RULE, width=1.4)
                continue
            if found.empty:
                sheet.box(x + 2, top + 2, cell - 4, tall - 4, edge=look.MUTED, opacity=0.7, dash=True, title=found.title)
                continue
            opacity = round(PALEST + (DARKEST - PALEST) * min(max(found.shade, 0), 1), 2)
            sheet.box(x + 1, top + 1, cell - 2, tall - 2, fill=found.colour, opacity=opacity, href=found.href, title=found.title)
            if found.words and 6.2 * len(found.words) < cell:
                sheet.text(x + cell / 2, top + tall / 2, found.words, size=11, align="center")
        y += step
    return sheet


def _wrapped(name: str, most: int) -> tuple[str, ...] | None:
    """A name in at most three lines of so many letters; None where it does not fit."""
    lines: list[str] = []
    for word in name.split():
        if len(word) > most:
            return None
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines) if len(lines) <= 3 else None
