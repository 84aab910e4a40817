"""Bounds in; the words and the signs in which a reader sees them out."""

from __future__ import annotations

_BEFORE = {"about": "about", "at_least": "at least", "more_than": "more than", "nearly": "nearly", "up_to": "up to"}
_SIGN = {"about": "~", "at_least": "≥ ", "more_than": "> ", "nearly": "< ", "up_to": "≤ "}


def counted(count: int, one: str, many: str = "") -> str:
    """The count with its noun: "1 article", "1,200 losses", "no article"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}" if count else f"no {one}"


def counted_are(count: int, one: str) -> str:
    """The same for the start of a sentence, with its verb: "1 article is", "12 articles are"."""
    words = f"{counted(count, one)} {'is' if count == 1 else 'are'}"
    return words[:1].upper() + words[1:]


def list_words(items: list[str], last: str = "and") -> str:
    """A, B and C."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def in_words(low: int | None, high: int | None, qualifier: str, printed: str) -> str:
    """The bounds for a sentence: "more than 350", "20 to 30"; the printed words in quotation marks where there is no number."""
    if low is None and high is None:
        return f"“{printed}”"
    if low is not None and high is not None:
        if low == high:
            return (f"{_BEFORE[qualifier]} " if qualifier == "about" else "") + f"{low:,}"
        return f"{low:,} to {high:,}"
    if low is not None:
        return f"{_BEFORE.get(qualifier, 'at least')} {low:,}"
    return f"{_BEFORE.get(qualifier, 'up to')} {high:,}"


def in_signs(low: int | None, high: int | None, qualifier: str, printed: str) -> str:
    """The bounds for a table or a figure: "> 350", "20–30", "~350"."""
    if low is None and high is None:
        return f"“{printed}”"
    if low is not None and high is not None:
        if low == high:
            return (_SIGN["about"] if qualifier == "about" else "") + f"{low:,}"
        return f"{low:,}–{high:,}"
    if low is not None:
        return _SIGN.get(qualifier if qualifier in ("at_least", "more_than") else "at_least", "≥ ") + f"{low:,}"
    return _SIGN.get(qualifier if qualifier in ("nearly", "up_to") else "up_to", "≤ ") + f"{high:,}"
