"""The ledger's ranges in; intervals out: what may be concluded of each side's losses, and what was counted independently beside it."""

from __future__ import annotations

from counterclaim.present import address, dates, look, numbers, sentences
from counterclaim.present.figures.cells import Axis, draw_grid, draw_ticks
from counterclaim.present.figures.drawing import Figure, Sheet, shortened, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, clean
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

_MOST, _ELSEWHERE = 24, 6  # lines of the claims' ranges, and of figures from elsewhere


def ranges(edition: Edition, root: str = "") -> Figure | Html:
    """One interval a side and outcome: from low to high, with best; under them the figures that were counted independently."""
    from counterclaim.present import tables

    look_ = Look.of(edition)
    every = tables.totals(edition)
    if not every:
        return words_alone("ranges", "No statement gives a number that belongs to this conflict’s toll, so there is no range.")
    known = [f for f in rows(edition.ledger.references) if tables.group_of(f) == "independent" and _span(f)]
    drawn, beside = every[:_MOST], known[:_ELSEWHERE]
    found = [f for f in edition.ledger.findings if f.name == "range"]
    rest = len(every) - len(drawn)
    notes = [
        "The bar goes from the low to the high bound, the mark is the best estimate; where there is no mark, nobody bears out any number. "
        "A side’s claim about its enemy that nobody else bears out raises the high bound alone. "
        "Zero stands left of one; an arrow is an open bound.",
        "What was counted independently stands below, for its own days and places, and is never mixed in." if beside else "",
        f"{numbers.counted_are(rest, 'more range')} in the table." if rest else "",
        f"{numbers.counted_are(len(known) - len(beside), 'more independent figure')} in the table of figures from elsewhere."
        if len(known) > len(beside)
        else "",
    ]
    alt = "What may be concluded, with caution. " + ". ".join(_words(r, look_) for r in every) + "."
    if known:
        alt += " Counted independently: " + "; ".join(f"{_title(f)}: {_numbers(f)}" for f in known) + "."
    return Figure(
        name="ranges",
        headline=sentences.join_sentences(sentences.finding(edition, f, root) for f in found[:2])
        or "What may be concluded of each side’s losses, with caution.",
        alt=alt,
        draw=lambda width: _chart(drawn, beside, look_, edition, width, root),
        note=" ".join(n for n in notes if n),
    )


def _words(r: Row, look_: Look) -> str:
    best = f"best {r['best']:,}" if r["best_claims"] else "no best estimate"
    more = " or more" if r["open_high"] else ""
    return f"{look_.name(r['victim_side'])}, {r['outcome']}: low {r['low']:,}, {best}, high {r['high']:,}{more}"


def _span(f: Row) -> tuple[int, int] | None:
    values = [f[k] for k in ("low", "best", "high") if f[k] is not None]
    return (min(values), max(values)) if values else None


def _numbers(f: Row) -> str:
    low, high = _span(f) or (0, 0)
    best = f", best {f['best']:,}" if f["best"] is not None and low != high else ""
    return (f"{low:,}–{high:,}" if low != high else f"{high:,}") + f" {f['outcome'] or 'killed'}{best}"


def _name(f: Row) -> list[str]:
    """Where, when, and who counted."""
    return [clean(w) for w in (f["place"], dates.span(f["date_start"], f["date_end"]), f["source"]) if w]


def _title(f: Row) -> str:
    return ", ".join(_name(f))


def _chart(drawn: list[Row], beside: list[Row], look_: Look, edition: Edition, width: float, root: str) -> Sheet:
    wide = width >= 600
    left, tall = (200.0 if beside else 150.0, 34.0) if wide else (8.0, 52.0)
    right = 24 + 6.2 * max([len(_summary(r)) for r in drawn] + [len(_numbers(f)) for f in beside]) if wide else 14.0
    axis = Axis(max([r["high"] for r in drawn] + [(_span(f) or (0, 1))[1] for f in beside] + [1]), zero=True)
    inner = width - left - right
    sides = list(dict.fromkeys(r["victim_side"] for r in drawn))
    room = left - 10 if wide else width
    names = [[shortened(words, room, 10.5) for words in _name(f)] for f in beside]
    heights = [max(tall, 14.0 * len(n) + 8) if wide else 40.0 + 14 * len(n) for n in names]
    sheet = Sheet(width, len(drawn) * tall + 34 * (len(sides) + bool(beside)) + sum(heights) + 24)
    articles = dict(zip(edition.claims["claim_id"], edition.claims["article_id"], strict=True))
    y, before = 0.0, None
    for r in drawn:
        colour = look_.colour(r["victim_side"])
        if r["victim_side"] != before:
            before = r["victim_side"]
            y = _heading(sheet, look_.name(before), colour, y, width)
            if wide:
                draw_grid(sheet, axis, left, y, tall * sum(o["victim_side"] == before for o in drawn), inner)
        middle = y + tall / 2 if wide else y + 36
        sheet.text(0, middle if wide else y + 11, f"{look.SIGNS[r['outcome']]} {r['outcome']}", size=12)
        sheet.text(width, middle if wide else y + 11, _summary(r), size=11, align="right")
        low, best, high = (left + axis.at(r[key]) * inner for key in ("low", "best", "high"))
        href = _href(r["high_claims"], articles, root)
        sheet.box(low, middle - 5, max(high - low, 2), 10, fill=colour, opacity=0.35, href=href, title=_words(r, look_))
        if r["open_high"]:
            sheet.line((high, high + 12), (middle, middle), colour=colour, width=2)
            sheet.line((high + 8, high + 12, high + 8), (middle - 3, middle, middle + 3), colour=colour, width=1.6)
        if r["best_claims"]:
            href = _href(r["best_claims"], articles, root)
            title = f"Best estimate: {r['best']:,} {r['outcome']}"
            sheet.mark(best, middle, r["outcome"], colour, filled=True, radius=5.5, href=href, title=title)
        y += tall
    if beside:
        y = _heading(sheet, "Counted independently, never mixed in", look.MUTED, y, width)
        if wide:
            draw_grid(sheet, axis, left, y, sum(heights), inner)
    for f, name, height in zip(beside, names, heights, strict=True):
        middle = y + height / 2 if wide else y + height - 14
        for k, words in enumerate(name):
            at = middle + 14 * (k - (len(name) - 1) / 2) if wide else y + 10 + 14 * k
            sheet.text(0, at, words, size=10.5, colour=look.MUTED)
        sheet.text(width, middle if wide else y + 12 + 14 * len(name), _numbers(f), size=11, align="right")
        start, end = (left + axis.at(v) * inner for v in _span(f) or (0, 0))
        sheet.line((start, max(end, start + 1)), (middle, middle), colour=look.MUTED, width=2)
        for at in (start, end):
            sheet.line((at, at), (middle - 5, middle + 5), colour=look.MUTED, width=1.4)
        if f["best"] is not None:
            at = left + axis.at(f["best"]) * inner
            title = f"{_title(f)}: {_numbers(f)}"
            sheet.mark(
                at,
                middle,
                f["outcome"] or "killed",
                look.MUTED,
                filled=False,
                radius=4.5,
                href=f"{root}casualties.html#references",
                title=title,
            )
        y += height
    draw_ticks(sheet, axis, left, y, inner)
    return sheet


def _heading(sheet: Sheet, words: str, colour: str, y: float, width: float) -> float:
    sheet.box(0, y + 12, 12, 12, fill=colour)
    sheet.text(18, y + 18, shortened(words, width - 24, 13.5), size=13.5, bold=True)
    sheet.line((0, width), (y + 31, y + 31), colour=look.RULE)
    return y + 34


def _summary(r: Row) -> str:
    span = f"{r['low']:,}–{r['high']:,}" if r["low"] != r["high"] else f"{r['high']:,}"
    return span + (" or more" if r["open_high"] else "") + (f", best {r['best']:,}" if r["best_claims"] else "")


def _href(claim_ids: tuple[str, ...], articles: dict[str, str], root: str) -> str | None:
    return next((address.claim_href(articles[c], c, root) for c in claim_ids if c in articles), None)
