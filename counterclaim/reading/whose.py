"""The candidates of an article and who says each in; out, the same with what only both together tell: whose "our losses" are, sums, numbers told twice."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document
from counterclaim.reading.side_words import rebel_side, state_side
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.totals import with_parts

ADMITS = frozenset("admitted admits acknowledged acknowledges conceded concedes mourned mourns recognized recognised".split())
# Men without a side whom somebody admits to have lost are his own; "people" may be anybody.
MEN = frozenset("men losses casualties dead troops soldiers fighters".split())
OURS = re.compile(
    r"\b[Oo]ur\s+(?:own\s+|brave\s+|valiant\s+|heroic\s+)?(?:forces|troops|soldiers|fighters|army|armed\s+forces|men|units|positions|comrades|combatants)\b"
)
# A number that is told again further on may be another one.
ALIKE_REACH = 8


def whose(document: Document, finder: SideFinder, found: Sequence[Candidate], claimant_sides: Sequence[str]) -> list[Candidate]:
    """The candidates, in their order, with victims' sides and parts that follow from who speaks and from each other."""
    speakers = [_speaker(document, finder, c, side, claimant_sides) for c, side in zip(found, claimant_sides, strict=True)]
    told = [told_by(document, finder, c, speaker) for c, speaker in zip(found, speakers, strict=True)]
    return _of_whole(with_parts(_numbered_alike(told), document), finder)


def _speaker(document: Document, finder: SideFinder, candidate: Candidate, claimant_side: str, claimant_sides: Sequence[str]) -> str:
    """Who says "our": the claimant; where that is no side, the side that speaks through the outlet, or whose "our troops" the article has."""
    sides = finder.profile.sides
    if claimant_side in sides or not candidate.relation:
        return claimant_side
    outlet = finder.side_of(document.article.outlet)
    if outlet and outlet[0] in sides:
        return outlet[0]
    here = document.sentences[candidate.sentence]
    before = next((s for s in document.sentences if s.paragraph >= here.paragraph - 1), here)
    match = OURS.search(document.text)
    for text in (document.text[before.start : candidate.start], document.text[: match.start()] if match else ""):
        named = [f.side for f in finder.find(text) if f.side in sides]
        if named:
            return named[0]
    speaking = {side for side in claimant_sides if side in sides}
    return speaking.pop() if len(speaking) == 1 else claimant_side


def told_by(document: Document, finder: SideFinder, candidate: Candidate, speaker: str) -> Candidate:
    """The candidate with the victims' side that follows from who speaks: "our losses", "the enemy's", a loss that is admitted."""
    sides = finder.profile.sides
    words = document.sentences[candidate.sentence].lower[candidate.head : candidate.head + 2]
    if candidate.outcome == "captured" and candidate.agent_side in sides and {"prisoners", "captives"} & set(words):
        return dataclasses.replace(candidate, victim_side=enemy_of(document, finder, candidate, str(candidate.agent_side)))
    if speaker not in sides:
        return candidate
    if candidate.relation == "own" and candidate.victim_side in ("unknown", *sides):
        return dataclasses.replace(candidate, victim_side=speaker)
    if candidate.relation == "enemy" and candidate.victim_side in ("unknown", speaker):
        return dataclasses.replace(candidate, victim_side=enemy_of(document, finder, candidate, speaker))
    sentence = document.sentences[candidate.sentence]
    fighters = candidate.victim_status == "combatant" or candidate.victim.lower() in MEN or not candidate.victim
    if fighters and candidate.victim_side == "unknown" and ADMITS & set(sentence.lower):
        return dataclasses.replace(candidate, victim_side=speaker)
    return candidate


def enemy_of(document: Document, finder: SideFinder, candidate: Candidate, side: str) -> str:
    """The side that fights this one: the only other one, the one named last before, or the state and its rebels; "unknown" where none is."""
    others = [key for key in finder.profile.sides if key != side]
    named = [f.side for f in finder.find(document.text[: candidate.start]) if f.side in others]
    if len(others) == 1 or named:
        return others[0] if len(others) == 1 else named[-1]
    state, rebels = state_side(finder), rebel_side(finder)
    return (rebels if side == state else state if side == rebels else None) or "unknown"


def _of_whole(found: list[Candidate], finder: SideFinder) -> list[Candidate]:
    """Parts of whom nothing else is said are on their whole's side."""
    made = list(found)
    for n, candidate in enumerate(found):
        if candidate.part_of is None or candidate.victim_side != "unknown":
            continue
        whole = found[candidate.part_of].victim_side
        if whole in finder.profile.sides or whole == "civilian":
            made[n] = dataclasses.replace(candidate, victim_side=whole)
    return made


def _numbered_alike(found: list[Candidate]) -> list[Candidate]:
    """People of whom only the number is told are those of whom the article tells the same number and whose they are."""
    made = list(found)
    for n, candidate in enumerate(found):
        if candidate.victim_side != "unknown" or candidate.low is None or candidate.low < 3 or candidate.relation:
            continue
        alike = [
            c
            for c in found
            if (c.outcome, c.low) == (candidate.outcome, candidate.low) and abs(c.sentence - candidate.sentence) <= ALIKE_REACH
        ]
        sides = {c.victim_side for c in alike} - {"unknown"}
        if len(sides) == 1:
            made[n] = dataclasses.replace(candidate, victim_side=sides.pop())
    return made
