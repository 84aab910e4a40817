"""An edition in; the tables of what may be concluded out: low, best and high with the claims that set them, and how best is weighed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.present import address, dates
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows
from counterclaim.present.tables.cells import claim_link, losses
from counterclaim.present.tables.html import folded, frame_of, html_table

_BOUNDS = ("Low", "Best", "High")


def totals(edition: Edition) -> list[Row]:
    """The rows of the ranges that stand for the conflict's toll, a side and outcome each, where a number is told."""
    return [r for r in rows(edition.ledger.ranges) if r["scope"] == "toll" and r["level"] == "total" and r["high"] is not None]


def ranges(edition: Edition, root: str = "") -> Html:
    """What may be concluded: low, best and high, by side, outcome, place and days, each bound with the claims that set it."""
    look_ = Look.of(edition)
    every = list(rows(edition.ledger.ranges))
    by_id = _claims(edition)
    cells = [
        {
            "Losses": losses(r["outcome"], r["victim_side"], look_),
            "Of": _scope(r),
            **_bounds(r, by_id, root),
            "Statements": len(r["statement_ids"]),
            "Without a number": len(r["unnumbered"]),
        }
        for r in every
    ]
    table = html_table(
        frame_of(cells),
        "range-table",
        "What may be concluded, by side, outcome, place and days, each bound with the claim that sets it",
        empty="There is no range.",
        hooks=[{"side": r["victim_side"], "outcome": r["outcome"]} for r in every],
        right=_BOUNDS,
    )
    return folded(table, f"All {len(every):,} ranges, by place and days", len(every), most=12)


def sensitivity(edition: Edition, root: str = "") -> Html:
    """The best estimate of each total where uncorroborated claims about the enemy's losses count for 0, 50 and 100 %."""
    look_ = Look.of(edition)
    by_id = _claims(edition)
    cells = [
        {
            "Losses": losses(r["outcome"], r["victim_side"], look_),
            "At 0 %": _bound(r["best"], r["best_claims"], by_id, root),
            "At 50 %": r["best_50"],
            "At 100 %": r["best_100"],
        }
        for r in totals(edition)
    ]
    return html_table(
        frame_of(cells),
        "sensitivity-table",
        "Best estimate where a side’s uncorroborated claims about its enemy’s losses count for nothing, for half and in full",
        empty="There is no range.",
        right=("At 0 %",),
    )


def _claims(edition: Edition) -> dict[str, Row]:
    return {c["claim_id"]: c for c in rows(edition.claims)}


def _bounds(r: Row, by_id: dict[str, Row], root: str) -> dict[str, Markup]:
    more = " or more" if r["open_high"] else ""
    return {
        "Low": _bound(r["low"], r["low_claims"], by_id, root),
        "Best": _bound(r["best"], r["best_claims"], by_id, root),
        "High": _bound(r["high"], r["high_claims"], by_id, root, more),
    }


def _bound(value: int | None, ids: Sequence[str], by_id: dict[str, Row], root: str, more: str = "") -> Markup:
    """A bound as a link to the first claim that sets it, the others behind it as numbered links."""
    if value is None:
        return tag("span", "no number", class_="cc-muted")
    found = list(_first_of_each([by_id[i] for i in ids if i in by_id]))
    if not found:
        return join([f"{value:,}{more}"])
    others = [tag("a", n, href=_href(c, root), aria_label=f"claim {n}") for n, c in enumerate(found[1:5], 2)]
    rest = f" and {len(found) - 5:,} more" if len(found) > 5 else ""
    behind = tag("span", join([" + ", join(others, ", "), rest]), class_="cc-see") if others else ""
    return join([claim_link(found[0], f"{value:,}{more}", root), behind])


def _first_of_each(claims: Iterable[Row]) -> Iterable[Row]:
    """One claim of each statement."""
    seen = set()
    for c in claims:
        if c["statement_id"] not in seen:
            seen.add(c["statement_id"])
            yield c


def _href(claim: Row, root: str) -> str:

    return address.claim_href(claim["article_id"], claim["claim_id"], root)


def _scope(r: Row) -> str:
    if r["scope"] == "apart":
        where = f": {r['place']}" if r["place"] else ""
        return f"apart from the toll ({clean(r['reason'])}){clean(where)}"
    if r["level"] == "total":
        return "all"
    when = dates.span(r["date_start"], r["date_end"])
    return clean(", ".join(w for w in (r["place"], when) if w)) or "no stated place or day"
