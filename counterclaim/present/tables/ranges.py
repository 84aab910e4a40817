"""An edition in; the table of what may be concluded out: low, best and high with the claims that set them."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.present import dates
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows
from counterclaim.present.tables.cells import claim_link, losses
from counterclaim.present.tables.html import frame_of, html_table


def ranges(edition: Edition, root: str = "") -> Html:
    """What may be concluded: low, best and high, by side, outcome and event, each bound with the claims that set it."""
    look_ = Look.of(edition)
    by_id = {c["claim_id"]: c for c in rows(edition.claims)}

    def bound(value: int | None, ids: Sequence[str], more: str = "") -> Markup:
        if value is None:
            return tag("span", "no number", class_="cc-muted")
        shown = f"{value:,}{more}"
        found = [by_id[i] for i in ids if i in by_id]
        return claim_link(found[0], shown, root) if found else join([shown])

    def weighed(value: int | None) -> object:
        return bound(None, ()) if value is None else value

    cells = [
        {
            "Losses": losses(r["outcome"], r["victim_side"], look_),
            "Of": _scope(r),
            "Low": bound(r["low"], r["low_claims"]),
            "Best": bound(r["best"], r["best_claims"]),
            "Best at 50 %": weighed(r["best_50"]),
            "Best at 100 %": weighed(r["best_100"]),
            "High": bound(r["high"], r["high_claims"], " or more" if r["open_high"] else ""),
            "Statements": len(r["statement_ids"]),
            "Without a number": len(r["unnumbered"]),
        }
        for r in rows(edition.ledger.ranges)
    ]
    return html_table(
        frame_of(cells),
        "range-table",
        "What may be concluded, each bound with the claim that sets it",
        empty="There is no range.",
        right=("Low", "Best", "Best at 50 %", "Best at 100 %", "High"),
    )


def _scope(r: Row) -> str:
    if r["scope"] == "apart":
        where = f": {r['place']}" if r["place"] else ""
        return f"apart from the toll ({clean(r['reason'])}){clean(where)}"
    if r["level"] == "total":
        return "all"
    when = dates.span(r["date_start"], r["date_end"])
    return clean(", ".join(w for w in (r["place"], when) if w)) or "no stated place or day"
