"""Takes the numbers of two claims, tells whether they can be one figure retold, and how telling that is."""

from __future__ import annotations

import re
from typing import Literal

from counterclaim.reading.records import Claim

Agreement = Literal["same", "rounded", "drifted", "unquantified"]

_ONE = re.compile(r"\d|\b(?:one|single)\b", re.IGNORECASE)

LOOSE = 0.15  # "almost 300" reaches down to 255, "more than 300" up to 345
ABOUT = 0.10  # "about 300": 270 to 330
ROUNDING = 0.05  # a round number stands for another one that is at most this far off
DRIFT = 0.03  # two precise numbers this close can be one that was miscopied, where everything else agrees
VAGUE = 10  # "dozens" (12 or more) may be anything below ten times that


def figure(claim: Claim) -> int | None:
    """The number that a claim names, whichever bound it is; None where it names none."""
    return claim.low if claim.low is not None else claim.high


def names_number(low: int | None, high: int | None, number: str | None) -> bool:
    """Whether a claim's words give a number: false of losses without one, and of a lone victim told by name or noun.

    >>> names_number(1, 1, "a soldier"), names_number(1, 1, "one"), names_number(2, 2, "two")
    (False, True, True)
    """
    if low is None and high is None:
        return False
    return not (low == high == 1) or bool(_ONE.search(number or ""))


def is_round(number: int) -> bool:
    """Whether a number of two or more digits ends in 0 or, from 100 on, in 50."""
    return number >= 10 and (number % 10 == 0 if number < 100 else number % 50 == 0)


def agreement(a: Claim, b: Claim) -> Agreement | None:
    """How the numbers of two claims agree; None where they contradict each other or only one has a number.

    >>> from counterclaim.reading.records import Claim
    >>> def told(number, low, high, qualifier="exact"):
    ...     return Claim(claim_id="", article_id="", exact="", start=0, end=0, prefix="", suffix="", outcome="wounded",
    ...                  number=number, qualifier=qualifier, low=low, high=high, victim="", victim_side="unknown")
    >>> agreement(told("287", 287, 287), told("almost 300", None, 300, "nearly"))
    'rounded'
    >>> agreement(told("85", 85, 85), told("12", 12, 12)) is None
    True
    """
    x, y = figure(a), figure(b)
    if x is None and y is None:
        return "unquantified"
    if x is None or y is None:
        return None
    if x == y:
        return "same" if _bounds_meet(a, b) else "rounded"
    if x == 0 or y == 0:
        return None
    if _covers(a, b) or _covers(b, a):
        return "rounded"
    gap = abs(x - y) / max(x, y)
    exact = a.qualifier == b.qualifier == "exact"
    if exact and gap <= ROUNDING and is_round(x) != is_round(y):
        return "rounded"
    return "drifted" if exact and gap <= DRIFT and min(x, y) >= 100 else None


def weight(a: Claim, b: Claim, kind: Agreement) -> float:
    """How much agreement of this kind tells: two articles seldom print one large uneven number by chance."""
    number = figure(a)
    if kind in ("unquantified", "drifted") or number is None:
        return 0.0
    points = 0.0 if number < 10 else 1.0 if number < 30 else 2.0
    if number >= 100 and not is_round(number):
        points += 1.0
    return points if kind == "same" else points - 1.0


def _bounds_meet(a: Claim, b: Claim) -> bool:
    """False for "more than 300" and "nearly 300": one number, but not the same statement of it."""
    lowest = max((c.low for c in (a, b) if c.low is not None), default=0)
    highest = min((c.high for c in (a, b) if c.high is not None), default=None)
    if highest is not None and highest < lowest:
        return False
    return not ({a.qualifier, b.qualifier} & {"nearly", "up_to"} and {a.qualifier, b.qualifier} & {"more_than", "at_least"})


def _covers(loose: Claim, other: Claim) -> bool:
    """Whether a bounded or approximate figure leaves room for the figure of the other claim."""
    number, bound = figure(other), figure(loose)
    if number is None or bound is None:
        return False
    if loose.qualifier == "vague":
        return loose.low is not None and loose.low <= number < loose.low * VAGUE
    if loose.low is not None and loose.high is not None and loose.low < loose.high:
        return loose.low <= number <= loose.high
    if loose.qualifier == "about":
        return abs(number - bound) <= ABOUT * bound
    if loose.high is None and other.high is None and other.qualifier != "vague":
        return False  # "more than 330" and "more than 340": a count that rose, not a figure that was rounded
    if loose.high is None:
        return bound <= number <= bound * (1 + LOOSE)
    return loose.low is None and bound * (1 - LOOSE) <= number <= bound
