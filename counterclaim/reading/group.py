"""The record of a group of people in a sentence: its words, its number with its bounds, the kind of its noun."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from counterclaim.reading.quantities import Quantity
from counterclaim.reading.records import Qualifier

GroupKind = Literal["quantity", "one", "name", "vague", "plural"]


@dataclass(slots=True)
class Group:
    """A group of people at tokens start:end of a sentence; head is the token of its noun, or of its number where there is no noun.

    number_start:number_end: tokens of the number as printed, equal where there is none. why_not: why its number counts no people.
    noun: kind of people (people.toml), "" where it has no noun, "unknown" where the noun is in no list.
    """

    start: int
    end: int
    head: int
    kind: GroupKind
    number: str
    number_start: int
    number_end: int
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = "unquantified"
    noun: str = ""
    why_not: str = ""
    partitive: bool = False
    heads: list[int] = field(default_factory=list)
    quantity: Quantity | None = None
