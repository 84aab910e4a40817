"""The ledger's ranges in; intervals out: what may be concluded of each side's losses, low, best and high."""

from __future__ import annotations

from counterclaim.present import address, look, sentences
from counterclaim.present.figures.cells import Axis, draw_ticks
from counterclaim.present.figures.drawing import Figure, Sheet, shortened, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows


def ranges(edition: Edition, root: str = "") -> Figure | Html:
    """One interval a side and outcome: from low to high, with best; small strokes where best would be if uncorroborated
    claims about the enemy counted for 50 and 100 %."""
    from counterclaim.present import tables

    look_ = Look.of(edition)
    totals = [r for r in rows(edition.ledger.ranges) if r["scope"] == "toll" and r["level"] == "total" and r["high"] is not None]
    if not totals:
        return words_alone("ranges", "No statement gives a number that belongs to this conflict’s toll, so there is no range.")
    found = [f for f in edition.ledger.findings if f.name == "range"]
    return Figure(
        name="ranges",
        headline=sentences.join_sentences(sentences.finding(edition, f, root) for f in found[:2])
        or "What may be concluded of each side’s losses, with caution.",
        alt="What may be concluded, with caution. " + ". ".join(_words(r, look_) for r in totals) + ".",
        draw=lambda width: _chart(totals, look_, edition, width, root),
        note="The bar goes from the low to the high bound, the mark is the best estimate. "
        "A side’s claim about its enemy that nobody else bears out "
        "raises the high bound alone; small strokes show where the best estimate would be if such claims counted for 50 and for 100 %. "
        "Zero stands left of one; an arrow is an open bound.",
        data=tables.ranges(edition, root),
    )


def _words(r: Row, look_: Look) -> str:
    best = f"best {r['best']:,}" if r["best_claims"] else "no best estimate"
    more = " or more" if r["open_high"] else ""
    return (
        f"{look_.name(r['victim_side'])}, {r['outcome']}: low {r['low']:,}, {best}, high {r['high']:,}{more}; "
        f"best at 50 % {r['best_50']:,}, at 100 % {r['best_100']:,}"
    )


def _chart(totals: list[Row], look_: Look, edition: Edition, width: float, root: str) -> Sheet:
    wide = width >= 600
    left, tall = (150.0, 34.0) if wide else (8.0, 52.0)
    right = 24 + 6.2 * max(len(_summary(r)) for r in totals) if wide else 14.0
    axis = Axis(max([r["high"] for r in totals] + [1]), zero=True)
    inner = width - left - right
    sides = list(dict.fromkeys(r["victim_side"] for r in totals))
    sheet = Sheet(width, len(totals) * tall + 34 * len(sides) + 24)
    articles = dict(zip(edition.claims["claim_id"], edition.claims["article_id"], strict=True))
    y, before = 0.0, None
    for r in totals:
        colour = look_.colour(r["victim_side"])
        if r["victim_side"] != before:
            before = r["victim_side"]
            sheet.box(0, y + 12, 12, 12, fill=colour)
            sheet.text(18, y + 18, shortened(look_.name(before), width - 24, 13.5), size=13.5, bold=True)
            y += 34
            sheet.line((0, width), (y - 3, y - 3), colour=look.RULE)
        middle = y + tall / 2 if wide else y + 36
        low, best, high = (left + axis.at(r[key]) * inner for key in ("low", "best", "high"))
        for tick in axis.ticks:
            at = left + axis.at(tick) * inner
            sheet.line((at, at), (y + (0 if wide else 18), y + tall), colour=look.RULE, width=0.6)
        sheet.text(0, middle if wide else y + 11, f"{look.SIGNS[r['outcome']]} {r['outcome']}", size=12)
        sheet.text(width, middle if wide else y + 11, _summary(r), size=11, align="right")
        sheet.box(
            low,
            middle - 5,
            max(high - low, 2),
            10,
            fill=colour,
            opacity=0.35,
            href=_href(r["high_claims"], articles, root),
            title=_words(r, look_),
        )
        if r["open_high"]:
            sheet.line((high, high + 12), (middle, middle), colour=colour, width=2)
            sheet.line((high + 8, high + 12, high + 8), (middle - 3, middle, middle + 3), colour=colour, width=1.6)
        for key in ("best_50", "best_100"):
            at = left + axis.at(r[key]) * inner
            sheet.line((at, at), (middle - 7, middle + 7), colour=colour, width=1.4)
        if r["best_claims"]:
            href = _href(r["best_claims"], articles, root)
            sheet.mark(
                best, middle, r["outcome"], colour, filled=True, radius=5.5, href=href, title=f"Best estimate: {r['best']:,} {r['outcome']}"
            )
        y += tall
    draw_ticks(sheet, axis, left, y, inner)
    return sheet


def _summary(r: Row) -> str:
    span = f"{r['low']:,}–{r['high']:,}" if r["low"] != r["high"] else f"{r['high']:,}"
    return span + (" or more" if r["open_high"] else "") + (f", best {r['best']:,}" if r["best_claims"] else "")


def _href(claim_ids: tuple[str, ...], articles: dict[str, str], root: str) -> str | None:
    return next((address.claim_href(articles[c], c, root) for c in claim_ids if c in articles), None)
