"""Takes speakers as printed, gives one name for one person: spellings, titles and bare surnames together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from counterclaim.ledger.persons import parts, plain, same_person
from counterclaim.sources.profile import Profile, Side

_DETERMINER = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def resolve_speakers(spoken: Iterable[tuple[str, str]], profile: Profile) -> dict[tuple[str, str], str]:
    """(speaker as printed, side) → the name to show.

    One of the side's people is known by the first full name that the profile gives; names whose surnames are spelt alike
    (and, where both have more, one of the other names too) are one person. A side that speaks by one of its own names
    has the profile's name. Others stand as printed, in the spelling that is printed most often.
    """
    every = Counter(spoken)
    people = {key: _persons(side) for key, side in profile.sides.items()}
    spelling: dict[str, str] = {}
    for (speaker, _), _n in sorted(every.items(), key=lambda e: (-e[1], e[0])):
        spelling.setdefault(_bare(speaker), speaker)
    shown = {}
    for speaker, key in every:
        side = profile.sides.get(key)
        person = _person(speaker, people[key]) if side else None
        if person:
            shown[speaker, key] = person
        elif side and _bare(speaker) in {_bare(name) for name in (side.name, *side.aliases, *side.generic)}:
            shown[speaker, key] = side.name
        else:
            shown[speaker, key] = spelling[_bare(speaker)]
    sided = {name for side in profile.sides.values() for name in (side.name, *side.people)}
    joined = _joined(sorted(set(shown.values()) - sided))
    return {key: joined.get(name, name) for key, name in shown.items()}


_RUN = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:al-)?[A-Z][\w'’-]*)*")
_BODY = re.compile(r"(?:(?:the|The)\s+)?(?P<head>(?:[A-Z][\w'’-]*\s+)*[A-Z][\w'’-]*)\s+(?:for|of|on)\s+(?:the\s+)?[A-Z].*")


def _joined(names: list[str]) -> dict[str, str]:
    """Name → the longest name of the same speaker, for those that have another one.

    A person's name joins those in which its words end a longer one; titles around it do not count ("Brack", "council head
    Ivo Brack"). A body's short name joins the only full one with that head ("the Council", "Harbour Council for Peace").
    """
    bodies = {n: m["head"] for n in names if (m := _BODY.fullmatch(n))}
    whole = {n: run for n in names if n not in bodies and (run := _person_in(n))}
    best: dict[str, str] = {}
    for name in names:
        bare = _DETERMINER.sub("", name)
        full = [b for b, head in bodies.items() if head.split()[-1] == bare]
        if len(full) == 1 and " " not in bare:
            best[name] = full[0]
        elif run := whole.get(name):
            longer = {other for other in whole.values() if other == run or other.endswith(f" {run}")}
            ends = {o for o in longer if not any(p != o and p.endswith(f" {o}") for p in longer)}
            if len(ends) == 1 and (found := ends.pop()) != name:
                best[name] = found
    return best


def _person_in(name: str) -> str | None:
    """The person's name in a speaker's words: all of them, or the longest capitalised run beside a lower-case post."""
    bare = re.split(r"\s(?:of|for|at)\s", _DETERMINER.sub("", name.split(",")[0]))[0]
    if _DETERMINER.match(name):
        return None
    runs = _RUN.findall(bare)
    if len(runs) == 1 and runs[0] == bare:
        return bare
    long = [r for r in runs if " " in r]
    return long[0] if len(long) == 1 and re.search(r"\s[a-z]{4,}", f" {bare}") else None


def is_named(speaker: str, profile: Profile, texts: Iterable[str] = ()) -> bool:
    """Whether a speaker is told by a name: one of the profile's, or words whose last is capitalised and no common noun.

    A single capitalised word that the texts also print in small letters ("Reports", "Sources", "Many") is a common noun.

    >>> is_named("Ivo Brack, a miller", Profile(title="A war")), is_named("Reports", Profile(title="A war"), ["as reports say"])
    (True, False)
    """
    known = {plain(n) for side in profile.sides.values() for n in (side.name, *side.aliases, *side.people, *side.media)}
    bare = _DETERMINER.sub("", speaker.split(",")[0].strip())
    if plain(speaker) in known or plain(bare) in known:
        return True
    words = re.findall(r"[^\W\d_][\w'’-]*", bare)
    if not words or not words[-1][0].isupper():
        return False
    if len(words) > 1 or words[0].isupper():
        return True
    return not any(re.search(rf"(?<!\w){re.escape(words[0].lower())}(?!\w)", text) for text in texts)


def _persons(side: Side) -> dict[str, str]:
    """Each of the side's people as the profile spells them → the first full name of the same person."""
    groups: list[list[str]] = []
    for name in sorted(side.people, key=lambda n: -len(parts(n))):
        home = next((g for g in groups if any(same_person(other, name) for other in g)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    order = {name: i for i, name in enumerate(side.people)}
    best = {id(g): min((n for n in g if len(parts(n)) > 1), key=lambda n: order[n], default=g[0]) for g in groups}
    return {name: best[id(g)] for g in groups for name in g}


def _person(speaker: str, people: dict[str, str]) -> str | None:
    printed = plain(speaker)
    known = [p for p in people if re.search(rf"(?<!\w){re.escape(plain(p))}(?!\w)", printed)]
    return people[max(known, key=lambda p: (len(p), p))] if known else None


def _bare(speaker: str) -> str:
    return _DETERMINER.sub("", re.sub(r"\s*\([^)]*\)", "", plain(speaker)))
