"""An edition in; the tables of its statements out: the ledger, what is kept apart from the toll, what is contested."""

from __future__ import annotations

from counterclaim.present import address, dates, numbers, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, apart, rows, statements
from counterclaim.present.tables.cells import against, hooks_of, legend, losses, outcome, side, tellings, unreviewed, who
from counterclaim.present.tables.html import frame_of, html_table


def ledger(edition: Edition, root: str = "") -> Html:
    """The statements, one a row, each with all its tellings."""
    look_ = Look.of(edition)
    every = statements(edition.ledger)
    cells = [
        {
            "Number": join([sentences.number(s, root, s.signs), " ", unreviewed(s.claims)]),
            "Losses": losses(s.outcome, s.victim_side, look_),
            "Who says it": who(s, look_),
            "Printed by": join(
                [
                    tellings(s, root),
                    tag("span", f"first on {dates.day(s.row['first_published'])}", class_="cc-printed")
                    if s.row.get("first_published")
                    else "",
                ]
            ),
            "Status, changes": join(
                [
                    _statement_status(s),
                    *[tag("span", clean(dates.in_text(change)), class_="cc-change") for change in s.row.get("changes") or ()],
                    *[tag("span", words, class_="cc-change") for words in against(s)],
                ]
            ),
        }
        for s in every
    ]
    hooks = [hooks_of(s.lead) for s in every]
    caption = f"{numbers.counted(len(every), 'statement').capitalize()}: one origin each, however many outlets carry it. "
    return html_table(
        frame_of(cells),
        "statements",
        join([caption, legend([c for s in every for c in s.claims])]),
        empty="No statement about losses was read.",
        hooks=hooks,
        ids=[address.statement_id(s.statement_id) for s in every],
        right=("Number",),
    )


def _statement_status(s: Statement) -> str:
    kept = s.kept_apart
    return ", ".join([s.row.get("status") or "asserted", *([kept] if kept and not s.disproved else [])])


def kept_apart(edition: Edition, root: str = "") -> Html:
    """The statements that no figure of the toll holds, each with the reason; what is shown to be false with its proof."""
    look_ = Look.of(edition)
    every = apart(edition.ledger)
    cells = [
        {
            "Number": join([sentences.number(s, root, s.signs), " ", unreviewed(s.claims)]),
            "Losses": losses(s.outcome, s.victim_side, look_),
            "Why kept apart": join(
                [
                    "" if s.disproved else s.kept_apart[:1].upper() + s.kept_apart[1:],
                    *[tag("span", words, class_="cc-change") for words in against(s)],
                ]
            ),
            "When, where": clean(
                ", ".join(w for w in (dates.span(s.row.get("date_start"), s.row.get("date_end")), s.row.get("place")) if w)
            ),
            "Who says it": who(s, look_),
            "Printed by": tellings(s, root),
        }
        for s in sorted(every, key=lambda s: (not s.disproved, s.kept_apart, look_.order(s.victim_side), s.statement_id))
    ]
    verb = "is" if len(every) == 1 else "are"
    return html_table(
        frame_of(cells),
        "apart",
        f"{numbers.counted(len(every), 'statement').capitalize()} that {verb} no part of the figures of the toll",
        empty="Every statement belongs to the conflict’s toll.",
        right=("Number",),
    )


def contested(edition: Edition, root: str = "") -> Html:
    """Pairs of statements that cannot both be right."""
    look_ = Look.of(edition)
    by_id = {s.statement_id: s for s in statements(edition.ledger)}
    cells = []
    for r in rows(edition.ledger.contested):
        s, other = by_id.get(r["statement_id"]), by_id.get(r["against"])
        if s:
            cells.append(
                {
                    "Whose losses": join([side(r["victim_side"], look_), " ", outcome(r["outcome"])]),
                    "Statement": sentences.said(s, look_, root),
                    "Against it": sentences.said(other, look_, root) if other else "denied, without a statement of its own",
                    "Times higher": r["factor"],
                    "Why compared": clean(dates.in_text(r["reason"] or "")),
                }
            )
    return html_table(
        frame_of(cells),
        "contradictions",
        "Statements that cannot both be right",
        empty="No two statements here speak of the same losses and contradict each other.",
    )
