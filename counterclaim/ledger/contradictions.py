"""Takes what contradicts what among statements, denials, signs of life and references, gives the links between claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from counterclaim.ledger.contested import one_event
from counterclaim.ledger.denials import Denial
from counterclaim.ledger.finding import capital
from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.grouping import Group
from counterclaim.ledger.references import AGAINST, bears_out
from counterclaim.ledger.signs_of_life import SignOfLife
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article
from counterclaim.sources.references import Reference

KINDS = ("numbers", "denial", "sign_of_life", "reference")
CONTRADICTION_COLUMNS = {
    "kind": "text",
    "claim_id": "text",
    "statement_id": "text",
    "article_id": "text",
    "other_claim_id": "text",
    "other_statement_id": "text",
    "other_article_id": "text",
    "other_start": "count",
    "other_end": "count",
    "other_exact": "text",
    "reference_id": "text",
    "why": "text",
}


def contradictions(
    groups: Sequence[Group],
    contested: pd.DataFrame,
    articles: Sequence[Article],
    answered: Mapping[str, Denial],
    signs: Iterable[SignOfLife],
    references: Sequence[Reference],
    linked: Mapping[int, Sequence[str]],
    reference_ids: Sequence[str],
) -> pd.DataFrame:
    """One row a link from a claim to what contradicts it, columns CONTRADICTION_COLUMNS, sorted; no link twice.

    kind: numbers (another claimant's number for the same losses), denial (the claim is denied), sign_of_life (who was
    reported killed speaks or acts in a younger article), reference (a reference disputes it). claim_id, statement_id,
    article_id: what is contradicted; of two numbers the higher. other_claim_id, other_statement_id: the claim that
    contradicts it, missing where no claim does; other_article_id, other_start, other_end, other_exact: the words that
    contradict it, text[start:end] of that article; missing where a reference does, which reference_id names. why: one
    sentence, and for a disputed count the references that bear the claim out. contested: of the same groups (`contested.contested`); answered: claim_id → denial (`denials.denials`); signs:
    `signs_of_life`; linked: position of a reference → claim_ids, reference_ids: by the same position.
    """
    by_id = {g.statement_id: g for g in groups}
    claims: dict[str, Claim] = {c.claim_id: c for g in groups for c in g.claims}
    statement_of = {c.claim_id: g.statement_id for g in groups for c in g.claims}
    texts = {a.article_id: a.text for a in articles}
    found: list[dict[str, Any]] = []

    def link(kind: str, claim_id: str, why: str, other: Claim | None = None, **place: Any) -> None:
        if other is not None:
            place = {
                "other_claim_id": other.claim_id,
                "other_statement_id": statement_of[other.claim_id],
                "other_article_id": other.article_id,
                "other_start": other.start,
                "other_end": other.end,
                "other_exact": other.exact,
            }
        told = {"statement_id": statement_of[claim_id], "article_id": claims[claim_id].article_id}
        found.append({"kind": kind, "claim_id": claim_id, "why": why} | told | place)

    for row in contested.to_dict("records"):
        high = by_id[row["statement_id"]]
        if pd.isna(row["against"]):
            for claim in high.claims:
                if denial := answered.get(claim.claim_id):
                    words = {"other_start": denial.start, "other_end": denial.end, "other_exact": denial.exact}
                    link("denial", claim.claim_id, f"{denial.claimant} denies it.", None, other_article_id=claim.article_id, **words)
                elif claim.status == "denied":
                    words = {"other_start": claim.start, "other_end": claim.end, "other_exact": claim.exact}
                    link("denial", claim.claim_id, "The article says that it is denied.", None, other_article_id=claim.article_id, **words)
            continue
        for s in high.told:
            for t in by_id[row["against"]].told:
                if reason := one_event(s, t, texts):
                    said = "denied" if row["kind"] == "denial" else f"{row['number']} against {row['against_number']}"
                    link(row["kind"], s.claim.claim_id, capital(f"{said}: {reason}."), t.claim)
    for sign in signs:
        words = {"other_start": sign.start, "other_end": sign.end, "other_exact": sign.exact}
        when = f" of {sign.published}" if sign.published and sign.article_id != claims[sign.claim_id].article_id else ""
        why = f"{sign.name} is reported killed, and alive in an article{when}."
        link("sign_of_life", sign.claim_id, why, None, other_article_id=sign.article_id, **words)
    for n, entry in enumerate(references):
        for claim_id in linked.get(n, ()) if entry.kind in AGAINST else ():
            words_of = entry.note if entry.kind == "named_death_disputed" else entry.claim
            why = ": ".join(w for w in (entry.source, words_of) if w)
            if entry.kind == "count_disputed" and (others := _agreeing(claims[claim_id], references, linked)):
                why = f"{why}. The claim is borne out by {'; '.join(others)}"
            link("reference", claim_id, why, None, reference_id=reference_ids[n])
    order = {kind: n for n, kind in enumerate(KINDS)}
    rows = {
        (r["kind"], r["claim_id"], r.get("other_claim_id"), r.get("other_start"), r.get("other_article_id"), r.get("reference_id")): r
        for r in found
    }
    place_of = {claim_id: (c.article_id, c.start, claim_id) for claim_id, c in claims.items()}
    ranked = sorted(
        rows.values(),
        key=lambda r: (order[r["kind"]], place_of[r["claim_id"]], r.get("other_article_id") or "", r.get("other_start") or 0, r["why"]),
    )
    return frame_of(ranked, CONTRADICTION_COLUMNS)


def _agreeing(claim: Claim, references: Sequence[Reference], linked: Mapping[int, Sequence[str]]) -> list[str]:
    """The references that speak of a claim and bear its number out, each with what it says."""
    found = []
    for n, entry in enumerate(references):
        deaths = (entry.deaths.best,) if entry.deaths else ()
        own = entry.kind not in AGAINST and claim.claim_id in linked.get(n, ())
        if own and bears_out(entry.claim, deaths, claim.outcome, claim.low, claim.high):
            found.append(": ".join(w for w in (entry.source, entry.claim) if w))
    return found
