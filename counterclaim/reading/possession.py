"""A group of people in a sentence in; out, whose they are by the words around it: the speaker's ("our losses"), the enemy's, a side's ("X's losses: 20 killed")."""

from __future__ import annotations

import re
from typing import Literal

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.passage import Discourse, armed_before
from counterclaim.reading.sides import SideFinder

Relation = Literal["", "own", "enemy"]

OUR = frozenset(["our", "ours"])
THEIR = frozenset(["its", "their", "his", "her"])
# Those who are on their owner's side: "three of their comrades", unlike "three of their victims".
FELLOWS = frozenset(
    "accomplice accomplices brethren casualties combatants commanders comrade comrades dead elements fighter fighters forces guerrillas leaders leadership "
    "losses members men militants ranks rebels servicemen soldiers troops wounded".split()
)
# A speaker's word for those whom it fights, whoever the speaker is.
ENEMIES = frozenset("enemy enemies mercenary mercenaries invader invaders occupier occupiers aggressor aggressors".split())
WE_LOST = frozenset("lost lose mourn mourned mourning buried suffered gave".split())
LOSING = frozenset("left lost losing suffered suffering sustained losses casualties behind dead".split())
LOSSES = re.compile(
    r"(?:^|[,;:—–]\s*|\b(?:placed?|puts?|gave|estimated?|that|and|said)\s+)(?P<who>(?:[\w'’.-]+\s+){1,4}?)(?:losses|casualties|fatalities|dead|death toll)\b(?P<between>[^.;—–]{0,90})$",
    re.IGNORECASE,
)
COUNTING = re.compile(r"^[^.;]*\b(?:at|are|were|was|is|to|given|as|of|stood|stand|include[sd]?|including|:)\b", re.IGNORECASE)
AMONG_US = re.compile(r"\b(?:in|on|from|among)\s+our\s+(?:own\s+)?(?:ranks|side|forces|troops|fighters|soldiers)\b", re.IGNORECASE)

# "312 casualties on the enemy", "his forces lost two men".
ON_ENEMY = re.compile(r"(?:\w+ ){0,2}?(?:on|to|among|upon|for|from|in the ranks of) the enemy\b")
OWN_FORCES = re.compile(
    r"\b(?:his|its|their|her)\s+(?:\w+\s+)?(?:forces|troops|men|army|fighters|movement|side|unit)\s+(?:had\s+|have\s+)?(?:only\s+)?(?:lost|suffered)\b[^.;]*$",
    re.IGNORECASE,
)


def relation_of(sentence: Sentence, group: Group, side: str, discourse: Discourse) -> Relation:
    """Whether the victims are told of as the speaker's own or as the enemy's. `side`: what else tells whose they are."""
    relation = _relation(sentence, group, side)
    if not relation and not group.noun and side == "unknown" and discourse.relation[0] == sentence.index:
        relation = discourse.relation[1]  # "our losses were 63 killed and 210 wounded"
    discourse.relation = (sentence.index, relation)
    return relation


def _relation(sentence: Sentence, group: Group, side: str) -> Relation:
    words = _words(sentence, group)
    before = sentence.lower[max(0, group.start - 8) : group.start]
    # "our children" are no combatants of ours.
    fighters = group.noun in ("armed", "commander") or bool(words & FELLOWS)
    if fighters and words & OUR or ("own" in words and group.noun != "civilian" and (words & OUR or side == "unknown")):
        return "own"
    if fighters and words & THEIR and side == "unknown" and group.kind == "quantity":
        return "own"
    neutral = group.noun in ("", "neutral", "unknown")
    if neutral and (losses := LOSSES.search(_before(sentence, group))) and COUNTING.search(losses["between"]):
        who = set(losses["who"].lower().split())
        if who & {*OUR, "own"}:
            return "own"
        if who & {"enemy", "enemy's", "enemy’s"} or "the enemy" in losses["between"].lower():
            return "enemy"
    behind = " ".join(sentence.lower[group.end : group.end + 6])
    if ON_ENEMY.match(behind):
        return "enemy"
    if words & ENEMIES or ("enemy" in before and LOSING & set(before)):
        return "enemy"
    if (fighters or neutral) and side == "unknown":
        if "we" in before[-4:] and WE_LOST & set(before[-4:]):
            return "own"
        if OWN_FORCES.search(_before(sentence, group)) or "comrade" in words:
            return "own"
        if AMONG_US.search(sentence.shown):
            return "own"
    return ""


def owner(sentence: Sentence, group: Group, finder: SideFinder, discourse: Discourse, agent: str | None) -> str | None:
    """The side that the group is said to belong to: "three of their comrades" after who "they" are, "X losses are 20 killed"; None where none is."""
    head, words = sentence.lower[group.head], _words(sentence, group)
    if words & THEIR and (words & FELLOWS or "own" in words):
        named = [f for f in finder.find(_before(sentence, group)) if f.kind != "third_party" and f.side != agent]
        if named:
            return named[-1].side
        return armed_before(sentence, group.start, finder, discourse, agent, here=group.kind == "quantity")
    if group.noun in ("", "neutral") and head not in ("people", "persons", "person") and not words & {"civilians", "civilian"}:
        losses = LOSSES.search(_before(sentence, group))
        if losses and COUNTING.search(losses["between"]) and not finder.find(losses["between"]):
            named = [f for f in finder.find(losses["who"]) if f.kind != "third_party"]
            if len({f.side for f in named}) == 1:
                return named[0].side
            if "civilian" in losses["who"].lower():
                return "civilian"
    return None


def _words(sentence: Sentence, group: Group) -> set[str]:
    """The group's words with the one before and, of "two of her own fighters", those behind the number."""
    end = group.end
    if sentence.lower[end : end + 1] == ["of"]:
        end += 1
        while (
            end < len(sentence.words)
            and end < group.end + 6
            and sentence.tag[end] in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "VBN")
        ):
            end += 1
    return set(sentence.lower[max(0, group.start - 1) : end])


def _before(sentence: Sentence, group: Group) -> str:
    return sentence.shown[: sentence.starts[group.start] - sentence.start]
