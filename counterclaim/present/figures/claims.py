"""Statements in; a figure of all of them out: by whose losses, outcome and who counts, on one axis."""

from __future__ import annotations

import textwrap

from counterclaim.present import look, numbers, sentences
from counterclaim.present.figures import cells
from counterclaim.present.figures.drawing import Figure, Sheet, shortened, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, reported

_LINES, _MARKS = 12, 26  # what one figure holds


def claims_by_side(edition: Edition, root: str = "") -> Figure | Html:
    """One panel a side that loses; in it a line for each outcome and each side that counts it."""
    from counterclaim.present import tables

    look_ = Look.of(edition)
    told = reported(edition.ledger)
    if not told:
        return words_alone("claims-by-side", "These articles make no claim about losses.")
    lines = _lines(told, look_)
    more_lines = lines[_LINES:]
    drawn = lines[:_LINES]
    marks = [sum(s.quantified for s in here) for *_, here in drawn]
    most = cells.share_out(marks, _MARKS)
    counts = [
        f"{look_.name(side)}: "
        + ", ".join(f"{outcome} {_span(here)} said by {look_.telling(who)}" for v, outcome, who, here in lines if v == side)
        for side in dict.fromkeys(v for v, *_ in lines)
    ]
    return Figure(
        name="claims-by-side",
        headline=sentences.widest(edition, root),
        alt=f"Statements of losses by side, outcome and who counts. {'. '.join(counts)}.",
        draw=lambda width: _panels(drawn, look_, width, root, most),
        note=sentences.join_sentences(
            [
                "Each line is one kind of loss counted by one side. Filled marks are counts of one’s own losses. "
                "An arrow marks an open bound; losses told without a number stand as words.",
                cells.left_out(marks, most, root),
                f"{numbers.counted(len(more_lines), 'more line').capitalize()} {'stands' if len(more_lines) == 1 else 'stand'} in the table."
                if more_lines
                else "",
            ]
        ),
        data=tables.by_side_and_source(edition, root),
    )


Line = tuple[str, str, str, list[Statement]]


def _lines(told: list[Statement], look_: Look) -> list[Line]:
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for s in told:
        groups.setdefault((s.victim_side, s.outcome, s.claimant_side), []).append(s)
    outcomes = list(look.SIGNS)
    order = sorted(groups, key=lambda g: (look_.order(g[0]), outcomes.index(g[1]) if g[1] in outcomes else 9, look_.order(g[2])))
    return [(*key, groups[key]) for key in order]


def _span(here: list[Statement]) -> str:
    counted = sorted((s for s in here if s.quantified), key=lambda s: s.value or 0)
    if not counted:
        return "without a number"
    return counted[0].signs if len(counted) == 1 else f"{len(counted)} statements from {counted[0].signs} to {counted[-1].signs}"


def _panels(lines: list[Line], look_: Look, width: float, root: str, most: int) -> Sheet:
    wide = width >= 600
    left = 215.0 if wide else 8.0
    axis = cells.axis_for([s for *_, here in lines for s in here])
    inner = width - left - 16
    laid = [cells.lay_out(here, axis, inner, labels=8, phrases=2, most=most) for *_, here in lines]
    room = [
        max(cell.height + 8, 30 + 13 * len(textwrap.wrap(f"said by {look_.telling(who)}", 34)[:2]))
        if wide
        else max(cell.height, 18) + 10 + 14 * len(textwrap.wrap(f"{look.SIGNS[outcome]} {outcome}, said by {look_.telling(who)}", 52)[:3])
        for (_, outcome, who, _), cell in zip(lines, laid, strict=True)
    ]
    sides = list(dict.fromkeys(v for v, *_ in lines))
    sheet = Sheet(width, sum(room) + 34 * len(sides) + 24)
    y, before = 0.0, None
    for (victim, outcome, who, _), cell, tall in zip(lines, laid, room, strict=True):
        if victim != before:
            sheet.box(0, y + 12, 12, 12, fill=look_.colour(victim))
            sheet.text(18, y + 18, shortened(look_.name(victim), width - 24, 13.5), size=13.5, bold=True)
            y += 34
            sheet.line((0, width), (y - 3, y - 3), colour=look.RULE)
            before = victim
            if wide:
                cells.draw_grid(sheet, axis, left, y, sum(t for (v, *_), t in zip(lines, room, strict=True) if v == victim), inner)
        phone = textwrap.wrap(f"{look.SIGNS[outcome]} {outcome}, said by {look_.telling(who)}", 52)[:3]
        sign, teller = f"{look.SIGNS[outcome]} {outcome}", f"said by {look_.telling(who)}"
        if wide:
            told = textwrap.wrap(teller, 34)[:2]
            middle = y + tall / 2 - 6.5 * len(told)
            sheet.text(0, middle, sign, size=11.5)
            for k, words in enumerate(told):
                sheet.text(13, middle + 15 + 13 * k, words, size=10.5, colour=look.MUTED)
        else:
            for k, words in enumerate(phone):
                sheet.text(0, y + 10 + 14 * k, words, size=11.5, colour=look.MUTED)
        top = y if wide else y + 6 + 14 * len(phone)
        if not wide:
            cells.draw_grid(sheet, axis, left, top, y + tall - top, inner)
        cells.draw(sheet, cell, look_, left, top + (max(tall - cell.height, 0) / 2 if wide else 0), inner, axis, root)
        y += tall
    cells.draw_ticks(sheet, axis, left, y, inner)
    return sheet
