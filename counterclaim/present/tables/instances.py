"""The instances of a measure in; a folded table out, each instance a link to its place in an article."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from counterclaim.present import address, look
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import rows
from counterclaim.present.tables.cells import side
from counterclaim.present.tables.html import frame_of, html_table


def instances(frame: pd.DataFrame, name: str, caption: str, edition: Edition, root: str = "", more: Sequence[str] = ()) -> Html:
    """The instances of a measure, one a row, each a link to its place, folded."""
    look_ = Look.of(edition)
    claims_at = {(c["article_id"], c["start"]): c["claim_id"] for c in rows(edition.claims)}
    cells = []
    for r in rows(frame):
        href = address.place_href(r["article_id"], "at", r["start"], r["end"], root)
        if (r["article_id"], r["start"]) in claims_at and r.get("claim_id"):
            href = address.claim_href(r["article_id"], r["claim_id"], root)
        words = clean(r["text"] or "")
        cells.append(
            {
                "In the text": tag("a", words if len(words) <= 160 else words[:157] + "…", href=href),
                "Side": side(r.get("side"), look_),
                "Outlet": look.outlet_name(r.get("outlet") or "unknown"),
                **{key.replace("_", " ").capitalize(): _list(r.get(key)) for key in more},
            }
        )
    table = html_table(frame_of(cells), name, caption, empty="There are no instances.")
    if not cells:
        return table
    return Html(tag("details", join([tag("summary", f"{caption}: {len(cells):,}"), table.markup]), class_="cc-instances"), caption)


def _list(value: object) -> object:
    return ", ".join(str(v) for v in value) if isinstance(value, (list, tuple)) else value
