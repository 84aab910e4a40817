"""Statements in; a figure out of the way of each one that is retold: who says it, through whom, who prints it, in which words."""

from __future__ import annotations

from counterclaim.present import address, dates, look, numbers
from counterclaim.present.figures.cells import figure_words
from counterclaim.present.figures.drawing import Figure, Sheet, shortened, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, clean
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, Statement, statements

_MOST, _TELLINGS = 8, 6
_NOBODY = "nobody named"


def retold(edition: Edition, root: str = "") -> Figure | Html:
    """One panel a statement that more than one article tells, or that comes through a channel; in it one line a telling."""
    look_ = Look.of(edition)
    published = {a.article_id: a.known("published") for a in edition.articles}
    found = [s for s in statements(edition.ledger) if len(_tellings(s)) > 1 or any(c["relay"] for c in s.claims)]
    found.sort(key=lambda s: (-len(_tellings(s)), -len(s.outlets), -(s.value or 0), s.statement_id))
    if not found:
        return words_alone("retold", "No statement is told in more than one article or comes through a named channel.")
    drawn = found[:_MOST]
    several = [s for s in found if len(_tellings(s)) > 1]
    more = len(found) - len(drawn)
    return Figure(
        name="retold",
        headline=_headline(several, found),
        alt=" ".join(_words(s, look_, published) for s in drawn) + (f" And {more:,} more, in the ledger." if more else ""),
        draw=lambda width: _panels(drawn, look_, published, width, root),
        note="A line is one article: who says it, the channel where one is named, who prints it, and the words used. "
        "Outlets that carry one statement repeat its origin; a copy or a named side without a named voice adds none."
        + (f" {numbers.counted_are(more, 'more statement')} in the ledger." if more else ""),
    )


def _headline(several: list[Statement], found: list[Statement]) -> str:
    if not several:
        n = numbers.counted(len(found), "statement").capitalize()
        return f"{n} {'comes' if len(found) == 1 else 'come'} through a named channel; none is told in more than one article."
    changed = [s for s in several if s.row.get("changes")]
    told = f"{numbers.counted(len(several), 'statement').capitalize()} {'is' if len(several) == 1 else 'are'} told in more than one article"
    if not changed:
        return f"{told}, word for word alike."
    said = list(dict.fromkeys(c.split(":")[0] for s in changed for c in s.row["changes"]))
    some = "" if len(changed) == len(several) else f" of {len(changed):,} of them"
    return f"{told}; what changed on the way{some}: {numbers.list_words(said)}."


def _tellings(s: Statement) -> list[Row]:
    """The fullest claim of each article, in the order of telling."""
    firsts: dict[str, Row] = {}
    for c in s.claims:
        firsts.setdefault(c["article_id"], c)
    order = {article_id: n for n, article_id in enumerate(s.row["articles"])}
    return sorted(firsts.values(), key=lambda c: order.get(c["article_id"], len(order)))


def _who(c: Row) -> str:
    return clean(c["claimant"] or ("the outlet itself" if c["claimant_side"] == "outlet" else _NOBODY))


def _printed(c: Row, published: dict[str, str | None]) -> str:
    day = published.get(c["article_id"])
    return look.outlet_name(c["outlet"]) + (f", {dates.day(day)}" if day else "")


def _title(s: Statement, look_: Look) -> str:
    words = figure_words(s)
    carried = f": {s.origins}" if s.several else ""
    return f"{words[:1].upper() + words[1:]}, losses of {look_.within(s.victim_side)}{carried}"


def _words(s: Statement, look_: Look, published: dict[str, str | None]) -> str:
    ways = [
        " → ".join([_who(c), *(clean(r) for r in c["relay"]), _printed(c, published)]) + f" (“{clean(c['exact'])}”)" for c in _tellings(s)
    ]
    return f"{_title(s, look_)}. {'; '.join(ways[:_TELLINGS])}{f'; and {len(ways) - _TELLINGS} more' if len(ways) > _TELLINGS else ''}."


def _panels(drawn: list[Statement], look_: Look, published: dict[str, str | None], width: float, root: str) -> Sheet:
    wide = width >= 600
    step, head = (26.0, 34.0) if wide else (64.0, 34.0)
    rows = [(_tellings(s)[:_TELLINGS], max(len(_tellings(s)) - _TELLINGS, 0)) for s in drawn]
    heads = [head + (16 if s.several and not wide else 0) for s in drawn]
    sheet = Sheet(width, sum(heads) + sum(step * len(told) + (18 if rest else 0) + 10 for told, rest in rows) + (16 if wide else 0))
    places = (14.0, width * 0.25, width * 0.46, width * 0.72)
    y = 0.0
    if wide:
        for x, words in zip(places, ("WHO SAYS IT", "THROUGH", "PRINTED BY", "IN THESE WORDS"), strict=True):
            sheet.text(x, 8, words, size=10, colour=look.MUTED, bold=True)
        y = 16.0
    for s, (told, rest) in zip(drawn, rows, strict=True):
        colour = look_.colour(s.claimant_side)
        sheet.mark(
            7,
            y + 18,
            s.outcome,
            look_.colour("outlet" if s.interest == "outlet" else s.victim_side),
            filled=look.filled(s.interest),
            ringed=look.ringed(s.interest),
            radius=3.5,
        )
        title = _title(s, look_)
        if s.several and not wide:
            title = title.removesuffix(f": {s.origins}")
            sheet.text(18, y + 34, s.origins, size=11, colour=look.MUTED)
            y += 16
        sheet.text(18, y + (2 if s.several and not wide else 18), shortened(title, width - 18, 12.5), size=12.5, bold=True)
        y += head
        sheet.line((4, 4), (y - 2, y + step * len(told) - 6), colour=colour, width=3)
        for c in told:
            href = address.claim_href(c["article_id"], c["claim_id"], root)
            through = " → ".join(clean(r) for r in c["relay"])
            if wide:
                _line(sheet, places, y + 8, (_who(c), through, _printed(c, published), f"“{clean(c['exact'])}”"), href, width)
            else:
                sheet.text(14, y + 6, shortened(_who(c), width - 14, 11.5), size=11.5)
                way = f"→ {through} → {_printed(c, published)}" if through else f"→ {_printed(c, published)}"
                sheet.text(14, y + 23, shortened(way, width - 14, 11), size=11, colour=look.MUTED)
                sheet.text(14, y + 41, shortened(f"“{clean(c['exact'])}”", width - 14, 11.5), size=11.5, italic=True, href=href)
            y += step
        if rest:
            sheet.text(14, y + 6, f"and {rest:,} more tellings" if rest > 1 else "and 1 more telling", size=11, colour=look.MUTED)
            y += 18
        y += 10
    return sheet


def _line(sheet: Sheet, places: tuple[float, ...], y: float, words: tuple[str, str, str, str], href: str, width: float) -> None:
    """One telling from left to right, an arrow where one thing leads to the next."""
    ends = (*places[1:], width)
    before: float | None = None
    for k, (x, end, told) in enumerate(zip(places, ends, words, strict=True)):
        if not told:
            continue
        shown = shortened(told, end - x - (24 if k < 3 else 4), 11.5)
        if before is not None and k < 3:
            sheet.line((before, x - 6), (y, y), colour=look.MUTED)
            sheet.line((x - 10, x - 6, x - 10), (y - 3, y, y + 3), colour=look.MUTED)
        sheet.text(x, y, shown, size=11.5, italic=k == 3, href=href if k == 3 else None)
        before = min(x + 7.2 * len(shown) + 6, end - 22)
