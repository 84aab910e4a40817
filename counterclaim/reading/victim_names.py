"""Victims told by name or noun in; out, their names (`names_of`), the side that a name has, and what they were (combatant, civilian, child, ...)."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.noun_runs import noun_kind, sentence_text
from counterclaim.reading.passage import Victims
from counterclaim.reading.records import VictimStatus
from counterclaim.reading.side_words import STATE_NOUNS, side_of_words, state_side
from counterclaim.reading.sides import Found, SideFinder

CIVIL_TITLES = frozenset(
    "archbishop bishop father professor prof dr doctor lawyer attorney student journalist reporter photographer teacher coach singer surgeon nurse priest monsignor engineer activist mr mrs ms miss sister mother brother son daughter wife husband economist businessman".split()
)
PROPER = ("NNP", "NNPS")


def names_of(sentence: Sentence, group: Group, finder: SideFinder) -> tuple[str, ...]:
    """The names of the victims: the group's own, or that of a lone victim behind its noun ("a commander (X Y)", "a teacher, X Y,")."""
    if group.kind == "name":
        return (sentence_text(sentence, group.start, group.end),)
    if group.kind != "one" or group.low != 1:
        return ()
    n = group.end
    if sentence.tag[n : n + 1] == ["IN"] and sentence.lower[n] not in ("of", "that", "by"):
        # "lost a commander in the same battle, X Y."
        comma = next(
            (k for k in range(n, min(len(sentence.words), n + 8)) if sentence.lower[k] == "," or sentence.tag[k].startswith("VB")), n
        )
        n = comma if sentence.lower[comma] == "," else n
    mark = sentence.lower[n : n + 1]
    if mark not in ([","], ["("], ["named"], ["called"]):
        return ()
    first = last = n + 1
    while last < len(sentence.words) and (sentence.tag[last] in PROPER or sentence.words[last] == "-") and last - first < 6:
        last += 1
    closing = sentence.words[last : last + 1]
    if last - first < (1 if mark == ["("] else 2) or mark == ["("] and closing not in ([")"], [","]):
        return ()
    if mark == [","] and closing not in ([","], ["."], [";"], ["("], []):
        return ()
    name = sentence_text(sentence, first, last)
    return () if any(f.kind != "person" for f in finder.find(name)) else (name,)


def side_of_name(victims: Victims, own: list[Found]) -> str:
    """The side of a victim told by name: of a name of the profile, else by title, by what the article said of the name, by what stands behind it."""
    sentence, group, finder, discourse = victims.sentence, victims.group, victims.finder, victims.discourse
    words = sentence.lower[group.start : group.end]
    tail = sentence_text(sentence, group.end, min(len(sentence.words), group.end + 8))
    if own:
        return own[-1].side
    if words[0] == "comrade":
        return "unknown"
    if set(words) & CIVIL_TITLES:
        return "civilian"
    kinds = [noun_kind(sentence, n) for n in range(group.start, group.end)]
    if set(words) & STATE_NOUNS:
        return state_side(finder) or side_of_words(finder, words) or "unknown"
    for word in reversed(words):
        if word in discourse.of_name:
            return discourse.of_name[word]
    if "civilian" in kinds:
        return "civilian"
    derived = side_of_words(finder, words)
    if derived:
        return derived
    if "official" in kinds or "commander" in kinds:
        return state_side(finder) or "unknown"
    described = re.match(r"\s*,?\s*(?:an?|the|his|her)?\s*(.{0,60})", tail)
    if described:
        found = [f for f in finder.find(described.group(1)) if f.kind != "third_party"]
        if found and found[0].start < 30 and not re.match(r"\s*(?:was|were|is|has|by|in)\b", tail):
            return found[0].side
    return "civilian" if victims.outcome in ("killed", "wounded", "missing") else "unknown"


def victim_status(sentence: Sentence, group: Group, side: str) -> VictimStatus:
    """What the victims were, from their noun."""
    words = set(sentence.lower[group.start : group.end])
    if words & words_of("child"):
        return "child"
    if words & words_of("journalist"):
        return "journalist"
    kind = group.noun
    if kind == "name":
        kinds = {noun_kind(sentence, n) for n in range(group.start, group.end)}
        kind = next((k for k in ("commander", "official", "armed", "civilian") if k in kinds), "")
    if kind == "commander" and side != "civilian":
        return "commander"
    if kind == "armed":
        return "combatant"
    if kind == "official":
        return "official"
    if side == "civilian":
        return "civilian"
    return "unknown"
