"""Takes dates of reduced precision and places as printed, tells whether two of them can be one time, one place."""

from __future__ import annotations

import calendar
import re
from datetime import date
from os.path import commonprefix

from rapidfuzz import fuzz

_LEAST = 4  # letters that two forms of a place's name share at least
Window = tuple[date, date]

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_GENERIC_WORDS = (
    "the of in at near around area areas and al el north south east west central northern southern eastern western "
    "northeastern northwestern southeastern southwestern province provincial district districts region valley city town "
    "village villages pass governorate countryside capital neighborhood neighbourhood suburb suburbs outskirts county "
    "state camp refugee"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


def window(start: str | None, end: str | None = None) -> Window | None:
    """The days that an ISO 8601 date of any precision stands for, or two such dates; None where neither is a date.

    >>> window("2021-09")
    (datetime.date(2021, 9, 1), datetime.date(2021, 9, 30))
    """
    first, last = _span(start), _span(end)
    if first is None or last is None:
        return first or last
    return (min(first[0], last[0]), max(first[1], last[1]))


def days_between(a: Window, b: Window) -> int:
    """The days that lie between two windows; 0 where they share one."""
    return max(0, (max(a[0], b[0]) - min(a[1], b[1])).days)


def same_place(a: str | None, b: str | None) -> bool | None:
    """Whether two places can be one, or one part of the other by its name; None where either is not told."""
    x, y = _words(a), _words(b)
    if not x or not y:
        return None
    if x <= y or y <= x or x & y:
        return True
    return any(fuzz.ratio(p, q) >= 80 for p in x for q in y)


def names_the_whole(place: str | None, title: str) -> bool:
    """Whether a place is the one that the conflict is named after, in which the other places lie.

    >>> names_the_whole("Shoreland", "Shorelandic war, 2031"), names_the_whole("Shoreland's Fernhill", "Shorelandic war")
    (True, False)
    """
    named = [w for w in re.findall(r"[^\W\d_]+", title.casefold()) if len(w) >= _LEAST]

    def meets(a: str, b: str) -> bool:
        return len(commonprefix((a, b))) >= max(_LEAST, min(len(a), len(b)) - 1)

    words = _words(re.sub(r"['’]s\b", "", place or ""))
    return bool(words) and all(any(meets(word, other) for other in named) for word in words)


def _words(place: str | None) -> set[str]:
    words = set(re.findall(r"\w+", (place or "").casefold()))
    return words - _GENERIC or words - {"the", "of", "in", "at", "near"}


def _span(text: str | None) -> Window | None:
    match = _ISO.match(text or "")
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        if month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year or 0, month, 1), date(year or 0, month, calendar.monthrange(year or 0, month)[1])
        return date(year or 0, month, day), date(year or 0, month, day)
    except ValueError:
        return None
