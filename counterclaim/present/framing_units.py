"""A measure's figures in; the articles or outlets that one figure of the page shows out, in order, each with its label and link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.framing import Measure
from counterclaim.present import address, dates
from counterclaim.present.look import outlet_name
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

FEW = 12  # more articles than these are shown by outlet
DRAWN = 20  # outlets in one figure; of more, those at the two ends
LISTED = 400  # places listed on Framing; more stand on the pages of the outlets


@dataclass(frozen=True, slots=True)
class Unit:
    """One article or one outlet. rows: its figures by side. href: where its places are listed."""

    level: str
    outlet: str
    article_id: str | None
    n_articles: int
    label: str
    href: str
    rows: dict[str, Row]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure shows. units: drawn, in order; every: all there are, for the table. level: "article" or "outlet". note:
    what was left out of the drawing, "" where nothing was."""

    units: tuple[Unit, ...]
    every: tuple[Unit, ...]
    level: str
    note: str = ""


def shown(edition: Edition, measure: Measure, root: str, outlet: str | None, value: Callable[[Unit], float | None]) -> Shown:
    """The articles in the order of their dates; or, where there are many, the outlets in the order of `value`, highest first."""
    every = [r for r in rows(measure.figures) if outlet is None or r["outlet"] == outlet]
    level = "article" if len({r["article_id"] for r in every if r["level"] == "article"}) <= FEW else "outlet"
    grouped: dict[tuple[str, str | None], list[Row]] = {}
    for r in every:
        if r["level"] == level:
            grouped.setdefault((r["outlet"], r["article_id"]), []).append(r)
    published = {a.article_id: a.known("published") or "" for a in edition.articles}
    units = [_unit(edition, measure, level, key, told, root, outlet) for key, told in grouped.items()]
    if level == "article":
        units.sort(key=lambda u: (not published[u.article_id or ""], published[u.article_id or ""], u.label, u.article_id or ""))
        return Shown(tuple(units), tuple(units), level)
    units.sort(key=lambda u: (value(u) is None, -(value(u) or 0), u.outlet))
    drawn = [u for u in units if value(u) is not None]
    if len(drawn) <= DRAWN:
        return Shown(tuple(drawn or units[:DRAWN]), tuple(units), level)
    half = DRAWN // 2
    note = f"Of {len(drawn):,} outlets the {half} with the highest figure and the {half} with the lowest are drawn; the table holds all."
    return Shown((*drawn[:half], *drawn[-half:]), tuple(units), level, note)


def _unit(
    edition: Edition, measure: Measure, level: str, key: tuple[str, str | None], told: Sequence[Row], root: str, outlet: str | None
) -> Unit:
    name, article = key
    label = outlet_name(name)
    if article is not None:
        same = sorted({a.article_id for a in edition.articles if a.outlet == name})
        label += f" ({same.index(article) + 1})" if len(same) > 1 else ""
        day = next((a.known("published") for a in edition.articles if a.article_id == article), None)
        label += f", {short_day(day)}" if day else ""
    href = places_href(measure, name, article, root, here=outlet is not None)
    return Unit(level, name, article, int(told[0]["n_articles"]), label, href, {r["side"]: r for r in told})


def places_href(measure: Measure, outlet: str, article: str | None, root: str, here: bool = False) -> str:
    """Where the places of an article or outlet are listed: on this page where they are few, else on the outlet's own."""
    if article is not None and (here or not too_many(measure)):
        return f"#{places_id(measure.name, article)}"
    return f"{address.outlet_href(outlet, root)}#{measure.name}-instances"


def too_many(measure: Measure) -> bool:
    """Whether Framing leaves the places of a measure to the pages of the outlets."""
    return len(measure.instances) > LISTED


def places_id(name: str, article: str) -> str:
    """The anchor of the list of what a measure counted in an article."""
    return f"{name}-in-{address.slug(article)}"


def short_day(iso: str) -> str:
    """A date as short as a label needs it: "4 Sep 2021"."""
    words = dates.day(iso).split(" ")
    return " ".join(w[:3] if w.isalpha() else w for w in words)
