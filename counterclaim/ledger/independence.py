"""Takes the tellings of one statement, gives its origins: those who state it, each independently of the others as far as is told."""

from __future__ import annotations

import re

from counterclaim.ledger.grouping import Group
from counterclaim.ledger.matching import Teller, same_words
from counterclaim.sources.profile import Profile

_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def origins_of(group: Group, profile: Profile) -> tuple[str, ...]:
    """The origins of a statement, as printed, in the order of telling; "" where nobody is named. Never empty.

    An origin is a person or a body that an article names as the one who says it. Independence is never presumed: a telling
    founds an origin of its own only where its article is no copy, its words are not those of another telling, and it names
    somebody whom no other telling names, neither as its claimant nor as a channel. A telling that names nobody ("an official"),
    or the side as a whole, may have it from any of the others and founds none. So two outlets with a commander's number,
    one of which credits his army, are 2 outlets and 1 origin; two named observers who count the same are 2 origins.
    """
    of_side = _words_of_side(group, profile)
    founded: list[list[tuple[Teller, frozenset[str]]]] = []
    for telling in group.told:
        named = _named(telling.claim.claimant, of_side)
        if telling.origin != telling.claim.article_id or not named:
            continue
        same = [o for o in founded if any(_one_voice(telling, named, other, words) for other, words in o)]
        joined = [member for o in same for member in o] + [(telling, named)]
        founded = [o for o in founded if o not in same] + [joined]
    founded.sort(key=lambda o: group.told.index(min((t for t, _ in o), key=group.told.index)))
    printed = tuple(min((t for t, _ in o), key=group.told.index).claim.claimant or "" for o in founded)
    return printed or (next((c.claimant for c in group.claims if c.claimant), ""),)


def _one_voice(a: Teller, named_a: frozenset[str], b: Teller, named_b: frozenset[str]) -> bool:
    """Whether two named tellings may be of one voice: one name, one channel for the other, or the same words."""
    if named_a & named_b or same_words(a.claim, b.claim):
        return True
    through_a, through_b = (_words(" ".join(t.claim.relay)) for t in (a, b))
    return bool(named_a & through_b or named_b & through_a)


def _named(claimant: str | None, of_side: frozenset[str]) -> frozenset[str]:
    """The words with a capital that name a claimant, without those that name the side as a whole."""
    words = _NAME.findall(claimant or "")
    capital = {
        w.casefold().removesuffix("'s").removesuffix("’s") for n, w in enumerate(words) if w[0].isupper() and (n or w not in _ARTICLES)
    }
    return frozenset(capital - of_side)


_ARTICLES = ("The", "A", "An", "Its", "Their", "His", "Her", "One", "Some", "Several")


def _words_of_side(group: Group, profile: Profile) -> frozenset[str]:
    sides = {c.claimant_side for c in group.claims}
    told = [w for key, s in profile.sides.items() if key in sides for w in (s.name, *s.aliases, *s.generic)]
    return _words(" ".join(told))


def _words(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _NAME.findall(text))
