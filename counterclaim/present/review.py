"""An edition in; what people decided about its claims, and the ranges with and without their decisions, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from counterclaim.ledger.review import Applied, Change
from counterclaim.ledger.review_entries import NAME
from counterclaim.ledger.review_report import difference, shown
from counterclaim.present import address, dates, numbers
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.review_marks import review_legend, review_mark, review_of, review_words
from counterclaim.present.statements import Row, rows
from counterclaim.present.tables import frame_of, html_table, outcome, side

__all__ = ["changes", "left_out", "ranges_with_and_without", "review_legend", "review_mark", "review_words", "what_was_reviewed"]

_NAMES = {
    "victim_side": "whose losses",
    "agent_side": "by whose hand",
    "claimant": "who says it",
    "claimant_side": "which side says it",
    "relay": "through",
    "victim": "victims",
    "victim_status": "who the victims were",
    "victim_names": "names",
    "part_of": "part of",
    "repeat_of": "said again",
    "background": "earlier or running toll",
    "date_start": "first day",
    "date_end": "last day",
}
_SIDES = ("victim_side", "agent_side", "claimant_side")
# Fields on which ranges rest; the others tell who and how, and move no bound.
_MOVING = (
    "outcome",
    "low",
    "high",
    "victim_side",
    "claimant_side",
    "status",
    "part_of",
    "repeat_of",
    "background",
    "place",
    "date_start",
    "date_end",
)


def what_was_reviewed(edition: Edition, root: str = "") -> Html:
    """Who reviewed how many claims and when; what of review.yml could not be read; what was changed, left out, added, and what of
    the decisions no longer fits the present reading."""
    reviewed = edition.reviewed
    unread = _unread(edition)
    words = " ".join([*unread, _opening(edition)])
    opening = [*(tag("p", tag("strong", told)) for told in unread), tag("p", _opening(edition))]
    if not reviewed.applied:
        return Html(tag("div", join(opening), id="reviewed"), words)
    tables: list[Html | None] = [
        _decisions(edition, [a for a in reviewed.applied if a.state in ("edited", "added") and (a.changes or a.state == "added")], root),
        _left_out(edition, root),
        _apart(edition, "lost", "Decisions that no longer hold on to a claim", reviewed.lost, root),
        _apart(edition, "differing", "Decisions that stand although the program now reads otherwise", _drifted(edition), root),
    ]
    body = [*opening, *[_folded(t) for t in tables if t is not None]]
    return Html(tag("div", join(body), class_="cc-reviews", id="reviewed"), words)


def _unread(edition: Edition) -> list[str]:
    """What of review.yml could not be read and is not applied, in a sentence for each mistake; [] where all of it was."""
    wrong = [m for m in edition.mistakes if PurePath(str(m.file)).name == NAME]
    told = [clean(f"{m.place}: {m.expected}" if m.place else m.expected).rstrip(".") for m in wrong]
    if wrong and not edition.reviewed.applied:
        return [f"{NAME} could not be read, and nothing of it is applied: {'; '.join(told)}."]
    return [f"An entry of {NAME} could not be read and is not applied: {t}." for t in told]


def _folded(table: Html) -> Markup:
    """A table that opens at a tap; one sentence stays in sight."""
    if "<table" not in table.markup:
        return table.markup
    return tag("details", join([tag("summary", table.text), table.markup]))


def _opening(edition: Edition) -> str:
    """How many claims were reviewed, by whom and when, in sentences."""
    kinds = Counter(review_of(c) for c in rows(edition.claims))
    applied = edition.reviewed.applied
    if not applied:
        return f"None of the {numbers.counted(len(edition.claims), 'claim')} has been reviewed: every figure rests on the program’s own reading."
    done = [a for a in applied if a.state in ("accepted", "edited", "added", "rejected")]
    who = numbers.list_words(list(dict.fromkeys(clean(a.decision.by) for a in done)))
    days = sorted({a.decision.on for a in done})
    when = f" {'on' if len(days) == 1 else 'from'} {dates.span(days[0], days[-1])}" if days else ""
    states = Counter(a.state for a in applied)
    told = [
        f"{numbers.counted_are(kinds['reviewed'], 'claim')} reviewed and {kinds['added'] or 'none'} added in review, entered by {who}{when}."
        if done
        else "",
        f"{states['accepted'] or 'None'} as the program reads {'it' if states['accepted'] == 1 else 'them'}, "
        f"{states['edited'] or 'none'} changed; {numbers.counted(states['rejected'], 'claim')} left out."
        if done
        else "",
        f"{numbers.counted_are(kinds['read'], 'claim')} not yet reviewed."
        if kinds["read"]
        else "Every claim that stands has been reviewed.",
        f"{numbers.counted(states['lost'], 'decision').capitalize()} no longer {'holds' if states['lost'] == 1 else 'hold'} on to a claim."
        if states["lost"]
        else "",
    ]
    return " ".join(t for t in told if t)


def ranges_with_and_without(edition: Edition, root: str = "") -> Html:
    """The toll's totals with review and without it, as the program alone reads them: low, best and high for every side and outcome of
    the toll, alike or not; what changed and why."""
    look = Look.of(edition)
    with_, without = _totals(edition.ledger.ranges), _totals(edition.ledger_as_read.ranges)
    keys = list(dict.fromkeys([*with_, *without]))
    cells = []
    for key in sorted(keys, key=lambda k: (look.order(k[0]), list(keys).index(k))):
        now, before = with_.get(key), without.get(key)
        same = _range(now) == _range(before)
        cells.append(
            {
                "Whose losses": side(key[0], look),
                "Outcome": outcome(key[1]),
                "With review": tag("span", _range(now), class_="cc-number"),
                "Without review": tag("span", _range(before), class_="cc-number"),
                "What changed": "nothing" if same else _why(edition, key, look, root),
            }
        )
    return html_table(
        frame_of(cells),
        "ranges-review",
        "Low · best · high with review and without it, as the program alone reads them",
        empty="No claim belongs to the toll.",
        right=("With review", "Without review"),
    )


def _totals(ranges: Any) -> dict[tuple[str, str], Row]:
    return {(r["victim_side"], r["outcome"]): r for r in rows(ranges) if r["scope"] == "toll" and r["level"] == "total"}


def _range(row: Row | None) -> str:
    if row is None:
        return "no claim"
    if row["low"] is None:
        return "no number"
    return f"{row['low']:,} · {row['best']:,} · {row['high']:,}{' or more' if row['open_high'] else ''}"


def _why(edition: Edition, key: tuple[str, str], look: Look, root: str) -> Markup:
    """The decisions that moved a range: those about claims of this side and outcome, as read or as they stand."""
    read = {c["claim_id"]: c for c in rows(edition.ledger_as_read.claims)}
    now = {c["claim_id"]: c for c in rows(edition.claims)}
    found = []
    for a in edition.reviewed.applied:
        here = [c for c in (read.get(a.claim_id or ""), now.get(a.claim_id or "")) if c and (c["victim_side"], c["outcome"]) == key]
        moving = [c for c in a.changes if c.field in _MOVING]
        if here and (moving or a.state == "rejected" or a.claim_id not in read) and a.state not in ("lost", "replaced"):
            found.append(_decided(a, moving, look, root))
    return join([tag("span", f, class_="cc-line") for f in found]) if found else Markup("through decisions about other claims")


def _decided(a: Applied, moving: Sequence[Change], look: Look, root: str) -> Markup:
    what = {"rejected": "left out", "added": "added"}.get(a.state) or "; ".join(changes(moving, look))
    why = f" ({clean(a.decision.why).rstrip('.')})" if a.decision.why else ""
    return join([_link(a, root), f" {what or 'as decided'}{why}"])


def changes(found: Sequence[Change], look: Look) -> list[str]:
    """What a decision changed, field by field, in words: "whose losses: unknown → civilians"."""
    return [f"{_NAMES.get(c.field, c.field)}: {_value(c.field, c.before, look)} → {_value(c.field, c.after, look)}" for c in found]


def _value(name: str, value: Any, look: Look) -> str:
    if not value:
        return clean(shown(value))
    return look.name(value) if name in _SIDES else dates.day(value) if name in ("date_start", "date_end") else clean(shown(value))


def _link(a: Applied, root: str) -> Markup:
    words = f"“{clean(a.decision.exact)}”"
    if a.claim_id is None:
        return tag("span", words)
    return tag("a", words, href=address.claim_href(a.decision.article, a.claim_id, root))


def _article(edition: Edition, article_id: str, root: str) -> Markup:
    title = next((a.title for a in edition.articles if a.article_id == article_id), None)
    return tag("a", clean(title), href=address.article_href(article_id, root)) if title else tag("code", clean(article_id))


def _by(a: Applied) -> str:
    return f"{clean(a.decision.by)}, {dates.day(a.decision.on)}"


def _decisions(edition: Edition, found: Sequence[Applied], root: str) -> Html:
    look = Look.of(edition)
    cells = [
        {
            "Claim": _link(a, root),
            "Article": _article(edition, a.decision.article, root),
            "Decision": "added" if a.state == "added" else join([tag("span", w, class_="cc-line") for w in changes(a.changes, look)]),
            "Why": clean(a.decision.why or ""),
            "By": _by(a),
        }
        for a in found
    ]
    return html_table(
        frame_of(cells),
        "review-changes",
        f"{numbers.counted(len(cells), 'claim').capitalize()} that review changed or added",
        empty="Review changed no claim and added none.",
    )


def _left_out(edition: Edition, root: str) -> Html:
    look = Look.of(edition)
    cells = []
    for a in edition.reviewed.rejected:
        c = a.rejected
        read = (
            f"{numbers.in_signs(c.low, c.high, c.qualifier, c.number or c.exact)} {c.outcome}, {look.within(c.victim_side)}"
            if c
            else a.note
        )
        cells.append(
            {
                "Words": _link(a, root),
                "Article": _article(edition, a.decision.article, root),
                "Read as": clean(read),
                "Why left out": clean(a.decision.why or ""),
                "By": _by(a),
            }
        )
    return html_table(
        frame_of(cells),
        "review-left-out",
        f"{numbers.counted(len(cells), 'claim').capitalize()} left out in review",
        empty="No claim was left out in review.",
    )


def left_out(a: Applied) -> str:
    """Why a claim was left out, by whom and when."""
    return f"{clean(a.decision.why or '').rstrip('.')}. {_by(a)}"


def _drifted(edition: Edition) -> tuple[Applied, ...]:
    return tuple(a for a in edition.reviewed.differing if a.differences or a.state != "rejected")


def _apart(edition: Edition, name: str, title: str, found: Sequence[Applied], root: str) -> Html | None:
    """Decisions that do not fit what is read now, or None where all do."""
    cells = [
        {
            "Words": _link(a, root),
            "Article": _article(edition, a.decision.article, root),
            "Decision": a.decision.decision,
            "What is known": clean(difference(a) or a.note),
            "By": _by(a),
        }
        for a in found
    ]
    return html_table(frame_of(cells), f"review-{name}", title, empty="") if cells else None
