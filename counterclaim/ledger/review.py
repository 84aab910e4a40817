"""Claims as read and decisions about them in; the claims as they stand after review, and what came of each decision, out.

A decision is about quoted words, not about an id: it holds when the program is run again, when the text around the words has
moved, and when a rule reads other words or another number there. What was decided stands; where the program now reads
something else than when it was decided, that is told. No decision is dropped without being told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

import pandas as pd

from counterclaim.ledger.review_entries import Decision, qualifier_of
from counterclaim.ledger.review_matching import Matched, match_decisions, overlapping
from counterclaim.reading.records import Claim, claim_id
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

State = Literal["accepted", "edited", "added", "rejected", "replaced", "lost"]
CONTEXT = 32
RULE = "review"
COLUMNS = ("reviewer", "reviewed_on", "review_why")


@dataclass(frozen=True, slots=True)
class Change:
    """One field in which two readings of a claim differ; values as in a Claim, part_of and repeat_of as quoted words."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of one decision.

    state: accepted, edited, added, rejected; replaced (a later decision is about the same claim); lost (its words, or the claim
    there, are no longer found). claim_id: of the claim that stands, or that was left out. rejected: the claim that was left
    out, as read. changes: what the decision changed in the present reading. differences: where the present reading is not
    the one that was decided about; before is the decided value, after what the program reads now. note: what else to
    know, in a sentence without its full stop.
    """

    decision: Decision
    state: State
    claim_id: str | None = None
    rejected: Claim | None = None
    changes: tuple[Change, ...] = ()
    differences: tuple[Change, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Reviewed:
    """Claims after review: each has review "read", "reviewed" or "added". applied: one for each decision, in the order of the file."""

    claims: tuple[Claim, ...] = ()
    applied: tuple[Applied, ...] = field(default=())

    @property
    def rejected(self) -> tuple[Applied, ...]:
        return tuple(a for a in self.applied if a.state == "rejected")

    @property
    def lost(self) -> tuple[Applied, ...]:
        return tuple(a for a in self.applied if a.state == "lost")

    @property
    def differing(self) -> tuple[Applied, ...]:
        """Decisions that stand although the program now reads something else."""
        return tuple(a for a in self.applied if a.differences or (a.note and a.state not in ("lost", "replaced")))

    @property
    def by_claim(self) -> dict[str, Applied]:
        """claim_id → the decision that stands for it, of every claim that was reviewed or added."""
        return {a.claim_id: a for a in self.applied if a.claim_id and a.state in ("accepted", "edited", "added")}


def apply_review(claims: Iterable[Claim], decisions: Sequence[Decision], articles: Sequence[Article], profile: Profile) -> Reviewed:
    """The claims with what was decided about them, in their order; added ones where their words stand in the text.

    claims: as read, of these articles. A rejected claim is left out. Nothing depends on the order of the articles.
    """
    read = [replace(c, review="read") for c in claims]
    matched = match_decisions(read, decisions, articles)
    by_id = {c.claim_id: c for c in read}
    texts = {a.article_id: a for a in articles}
    standing: dict[str, Claim] = dict(by_id)
    applied: list[Applied] = []
    for m in matched:
        claim = by_id.get(m.claim_id or "")
        if m.lost:
            applied.append(Applied(m.decision, "replaced" if m.replaced else "lost", note=m.lost))
        elif m.decision.decision == "reject":
            note = "" if claim else "the program reads no such claim now"
            other = _differing(claim, m.decision) if claim else ()
            applied.append(Applied(m.decision, "rejected", claim.claim_id if claim else None, claim, (), other, note))
            if claim:
                del standing[claim.claim_id]
        elif claim:
            made = _decided(claim, m.decision)
            standing[claim.claim_id] = made
            changes, differences = _compared(claim, made, m.decision)
            state: State = "accepted" if m.decision.decision == "accept" else "edited"
            note = "the program now reads it too" if m.decision.decision == "add" else ""
            applied.append(Applied(m.decision, state, claim.claim_id, None, changes, differences, note))
        else:
            made = _from_words(m, texts[m.decision.article], {*standing, *by_id})
            standing[made.claim_id] = made
            note = "" if m.decision.decision == "add" else "the program no longer reads it; what was decided stands"
            state = "added" if m.decision.decision == "add" else "accepted" if m.decision.decision == "accept" else "edited"
            applied.append(Applied(m.decision, state, made.claim_id, note=note))
    applied, standing = _linked(applied, standing, by_id, texts)
    made_claims = [_with_interest(c, by_id.get(c.claim_id), profile) for c in _in_order(standing, read, articles)]
    return Reviewed(tuple(made_claims), tuple(applied))


def _decided(claim: Claim, decision: Decision) -> Claim:
    """The claim as read with the judged fields; those that quote other claims are resolved later."""
    told = {k: v for k, v in decision.values.judged.items() if k not in ("part_of", "repeat_of")}
    for name in ("number", "victim"):
        if name in told and told[name] is None:
            told[name] = ""
    if {"low", "high"} & set(told) and "qualifier" not in told:
        low, high = told.get("low", claim.low), told.get("high", claim.high)
        if (low, high) != (claim.low, claim.high):
            told["qualifier"] = qualifier_of(low, high)
    return replace(claim, **told, review="reviewed")


def _from_words(m: Matched, article: Article, taken: set[str]) -> Claim:
    """A claim that the program does not read, from a decision alone."""
    assert m.anchor is not None  # match_decisions gives none without one
    told, start, end, text = m.decision.values, m.anchor.start, m.anchor.end, article.text
    outcome = cast("Any", told.outcome or m.decision.read_as)
    names = (outcome, *(f"{outcome}/{n}" for n in range(2, 100)))
    name = next(i for i in (claim_id(article.article_id, start, end, n) for n in names) if i not in taken)
    base = Claim(
        claim_id=name,
        article_id=article.article_id,
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        outcome=outcome,
        number=text[start:end],
        qualifier=qualifier_of(told.low, told.high),
        low=None,
        high=None,
        victim="",
        victim_side="unknown",
        claimant_side="outlet" if told.claimant is None else "unknown",
        outlet=article.outlet,
        rule=RULE,
        confidence=1.0,
    )
    made = _decided(base, m.decision)
    return replace(
        made, qualifier=told.qualifier or qualifier_of(made.low, made.high), review="added" if m.decision.decision == "add" else "reviewed"
    )


def _compared(read: Claim, made: Claim, decision: Decision) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What the decision changed in the present reading; and where the present reading is not the one decided about."""
    changes, differences = [], []
    before = decision.instead_of.judged
    told = bool(before) or decision.decision == "accept"
    for name in decision.values.judged:
        if name in ("part_of", "repeat_of"):
            continue
        now, decided = getattr(read, name), getattr(made, name)
        if now == decided:
            continue
        changes.append(Change(name, now, decided))
        known = before.get(name, decided) if told else now
        if now != ("" if known is None and name in ("number", "victim") else known):
            differences.append(Change(name, decided, now))
    return tuple(changes), tuple(differences)


def _differing(read: Claim, decision: Decision) -> tuple[Change, ...]:
    """Where the claim as read now is not the one that was rejected."""
    told = {name: value for name, value in decision.instead_of.judged.items() if name not in ("part_of", "repeat_of")}
    shown = {name: "" if value is None and name in ("number", "victim") else value for name, value in told.items()}
    return tuple(Change(name, value, getattr(read, name)) for name, value in shown.items() if getattr(read, name) != value)


def _linked(
    applied: list[Applied], standing: dict[str, Claim], read: dict[str, Claim], texts: dict[str, Article]
) -> tuple[list[Applied], dict[str, Claim]]:
    """part_of and repeat_of as ids: of quoted words where they were judged, and never of a claim that was left out."""
    made = dict(standing)
    for n, a in enumerate(applied):
        for name in ("part_of", "repeat_of"):
            claim = made.get(a.claim_id or "")
            if claim is None or name not in a.decision.values.judged:
                continue
            words = getattr(a.decision.values, name)
            # One that was left out is found too; what it was part of itself takes its place below.
            others = [c for c in (read | standing).values() if c.article_id == claim.article_id and c.claim_id != claim.claim_id]
            whole = overlapping(words, others, texts[claim.article_id].text, claim) if words else None
            if words and whole is None:
                told = f"the claim “{words}”, which it should be {'part' if name == 'part_of' else 'a repetition'} of, is not found"
                applied[n] = a = replace(a, note="; ".join(t for t in (a.note, told) if t))
                continue
            now = getattr(claim, name)
            made[claim.claim_id] = _pointing(claim, name, whole.claim_id if whole else None)
            if claim.claim_id in read and now != getattr(made[claim.claim_id], name):
                before = a.decision.instead_of.judged
                expected = name in before or a.decision.decision == "add" or (a.decision.decision == "edit" and not before)
                change = Change(name, read[now].exact if now in read else None, words)
                drift = () if expected else (Change(name, words, change.before),)
                applied[n] = a = replace(a, changes=(*a.changes, change), differences=(*a.differences, *drift))
    for claim in list(made.values()):
        for name in ("part_of", "repeat_of"):
            target, seen = getattr(claim, name), {claim.claim_id}
            while target is not None and target not in made and target not in seen:
                seen.add(target)
                target = getattr(read[target], name) if target in read else None
            made[claim.claim_id] = _pointing(made[claim.claim_id], name, None if target in seen else target)
    return applied, made


def _pointing(claim: Claim, name: str, target: str | None) -> Claim:
    return replace(claim, part_of=target) if name == "part_of" else replace(claim, repeat_of=target)


def _with_interest(claim: Claim, read: Claim | None, profile: Profile) -> Claim:
    """The claim with the interest that follows from its sides, where a decision changed one of them."""
    judged = ("victim_side", "agent_side", "claimant_side")
    if read is not None and all(getattr(read, n) == getattr(claim, n) for n in judged):
        return claim
    from counterclaim.reading.read import interest_of

    return replace(claim, interest=interest_of(cast("Any", claim), claim.claimant_side, frozenset(profile.sides)))


def _in_order(standing: dict[str, Claim], read: Sequence[Claim], articles: Sequence[Article]) -> list[Claim]:
    """The claims as they were ordered, each that was not read behind those of its article that begin before it."""
    known = {c.claim_id for c in read}
    new = sorted((c for c in standing.values() if c.claim_id not in known), key=lambda c: (c.start, c.end, c.claim_id))
    ordered: list[Claim] = []
    places = list(dict.fromkeys([*(a.article_id for a in articles), *(c.article_id for c in read)]))
    for article_id in places:
        here = [standing[c.claim_id] for c in read if c.article_id == article_id and c.claim_id in standing]
        for claim in (c for c in new if c.article_id == article_id):
            at = max((i + 1 for i, c in enumerate(here) if c.start <= claim.start), default=0)
            here.insert(at, claim)
        ordered += here
    return ordered


def with_reviewers(claims: pd.DataFrame, reviewed: Reviewed) -> pd.DataFrame:
    """The frame of claims with last columns reviewer, reviewed_on (ISO 8601) and review_why; missing where nobody decided."""
    by_claim = {key: a.decision for key, a in reviewed.by_claim.items()}
    told = [by_claim.get(key) for key in claims["claim_id"]] if len(claims) else []
    columns = {"reviewer": [d and d.by for d in told], "reviewed_on": [d and d.on for d in told], "review_why": [d and d.why for d in told]}
    return claims.assign(**{name: pd.Series(values, dtype="str", index=claims.index) for name, values in columns.items()})
