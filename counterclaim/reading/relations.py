"""The candidates of an article with their claimants in; out, which says again what another says, and the order in which they are told."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.candidate import Candidate

# A headline's round word ("scores killed") and the body's count tell of one event; beyond this many sentences they may not.
HEADLINE_REACH = 12


def repeats(candidates: Sequence[Candidate], claimant_sides: Sequence[str]) -> list[int | None]:
    """For each candidate the index of the fuller one that it says again, None where it says something of its own.

    Two candidates say the same when outcome and number agree, their victims may be the same people, and neither is
    another claimant's: the same side, or one of them in the outlet's own voice at the head of the text.
    """
    found: list[int | None] = [None] * len(candidates)
    for n, candidate in enumerate(candidates):
        number = _number(candidate)
        if number is None:
            continue
        for m in range(n):
            other = candidates[m]
            if (
                found[m] is not None
                or other.outcome != candidate.outcome
                or _number(other) != number
                or candidate.sentence == other.sentence
            ):
                continue
            if not _same_victims(candidate, other) or not _same_voice(claimant_sides[n], claimant_sides[m], other):
                continue
            fuller, lesser = (n, m) if _fullness(candidate, claimant_sides[n]) > _fullness(other, claimant_sides[m]) else (m, n)
            found[lesser] = fuller
            if lesser == n:
                break
    for n, candidate in enumerate(candidates):
        if found[n] is None and candidate.qualifier == "vague" and (candidate.headline or candidate.sentence <= 1):
            found[n] = next(
                (m for m in range(len(candidates)) if m not in _tellers(found, n) and _counts_it(candidate, candidates[m])), None
            )
    return [_root(found, target) if target is not None else None for target in found]


def _tellers(found: Sequence[int | None], n: int) -> set[int]:
    """Those that already lead back to n, and n itself."""
    return {m for m in range(len(found)) if _root(found, m) == n}


def _counts_it(vague: Candidate, counted: Candidate) -> bool:
    """True where "scores killed" at the head of the text is the round word for what a sentence below counts."""
    number, low = _number(counted), vague.low or 0
    return (
        counted.outcome == vague.outcome and counted.qualifier != "vague" and counted.part_of is None and not counted.background
        and vague.sentence < counted.sentence <= vague.sentence + HEADLINE_REACH and number is not None and low <= number < 20 * low and _same_victims(vague, counted)
    )  # fmt: skip


def _root(found: Sequence[int | None], target: int) -> int:
    seen = set()
    while found[target] is not None and target not in seen:
        seen.add(target)
        target = found[target]  # type: ignore[assignment]
    return target


def _number(candidate: Candidate) -> int | None:
    return candidate.low if candidate.low is not None else candidate.high


def _same_victims(one: Candidate, other: Candidate) -> bool:
    if _number(one) == 1 and not (one.victim_names and other.victim_names):
        return False
    if (
        one.victim_names
        and other.victim_names
        and not set(" ".join(one.victim_names).lower().split()) & set(" ".join(other.victim_names).lower().split())
    ):
        return False
    sides = {one.victim_side, other.victim_side}
    return len(sides) == 1 or "unknown" in sides


def _same_voice(one: str, other: str, earlier: Candidate) -> bool:
    return one == other or (other == "outlet" and (earlier.headline or earlier.sentence <= 1))


def _fullness(candidate: Candidate, side: str) -> tuple[int, ...]:
    return (
        int(not candidate.headline),
        int(candidate.part_of is None),
        int(side not in ("outlet",)),
        int(candidate.qualifier not in ("exact",)),
        int(candidate.victim_side != "unknown"),
    )


def telling_order(candidates: Sequence[Candidate], repeat_of: Sequence[int | None]) -> list[int]:
    """Indices in the order of the text, but a whole before its parts and the fullest mention before what says it again."""

    fullest = [n if (target := repeat_of[n]) is None else target for n in range(len(candidates))]
    whole: dict[int, int] = {}
    for n, candidate in enumerate(candidates):
        if candidate.part_of is not None and fullest[candidate.part_of] != fullest[n]:
            whole.setdefault(fullest[n], fullest[candidate.part_of])

    def root(n: int) -> int:
        n, seen = fullest[n], {fullest[n]}
        while n in whole and whole[n] not in seen:
            n = whole[n]
            seen.add(n)
        return n

    family: dict[int, list[int]] = {}
    for n in range(len(candidates)):
        family.setdefault(root(n), []).append(n)
    ordered = []
    for top, members in sorted(family.items(), key=lambda item: (min(candidates[n].start for n in item[1]), item[0])):
        ordered += [top, *sorted((n for n in members if n != top), key=lambda n: (candidates[n].start, n))]
    return ordered
