"""Frames of cells in; accessible HTML tables out, in which each number leads to its words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from counterclaim.present import address, dates, look, numbers, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, Statement, apart, plain, reported, rows, statements

UNREVIEWED = "not yet reviewed by a person"


def frame_of(cells: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Rows of cells as a frame that keeps each cell as it is: a column of text would lose what is Markup and what is not."""
    return pd.DataFrame(cells, dtype=object)


def html_table(
    frame: pd.DataFrame,
    name: str,
    caption: object,
    *,
    empty: str,
    hooks: Sequence[dict[str, object]] = (),
    ids: Sequence[str] = (),
    right: Sequence[str] = (),
) -> Html:
    """A frame as a table. Cells are escaped unless they are Markup; None is an empty cell; columns of numbers stand right.

    name: the anchor. caption: stands over the table and names its scroll region. empty: the sentence that stands where there
    is no row. hooks: for each row, values for data- attributes, by which scripts sort and filter. ids: for each row, its anchor.
    right: columns of links that are numbers. On a phone each row stands as a card, its cells named by `data-label`; the roles keep
    it a table for screen readers there.
    """
    title = Markup(caption).striptags() if isinstance(caption, Markup) else str(caption)
    if frame.empty:
        return Html(tag("p", empty, class_="cc-nothing", id=name), empty)
    at_right = {c for c in frame.columns if c in right or _numeric([v for v in map(plain, frame[c]) if v is not None])}
    head = join(tag("th", c, scope="col", role="columnheader", class_="cc-n" if c in at_right else None) for c in frame.columns)
    body = []
    for i, cells in enumerate(rows(frame)):
        data = {f"data-{key}": value for key, value in (hooks[i] if hooks else {}).items()}
        row = [
            tag(
                "th" if k == 0 else "td",
                _cell(value),
                scope="row" if k == 0 else None,
                role="rowheader" if k == 0 else "cell",
                class_="cc-n" if column in at_right else None,
                data_label=column,
            )
            for k, (column, value) in enumerate(cells.items())
        ]
        body.append(tag("tr", join(row), role="row", id=ids[i] if ids else None, **data))
    table = tag(
        "table",
        join(
            [tag("caption", caption), tag("thead", tag("tr", head, role="row"), role="rowgroup"), tag("tbody", join(body), role="rowgroup")]
        ),
        class_="dataframe cc-table",
        role="table",
        id=name,
    )
    return Html(tag("div", table, class_="cc-scroll", role="region", tabindex="0", aria_label=title), title)


def _numeric(values: list[object]) -> bool:
    return bool(values) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return clean(str(value))


def side(key: str | None, look_: Look) -> Markup:
    """The name of a side that loses, is named or speaks, with its colour."""
    return _coloured(key, look_.name(key), look_)


def teller(key: str | None, look_: Look) -> Markup:
    """The name of a side that counts, with its colour."""
    return _coloured(key, look_.teller(key), look_)


def _coloured(key: str | None, name: str, look_: Look) -> Markup:
    return tag("span", name, class_=f"cc-side {look_.css(key)}")


def outcome(key: str) -> Markup:
    """An outcome's word with its shape."""
    return tag("span", join([tag("span", look.SIGNS.get(key, "◆"), class_="cc-sign", aria_hidden="true"), " ", key]), class_="cc-outcome")


def claim_link(claim: Row, words: str, root: str) -> Markup:
    """Words that lead to a claim's place in its article."""
    return tag("a", words, href=address.claim_href(claim["article_id"], claim["claim_id"], root), class_=sentences.number_class(words))


def unreviewed(claims: Sequence[Row]) -> Markup:
    """A small open circle where nobody has reviewed any of the claims; else nothing."""
    return Markup("") if any(c["review"] for c in claims) else tag("span", "", class_="cc-unreviewed", role="img", aria_label=UNREVIEWED)


def legend(claims: Sequence[Row]) -> Markup:
    """What the open circle means, where there is one."""
    # The words follow the circle, and a caption may hold no picture with a name of its own.
    return (
        join([tag("span", "", class_="cc-unreviewed", aria_hidden="true"), f" {UNREVIEWED}"])
        if any(not c["review"] for c in claims)
        else Markup("")
    )


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
                    unreviewed([c]),
                ]
            ),
            "Losses": _losses(c["outcome"], c["victim_side"], look_, c["victim"]),
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
                    _status(c),
                    tag("a", "all tellings", href=address.statement_href(c["statement_id"], root), class_="cc-line")
                    if c["statement_id"]
                    else "",
                ]
            ),
        }
        for c in every
    ]
    hooks = [_hooks(c) for c in every]
    caption = (
        f"{numbers.counted(len(every), 'claim').capitalize()}"
        + (f" printed by {look.outlet_inside(outlet)}" if outlet else "")
        + ", in the order of the articles"
    )
    return html_table(
        frame_of(cells),
        "claims",
        join([caption, ". ", legend(every)]),
        empty="No claim about losses was read.",
        hooks=hooks,
        right=("Number",),
    )


def _losses(outcome_: str, lost_by: str, look_: Look, printed: str | None = None) -> Markup:
    return join(
        [
            outcome(outcome_),
            tag("span", side(lost_by, look_), class_="cc-line"),
            tag("span", clean(printed), class_="cc-printed") if printed else "",
        ]
    )


def _hooks(c: Row) -> dict[str, object]:
    value = c["low"] if c["low"] is not None else c["high"]
    return {
        "side": c["victim_side"],
        "outcome": c["outcome"],
        "claimant": c["claimant_side"],
        "outlet": c["outlet"],
        "status": c["status"],
        "value": value,
    }


def _status(c: Row) -> str:
    extra = [
        w
        for w, on in (
            ("earlier or running toll", c["background"]),
            ("part of another number", c["part_of"]),
            ("said again", c["repeat_of"]),
        )
        if on
    ]
    return ", ".join([c["status"] or "asserted", *extra])


def ledger(edition: Edition, root: str = "") -> Html:
    """The statements, one a row, each with all its tellings."""
    look_ = Look.of(edition)
    every = statements(edition.ledger)
    cells = [
        {
            "Number": join([sentences.number(s, root, s.signs), " ", unreviewed(s.claims)]),
            "Losses": _losses(s.outcome, s.victim_side, look_),
            "Who says it": _who(s, look_),
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
                    *[tag("span", words, class_="cc-change") for words in _against(s)],
                ]
            ),
        }
        for s in every
    ]
    hooks = [_hooks(s.lead) for s in every]
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


def _who(s: Statement, look_: Look) -> Markup:
    return join([teller(s.claimant_side, look_), tag("span", clean("; ".join(s.claimants)), class_="cc-printed") if s.claimants else ""])


def _against(s: Statement) -> list[str]:
    if s.disproved:
        return [f"Shown to be false. {clean(s.disproved)}"]
    return [f"An independent figure stands against it: {clean(source)}" for source in s.row.get("disputed_by") or ()]


def kept_apart(edition: Edition, root: str = "") -> Html:
    """The statements that no figure of the toll holds, each with the reason; what is shown to be false with its proof."""
    look_ = Look.of(edition)
    every = apart(edition.ledger)
    cells = [
        {
            "Number": join([sentences.number(s, root, s.signs), " ", unreviewed(s.claims)]),
            "Losses": _losses(s.outcome, s.victim_side, look_),
            "Why kept apart": join(
                [
                    "" if s.disproved else s.kept_apart[:1].upper() + s.kept_apart[1:],
                    *[tag("span", words, class_="cc-change") for words in _against(s)],
                ]
            ),
            "When, where": clean(
                ", ".join(w for w in (dates.span(s.row.get("date_start"), s.row.get("date_end")), s.row.get("place")) if w)
            ),
            "Who says it": _who(s, look_),
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


def tellings(s: Statement, root: str = "") -> Markup:
    """The outlets that carry a statement, each telling a link to its words; "2 outlets, 1 origin" where there are several."""
    links = join([claim_link(c, f"{look.outlet_name(c['outlet'])}: “{c['exact']}”", root) for c in s.claims], "; ")
    several = tag("span", f"{len(s.outlets)} outlets, 1 origin", class_="cc-badge") if len(s.outlets) > 1 else ""
    return join([several, " " if several else "", links])


def _statement_status(s: Statement) -> str:
    kept = s.kept_apart
    return ", ".join([s.row.get("status") or "asserted", *([kept] if kept and not s.disproved else [])])


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
                join([tag("span", join([sentences.number(s, root, s.signs), f" {s.outcome}"]), class_="cc-line") for s in here]) or None
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
            "Numbers": join([sentences.number(by_id[i], root, by_id[i].signs) for i in r["statement_ids"] if i in by_id], ", "),
        }
        for r in rows(edition.ledger.by_side_and_source)
    ]
    return html_table(
        frame_of(cells),
        "by-side-and-source",
        "Statements by whose losses, outcome and who counts",
        empty="No statement about losses was read.",
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
            "Losses": _losses(r["outcome"], r["victim_side"], look_),
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
