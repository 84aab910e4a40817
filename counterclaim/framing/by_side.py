"""Takes the instances of a measure, gives its figures: a row an article or outlet and side, with a share and its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from counterclaim.framing.measure import SHARE_COLUMNS, UNIT_COLUMNS, Corpus, by_article, units
from counterclaim.framing.uncertainty import interval
from counterclaim.ledger.frames import frame_of
from counterclaim.sources.profile import Profile

ALL = "all"
Row = dict[str, Any]


def rows_by_side(
    rows: Iterable[Row],
    corpus: Corpus,
    sides: Callable[[Sequence[Row]], Iterable[str]],
    tell: Callable[[str, Sequence[Row]], Row],
    ratio: Callable[[str, Sequence[Row]], tuple[float, float]],
    columns: dict[str, str],
    share: str = "share",
) -> pd.DataFrame:
    """Figures with the columns UNIT_COLUMNS, `columns` and SHARE_COLUMNS; `columns` may place those of the share itself.

    rows: instances, counted or not. sides: which sides a unit has rows for, by its counted instances. tell: the figures of
    one side from all instances of the unit. ratio: part and whole of the share from the counted instances of one article.
    share: the column of sum(part) / sum(whole), missing where there is no whole, with a 95 % bootstrap interval low, high
    over articles where an outlet that is known has enough of them.
    """
    grouped = by_article(rows)
    counted = {a: [r for r in told if r["counted"]] for a, told in grouped.items()}
    pairs: dict[tuple[str, str], tuple[float, float]] = {}
    made = []
    for level, outlet, article, ids in units(corpus):
        here = [r for a in ids for r in grouped.get(a, ())]
        for side in sides([r for r in here if r["counted"]]):
            for a in ids:
                if (a, side) not in pairs:
                    pairs[a, side] = ratio(side, counted.get(a, ()))
            parts, wholes = zip(*(pairs[a, side] for a in ids), strict=True)
            bounds = interval(parts, wholes) if level == "outlet" and outlet != "unknown" else None
            made.append(
                {"level": level, "outlet": outlet, "article_id": article, "n_articles": len(ids), "side": side}
                | {share: sum(parts) / sum(wholes) if sum(wholes) else None}
                | {"low": bounds[0] if bounds else None, "high": bounds[1] if bounds else None}
                | tell(side, here)
            )
    return frame_of(made, UNIT_COLUMNS | columns | {k: v for k, v in SHARE_COLUMNS.items() if k not in columns})


def of(side: str, rows: Iterable[Row]) -> list[Row]:
    """The counted instances of one side, all of them for ALL."""
    return [r for r in rows if r["counted"] and side in (ALL, r["side"])]


def every_side(profile: Profile) -> Callable[[Sequence[Row]], list[str]]:
    """ALL, the profile's sides, and of the others those that occur."""
    return lambda here: [ALL, *profile.sides, *sorted({r["side"] for r in here} - set(profile.sides))]


def own_sides(profile: Profile) -> Callable[[Sequence[Row]], list[str]]:
    """The profile's sides."""
    return lambda here: list(profile.sides)
