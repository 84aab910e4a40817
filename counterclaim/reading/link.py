"""The record of a link: which group suffered which outcome, by which rule, at what cost and how well borne out."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.records import Construction, Outcome


@dataclass(frozen=True, slots=True)
class Link:
    """Group `group` (index) suffered the outcome of `trigger` (index, None where the group's own noun tells it).

    agreed: a rule of another kind (letters, parse, own words) says the same. ahead: by how much the cheapest link of the group to another
    outcome costs more, 3 where there is none."""

    group: int
    trigger: int | None
    outcome: Outcome
    rule: str
    construction: Construction
    cost: float
    parent: int | None = None
    agreed: bool = False
    ahead: float = 3.0
