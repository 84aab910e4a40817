"""Gold and predicted claims in; out, precision, recall and F1 by level, by field and by outcome.

A gold claim and a predicted one match on outcome and bounds; within that, the pairing with most agreeing fields is taken. Gold
marked `repeat` or whose `presence` is ambiguous costs nothing when missed and shields a prediction that meets it; fields listed in
`ambiguous` are not scored. A prediction with outcome and bounds of a matched gold claim of its article is an echo, not an error.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from counterclaim.errors import InputError, Mistake
from counterclaim.reading.records import OUTCOMES

FIELDS = ("victim_side", "claimant_side", "status")
# What must agree, beside outcome and bounds, for a claim to be right on a level.
LEVELS: dict[str, tuple[str, ...]] = {
    "count": (),
    "victim": ("victim_side",),
    "claimant": ("claimant_side",),
    "status": ("status",),
    "full": FIELDS,
}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """right: claims found and right; wrong: found, but wrong on the level; missed; extra: predicted and not there."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        told = self.right + self.wrong + self.extra
        return self.right / told if told else 0.0

    @property
    def recall(self) -> float:
        there = self.right + self.wrong + self.missed
        return self.right / there if there else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed, self.extra + other.extra)


def read_claims(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Claims by article from JSON Lines: an article a line ({"id", "claims"}) or a claim a line (with "article_id").

    Raises InputError where a line is not JSON or holds neither."""
    found: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(
                Mistake(
                    str(path),
                    f"expected one JSON object a line, found what is not JSON ({error.msg}).",
                    "Give the file that `counterclaim claims --format jsonl` writes.",
                    f"line {number}",
                )
            ) from error
        if isinstance(row, dict) and "claims" in row:
            found.setdefault(str(row.get("id", row.get("article_id"))), []).extend(row["claims"])
        elif isinstance(row, dict) and "outcome" in row and ("article_id" in row or "article" in row):
            found.setdefault(str(row.get("article_id", row.get("article"))), []).append(row)
        else:
            raise InputError(Mistake(str(path), 'expected {"id", "claims"} or a claim with "article_id".', "", f"line {number}"))
    return found


def score(gold: Mapping[str, Sequence[Row]], predicted: Mapping[str, Sequence[Row]]) -> pd.DataFrame:
    """Scores, a row a level (count, victim, claimant, status, full) and outcome ("all" and each that occurs in the gold).

    Columns: level, outcome, precision, recall, f1 (shares of 1), right, wrong, missed, extra (claims), articles."""
    tallies: dict[tuple[str, str], Tally] = {}
    for article, golds in gold.items():
        guesses = list(predicted.get(article, []))
        pairs = pair(golds, guesses)
        for level, fields in LEVELS.items():
            for outcome, tally in _tally(golds, guesses, pairs, fields).items():
                for key in ((level, "all"), (level, outcome)):
                    tallies[key] = tallies.get(key, Tally()).plus(tally)
    rows = []
    for level in LEVELS:
        for outcome in ("all", *OUTCOMES):
            if (level, outcome) in tallies or outcome == "all":
                t = tallies.get((level, outcome), Tally())
                rows.append([level, outcome, t.precision, t.recall, t.f1, t.right, t.wrong, t.missed, t.extra, len(gold)])
    return pd.DataFrame(rows, columns=["level", "outcome", "precision", "recall", "f1", "right", "wrong", "missed", "extra", "articles"])


def pair(golds: Sequence[Row], guesses: Sequence[Row]) -> list[tuple[int, int]]:
    """Indices of the gold and predicted claims that belong together, each used once."""
    options = []
    for g, gold in enumerate(golds):
        for p, guess in enumerate(guesses):
            if same_count(gold, guess):
                weight = sum(agrees(gold, guess, f) for f in FIELDS) + 0.5 * (not optional(gold)) + 0.25 * (_bounds(gold) == _bounds(guess))
                options.append((weight + 0.1 * (gold.get("number") == guess.get("number")) - 0.001 * abs(g - p), g, p))
    pairs: list[tuple[int, int]] = []
    for _, g, p in sorted(options, reverse=True):
        if all(g != a and p != b for a, b in pairs):
            pairs.append((g, p))
    return pairs


def _tally(golds: Sequence[Row], guesses: Sequence[Row], pairs: Sequence[tuple[int, int]], fields: Sequence[str]) -> dict[str, Tally]:
    counts: dict[str, Counter[str]] = {}
    met_gold, met_guess = {g for g, _ in pairs}, {p for _, p in pairs}
    for g, p in pairs:
        if not optional(golds[g]):
            right = all(agrees(golds[g], guesses[p], f) for f in fields)
            counts.setdefault(golds[g]["outcome"], Counter())["right" if right else "wrong"] += 1
    for g, gold in enumerate(golds):
        if g not in met_gold and not optional(gold):
            counts.setdefault(gold["outcome"], Counter())["missed"] += 1
    for p, guess in enumerate(guesses):
        if p not in met_guess and not any(same_count(golds[g], guess) for g in met_gold):
            counts.setdefault(guess["outcome"], Counter())["extra"] += 1
    return {outcome: Tally(c["right"], c["wrong"], c["missed"], c["extra"]) for outcome, c in counts.items()}


def same_count(gold: Row, guess: Row) -> bool:
    """True where outcome and bounds agree, save what is ambiguous in the gold."""
    free = set(gold.get("ambiguous", ()))
    if gold["outcome"] != guess["outcome"] and "outcome" not in free:
        return False
    return all(bound in free or gold.get(bound) == guess.get(bound) for bound in ("low", "high"))


def agrees(gold: Row, guess: Row, field: str) -> bool:
    """True where the field is the same or ambiguous; a side that is not told is unknown."""
    return field in gold.get("ambiguous", ()) or (gold.get(field) or "unknown") == (guess.get(field) or "unknown")


def optional(gold: Row) -> bool:
    """True where the gold claim costs nothing when it is missed."""
    return bool(gold.get("repeat")) or "presence" in gold.get("ambiguous", ())


def _bounds(claim: Row) -> tuple[Any, Any]:
    return claim.get("low"), claim.get("high")
