"""The ledger's claims in; statements out, each with the claims that carry it: what figures, cards and tables show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from counterclaim.ledger import Ledger
from counterclaim.present import look, numbers

Row = dict[str, Any]

_COUNTED = re.compile(r"\d|\b(?:one|an?|single|1)\b", re.IGNORECASE)

APART = {
    "background": "an earlier or running toll",
    "outside_place": "outside the places of this conflict",
    "outside_period": "outside the period of this conflict",
    "unknown": "of no stated place, and nobody in it is of a side",
}


def rows(frame: pd.DataFrame | None) -> Iterator[Row]:
    """The rows of a frame as dictionaries in which everything missing is None."""
    if frame is None:
        return
    columns = list(frame.columns)
    for values in frame.itertuples(index=False, name=None):
        yield {key: plain(value) for key, value in zip(columns, values, strict=True)}


def plain(value: Any) -> Any:
    """A cell as Python knows it: None where it is missing, numbers as Python's own, sequences as they are."""
    if isinstance(value, (str, tuple, list, dict, set)):
        return value
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    return value.tolist() if hasattr(value, "tolist") else value


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure retold, however many outlets carry it. row: of the ledger's statements; claims: rows of its claims, the
    fullest telling first."""

    row: Row
    claims: tuple[Row, ...]

    @property
    def statement_id(self) -> str:
        return cast("str", self.row["statement_id"])

    @property
    def outcome(self) -> str:
        return cast("str", self.row["outcome"])

    @property
    def low(self) -> int | None:
        return cast("int | None", self.row["low"])

    @property
    def high(self) -> int | None:
        return cast("int | None", self.row["high"])

    @property
    def qualifier(self) -> str:
        return cast("str", self.row["qualifier"])

    @property
    def number(self) -> str:
        """As printed."""
        return cast("str", self.row["number"] or self.lead["number"] or self.lead["exact"])

    @property
    def lead(self) -> Row:
        return self.claims[0]

    @property
    def victim_side(self) -> str:
        return self.row["victim_side"] or "unknown"

    @property
    def claimant_side(self) -> str:
        return self.row["claimant_side"] or "unknown"

    @property
    def claimants(self) -> list[str]:
        """The claimants as printed, each once, in the order of the tellings."""
        return list(dict.fromkeys(c["claimant"] for c in self.claims if c["claimant"]))

    @property
    def tellers(self) -> list[str]:
        """The claimants, as printed, of the tellings that give the number shown; of a side nobody where these name nobody, or where
        no telling gives it and they name different ones: a number is not put into the mouth of who gave another."""
        own = [c for c in self.claims if _gives(c, self.row)]
        named = list(dict.fromkeys(c["claimant"] for c in own if c["claimant"]))
        if named or (own and self.claimant_side not in ("third_party", "unknown")):
            return named
        return self.claimants if len(self.claimants) == 1 or self.claimant_side in ("third_party", "unknown") else []

    @property
    def outlets(self) -> list[str]:
        return list(dict.fromkeys(c["outlet"] for c in self.claims))

    @property
    def origins(self) -> str:
        """In how many outlets it stands and how many named voices state it independently: "2 outlets, 1 origin"."""
        return f"{numbers.counted(len(self.outlets), 'outlet')}, {numbers.counted(int(self.row.get('n_origins') or 1), 'origin')}"

    @property
    def several(self) -> bool:
        """Whether more than one outlet carries it, or more than one voice states it."""
        return len(self.outlets) > 1 or int(self.row.get("n_origins") or 1) > 1

    @property
    def quantified(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def value(self) -> float | None:
        """Where the statement stands on an axis: the number, the one bound, or the middle of the range on a log scale."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high
        return self.low if self.low == self.high else (max(self.low, 1) * self.high) ** 0.5

    @property
    def denied(self) -> bool:
        return any(c["status"] == "denied" for c in self.claims)

    @property
    def unverified(self) -> bool:
        return not self.denied and any(c["status"] == "unverified" for c in self.claims)

    @property
    def background(self) -> bool:
        """A running or historic toll, or one that is only feared: not a loss that the articles report."""
        return all(c["background"] for c in self.claims)

    @property
    def hypothetical(self) -> bool:
        return all(c["status"] == "hypothetical" for c in self.claims)

    @property
    def part(self) -> bool:
        """Counted already in another number for the same victims and outcome."""
        return bool(self.row.get("counted_already"))

    @property
    def disproved(self) -> str:
        """Source and note of the reference that shows the loss to be false; empty where none does."""
        return cast("str", self.row.get("disproved") or "")

    @property
    def kept_apart(self) -> str:
        """Why the statement stands outside the toll; empty where it stands in it."""
        if self.disproved:
            return "shown to be false"
        if self.background:
            return APART["background"]
        if self.hypothetical:
            return "feared or threatened, not reported"
        return APART.get(self.row.get("scope") or "in_toll", "") or ("part of another number" if self.part else "")

    @property
    def interest(self) -> str:
        """Whose losses they are to the one who counts: own, enemy, third (who counts is no side), outlet."""
        return look.interest(self.claimant_side, self.victim_side)

    @property
    def named(self) -> bool:
        """One victim, told by name or noun and not by a number, or whose name is known."""
        return self.low == self.high == 1 and (not _COUNTED.search(self.number) or len(self.row["victim_names"] or ()) == 1)

    @property
    def _name(self) -> str:
        return cast("str", self.row["victim_names"][0]) if _COUNTED.search(self.number) else self.number

    @property
    def words(self) -> str:
        if self.named:
            return self._name
        return numbers.in_words(self.low, self.high, self.qualifier, self.number)

    @property
    def signs(self) -> str:
        if self.named:
            return self._name
        return numbers.in_signs(self.low, self.high, self.qualifier, self.number)


def statements(ledger: Ledger) -> list[Statement]:
    """The statements of a ledger, in its order, each with its claims: first those that give its number, the fullest first."""
    claims = {c["claim_id"]: c for c in rows(ledger.claims)}
    found = []
    for row in rows(ledger.statements):
        told = sorted((claims[i] for i in row["claim_ids"] if i in claims), key=lambda c: (not _gives(c, row), *_fullness(c)))
        if told:
            found.append(Statement(row, tuple(told)))
    return found


def _gives(claim: Row, row: Row) -> bool:
    """Whether a telling gives the number of its statement."""
    return (claim["low"], claim["high"]) == (row["low"], row["high"])


def _fullness(claim: Row) -> tuple:
    return (claim["repeat_of"] is not None, claim["claimant"] is None, -(claim["confidence"] or 0), claim["article_id"], claim["start"])


def reported(ledger: Ledger) -> list[Statement]:
    """The statements of the conflict's toll that report a loss: what cards, the emblem and the figures of outcomes take."""
    return [s for s in statements(ledger) if not s.kept_apart]


def apart(ledger: Ledger) -> list[Statement]:
    """The others: shown separately, each with the reason."""
    return [s for s in statements(ledger) if s.kept_apart]
