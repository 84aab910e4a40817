"""Takes the ledger's frames, gives what its findings are computed from: rows with missing values as None, copies set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from counterclaim.ledger.figures import names_number
from counterclaim.ledger.finding import Finding
from counterclaim.ledger.names import names_in_sentences
from counterclaim.ledger.origins import originals
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

Row = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """statements, contested, ranges, references: rows of the ledger's frames. article_of: claim_id → article_id."""

    statements: list[Row]
    contested: list[Row]
    ranges: list[Row]
    references: list[Row]
    article_of: Mapping[str, str]
    articles: Sequence[Article]
    profile: Profile

    @cached_property
    def names(self) -> dict[str, str]:
        return names_in_sentences(self.profile, self.articles)

    @cached_property
    def origin(self) -> dict[str, str]:
        return originals(self.articles)

    @cached_property
    def copies(self) -> frozenset[str]:
        """The articles that are copies of another one in the folder."""
        return frozenset(a for a, first in self.origin.items() if a != first)

    @cached_property
    def outlet_of(self) -> dict[str, str]:
        return {a.article_id: a.outlet for a in self.articles}

    def of(self, side: str) -> str:
        return self.names.get(side, side)

    def originals_of(self, row: Row) -> list[str]:
        """The articles that carry a statement, copies left out where their original carries it too."""
        return list(dict.fromkeys(self.origin.get(a, a) for a in row["articles"]))

    def outlets_of(self, row: Row) -> list[str]:
        """The outlets of those articles."""
        return list(dict.fromkeys(self.outlet_of[a] for a in self.originals_of(row) if a in self.outlet_of))

    def claims_of(self, row: Row) -> list[str]:
        """The claims of a statement, those in copies left out."""
        return [c for c in row["claim_ids"] if self.article_of.get(c) not in self.copies]

    @cached_property
    def reported(self) -> list[Row]:
        """Statements of the toll that are said to have happened: nothing historic, distant, feared, denied or disproved."""
        return [
            s for s in self.statements if s["status"] not in ("hypothetical", "denied") and s["scope"] == "in_toll" and not s["disproved"]
        ]

    @cached_property
    def counted(self) -> list[Row]:
        """Those of them that name a number which somebody counted: no lone named victim, no part of another number."""
        numbered = {s["statement_id"] for s in self.reported if is_counted(s)}
        return [s for s in self.reported if s["statement_id"] in numbered and s["part_of"] not in numbered]


def is_counted(row: Row) -> bool:
    """Whether a statement names a number that somebody counted: no losses without a number, no lone named victim."""
    return names_number(row["low"], row["high"], row["number"])


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, missing values as None."""
    return [{k: v if isinstance(v, tuple) else None if pd.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")]


def finding(name: str, text: str, rows: Sequence[Row]) -> Finding:
    """A finding that rests on the claims of these statements."""
    claims = tuple(dict.fromkeys(c for r in rows for c in r["claim_ids"]))
    return Finding(name, text, claims, tuple(dict.fromkeys(r["statement_id"] for r in rows)))


def numeral(row: Row) -> str:
    """A statement's number in digits, with what bounds it.

    >>> numeral({"low": 17, "high": None}), numeral({"low": 3, "high": 3}), numeral({"low": 20, "high": 30})
    ('at least 17', '3', '20 to 30')
    """
    low, high = row["low"], row["high"]
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"at least {low:,}" if low is not None else f"at most {high:,}"
