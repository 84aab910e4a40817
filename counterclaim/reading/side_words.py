"""A SideFinder in; out, what words of its profile mean: whose army is the state's, who the rebels are, which side a single word points at."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz, process

from counterclaim.reading.language import is_english_word
from counterclaim.reading.nationalities import is_nationality
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
    "terrorist terrorists militant militants extremist extremists fighter fighters jihadist jihadists jihadi jihadis gunman gunmen element elements insurgent insurgents islamist islamists combatant combatants commander commanders leader leaders operatives operative militiamen militiaman enemy".split()
)
# Words that stand in many names and tell of no side by themselves.
NO_SIDES = frozenset(
    "and the of its for forces fighters army front movement group groups military people allies allied armed militias soldiers state national new general committee "
    "local movements organization council ministry leaders members defense defence".split()
)
ARMY = re.compile(r"\b(?:army|air force|navy|military|warplanes)\b")
# The share of its names at which a word that several sides' names have is still one side's.
MOSTLY = 0.75
# The likeness, of 100, from which an unknown long word is taken for a misprint of a known one.
SLIP = 92


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


@lru_cache(maxsize=16)
def armed_nonstate(finder: SideFinder) -> frozenset[str]:
    """The sides that are no states and have no army."""
    state = state_side(finder)
    return frozenset(key for key in finder.profile.sides if key != state and key not in _foreign(finder))


def _foreign(finder: SideFinder) -> frozenset[str]:
    """Sides that are countries: they have an army, or one of their names is the forces of a nation ("Danish forces")."""
    return frozenset(
        key for key, side in finder.profile.sides.items() if any(ARMY.search(n.lower()) or _nations(n) for n in (side.name, *side.aliases))
    )


def _nations(name: str) -> bool:
    words = name.split()
    return len(words) == 2 and is_nationality(words[0]) and words[1].lower() in ("forces", "troops", "soldiers")


@lru_cache(maxsize=16)
def _side_words(finder: SideFinder) -> dict[str, str]:
    """Words that stand in the names of one side alone, or mostly ("government", "iranian")."""
    owners: dict[str, Counter[str]] = {}
    for key, side in finder.profile.sides.items():
        for name in (side.name, *side.aliases, *side.generic):
            for word in set(re.findall(r"[a-z][a-z']+", name.lower())):
                owners.setdefault(word, Counter())[key] += 1
    found = {}
    for word, tally in owners.items():
        key, times = tally.most_common(1)[0]
        if word not in NO_SIDES and len(word) > 3 and times >= MOSTLY * tally.total():
            found[word] = key
    return found


def _known(word: str, table: dict[str, str]) -> str | None:
    """The word of the table that this one is, or is a slip for ("oppostion")."""
    if word in table:
        return word
    if len(word) < 8 or is_english_word(word):
        return None
    close = process.extractOne(word, [k for k in table if len(k) >= 8], scorer=fuzz.ratio, score_cutoff=SLIP)
    return close[0] if close else None


def side_of_words(finder: SideFinder, words: list[str]) -> str | None:
    """The one side that single words point at ("Orvanian Temek fighters"); None where they point at none or at several."""
    table = _side_words(finder)
    hits = [table[k] for w in words if (k := _known(w, table)) and k not in FLEXIBLE and k not in STATE_NOUNS]
    return hits[0] if len(set(hits)) == 1 else None


def is_common(found: Found) -> bool:
    """A name that is a common word for armed people ("militants", "rebels"), which a proper name beats."""
    last = found.name.lower().split()[-1]
    return (
        found.kind == "generic"
        or (found.name.islower() and last in FLEXIBLE)
        or last in ("takfiris", "militants", "gunmen", "terrorists", "insurgents")
    )
