"""Takes names of persons as printed, tells whether two of them are one person: spellings, titles and bare surnames together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

Item = TypeVar("Item")

ALIKE = 85  # of 100, after spellings are levelled
# How romanisations of one name differ: Kareemi and Karimi, Massoud and Masud, Muttaqi and Mutaqui, Saleh and Salé.
_LEVELLED = (("qu", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("ph", "f"))


def plain(text: str) -> str:
    """Small letters without accents, single spaces."""
    stripped = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", stripped).casefold().strip()


def parts(name: str) -> list[str]:
    """The words of a name in levelled spelling, without Jr. and Sr."""
    return list(_parts(name))


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_level(p) for p in re.findall(r"[^\W\d_]+", plain(name)) if p not in ("jr", "sr"))


def same_person(a: str, b: str) -> bool:
    """Whether two names can be of one person: surnames spelt alike, and one of the other names where both have some.

    >>> same_person("Ahmad Massoud", "Masud"), same_person("Ivo Brack", "Lena Brack")
    (True, False)
    """
    x, y = _parts(a), _parts(b)
    if not x or not y or fuzz.ratio(x[-1], y[-1]) < ALIKE:
        return False
    return len(x) == 1 or len(y) == 1 or any(fuzz.ratio(p, q) >= ALIKE for p in x[:-1] for q in y[:-1])


def surname_in(name: str, words: Iterable[str]) -> bool:
    """Whether the last word of a name, in any spelling, is among the words."""
    own = parts(name)
    return bool(own) and any(fuzz.ratio(own[-1], other) >= ALIKE for word in words for other in parts(word))


class Named(Generic[Item]):
    """Items by the name of a person: only those whose surname is spelt alike are compared."""

    def __init__(self, items: Iterable[tuple[str, Item]]) -> None:
        self._by_surname: dict[str, list[tuple[str, Item]]] = {}
        for name, item in items:
            if own := _parts(name):
                self._by_surname.setdefault(own[-1], []).append((name, item))

    def of(self, name: str) -> list[Item]:
        """The items of those who can be the same person, as `same_person`."""
        own = _parts(name)
        alike = process.extract(own[-1], list(self._by_surname), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None) if own else ()
        return [item for surname, _, _ in alike for other, item in self._by_surname[surname] if same_person(name, other)]


def _level(part: str) -> str:
    for spelling, level in _LEVELLED:
        part = part.replace(spelling, level)
    return re.sub(r"(.)\1", r"\1", part).removesuffix("h")
