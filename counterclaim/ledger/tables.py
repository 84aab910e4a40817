"""Takes claims with their statements, gives the tables by side and source: who counts whose losses, how often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from counterclaim.ledger.frames import frame_of
from counterclaim.reading.records import OUTCOMES
from counterclaim.sources.profile import Profile

_COUNTS = {
    "n_statements": "count",
    "n_numbered": "count",
    "n_claims": "count",
    "n_outlets": "count",
    "lowest": "count",
    "highest": "count",
    "figures": "list",
    "outlets": "list",
    "statement_ids": "list",
    "claim_ids": "list",
}
BY_SIDE_COLUMNS = {"victim_side": "text", "outcome": "text", "claimant_side": "text", **_COUNTS}
BY_CLAIMANT_COLUMNS = {"victim_side": "text", "outcome": "text", "claimant_side": "text", "claimant": "text", **_COUNTS}
MATRIX_COLUMNS = {"claimant_side": "text", "victim_side": "text", **_COUNTS}

LAST_CLAIMANTS = ("third_party", "unknown", "outlet")
LAST_VICTIMS = ("civilian", "both", "unknown")


def by_side_and_source(statements: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """One row for each victim side × outcome × claimant side that occurs, columns BY_SIDE_COLUMNS.

    n_statements: statements (one origin, many relays); n_numbered: those of them that name a number; n_claims: the
    places in articles that carry them; n_outlets: distinct outlets. lowest, highest: of the numbers named, whichever
    bound is named; missing where none is. figures: each statement's number as printed. outlets, statement_ids,
    claim_ids: the instances. Every claim is in exactly one row. Sides in the order of the profile.
    """
    return _table(statements, ("victim_side", "outcome", "claimant_side"), BY_SIDE_COLUMNS, profile)


def by_claimant(statements: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """The same with the claimant as printed: a statement with two claimants counts once for each; "" is nobody named."""
    if statements.empty:
        return frame_of([], BY_CLAIMANT_COLUMNS)
    spread = statements.assign(claimant=statements["claimants"].map(lambda names: list(names) or [""])).explode("claimant")
    return _table(spread, ("victim_side", "outcome", "claimant_side", "claimant"), BY_CLAIMANT_COLUMNS, profile)


def matrix(statements: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """Who counts whose losses: one row for each claimant side × victim side, columns MATRIX_COLUMNS, all outcomes.

    Every pair of the profile's sides has a row, with zeros where nobody says anything; of the built-in sides
    (third party, unknown, outlet; civilians, both, unknown) those that occur.
    """
    rows = _table(statements, ("claimant_side", "victim_side"), MATRIX_COLUMNS, profile).to_dict("records")
    there = {(r["claimant_side"], r["victim_side"]) for r in rows}
    sides = list(profile.sides)
    said = sides + [s for s in LAST_CLAIMANTS if any(c == s for c, _ in there)]
    hit = sides + [s for s in LAST_VICTIMS if any(v == s for _, v in there)]
    rows += [_row({"claimant_side": c, "victim_side": v}, []) for c in said for v in hit if (c, v) not in there]
    frame = frame_of(rows, MATRIX_COLUMNS)
    return _sorted(frame, ("claimant_side", "victim_side"), profile)


def _table(statements: pd.DataFrame, keys: tuple[str, ...], columns: dict[str, str], profile: Profile) -> pd.DataFrame:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for statement in statements.to_dict("records"):
        groups.setdefault(tuple(statement[k] for k in keys), []).append(statement)
    frame = frame_of([_row(dict(zip(keys, key, strict=True)), told) for key, told in groups.items()], columns)
    return _sorted(frame, keys, profile)


def _row(cell: dict[str, Any], told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    numbers = [n for s in told for n in (s["low"], s["high"]) if not pd.isna(n)]
    numbered = [s for s in told if not (pd.isna(s["low"]) and pd.isna(s["high"]))]
    outlets = sorted({o for s in told for o in s["outlets"]})
    return cell | {
        "n_statements": len(told),
        "n_numbered": len(numbered),
        "n_claims": sum(s["n_claims"] for s in told),
        "n_outlets": len(outlets),
        "lowest": min(numbers) if numbers else None,
        "highest": max(numbers) if numbers else None,
        "figures": tuple(s["number"] for s in told),
        "outlets": tuple(outlets),
        "statement_ids": tuple(s["statement_id"] for s in told),
        "claim_ids": tuple(c for s in told for c in s["claim_ids"]),
    }


def _sorted(frame: pd.DataFrame, keys: Iterable[str], profile: Profile) -> pd.DataFrame:
    sides = list(profile.sides)
    order: dict[str, list[str]] = {
        "victim_side": [*sides, *LAST_VICTIMS],
        "claimant_side": [*sides, *LAST_CLAIMANTS],
        "outcome": list(OUTCOMES),
    }

    def rank(column: pd.Series) -> pd.Series:
        known = {value: i for i, value in enumerate(order.get(str(column.name), []))}
        return column.map(lambda v: (known.get(v, len(known)), "" if pd.isna(v) else str(v)))

    return frame.sort_values(list(keys), key=rank, kind="stable", ignore_index=True) if len(frame) else frame
