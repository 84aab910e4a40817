"""A group of people in; out, whose side it is on, what it is (combatant, civilian, child, ...) and its names."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.groups import Group, noun_kind, sentence_text
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.records import VictimStatus
from counterclaim.reading.sides import SideFinder

STATE_WORDS = ("army", "armed forces", "military", "security forces", "police", "government", "troops")
STATE_NOUNS = frozenset("soldier soldiers troop troops serviceman servicemen policeman policemen police officer officers guard guards guardsman guardsmen conscript conscripts recruit recruits paratrooper paratroopers gendarme gendarmes airman airmen sailor sailors cadet cadets lieutenant sergeant corporal patrolman patrolmen".split())


@dataclass(slots=True)
class Discourse:
    """What the article has said so far about whose the people are: the last side of a noun, and of any armed group."""

    of_noun: dict[str, str] = field(default_factory=dict)
    last_group_side: str | None = None


def group_text(sentence: Sentence, group: Group) -> str:
    """The victims as printed, without the number."""
    start = group.number_end if group.kind in ("quantity", "vague") else group.start
    return sentence_text(sentence, start, group.end)


def victim_side(document: Document, sentence: Sentence, group: Group, finder: SideFinder, discourse: Discourse, before: str | None) -> str:
    """Whose people the group is: a side key, civilian, both or unknown. `before`: side of the group told of just before in the sentence."""
    text = sentence_text(sentence, group.start, group.end)
    lower = text.lower()
    if "both sides" in lower or "both parties" in lower:
        return "both"
    head = sentence.lower[group.head]
    found = finder.find(text)
    own = [f for f in found if f.kind != "third_party"]
    sides = list(dict.fromkeys(f.side for f in own))
    head_text = sentence_text(sentence, group.head, group.head + 1)
    kind = group.noun if group.noun not in ("unknown",) else noun_kind(sentence, group.head)
    on_side = _side_after(sentence, group, finder)
    if kind == "civilian" and not any(f.side in sides and f.end >= text.lower().rfind(head_text.lower()) and f.kind != "person" for f in own if f.name.lower().split()[-1].rstrip("s") == head.rstrip("s")):
        return "civilian"
    if any(f.kind == "third_party" for f in found) and not own:
        return "civilian"
    if len(sides) > 1:
        if _joins_sides(lower):
            return "unknown"
        side = finder.side_of(text)
        return side[0] if side else sides[0]
    if sides:
        if kind == "armed":
            discourse.of_noun[head.rstrip("s")] = sides[0]
        return sides[0]
    if on_side:
        return on_side
    if group.heads and any(noun_kind(sentence, h) == "civilian" for h in group.heads) and kind == "civilian":
        return "civilian"
    if kind in ("armed", "commander", "official") or head in STATE_NOUNS:
        known = discourse.of_noun.get(head.rstrip("s"))
        if known:
            return known
        if head in STATE_NOUNS:
            return state_side(finder) or "unknown"
        if kind == "official":
            return "civilian" if not state_side(finder) else "unknown"
        if kind == "commander" and before:
            return before
        return "unknown"
    if kind in ("", "neutral", "unknown") and before and (not kind or head in ("others", "other", "more", "them", "whom", "those") or group.partitive):
        return before
    return "unknown"


def _joins_sides(lower: str) -> bool:
    return " and " in lower or " or " in lower or "/" in lower


def _side_after(sentence: Sentence, group: Group, finder: SideFinder) -> str | None:
    """ "on the Taliban side", "in the ranks of the rebels", "from the army" behind the group or its verb."""
    text = sentence_text(sentence, group.end, min(len(sentence.words), group.end + 12)).lower()
    for mark in ("on the ", "in the ranks of ", "among the ranks of ", "in ranks of ", "from the ranks of ", "affiliated to ", "affiliated with ", "belonging to ", "loyal to ", "among "):
        at = text.find(mark)
        if at < 0:
            continue
        part = text[at + len(mark) :][:60]
        if mark == "on the " and " side" not in part[:40]:
            continue
        found = finder.find(part) or finder.find(part.upper())
        found = [f for f in found if f.start < 12 and f.kind != "third_party"]
        if found:
            return found[0].side
    return None


def state_side(finder: SideFinder) -> str | None:
    """The one side of the profile whose names are those of a state's army or police; None where none or several are."""
    keys = []
    for key, side in finder.profile.sides.items():
        names = {n.lower() for n in (side.name, *side.aliases, *side.generic)}
        if names & set(STATE_WORDS) or any(n in ("soldiers", "army", "police", "government forces", "regime") for n in names):
            keys.append(key)
    return keys[0] if len(keys) == 1 else None


def victim_status(sentence: Sentence, group: Group, side: str) -> VictimStatus:
    words = set(sentence.lower[group.start : group.end])
    if words & words_of("child"):
        return "child"
    if words & words_of("journalist"):
        return "journalist"
    kind = group.noun
    if kind == "armed":
        return "combatant"
    if kind == "commander":
        return "commander"
    if kind == "official":
        return "official"
    if side == "civilian" or kind == "civilian":
        return "civilian"
    return "combatant" if side not in ("unknown", "both", "civilian") and kind in ("armed",) else "unknown"
