"""Takes claims and articles, gives what one side claims and the other denies in the next sentence, without a number of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.ledger.matching import NEAR
from counterclaim.ledger.sentences import sentence_at, sentence_start
from counterclaim.reading.records import Claim
from counterclaim.reading.sides import SideFinder
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|rejects?|rejected|dismiss(?:es|ed)?|refutes?|refuted|disputes?|disputed)\s+"
    r"(?:(?:it|this|that|them)(?=\s*(?:[.,;:]|and\b|but\b|as\b|saying\b|on\b|in\b|$))"
    r"|(?:the|this|that|these|those|such|its|their)\s+(?:\w+\s+){0,2}"
    r"(?:claim|report|figure|number|toll|allegation|statement|account)s?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Denial:
    """claimant: who denies, as printed; side: a key of the profile; start, end, exact: the sentence of the article that says so."""

    claimant: str
    side: str
    start: int = 0
    end: int = 0
    exact: str = ""


def denials(claims: Iterable[Claim], articles: Sequence[Article], profile: Profile) -> dict[str, Denial]:
    """claim_id → who denies it: "The river army denied it" after a claim about the losses of the river army.

    The sentence that denies must name one side before its verb. It answers the claims of the nearest sentence before
    it, within NEAR characters, that are by another claimant and about the losses of the side that denies, or about
    what that side did. A sentence that says what is denied ("denied that seventy had died") is a claim of its own.
    """
    finder = SideFinder(profile)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    found: dict[str, Denial] = {}
    for article in articles:
        told = sorted(by_article.get(article.article_id, ()), key=lambda c: (c.start, c.end))
        places = [c.start for c in told]
        longest = max((c.end - c.start for c in told), default=0)
        for match in DENIES.finditer(article.text) if told else ():
            start = sentence_start(article.text, match.start())
            near = max(start, match.start() - NEAR)
            named = [f for f in finder.find(article.text[near : match.start()], near) if f.side in profile.sides]
            if len({f.side for f in named}) != 1:
                continue
            side, words = named[-1].side, article.text[named[-1].start : named[-1].end]
            answered = [
                c
                for c in told[bisect_left(places, start - NEAR - longest) : bisect_left(places, start)]
                if c.end <= start
                and start - c.end <= NEAR
                and c.claimant_side != side
                and (c.victim_side == side or c.agent_side == side)
                and c.status != "hypothetical"
            ]
            if answered:
                sentence = sentence_start(article.text, answered[-1].start)
                exact = article.text[slice(*sentence_at(article.text, start, match.end()))]
                denial = Denial(words, side, start, start + len(exact), exact)
                found |= {c.claim_id: denial for c in answered if c.start >= sentence}
    return found
