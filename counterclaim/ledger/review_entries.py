"""review.yml goes in; what people decided about claims comes out, checked, with mistakes in one line each.

One entry a decision. The quoted words say which claim is meant; `values` says what stands from then on:

    review:
      - decision: edit
        by: Jane Doe
        on: 2020-05-18
        why: The dead were market traders.
        article: my-first-article
        exact: 12 people were killed
        outcome: killed
        values: {victim_side: civilian, victim_status: civilian}
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, NonNegativeInt, field_validator, model_validator

from counterclaim.errors import InputError, Mistake
from counterclaim.reading.records import Outcome, Qualifier, Status, VictimStatus
from counterclaim.sources.entries import Text
from counterclaim.sources.profile import Date, Profile, Words, is_date
from counterclaim.sources.userfiles import UserFile, did_you_mean, read_yaml, validated

NAME = "review.yml"
LONGEST = 2_000  # characters of a quote: what is alike is sought word by word
MOST = 10**12  # people that a count may tell of; more is no count, and a frame of whole numbers cannot hold it
DecisionKind = Literal["accept", "reject", "edit", "add"]
Basis = Literal["new", "cumulative", "unknown"]
SIDES = {
    "victim_side": ("civilian", "both", "unknown"),
    "agent_side": ("unknown",),
    "claimant_side": ("third_party", "outlet", "unknown"),
}
_YES, _NO = frozenset(("true", "yes", "1")), frozenset(("false", "no", "0"))


def _flag(value: Any) -> Any:
    word = str(value).casefold()
    return True if word in _YES else False if word in _NO else value


def _bounded(value: Any) -> Any:
    digits = str(value).strip().removeprefix("+").replace("_", "").lstrip("0")
    if digits.isdecimal() and (len(digits) > len(str(MOST)) or int(digits) > MOST):
        raise ValueError(f"expected a count of at most {MOST:,}")
    return value


def _choice(value: Any, name: str, known: Collection[str]) -> Any:
    if value not in known:
        raise ValueError(f"expected {name} to be one of {', '.join(known)}. {did_you_mean(str(value), list(known))}".rstrip(" ."))
    return value


def _quotable(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST:
        raise ValueError(f"expected at most {LONGEST:,} characters of the article, found {len(value):,}")
    return value


Quote = Annotated[Text, BeforeValidator(_quotable)]
Count = Annotated[NonNegativeInt | None, BeforeValidator(_bounded)]


class Values(BaseModel):
    """What a person judged a claim to say; the fields of `reading.records.Claim` that can be judged.

    A field that is left out was not judged: what the program reads stays. null is unknown, nobody or none, as in a claim.
    low, high: whole numbers, people, at most MOST. part_of, repeat_of: quoted words of the claim in the same article that counts this
    one already, or that it says again. date_start, date_end: ISO 8601, of reduced precision where no more is told.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: Outcome | None = None
    number: Text | None = None
    qualifier: Qualifier | None = None
    low: Count = None
    high: Count = None
    victim: Text | None = None
    victim_side: Text | None = None
    victim_status: VictimStatus | None = None
    victim_names: Words = ()
    agent_side: Text | None = None
    claimant: Text | None = None
    claimant_side: Text | None = None
    relay: Words = ()
    status: Status | None = None
    part_of: Quote | None = None
    repeat_of: Quote | None = None
    background: Annotated[bool | None, BeforeValidator(_flag)] = None
    basis: Basis | None = None
    date_start: Date | None = None
    date_end: Date | None = None
    place: Text | None = None

    @field_validator("outcome", "qualifier", "victim_status", "status", "basis", mode="before")
    @classmethod
    def _one_of_the_known(cls, value: Any, info: Any) -> Any:
        return value if value is None else _choice(value, info.field_name, CHOICES[info.field_name])

    @model_validator(mode="after")
    def _in_order(self) -> Values:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"expected `low` not above `high`, found {self.low} and {self.high}")
        if self.date_start and self.date_end and self.date_start > self.date_end and not self.date_start.startswith(self.date_end):
            raise ValueError(f"expected `date_start` not after `date_end`, found {self.date_start} and {self.date_end}")
        for name in ("outcome", "qualifier", "victim_side", "victim_status", "claimant_side", "status", "background", "basis"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise ValueError(f"expected a value for `{name}`: a claim always has one; `unknown` where the field allows it")
        return self

    @property
    def judged(self) -> dict[str, Any]:
        """The fields that were judged, in the order of the record."""
        return {name: getattr(self, name) for name in FIELDS if name in self.model_fields_set}


FIELDS = tuple(Values.model_fields)
LISTS = ("victim_names", "relay")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "outcome": get_args(Outcome),
    "qualifier": get_args(Qualifier),
    "victim_status": get_args(VictimStatus),
    "status": get_args(Status),
    "basis": get_args(Basis),
}


class Judged(BaseModel):
    """What was decided, without the words that it is about."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decision: DecisionKind
    by: Text
    on: str
    why: Text | None = None
    outcome: Outcome | None = None
    values: Annotated[Values, BeforeValidator(lambda value: {} if value is None else value)] = Values()
    instead_of: Annotated[Values, BeforeValidator(lambda value: {} if value is None else value)] = Values()

    @field_validator("decision", mode="before")
    @classmethod
    def _known(cls, value: Any) -> Any:
        return _choice(value, "a decision", get_args(DecisionKind))

    @field_validator("on")
    @classmethod
    def _a_day(cls, value: str) -> str:
        if not (re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) and is_date(value)):
            raise ValueError("expected a day such as 2021-09-04")
        return value

    @model_validator(mode="after")
    def _complete(self) -> Judged:
        if self.decision != "accept" and not self.why:
            raise ValueError(f"expected `why`: the reason of a decision to {self.decision}")
        if self.decision in ("accept", "edit") and not self.values.judged:
            raise ValueError(
                f"expected `values`: what is {'accepted' if self.decision == 'accept' else 'set'}, such as {{low: 12, high: 12}}"
            )
        if self.decision == "reject" and self.values.judged:
            raise ValueError("expected no `values` in a rejection")
        if self.decision == "add" and not self.values.outcome:
            raise ValueError("expected `outcome` among the `values` of an added claim")
        return self


class Decision(Judged):
    """One decision about one claim.

    by, on, why: who, on which day (ISO 8601), and the reason; `why` may be missing for an accept alone. article, exact, prefix,
    suffix: the quoted words, with what stands before and after them where they stand in the article more than once.
    outcome: of the claim that is meant, as it was read. values: what stands from then on. instead_of: what the program
    had read in the fields that were changed. earlier: decisions about the same claim that this one replaced.
    line: where the entry begins in review.yml.
    """

    article: Text
    exact: Quote
    prefix: str = ""
    suffix: str = ""
    earlier: tuple[Judged, ...] = ()
    line: int = 0

    @field_validator("prefix", "suffix", mode="before")
    @classmethod
    def _nothing_is_empty(cls, value: Any) -> Any:
        return "" if value is None else _quotable(value)

    @property
    def read_as(self) -> str | None:
        """The outcome of the claim that is meant, as the program had read it; None where the entry does not tell."""
        return self.outcome or self.instead_of.outcome or self.values.outcome

    @property
    def outcomes(self) -> frozenset[str]:
        """The outcomes under which that claim may now be read."""
        return frozenset(o for o in (self.outcome, self.instead_of.outcome, self.values.outcome) if o)


def load_review(path: Path, profile: Profile) -> tuple[tuple[Decision, ...], tuple[Mistake, ...]]:
    """The decisions of a review.yml, in its order, and its mistakes; an entry with a mistake is left out, the others stand.

    Nothing of it is fatal: a file that cannot be read as YAML is one mistake and no decision.
    """
    try:
        file = read_yaml(path)
    except InputError as error:
        return (), error.mistakes
    entries = file.value.get("review") if isinstance(file.value, Mapping) else file.value
    if entries is None:
        unknown = [key for key in file.value or () if key != "review"]
        return (), tuple(
            file.mistake((key,), f"`{key}` is not a key that belongs here.", "Entries stand under `review:`.") for key in unknown
        )
    if not isinstance(entries, list) or not isinstance(file.value, Mapping):
        return (), (file.mistake((), "expected a list of decisions under `review:`.", "See `add your sources` in the book."),)
    mistakes = [
        file.mistake((key,), f"`{key}` is not a key that belongs here.", did_you_mean(key, ["review"]))
        for key in file.value
        if key != "review"
    ]
    found: list[Decision] = []
    for n, entry in enumerate(entries):
        decision, wrong = _decision(file, entry, ("review", n), profile)
        mistakes += wrong
        if decision:
            found.append(decision)
    return tuple(found), tuple(mistakes)


def _decision(file: UserFile, entry: Any, at: tuple[str | int, ...], profile: Profile) -> tuple[Decision | None, list[Mistake]]:
    if not isinstance(entry, Mapping):
        return None, [file.mistake(at, "expected one decision as `key: value` pairs.")]
    if "line" in entry:  # kept for the program's own note of where the entry stands
        return None, [file.mistake((*at, "line"), "`line` is not a key that belongs here.")]
    decision, mistakes = validated(file, Decision, entry, at)
    if decision is None:
        return None, mistakes
    wrong = [file.mistake((*at, "values", name), told, remedy) for name, told, remedy in wrong_sides(decision.values, profile)]
    wrong += [file.mistake((*at, "values"), told) for told in unnumbered(decision)]
    return (None, wrong) if wrong else (decision.model_copy(update={"line": int(file.place(at).removeprefix("line "))}), [])


def wrong_sides(values: Values, profile: Profile) -> list[tuple[str, str, str]]:
    """Field, what was expected and what to do, for each side that the profile does not know."""
    found = []
    for name, built_in in SIDES.items():
        value = getattr(values, name)
        known = [*profile.sides, *built_in]
        if name in values.model_fields_set and value is not None and value not in known:
            found.append((name, f"expected {name} to be one of {', '.join(known)}, found `{value[:60]}`.", did_you_mean(value, known)))
    return found


def unnumbered(decision: Decision) -> list[str]:
    """What is wrong with an added claim whose words hold a number that its values do not tell."""
    told = {"low", "high", "qualifier"} & decision.values.model_fields_set
    if decision.decision == "add" and not told and re.search(r"\d", decision.exact):
        return ["expected `low` or `high`, since the words hold a number; `qualifier: unquantified` where it counts nobody."]
    return []


def qualifier_of(low: int | None, high: int | None) -> Qualifier:
    """The qualifier that bounds alone suggest."""
    if low is None and high is None:
        return "unquantified"
    if low == high:
        return "exact"
    return "at_least" if high is None else "up_to" if low is None else "range"
