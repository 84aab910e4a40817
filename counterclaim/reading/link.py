"""The record of a link: which group suffered which outcome, by which rule and at what cost."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.records import Construction, Outcome


@dataclass(frozen=True, slots=True)
class Link:
    """Group `group` (index) suffered the outcome of `trigger` (index, None where the group's own noun tells it)."""

    group: int
    trigger: int | None
    outcome: Outcome
    rule: str
    construction: Construction
    cost: float
    parent: int | None = None
