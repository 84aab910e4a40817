"""The candidates of an article in; out, its lethal clauses: every clause that tells of killing or losses, and whether it names who did it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document
from counterclaim.reading.records import LethalClause, Quotation, Voice

# Parts ("including two commanders") and those told of before stand in the clause of their whole.
INSIDE = frozenset(["part", "among those"])


def lethal_clauses(
    document: Document,
    candidates: Sequence[Candidate],
    claim_ids: Sequence[str],
    quotations: Sequence[Quotation],
    attributed: Sequence[bool],
) -> list[LethalClause]:
    """One clause a verb or noun of killing and side of victims, in the order of the text. Construction after Greene and Resnik (2009)."""
    clauses: dict[tuple[int, int, str, str], LethalClause] = {}
    for candidate, claim, reported in zip(candidates, claim_ids, attributed, strict=True):
        if candidate.outcome not in ("killed", "casualties") or candidate.rule in INSIDE or candidate.high == 0:
            continue
        sentence = document.sentences[candidate.sentence]
        trigger_start, trigger_end = sentence.starts[candidate.trigger], sentence.ends[candidate.trigger]
        key = (candidate.sentence, candidate.trigger, candidate.victim_side, candidate.outcome)
        if key in clauses:
            continue
        named = candidate.agent_start is not None and candidate.agent_end is not None
        start = min(candidate.start, trigger_start, candidate.agent_start if named else candidate.start)  # type: ignore[type-var]
        end = max(candidate.end, trigger_end, candidate.agent_end if named else candidate.end)  # type: ignore[type-var]
        clauses[key] = LethalClause(
            article_id=document.article.article_id, start=start, end=end, text=document.text[start:end],  # type: ignore[arg-type]
            trigger=document.text[trigger_start:trigger_end], construction=candidate.construction, victim_side=candidate.victim_side,
            agent_side=candidate.agent_side if named else None, agent=document.text[candidate.agent_start : candidate.agent_end] if named else None,
            voice=_voice(sentence.kind, candidate.start, quotations, reported), claim_id=claim,
        )  # fmt: skip
    return sorted(clauses.values(), key=lambda c: (c.start, c.end, c.trigger))


def _voice(kind: str, place: int, quotations: Sequence[Quotation], reported: bool) -> Voice:
    if kind == "caption":
        return "caption"
    for quotation in quotations:
        if quotation.start <= place < quotation.end and quotation.kind != "scare":
            return "quotation" if quotation.kind == "direct" else "reported"
    return "reported" if reported else "own"
