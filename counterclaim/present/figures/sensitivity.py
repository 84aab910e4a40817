"""The ledger's totals in; a figure out of how the best estimates move with what a side's claims about its enemy are worth."""

from __future__ import annotations

from counterclaim.present import look, numbers
from counterclaim.present.figures.cells import Axis, draw_grid, draw_ticks
from counterclaim.present.figures.drawing import Figure, Sheet, shortened, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row

_MOST = 14
_WEIGHTS = (("best", "0 %"), ("best_50", "50 %"), ("best_100", "100 %"))


def sensitivity(edition: Edition, root: str = "") -> Figure | Html:
    """One line a side and outcome whose best estimate moves: where it stands with uncorroborated claims about the enemy at 0, 50 and 100 %."""
    from counterclaim.present import tables

    look_ = Look.of(edition)
    every = tables.totals(edition)
    if not every:
        return words_alone("sensitivity", "There is no best estimate that could depend on such claims.")
    moved = [r for r in every if r["best_100"] != r["best"]]
    if not moved:
        return words_alone("sensitivity", "No best estimate depends on what a side says of its enemy’s losses.")
    drawn = moved[:_MOST]
    fixed = len(every) - len(moved)
    notes = [
        "Each line runs from the best estimate in which a side’s word about its enemy counts for nothing, where nobody else bears it out, "
        "over half to full weight. What an enemy says is not proof: the first figure is the one this book takes as best.",
        f"{numbers.counted_are(fixed, 'other total')} the same at every weight." if fixed else "",
        f"{numbers.counted_are(len(moved) - _MOST, 'more line')} in the table." if len(moved) > _MOST else "",
    ]
    return Figure(
        name="sensitivity",
        headline=_headline(moved, len(every), look_),
        alt="Best estimates with uncorroborated claims about the enemy at 0, 50 and 100 %. "
        + "; ".join(f"{look_.name(r['victim_side'])}, {r['outcome']}: {_said(r)}" for r in moved)
        + ".",
        draw=lambda width: _chart(drawn, look_, width),
        note=" ".join(n for n in notes if n),
        data=tables.sensitivity(edition, root),
    )


def _headline(moved: list[Row], count: int, look_: Look) -> str:
    def gap(r: Row) -> tuple[int, str]:
        return r["best_100"] - r["best"], r["victim_side"]

    most = max((r for r in moved if r["outcome"] == "killed"), key=gap, default=max(moved, key=gap))
    of = f"{len(moved):,} of {count:,} best estimates rest" if count > 1 else "The one best estimate rests"
    if 1 < count == len(moved):
        of = "Both best estimates rest" if count == 2 else f"All {count:,} best estimates rest"
    if 1 == len(moved) < count:
        of = f"1 of {count:,} best estimates rests"
    return (
        f"{of} on how far a side is believed about its enemy: {look_.within(most['victim_side'])}, {most['outcome']}, "
        f"{most['best']:,} if not at all, {most['best_100']:,} if fully."
    )


def _said(r: Row) -> str:
    return ", ".join(f"{r[key]:,} at {weight}" for key, weight in _WEIGHTS)


def _chart(drawn: list[Row], look_: Look, width: float) -> Sheet:
    wide = width >= 600
    left, tall = (150.0, 30.0) if wide else (8.0, 48.0)
    right = 24 + 6.2 * max(len(_summary(r)) for r in drawn) if wide else 14.0
    axis = Axis(max(r["best_100"] for r in drawn), zero=True)
    inner = width - left - right
    sides = list(dict.fromkeys(r["victim_side"] for r in drawn))
    sheet = Sheet(width, len(drawn) * tall + 34 * len(sides) + 24)
    y, before = 0.0, None
    for r in drawn:
        colour = look_.colour(r["victim_side"])
        if r["victim_side"] != before:
            before = r["victim_side"]
            sheet.box(0, y + 12, 12, 12, fill=colour)
            sheet.text(18, y + 18, shortened(look_.name(before), width - 24, 13.5), size=13.5, bold=True)
            y += 34
            sheet.line((0, width), (y - 3, y - 3), colour=look.RULE)
            if wide:
                draw_grid(sheet, axis, left, y, tall * sum(o["victim_side"] == before for o in drawn), inner)
        middle = y + tall / 2 if wide else y + 34
        sheet.text(0, middle if wide else y + 11, f"{look.SIGNS[r['outcome']]} {r['outcome']}", size=12)
        sheet.text(width, middle if wide else y + 11, _summary(r), size=11, align="right")
        at = [left + axis.at(r[key]) * inner for key, _ in _WEIGHTS]
        sheet.line((at[0], at[2]), (middle, middle), colour=colour, width=2, opacity=0.5)
        for x, (key, weight), filled in zip(at, _WEIGHTS, (True, False, False), strict=True):
            title = f"{r[key]:,} {r['outcome']} where such claims count for {weight}"
            sheet.mark(x, middle, r["outcome"], colour, filled=filled, radius=5.5 if filled else 4, title=title)
        y += tall
    draw_ticks(sheet, axis, left, y, inner)
    return sheet


def _summary(r: Row) -> str:
    return " → ".join(f"{r[key]:,}" for key, _ in _WEIGHTS)
