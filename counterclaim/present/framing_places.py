"""The instances of a measure in; a folded list out: article by article what was counted, each a link to its place in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from counterclaim.framing import Measure
from counterclaim.framing.frames_items import items
from counterclaim.present import address
from counterclaim.present.framing_units import places_id, short_day, too_many
from counterclaim.present.look import Look, outlet_name
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

LONGEST = 150  # characters of a place that are shown

Namer = Callable[[Row, Look], str]


def _side(r: Row, look: Look) -> str:
    return look.name(r.get("side"))


def _frame_answer(r: Row, look: Look) -> str:
    """The question with the answer; of an indicator the half that was chosen. Who answered, where several did, follows the words."""
    del look
    item = items()[r["item"]]
    if item.kind == "frame":
        return f"{item.question} {r['answer'].capitalize()}"
    chosen = {"war": item.words[0], "peace": item.words[1]}.get(r["answer"], item.question)
    return f"{r['answer'].capitalize()}: {chosen.rstrip('.')}"


_BY: dict[str, Namer] = {
    "voices": lambda r, look: (
        f"{r['who'] or 'Nobody named'}, {look.name(r['side'])}, {'in quotation marks' if r['kind'] == 'direct' else r['kind']}"
    ),
    "labels": lambda r, look: f"{look.name(r['side'])}, {r['label']}",
    "stance": lambda r, look: f"{look.name(r['side'])}, {r['stance']}",
    "agency": lambda r, look: (
        f"Dead: {_small(look.name(r['side']), r['side'], look)}; killer {'named' if r['agent'] else 'not named'} ({r['construction'].replace('_', ' ')})"
    ),
    "sourcing": lambda r, look: f"Losses: {_small(look.name(r['side']), r['side'], look)}; said by {r['claimant'] or 'the outlet itself'}",
    "frames": _frame_answer,
    "control": lambda r, look: (
        f"{look.name(r['side'])} {r['value']:+g}, {r['segment']}{', in somebody’s words' if r['claimed'] else ''}".replace("-", "−")
    ),
    "omissions": lambda r, look: f"{r['kind'].capitalize()}: {r['what']}",
    "words": lambda r, look: f"“{r['word']}”",
}


def _small(name: str, side: str, look: Look) -> str:
    return name if side in look.sides else name[:1].lower() + name[1:]


def places(edition: Edition, measure: Measure, root: str = "", outlet: str | None = None) -> Html:
    """Everything that the measure counted and left out, folded; of one outlet, or of all. Where these are too many for a page, links to
    the pages of the outlets."""
    every = [r for r in rows(measure.instances) if outlet is None or r["outlet"] == outlet]
    name = f"{measure.name}-instances"
    if measure.name == "control" and len(edition.profile.sides) == 2:
        # Of two sides a sentence that gives the one its hold takes it from the other: once is enough.
        every = [r for r in every if r["side"] != list(edition.profile.sides)[1]]
    if not every:
        return Html(Markup(""))
    if outlet is None and too_many(measure):
        return _by_outlet(measure, every, name, root)
    by_article: dict[str, list[Row]] = {}
    for r in every:
        by_article.setdefault(r["article_id"], []).append(r)
    look = Look.of(edition)
    known = {a.article_id: a for a in edition.articles}
    order = sorted(by_article, key=lambda a: (known[a].known("published") or "9", known[a].outlet, a))
    blocks = [_block(measure, known[a].outlet, known[a].known("published"), a, by_article[a], look, root) for a in order]
    counted = sum(bool(r["counted"]) for r in every)
    caption = f"{measure.title}: all {counted:,} places" + (f", and {len(every) - counted:,} left out" if len(every) > counted else "")
    return Html(tag("details", join([tag("summary", caption), *blocks]), class_="cc-instances", id=name), caption)


def _by_outlet(measure: Measure, every: list[Row], name: str, root: str) -> Html:
    counts: dict[str, int] = {}
    for r in every:
        if r["counted"]:
            counts[r["outlet"]] = counts.get(r["outlet"], 0) + 1
    lines = [
        tag("li", join([tag("a", outlet_name(o), href=f"{address.outlet_href(o, root)}#{name}"), f": {n:,}"]))
        for o, n in sorted(counts.items())
    ]
    caption = f"{measure.title}: {sum(counts.values()):,} places, on the pages of the outlets"
    return Html(tag("details", join([tag("summary", caption), tag("ul", join(lines))]), class_="cc-instances", id=name), caption)


def _block(measure: Measure, outlet: str, day: str | None, article: str, told: list[Row], look: Look, root: str) -> Markup:
    namer = _BY.get(measure.name, _side)
    groups: dict[tuple[bool, str], list[Row]] = {}
    for r in told:
        key = (False, namer(r, look)) if r["counted"] else (True, f"Left out: {r['reason']}")
        groups.setdefault(key, []).append(r)
    if measure.name == "frames":
        place = {key: n for n, key in enumerate(items())}
        ordered = sorted(groups.items(), key=lambda g: (g[0][0], place[g[1][0]["item"]], g[0][1]))
    else:
        ordered = sorted(groups.items(), key=lambda g: (g[0][0], -len(g[1]), g[0][1]))
    coders = len({r["coder"] for r in told}) if measure.name == "frames" else 0
    lines = [
        tag(
            "li",
            join(
                [
                    tag("span", clean(label), class_="cc-group"),
                    f" ({len(found):,}): " if len(found) > 1 else ": ",
                    _links(found, root),
                    _note(found, coders > 1),
                ]
            ),
        )
        for (_, label), found in ordered
    ]
    title = tag("a", outlet_name(outlet) + (f", {short_day(day)}" if day else ""), href=address.article_href(article, root))
    return tag("div", join([tag("p", title, class_="cc-where"), tag("ul", join(lines))]), id=places_id(measure.name, article))


def _links(found: Iterable[Row], root: str) -> Markup:
    """Each place as its words; the same words again as numbers."""
    same: dict[str, list[Row]] = {}
    for r in found:
        same.setdefault(" ".join(clean(r["text"] or "").split()), []).append(r)
    return join([_one(words, told, root) for words, told in same.items()], "; ")


def _one(words: str, told: list[Row], root: str) -> Markup:
    short = words if len(words) <= LONGEST else re.sub(r"\W*\w*$", "", words[:LONGEST]) + " …"
    hrefs = [address.place_href(r["article_id"], "at", r["start"], r["end"], root) for r in told]
    more = join([tag("a", n, href=href, aria_label=f"place {n} of {short}") for n, href in enumerate(hrefs[1:], 2)], " ")
    return join([tag("a", short, href=hrefs[0]), f" ×{len(told)} " if len(told) > 1 else "", more])


def _note(found: Iterable[Row], named: bool) -> str:
    """The coders' reasons; with their names where several coded."""
    found = list(found)
    notes = dict.fromkeys(clean(r["note"]) for r in found if r.get("note"))
    who = f" ({', '.join(dict.fromkeys(clean(r['coder']) for r in found))})" if named else ""
    return who + "".join(f" — {note}" for note in notes)
