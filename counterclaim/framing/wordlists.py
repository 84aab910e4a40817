"""Takes the word lists kept as data, gives what finds their words: judging words in a phrase, the forms of a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from ruamel.yaml import YAML

Valence = Literal["negative", "positive"]
_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")


_VOWEL_CONSONANT = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that judges: as listed, its class and valence."""

    word: str
    word_class: str
    valence: Valence


@dataclass(frozen=True)
class WordList:
    """Words by their lower-cased form, and endings of hyphened words ("-backed")."""

    words: dict[str, Word]
    endings: dict[str, Word]

    def find(self, phrase: str, spared: frozenset[str] = frozenset()) -> tuple[Word, ...]:
        """The listed words of a phrase, in order. spared: lower-cased words that do not count here."""
        found = (self._of(token.group().casefold(), spared) for token in _WORD.finditer(phrase))
        return tuple(word for word in found if word)

    def _of(self, token: str, spared: frozenset[str]) -> Word | None:
        token = re.sub(r"['’]s?$", "", token.replace("‐", "-").replace("‑", "-"))
        if token in spared or token.startswith(("anti-", "counter-")):
            return None
        for form in (token, token.removesuffix("s"), token.removesuffix("es")):
            if form in self.words:
                return self.words[form]
        return next((word for ending, word in self.endings.items() if token.endswith(ending)), None)


@cache
def evaluative_words() -> WordList:
    """The words of data/evaluative.yml."""
    text = resources.files("counterclaim.framing").joinpath("data/evaluative.yml").read_text(encoding="utf-8")
    words: dict[str, Word] = {}
    endings: dict[str, Word] = {}
    for name, entry in YAML(typ="safe").load(text)["classes"].items():
        for word in entry["words"]:
            words.setdefault(word.casefold(), Word(word, name, entry["valence"]))
        for ending in entry.get("endings", ()):
            endings.setdefault(ending, Word(ending, name, entry["valence"]))
    return WordList(words, endings)


def inflected(base: str) -> tuple[str, ...]:
    """The regular forms of a verb, itself first; a superfluous one does no harm, no text prints it."""
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    last = base + base[-1] if _VOWEL_CONSONANT.search(base) else base
    return (base, base + "s", base + "es", base + "ed", base + "ing", last + "ed", last + "ing")
