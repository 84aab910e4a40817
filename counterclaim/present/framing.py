"""Measures of framing in; for each its figure, its instances and its method out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from counterclaim.present import look, numbers, sentences, tables
from counterclaim.present.figures.bars import Bar, Part, bars
from counterclaim.present.figures.drawing import Figure, words_alone
from counterclaim.present.look import Look, outlet_name
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

_MANY = 12  # more articles than these are shown by outlet
DARK, PALE = "#4d5560", 0.35


def caution(edition: Edition) -> Html:
    """What the figures of this page cannot bear, each said once."""
    said = list(dict.fromkeys(c for m in edition.measures.values() for c in m.caution))
    return Html(tag("div", join(tag("p", c) for c in said), class_="cc-caution") if said else Markup(""))


def figure(edition: Edition, name: str, root: str = "", outlet: str | None = None) -> Figure | Html:
    """The measure's figure, an article a row, or an outlet a row where there are many articles.

    name: voices, labels, stance, agency or sourcing. outlet: that outlet's articles only.
    """
    measure = edition.measures.get(name)
    if measure is None:
        return words_alone(name, "This edition has no such measure.")
    look_ = Look.of(edition)
    every = [r for r in rows(measure.figures) if outlet is None or r["outlet"] == outlet]
    level = "article" if len({r["article_id"] for r in every if r["level"] == "article"}) <= _MANY else "outlet"
    here = [r for r in every if r["level"] == level]
    drawn, key, unit = _ROWS[name](here, edition, look_)
    if not any(p.value for bar in drawn for p in bar.parts):
        return words_alone(name, f"Nothing was read here that could be counted ({measure.unit}).")
    said = [sentences.finding(edition, f, root, measure.instances) for f in measure.findings] if outlet is None else []
    return Figure(
        name=name,
        headline=said[0] if said else _plain_headline(drawn, unit, outlet),
        alt=f"{measure.title}, {unit}, by {level}. " + ". ".join(_bar_words(bar, unit) for bar in drawn) + ".",
        draw=lambda width: bars(drawn, width, unit=f" {unit}", as_shares=name not in _LENGTHS, key=key),
        note=join(
            [
                *[tag("span", s, class_="cc-line") for s in said[1:]],
                tag("span", join([clean(measure.method), " ", tag("a", "Methods", href=f"{root}methods.html")]), class_="cc-method"),
            ]
        ),
    )


def _plain_headline(drawn: list[Bar], unit: str, outlet: str | None) -> str:
    total = sum(p.value for bar in drawn for p in bar.parts)
    return f"{total:,.0f} {unit} in {'this outlet’s articles' if outlet else 'these articles'}."


def _bar_words(bar: Bar, unit: str) -> str:
    parts = ", ".join(f"{p.name} {p.value:,.0f}" for p in bar.parts if p.value) or "none"
    return f"{bar.group + ', ' if bar.group else ''}{bar.label}: {parts}"


def _label(row: Row, edition: Edition) -> str:
    if row["level"] == "outlet":
        return outlet_name(row["outlet"])
    same = sorted({a.article_id for a in edition.articles if a.outlet == row["outlet"]})
    return outlet_name(row["outlet"]) if len(same) == 1 else f"{outlet_name(row['outlet'])} ({same.index(row['article_id']) + 1})"


Drawn = tuple[list[Bar], list[tuple[str, str, float]], str]


def _units(here: list[Row]) -> dict[tuple[str, str | None], list[Row]]:
    found: dict[tuple[str, str | None], list[Row]] = {}
    for r in here:
        found.setdefault((r["outlet"], r["article_id"]), []).append(r)
    return found


def _voices(here: list[Row], edition: Edition, look_: Look) -> Drawn:
    out, seen = [], set()
    for found in _units(here).values():
        found.sort(key=lambda r: look_.order(r["side"]))
        parts = []
        for r in found:
            words = r["direct_words"] or 0
            if words:
                seen.add(r["side"])
            speakers = numbers.list_words(list(r.get("speakers") or ())) or "nobody named"
            parts.append(
                Part(look_.name(r["side"]), words, look_.colour(r["side"]), f"{look_.name(r['side'])}: {words:,} quoted words; {speakers}")
            )
        total = sum(p.value for p in parts)
        out.append(Bar(_label(found[0], edition), tuple(parts), note=f"{total:,.0f} words"))
    return out, [(look_.name(s), look_.colour(s), 1.0) for s in sorted(seen, key=look_.order)], "quoted words"


def _labels(here: list[Row], edition: Edition, look_: Look) -> Drawn:
    out = []
    for r in sorted(here, key=lambda r: look_.order(r["side"])):
        colour = look_.colour(r["side"])
        if not r["labels"]:
            continue
        which = ", ".join(str(w) for w in r.get("which") or ())
        parts = (
            Part("evaluative", r["evaluative"] or 0, colour, f"evaluative: {which or 'none'}"),
            Part("neutral", r["neutral"] or 0, colour, f"neutral: {r['neutral'] or 0:,}", shade=PALE),
        )
        note = f"{r['evaluative'] or 0:,} of {r['labels'] or 0:,}"
        out.append(Bar(_label(r, edition), parts, group=look_.name(r["side"]), note=note))
    return out, [("evaluative", DARK, 1.0), ("neutral", DARK, PALE)], "labels"


def _agency(here: list[Row], edition: Edition, look_: Look) -> Drawn:
    del look_
    out = []
    for r in here:
        if r["side"] != "all":
            continue
        named, clauses = r["named"] or 0, r["clauses"] or 0
        parts = (
            Part("killer named", named, look.MUTED, f"killer named: {named:,}"),
            Part("killer not named", clauses - named, look.MUTED, f"killer not named: {clauses - named:,}", shade=PALE),
        )
        out.append(Bar(_label(r, edition), parts, note=f"{named:,} of {clauses:,}"))
    return out, [("killer named", look.MUTED, 1.0), ("killer not named", look.MUTED, PALE)], "clauses that tell of killing"


_STANCES = {"distancing": 1.0, "endorsing": 0.7, "neutral": PALE, "unclassed": 0.15}
_WORDS_OF = {
    "own": ("the side itself", 1.0),
    "third_party": ("third parties", 0.75),
    "other_side": ("another side", 0.5),
    "unknown": ("no named side", 0.3),
    "outlet_voice": ("the outlet itself", 0.15),
}


def _stance(here: list[Row], edition: Edition, look_: Look) -> Drawn:
    out = []
    for r in sorted(here, key=lambda r: look_.order(r["side"])):
        if not r["cues"]:
            continue
        colour = look_.colour(r["side"])
        parts = tuple(Part(name, r[name] or 0, colour, f"{name}: {r[name] or 0:,}", shade) for name, shade in _STANCES.items())
        note = f"{r['distancing'] or 0:,} of {r['cues']:,} distancing"
        out.append(Bar(_label(r, edition), parts, group=look_.name(r["side"]), note=note))
    return out, [(name, DARK, shade) for name, shade in _STANCES.items()], "words that introduce speech"


def _sourcing(here: list[Row], edition: Edition, look_: Look) -> Drawn:
    del look_
    out = []
    for r in here:
        if r["side"] == "all":
            parts = tuple(Part(words, r[k] or 0, DARK, f"{words}: {r[k] or 0:,}", shade) for k, (words, shade) in _WORDS_OF.items())
            out.append(Bar(_label(r, edition), parts, note=f"{r['claims'] or 0:,} claims"))
    return out, [(words, DARK, shade) for words, shade in _WORDS_OF.values()], "claims about losses"


_ROWS: dict[str, Callable[[list[Row], Edition, Look], Drawn]] = {
    "voices": _voices,
    "labels": _labels,
    "stance": _stance,
    "agency": _agency,
    "sourcing": _sourcing,
}
_LENGTHS = ("labels", "stance")
_MORE = {
    "voices": ("kind", "who", "words", "cue"),
    "labels": ("label", "evaluative", "voice"),
    "stance": ("stance", "speaker", "quoted"),
    "agency": ("construction", "agent", "voice"),
    "sourcing": ("outcome", "number", "claimant", "source"),
}


def instances(edition: Edition, name: str, root: str = "", outlet: str | None = None) -> Html:
    """Everything that the measure counted, folded, each a link to its place."""
    measure: Any = edition.measures.get(name)
    if measure is None:
        return Html(Markup(""))
    frame: pd.DataFrame = measure.instances
    if outlet is not None and len(frame):
        frame = frame[frame["outlet"] == outlet]
    more = [c for c in _MORE[name] if c in frame.columns] + [c for c in ("reason",) if c in frame.columns and frame[c].astype(bool).any()]
    return tables.instances(frame, f"{name}-instances", f"{measure.title}: what was counted", edition, root, more)
