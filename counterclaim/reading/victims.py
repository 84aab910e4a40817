"""A group of people in; out, whose side it is on, what it is (combatant, civilian, child, ...) and the side that a generic word means here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.groups import Group, noun_kind, sentence_text
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.records import Outcome, VictimStatus
from counterclaim.reading.sides import Found, SideFinder

STATE_WORDS = frozenset("army|armed forces|military|security forces|police|government|government forces|troops|regime|soldiers".split("|"))
REBEL_WORDS = frozenset(
    "rebels|insurgents|guerrillas|opposition|armed opposition|resistance|militants|separatists|armed groups|gunmen|fighters".split("|")
)
STATE_NOUNS = frozenset(
    "soldier soldiers troop troops serviceman servicemen policeman policemen police officer officers guard guards guardsman guardsmen conscript conscripts recruit recruits paratrooper paratroopers gendarme gendarmes airman airmen "
    "sailor sailors cadet cadets lieutenant sergeant corporal patrolman patrolmen colonel general major captain brigadier private marine marines trooper troopers agent agents".split()
)
# Words for armed people that take the side that the passage is about.
FLEXIBLE = frozenset(
    "terrorist terrorists militant militants extremist extremists fighter fighters jihadist jihadists jihadi jihadis gunman gunmen takfiri takfiris element elements insurgent insurgents islamist islamists combatant combatants commander commanders leader leaders operatives operative militiamen militiaman enemy".split()
)
# Words before "leader" or behind "two" that make the people civilians.
CIVIL_WORDS = frozenset(
    "peaceful innocent unarmed student university union labor labour trade church religious community peasant school medical rescue aid humanitarian health hospital clinic civil displaced refugee civic indigenous farm worker".split()
)
CIVIL_TITLES = frozenset(
    "archbishop bishop father professor prof dr doctor lawyer attorney student journalist reporter photographer teacher coach singer surgeon nurse priest monsignor engineer activist mr mrs ms miss sister mother brother son daughter wife husband economist businessman".split()
)
SUFFERED = frozenset("suffered suffer suffers suffering sustained sustain sustaining incurred took taken lost losing lose".split())
SPEAKS = re.compile(
    r"(?:['’]s)?\s+(?:\w+\s+){0,3}?(?:said|says|claim(?:ed|s)|announced|reported|stated|added|confirmed|told|acknowledged|denied)\b",
    re.IGNORECASE,
)
BELONGING = re.compile(
    r"\b(?:accused of|suspected of|suspected|belong(?:s|ing|ed)? to|members? of|linked to|ties to|fighting for|loyal to|affiliated (?:with|to))\b",
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


def group_text(sentence: Sentence, group: Group) -> str:
    """The victims as printed, without the number."""
    start = group.number_end if group.kind in ("quantity", "vague") else group.start
    return re.sub(r"^of ", "", sentence_text(sentence, start, group.end))


def victim_side(
    document: Document,
    sentence: Sentence,
    group: Group,
    finder: SideFinder,
    discourse: Discourse,
    before: str | None,
    outcome: str,
    trigger: int,
    agent: str | None,
) -> str:
    """Whose people the group is: a side key, civilian, both or unknown. `before`: side of the group told of just before in the sentence."""
    discourse.read(document, sentence, finder)
    side = _told_side(sentence, group, finder, discourse, before, outcome, trigger, agent)
    kind = group.noun
    if side == "unknown" and kind in ("", "neutral", "unknown") and SUFFERED & set(sentence.lower[max(0, group.start - 3) : group.start]):
        found = [f for f in finder.find(sentence.shown[: sentence.starts[group.start] - sentence.start]) if f.kind != "third_party"]
        side = found[-1].side if found else side
    if side == "unknown" and kind in ("", "neutral", "unknown", "name", "onename"):
        side = _side_after(sentence, max(group.end, trigger + 1), finder) or side
        if side == "unknown" and outcome == "captured":
            side = _belonging(document, sentence, group, finder) or side
    if side != "unknown" or outcome not in discourse.of_outcome:
        discourse.of_outcome[outcome] = side
    if group.kind == "quantity" and not group.partitive:
        discourse.of_counted[sentence.lower[group.head]] = (sentence.index, side)
    return side


def _told_side(
    sentence: Sentence,
    group: Group,
    finder: SideFinder,
    discourse: Discourse,
    before: str | None,
    outcome: str,
    trigger: int,
    agent: str | None,
) -> str:
    text = sentence_text(sentence, group.start, group.end)
    words = sentence.lower[group.start : group.end]
    if "both sides" in text.lower() or "both parties" in text.lower():
        return "both"
    head = sentence.lower[group.head]
    kind = group.noun if group.noun not in ("unknown",) else noun_kind(sentence, group.head)
    found = finder.find(text)
    own = [f for f in found if f.kind != "third_party"]
    own = [f for f in own if not _common(f)] or own
    sides = list(dict.fromkeys(f.side for f in own))
    # "the settlers": where the profile lists the very noun, it is that side and not civilian.
    listed = any(f.kind != "person" and f.name.lower().split()[-1].rstrip("s") == head.rstrip("s") for f in own)
    if group.kind == "name":
        return _side_of_name(sentence, group, finder, discourse, own, outcome)
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
    flexible = (head in FLEXIBLE or (kind == "neutral" and bool(set(words) & FLEXIBLE))) and not any(not _common(f) for f in own)
    if sides and not flexible:
        if kind == "armed" and head not in FLEXIBLE:
            discourse.of_noun[head.rstrip("s")] = sides[0]
        return sides[0]
    if not sides or flexible:
        derived = _derived(finder, words)
        if derived:
            return derived
    if kind in ("armed", "commander") or head in STATE_NOUNS or flexible:
        if head in STATE_NOUNS:
            known = discourse.of_noun.get(head.rstrip("s"))
            return (
                known
                or state_side(finder)
                or _lately(discourse, sentence, finder)
                or _topic(discourse, sentence, group, agent, finder, any_side=True)
                or "unknown"
            )
        if (
            before
            and before not in ("civilian", "unknown", "both")
            and head not in ("terrorist", "terrorists")
            and not any(f.side == agent for f in own)
        ):
            return before
        topic = _topic(
            discourse,
            sentence,
            group,
            agent,
            finder,
            any_side=head in ("fighter", "fighters", "combatants", "commander", "commanders", "leader", "leaders"),
        )
        if topic:
            return topic
        return sides[0] if sides else rebel_side(finder) or "unknown"
    if kind == "official":
        return state_side(finder) or "civilian"
    if before and (not kind or head in ("others", "other", "more", "them", "whom", "those", "prisoner", "prisoners") or group.partitive):
        return before
    if (
        not before
        and (not kind and discourse.last is not None and discourse.last[2] != outcome or head in ("more", "others", "another"))
        and (lately := _lately(discourse, sentence, finder, civilians=True))
    ):
        return lately
    if not before and group.partitive and head in discourse.of_counted and sentence.index - discourse.of_counted[head][0] <= 2:
        return discourse.of_counted[head][1]  # "Nine herders were shot. Three of the herders ...": of those, whoever they are
    if not before and (group.partitive or head in ("others", "other", "rest")) and not kind.startswith("civ"):
        return discourse.of_outcome.get(outcome) or "unknown"
    return "unknown"


def _side_of_name(sentence: Sentence, group: Group, finder: SideFinder, discourse: Discourse, own: list[Found], outcome: str) -> str:
    words = sentence.lower[group.start : group.end]
    tail = sentence_text(sentence, group.end, min(len(sentence.words), group.end + 8))
    if own:
        return own[-1].side
    if set(words) & CIVIL_TITLES:
        return "civilian"
    kinds = [noun_kind(sentence, n) for n in range(group.start, group.end)]
    if set(words) & STATE_NOUNS:
        return state_side(finder) or _derived(finder, words) or "unknown"
    for word in reversed(words):
        if word in discourse.of_name:
            return discourse.of_name[word]
    if "civilian" in kinds:
        return "civilian"
    derived = _derived(finder, words)
    if derived:
        return derived
    if "official" in kinds or "commander" in kinds:
        return state_side(finder) or "unknown"
    described = re.match(r"\s*,?\s*(?:an?|the|his|her)?\s*(.{0,60})", tail)
    if described:
        found = [f for f in finder.find(described.group(1)) if f.kind != "third_party"]
        if found and found[0].start < 30 and not re.match(r"\s*(?:was|were|is|has|by|in)\b", tail):
            return found[0].side
    return "civilian" if outcome in ("killed", "wounded", "missing") else "unknown"


def _common(found: Found) -> bool:
    """A name that is a common word for armed people ("militants", "rebels"), which a proper name beats."""
    last = found.name.lower().split()[-1]
    return (
        found.kind == "generic"
        or (found.name.islower() and last in FLEXIBLE)
        or last in ("takfiris", "militants", "gunmen", "terrorists", "insurgents")
    )


def _topic(discourse: Discourse, sentence: Sentence, group: Group, agent: str | None, finder: SideFinder, *, any_side: bool) -> str | None:
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
        if found.side == agent or _common(found) or found.kind in ("person", "media") or (not any_side and found.side == state):
            continue
        if not any_side and found.side not in _armed_nonstate(finder):
            continue
        return found.side
    return None


def _lately(discourse: Discourse, sentence: Sentence, finder: SideFinder, *, civilians: bool = False) -> str | None:
    """The side of the victims told of in this sentence or the one before."""
    if discourse.last is None or discourse.last[0] < sentence.index - 1:
        return None
    side = discourse.last[1]
    return side if side in finder.profile.sides or (civilians and side == "civilian") else None


@lru_cache(maxsize=16)
def _side_words(finder: SideFinder) -> dict[str, str]:
    """Words that stand in the names of exactly one side ("government", "iranian")."""
    owners: dict[str, set[str]] = {}
    for key, side in finder.profile.sides.items():
        for name in (side.name, *side.aliases, *side.generic):
            for word in re.findall(r"[a-z][a-z']+", name.lower()):
                owners.setdefault(word, set()).add(key)
    skip = {
        "and",
        "the",
        "of",
        "its",
        "for",
        "forces",
        "fighters",
        "army",
        "front",
        "movement",
        "group",
        "groups",
        "military",
        "people",
        "allies",
        "allied",
        "armed",
        "militias",
        "soldiers",
        "state",
        "national",
        "new",
        "general",
        "committee",
        "local",
        "movements",
        "organization",
        "council",
        "ministry",
        "leaders",
        "members",
        "defense",
        "defence",
    }
    return {word: next(iter(keys)) for word, keys in owners.items() if len(keys) == 1 and word not in skip and len(word) > 3}


def _derived(finder: SideFinder, words: list[str]) -> str | None:
    table = _side_words(finder)
    hits = [table[w] for w in words if w in table and w not in FLEXIBLE and w not in STATE_NOUNS]
    return hits[0] if len(set(hits)) == 1 else None


@lru_cache(maxsize=16)
def _armed_nonstate(finder: SideFinder) -> frozenset[str]:
    state = state_side(finder)
    return frozenset(key for key in finder.profile.sides if key != state and key not in _foreign(finder))


def _foreign(finder: SideFinder) -> frozenset[str]:
    """Sides that are countries: one of their names is a country's or they have an army."""
    return frozenset(
        key
        for key, side in finder.profile.sides.items()
        if any(re.search(r"\b(?:army|air force|pentagon|military|warplanes)\b", n.lower()) for n in (side.name, *side.aliases))
    )


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
            if derived := _derived(finder, match["x"].lower().split()[:3]):
                return derived
    return None


def _belonging(document: Document, sentence: Sentence, group: Group, finder: SideFinder) -> str | None:
    """ "five were detained and are accused of belonging to the Front": the side of those captured."""
    text = document.text[sentence.starts[group.start] : sentence.end]
    for match in BELONGING.finditer(text):
        found = [f for f in finder.find(text[match.end() : match.end() + 80]) if f.kind != "third_party"]
        if found and found[0].start < 40:
            return found[0].side
    return None


@lru_cache(maxsize=16)
def state_side(finder: SideFinder) -> str | None:
    """The one side of the profile whose names are those of a state's army or police; None where none or several are."""
    for exact in (True, False):
        keys = []
        for key, side in finder.profile.sides.items():
            names = {n.lower() for n in (side.name, *side.aliases, *side.generic)}
            if (
                names & STATE_WORDS
                if exact
                else any(n.split()[-1] in ("soldiers", "army", "troops", "police", "navy") for n in names if not n.startswith("anti"))
            ):
                keys.append(key)
        if len(keys) == 1:
            return keys[0]
        if keys:
            return None
    return None


@lru_cache(maxsize=16)
def rebel_side(finder: SideFinder) -> str | None:
    """The one side of the profile whose names are those of rebels; None where none or several are."""
    keys = [
        key for key, side in finder.profile.sides.items() if {n.lower() for n in (side.name, *side.aliases, *side.generic)} & REBEL_WORDS
    ]
    return keys[0] if len(keys) == 1 else None


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


def generic_side(sentence: Sentence, group: Group, finder: SideFinder, discourse: Discourse, agent: str | None) -> str | None:
    """The side that a word for armed people ("the terrorists") means in this passage."""
    if not set(sentence.lower[group.start : group.end]) & FLEXIBLE:
        return None
    return _topic(discourse, sentence, group, agent, finder, any_side=False) or rebel_side(finder)
