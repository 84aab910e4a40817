"""The word lists in reading/data; out, look-ups by word form: outcome triggers and kinds of people."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast

from counterclaim.reading.records import Outcome

Role = Literal["verb", "die", "adjective", "noun", "person"]
Form = Literal["past", "ing", "base", "noun", "adjective"]


def _load(name: str) -> dict[str, object]:
    return tomllib.loads(files("counterclaim.reading").joinpath("data", name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A word form that tells an outcome: its base form, role and grammatical form."""

    outcome: Outcome
    role: Role
    lemma: str
    form: Form


@lru_cache(maxsize=1)
def outcome_words() -> tuple[dict[str, tuple[Entry, ...]], tuple[tuple[tuple[frozenset[str], ...], Entry], ...]]:
    """Single word forms with their entries; and phrases, as sequences of alternative forms ("*" for a gap of up to three words)."""
    data = _load("outcomes.toml")
    irregular: dict[str, list[str]] = data.pop("irregular")  # type: ignore[assignment]
    single: dict[str, list[Entry]] = defaultdict(list)
    phrases: list[tuple[tuple[frozenset[str], ...], Entry]] = []
    for outcome, roles in data.items():
        for role, words in roles.items():  # type: ignore[attr-defined]
            for word in words:
                parts = word.split(" ")
                if len(parts) == 1:
                    for form, kind in _forms(word, role, irregular):
                        single[form].append(Entry(outcome, role, word, kind))  # type: ignore[arg-type]
                elif role == "person":
                    for ending in ("", "s"):
                        phrases.append(
                            (
                                tuple(frozenset({p}) for p in (*parts[:-1], parts[-1] + ending)),
                                Entry(cast(Outcome, outcome), role, word, "noun"),
                            )
                        )
                else:
                    for kind in ("past", "ing", "base"):
                        head = frozenset(f for f, k in _forms(parts[0], "verb", irregular) if k == kind)
                        rest = tuple(
                            frozenset({p, p + "s", p.replace("life", "lives")})
                            if p
                            not in (
                                "*",
                                "to",
                                "out",
                                "up",
                                "from",
                                "in",
                                "by",
                                "for",
                                "at",
                                "as",
                                "into",
                                "no",
                                "over",
                                "down",
                                "alive",
                                "slit",
                                "cut",
                            )
                            else frozenset({p})
                            for p in parts[1:]
                        )
                        phrases.append(((head, *rest), Entry(outcome, role, word, kind)))  # type: ignore[arg-type]
    return {form: tuple(dict.fromkeys(entries)) for form, entries in single.items()}, tuple(phrases)


def _forms(word: str, role: str, irregular: dict[str, list[str]]) -> list[tuple[str, Form]]:
    if role in ("noun", "person"):
        if word.endswith(("s", "x", "ss")):
            return [(word, "noun"), (word + "es", "noun")] if not word.endswith("ns") else [(word, "noun")]
        return [(word, "noun"), (word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s", "noun")]
    if role == "adjective":
        return [(word, "adjective")]
    listed = irregular.get(word)
    if listed is not None:
        forms: list[tuple[str, Form]] = [(word, "base")]
        for form in listed:
            forms.append(
                (
                    form,
                    "ing"
                    if form.endswith("ing")
                    else "base"
                    if form == word + "s" or form == word + "es" or form in ("is", "are")
                    else "past",
                )
            )
        return list(dict.fromkeys(forms))
    stem = word[:-1] if word.endswith("e") else word
    past = word[:-1] + "ied" if word.endswith("y") and word[-2] not in "aeiou" else stem + "ed"
    third = (
        word[:-1] + "ies"
        if word.endswith("y") and word[-2] not in "aeiou"
        else word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")
    )
    return [(word, "base"), (third, "base"), (past, "past"), (stem + "ing", "ing")]


@lru_cache(maxsize=1)
def people_words() -> dict[str, str]:
    """Noun form (singular and plural, lower case) -> kind: civilian, armed, commander, official, neutral, thing, unit."""
    data = _load("people.toml")
    kinds: dict[str, str] = {}
    for kind in ("thing", "neutral", "official", "commander", "unit", "armed", "civilian"):
        for word in data[kind]:  # type: ignore[attr-defined]
            for form in (word, plural(word)):
                kinds[form] = kind
    return kinds


@lru_cache(maxsize=4)
def words_of(kind: str) -> frozenset[str]:
    """The forms of one list of people.toml ("child", "journalist", "counter")."""
    return frozenset(form for word in _load("people.toml")[kind] for form in (word, plural(word)))  # type: ignore[attr-defined]


def plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "sh", "ch", "x")):
        return word + "es"
    if word.endswith("man"):
        return word[:-3] + "men"
    return word + "s"
