"""An edition in; who counts whose losses out, as tables: by the two sides, and by outcome and source."""

from __future__ import annotations

from counterclaim.present import sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, reported, rows, statements
from counterclaim.present.tables.cells import outcome, side, teller
from counterclaim.present.tables.html import frame_of, html_table

_MOST = 3  # numbers in one cell; the rest stand in the ledger


def _more(count: int, root: str, class_: str | None = None) -> Markup:
    link = tag("a", f"and {count - _MOST:,} more", href=f"{root}casualties.html#statements", class_=class_)
    return link if count > _MOST else Markup("")


def _numbers(told: list[Statement], root: str) -> Markup:
    """The largest numbers, and how many more there are."""
    largest = sorted(told, key=lambda s: (-(s.value or 0), s.statement_id))[:_MOST]
    shown = join([sentences.number(s, root, s.signs) for s in told if s in largest], ", ")
    return join([shown, " " if len(told) > _MOST else "", _more(len(told), root)])


def matrix(edition: Edition, root: str = "") -> Html:
    """The emblem as a table: who counts (rows) and whose losses (columns), each number a link."""
    look_ = Look.of(edition)
    told = reported(edition.ledger)
    columns = sorted({s.victim_side for s in told}, key=look_.order)
    cells = []
    for claimant in sorted({s.claimant_side for s in told} | {c for c in columns if c in look_.sides}, key=look_.order):
        row: dict[str, object] = {"Who counts": look_.teller(claimant)}
        for column in columns:
            here = sorted((s for s in told if s.claimant_side == claimant and s.victim_side == column), key=lambda s: -(s.value or 0))
            row[look_.name(column)] = (
                join(
                    [
                        *(tag("span", join([sentences.number(s, root, s.signs), f" {s.outcome}"]), class_="cc-line") for s in here[:_MOST]),
                        _more(len(here), root, "cc-line"),
                    ]
                )
                or None
            )
        cells.append(row)
    return html_table(frame_of(cells), "matrix", "Who counts (rows) whose losses (columns)", empty="No statement about losses was read.")


def by_side_and_source(edition: Edition, root: str = "") -> Html:
    """Whose losses, what kind, who counts: how many statements in how many outlets, and each of their numbers."""
    look_ = Look.of(edition)
    by_id = {s.statement_id: s for s in statements(edition.ledger)}
    cells = [
        {
            "Whose losses": side(r["victim_side"], look_),
            "Outcome": outcome(r["outcome"]),
            "Who counts": teller(r["claimant_side"], look_),
            "Statements": r["n_statements"],
            "Outlets": r["n_outlets"],
            "Numbers": _numbers([by_id[i] for i in r["statement_ids"] if i in by_id], root),
        }
        for r in rows(edition.ledger.by_side_and_source)
    ]
    return html_table(
        frame_of(cells),
        "by-side-and-source",
        "Statements by whose losses, outcome and who counts",
        empty="No statement about losses was read.",
    )
