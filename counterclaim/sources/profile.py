"""The profile of a conflict: who the sides are, by which words the texts name them, what belongs to its toll."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator, model_validator

from counterclaim.errors import InputError, Mistake
from counterclaim.sources.userfiles import UserFile, read_yaml, validated

BUILT_IN_SIDES = ("civilian", "both", "unknown", "third_party", "outlet")

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
SideKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[tuple[Word, ...], BeforeValidator(lambda value: _listed(value))]


class Side(BaseModel):
    """One side. aliases: names of it; people: its people; media: that speak for it; generic: words such as
    `soldiers` or `the regime` that mean it in these texts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Word
    aliases: Words = ()
    people: Words = ()
    media: Words = ()
    generic: Words = ()


class Period(BaseModel):
    """The days that belong to the conflict's toll, both included; ISO dates; null is open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: str | None = None
    end: str | None = None

    @field_validator("start", "end")
    @classmethod
    def _a_day_month_or_year(cls, value: str | None) -> str | None:
        if value is not None and not is_date(value):
            raise ValueError("expected a date such as 2021-08-15, 2021-08 or 2021")
        return value

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.start and self.end and self.start > self.end and not self.start.startswith(self.end):
            raise ValueError(f"expected a start that is not after the end, found {self.start} and {self.end}")
        return self


class Profile(BaseModel):
    """A conflict. With no sides at all counts and claimants are still read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Word
    period: Period | None = None
    places: Words = ()
    sides: dict[SideKey, Side] = Field(default_factory=dict)
    third_parties: Words = ()
    model: str | None = None

    def name_of(self, side: str) -> str:
        """The name a reader sees for a side key, built-in ones included."""
        built_in = {
            "civilian": "civilians",
            "both": "both sides",
            "unknown": "unknown",
            "third_party": "third party",
            "outlet": "the outlet itself",
        }
        return self.sides[side].name if side in self.sides else built_in.get(side, side)


def is_date(value: str) -> bool:
    """Whether text is an ISO 8601 day, month or year that exists."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        return False
    try:
        datetime.date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def _a_date(value: str) -> str:
    if not is_date(value):
        raise ValueError("expected a date such as 2021-09-04, 2021-09 or 2021")
    return value


Date = Annotated[str, AfterValidator(_a_date)]


def load_profile(path: Path) -> Profile:
    """Read a profile. Raises InputError with one mistake a fault: file, line, what was expected, what to do."""
    file = read_yaml(path)
    if file.value is None:
        raise InputError(file.mistake((), "expected a profile, found an empty file.", "It needs at least `title:`."))
    profile, mistakes = validated(file, Profile)
    if profile is None:
        raise InputError(*mistakes)
    mistakes = [*_built_in(file, profile), *_said_twice(file, profile)]
    if mistakes:
        raise InputError(*mistakes)
    return profile


def _listed(value: Any) -> Any:
    """One word stands for a list of one; nothing at all for an empty list."""
    return [value] if isinstance(value, str) else () if value is None else value


def _built_in(file: UserFile, profile: Profile) -> list[Mistake]:
    return [
        file.mistake(("sides", key), f"`{key}` is built in and cannot be a side of its own.", "Choose another key; `name` stays as it is.")
        for key in profile.sides
        if key in BUILT_IN_SIDES
    ]


def _said_twice(file: UserFile, profile: Profile) -> list[Mistake]:
    """Words that stand under two sides: a text that uses one would not say whom it means."""
    seen: dict[str, tuple[str, tuple[str | int, ...]]] = {}
    mistakes = []
    for owner, location, word in _all_words(profile):
        first = seen.setdefault(word.casefold(), (owner, location))
        if first[0] != owner:
            expected = f"`{word}` stands under {owner} and under {first[0]} ({file.place(first[1])})."
            mistakes.append(file.mistake(location, expected, "Leave it under the one that the texts mean by it, or under neither."))
    return mistakes


def _all_words(profile: Profile) -> list[tuple[str, tuple[str | int, ...], str]]:
    """Each word that means somebody, with whose it is and where it stands."""
    words: list[tuple[str, tuple[str | int, ...], str]] = []
    for key, side in profile.sides.items():
        for kind in ("aliases", "people", "media", "generic"):
            words += [(f"`{key}`", ("sides", key, kind, index), word) for index, word in enumerate(getattr(side, kind))]
    words += [("`third_parties`", ("third_parties", index), word) for index, word in enumerate(profile.third_parties)]
    return words
