"""A SideFinder in; out, whose state bare "the army" is (`state_side`) and which side a nation's adjective means (`side_adjectives`)."""

from __future__ import annotations

import re

from counterclaim.reading.language import is_english_word
from counterclaim.reading.nationalities import is_nationality
from counterclaim.reading.sides import SideFinder

STATE_WORDS = frozenset(
    (
        "government",
        "army",
        "military",
        "police",
        "security forces",
        "armed forces",
        "state television",
        "government forces",
        "regime",
        "troops",
    )
)
ORGAN_TAIL = re.compile(
    r"(?:army|military|government|forces|ministry|police|regime|air force|state television|state tv|soldiers|troops|officials?|warplanes|navy)$"
)


def state_side(finder: SideFinder) -> str | None:
    """The one side of the profile that bare "the army", "police", "officials" means: the one that the profile gives most such words to."""
    tally: dict[str, int] = {}
    for key, side in finder.profile.sides.items():
        words = {w.lower() for w in (*side.aliases, *side.generic)}
        tally[key] = sum(w in words for w in STATE_WORDS)
    best = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    if best and best[0][1] and (len(best) == 1 or best[0][1] > best[1][1]):
        return best[0][0]
    return None


def side_adjectives(finder: SideFinder) -> dict[str, tuple[str | None, str | None]]:
    """Lower-case adjective or name → (side whose state it names, side that alone is named by it)."""
    organs: dict[str, set[str]] = {}
    places = {w.lower() for name in (finder.profile.title, *finder.profile.places) for w in re.findall(r"[A-Z][\w-]+", name)}
    single = {a.lower() for side in finder.profile.sides.values() for a in (side.name, *side.aliases) if " " not in a}
    alone: dict[str, set[str]] = {}
    for key, side in finder.profile.sides.items():
        for alias in (side.name, *side.aliases, *side.generic):
            words = alias.lower().replace("’", "'").split()
            first = words[0].removesuffix("'s") if words else ""
            if not words or not alias.split()[0][0].isupper():
                continue
            organ = len(words) > 1 and bool(ORGAN_TAIL.search(" ".join(words))) and (not is_english_word(first) or first in places)
            if len(words) > 1 and not organ and not is_nationality(first) and first not in single:
                continue
            alone.setdefault(first, set()).add(key)
            if organ or len(words) == 1 or len(words) > 1 and ORGAN_TAIL.search(" ".join(words)) and is_nationality(first):
                organs.setdefault(first, set()).add(key)
    out: dict[str, tuple[str | None, str | None]] = {}
    for word, sides in alone.items():
        state = organs.get(word, set())
        out[word] = (next(iter(state)) if len(state) == 1 else None, next(iter(sides)) if len(sides) == 1 else None)
    return out
