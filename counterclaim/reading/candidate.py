"""The record of a claim before its attribution: what happened to whom, how many, where in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.reading.records import Construction, Outcome, Qualifier, VictimStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim before attribution.

    start, end: the evidence in the article's text. sentence: index in Document.sentences. trigger: index, in that
    sentence's tokens, of the word that tells the outcome. head: index of the victims' noun or number there.
    part_of: index, in the list of candidates, of the claim that counts it already. hedged: the passage says that it may
    happen (feared, could). negated: "no deaths". headline: stands in a headline. background: a running or historic toll.
    relation: own ("our losses"), enemy ("the enemy left 20 dead"): whose they are depends on who speaks.
    agreed, ahead: as in Link.
    agent_start, agent_end: the words that name who did it, None where nobody is named.
    The other fields are those of Claim.
    """

    start: int
    end: int
    sentence: int
    trigger: int
    head: int
    outcome: Outcome
    number: str
    qualifier: Qualifier
    low: int | None
    high: int | None
    victim: str
    victim_side: str = "unknown"
    victim_status: VictimStatus = "unknown"
    victim_names: tuple[str, ...] = ()
    agent_side: str | None = None
    agent_start: int | None = None
    agent_end: int | None = None
    relation: Literal["", "own", "enemy"] = ""
    construction: Construction = "agentless"
    part_of: int | None = None
    background: bool = False
    date_start: str | None = None
    date_end: str | None = None
    place: str | None = None
    hedged: bool = False
    headline: bool = False
    rule: str = ""
    confidence: float = 0.5
    agreed: bool = False
    ahead: float = 3.0
