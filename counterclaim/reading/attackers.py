"""The candidates of an article in; out, the same with the side that did it where no clause names it but the sentence or the passage plainly tells."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.side_words import FLEXIBLE, armed_nonstate, is_common, rebel_side, side_of_words
from counterclaim.reading.sides import SideFinder

ATTACK = (
    r"(?:attack|air ?strike|strike|raid|air raid|shelling|bomb|bombing|bombardment|fire|rocket|missile|mortar|shell|sniper|ambush|offensive|warplane|jet|aircraft|helicopter|"
    r"drone|massacre|operation|assault|siege|artillery|blast|explosion|barrage|gunmen|gunfire)(?:s|es)?"
)
# "terrorist rocket attacks", "the army's shelling": who stands before what was done.
BEFORE = re.compile(rf"(?P<who>(?:[\w'’.#-]+\s+){{1,5}}?){ATTACK}\b", re.IGNORECASE)
# "shells fired by X", "a car bomb detonated by X"; "the attack launched by X".
BY = re.compile(
    r"\b(?:fired|launched|detonated|carried out|committed|dropped|conducted|perpetrated|executed|waged|staged|mounted|planted|claimed|attributed|attacks?|strikes?|shelling|raids?|bombings?|bombardment)\s+(?:\w+\s+){0,2}?(?:by|to)\s+(?P<who>(?:[\w'’.#-]+\s*){1,7})",
    re.IGNORECASE,
)
# "X fired shells on ..., killing 9".
DID = re.compile(
    r"(?P<who>(?:[\w'’.#-]+\s+){1,6}?)(?:have\s+|has\s+|had\s+|also\s+)?(?:fired|launched|targeted|shelled|bombed|struck|pounded|attacked|ambushed|raided|stormed|opened fire|executed|beheaded|dropped|carried out|claimed responsibility)\b",
    re.IGNORECASE,
)
CLASH = re.compile(
    r"\b(?:clash(?:es|ed|ing)?|fighting|battles?|battling|fought|firefight)\s+(?:\w+\s+){0,3}?(?:with|against)\s+(?P<who>(?:[\w'’.#-]+\s*){1,6})",
    re.IGNORECASE,
)
HARMED = frozenset(["killed", "wounded", "casualties", "missing", "displaced"])
# Sentences over which who did it holds on.
REACH = 2
ANOTHER = re.compile(r"^\W*(?:elsewhere|separately|in (?:another|a separate))\b", re.IGNORECASE)


def with_attackers(document: Document, found: Sequence[Candidate], finder: SideFinder) -> list[Candidate]:
    """The candidates, in their order, with agent_side where it was open; the words that name the agent in their clause stay as they are."""
    made: list[Candidate] = []
    for candidate in found:
        if candidate.outcome in HARMED and candidate.agent_side in (None, "unknown") and not candidate.background and candidate.high != 0:
            side = _attacker(document, candidate, finder) or _before(made, candidate, document)
            if side is not None and side != candidate.victim_side:
                candidate = dataclasses.replace(candidate, agent_side=side)
        made.append(candidate)
    return made


def _attacker(document: Document, candidate: Candidate, finder: SideFinder) -> str | None:
    """The side that attacks nearest to the claim in its sentence."""
    sentence = document.sentences[candidate.sentence]
    at = (candidate.start + candidate.end) // 2 - sentence.start
    options: list[tuple[int, str]] = []
    patterns = (BEFORE, BY, DID, CLASH) if candidate.victim_side in finder.profile.sides else (BEFORE, BY, DID)
    for pattern in patterns:
        for match in pattern.finditer(sentence.shown):
            side = _who(match["who"], document, sentence, finder, match.start("who"), last=pattern is not BY and pattern is not CLASH)
            if side and side != candidate.victim_side:
                options.append((min(abs(match.start() - at), abs(match.end() - at)), side))
    return min(options)[1] if options else None


def _who(words: str, document: Document, sentence: Sentence, finder: SideFinder, offset: int, *, last: bool) -> str | None:
    """The side that the words before (or behind) an attack name: a name, a word of one side's names, or a word for armed people in this passage."""
    found = [f for f in finder.find(words) if f.kind not in ("third_party", "media")]
    proper = [f for f in found if not is_common(f)]
    if proper:
        return (proper[-1] if last else proper[0]).side
    low = [w.strip("'’.,").removesuffix("'s").removesuffix("’s").lower() for w in words.split()]
    if {"anti", "suspected"} & set(low):
        return None
    derived = side_of_words(finder, low)
    if derived:
        return derived
    if any(w in FLEXIBLE or w.rstrip("s") in FLEXIBLE for w in low) or found:
        return _generic(document, sentence.start + offset, finder) or (found[-1].side if found else rebel_side(finder))
    return None


def _generic(document: Document, place: int, finder: SideFinder) -> str | None:
    """The armed side that is no state and was named last before, within the sentence or the one before it."""
    sentence = document.sentence_at(place)
    if sentence is None:
        return None
    start = document.sentences[max(0, sentence.index - 1)].start
    armed = armed_nonstate(finder)
    named = [
        f.side for f in finder.find(document.text[start:place]) if f.side in armed and f.kind in ("name", "generic") and not is_common(f)
    ]
    return named[-1] if named else None


def _before(made: Sequence[Candidate], candidate: Candidate, document: Document) -> str | None:
    """Who did what was told just before, where the passage goes on about it."""
    sentence = document.sentences[candidate.sentence]
    if ANOTHER.match(sentence.shown):
        return None
    for other in reversed(made):
        if candidate.sentence - other.sentence > REACH:
            return None
        if other.agent_side not in (None, "unknown") and other.outcome in HARMED and not other.background:
            alike = other.victim_side == candidate.victim_side or {other.victim_side, candidate.victim_side} <= {"civilian", "unknown"}
            return other.agent_side if alike else None
    return None
