"""Articles and a profile in; out, a Reading of each: claims, mentions of the sides, quotations and lethal clauses. The join of the layers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.casualties import candidates, cue_sentences
from counterclaim.reading.document import Document, make_document, parse_sentences
from counterclaim.reading.records import Claim, Reading, claim_id
from counterclaim.reading.sides import SideFinder
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

CONTEXT = 32


def read_article(article: Article, profile: Profile) -> Reading:
    """Read one article; see read_articles."""
    return read_articles([article], profile)[0]


def read_articles(articles: Iterable[Article], profile: Profile, *, on_progress: Callable[[int, int], None] | None = None) -> tuple[Reading, ...]:
    """Read all articles, in their order. on_progress is called with the number of articles read and their total."""
    finder = SideFinder(profile)
    documents = [make_document(article, finder.names, profile.model) for article in articles]
    parse_sentences([d.sentences[i] for d in documents for i in sorted(cue_sentences(d))], profile.model)
    readings = []
    for n, document in enumerate(documents):
        readings.append(_read(document, finder))
        if on_progress:
            on_progress(n + 1, len(documents))
    return tuple(readings)


def _read(document: Document, finder: SideFinder) -> Reading:
    found = candidates(document, finder)
    quotations, attributions = _attribute(document, found, finder)
    claims = [make_claim(document, c, a) for c, a in zip(found, attributions, strict=True)]
    return Reading(document.article.article_id, tuple(claims), tuple(finder.mentions(document)), tuple(quotations), ())


def _attribute(document: Document, found: Sequence[Candidate], finder: SideFinder) -> tuple[list[Any], list[Any]]:
    try:
        from counterclaim.reading.attribution import attribute
        from counterclaim.reading.voices import quotations

        spoken = quotations(document, finder)
        return spoken, attribute(document, found, spoken, finder)
    except (ImportError, FileNotFoundError):
        return [], [_crude(document, c, finder) for c in found]


def _crude(document: Document, candidate: Candidate, finder: SideFinder) -> Any:
    from types import SimpleNamespace

    text = document.text[document.sentences[candidate.sentence].start : document.sentences[candidate.sentence].end]
    match = re.search(r"(?:according to|citing)\s+((?:\S+\s*){1,6})|((?:\S+\s+){1,5})(?:said|told|reported|claimed|announced|twitted|tweeted|added)\b", text)
    words = (match.group(1) or match.group(2)) if match else None
    side = finder.side_of(words) if words else None
    return SimpleNamespace(claimant=words.strip() if words else None, claimant_side=side[0] if side else "unknown" if words else "outlet", relay=(), status="asserted", margin=0.5, rule="crude")


def make_claim(document: Document, candidate: Candidate, attribution: Any) -> Claim:
    """The claim of one candidate and its attribution."""
    text = document.text
    return Claim(
        claim_id=claim_id(document.article.article_id, candidate.start, candidate.end, candidate.outcome), article_id=document.article.article_id,
        exact=text[candidate.start : candidate.end], start=candidate.start, end=candidate.end,
        prefix=text[max(0, candidate.start - CONTEXT) : candidate.start], suffix=text[candidate.end : candidate.end + CONTEXT],
        outcome=candidate.outcome, number=candidate.number, qualifier=candidate.qualifier, low=candidate.low, high=candidate.high,
        victim=candidate.victim, victim_side=candidate.victim_side, victim_status=candidate.victim_status, victim_names=candidate.victim_names,
        agent_side=candidate.agent_side, claimant=attribution.claimant, claimant_side=attribution.claimant_side, relay=attribution.relay,
        outlet=document.article.outlet, status=attribution.status, background=candidate.background, rule=candidate.rule, confidence=candidate.confidence,
    )  # fmt: skip
