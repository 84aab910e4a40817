"""Takes speakers as printed, gives one name for one person: spellings, titles and bare surnames together."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz

from counterclaim.sources.profile import Profile

ALIKE = 80  # of 100; romanisations of one name (Nazari, Nazary) reach it


def resolve_speakers(spoken: Iterable[tuple[str, str]], profile: Profile) -> dict[tuple[str, str], str]:
    """(speaker as printed, side) → the name to show: the fullest spelling that is printed most often.

    A speaker who is one of the side's people in the profile is known by that name; spellings whose surnames are alike
    (and whose first names are, where both have one) are one person. Other speakers stand as printed.
    """
    every = Counter(spoken)
    people: dict[tuple[str, str], str] = {}
    for speaker, side in sorted(every):
        person = _person(speaker, profile.sides[side].people if side in profile.sides else ())
        if person:
            people[speaker, side] = person
    groups: list[list[tuple[str, str]]] = []
    for key in sorted(people, key=lambda k: (-len(people[k].split()), people[k], k)):
        home = next((g for g in groups if g[0][1] == key[1] and any(_same_person(people[k], people[key]) for k in g)), None)
        if home is None:
            groups.append([key])
        else:
            home.append(key)
    shown = {key: key[0] for key in every}
    for group in groups:
        best = max(group, key=lambda k: (len(people[k].split()), every[k], people[k]))
        shown |= dict.fromkeys(group, people[best])
    return shown


def _person(speaker: str, people: Iterable[str]) -> str | None:
    plain = _plain(speaker)
    known = [p for p in people if re.search(rf"(?<!\w){re.escape(_plain(p))}(?!\w)", plain)]
    return max(known, key=lambda p: (len(p), p)) if known else None


def _same_person(a: str, b: str) -> bool:
    x, y = _plain(a).split(), _plain(b).split()
    if fuzz.ratio(x[-1], y[-1]) < ALIKE:
        return False
    return len(x) == 1 or len(y) == 1 or fuzz.ratio(x[0], y[0]) >= ALIKE - 15


def _plain(text: str) -> str:
    stripped = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", stripped).casefold().strip()
