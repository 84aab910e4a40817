"""The sentences of an article up to the one that is read in; out, what they said of sides and victims, and the side that a passage is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.records import Outcome
from counterclaim.reading.side_words import FLEXIBLE, armed_nonstate, is_common, rebel_side, state_side
from counterclaim.reading.sides import Found, SideFinder

SPEAKS = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+){0,3}?(?:said|says|claim(?:ed|s)|announced|reported|stated|added|confirmed|told|acknowledged|denied)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Discourse:
    """What the article has said so far: the side of a noun, of a name; the sides named, with their sentence; the side of the last victims of an outcome; of a
    noun of counted victims, the sentence and their side."""

    of_noun: dict[str, str] = field(default_factory=dict)
    of_name: dict[str, str] = field(default_factory=dict)
    named: list[tuple[int, int, Found]] = field(default_factory=list)
    of_outcome: dict[str, str] = field(default_factory=dict)
    of_counted: dict[str, tuple[int, str]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
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


def topic(discourse: Discourse, sentence: Sentence, group: Group, agent: str | None, finder: SideFinder, *, any_side: bool) -> str | None:
    """The armed side that the passage is about: named last before the group, in this sentence or the two before it, and not the killer."""
    state = state_side(finder)
    here = sentence.starts[group.start]
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
