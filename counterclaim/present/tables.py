"""Frames of cells in; accessible HTML tables out, in which each number leads to its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from counterclaim.present import address, look, numbers, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, Statement, plain, reported, rows, statements


def frame_of(cells: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Rows of cells as a frame that keeps each cell as it is: a column of text would lose what is Markup and what is not."""
    return pd.DataFrame(cells, dtype=object)


def html_table(
    frame: pd.DataFrame, name: str, caption: object, *, empty: str, hooks: Sequence[dict[str, object]] = (), ids: Sequence[str] = ()
) -> Html:
    """A frame as a table. Cells are escaped unless they are Markup; None is an empty cell; columns of numbers stand right.

    name: the anchor. caption: stands over the table and names its scroll region. empty: the sentence that stands where there
    is no row. hooks: for each row, values for data- attributes, by which scripts sort and filter. ids: for each row, its anchor.
    """
    title = Markup(caption).striptags() if isinstance(caption, Markup) else str(caption)
    if frame.empty:
        return Html(tag("p", empty, class_="cc-nothing", id=name), empty)
    right = {c for c in frame.columns if _numeric([v for v in map(plain, frame[c]) if v is not None])}
    head = join(tag("th", c, scope="col", class_="cc-n" if c in right else None) for c in frame.columns)
    body = []
    for i, cells in enumerate(rows(frame)):
        data = {f"data-{key}": value for key, value in (hooks[i] if hooks else {}).items()}
        row = [
            tag("th" if k == 0 else "td", _cell(value), scope="row" if k == 0 else None, class_="cc-n" if column in right else None)
            for k, (column, value) in enumerate(cells.items())
        ]
        body.append(tag("tr", join(row), id=ids[i] if ids else None, **data))
    table = tag(
        "table",
        join([tag("caption", caption), tag("thead", tag("tr", head)), tag("tbody", join(body))]),
        class_="dataframe cc-table",
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
    return tag("a", words, href=address.claim_href(claim["article_id"], claim["claim_id"], root), class_="cc-number")


def claims(edition: Edition, root: str = "", outlet: str | None = None) -> Html:
    """Every claim, one a row, of one outlet or of all."""
    look_ = Look.of(edition)
    every = [c for c in rows(edition.claims) if outlet is None or c["outlet"] == outlet]
    cells = [
        {
            "Number": claim_link(c, numbers.in_signs(c["low"], c["high"], c["qualifier"], c["number"] or c["exact"]), root),
            "Outcome": outcome(c["outcome"]),
            "Whose losses": side(c["victim_side"], look_),
            "As printed": c["victim"],
            "Who says it": join(
                [teller(c["claimant_side"], look_), tag("span", c["claimant"], class_="cc-printed") if c["claimant"] else ""]
            ),
            "Through": ", ".join(c["relay"] or ()),
            "Outlet": tag("a", look.outlet_name(c["outlet"]), href=address.outlet_href(c["outlet"], root)),
            "Status": _status(c),
            "Statement": tag("a", "all tellings", href=address.statement_href(c["statement_id"], root)) if c["statement_id"] else None,
        }
        for c in every
    ]
    hooks = [_hooks(c) for c in every]
    caption = (
        f"{numbers.counted(len(every), 'claim').capitalize()}"
        + (f" printed by {outlet}" if outlet else "")
        + ", in the order of the articles"
    )
    return html_table(frame_of(cells), "claims", caption, empty="No claim about losses was read.", hooks=hooks)


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
            "Number": sentences.number(s, root, s.signs),
            "Outcome": outcome(s.outcome),
            "Whose losses": side(s.victim_side, look_),
            "Who says it": join(
                [teller(s.claimant_side, look_), tag("span", "; ".join(s.claimants), class_="cc-printed") if s.claimants else ""]
            ),
            "Printed by": tellings(s, root),
            "First printed": s.row.get("first_published"),
            "Status": _statement_status(s),
            "What changed on the way": join([tag("span", change, class_="cc-change") for change in s.row.get("changes") or ()]),
        }
        for s in every
    ]
    hooks = [_hooks(s.lead) for s in every]
    caption = f"{numbers.counted(len(every), 'statement').capitalize()}: one origin each, however many outlets carry it"
    return html_table(
        frame_of(cells),
        "statements",
        caption,
        empty="No statement about losses was read.",
        hooks=hooks,
        ids=[address.statement_id(s.statement_id) for s in every],
    )


def tellings(s: Statement, root: str = "") -> Markup:
    """The outlets that carry a statement, each telling a link to its words; "2 outlets, 1 origin" where there are several."""
    links = join([claim_link(c, f"{look.outlet_name(c['outlet'])}: “{c['exact']}”", root) for c in s.claims], "; ")
    several = tag("span", f"{len(s.outlets)} outlets, 1 origin", class_="cc-badge") if len(s.outlets) > 1 else ""
    return join([several, " " if several else "", links])


def _statement_status(s: Statement) -> str:
    extra = [w for w, on in (("earlier or running toll", s.background), ("part of another number", s.part)) if on]
    return ", ".join([s.row.get("status") or "asserted", *extra])


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
                    "Why they are compared": clean(r["reason"] or ""),
                }
            )
    return html_table(
        frame_of(cells),
        "contested",
        "Statements that cannot both be right",
        empty="No two statements here speak of the same losses and contradict each other.",
    )


def ranges(edition: Edition, root: str = "") -> Html:
    """What may be concluded: low, best and high, by side, outcome and event, each bound with the claims that set it."""
    look_ = Look.of(edition)
    by_id = {c["claim_id"]: c for c in rows(edition.claims)}

    def bound(value: int, ids: Sequence[str], more: str = "") -> Markup:
        shown = f"{value:,}{more}"
        found = [by_id[i] for i in ids if i in by_id]
        return claim_link(found[0], shown, root) if found else join([shown])

    cells = [
        {
            "Whose losses": side(r["victim_side"], look_),
            "Outcome": outcome(r["outcome"]),
            "Of": _scope(r),
            "Low": bound(r["low"], r["low_claims"]),
            "Best": bound(r["best"], r["best_claims"]),
            "Best at 50 %": r["best_50"],
            "Best at 100 %": r["best_100"],
            "High": bound(r["high"], r["high_claims"], " or more" if r["open_high"] else ""),
            "Statements": len(r["statement_ids"]),
            "Without a number": len(r["unnumbered"]),
        }
        for r in rows(edition.ledger.ranges)
    ]
    return html_table(
        frame_of(cells), "range-table", "What may be concluded, each bound with the claim that sets it", empty="There is no range."
    )


def _scope(r: Row) -> str:
    if r["scope"] == "apart":
        where = f": {r['place']}" if r["place"] else ""
        return f"apart from the toll ({clean(r['reason'])}){clean(where)}"
    if r["level"] == "total":
        return "all"
    when = " to ".join(dict.fromkeys(d for d in (r["date_start"], r["date_end"]) if d))
    return clean(", ".join(w for w in (r["place"], when) if w)) or "no stated place or day"


def references(edition: Edition) -> Html:
    """Independent figures, beside the claims and never mixed in."""
    cells = [
        {
            "Source": clean(r["source"] or ""),
            "Kind": (r["kind"] or "").replace("_", " "),
            "When": " to ".join(dict.fromkeys(d for d in (r["date_start"], r["date_end"]) if d)),
            "Where": clean(r["place"] or ""),
            "Low": r["low"],
            "Best": r["best"],
            "High": r["high"],
            "In words": clean(" ".join(t for t in (r["name"], r["claim"], r["note"]) if t)),
        }
        for r in rows(edition.ledger.references)
    ]
    return html_table(
        frame_of(cells),
        "references",
        "Independent figures, never mixed into the claims",
        empty="No independent figures were entered (references.yml).",
    )


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
