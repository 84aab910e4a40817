"""The record of one computed finding: a plain sentence and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence computed from the data, in plain text (not escaped), with the evidence for it.

    name: the kind of finding, stable across conflicts (e.g. "no_own_dead"). claim_ids, statement_ids: of the ledger.
    instances: instance_id of the rows of a measure's `instances`. outlet: whose finding it is, "" where it is not of one alone.
    """

    name: str
    text: str
    claim_ids: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()
    instances: tuple[str, ...] = ()
    outlet: str = ""


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun, thousands separated.

    >>> count(1, "article"), count(0, "article"), count(1200, "loss", "losses")
    ('1 article', '0 articles', '1,200 losses')
    """
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def quantity(part: int, whole: int) -> str:
    """How many of several, as a sentence begins: a noun in the plural follows.

    >>> quantity(0, 4), quantity(1, 4), quantity(4, 4), quantity(2, 2)
    ('None of 4', '1 of 4', 'All 4', 'Both')
    """
    if part == 0:
        return f"None of {whole:,}"
    if part == whole:
        return "Both" if whole == 2 else f"All {whole:,}"
    return f"{part:,} of {whole:,}"


def listed(names: Sequence[str], word: str = "and") -> str:
    """Names as a list in a sentence.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])
    ('A', 'A and B', 'A, B and C')
    """
    names = list(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}" if names else ""


def capital(text: str) -> str:
    """The text with its first letter large, for the start of a sentence."""
    return text[:1].upper() + text[1:]


def outlet_named(outlet: str) -> str:
    """An outlet's name in a sentence; an article whose outlet is not known is of "an unknown outlet"."""
    return "an unknown outlet" if outlet == "unknown" else outlet


def signed(value: float) -> str:
    """A step of a scale with its sign.

    >>> signed(-1.5), signed(0), signed(2)
    ('−1.5', '0', '+2')
    """
    return f"{value:+g}".replace("-", "−") if value else "0"
