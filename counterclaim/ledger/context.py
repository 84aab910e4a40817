"""Takes claims and articles, gives the claims with the place and the days that their own sentence tells of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.ledger.sentences import sentence_start
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article

DECIDED = ("reviewed", "added")  # where a person left a place open, it is open
REACH = 200  # characters within which one sentence speaks of one event


def in_context(claims: Iterable[Claim], articles: Sequence[Article]) -> list[Claim]:
    """The claims, in their order; those that tell no place (or no day) have that of a claim coordinated with them.

    Coordinated are claims of one sentence, at most REACH characters apart, by the same claimant's side and of the same
    victims' side ("left 17 dead and 40 injured in the town"), and a part with its whole. Where the claims of the
    sentence tell two places, none is taken over; nor is any by a claim that a person decided about.
    """
    told = list(claims)
    texts = {a.article_id: a.text for a in articles}
    by_id = {c.claim_id: c for c in told}
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        by_article[claim.article_id].append(claim)
    made = []
    for claim in told:
        if (claim.place and claim.date_start) or claim.review in DECIDED:
            made.append(claim)
            continue
        text = texts.get(claim.article_id, "")
        beside = [c for c in by_article[claim.article_id] if c is not claim and _coordinated(claim, c, text)]
        whole = by_id.get(claim.part_of or "")
        near = [whole] if whole is not None and whole is not claim else beside
        places = {c.place for c in near if c.place}
        days = {(c.date_start, c.date_end) for c in near if c.date_start}
        if not claim.place and len(places) == 1:
            claim = replace(claim, place=places.pop())
        if not claim.date_start and len(days) == 1:
            start, end = days.pop()
            claim = replace(claim, date_start=start, date_end=end)
        made.append(claim)
    return made


def _coordinated(a: Claim, b: Claim, text: str) -> bool:
    if a.claimant_side != b.claimant_side or a.background != b.background:
        return False
    if a.victim_side != b.victim_side and "unknown" not in (a.victim_side, b.victim_side):
        return False
    first, last = sorted((a, b), key=lambda c: (c.start, c.end))
    return last.end <= len(text) and last.start - first.end <= REACH and sentence_start(text, first.end) == sentence_start(text, last.start)
