"""An edition in; the table of its contradictions out: each claim with the claim, the words or the reference against it."""

from __future__ import annotations

from counterclaim.present import address, dates, look, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows, statements
from counterclaim.present.tables.html import folded, frame_of, html_table

KINDS = {
    "numbers": "number against number",
    "denial": "denial",
    "sign_of_life": "reported killed, later alive",
    "reference": "disputed elsewhere",
}


def contradictions(edition: Edition, root: str = "") -> Html:
    """One row a contradiction: of several links between two statements the first, in the order of the articles."""
    look_ = Look.of(edition)
    by_id = {s.statement_id: s for s in statements(edition.ledger)}
    factor = {(r["statement_id"], r["against"]): r["factor"] for r in rows(edition.ledger.contested)}
    outlets = {a.article_id: a.outlet for a in edition.articles}
    references = {r["reference_id"]: r for r in rows(edition.ledger.references)}
    seen = set()
    cells = []
    for r in rows(edition.ledger.contradictions):
        other = by_id.get(r["other_statement_id"] or "")
        pair = (
            r["kind"],
            r["statement_id"],
            other.statement_id if other else None,
            r["reference_id"],
            r["other_exact"] if not other else None,
        )
        if pair in seen or r["statement_id"] not in by_id:
            continue
        seen.add(pair)
        times = factor.get((r["statement_id"], r["other_statement_id"])) if r["kind"] == "numbers" else None
        against = sentences.said(other, look_, root) if other else _against(r, outlets, references, root)
        cells.append(
            {
                "What is said": sentences.said(by_id[r["statement_id"]], look_, root),
                "Against it": against,
                "Kind": KINDS.get(r["kind"], r["kind"]),
                "Why": join(
                    [clean(dates.in_text(r["why"] or "")), tag("span", f"{times:,.1f} times higher", class_="cc-printed") if times else ""]
                ),
            }
        )
    table = html_table(
        frame_of(cells),
        "contradictions",
        "Claims and what contradicts them",
        empty="No two statements here speak of the same losses and contradict each other, none is denied, and nobody named as killed is seen alive.",
    )
    return folded(table, f"{len(cells):,} contradictions", len(cells))


def _against(r: Row, outlets: dict[str, str], references: dict[str, Row], root: str) -> Markup:
    """Words of an article that are no claim, as a link to their place; or the reference."""
    if r["reference_id"]:
        entry = references.get(r["reference_id"])
        return tag("a", clean(entry["source"] if entry else "a figure from elsewhere"), href=f"{root}casualties.html#references")
    words = " ".join(clean(r["other_exact"] or "").split())
    href = address.place_href(r["other_article_id"], "at", r["other_start"], r["other_end"], root)
    outlet = look.outlet_name(outlets.get(r["other_article_id"], "unknown"))
    return join([f"{outlet}: ", tag("a", f"“{words if len(words) <= 160 else words[:157] + '…'}”", href=href)])
