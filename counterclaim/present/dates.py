"""ISO dates in; the one form in which a reader of the book sees a day out."""

from __future__ import annotations

import re

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_ISO = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")


def day(iso: str | None) -> str:
    """An ISO date of any precision in words: "4 September 2021", "September 2021", "2021"; what is none stays as it is."""
    if not iso:
        return "not known"
    parts = iso[:10].split("-")
    try:
        names = [parts[0]] if len(parts) == 1 else [_MONTHS[int(parts[1]) - 1], parts[0]]
        return " ".join([str(int(parts[2])), *names] if len(parts) == 3 else names)
    except (ValueError, IndexError):
        return iso


def span(first: str | None, last: str | None) -> str:
    """From one day to another, or the one day; empty where neither is known."""
    return " to ".join(dict.fromkeys(day(d) for d in (first, last) if d))


def in_text(text: str) -> str:
    """A text of the program's own with its ISO dates in words."""
    return _ISO.sub(lambda found: day(found.group()), text)
