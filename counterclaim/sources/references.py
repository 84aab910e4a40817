"""references.yml goes in; independent figures to hold the claims against come out, checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, NonNegativeInt, model_validator

from counterclaim.errors import InputError
from counterclaim.sources.entries import Text
from counterclaim.sources.profile import Date, Words
from counterclaim.sources.userfiles import read_yaml, validated

Kind = Literal["event_data", "statement", "estimate", "count_disputed", "named_death_disputed", "named_death_confirmed"]


class Figures(BaseModel):
    """Numbers of dead of one event: low, best and high; civilians and of_unknown_side are parts of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    low: NonNegativeInt | None = None
    best: NonNegativeInt | None = None
    high: NonNegativeInt | None = None
    civilians: NonNegativeInt | None = None
    of_unknown_side: NonNegativeInt | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Figures:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if known != sorted(known):
            raise ValueError("expected low, best and high in rising order")
        return self


class Reference(BaseModel):
    """One independent figure or finding. It is shown beside the claims and never mixed into their ranges.

    kind: event_data (a data set's count of one event), statement (a side's own words, from elsewhere), estimate,
    count_disputed, named_death_disputed, named_death_confirmed. source: who published it. start, end: its days, ISO
    8601. where, sides, name: of what. deaths: the numbers. claim: the figure in words. about: article_ids that it
    bears on. address: where it can be read. note: what a reader should know.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    source: Text
    start: Date | None = None
    end: Date | None = None
    where: Text | None = None
    sides: Text | None = None
    name: Text | None = None
    deaths: Figures | None = None
    claim: Text | None = None
    about: Words = ()
    address: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Reference:
        if not (self.deaths or self.claim or self.name):
            raise ValueError("expected at least one of `deaths`, `claim` and `name`")
        return self


class _References(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    references: Annotated[tuple[Reference, ...], BeforeValidator(lambda value: () if value is None else value)] = Field(default=())


def load_references(path: Path) -> tuple[Reference, ...]:
    """Read references.yml, a list under `references:`. Raises InputError with one mistake a fault."""
    file = read_yaml(path)
    if file.value is None:
        return ()
    found, mistakes = validated(file, _References)
    if found is None:
        raise InputError(*mistakes)
    return tuple(found.references)
