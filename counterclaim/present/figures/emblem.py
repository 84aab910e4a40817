"""Statements in; the emblem out: a matrix of who counts (rows) and whose losses are counted (columns)."""

from __future__ import annotations

import textwrap

from counterclaim.present import look, numbers
from counterclaim.present.figures import cells
from counterclaim.present.figures.drawing import Figure, Sheet, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, reported, statements

_MARKS = 28  # marks that keep the figure light and each of them apart
_MOST = 7  # more columns than these cannot be read; the rest are gathered in the words under the figure


def who_counts_whose_dead(edition: Edition, root: str = "") -> Figure | Html:
    """The emblem: one mark a statement, on one log axis for every cell; the cells of a side's own losses tinted."""
    from counterclaim.present import sentences, tables

    told = reported(edition.ledger)
    look_ = Look.of(edition)
    if not told:
        return words_alone("emblem", "These articles make no claim about losses, so there is nothing to set side by side.")
    rows, columns = _sides(told, look_)
    shown = [s for s in told if s.claimant_side in rows and s.victim_side in columns]
    counts = [sum(s.quantified and s.claimant_side == r and s.victim_side == c for s in shown) for r in rows for c in columns]
    most = cells.share_out(counts, _MARKS)

    def paint(width: float) -> Sheet:
        return (
            _matrix(shown, rows, columns, look_, width, root, most)
            if width >= 600
            else _stack(shown, rows, columns, look_, width, root, most)
        )

    left_out, other = len(told) - len(shown), len(statements(edition.ledger)) - len(told)
    return Figure(
        name="emblem",
        headline=sentences.own_dead(edition, root),
        alt=_alt(shown, rows, columns, look_),
        draw=paint,
        note=sentences.join_sentences(
            [
                "One mark is one statement, however many outlets carry it; a click opens its sentence. "
                "Rows say who counts, columns whose losses. "
                "Outlined cells are a side’s own losses. The axis is logarithmic: each step is ten times the one before.",
                _widely(shown),
                cells.left_out(counts, most, root),
                f"{numbers.counted_are(left_out, 'statement')} about sides with few claims and listed in the ledger alone."
                if left_out
                else "",
                join(
                    [
                        tag("a", numbers.counted(other, "statement").capitalize(), href=f"{root}casualties.html#apart"),
                        f" {'is' if other == 1 else 'are'} kept apart from the toll and not drawn.",
                    ]
                )
                if other
                else "",
            ]
        ),
        data=tables.matrix(edition, root),
    )


def _sides(told: list[Statement], look_: Look) -> tuple[list[str], list[str]]:
    """Which sides are rows and which columns. Of two sides that count or are counted each is both, so that the cell of its own
    losses is there to be seen; of more sides only those stand as rows that count, and as columns that are counted."""
    weight: dict[str, int] = {}
    for s in told:
        for side in (s.claimant_side, s.victim_side):
            weight[side] = weight.get(side, 0) + 1
    own = sorted((s for s in look_.sides if s in weight), key=lambda s: (-weight[s], look_.order(s)))[:_MOST]
    own.sort(key=look_.order)
    victims = {s.victim_side for s in told}
    claimants = {s.claimant_side for s in told}
    others = [s for s in look.BUILT_IN_COLOURS if s in victims][: max(_MOST - len(own), 2)]
    tellers = [s for s in own if len(own) <= 2 or s in claimants]
    losers = [s for s in own if len(own) <= 2 or s in victims]
    return tellers + [s for s in ("third_party", "unknown", "outlet") if s in claimants], losers + others


def _widely(shown: list[Statement], most: int = 4) -> str:
    """Which statements more than one outlet prints."""
    found = sorted(
        (s for s in shown if len(s.outlets) > 1 and s.quantified), key=lambda s: (-len(s.outlets), -(s.value or 0), s.statement_id)
    )
    if not found:
        return ""
    said = numbers.list_words([f"{s.words} {s.outcome} in {len(s.outlets)}" for s in found[:most]])
    return f"Printed by more than one outlet: {said}{' among others' if len(found) > most else ''}."


def _alt(told: list[Statement], rows: list[str], columns: list[str], look_: Look) -> str:
    parts = []
    for row in rows:
        for column in columns:
            here = [s for s in told if s.claimant_side == row and s.victim_side == column]
            if here:
                figures = [cells.figure_words(s) for s in sorted(here, key=lambda s: -(s.value or 0))]
                rest = f" and {len(figures) - 3} more" if len(figures) > 5 else ""
                shown = figures[: 3 if rest else 5]
                parts.append(f"{look_.teller(row)} on losses of {look_.within(column)}: {', '.join(shown)}{rest}")
            elif row == column and row in look_.sides:
                parts.append(f"{look_.name(row)} on its own losses: nothing")
    return f"Who counts whose dead, {numbers.counted(len(told), 'statement')}. " + ". ".join(parts) + "."


def _wrap(words: str, width: float, size: float = 12, lines: int = 3) -> list[str]:
    wrapped = textwrap.wrap(words, max(int(width / (size * 0.56)), 11), break_long_words=True) or [""]
    if len(wrapped) > lines:
        wrapped = [*wrapped[: lines - 1], wrapped[lines - 1].rstrip(" ,;") + "…"]
    return wrapped


def _matrix(told: list[Statement], rows: list[str], columns: list[str], look_: Look, width: float, root: str, most: int) -> Sheet:
    axis = cells.axis_for(told)
    left, pad = 132.0, 10.0
    span = (width - left) / len(columns)
    inner = span - 2 * pad
    laid = {
        (r, c): cells.lay_out(
            [s for s in told if s.claimant_side == r and s.victim_side == c],
            axis,
            inner,
            labels=8 if inner > 90 else 3,
            phrases=1,
            outlets=False,
            most=most,
        )
        for r in rows
        for c in columns
    }
    size = 12.0 if span > 110 else 10.5
    names = {c: _wrap(look_.name(c), span - 30, size, 4) for c in columns}
    head = 30.0 + 15 * max(len(n) for n in names.values())
    labels = {r: _wrap(look_.teller(r), left - 16, 12, 4) for r in rows}
    heights = {r: max(44.0, 15.0 * len(labels[r]) + 14, *(laid[r, c].height + 16 for c in columns)) for r in rows}
    sheet = Sheet(width, head + sum(heights.values()) + 26)
    sheet.text(left + pad, 10, "WHOSE LOSSES", size=10, colour=look.MUTED, bold=True)
    sheet.text(0, head - 12, "WHO COUNTS", size=10, colour=look.MUTED, bold=True)
    for i, c in enumerate(columns):
        sheet.box(left + i * span + pad, 24, 9, 9, fill=look_.colour(c))
        for k, line in enumerate(names[c]):
            sheet.text(left + i * span + pad + 14, 29 + 15 * k, line, size=size, bold=True)
    for i in range(len(columns)):
        cells.draw_grid(sheet, axis, left + i * span + pad, head + 3, sheet.height - 32 - head, inner, sparse=inner <= 90)
    y = head
    for r in rows:
        for k, line in enumerate(labels[r]):
            sheet.text(0, y + heights[r] / 2 + 15 * (k - (len(labels[r]) - 1) / 2), line, size=12, bold=r in look_.sides)
        for i, c in enumerate(columns):
            x = left + i * span
            own = r == c and c in look_.sides
            _ground(sheet, x, y, span, heights[r], own, bool(laid[r, c].placed))
            if own and not laid[r, c].placed and not laid[r, c].phrases:
                sheet.text(x + span / 2, y + heights[r] / 2, "no figure", size=11.5, colour=look.INK, align="center", italic=True)
            cells.draw(sheet, laid[r, c], look_, x + pad, y + (heights[r] - laid[r, c].height) / 2, inner, axis, root)
        y += heights[r]
        sheet.line((0, width), (y, y), colour=look.RULE, width=0.8)
    for i in range(len(columns)):
        cells.draw_ticks(sheet, axis, left + i * span + pad, y + 2, inner, sparse=inner < 100)
    return sheet


def _ground(sheet: Sheet, x: float, y: float, width: float, height: float, own: bool, counted: bool) -> None:
    if own:
        sheet.box(x + 2, y + 2, width - 4, height - 4, fill=look.OWN, edge=look.MUTED, dash=not counted)


def _stack(told: list[Statement], rows: list[str], columns: list[str], look_: Look, width: float, root: str, most: int) -> Sheet:
    """The same for a phone: the columns one below the other, each with its rows."""
    axis = cells.axis_for(told)
    pad = 8.0
    inner = width - 2 * pad
    plan: list[tuple[str, str, cells.Cell, float]] = []
    for c in columns:
        for r in rows:
            here = [s for s in told if s.claimant_side == r and s.victim_side == c]
            if here or (r == c and c in look_.sides):
                cell = cells.lay_out(here, axis, inner, labels=10, phrases=1, outlets=False, most=most)
                plan.append((c, r, cell, 22 + max(cell.height, 20) + 8))
    height = sum(p[3] for p in plan) + 44 * len({p[0] for p in plan}) + 8
    sheet = Sheet(width, height)
    y, before = 0.0, None
    for c, r, cell, tall in plan:
        if c != before:
            sheet.box(0, y + 10, 12, 12, fill=look_.colour(c))
            sheet.text(18, y + 16, _wrap(look_.name(c), width - 24, 13, 1)[0], size=13.5, bold=True)
            y += 28
            before = c
            cells.draw_grid(sheet, axis, pad, y + 20, sum(p[3] for p in plan if p[0] == c) - 24, inner)
        own = r == c and c in look_.sides
        _ground(sheet, 0, y, width, tall - 2, own, bool(cell.placed))
        who = look_.teller(r) if not own else "this side itself"
        sheet.text(pad, y + 13, _wrap(f"said by: {who}", inner, 11.5, 1)[0], size=11.5, colour=look.MUTED)
        if own and not cell.placed and not cell.phrases:
            sheet.text(width / 2, y + 30, "no figure", size=12, italic=True, align="center")
        cells.draw(sheet, cell, look_, pad, y + 22, inner, axis, root)
        y += tall
        last = plan.index((c, r, cell, tall)) + 1
        if last == len(plan) or plan[last][0] != c:
            cells.draw_ticks(sheet, axis, pad, y - 2, inner)
            y += 16
    return sheet
