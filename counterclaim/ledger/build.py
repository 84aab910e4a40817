"""Takes the claims of all articles, the articles, the profile and independent figures, gives the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from counterclaim.ledger.contested import contested, deniers
from counterclaim.ledger.context import in_context
from counterclaim.ledger.contradictions import CONTRADICTION_COLUMNS, contradictions
from counterclaim.ledger.denials import denials
from counterclaim.ledger.finding import Finding
from counterclaim.ledger.findings import ledger_findings
from counterclaim.ledger.frames import frame_of, records_from_frame
from counterclaim.ledger.grouping import group_claims, with_statements
from counterclaim.ledger.ranges import ranges
from counterclaim.ledger.references import AGAINST, disproved_by, link_references, references_frame
from counterclaim.ledger.signs_of_life import SignOfLife, signs_of_life
from counterclaim.ledger.statements import statements
from counterclaim.ledger.tables import by_claimant, by_side_and_source, matrix
from counterclaim.ledger.tellings import tellings
from counterclaim.reading.records import Claim, Quotation, to_frame
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile
from counterclaim.sources.references import Reference


@dataclass(frozen=True)
class Ledger:
    """What is claimed, by whom, of whom; every frame can be followed to claims by its claim_ids.

    claims: the claims given, in their order, with statement_id filled, the place and days of what they are coordinated
    with (`context`), and a last column disproved: source and note of the reference by which a named death did not
    happen, else missing. statements: one row a statement
    (`statements.STATEMENT_COLUMNS`). tellings: one row a statement and article, the way claimant → relay → outlet
    (`tellings.TELLING_COLUMNS`). by_side_and_source, by_claimant, matrix: `tables`. contested: pairs of statements
    (`contested`). contradictions: links from a claim to the claim, the words or the reference against it (`contradictions`).
    ranges: what may be concluded, low, best and high a side (`ranges.RANGE_COLUMNS`).
    references: figures from elsewhere, never mixed in (`references.REFERENCE_COLUMNS`). findings: sentences computed
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
    contradictions: pd.DataFrame = field(default_factory=lambda: frame_of([], CONTRADICTION_COLUMNS))


def build_ledger(
    claims: pd.DataFrame,
    articles: Sequence[Article],
    profile: Profile,
    references: Iterable[Reference] = (),
    quotations: pd.DataFrame | None = None,
) -> Ledger:
    """The ledger of `claims` (columns of `reading.records.Claim`, a row each); empty frames where there is no claim.

    quotations (columns of `reading.records.Quotation`) show who speaks after being reported killed; without them only what
    claims and sentences show is found. Raises ValueError where `claims` has rows but lacks a column that a Claim needs. Nothing depends on the order of
    `claims` or `articles` except the order of `Ledger.claims`.
    """
    records = in_context(records_from_frame(claims, Claim), articles)
    given = tuple(references)
    groups = group_claims(records, articles, profile)
    filled = with_statements(records, groups)
    linked = link_references(given, filled, articles)
    false = disproved_by(given, linked)
    spoken = records_from_frame(quotations, Quotation) if quotations is not None else []
    signs = signs_of_life(filled, articles, spoken)
    told = _weighed(statements(groups, articles, profile), given, linked, false, signs)
    answered = denials(records, articles, profile)
    against = contested(groups, told, articles, profile, answered)
    denied = deniers(against, told, answered)
    if len(told):
        told["denied_by"] = pd.Series([denied.get(s, ()) for s in told["statement_id"]], dtype="object")
        told["status"] = ["denied" if set(ids) & set(answered) else s for ids, s in zip(told["claim_ids"], told["status"], strict=True)]
    frame = to_frame(filled, Claim)
    frame["disproved"] = pd.Series([false.get(c.claim_id) for c in filled], dtype="str")
    found = references_frame(given, linked, {c.claim_id: str(c.statement_id) for c in filled})
    ledger = Ledger(
        claims=frame,
        statements=told,
        tellings=tellings(groups, articles),
        by_side_and_source=by_side_and_source(told, profile),
        by_claimant=by_claimant(told, profile),
        matrix=matrix(told, profile),
        contested=against,
        ranges=ranges(groups, told, profile),
        references=found,
        contradictions=contradictions(groups, against, articles, answered, signs, given, linked, list(found["reference_id"])),
    )
    where = {c.claim_id: c.article_id for c in filled}
    return replace(ledger, findings=ledger_findings(told, against, ledger.ranges, found, where, articles, profile))


def _weighed(
    told: pd.DataFrame,
    references: Sequence[Reference],
    linked: Mapping[int, Sequence[str]],
    false: Mapping[str, str],
    signs: Sequence[SignOfLife],
) -> pd.DataFrame:
    """The statements with what speaks against them: disproved and disputed_by (references), sign_of_life (other articles)."""
    if not len(told):
        return told
    disproved, disputed, alive = [], [], []
    seen = {s.claim_id: s for s in reversed(signs)}
    for ids in told["claim_ids"]:
        disproved.append(next((false[c] for c in ids if c in false), None))
        speak = [r.source for n, r in enumerate(references) if r.kind in AGAINST and set(ids) & set(linked.get(n, ()))]
        disputed.append(tuple(dict.fromkeys(speak)))
        sign = next((seen[c] for c in ids if c in seen), None)
        alive.append(f"{sign.published}: “{sign.exact}”" if sign and sign.published else f"“{sign.exact}”" if sign else None)
    columns = {"disproved": disproved, "sign_of_life": alive}
    found = {name: pd.Series(values, dtype="str") for name, values in columns.items()}
    return told.assign(**found, disputed_by=pd.Series(disputed, dtype="object"))
