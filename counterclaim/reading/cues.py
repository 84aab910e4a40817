"""reading/data/cues.yml in; out, which words give something as somebody's (`Cues`): verbs by form, phrases, nouns of sources, channels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Stance = Literal["neutral", "distancing", "endorsing"]
Form = Literal["base", "present", "past", "participle", "ing"]
# Words for what others contest; "by" behind them names who said it.
CONTESTED = frozenset("claims claim allegations accusations charges rumours rumors assertions".split())
CLASSES: tuple[Stance, ...] = ("neutral", "distancing", "endorsing")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a speech verb. denial: its subject contests what others say. needs_clause: no speech without a clause or quotation beside it."""

    lemma: str
    form: Form
    stance: Stance
    denial: bool = False
    needs_clause: bool = False


@dataclass(frozen=True)
class Cues:
    """The word lists of cues.yml, ready to be looked up; every key is lower case. Openers: words without one of which no verb or phrase is there."""

    verbs: dict[str, VerbForm]
    before_source: tuple[str, ...]
    groups: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    longest_noun: int
    long_names: re.Pattern[str]
    verb_openers: frozenset[str]
    phrase_openers: frozenset[str]

    def stance_of(self, word: str) -> Stance:
        """The class of a cue as printed ("claims", "according to"); neutral where it is not a verb of the list."""
        found = self.verbs.get(word.lower()) or next((self.verbs[w] for w in reversed(word.lower().split()) if w in self.verbs), None)
        return found.stance if found else "neutral"

    def noun_class(self, text: str) -> tuple[str, str] | None:
        """The last and longest source noun of `text` and its class: third_party, state_organs or no_side; None where there is none.

        A noun of no side ("sources") gives way to another one before it ("civil defence sources").
        """
        words = re.findall(r"[\w.'’-]+", text.lower().replace("’", "'"))
        fallback: tuple[str, str] | None = None
        for last in range(len(words), 0, -1):
            for first in range(max(0, last - self.longest_noun), last):
                phrase = " ".join(words[first:last]).removesuffix("'s")
                group = next((group for group, members in self.nouns.items() if phrase in members), None)
                if group == "no_side":
                    fallback = fallback or (group, phrase)
                    break
                if group is not None:
                    return group, phrase
        return fallback

    def is_source_noun(self, word: str) -> bool:
        """True where a single word is a source noun, or a noun of persons who speak for somebody."""
        return word in self.groups["source_words"]


def inflect(verb: str) -> dict[str, Form]:
    """The regular forms of a verb; of a phrase, its first word is inflected."""
    first, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    if first.endswith("e"):
        past, ing, present = first + "d", first[:-1] + "ing", first + "s"
    elif re.search(r"[^aeiou]y$", first):
        past, ing, present = first[:-1] + "ied", first + "ing", first[:-1] + "ies"
    else:
        doubled = first + first[-1] if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", first) else first
        past, ing = doubled + "ed", doubled + "ing"
        present = first + ("es" if re.search(r"(?:s|x|ch|sh)$", first) else "s")
    return {first + tail: "base", present + tail: "present", past + tail: "past", ing + tail: "ing"}


def _forms(verb: str, irregular: dict[str, list[str]]) -> dict[str, Form]:
    if verb not in irregular:
        return inflect(verb)
    present, *others = irregular[verb]
    forms: dict[str, Form] = {verb: "base", present: "present"}
    for other in others:
        forms[other] = "ing" if other.split()[0].endswith("ing") else "past"
    return forms


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The project's own lists."""
    from ruamel.yaml import YAML

    data: dict[str, Any] = YAML(typ="safe").load(files("counterclaim.reading").joinpath("data/cues.yml").read_text(encoding="utf-8"))
    verbs: dict[str, VerbForm] = {}
    needs = set(data["needs_clause"])
    for stance in CLASSES:
        for verb in data["speech_verbs"][stance]:
            for form, kind in _forms(verb, data["irregular"]).items():
                verbs.setdefault(form, VerbForm(verb, kind, stance, needs_clause=verb in needs))
    for verb in data["denial_verbs"]:
        for form, kind in _forms(verb, data["irregular"]).items():
            verbs[form] = VerbForm(verb, kind, "distancing", denial=True, needs_clause=verb in needs)
    nouns = {group: frozenset(map(str, data[group])) for group in ("third_party", "state_organs", "no_side")}
    groups = {
        name: frozenset(map(str, data[name]))
        for name in (
            "not_speech_objects",
            "not_after_according",
            "speaking_for",
            "own_people",
            "reporters",
            "not_channels",
            "channels",
            "agencies",
            "continuing",
            "turning",
            "unverified",
            "hypothetical",
            "utterances",
            "place_nouns",
        )
    }
    singles = {_head_word(phrase) for members in nouns.values() for phrase in members} | {
        _head_word(phrase) for phrase in groups["speaking_for"]
    }
    groups["source_words"] = frozenset(singles | groups["reporters"])
    return Cues(
        verbs,
        tuple(sorted(data["before_source"], key=lambda phrase: (-len(phrase), phrase))),
        groups,
        nouns,
        max(len(phrase.split()) for members in nouns.values() for phrase in members),
        _names_of_several_words(nouns),
        frozenset(form.split()[0] for form in verbs),
        frozenset(_rarest(phrase) for phrase in data["before_source"]) | groups["utterances"] | CONTESTED,
    )


def _rarest(phrase: str) -> str:
    """The longest word of a phrase, which is seldom there without the phrase."""
    return max(phrase.split(), key=len)


def _head_word(phrase: str) -> str:
    """The noun of a phrase: the one before its first preposition, else the last ("ministry of health", "police command")."""
    return re.split(r" (?:of|for|to|without|in|the) ", phrase)[0].split()[-1]


def _names_of_several_words(nouns: dict[str, frozenset[str]]) -> re.Pattern[str]:
    """Source nouns that hold a preposition ("Reporters Without Borders"): a noun phrase would be cut there."""
    chosen = sorted(
        {p for members in nouns.values() for p in members if re.search(r" (?:of|for|to|without|in) ", p)}, key=lambda p: (-len(p), p)
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, chosen))})\b", re.IGNORECASE)
