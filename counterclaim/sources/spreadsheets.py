"""Text in; the same text as a spreadsheet shows it without running it out, and the way back."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula; `as_written` takes it off again.

    Numbers are no texts: what is written as a number stays one.

    >>> defused("=1+1"), defused("'=1"), defused("a=1")
    ("'=1+1", "''=1", 'a=1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(cell: str) -> str:
    """The text that was defused.

    >>> [as_written(defused(t)) == t for t in ("=1+1", "'=1", "''-x", "'tis", "")]
    [True, True, True, True, True]
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
