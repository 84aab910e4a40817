"""Claims as read, decisions and articles in; each decision with the claim that it is about, or why there is none, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.ledger.review_anchors import Anchor, anchors
from counterclaim.ledger.review_entries import Decision
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article

SAME_WORDS = 0.5  # share of the characters of two places that both have
INSIDE = 0.9  # share of one place that lies in the other


@dataclass(frozen=True, slots=True)
class Matched:
    """A decision with its place. claim_id: of the claim that it is about, None where the program reads none there. lost: why the
    decision comes to nothing, "" where it stands. replaced: because a later decision is about the same claim."""

    decision: Decision
    anchor: Anchor | None = None
    claim_id: str | None = None
    lost: str = ""
    replaced: bool = False


def match_decisions(claims: Sequence[Claim], decisions: Sequence[Decision], articles: Sequence[Article]) -> list[Matched]:
    """Each decision, in its order, with the claim that overlaps its words and has the same outcome, or is the only one there.

    No claim has two decisions: of two about the same claim the later entry stands. A decision whose claim is no longer
    read stands by itself where it tells outcome and number; else it is lost, as is one whose words are not found.
    """
    texts = {a.article_id: a.text for a in articles}
    found = [_placed(d, texts, claims) for d in decisions]
    pairs = []
    for n, m in enumerate(found):
        if m.anchor is None:
            continue
        here = [c for c in claims if c.article_id == m.decision.article and _shared(m.anchor, c.start, c.end)]
        for c in here:
            if score := _score(m.decision, m.anchor, c, here):
                pairs.append((score, n, c.claim_id))
    pairs.sort(key=lambda p: (p[0], p[1], p[2]), reverse=True)
    owner: dict[str, int] = {}
    for _, n, key in pairs:
        if key not in owner and found[n].claim_id is None:
            owner[key] = n
            found[n] = replace(found[n], claim_id=key)
    for n, m in enumerate(found):
        # The later entry stands, also where the earlier one is more like what is read now.
        rival = next((k for k in range(n) if found[k].claim_id and one_claim(found[k], m)), None)
        if m.anchor is not None and m.claim_id is None and rival is not None:
            found[n] = replace(m, claim_id=found[rival].claim_id)
            found[rival] = replace(found[rival], claim_id=None)
    return [_settled(n, m, found) for n, m in enumerate(found)]


def _placed(decision: Decision, texts: dict[str, str], claims: Sequence[Claim]) -> Matched:
    if decision.article not in texts:
        return Matched(decision, lost=f"there is no article {decision.article} any more")
    places = anchors(texts[decision.article], decision.exact, decision.prefix, decision.suffix)
    if not places:
        return Matched(decision, lost=f"the words “{decision.exact}” no longer stand in the article")
    if len(places) > 1:
        # Words without surroundings that stand in several places mean the one where such a claim is read.
        read = [
            p
            for p in places
            if any(c.article_id == decision.article and c.outcome in decision.outcomes and _shared(p, c.start, c.end) for c in claims)
        ]
        if len(read) != 1:
            return Matched(
                decision, lost=f"the words “{decision.exact}” stand in {len(places)} places; `prefix` or `suffix` would tell which"
            )
        places = read
    return Matched(decision, places[0])


def _shared(anchor: Anchor, start: int, end: int) -> int:
    return max(0, min(anchor.end, end) - max(anchor.start, start))


def _alike(anchor: Anchor, start: int, end: int) -> float:
    """Characters that both places have, of those that either has."""
    shared = _shared(anchor, start, end)
    return shared / (anchor.end - anchor.start + end - start - shared)


def _score(decision: Decision, anchor: Anchor, claim: Claim, here: Sequence[Claim]) -> tuple[bool, bool, bool, float] | None:
    """How well a claim fits a decision; None where it does not."""
    alike = _alike(anchor, claim.start, claim.end)
    within = _shared(anchor, claim.start, claim.end) / (claim.end - claim.start or 1)
    around = _shared(anchor, claim.start, claim.end) / (anchor.end - anchor.start or 1)
    bounds = _bounds(decision)
    numbers = (claim.low, claim.high) in bounds
    figures = {v for pair in bounds for v in pair} & {claim.low, claim.high}
    # Words that hold a claim are about it; a claim that holds the words and more may be about another number.
    told = bool(figures) or (not bounds and decision.decision != "add")
    close = alike >= SAME_WORDS or within >= INSIDE or (around >= INSIDE and told)
    sides = claim.victim_side in _told(decision, "victim_side") and claim.claimant_side in _told(decision, "claimant_side")
    if not decision.outcomes or claim.outcome in decision.outcomes:
        return (True, numbers, sides, alike) if close or numbers else None
    alone = sum(_alike(anchor, c.start, c.end) >= SAME_WORDS for c in here) == 1
    return (False, numbers, sides, alike) if alone and alike >= SAME_WORDS and decision.decision in ("accept", "edit") else None


def _bounds(decision: Decision) -> set[tuple[int | None, int | None]]:
    """The bounds under which the claim may be read now: as decided, and as read when it was decided."""
    now, before = decision.values.judged, decision.instead_of.judged
    if not {"low", "high"} & {*now, *before}:
        return set()
    decided = (now.get("low"), now.get("high"))
    return {decided, (before.get("low", decided[0]), before.get("high", decided[1]))}


def _told(decision: Decision, name: str) -> set[str]:
    """Under which side the claim may be read now; empty where the decision does not tell what was read."""
    now, before = decision.values.judged, decision.instead_of.judged
    if decision.decision == "edit" and not before:
        return set()
    return {v for v in (now.get(name), before.get(name)) if v}


def _settled(n: int, m: Matched, found: Sequence[Matched]) -> Matched:
    """A decision for which there is no claim: it is replaced, stands by itself, or is lost."""
    if m.anchor is None or m.claim_id is not None:
        return m
    if any(one_claim(m, other) and (other.claim_id is not None or k > n) for k, other in enumerate(found) if k != n):
        return replace(m, lost="a later decision is about the same claim", replaced=True)
    if m.decision.decision in ("reject", "add"):
        return m
    told = m.decision.values.judged
    if m.decision.read_as and {"low", "high", "qualifier", "number"} & set(told):
        return m
    return replace(m, lost=f"no claim is read at “{m.decision.exact}” any more, and the entry does not tell outcome and number")


def one_claim(a: Matched, b: Matched) -> bool:
    """Whether two decisions are about one claim: the same words, outcome and sides as far as both tell them."""
    if a.decision.article != b.decision.article:
        return False
    if a.anchor is None or b.anchor is None:
        words = [(m.decision.exact, m.decision.prefix, m.decision.suffix, m.decision.outcomes) for m in (a, b)]
        return words[0] == words[1]
    same = _alike(a.anchor, b.anchor.start, b.anchor.end)
    if not same:
        return False
    for name in ("victim_side", "claimant_side"):
        told, other = _told(a.decision, name), _told(b.decision, name)
        if told and other and not told & other:
            return False
    outcomes = bool(a.decision.outcomes & b.decision.outcomes) or not (a.decision.outcomes and b.decision.outcomes)
    if not outcomes:
        return False
    ours, theirs = _bounds(a.decision), _bounds(b.decision)
    shorter = min(m.anchor.end - m.anchor.start for m in (a, b) if m.anchor)
    inside = _shared(a.anchor, b.anchor.start, b.anchor.end) >= INSIDE * shorter
    return same >= SAME_WORDS or bool(ours & theirs) or (inside and not (ours and theirs))


def in_place(decision: Decision, texts: dict[str, str]) -> Matched:
    """A decision with the first place that its words may mean. texts: article_id → text."""
    text = texts.get(decision.article, "")
    return Matched(decision, next(iter(anchors(text, decision.exact, decision.prefix, decision.suffix)), None))


def overlapping(words: str, claims: Sequence[Claim], text: str, beside: Claim) -> Claim | None:
    """The claim that quoted words mean: the one with which they share most, of the same outcome where there is one, else the nearest."""
    found = [(c, p) for p in anchors(text, words) for c in claims if _shared(p, c.start, c.end)]
    if not found:
        return None
    best = min(
        found,
        key=lambda f: (f[0].outcome != beside.outcome, -_alike(f[1], f[0].start, f[0].end), abs(f[0].start - beside.start), f[0].claim_id),
    )
    return best[0]
