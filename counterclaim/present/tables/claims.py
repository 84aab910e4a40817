"""An edition in; the table of its claims out, one a row."""

from __future__ import annotations

from counterclaim.present import address, look, numbers
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.review_marks import review_legend, review_mark
from counterclaim.present.statements import rows
from counterclaim.present.tables.cells import claim_link, hooks_of, losses, status_words, teller
from counterclaim.present.tables.html import folded, frame_of, html_table
from counterclaim.present.tables.ledger import choices


def claims(edition: Edition, root: str = "", outlet: str | None = None) -> Html:
    """Every claim, one a row, of one outlet or of all."""
    look_ = Look.of(edition)
    every = [c for c in rows(edition.claims) if outlet is None or c["outlet"] == outlet]
    cells = [
        {
            "Number": join(
                [
                    claim_link(c, numbers.in_signs(c["low"], c["high"], c["qualifier"], c["number"] or c["exact"]), root),
                    " ",
                    review_mark([c]),
                ]
            ),
            "Losses": losses(c["outcome"], c["victim_side"], look_, c["victim"]),
            "Who says it": join(
                [teller(c["claimant_side"], look_), tag("span", c["claimant"], class_="cc-printed") if c["claimant"] else ""]
            ),
            "Printed by": join(
                [
                    tag("a", look.outlet_name(c["outlet"]), href=address.outlet_href(c["outlet"], root)),
                    tag("span", f"through {clean(', '.join(c['relay']))}", class_="cc-printed") if c["relay"] else "",
                ]
            ),
            "Status": join(
                [
                    status_words(c),
                    tag("a", "all tellings", href=address.statement_href(c["statement_id"], root), class_="cc-line")
                    if c["statement_id"]
                    else "",
                ]
            ),
        }
        for c in every
    ]
    hooks = [hooks_of(c) for c in every]
    caption = (
        f"{numbers.counted(len(every), 'claim').capitalize()}"
        + (f" printed by {look.outlet_inside(outlet)}" if outlet else "")
        + ", in the order of the articles"
    )
    table = html_table(
        frame_of(cells),
        "claims",
        join([caption, ". ", review_legend(every)]),
        empty="No claim about losses was read.",
        hooks=hooks,
        right=("Number",),
        filters=choices(edition),
    )
    return folded(table, f"All {len(every):,} claims", len(every), most=12)
