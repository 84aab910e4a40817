"""Takes groups of claims, gives the statements as a frame: what each says, who carries it, what changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from counterclaim.ledger.figures import agreement, figure
from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.grouping import Group
from counterclaim.ledger.independence import origins_of
from counterclaim.ledger.scope import scope_of
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

STATEMENT_COLUMNS = {
    "statement_id": "text",
    "outcome": "text",
    "victim_side": "text",
    "claimant_side": "text",
    "low": "count",
    "high": "count",
    "qualifier": "text",
    "number": "text",
    "numbers": "list",
    "victim": "text",
    "victim_status": "text",
    "victim_names": "list",
    "agent_side": "text",
    "claimants": "list",
    "relays": "list",
    "outlets": "list",
    "n_outlets": "count",
    "n_origins": "count",
    "origins": "list",
    "articles": "list",
    "n_articles": "count",
    "claim_ids": "list",
    "n_claims": "count",
    "first_published": "text",
    "status": "text",
    "interest": "text",
    "background": "flag",
    "part_of": "text",
    "counted_already": "flag",
    "basis": "text",
    "date_start": "text",
    "date_end": "text",
    "place": "text",
    "denied_by": "list",
    "scope": "text",
    "admits": "flag",
    "disproved": "text",
    "disputed_by": "list",
    "sign_of_life": "text",
    "changes": "list",
    "evidence": "list",
    "confidence": "share",
}


def statements(groups: Sequence[Group], articles: Sequence[Article], profile: Profile) -> pd.DataFrame:
    """One row a statement, columns STATEMENT_COLUMNS, in the order of `groups`.

    outcome, victim_side, claimant_side, victim, victim_status, agent_side, interest: of the first telling that knows
    them. low, high, qualifier, number: the most precise figure told (an exact one before a bounded one; where exact
    ones differ, their range); number as printed there, numbers every way it is printed. claimants, relays, outlets,
    articles: distinct, in order of telling. n_origins: how many state it independently, as far as is told, by `independence.origins_of`,
    1 whatever n_outlets where one is retold; origins: who, as printed, "" where nobody is named.
    first_published: ISO date of the first telling that has one. status: asserted, denied (somebody rejects it in one
    of the tellings), unverified, hypothetical. denied_by: who rejects it, where that is read; filled by `contested`.
    scope: in_toll, outside_place, outside_period, background, unknown (`scope.scope_of`). admits: a side says that it, or that
    both sides, suffered these losses. disproved: source and note of the reference by which a named death did not happen,
    missing where there is none; disputed_by: sources of references that speak against it; sign_of_life: day and words that
    show a person alive who is named here as killed; all three filled by `build`.
    counted_already: part_of names a statement with a number for the same victims and outcome, which counts this one. background,
    part_of (a statement_id), basis, date_start, date_end, place: as in the claims. changes: sentences
    that say what changed on the way, field by field. evidence: why its claims are held to be one statement.
    confidence: of the surest claim.
    """
    published = {a.article_id: a.known("published") for a in articles}
    outlets = {a.article_id: a.outlet for a in articles}
    of_claim = {c.claim_id: g.statement_id for g in groups for c in g.claims}
    rows = []
    for group in groups:
        claims = group.claims
        low, high, qualifier, number = _figure(claims)
        first = claims[0]
        side = next((c.claimant_side for c in claims if c.claimant_side in profile.sides), first.claimant_side)
        dates = sorted(d for c in claims if (d := published.get(c.article_id)))
        whole = [of_claim[c.part_of] for c in claims if c.part_of in of_claim and of_claim[c.part_of] != group.statement_id]
        names = distinct(outlets.get(c.article_id, c.outlet) for c in claims)
        articles_of = distinct(c.article_id for c in claims)
        origins = origins_of(group, profile)
        rows.append(
            {
                "statement_id": group.statement_id,
                "outcome": first.outcome,
                "victim_side": next((c.victim_side for c in claims if c.victim_side != "unknown"), first.victim_side),
                "claimant_side": side,
                "low": low,
                "high": high,
                "qualifier": qualifier,
                "number": number,
                "numbers": distinct(c.number for c in claims),
                "victim": first.victim,
                "victim_status": next((c.victim_status for c in claims if c.victim_status != "unknown"), "unknown"),
                "victim_names": distinct(n for c in claims for n in c.victim_names),
                "agent_side": next((c.agent_side for c in claims if c.agent_side), None),
                "claimants": distinct(c.claimant for c in claims if c.claimant),
                "relays": distinct(r for c in claims for r in c.relay),
                "outlets": names,
                "n_outlets": len(names),
                "n_origins": len(origins),
                "origins": origins,
                "articles": articles_of,
                "n_articles": len(articles_of),
                "claim_ids": tuple(c.claim_id for c in claims),
                "n_claims": len(claims),
                "first_published": dates[0] if dates else None,
                "status": _status(claims),
                "interest": next((c.interest for c in claims if c.claimant_side == side), first.interest),
                "background": all(c.background for c in claims),
                "part_of": min(whole) if whole else None,
                "basis": next((c.basis for c in claims if c.basis != "unknown"), "unknown"),
                "date_start": next((c.date_start for c in claims if c.date_start), None),
                "date_end": next((c.date_end for c in claims if c.date_end), None),
                "place": next((c.place for c in claims if c.place), None),
                "denied_by": (),
                "changes": _changes(claims, outlets),
                "evidence": group.reasons,
                "confidence": max(c.confidence for c in claims),
            }
        )
        row = rows[-1]
        row["admits"] = side in profile.sides and row["victim_side"] in (side, "both") and row["status"] in ("asserted", "unverified")
        if row["admits"]:
            row["interest"] = "own_loss"
        row["scope"] = scope_of(row, group.told[0].published, profile)
    by_id = {str(row["statement_id"]): row for row in rows}
    for row in rows:
        row["counted_already"] = counts_already(row, by_id)
    return frame_of(rows, STATEMENT_COLUMNS)


def _figure(claims: Sequence[Claim]) -> tuple[int | None, int | None, str, str]:
    numbered = [c for c in claims if figure(c) is not None and c.repeat_of is None] or [c for c in claims if figure(c) is not None]
    if not numbered:
        return None, None, claims[0].qualifier, claims[0].number
    exact = [c for c in numbered if c.qualifier == "exact"]
    best = (exact or numbered)[0]
    values = sorted({v for c in exact for v in (c.low, c.high) if v is not None})
    if len(values) > 1:
        return values[0], values[-1], "range", best.number
    return best.low, best.high, best.qualifier, best.number


def _status(claims: Sequence[Claim]) -> str:
    held = {c.status for c in claims}
    return next(s for s in ("denied", "unverified", "asserted", "hypothetical") if s in held)


_FIELDS = (
    ("claimant", "claimant"),
    ("channel", "relay"),
    ("number", "number"),
    ("victims", "victim"),
    ("place", "place"),
    ("period", "date_start"),
)


def _rounding(firsts: dict[str, Claim]) -> str:
    """What the numbers of the tellings differ by: "rounding", "drift" of a few percent, or "number" for the words around it."""
    kinds = {agreement(a, b) for a in firsts.values() for b in firsts.values()}
    return "drift" if "drifted" in kinds else "rounding" if "rounded" in kinds else "number"


def _period(claim: Claim) -> str | None:
    days = distinct(d for d in (claim.date_start, claim.date_end) if d)
    return " to ".join(days) or None


def _changes(claims: Sequence[Claim], outlets: dict[str, str]) -> tuple[str, ...]:
    """What the tellings print differently, e.g. 'victims: "Front fighters" (Outlet A), "people" (Outlet B)'."""
    firsts: dict[str, Claim] = {}
    for claim in claims:
        firsts.setdefault(claim.article_id, claim)
    told = []
    for label, field in _FIELDS:
        said: dict[str, list[str]] = {}
        for article_id, claim in firsts.items():
            value = _period(claim) if field == "date_start" else getattr(claim, field)
            text = ", ".join(value) if isinstance(value, tuple) else value
            quoted = (
                f"“{text}”" if text else "the outlet's own voice" if field == "claimant" and claim.claimant_side == "outlet" else "not told"
            )
            said.setdefault(quoted, []).append(outlets.get(article_id, claim.outlet))
        if len({q.casefold() for q in said}) > 1:
            told.append(
                f"{_rounding(firsts) if field == 'number' else label}: "
                + ", ".join(f"{quoted} ({', '.join(dict.fromkeys(names))})" for quoted, names in said.items())
            )
    return tuple(told)


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values in their order, each once."""
    return tuple(dict.fromkeys(values))


def counts_already(row: Mapping[str, object], rows: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether a statement is part of another one that has a number for the same side and outcome."""
    whole = rows.get(str(row["part_of"])) if row["part_of"] else None
    if whole is None:
        return False
    alike = whole["victim_side"] == row["victim_side"] and whole["outcome"] == row["outcome"]
    return alike and not (whole["low"] is None and whole["high"] is None)
