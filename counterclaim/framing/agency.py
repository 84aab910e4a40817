"""Takes lethal clauses, gives how often each article names the killer, by whose dead and by construction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import pandas as pd

from counterclaim.framing.by_side import ALL, Row, by_voice, difference_findings, every_side, of, rows_by_side, tests
from counterclaim.framing.measure import SHARE_COLUMNS, Corpus, Description, Measure
from counterclaim.framing.uncertainty import cautions
from counterclaim.ledger.finding import Finding, quantity
from counterclaim.ledger.frames import records_from_frame
from counterclaim.ledger.names import names_in_sentences
from counterclaim.reading.records import Claim, Construction, LethalClause
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

CONSTRUCTIONS: tuple[str, ...] = get_args(Construction)
FIGURE_COLUMNS = {"clauses": "count", "named": "count", **SHARE_COLUMNS, **dict.fromkeys(CONSTRUCTIONS, "count")}
AGENCY = Description(
    name="agency",
    source="Stephan Greene and Philip Resnik, More than words: syntactic packaging and implicit sentiment, NAACL 2009",
    formula="share = clauses that name the killer / all clauses that tell of killing",
    title="Who is said to have killed",
    unit="clauses that tell of killing",
    method="Every clause that tells of killing, in the article's own voice or as reported, not in quotation marks: does the clause "
    "itself name who killed? Construction: active, passive with by, passive without, intransitive (died, fell), nominal (the "
    "death of).",
)


def measure(
    clauses: pd.DataFrame, articles: list[Article] | tuple[Article, ...], profile: Profile, claims: pd.DataFrame | None = None
) -> Measure:
    """Syntactic packaging of agency, after Greene and Resnik (2009).

    figures, a row a unit and victims' side ("all", the profile's, and of the others those that occur in it): clauses,
    named (clauses that name the killer), share = named / clauses, missing where there is no clause, with a 95 %
    bootstrap interval low, high over articles where the outlet has enough; a count for each construction. instances:
    with trigger, construction, agent (the words that name the killer), agent_side, voice, claim_id; side is the victims'.
    claims: as they stand after review. A clause takes its victims' side from the claim that rests on it, else from the one
    claim that stands at its place; it is not counted where that claim tells of another outcome than killing, or was rejected.
    """
    corpus = Corpus.of(articles)
    told = sorted(records_from_frame(clauses, LethalClause), key=lambda c: (c.article_id, c.start, c.end, c.trigger, c.victim_side))
    standing = _Standing(records_from_frame(claims, Claim)) if claims is not None else None
    rows = [_instance(*(standing.judged(c) if standing else (c, "")), corpus) for c in told]
    figures = rows_by_side(rows, corpus, every_side(profile), _tell, _ratio, FIGURE_COLUMNS)
    names = names_in_sentences(profile, articles)

    def what(side: str) -> str:
        return f"the share of clauses {'that tell of killing' if side == ALL else f'about the dead of {names[side]}'} that name the killer"

    tested = tests(rows, corpus, lambda _: [ALL, *profile.sides], _ratio)
    findings = [
        *_findings(rows, figures, names, profile, corpus),
        *difference_findings(tested, what, rows, "agency", corpus),
    ]
    columns = dict.fromkeys(("trigger", "construction", "agent", "agent_side", "claim_id"), "text")
    details = {"tests": tested, "by_voice": by_voice(rows, corpus, every_side(profile))}
    return AGENCY.measured(figures, rows, columns, findings, cautions(corpus), details)


class _Standing:
    """The claims that stand, by their ids and by their articles."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._by_id = {c.claim_id: c for c in claims}
        self._by_article: dict[str, list[Claim]] = {}
        for c in claims:
            self._by_article.setdefault(c.article_id, []).append(c)

    def judged(self, clause: LethalClause) -> tuple[LethalClause, str]:
        """The clause with the victims' side of its claim, and why it does not count, "" where it does."""
        claim = self._by_id.get(clause.claim_id or "")
        if claim is None:
            here = [c for c in self._by_article.get(clause.article_id, ()) if clause.start <= c.start and c.end <= clause.end]
            lethal = [c for c in here if c.outcome == "killed"] or here
            if clause.claim_id and not here:
                return clause, "rejected in review"
            if len({c.victim_side for c in lethal}) != 1:
                return clause, ""
            claim = lethal[0]
        reason = "" if claim.outcome == "killed" else f"tells of {claim.outcome}, not of killing"
        return replace(clause, victim_side=claim.victim_side), reason


def _instance(clause: LethalClause, why_not: str, corpus: Corpus) -> dict[str, Any]:
    reason = corpus.why_not(clause.article_id, clause.start) or why_not
    if not reason and clause.voice in ("quotation", "caption"):
        reason = "a caption" if clause.voice == "caption" else "in quotation marks"
    place = (clause.article_id, clause.start, clause.end, clause.text, clause.victim_side)
    return corpus.instance("agency", *place, reason, clause.voice) | {
        "trigger": clause.trigger,
        "construction": clause.construction,
        "agent": clause.agent,
        "agent_side": clause.agent_side,
        "claim_id": clause.claim_id,
    }


def _ratio(side: str, rows: Sequence[Row]) -> tuple[float, float]:
    own = of(side, rows)
    return sum(r["agent"] is not None for r in own), len(own)


def _tell(side: str, rows: Sequence[Row]) -> Row:
    own = of(side, rows)
    constructions = Counter(r["construction"] for r in own)
    return {"clauses": len(own), "named": int(_ratio(side, rows)[0])} | {c: constructions[c] for c in CONSTRUCTIONS}


def _findings(rows: list[dict[str, Any]], figures: pd.DataFrame, names: dict[str, str], profile: Profile, corpus: Corpus) -> list[Finding]:
    counted = [r for r in rows if r["counted"]]
    if not counted:
        return [Finding("agency", "No clause that tells of killing was read.")]
    named = [r for r in counted if r["agent"] is not None]
    n, m = len(named), len(counted)
    if m == 1:
        text = f"The one clause that tells of killing {'names' if n else 'does not name'} the killer."
    else:
        text = f"{quantity(n, m)} clauses that tell of killing {'names' if n <= 1 else 'name'} the killer."
    found = [Finding("killer_named", text, instances=tuple(r["instance_id"] for r in named or counted))]
    for side in profile.sides:
        own = [r for r in counted if r["side"] == side]
        if own and m > len(own):
            hit = [r for r in own if r["agent"] is not None]
            of = names[side]
            verb = "names" if len(hit) <= 1 else "name"
            which = "all" if len(hit) == len(own) else len(hit) or "none"
            text = f"Of {len(own)} clauses about the dead of {of}, {which} {verb} who killed them."
            if len(own) == 1:
                text = f"The one clause about the dead of {of} {'names' if hit else 'does not name'} who killed them."
            found.append(Finding("killer_named_by_side", text, instances=tuple(r["instance_id"] for r in own)))
    silent = figures[(figures["level"] == "article") & (figures["side"] == ALL) & (figures["clauses"] > 0) & (figures["named"] == 0)]
    told = figures[(figures["level"] == "article") & (figures["side"] == ALL) & (figures["clauses"] > 0)]
    if len(silent) and len(told) > 1 and n:
        verb = "names" if len(silent) == 1 else "name"
        text = f"{len(silent)} of {len(told)} articles that tell of killing never {verb} the killer."
        ids = set(silent["article_id"])
        found.append(Finding("killer_never_named", text, instances=tuple(r["instance_id"] for r in counted if r["article_id"] in ids)))
    return found
