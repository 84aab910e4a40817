"""A measure's figures in; the articles or outlets that one figure of the page shows out, in order, each with its label and link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.framing import Measure
from counterclaim.framing.uncertainty import ENOUGH_ARTICLES
from counterclaim.present import address, dates, numbers
from counterclaim.present.look import outlet_name
from counterclaim.present.markup import clean
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

FEW = 12  # more articles than these are shown by outlet
DRAWN = 20  # outlets in one figure; of more, those at the two ends
LISTED = 400  # places listed on Framing; more stand on the pages of the outlets


@dataclass(frozen=True, slots=True)
class Unit:
    """One article, one outlet or one bloc (its name under outlet). rows: its figures by side. href: where its places are listed."""

    level: str
    outlet: str
    article_id: str | None
    n_articles: int
    label: str
    href: str
    rows: dict[str, Row]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure shows. units: drawn, in order, blocs first; every: all there are, for the table. level: "article" or "outlet",
    what most rows are. note: what was left out of the drawing, "" where nothing was."""

    units: tuple[Unit, ...]
    every: tuple[Unit, ...]
    level: str
    note: str = ""


def shown(edition: Edition, measure: Measure, root: str, outlet: str | None, value: Callable[[Unit], float | None]) -> Shown:
    """The articles in the order of their dates; or, where there are many or an outlet has enough for an interval, the outlets in the
    order of `value`, highest first. Before them the blocs of outlets; on an outlet's own page what its articles are together."""
    every = [r for r in rows(measure.figures) if outlet is None or (r["outlet"] == outlet and r["level"] != "bloc")]
    enough = any(r["level"] == "outlet" and r["n_articles"] >= ENOUGH_ARTICLES for r in every)
    many = len({r["article_id"] for r in every if r["level"] == "article"}) > FEW
    level = "outlet" if many or (enough and outlet is None) else "article"
    first = "bloc" if outlet is None else "outlet" if enough and level == "article" else ""
    grouped: dict[tuple[str, str, str | None], list[Row]] = {}
    for r in every:
        if r["level"] in (level, first):
            grouped.setdefault((r["level"], r["outlet"], r["article_id"]), []).append(r)
    published = {a.article_id: a.known("published") or "" for a in edition.articles}
    made = [_unit(edition, measure, key, told, root, outlet) for key, told in grouped.items()]
    together = sorted((u for u in made if u.level == first), key=lambda u: u.outlet)
    units = [u for u in made if u.level == level]
    if level == "article":
        units.sort(key=lambda u: (not published[u.article_id or ""], published[u.article_id or ""], u.label, u.article_id or ""))
        return Shown((*together, *units), (*together, *units), level)
    units.sort(key=lambda u: (value(u) is None, -(value(u) or 0), u.outlet))
    drawn = [u for u in units if value(u) is not None]
    if len(drawn) <= DRAWN:
        return Shown((*together, *(drawn or units[:DRAWN])), (*together, *units), level)
    half = DRAWN // 2
    note = f"Of {len(drawn):,} outlets the {half} with the highest figure and the {half} with the lowest are drawn; the table holds all."
    return Shown((*together, *drawn[:half], *drawn[-half:]), (*together, *units), level, note)


def _unit(edition: Edition, measure: Measure, key: tuple[str, str, str | None], told: Sequence[Row], root: str, outlet: str | None) -> Unit:
    level, name, article = key
    n = int(told[0]["n_articles"])
    if level == "bloc":
        label = f"Bloc {clean(name)} ({numbers.counted(n, 'article')})"
        return Unit(level, name, None, n, label, f"#{measure.name}-instances", {r["side"]: r for r in told})
    label = f"All {n:,} articles" if outlet is not None and article is None else outlet_name(name)
    if article is not None:
        same = sorted({a.article_id for a in edition.articles if a.outlet == name})
        label += f" ({same.index(article) + 1})" if len(same) > 1 else ""
        day = next((a.known("published") for a in edition.articles if a.article_id == article), None)
        label += f", {short_day(day)}" if day else ""
    href = places_href(measure, name, article, root, here=outlet is not None)
    return Unit(level, name, article, n, label, href, {r["side"]: r for r in told})


def articles_of(unit: Unit, edition: Edition) -> frozenset[str]:
    """The ids of the articles that a row stands for, copies among them."""
    if unit.article_id is not None:
        return frozenset([unit.article_id])
    kept = [a for a in edition.articles if (a.known("bloc") if unit.level == "bloc" else a.outlet) == unit.outlet]
    return frozenset(a.article_id for a in kept)


def places_href(measure: Measure, outlet: str, article: str | None, root: str, here: bool = False) -> str:
    """Where the places of an article or outlet are listed: on this page where they are few, else on the outlet's own."""
    if article is None and here:
        return f"#{measure.name}-instances"
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
