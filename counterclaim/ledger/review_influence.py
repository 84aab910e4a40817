"""Claims, articles and a profile in; how much each claim could change what the ledger concludes, and how much it needs a look, out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.ledger.build import build_ledger
from counterclaim.reading.records import Claim, to_frame
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile
from counterclaim.sources.references import Reference

BOUNDS = ("low", "best", "high")
MOST = 80  # claims that are weighed by trying; each costs some ledgers
Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Weight:
    """influence: doublings of a bound, added up; None where it was not tried. priority: the larger, the sooner it needs a look."""

    priority: float
    influence: float | None


def weigh(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    profile: Profile,
    references: Iterable[Reference] = (),
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> dict[str, Weight]:
    """claim_id → how much each claim that nobody has reviewed needs a look.

    For a claim c and each alternative a to it,

        d(a) = Σ over sides, and over low, best and high of the toll's total for c's outcome, of |log2((1 + with c) / (1 + with a))|
        influence(c) = max over a of d(a)
        priority(c) = (1 - confidence(c)) · (1 + influence(c))

    so that one doubling of one bound counts 1. Alternatives: c left out; c of each other side of the profile, and of civilians;
    c not part of another claim, where it is read as part; c not of the background, where it is read so, and the reverse.
    A claim without a number sets no bound: its influence is 0. Only the MOST most doubtful and largest claims are tried;
    for the others influence is None and 0 is taken for it.
    """
    fixed = tuple(references)
    open_ = [c for c in claims if c.review not in ("reviewed", "added")]
    tried = sorted((c for c in open_ if _figure(c)), key=lambda c: (-(1 - c.confidence) * math.log2(1 + _figure(c)), c.claim_id))[:MOST]
    totals: dict[str, dict[Cell, float]] = {}
    found: dict[str, float] = {c.claim_id: 0.0 for c in open_ if not _figure(c)}
    for n, claim in enumerate(tried):
        same = [c for c in claims if c.outcome == claim.outcome]
        if claim.outcome not in totals:
            totals[claim.outcome] = _totals(same, articles, profile, fixed)
        base = totals[claim.outcome]
        found[claim.claim_id] = max(
            _distance(base, _totals(other, articles, profile, fixed)) for other in _alternatives(claim, same, profile)
        )
        if on_progress:
            on_progress(n + 1, len(tried))
    return {c.claim_id: Weight((1 - c.confidence) * (1 + found.get(c.claim_id, 0.0)), found.get(c.claim_id)) for c in open_}


def _figure(claim: Claim) -> int:
    return claim.low or claim.high or 0


def _alternatives(claim: Claim, same: Sequence[Claim], profile: Profile) -> Iterator[list[Claim]]:
    yield [_without(c, claim.claim_id) for c in same if c.claim_id != claim.claim_id]
    made = [replace(claim, victim_side=side) for side in (*profile.sides, "civilian") if side != claim.victim_side]
    made += [replace(claim, part_of=None)] if claim.part_of else []
    made.append(replace(claim, background=not claim.background))
    for other in made:
        yield [other if c.claim_id == claim.claim_id else c for c in same]


def _without(claim: Claim, gone: str) -> Claim:
    return replace(
        claim, part_of=None if claim.part_of == gone else claim.part_of, repeat_of=None if claim.repeat_of == gone else claim.repeat_of
    )


def _totals(claims: Sequence[Claim], articles: Sequence[Article], profile: Profile, references: Sequence[Reference]) -> dict[Cell, float]:
    """(side, outcome, bound) → the toll's total."""
    here = {c.claim_id for c in claims}
    whole = [c if c.part_of is None or c.part_of in here else replace(c, part_of=None) for c in claims]
    ranges = build_ledger(to_frame(whole, Claim), articles, profile, references).ranges
    rows = ranges[(ranges["scope"] == "toll") & (ranges["level"] == "total")].to_dict("records")
    return {(r["victim_side"], r["outcome"], bound): 0.0 if _missing(r[bound]) else float(r[bound]) for r in rows for bound in BOUNDS}


def _missing(value: object) -> bool:
    return value is None or type(value).__name__ == "NAType" or value != value


def _distance(a: dict[Cell, float], b: dict[Cell, float]) -> float:
    return sum(abs(math.log2((1 + a.get(cell, 0.0)) / (1 + b.get(cell, 0.0)))) for cell in sorted({*a, *b}))
