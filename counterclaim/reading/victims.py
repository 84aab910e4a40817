"""A group of people in; out, whose side it is on and what it is (combatant, civilian, child, ...)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.noun_runs import noun_kind, sentence_text
from counterclaim.reading.passage import Discourse, generic_side, lately, topic
from counterclaim.reading.records import VictimStatus
from counterclaim.reading.side_words import FLEXIBLE, STATE_NOUNS, is_common, rebel_side, side_of_words, state_side
from counterclaim.reading.sides import Found, SideFinder

# Words before "leader" or behind "two" that make the people civilians.
CIVIL_WORDS = frozenset(
    "peaceful innocent unarmed student university union labor labour trade church religious community peasant school medical rescue aid humanitarian health hospital clinic civil displaced refugee civic indigenous farm worker".split()
)
CIVIL_TITLES = frozenset(
    "archbishop bishop father professor prof dr doctor lawyer attorney student journalist reporter photographer teacher coach singer surgeon nurse priest monsignor engineer activist mr mrs ms miss sister mother brother son daughter wife husband economist businessman".split()
)
SUFFERED = frozenset("suffered suffer suffers suffering sustained sustain sustaining incurred took taken lost losing lose".split())
BELONGING = re.compile(
    r"\b(?:accused of|suspected of|suspected|belong(?:s|ing|ed)? to|members? of|linked to|ties to|fighting for|loyal to|affiliated (?:with|to))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """A group of people of whom a sentence tells an outcome, and what was read of it so far.

    before: side of the group told of just before in the sentence. trigger: token of the word of outcome. agent: the side that did it, None
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


def group_text(sentence: Sentence, group: Group) -> str:
    """The victims as printed, without the number."""
    start = group.number_end if group.kind in ("quantity", "vague") else group.start
    return re.sub(r"^of ", "", sentence_text(sentence, start, group.end))


def victim_side(victims: Victims) -> str:
    """Whose people the group is: a side key, civilian, both or unknown."""
    document, sentence, group, finder = victims.document, victims.sentence, victims.group, victims.finder
    discourse, outcome = victims.discourse, victims.outcome
    discourse.read(document, sentence, finder)
    side = _told_side(victims)
    kind = group.noun
    if side == "unknown" and kind in ("", "neutral", "unknown") and SUFFERED & set(sentence.lower[max(0, group.start - 3) : group.start]):
        found = [f for f in finder.find(sentence.shown[: sentence.starts[group.start] - sentence.start]) if f.kind != "third_party"]
        side = found[-1].side if found else side
    if side == "unknown" and kind in ("", "neutral", "unknown", "name", "onename"):
        side = _side_after(sentence, max(group.end, victims.trigger + 1), finder) or side
        if side == "unknown" and outcome == "captured":
            side = _belonging(victims) or side
    if side != "unknown" or outcome not in discourse.of_outcome:
        discourse.of_outcome[outcome] = side
    if group.kind == "quantity" and not group.partitive:
        discourse.of_counted[sentence.lower[group.head]] = (sentence.index, side)
    return side


def _told_side(victims: Victims) -> str:
    sentence, group, finder, discourse = victims.sentence, victims.group, victims.finder, victims.discourse
    before, agent, outcome = victims.before, victims.agent, victims.outcome
    text = sentence_text(sentence, group.start, group.end)
    words = sentence.lower[group.start : group.end]
    if "both sides" in text.lower() or "both parties" in text.lower():
        return "both"
    head = sentence.lower[group.head]
    kind = group.noun if group.noun not in ("unknown",) else noun_kind(sentence, group.head)
    found = finder.find(text)
    own = [f for f in found if f.kind != "third_party"]
    own = [f for f in own if not is_common(f)] or own
    sides = list(dict.fromkeys(f.side for f in own))
    # "the settlers": where the profile lists the very noun, it is that side and not civilian.
    listed = any(f.kind != "person" and f.name.lower().split()[-1].rstrip("s") == head.rstrip("s") for f in own)
    if group.kind == "name":
        return _side_of_name(victims, own)
    if kind == "civilian" and not listed:
        return "civilian"
    if any(f.kind == "third_party" for f in found) and not own:
        return "civilian"
    if kind != "armed" and set(words) & CIVIL_WORDS and not sides:
        return "civilian"
    if head in ("man", "men", "woman", "women") and set(words) & {"young", "elderly", "old", "year"} and not sides:
        return "civilian"
    if kind == "neutral" and not sides and any(noun_kind(sentence, n) == "civilian" for n in range(group.start, group.head)):
        return "civilian"
    if len(sides) > 1:
        if re.search(r"\b(?:and|or)\b|/", text):
            return "unknown"
        return sides[-1]
    flexible = (head in FLEXIBLE or (kind == "neutral" and bool(set(words) & FLEXIBLE))) and not any(not is_common(f) for f in own)
    if sides and not flexible:
        if kind == "armed" and head not in FLEXIBLE:
            discourse.of_noun[head.rstrip("s")] = sides[0]
        return sides[0]
    if not sides or flexible:
        derived = side_of_words(finder, words)
        if derived:
            return derived
    if kind in ("armed", "commander") or head in STATE_NOUNS or flexible:
        if head in STATE_NOUNS:
            known = discourse.of_noun.get(head.rstrip("s"))
            return (
                known
                or state_side(finder)
                or lately(discourse, sentence, finder)
                or topic(discourse, sentence, group, agent, finder, any_side=True)
                or "unknown"
            )
        if (
            before
            and before not in ("civilian", "unknown", "both")
            and head not in ("terrorist", "terrorists")
            and not any(f.side == agent for f in own)
        ):
            return before
        about = topic(
            discourse,
            sentence,
            group,
            agent,
            finder,
            any_side=head in ("fighter", "fighters", "combatants", "commander", "commanders", "leader", "leaders"),
        )
        if about:
            return about
        return sides[0] if sides else rebel_side(finder) or "unknown"
    if kind == "official":
        return state_side(finder) or "civilian"
    if before and (not kind or head in ("others", "other", "more", "them", "whom", "those", "prisoner", "prisoners") or group.partitive):
        return before
    if (
        not before
        and (not kind and discourse.last is not None and discourse.last[2] != outcome or head in ("more", "others", "another"))
        and (recent := lately(discourse, sentence, finder, civilians=True))
    ):
        return recent
    if not before and group.partitive and head in discourse.of_counted and sentence.index - discourse.of_counted[head][0] <= 2:
        return discourse.of_counted[head][1]  # "Nine herders were shot. Three of the herders ...": of those, whoever they are
    if not before and (group.partitive or head in ("others", "other", "rest")) and not kind.startswith("civ"):
        return discourse.of_outcome.get(outcome) or "unknown"
    return "unknown"


def _side_of_name(victims: Victims, own: list[Found]) -> str:
    sentence, group, finder, discourse = victims.sentence, victims.group, victims.finder, victims.discourse
    words = sentence.lower[group.start : group.end]
    tail = sentence_text(sentence, group.end, min(len(sentence.words), group.end + 8))
    if own:
        return own[-1].side
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


def _side_after(sentence: Sentence, start: int, finder: SideFinder) -> str | None:
    """ "on the Taliban side", "in the ranks of the rebels", "from the army" behind the group or its verb."""
    text = sentence_text(sentence, start, min(len(sentence.words), start + 14))
    if re.search(r"\b(?:on|from) both sides\b", text):
        return "both"
    for mark in (
        r"\bon the (?P<x>[^.]{3,30}) side\b",
        r"\bin (?:the )?ranks of (?P<x>.{3,40})",
        r"\bfrom the ranks of (?P<x>.{3,40})",
        r"\b(?:affiliated (?:to|with)|belonging to|loyal to) (?P<x>.{3,40})",
        r"^\s*from (?P<x>.{3,30})",
    ):
        match = re.search(mark, text)
        if match:
            found = [f for f in finder.find(match["x"]) if f.start < 15 and f.kind != "third_party"]
            if found:
                return found[0].side
            if derived := side_of_words(finder, match["x"].lower().split()[:3]):
                return derived
    return None


def _belonging(victims: Victims) -> str | None:
    """ "five were detained and are accused of belonging to the Front": the side of those captured."""
    sentence = victims.sentence
    text = victims.document.text[sentence.starts[victims.group.start] : sentence.end]
    for match in BELONGING.finditer(text):
        found = [f for f in victims.finder.find(text[match.end() : match.end() + 80]) if f.kind != "third_party"]
        if found and found[0].start < 40:
            return found[0].side
    return None


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


__all__ = ["Discourse", "Victims", "generic_side", "group_text", "victim_side", "victim_status"]
