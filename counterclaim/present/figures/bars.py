"""Rows of parts in; bars out: each part labelled with its number, sides by colour, one of two kinds by a pattern."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.present import look
from counterclaim.present.figures.drawing import Sheet


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar. shade: how strongly the colour is drawn, 0 to 1, where kinds share a colour. title: for the tip."""

    name: str
    value: float
    colour: str
    title: str
    shade: float = 1.0
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. group: a heading over the bars that share it. base: what 100 % is, for bars of shares; None draws lengths."""

    label: str
    parts: tuple[Part, ...]
    group: str = ""
    note: str = ""


def bars(
    rows: list[Bar], width: float, *, unit: str = "", as_shares: bool = False, key: list[tuple[str, str, float]] | None = None
) -> Sheet:
    """Horizontal bars on one scale, or each filling the width where they are shares. key: name, colour, shade."""
    wide = width >= 600
    left = 205.0 if wide else 0.0
    right = 64.0
    tall = 24.0 if wide else 40.0
    groups = list(dict.fromkeys(r.group for r in rows))
    keys = _key_lines(key or [], width)
    sheet = Sheet(width, 26 * len(keys) + sum(28 for g in groups if g) + len(rows) * (tall + 6) + 10)
    y = 0.0
    for line in keys:
        x = 0.0
        for name, colour, shade in line:
            sheet.box(x, y + 6, 12, 12, fill=colour, opacity=shade)
            sheet.text(x + 17, y + 12, name, size=11.5)
            x += 17 + 6.6 * len(name) + 18
        y += 26
    largest = max((sum(p.value for p in r.parts) for r in rows), default=1) or 1
    span = width - left - right
    before = None
    for row in rows:
        if row.group and row.group != before:
            sheet.text(0, y + 15, row.group, size=12.5, bold=True)
            y += 28
        before = row.group
        total = sum(p.value for p in row.parts)
        longest = int((left - 10 if wide else width - 50) / 6.2)
        label = row.label if len(row.label) <= longest else row.label[: longest - 1] + "…"
        sheet.text(0, y + (tall / 2 if wide else 9), label, size=11.5)
        top = y if wide else y + 18
        x, scale = left, span / (total if as_shares and total else largest)
        for part in row.parts:
            length = part.value * scale
            if length <= 0:
                continue
            sheet.box(x, top + 2, length, 18, fill=part.colour, opacity=part.shade, href=part.href, title=part.title)
            sheet.line((x + length, x + length), (top + 2, top + 20), colour=look.PAPER, width=1.5)
            x += length
        if total == 0:
            sheet.text(left, top + 11, "none", size=11, colour=look.MUTED, italic=True)
        sheet.text(
            x + 6 if total else left + 36, top + 11, row.note or (f"{total:,.0f}{unit}" if total else ""), size=11, colour=look.MUTED
        )
        y += tall + 6
    return sheet


def _key_lines(key: list[tuple[str, str, float]], width: float) -> list[list[tuple[str, str, float]]]:
    lines: list[list[tuple[str, str, float]]] = []
    x = width + 1.0
    for entry in key:
        room = 17 + 6.6 * len(entry[0]) + 18
        if x + room > width:
            lines.append([])
            x = 0.0
        lines[-1].append(entry)
        x += room
    return lines
