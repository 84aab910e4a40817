"""The sentences of an article up to the one that is read in; out, what they said of sides and victims, and the side that a passage is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.records import Outcome
from counterclaim.reading.side_words import FLEXIBLE, armed_nonstate, is_common, rebel_side, state_side
from counterclaim.reading.sides import Found, SideFinder

SPEAKS = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+){0,3}?(?:said|says|claim(?:ed|s)|announced|reported|stated|added|confirmed|told|acknowledged|denied)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Victims that were told of: in which sentence, what happened to them, whose they are, how many (None: no number). part: they were counted before."""

    sentence: int
    outcome: str
    side: str
    low: int | None
    part: bool


@dataclass(slots=True)
class Discourse:
    """What the article has said so far: the side of a noun, of a name; the sides named, with their sentence; the side of the last victims of an outcome; of a
    noun of counted victims, the sentence and their side; all victims so far; whose the last ones were by "our" and "enemy", with their sentence."""

    of_noun: dict[str, str] = field(default_factory=dict)
    of_name: dict[str, str] = field(default_factory=dict)
    named: list[tuple[int, int, Found]] = field(default_factory=list)
    of_outcome: dict[str, str] = field(default_factory=dict)
    of_counted: dict[str, tuple[int, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    counted: list[Told] = field(default_factory=list)
    relation: tuple[int, Literal["", "own", "enemy"]] = (-1, "")
    last: tuple[int, str, Outcome] | None = None
    seen: int = -1

    def read(self, document: Document, sentence: Sentence, finder: SideFinder) -> None:
        """Take in the sides that are named up to the end of this sentence."""
        for index in range(self.seen + 1, sentence.index + 1):
            other = document.sentences[index]
            for found in finder.find(other.shown, other.start):
                if found.kind == "third_party":
                    continue
                self.named.append((index, found.start, found))
                if found.kind == "person":
                    for word in re.findall(r"\w+", other.shown[found.start - other.start : found.end - other.start]):
                        if len(word) > 3:
                            self.of_name[word.lower()] = found.side
        self.seen = max(self.seen, sentence.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """A group of people of whom a sentence tells an outcome, and what was read of it so far.

    before: side of the group told of just before in the sentence. whole: side of those of whom they are part, None where they are part of nobody. trigger: token of the word of outcome. agent: the side that did it, None
    where nobody is named.
    """

    document: Document
    sentence: Sentence
    group: Group
    finder: SideFinder
    discourse: Discourse
    before: str | None
    outcome: str
    trigger: int
    agent: str | None
    whole: str | None = None


def topic(discourse: Discourse, sentence: Sentence, group: Group, agent: str | None, finder: SideFinder, *, any_side: bool) -> str | None:
    """The armed side that the passage is about: named last before the group, in this sentence or the two before it, and not the killer."""
    return topic_at(discourse, sentence, group.start, agent, finder, any_side=any_side)


def topic_at(discourse: Discourse, sentence: Sentence, token: int, agent: str | None, finder: SideFinder, *, any_side: bool) -> str | None:
    """The same for any token of the sentence."""
    state = state_side(finder)
    here = sentence.starts[token]
    for index, start, found in reversed(discourse.named):
        if start >= here or index < sentence.index - 2:
            if index < sentence.index - 2:
                break
            continue
        if index == sentence.index and SPEAKS.match(sentence.shown, found.end - sentence.start):
            continue
        if found.side == agent or is_common(found) or found.kind in ("person", "media") or (not any_side and found.side == state):
            continue
        if not any_side and found.side not in armed_nonstate(finder):
            continue
        return found.side
    return None


def lately(discourse: Discourse, sentence: Sentence, finder: SideFinder, *, civilians: bool = False) -> str | None:
    """The side of the victims told of in this sentence or the one before."""
    if discourse.last is None or discourse.last[0] < sentence.index - 1:
        return None
    side = discourse.last[1]
    return side if side in finder.profile.sides or (civilians and side == "civilian") else None


def generic_side(sentence: Sentence, group: Group, finder: SideFinder, discourse: Discourse, agent: str | None) -> str | None:
    """The side that a word for armed people ("the terrorists") means in this passage."""
    if not set(sentence.lower[group.start : group.end]) & FLEXIBLE:
        return None
    return topic(discourse, sentence, group, agent, finder, any_side=False) or rebel_side(finder)


def told_before(discourse: Discourse, sentence: Sentence, outcome: str, number: int | None) -> str | None:
    """The side of those of whom "the three", "15 of the dead" are: told of last, as many or more of them; None where nobody fits."""
    for told in reversed(discourse.counted):
        if told.sentence < sentence.index - 4:
            break
        if told.outcome == outcome and not told.part and (number is None or told.low is None or told.low >= number):
            return told.side
    return None


def armed_before(
    sentence: Sentence, token: int, finder: SideFinder, discourse: Discourse, agent: str | None, *, here: bool = False
) -> str | None:
    """The side that "them" or "their" stands for: of the last word for armed people before the token, else (unless `here`) named last in the sentence before."""
    named = [f for f in finder.find(sentence.shown, sentence.start) if f.kind in ("name", "generic") and f.side != agent]
    for n in range(token - 1, -1, -1):
        whose = next((f.side for f in named if f.start <= sentence.starts[n] < f.end and not is_common(f)), None)
        if whose is not None:
            return whose
        if sentence.lower[n] in FLEXIBLE and sentence.lower[n].endswith("s"):
            return topic_at(discourse, sentence, n, agent, finder, any_side=False) or rebel_side(finder)
    for index, _, found in reversed(discourse.named):
        if here or index < sentence.index - 1:
            break
        if index == sentence.index - 1 and found.side != agent and found.kind in ("name", "generic"):
            return found.side
    return None
