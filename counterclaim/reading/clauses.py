"""The candidates of an article in; out, its lethal clauses: every clause that tells of killing or losses, and whether it names who did it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.killers import killer_words
from counterclaim.reading.records import Construction, LethalClause, Quotation, Voice

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
        agent = _agent(sentence, candidate)
        construction: Construction = "by_passive" if agent and candidate.construction == "agentless" else candidate.construction
        start = min(candidate.start, trigger_start, *(agent or ())[:1])
        end = max(candidate.end, trigger_end, *(agent or ())[1:])
        clauses[key] = LethalClause(
            article_id=document.article.article_id, start=start, end=end, text=document.text[start:end],
            trigger=document.text[trigger_start:trigger_end], construction=construction, victim_side=candidate.victim_side,
            agent_side=(candidate.agent_side if candidate.agent_start is not None else "unknown") if agent else None,
            agent=document.text[agent[0] : agent[1]] if agent else None,
            voice=_voice(sentence.kind, candidate.start, quotations, reported), claim_id=claim,
        )  # fmt: skip
    return sorted(clauses.values(), key=lambda c: (c.start, c.end, c.trigger))


def _agent(sentence: Sentence, candidate: Candidate) -> tuple[int, int] | None:
    """Where the words stand that name who did it: a side, or else anybody whom the clause names as its killer."""
    if candidate.agent_start is not None and candidate.agent_end is not None:
        return candidate.agent_start, candidate.agent_end
    if candidate.construction not in ("active", "agentless"):
        return None
    return killer_words(sentence, candidate.trigger, passive=candidate.construction == "agentless")


def _voice(kind: str, place: int, quotations: Sequence[Quotation], reported: bool) -> Voice:
    if kind == "caption":
        return "caption"
    for quotation in quotations:
        if quotation.start <= place < quotation.end and quotation.kind != "scare":
            return "quotation" if quotation.kind == "direct" else "reported"
    return "reported" if reported else "own"
