"""Text in; where its sentences begin and end out, by their marks alone: a full stop before a capital or a number, or a new line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

STOP = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[^\W_a-z])|\n+")


@lru_cache(maxsize=64)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Where the sentences begin, in order; 0 is always the first."""
    return (0, *(m.end() for m in STOP.finditer(text)))


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that a place stands in."""
    found = sentence_starts(text)
    return found[bisect_right(found, at) - 1]


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences in which a place stands: start and end, without the white space after them.

    >>> text = "He fled. Then 3 died. It rained."
    >>> text[slice(*sentence_at(text, 14, 15))]
    'Then 3 died.'
    """
    found = sentence_starts(text)
    first = found[bisect_right(found, start) - 1]
    n = bisect_left(found, end)
    last = found[n] if n < len(found) else len(text)
    return first, first + len(text[first:last].rstrip())
