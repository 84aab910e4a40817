"""A group of people in; out, whose side it is on and what it is (combatant, civilian, child, ...)."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.noun_runs import noun_kind, sentence_text
from counterclaim.reading.passage import Discourse, Told, Victims, armed_before, generic_side, lately, told_before, topic
from counterclaim.reading.possession import owner
from counterclaim.reading.side_words import FLEXIBLE, STATE_NOUNS, is_common, rebel_side, side_of_words, state_side
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.victim_names import side_of_name, victim_status

# Words before "leader" or behind "two" that make the people civilians.
CIVIL_WORDS = frozenset(
    "peaceful innocent unarmed student university union labor labour trade church religious community peasant school medical rescue aid humanitarian health hospital clinic civil displaced refugee civic indigenous farm worker".split()
)
# Words that stay with the side that they were said of: "Front jihadists ... the jihadists".
LASTING = frozenset("jihadist jihadists jihadi jihadis islamist islamists takfiri takfiris extremist extremists".split())
# "15 of the dead": of those told of before.
AGAIN = frozenset("dead killed wounded injured victims missing captives prisoners detainees casualties hostages".split())
# Whoever is one of these to somebody is not that somebody: "the wives of five rebels".
KIN = frozenset(
    "wife wives husband husbands child children son sons daughter daughters family families relatives mother mothers father fathers parents widows".split()
)
# What stands behind the name of a group that the profile does not have: "eleven members of X terrorist group".
ARMED_GROUP = re.compile(
    r"^(?:\S+\s+){0,3}?(?:terrorist|militant|rebel|insurgent|extremist|jihadist|guerrilla|opposition)s?\s+(?:group|organi[sz]ation|movement|faction|cell|brigade)",
    re.IGNORECASE,
)
SUFFERED = frozenset("suffered suffer suffers suffering sustained sustain sustaining incurred took taken lost losing lose".split())
BELONGING = re.compile(
    r"\b(?:accused of|suspected of|suspected|belong(?:s|ing|ed)? to|members? of|linked to|ties to|fighting for|loyal to|affiliated (?:with|to))\b",
    re.IGNORECASE,
)


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
    words = sentence.lower[group.start : group.end]
    if side == "unknown" and (whose := owner(sentence, group, finder, discourse, victims.agent)):
        side = whose
    if side == "unknown" and words[-1:] in (["them"], ["whom"]) and victims.before in (None, "unknown"):
        side = _side_after(sentence, group.end, finder) or side
        if side == "unknown" and victims.whole is None:
            side = armed_before(sentence, group.start, finder, discourse, victims.agent) or side
    if side == "unknown" and _says_again(sentence, group):
        side = told_before(discourse, sentence, outcome, group.low) or side
    if side == "unknown" and kind in ("", "neutral", "unknown") and SUFFERED & set(sentence.lower[max(0, group.start - 3) : group.start]):
        found = [f for f in finder.find(sentence.shown[: sentence.starts[group.start] - sentence.start]) if f.kind != "third_party"]
        side = found[-1].side if found else side
    if side == "unknown" and kind in ("", "neutral", "unknown", "name", "onename"):
        side = _side_after(sentence, max(group.end, victims.trigger + 1), finder) or side
        if side == "unknown" and outcome == "captured":
            side = _belonging(victims) or side
    if side != "unknown" or outcome not in discourse.of_outcome:
        discourse.of_outcome[outcome] = side
    discourse.counted.append(Told(sentence.index, outcome, side, group.low, victims.whole is not None))
    if group.kind == "quantity" and not group.partitive:
        discourse.of_counted[sentence.lower[group.head]] = (sentence.index, side)
    return side


def _says_again(sentence: Sentence, group: Group) -> bool:
    """True where the group is some or all of those told of before: "the three", "the two victims", "15 of the dead"."""
    words = sentence.lower[group.start : group.end]
    definite = words[:1] == ["the"] or sentence.lower[max(0, group.start - 1) : group.start] == ["the"]
    if group.kind != "quantity" or group.noun not in ("", "neutral"):
        return False
    behind = sentence.lower[group.end : group.end + 3]
    some = words[-3:-1] == ["of", "the"] and words[-1] in AGAIN or behind[:2] == ["of", "the"] and behind[-1] in AGAIN
    return some or definite and group.number_end > group.number_start


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
    if sentence.lower[group.start - 1 : group.start] == ["of"] and set(sentence.lower[max(0, group.start - 2) : group.start - 1]) & KIN:
        return "civilian"
    # "287 fighters, among them 26 minors": they are fighters.
    if victims.whole in finder.profile.sides and (
        set(words) & words_of("child") or not sides and (head in FLEXIBLE or kind == "commander")
    ):
        return str(victims.whole)
    if group.kind == "name":
        return side_of_name(victims, own)
    if kind == "civilian" and not listed:
        return "civilian"
    if any(f.kind == "third_party" for f in found) and not own:
        return "civilian"
    if kind != "armed" and set(words) & CIVIL_WORDS and not sides:
        return "civilian"
    if head in ("man", "men", "woman", "women") and set(words) & {"young", "elderly", "old", "year"} and not sides:
        return "civilian"
    # "Hazaras have fled": a people, not its fighters.
    if outcome == "displaced" and not sides and sentence.tag[group.head] in ("NNPS", "NNP") and sentence.words[group.head][0].isupper():
        return "civilian"
    if kind == "neutral" and not sides and set(words) & {"family", "families", "relatives", "household"}:
        return "civilian"
    if kind == "neutral" and not sides and any(noun_kind(sentence, n) == "civilian" for n in range(group.start, group.head)):
        return "civilian"
    if len(sides) > 1:
        if re.search(r"\b(?:and|or)\b|/", text):
            return "unknown"
        return sides[-1]
    flexible = (head in FLEXIBLE or (kind in ("neutral", "unit") and bool(set(words) & FLEXIBLE))) and not any(
        not is_common(f) for f in own
    )
    if sides and not flexible:
        if kind == "armed":
            discourse.of_noun[head.rstrip("s")] = sides[0]
        return sides[0]
    if not sides or flexible:
        derived = side_of_words(finder, words)
        if derived:
            return derived
        if not sides and "forces" in words and "of" in words and (state := state_side(finder)):
            return state  # "members of the Crown forces"
        behind = sentence_text(sentence, group.end, min(len(sentence.words), group.end + 5))
        flexible = flexible or kind in ("", "neutral") and not sides and ARMED_GROUP.match(behind) is not None
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
        known = discourse.of_noun.get(head.rstrip("s")) if head in LASTING else None
        about = (known if known != agent else None) or topic(
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
    if head in ("others", "other") and _of_two_sides(victims):
        return "unknown"
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


def _of_two_sides(victims: Victims) -> bool:
    """True where the two groups told of just before, in the sentence and of one outcome, are of different sides."""
    told = [t for t in victims.discourse.counted if t.sentence == victims.sentence.index and not t.part][-2:]
    return len(told) == 2 and told[0].outcome == told[1].outcome and told[0].side != told[1].side


def _side_after(sentence: Sentence, start: int, finder: SideFinder) -> str | None:
    """ "on the Lumat side", "in the ranks of the rebels", "from the army" behind the group or its verb."""
    text = sentence_text(sentence, start, min(len(sentence.words), start + 14))
    if re.search(r"\b(?:on|from) both sides\b", text):
        return "both"
    for mark in (
        r"\bon the (?P<x>[^.]{3,30}) side\b",
        r"\bin (?:the )?ranks of (?P<x>.{3,40})",
        r"\bfrom the ranks of (?P<x>.{3,40})",
        r"\b(?:affiliated (?:to|with)|belonging to|loyal to) (?P<x>.{3,40})",
        r"^\s*(?:in|wearing|dressed in) (?P<x>.{3,30}) uniforms?\b",
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


__all__ = ["Discourse", "Victims", "generic_side", "group_text", "victim_side", "victim_status"]
