"""Claims in; the small marks that say which of them were reviewed, added in review, or not reviewed yet, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.present.dates import day
from counterclaim.present.markup import Markup, clean, join, tag

NOT_YET = "not yet reviewed"
_KINDS = {"read": ("cc-unreviewed", ""), "reviewed": ("cc-reviewed", "✓"), "added": ("cc-added", "+")}


def review_of(claim: Mapping[str, Any]) -> str:
    """read, reviewed or added."""
    found = claim.get("review")
    return found if found in _KINDS else "read"


def review_words(claim: Mapping[str, Any]) -> str:
    """What is known of a claim's review: "reviewed by Jane Doe on 18 May 2020", "not yet reviewed"."""
    kind = review_of(claim)
    if kind == "read":
        return NOT_YET
    who = f" by {clean(claim['reviewer'])}" if claim.get("reviewer") else ""
    when = f" on {day(claim['reviewed_on'])}" if claim.get("reviewed_on") else ""
    return f"{'reviewed' if kind == 'reviewed' else 'added in review'}{who}{when}"


def review_mark(claims: Sequence[Mapping[str, Any]]) -> Markup:
    """The mark of a claim, or of a statement with several: a small open circle where none of them was reviewed; a tick where one was,
    a plus where one was added, with its reviewer and day for those who point at it or hear the page."""
    kinds = [review_of(c) for c in claims]
    kind = next((k for k in ("reviewed", "added") if k in kinds), "read")
    css, sign = _KINDS[kind]
    told = list(dict.fromkeys(review_words(c) for c, k in zip(claims, kinds, strict=True) if k != "read"))
    some = f" ({sum(k != 'read' for k in kinds)} of {len(kinds)} tellings)" if told and "read" in kinds else ""
    words = "; ".join(told) + some if told else NOT_YET
    return tag("span", sign, class_=css, role="img", aria_label=words, title=words if told else None)


def review_legend(claims: Sequence[Mapping[str, Any]]) -> Markup:
    """What the marks mean that stand among these claims."""
    kinds = {review_of(c) for c in claims}
    said = {"read": NOT_YET, "reviewed": "reviewed", "added": "added in review"}
    return join(
        [
            join([tag("span", sign, class_=css, aria_hidden="true"), f" {said[kind]}"])
            for kind, (css, sign) in _KINDS.items()
            if kind in kinds
        ],
        " · ",
    )
