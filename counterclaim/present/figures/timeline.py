"""Statements with a day in; a timeline out: the day against the number, on a log axis."""

from __future__ import annotations

import datetime
import math

from counterclaim.present import address, look, numbers
from counterclaim.present.dates import day
from counterclaim.present.figures import cells
from counterclaim.present.figures.drawing import Figure, Sheet, shortened, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, apart, reported


def timeline(edition: Edition, root: str = "") -> Figure | Html:
    """When each statement with a number was first printed. Statements whose articles have no known day are counted in the note."""
    look_ = Look.of(edition)
    false = [s for s in apart(edition.ledger) if s.disproved]
    counted = [s for s in [*reported(edition.ledger), *false] if s.quantified]
    dated = sorted(((d, s) for s in counted if (d := _day(s.row.get("first_published")))), key=lambda p: (p[0], p[1].statement_id))
    if not dated:
        return words_alone("timeline", "No statement with a number stands in an article whose day is known, so there is no timeline.")
    without = len(counted) - len(dated)
    drawn = sorted(sorted(dated, key=lambda p: (-(p[1].value or 0), p[1].statement_id))[:_MARKS], key=lambda p: (p[0], p[1].statement_id))
    days = sorted({d for d, _ in dated})
    by_day = [f"{day(d.isoformat())}: " + ", ".join(_telling(s, look_) for e, s in dated if e == d) for d in days[:20]]
    more = f" And {len(days) - 20} more days." if len(days) > 20 else ""
    return Figure(
        name="timeline",
        headline=_headline(dated, days),
        alt=f"{numbers.counted(len(dated), 'statement').capitalize()} by the day of first printing. {'. '.join(by_day)}.{more}",
        draw=lambda width: _chart(drawn, look_, width, root),
        note="The day is that of the first article of this book that prints the statement, not of the event."
        + (f" The {_MARKS} largest numbers are drawn, and {len(dated) - _MARKS:,} more stand in the ledger." if len(dated) > _MARKS else "")
        + (f" {numbers.counted_are(without, 'statement')} not drawn: in articles without a known day." if without else ""),
    )


def _telling(s: Statement, look_: Look) -> str:
    return f"{cells.figure_words(s)} ({look_.within(s.victim_side)}, said by {look_.telling(s.claimant_side)})"


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _headline(dated: list[tuple[datetime.date, Statement]], days: list[datetime.date]) -> str:
    count = numbers.counted(len(dated), "statement").capitalize()
    if len(days) == 1:
        return f"{count} with a number, all first printed on {day(days[0].isoformat())}."
    of_day = {d: sum(e == d for e, _ in dated) for d in days}
    most = max(of_day.values())
    busiest = [day(d.isoformat()) for d in days if of_day[d] == most]
    when = f"{count} with a number, first printed between {day(days[0].isoformat())} and {day(days[-1].isoformat())}"
    if len(busiest) > 3:
        return f"{when}."
    return f"{when}; {most} of them on {'each of ' if len(busiest) > 1 else ''}{numbers.list_words(busiest)}."


def _chart(dated: list[tuple[datetime.date, Statement]], look_: Look, width: float, root: str) -> Sheet:
    axis = cells.axis_for([s for _, s in dated])
    left, right, top, tall = 44.0, 20.0, 10.0, 260.0
    first, last = dated[0][0].toordinal(), dated[-1][0].toordinal()
    inner = width - left - right
    sheet = Sheet(width, top + tall + 34)
    for tick in axis.ticks:
        y = top + tall - axis.at(tick) * tall
        sheet.line((left, width - right), (y, y), colour=look.RULE, width=0.8)
        sheet.text(left - 8, y, cells.tick_words(tick), size=10.5, colour=look.MUTED, align="right")
    for ordinal in _ticks(first, last, 4 if width < 600 else 7):
        x = left + 12 + _share(ordinal, first, last) * (inner - 24)
        sheet.line((x, x), (top + tall, top + tall + 4), colour=look.MUTED)
        date = datetime.date.fromordinal(ordinal)
        label = f"{date.day} {date:%b}" if last - first < 300 else f"{date:%b %Y}"
        sheet.text(x, top + tall + 14, label, size=10.5, colour=look.MUTED, align="center")
    taken: list[Box] = []
    placed = []
    for d, s in sorted(dated, key=lambda p: (p[0], p[1].value or 0, p[1].statement_id)):
        x = left + 12 + _share(d.toordinal(), first, last) * (inner - 24)
        y = top + tall - axis.at(s.value or 0) * tall
        # Marks of one day and one number stand side by side, away from the nearer edge.
        step = -_MARK if x > left + inner / 2 else _MARK
        while any(_meet((x - 6, y - 6, x + 6, y + 6), box) for box in taken):
            x += step
        taken.append((x - 6, y - 6, x + 6, y + 6))
        placed.append((x, y, s))
    for x, y, s in placed:
        sheet.mark(
            x,
            y,
            s.outcome,
            look_.colour("outlet" if s.interest == "outlet" else s.victim_side),
            filled=look.filled(s.interest),
            ringed=look.ringed(s.interest),
            radius=5 if len(placed) < 60 else 4,
            dashed=s.unverified,
            struck=s.denied,
            crossed=bool(s.disproved),
            href=address.claim_href(s.lead["article_id"], s.lead["claim_id"], root),
            title=cells.told(s, look_),
        )
        _label(sheet, s, x, y, taken, width)
    return sheet


_MARKS = 44
Box = tuple[float, float, float, float]
_MARK = 13.0


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _label(sheet: Sheet, s: Statement, x: float, y: float, taken: list[Box], width: float) -> None:
    """The number beside its mark, where there is room around it; none in a crowd."""
    words = shortened(s.signs, 90, 10.5)
    room = 6.2 * len(words)
    gap = 11.0 if s.interest == "third" else 9.0
    places = [("left", x + gap, y), ("right", x - gap, y), ("center", x, y - 14), ("center", x, y + 14)]
    places += [(align, at, y + up) for up in (-13, 13, -25, 25) for align, at in (("left", x + gap), ("right", x - gap))]
    for align, at, middle in places:
        begin = at - {"left": 0.0, "center": room / 2, "right": room}[align]
        box = (begin, middle - 6, begin + room, middle + 6)
        if box[0] > 40 and box[2] < width and not any(_meet(box, other) for other in taken):
            taken.append(box)
            if abs(middle - y) > 14:
                sheet.line((x, at), (y, middle), colour=look.MUTED, width=0.6)
            sheet.text(at, middle, words, size=10.5, align=align)
            return


def _share(ordinal: int, first: int, last: int) -> float:
    return 0.5 if first == last else (ordinal - first) / (last - first)


def _ticks(first: int, last: int, most: int) -> list[int]:
    step = max(math.ceil((last - first) / max(most - 1, 1)), 1)
    return list(range(first, last + 1, step))
