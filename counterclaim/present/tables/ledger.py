"""An edition in; the tables of its statements out: the ledger, each statement opening to its claims, and what is kept apart."""

from __future__ import annotations

from counterclaim.present import address, dates, look, numbers, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.review_marks import review_legend, review_mark
from counterclaim.present.statements import Statement, apart, rows, statements
from counterclaim.present.tables.cells import against, badge, claims_of, hooks_of, losses, who
from counterclaim.present.tables.html import folded, frame_of, html_table


def ledger(edition: Edition, root: str = "") -> Html:
    """The statements, one a row: number, losses, who says it, who prints it; each opens to its claims and what changed between them."""
    look_ = Look.of(edition)
    every = statements(edition.ledger)
    published = {a.article_id: a.known("published") for a in edition.articles}
    links = rows(edition.ledger.contradictions)
    contradicted = {i for r in links for i in (r["statement_id"], r["other_statement_id"]) if i}
    cells = [
        _common(s, look_, root)
        | {
            "Printed by": join([badge(s), " " if s.several else "", _outlets(s), _first(s)]),
            "Status": _statement_status(s, contradicted, root),
            "Words": join(
                [
                    claims_of(s, published, root),
                    *(tag("span", words, class_="cc-change") for words in against(s)),
                ]
            ),
        }
        for s in every
    ]
    caption = f"{numbers.counted(len(every), 'statement').capitalize()}, each retold in one or more claims. "
    table = html_table(
        frame_of(cells),
        "statements",
        join([caption, review_legend([c for s in every for c in s.claims])]),
        empty="No statement about losses was read.",
        hooks=[hooks_of(s.lead) for s in every],
        ids=[address.statement_id(s.statement_id) for s in every],
        right=("Number",),
        filters=choices(edition),
    )
    return folded(table, f"The ledger: all {len(every):,} statements, each with its claims", len(every), most=40)


def choices(edition: Edition) -> dict[str, tuple[str, dict[str, str]]]:
    """What a reader may choose claims or statements by: `filters` of `html_table`."""
    look_ = Look.of(edition)
    sides = sorted({*edition.claims["victim_side"], *edition.claims["claimant_side"]}, key=look_.order)
    return {
        "side": ("Losses of", {s: look_.name(s) for s in sides}),
        "outcome": ("Outcome", look.OUTCOME_WORDS),
        "claimant": ("Said by", {s: look_.teller(s) for s in sides}),
        "outlet": ("Printed by", {o: look.outlet_name(o) for o in sorted(set(edition.claims["outlet"]))}),
    }


def _common(s: Statement, look_: Look, root: str) -> dict[str, object]:
    """The cells that every table of statements begins with."""
    return {
        "Number": join([sentences.number(s, root, s.signs), " ", review_mark(s.claims)]),
        "Losses": losses(s.outcome, s.victim_side, look_),
        "Who says it": who(s, look_),
    }


def _outlets(s: Statement) -> Markup:
    names = [look.outlet_name(o) for o in s.outlets]
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return tag("span", clean(", ".join(names[:6]) + more), class_="cc-line" if s.several else None)


def _first(s: Statement) -> Markup:
    day = s.row.get("first_published")
    return tag("span", f"{'first on ' if len(s.claims) > 1 else ''}{dates.day(day)}", class_="cc-printed") if day else Markup("")


def _statement_status(s: Statement, contradicted: set[str], root: str) -> Markup:
    kept = s.kept_apart
    told = ", ".join([s.row.get("status") or "asserted", *([kept] if kept and not s.disproved else [])])
    link = tag("a", "contradicted", href=f"{root}casualties.html#contradictions", class_="cc-line")
    return join([told, link if s.statement_id in contradicted else ""])


def kept_apart(edition: Edition, root: str = "") -> Html:
    """The statements that no figure of the toll holds, each with the reason; what is shown to be false with its proof."""
    look_ = Look.of(edition)
    every = apart(edition.ledger)
    published = {a.article_id: a.known("published") for a in edition.articles}
    cells = [
        _common(s, look_, root)
        | {
            "Why kept apart": join(
                [
                    "" if s.disproved else s.kept_apart[:1].upper() + s.kept_apart[1:],
                    *[tag("span", words, class_="cc-change") for words in against(s)],
                ]
            ),
            "When, where": clean(
                ", ".join(w for w in (dates.span(s.row.get("date_start"), s.row.get("date_end")), s.row.get("place")) if w)
            ),
            "Printed by": join([badge(s), " " if s.several else "", _outlets(s), claims_of(s, published, root)]),
        }
        for s in sorted(every, key=lambda s: (not s.disproved, s.kept_apart, look_.order(s.victim_side), s.statement_id))
    ]
    verb = "is" if len(every) == 1 else "are"
    words = f"{numbers.counted(len(every), 'statement').capitalize()} that {verb} no part of the figures of the toll"
    table = html_table(frame_of(cells), "apart", words, empty="Every statement belongs to the conflict’s toll.", right=("Number",))
    return folded(table, words, len(every))
