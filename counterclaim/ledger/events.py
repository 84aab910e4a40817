"""Takes statements about one side's losses, gives those that can be of one event together, and what belongs apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from counterclaim.ledger.grouping import Group
from counterclaim.ledger.matching import OLD_DAYS
from counterclaim.ledger.when_where import Window, days_between, names_the_whole, same_place, window
from counterclaim.sources.profile import Profile

LONG = 31  # days; what is told of a longer time is told of all that happened in it, and is no event
_TELLING = 10  # a number from which on, told twice in one text, it is one count rather than two that happen to be alike
_NEVER = (date.max, date.max)
Evidence = Literal["own", "independent", "outlet", "enemy", "doubtful"]


@dataclass(frozen=True)
class Entry:
    """One numbered statement as the ranges see it.

    low, high: its bounds, None where it names none; value: the number, whichever bound it is. evidence: own (a side of
    its own losses, or of harm that it did), independent (a third party), outlet (told in the outlet's own voice), enemy (a
    side of the other's losses, or of harm that the other did), doubtful (denied, unverified, or of sources of no stated
    side). who: whoever keeps the count, for running totals. open: one of the tellings gives the
    number as a lower bound ("more than 350"), whatever the others print.
    """

    statement_id: str
    claim_ids: tuple[str, ...]
    value: int
    low: int | None
    high: int | None
    evidence: Evidence
    who: tuple[str, ...]
    published: Window | None
    happened: Window | None
    place: str | None
    names: frozenset[str]
    cumulative: bool
    open: bool = False
    article: str = ""

    @property
    def located(self) -> bool:
        """Whether it says of which losses it speaks; a running total speaks of all of them."""
        return not self.cumulative and bool(self.names or self.place or self.happened)


@dataclass
class Event:
    """Statements that can be about the same losses."""

    entries: list[Entry] = field(default_factory=list)


def entry(group: Group, row: dict[str, object], profile: Profile) -> Entry | None:
    """A statement's entry; None where it names no number or is only feared."""
    low, high = (None if row[b] is None else int(str(row[b])) for b in ("low", "high"))
    value = low if low is not None else high
    if value is None or row["status"] == "hypothetical":
        return None
    first = group.told[0]
    side = str(row["claimant_side"])
    days = window(_text(row["date_start"]), _text(row["date_end"]))
    return Entry(
        statement_id=group.statement_id,
        claim_ids=tuple(c.claim_id for c in group.claims),
        value=value,
        low=low,
        high=high,
        evidence=_evidence(row, profile),
        who=(side,) if side in profile.sides else (side, first.claim.outlet) if side == "outlet" else (side, *sorted(first.words)),
        published=first.published,
        happened=None if days and (days[1] - days[0]).days > LONG else days,
        place=None if names_the_whole(_text(row["place"]), profile.title) else _text(row["place"]),
        names=frozenset(n.split()[-1].casefold() for c in group.claims for n in c.victim_names if n.split()),
        cumulative=row["basis"] == "cumulative",
        article=first.origin,
        open=high is None or any(c.high is None and c.low is not None and c.low >= high for c in group.claims),
    )


def _evidence(row: dict[str, object], profile: Profile) -> Evidence:
    side = row["claimant_side"]
    if row["status"] in ("denied", "unverified") or row.get("sign_of_life"):
        return "doubtful"
    if side in profile.sides:
        return "own" if side == row["victim_side"] or row["interest"] in ("own_loss", "harm_by_own") else "enemy"
    return "independent" if side == "third_party" else "outlet" if side == "outlet" else "doubtful"


def disjoint(a: Entry, b: Entry) -> bool:
    """Whether two statements cannot speak of the same losses: other names, other places, other days, or the one was printed before
    the day of the other. Days alone do not tell apart two tellings of one number in one text: the second is often that of the report."""
    if a.cumulative or b.cumulative:
        return False
    if a.names and b.names:
        return not a.names & b.names
    if same_place(a.place, b.place) is False:
        return True
    if _before(a, b) or _before(b, a):
        return True
    return bool(a.happened and b.happened and days_between(a.happened, b.happened) and not _told_again(a, b))


def _before(a: Entry, b: Entry) -> bool:
    """Whether a, of no stated day, was printed before what b tells happened."""
    return bool(not a.happened and a.published and b.happened and a.published[1] < b.happened[0])


def _told_again(a: Entry, b: Entry) -> bool:
    return a.article == b.article and a.value == b.value >= _TELLING


def events(entries: Iterable[Entry]) -> tuple[list[Event], list[Entry]]:
    """The events among the statements, and those statements that may speak of more than one of them.

    Statements are of one event when they name the same victim, or one place and not different days, or (of no place)
    the same days. One that fits several events belongs to none.
    """
    ordered = sorted(entries, key=lambda e: e.statement_id)
    found: list[Event] = []
    overall = [e for e in ordered if not e.located]
    for entry_ in sorted((e for e in ordered if e.located), key=_vague):
        homes = [event for event in found if all(_same(entry_, other) for other in event.entries)]
        near = [event for event in found if not all(disjoint(entry_, other) for other in event.entries)]
        if len(homes) == 1 and near == homes:
            homes[0].entries.append(entry_)
        elif near:
            overall.append(entry_)
        else:
            found.append(Event([entry_]))
    return found, overall


def _vague(e: Entry) -> tuple[bool, bool, int, str]:
    """The most definite first: a name, then a place, then few days before many."""
    days = (e.happened[1] - e.happened[0]).days if e.happened else 10**6
    return (not e.names, e.place is None, days, e.statement_id)


def _same(a: Entry, b: Entry) -> bool:
    if a.names and b.names:
        return bool(a.names & b.names)
    if disjoint(a, b) or not _of_one_time(a, b):
        return False
    place = same_place(a.place, b.place)
    return bool(place) or (place is None and not (a.place or b.place) and bool(a.happened and b.happened))


def _of_one_time(a: Entry, b: Entry) -> bool:
    """Whether two statements can be of one time: by their days, or where these are not told by when they were printed."""
    if a.happened and b.happened:
        return _told_again(a, b) or not days_between(a.happened, b.happened)
    return not (a.published and b.published) or days_between(a.published, b.published) <= OLD_DAYS


def by_time(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Statements that tell neither place nor day in groups that may be of the same losses: printed within OLD_DAYS of the first
    of a group. Those of no known day of printing are one group."""
    groups: list[list[Entry]] = []
    for e in sorted(entries, key=lambda e: (e.published or _NEVER, e.statement_id)):
        first = groups[-1][0] if groups else None
        if first is None or bool(first.published) != bool(e.published) or not _of_one_time(first, e):
            groups.append([])
        groups[-1].append(e)
    return groups


def current(entries: Sequence[Entry]) -> list[Entry]:
    """Without what the same claimant has since overtaken: of a count that rises, or is said to be a total, the latest."""
    return [e for e in entries if not any(_overtakes(later, e) for later in entries)]


def _overtakes(later: Entry, earlier: Entry) -> bool:
    if later.who != earlier.who or later.evidence != earlier.evidence or not later.published or not earlier.published:
        return False
    if later.published[0] <= earlier.published[1] or disjoint(later, earlier):
        return False
    return later.value >= earlier.value or later.cumulative


def _text(value: object) -> str | None:
    return None if value is None else str(value)
