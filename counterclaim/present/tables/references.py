"""An edition in; the figures from elsewhere out, a table for each kind: beside the claims and never mixed in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from counterclaim.present import dates, look
from counterclaim.present.markup import Html, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows
from counterclaim.present.tables.cells import claim_link
from counterclaim.present.tables.html import frame_of, html_table

_GROUPS = (
    ("independent", "Counted independently", "references"),
    ("by_a_side", "Statements by the sides found elsewhere: no independent figures", "references-sides"),
    ("single_claim", "Single claims disputed or confirmed elsewhere", "references-single"),
)


def references(edition: Edition, root: str = "") -> Html:
    """Figures from elsewhere, beside the claims and never mixed in: independent ones, statements by the sides, single claims."""
    found = list(rows(edition.ledger.references))
    if not found:
        return html_table(frame_of([]), "references", "", empty="No independent figures were entered (references.yml).")
    tables_ = []
    by_id = {c["claim_id"]: c for c in rows(edition.claims)}
    for group, caption, name in _GROUPS:
        cells = [_reference(r, by_id, root) for r in found if group_of(r) == group]
        if cells:
            tables_.append(html_table(frame_of(cells), name, caption, empty="", right=("Low", "Best", "High")))
    return Html(join(tables_), "Figures from elsewhere, never mixed into the claims")


def group_of(r: Row) -> str:
    """What a figure from elsewhere is: independent, by_a_side, or single_claim."""
    if r.get("group"):
        return str(r["group"])
    return "independent" if r["kind"] in ("event_data", "estimate") else "by_a_side" if r["kind"] == "statement" else "single_claim"


def _reference(r: Row, by_id: Mapping[str, Row], root: str) -> dict[str, object]:
    claims_ = [by_id[i] for i in r.get("claim_ids") or () if i in by_id]
    links = join([claim_link(c, f"{look.outlet_name(c['outlet'])}: “{clean(c['exact'])}”", root) for c in claims_], "; ")
    source = clean(r["source"] or "")
    words = clean(". ".join(t.rstrip(". ") for t in (r["name"], r["claim"], r["note"]) if t))
    numbered = any(r[k] is not None for k in ("low", "best", "high"))
    return {
        "Source": tag("a", source, href=r["address"]) if re.match(r"https?://", r.get("address") or "") else source,
        "When": dates.span(r["date_start"], r["date_end"]),
        "Where": clean(r["place"] or ""),
        **({"Low": r["low"], "Best": r["best"], "High": r["high"]} if numbered else {}),
        "In words": join([dates.in_text(words), tag("span", join(["Speaks of: ", links]), class_="cc-change") if claims_ else ""]),
    }
