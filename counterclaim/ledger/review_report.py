"""What came of decisions in; lines for the terminal out: decisions that no longer hold on to a claim, and readings that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from counterclaim.errors import Mistake
from counterclaim.ledger.review import Applied, Change, Reviewed
from counterclaim.ledger.review_anchors import anchors
from counterclaim.ledger.review_entries import NAME, Decision
from counterclaim.sources.article import Article

REMEDY = "Quote the words anew, or take the entry out."


def lost(reviewed: Reviewed) -> list[Mistake]:
    """A mistake for each decision that came to nothing."""
    return [_mistake(a.decision, f"{a.note[:1].upper()}{a.note[1:]} ({a.decision.article}).") for a in reviewed.lost]


def differing(reviewed: Reviewed) -> list[str]:
    """A line for each decision that stands although the program now reads something else than when it was made."""
    return [
        str(_mistake(a.decision, f"“{a.decision.exact}”: {difference(a)}.", remedy=False))
        for a in reviewed.differing
        if a.differences or a.state != "rejected"
    ]


def difference(applied: Applied) -> str:
    """How the present reading and a decision differ, in words."""
    told = [changed(c) for c in applied.differences]
    return "; ".join([*told, *([applied.note] if applied.note else [])])


def changed(change: Change) -> str:
    """One field that was decided and is now read otherwise."""
    return f"{change.field.replace('_', ' ')} decided as {shown(change.before)}, now read as {shown(change.after)}"


def shown(value: Any) -> str:
    """A value of a claim in words.

    >>> shown(None), shown(1000), shown(("Twitter", "BBC")), shown(True), shown("")
    ('none', '1,000', 'Twitter, BBC', 'yes', 'none')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return ", ".join(str(item) for item in value) or "none"
    if isinstance(value, int):
        return f"{value:,}"
    return "none" if value in (None, "") else str(value)


def unanchored(decisions: Iterable[Decision], articles: Sequence[Article]) -> list[Mistake]:
    """A mistake for each decision whose article or words are not there; the articles need not have been read."""
    texts = {a.article_id: a.text for a in articles}
    found = []
    for d in decisions:
        if d.article not in texts:
            found.append(_mistake(d, f"There is no article {d.article}."))
        elif not anchors(texts[d.article], d.exact, d.prefix, d.suffix):
            found.append(_mistake(d, f"The words “{d.exact}” do not stand in {d.article}."))
    return found


def _mistake(decision: Decision, told: str, remedy: bool = True) -> Mistake:
    return Mistake(NAME, told, REMEDY if remedy else "", f"line {decision.line}")
