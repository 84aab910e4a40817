"""The profile of a conflict: who the sides are, by which words the texts name them, what belongs to its toll."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

BUILT_IN_SIDES = ("civilian", "both", "unknown", "third_party", "outlet")

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
SideKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class Side(BaseModel):
    """One side. aliases: names of it; people: its people; media: that speak for it; generic: words such as
    `soldiers` or `the regime` that mean it in these texts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Word
    aliases: tuple[Word, ...] = ()
    people: tuple[Word, ...] = ()
    media: tuple[Word, ...] = ()
    generic: tuple[Word, ...] = ()


class Period(BaseModel):
    """The days that belong to the conflict's toll, both included; ISO dates; null is open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: str | None = None
    end: str | None = None


class Profile(BaseModel):
    """A conflict. With no sides at all counts and claimants are still read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Word
    period: Period | None = None
    places: tuple[Word, ...] = ()
    sides: dict[SideKey, Side] = Field(default_factory=dict)
    third_parties: tuple[Word, ...] = ()
    model: str | None = None

    def name_of(self, side: str) -> str:
        """The name a reader sees for a side key, built-in ones included."""
        built_in = {"civilian": "civilians", "both": "both sides", "unknown": "unknown", "third_party": "third party", "outlet": "the outlet itself"}
        return self.sides[side].name if side in self.sides else built_in.get(side, side)
