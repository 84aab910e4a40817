"""The record of what one figure of framing shows, and what all of them say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counterclaim.present.figures.drawing import Sheet
from counterclaim.present.framing_units import Shown, Unit


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


def first_cells(unit: Unit) -> dict[str, object]:
    """The columns of a table that say of which article or outlet a row is."""
    name = "Article" if unit.level == "article" else "Outlet"
    return {name: unit.label} | ({"Articles": unit.n_articles} if unit.level == "outlet" else {})
