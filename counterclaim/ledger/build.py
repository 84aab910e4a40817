"""Takes the claims of all articles, the articles, the profile and independent figures, gives the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from counterclaim.ledger.contested import contested, deniers
from counterclaim.ledger.finding import Finding
from counterclaim.ledger.findings import ledger_findings
from counterclaim.ledger.frames import records_from_frame
from counterclaim.ledger.ranges import ranges
from counterclaim.ledger.references import references_frame
from counterclaim.ledger.statements import group_claims, statements, tellings, with_statements
from counterclaim.ledger.tables import by_claimant, by_side_and_source, matrix
from counterclaim.reading.records import Claim, to_frame
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile
from counterclaim.sources.references import Reference


@dataclass(frozen=True)
class Ledger:
    """What is claimed, by whom, of whom; every frame can be followed to claims by its claim_ids.

    claims: the claims given, in their order, with statement_id filled. statements: one row a statement
    (`statements.STATEMENT_COLUMNS`). tellings: one row a statement and article, the way claimant → relay → outlet
    (`statements.TELLING_COLUMNS`). by_side_and_source, by_claimant, matrix: `tables`. contested: `contested`.
    ranges: what may be concluded, low, best and high a side (`ranges.RANGE_COLUMNS`).
    references: independent figures, never mixed in (`references.REFERENCE_COLUMNS`). findings: sentences computed
    from these.
    """

    claims: pd.DataFrame
    statements: pd.DataFrame
    tellings: pd.DataFrame
    by_side_and_source: pd.DataFrame
    by_claimant: pd.DataFrame
    matrix: pd.DataFrame
    contested: pd.DataFrame
    ranges: pd.DataFrame
    references: pd.DataFrame
    findings: tuple[Finding, ...] = ()


def build_ledger(claims: pd.DataFrame, articles: Sequence[Article], profile: Profile, references: Iterable[Reference] = ()) -> Ledger:
    """The ledger of `claims` (columns of `reading.records.Claim`, a row each); empty frames where there is no claim.

    Raises ValueError where `claims` has rows but lacks a column that a Claim needs. Nothing depends on the order of
    `claims` or `articles` except the order of `Ledger.claims`.
    """
    records = records_from_frame(claims, Claim)
    groups = group_claims(records, articles, profile)
    told = statements(groups, articles, profile)
    against = contested(groups, told, articles, profile)
    denied = deniers(against, told)
    if len(told):
        told["denied_by"] = pd.Series([denied.get(s, ()) for s in told["statement_id"]], dtype="object")
    filled = to_frame(with_statements(records, groups), Claim)
    ledger = Ledger(
        claims=filled,
        statements=told,
        tellings=tellings(groups, articles),
        by_side_and_source=by_side_and_source(told, profile),
        by_claimant=by_claimant(told, profile),
        matrix=matrix(told, profile),
        contested=against,
        ranges=ranges(groups, told, profile),
        references=references_frame(references),
    )
    return Ledger(**{**vars(ledger), "findings": ledger_findings(ledger.statements, against, ledger.ranges, articles, profile)})
