"""An edition in; for each claim what contradicts it, or what it contradicts, out: links for its record on the evidence page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from counterclaim.present import address, dates, look
from counterclaim.present.markup import Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows


def contradicted(edition: Edition, root: str = "") -> dict[str, Markup]:
    """claim_id → links to the claims, words and references that stand against it, and to the claims that it stands against."""
    claims = {c["claim_id"]: c for c in rows(edition.claims)}
    outlets = {a.article_id: look.outlet_name(a.outlet) for a in edition.articles}
    found: dict[str, list[Markup]] = defaultdict(list)
    for r in rows(edition.ledger.contradictions):
        why = clean(dates.in_text(r["why"] or ""))
        found[r["claim_id"]].append(join([_link(r, outlets, root), f" ({why})" if why else ""]))
        if r["other_claim_id"] and (claim := claims.get(r["claim_id"])):
            words = f"{outlets.get(claim['article_id'], '')}: “{clean(claim['exact'])}”"
            found[r["other_claim_id"]].append(tag("a", words, href=address.claim_href(claim["article_id"], claim["claim_id"], root)))
    return {claim_id: join(dict.fromkeys(links), "; ") for claim_id, links in found.items()}


def places(edition: Edition) -> Iterator[tuple[str, int, int]]:
    """article_id, start and end of the words that contradict a claim and are no claim themselves: links to them need an anchor."""
    for r in rows(edition.ledger.contradictions):
        if r["other_article_id"] and not r["other_claim_id"] and (r["other_end"] or 0) > (r["other_start"] or 0):
            yield r["other_article_id"], r["other_start"], r["other_end"]


def _link(r: Row, outlets: dict[str, str], root: str) -> Markup:
    if r["reference_id"]:
        return tag("a", "a reference disputes it", href=f"{root}casualties.html#references")
    if r["other_claim_id"]:
        href = address.claim_href(r["other_article_id"], r["other_claim_id"], root)
    else:
        href = address.place_href(r["other_article_id"], "at", r["other_start"], r["other_end"], root)
    words = " ".join(clean(r["other_exact"] or "").split())
    return tag("a", f"{outlets.get(r['other_article_id'], '')}: “{words if len(words) <= 120 else words[:117] + '…'}”", href=href)
