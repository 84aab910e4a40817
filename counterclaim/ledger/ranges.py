"""Takes statements, gives per side what a cautious person may conclude: low, best and high, with the claims behind each.

After the manner of the Uppsala Conflict Data Program (UCDP Georeferenced Event Dataset Codebook: low, best and high
estimates). Losses are added up over events that differ by place, day or victim; a loss of a known day and no place differs from
those of other known days and from those printed before that day. Within an event a claim about the enemy's
losses that nobody else bears out raises `high` only; what a side says of its own losses is a floor, and so is the lowest
figure of a third party where no side speaks of its own; `best` is the lowest figure among third parties and outlets, and
never below the floor. Statements that tell neither place nor day are taken for one event where they were printed
within two weeks; of several such groups the largest stands, and none is added to anything; an outlet's own figure of that kind raises
`best` only where neither a side nor a third party gives any. Independent figures are not mixed in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from counterclaim.ledger.events import Entry, Event, by_time, current, disjoint, entry, events
from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.grouping import Group
from counterclaim.ledger.scope import REASONS
from counterclaim.reading.records import OUTCOMES
from counterclaim.sources.profile import Profile

WEIGHTS = (0, 50, 100)  # percent of an uncorroborated claim about the enemy that enters `best`
RANGE_COLUMNS = {
    "scope": "text",
    "level": "text",
    "reason": "text",
    "victim_side": "text",
    "outcome": "text",
    "place": "text",
    "date_start": "text",
    "date_end": "text",
    "low": "count",
    "best": "count",
    "best_basis": "text",
    "best_50": "count",
    "best_100": "count",
    "high": "count",
    "open_high": "flag",
    "low_claims": "list",
    "best_claims": "list",
    "high_claims": "list",
    "statement_ids": "list",
    "claim_ids": "list",
    "unnumbered": "list",
}


@dataclass(frozen=True)
class Bounds:
    """low ≤ best ≤ best_50 ≤ best_100 ≤ high, and the entries that set low, best and high.

    open: high is itself only a lower bound ("more than 350")."""

    low: int = 0
    best: tuple[int, int, int] = (0, 0, 0)
    high: int = 0
    open: bool = False
    set_low: tuple[Entry, ...] = ()
    set_best: tuple[Entry, ...] = ()
    set_high: tuple[Entry, ...] = ()


def ranges(groups: Sequence[Group], statements: pd.DataFrame, profile: Profile) -> pd.DataFrame:
    """A row a range, columns RANGE_COLUMNS, by side (the profile's order) and outcome.

    scope: toll (of the conflict), or apart (statements whose `scope` is not in_toll; reason says why). level: event
    (statements of one place or time), overall (statements of no stated place or day; left out where it would be the total
    again), total (the larger of the events' sum and of the overall figures; none for what is apart).
    low, best, high: losses; best_50, best_100: `best` where uncorroborated claims about the enemy's losses count for 50
    and for 100 % instead of 0. Missing is not 0: all five are missing where losses are told in words alone (a loss
    without a number is never a zero), and 0 where numbers are told but none is borne out. best_basis says which:
    claimed (best_claims set it), not_borne_out (best is 0: every number comes from the other side or is in doubt),
    no_number (missing). open_high: the high end is itself a lower bound in one of its tellings ("more than 350").
    low_claims, best_claims, high_claims: the claims that set each bound. statement_ids, claim_ids: all that entered.
    unnumbered: statements of losses without a number, which no bound can hold. What is disproved enters nothing.

    Events are added up only where they are disjoint by name, place or days. Statements of no stated event are grouped by when
    they were printed (`events.by_time`), and the largest group stands beside the sum. Parts of a numbered whole, repeats,
    and what the same claimant has overtaken are not counted again.
    """
    rows = {r["statement_id"]: {k: _plain(v) for k, v in r.items()} for r in statements.to_dict("records")}
    cells: dict[tuple[str, str, str, str], list[Entry]] = defaultdict(list)
    unnumbered: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for group in groups:
        row = rows[group.statement_id]
        if row["status"] == "hypothetical" or row["disproved"] or row["counted_already"]:
            continue
        reason = REASONS[str(row["scope"])]
        key = ("apart" if reason else "toll", reason, row["victim_side"], row["outcome"])
        made = entry(group, row, profile)
        if made is None:
            unnumbered[key].append(group.statement_id)
        else:
            cells[key].append(made)
    sides = [*profile.sides, "civilian", "both", "unknown"]
    order = {side: i for i, side in enumerate(sides)}
    outcomes: dict[str, int] = {outcome: i for i, outcome in enumerate(OUTCOMES)}
    keys = sorted({*cells, *unnumbered}, key=lambda k: (k[0] == "apart", k[1], order.get(k[2], len(order)), k[2], outcomes[k[3]]))
    return frame_of([row for key in keys for row in _cell(key, cells.get(key, []), unnumbered.get(key, []))], RANGE_COLUMNS)


def _cell(key: tuple[str, str, str, str], entries: list[Entry], without: list[str]) -> list[dict[str, Any]]:
    if not entries:
        return [_row(key, "overall" if key[0] == "apart" else "total", None, [], without)]
    found, overall = events(entries)
    unplaced = _unplaced(overall)
    located = [event for event in found if any(e.place or e.happened for e in event.entries)]
    nowhere = [event for event in found if event not in located]
    rows = [_row(key, "event", bounds_of(event.entries), event.entries, []) for event in located]
    rest = [*(e for event in nowhere for e in event.entries), *overall]
    if rest and (located or key[0] == "apart"):
        rows.append(_row(key, "overall", _total(nowhere, unplaced), rest, []))
    if key[0] == "apart":
        return rows
    return [_row(key, "total", _total(found, unplaced), entries, without), *rows]


def bounds_of(entries: Iterable[Entry]) -> Bounds:
    """The range of statements that may all be of the same losses."""
    members = current(sorted(entries, key=lambda e: e.statement_id))
    if not members:
        return Bounds()
    own = [e for e in members if e.evidence == "own"]
    independent = [e for e in members if e.evidence == "independent"]
    vouched = [*independent, *(e for e in members if e.evidence == "outlet")]
    enemy = max((e for e in members if e.evidence == "enemy"), key=lambda e: e.value, default=None)
    floor = max((e for e in own if e.low is not None), key=lambda e: e.low or 0, default=None)
    if floor is None and not own:
        floor = _least([e for e in independent if e.low is not None])
    low = (floor.low or 0) if floor else 0
    likely = _least(vouched)
    set_best = likely if likely and likely.value > low else floor
    best = max(low, likely.value) if likely else low
    weighed = [max(best, enemy.value * weight // 100) if enemy else best for weight in WEIGHTS]
    top = max(members, key=lambda e: (_top(e), e.open))
    return Bounds(
        low=low,
        best=(weighed[0], weighed[1], weighed[2]),
        high=_top(top),
        open=top.open,
        set_low=(floor,) if floor else (),
        set_best=(set_best,) if set_best else (),
        set_high=(top,),
    )


def _least(entries: Iterable[Entry]) -> Entry | None:
    """The lowest figure among sources that may count the same losses. What one source tells in one article are different
    losses, of which the largest stands: nobody contradicts himself in one breath."""
    told: dict[tuple[tuple[str, ...], str], Entry] = {}
    for e in entries:
        unit = (e.who, e.article)
        if unit not in told or e.value > told[unit].value:
            told[unit] = e
    return min(told.values(), key=lambda e: (e.value, e.statement_id), default=None)


def _most(several: Sequence[Bounds]) -> Bounds:
    """Of ranges that cannot be added up the largest of each bound, with what sets it."""
    if not several:
        return Bounds()
    low = max(several, key=lambda b: b.low)
    best = max(several, key=lambda b: b.best[0])
    high = max(several, key=lambda b: (b.high, b.open))
    weighed = [max(b.best[n] for b in several) for n in range(len(WEIGHTS))]
    return Bounds(low.low, (weighed[0], weighed[1], weighed[2]), high.high, high.open, low.set_low, best.set_best, high.set_high)


def _top(e: Entry) -> int:
    return e.high if e.high is not None else e.value


def _unplaced(entries: Iterable[Entry]) -> list[Bounds]:
    """The ranges of statements of no stated event, a group each. Where a side speaks of its own losses or a third party of any,
    groups that rest on an outlet's own voice alone raise `high` only: nobody is credited with them, and nobody can look where and when."""
    groups = by_time(current(sorted(entries, key=lambda e: e.statement_id)))
    sourced = [any(e.evidence in ("own", "independent") for e in group) for group in groups]
    found = []
    for group, credited in zip(groups, sourced, strict=True):
        bounds = bounds_of(group)
        if any(sourced) and not credited:
            weighed = bounds_of([e for e in group if e.evidence != "outlet"])
            bounds = replace(bounds, low=weighed.low, best=weighed.best, set_low=weighed.set_low, set_best=weighed.set_best)
        found.append(bounds)
    return found


def _total(found: Sequence[Event], rest: Sequence[Bounds]) -> Bounds:
    """The sum over events that are disjoint; each bound not below that of any one event, or of the statements of no event."""
    chosen: list[tuple[Event, Bounds]] = []
    every = [(event, bounds_of(event.entries)) for event in found]
    ranked = sorted(every, key=lambda p: (-p[1].high, -p[1].best[0], -p[1].low, p[0].entries[0].statement_id))
    for event, bounds in ranked:
        if all(disjoint(a, b) for other, _ in chosen for a in event.entries for b in other.entries):
            chosen.append((event, bounds))
    return _most([_sum([bounds for _, bounds in chosen]), *(bounds for _, bounds in every), *rest])


def _sum(each: Sequence[Bounds]) -> Bounds:
    return Bounds(
        low=sum(b.low for b in each),
        best=(sum(b.best[0] for b in each), sum(b.best[1] for b in each), sum(b.best[2] for b in each)),
        high=sum(b.high for b in each),
        open=any(b.open for b in each),
        set_low=tuple(e for b in each for e in b.set_low),
        set_best=tuple(e for b in each for e in b.set_best),
        set_high=tuple(e for b in each for e in b.set_high),
    )


def _row(
    key: tuple[str, str, str, str], level: str, bounds: Bounds | None, members: Sequence[Entry], without: Sequence[str]
) -> dict[str, Any]:
    dates = [e.happened for e in members if e.happened]
    located = level == "event"
    return {
        "scope": key[0],
        "level": level,
        "reason": key[1],
        "open_high": False,
        "victim_side": key[2],
        "outcome": key[3],
        "place": next((e.place for e in members if e.place), None) if located else None,
        "date_start": min(d[0] for d in dates).isoformat() if located and dates else None,
        "date_end": max(d[1] for d in dates).isoformat() if located and dates else None,
        "best_basis": "no_number",
        "statement_ids": tuple(e.statement_id for e in members),
        "claim_ids": _claims(members),
        "unnumbered": tuple(without),
    } | (_bounds(bounds) if bounds else {})


def _bounds(bounds: Bounds) -> dict[str, Any]:
    return {
        "low": bounds.low,
        "best": bounds.best[0],
        "best_basis": "claimed" if bounds.set_best else "not_borne_out",
        "best_50": bounds.best[1],
        "best_100": bounds.best[2],
        "high": bounds.high,
        "open_high": bounds.open,
        "low_claims": _claims(bounds.set_low),
        "best_claims": _claims(bounds.set_best),
        "high_claims": _claims(bounds.set_high),
    }


def _claims(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for e in entries for c in e.claim_ids))


def _plain(value: Any) -> Any:
    return value if isinstance(value, tuple) else None if pd.isna(value) else value
