"""The record of what one figure of framing shows, and what all of them say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from counterclaim.present.figures.drawing import Sheet
from counterclaim.present.framing_units import Shown, Unit

SIDES = 4  # in one figure; of more, those of which most is told
Lane = TypeVar("Lane")


@dataclass(frozen=True, slots=True)
class View:
    """One figure. unit: what is counted. words: a line a row, for the alt text. table: the rows behind it. note: what was left out,
    how to read it. Nothing to draw where draw is None."""

    draw: Callable[[float], Sheet] | None
    unit: str
    level: str
    words: tuple[str, ...] = ()
    table: tuple[Mapping[str, object], ...] = ()
    note: tuple[str, ...] = ()


def reading(shows: Shown, hollow: bool = False) -> tuple[str, ...]:
    """What is not drawn, and what a hollow dot means where there is one."""
    notes = [shows.note] if shows.note else []
    if hollow:
        notes.append("A hollow dot has no interval: there are too few articles for one.")
    return tuple(notes)


def first_cells(unit: Unit, level: str) -> dict[str, object]:
    """The columns of a table that say of which article, outlet or bloc a row is. level: what most rows are."""
    return {"Article" if level == "article" else "Outlet": unit.label} | ({"Articles": unit.n_articles} if level == "outlet" else {})


def told_sides(sides: Sequence[str], units: Sequence[Unit], count: str) -> tuple[list[str], tuple[str, ...]]:
    """The sides that a figure draws, in their order, and the sentence that says which are not. Two are always drawn; of more, those
    of which anything is told, at most SIDES. count: the column that says how much is told."""
    if len(sides) <= 2:
        return list(sides), ()
    sums = {s: sum(u.rows[s][count] or 0 for u in units if s in u.rows) for s in sides}
    told = [s for s in sides if sums[s]]
    most = sorted(told, key=lambda s: (-sums[s], s))[:SIDES]
    note = () if len(told) == len(most) else (f"Of {len(told)} sides the {SIDES} of which most is told are drawn; the table holds all.",)
    return [s for s in sides if s in most], note


def lanes_of(each: Sequence[Lane | None]) -> tuple[Lane | None, ...]:
    """The lanes of a row: with more than two sides only those with something to show."""
    return tuple(each) if len(each) <= 2 else tuple(lane for lane in each if lane is not None) or (None,)
