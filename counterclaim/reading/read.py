"""Articles and a profile in; out, a Reading of each: claims, mentions of the sides, quotations and lethal clauses. The join of the layers."""

from __future__ import annotations

import dataclasses
import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from counterclaim.reading.attackers import with_attackers
from counterclaim.reading.attribution import attribute, claim_sentences
from counterclaim.reading.candidate import Candidate
from counterclaim.reading.casualties import candidates
from counterclaim.reading.clauses import lethal_clauses
from counterclaim.reading.confidence import confidence_of, surroundings
from counterclaim.reading.cue_sentences import cue_sentences
from counterclaim.reading.discourse import discourse
from counterclaim.reading.document import Document, make_document, parse_sentences
from counterclaim.reading.events import happened
from counterclaim.reading.processes import read_in_processes, worth_starting
from counterclaim.reading.records import Claim, Interest, Mention, Quotation, Reading, Voice, claim_id
from counterclaim.reading.relations import repeats, telling_order
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations as find_quotations
from counterclaim.reading.whose import whose
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

CONTEXT = 32
# Articles that are parsed together: more would gain nothing and hold more in memory.
AT_ONCE = 64


def read_article(article: Article, profile: Profile) -> Reading:
    """Read one article; see read_articles."""
    return read_articles([article], profile)[0]


def read_articles(
    articles: Iterable[Article],
    profile: Profile,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    every_sentence: bool = False,
    processes: int | None = None,
) -> tuple[Reading, ...]:
    """Read all articles, in their order.

    on_progress is called with the number of articles read and their total. Only the sentences that can hold a claim
    are parsed; with every_sentence all are, which is slower and finds the same claims. processes: how many read at
    the same time; None takes as many as are worth their start.
    """
    chosen = list(articles)
    count = worth_starting(sum(len(a.text) for a in chosen)) if processes is None else processes
    if count > 1 and len(chosen) > 1:
        return read_in_processes(chosen, profile, count, on_progress, every_sentence)
    finder = SideFinder(profile)
    readings: list[Reading] = []
    for first in range(0, len(chosen), AT_ONCE):
        for reading in _read_batch(chosen[first : first + AT_ONCE], finder, every_sentence):
            readings.append(reading)
            if on_progress:
                on_progress(len(readings), len(chosen))
    return tuple(readings)


def _read_batch(articles: Sequence[Article], finder: SideFinder, every_sentence: bool) -> Iterator[Reading]:
    """Parsing is quicker in large batches."""
    model = finder.profile.model
    documents = [make_document(article, finder.names, model) for article in articles]
    cues = [cue_sentences(document) for document in documents]
    parse_sentences([s for d, told in zip(documents, cues, strict=True) for s in d.sentences if every_sentence or s.index in told], model)
    found = [candidates(document, finder, told) for document, told in zip(documents, cues, strict=True)]
    for document, claims in zip(documents, found, strict=True):
        yield _read(document, claims, finder)


def _read(document: Document, found: Sequence[Candidate], finder: SideFinder) -> Reading:
    said = discourse(document, finder, claim_sentences(found))
    quotations = find_quotations(document, finder, said)
    attributions = attribute(document, found, quotations, finder, said=said)
    found = whose(document, finder, found, [a.claimant_side for a in attributions])
    found = happened(document, with_attackers(document, found, finder), finder)
    ids = _claim_ids(document, found)
    again = repeats(found, [a.claimant_side for a in attributions])
    claims = [
        make_claim(
            document,
            finder,
            c,
            a,
            ids[n],
            part_of=ids[c.part_of] if c.part_of is not None else None,
            repeat_of=ids[target] if (target := again[n]) is not None else None,
        )
        for n, (c, a) in enumerate(zip(found, attributions, strict=True))
    ]
    clauses = lethal_clauses(document, found, ids, quotations, [a.claimant_side != "outlet" for a in attributions])
    ordered = tuple(claims[n] for n in telling_order(found, again))
    return Reading(
        document.article.article_id,
        ordered,
        tuple(mentions_in_voices(finder.mentions(document), document, quotations)),
        tuple(quotations),
        tuple(clauses),
    )


def mentions_in_voices(mentions: Iterable[Mention], document: Document, quotations: Sequence[Quotation]) -> list[Mention]:
    """The mentions with the voice in which each stands."""
    placed = []
    spoken = sorted((q for q in quotations if q.kind != "scare"), key=lambda q: q.start)
    starts = [q.start for q in spoken]
    # The furthest end so far: before a quotation whose own is not past the mention, none can hold it.
    reach = list(itertools.accumulate((q.end for q in spoken), max))
    for mention in mentions:
        voice: Voice = "own"
        sentence = document.sentence_at(mention.start)
        if sentence is not None and sentence.kind == "caption":
            voice = "caption"
        at = bisect_right(starts, mention.start) - 1
        while at >= 0 and reach[at] > mention.start and voice != "quotation":
            if mention.start < spoken[at].end:
                voice = "quotation" if spoken[at].kind == "direct" else "reported"
            at -= 1
        placed.append(dataclasses.replace(mention, voice=voice))
    return placed


def _claim_ids(document: Document, found: Sequence[Candidate]) -> list[str]:
    ids: list[str] = []
    for c in found:
        name = claim_id(document.article.article_id, c.start, c.end, c.outcome)
        # Two claims on the same words with the same outcome ("40 killed": two claimants) still need ids of their own.
        ids.append(
            name
            if name not in ids
            else claim_id(document.article.article_id, c.start, c.end, f"{c.outcome}/{ids.count(name) + 1}/{len(ids)}")
        )
    return ids


def make_claim(
    document: Document, finder: SideFinder, candidate: Candidate, attribution: Any, name: str, *, part_of: str | None, repeat_of: str | None
) -> Claim:
    """The claim of one candidate and its attribution."""
    text = document.text
    return Claim(
        claim_id=name, article_id=document.article.article_id,
        exact=text[candidate.start : candidate.end], start=candidate.start, end=candidate.end,
        prefix=text[max(0, candidate.start - CONTEXT) : candidate.start], suffix=text[candidate.end : candidate.end + CONTEXT],
        outcome=candidate.outcome, number=candidate.number, qualifier=candidate.qualifier, low=candidate.low, high=candidate.high,
        victim=candidate.victim, victim_side=candidate.victim_side, victim_status=candidate.victim_status, victim_names=candidate.victim_names,
        agent_side=candidate.agent_side, claimant=attribution.claimant, claimant_side=attribution.claimant_side, relay=tuple(attribution.relay),
        outlet=document.article.outlet, status="hypothetical" if candidate.hedged and attribution.status == "asserted" else attribution.status,
        interest=interest_of(candidate, attribution.claimant_side, frozenset(finder.profile.sides)),
        part_of=part_of, repeat_of=repeat_of, background=candidate.background, basis="cumulative" if _runs_on(candidate) else "new" if candidate.low != 0 else "unknown",
        date_start=candidate.date_start, date_end=candidate.date_end, place=candidate.place, rule=candidate.rule,
        confidence=confidence_of(candidate, attribution, surroundings(document, finder, candidate)),
    )  # fmt: skip


def _runs_on(candidate: Candidate) -> bool:
    """Whether the number is a total of more than one event: a toll, or a background count over more than one day."""
    return "toll" in candidate.rule or candidate.background and (candidate.date_start is None or candidate.date_start != candidate.date_end)


def interest_of(candidate: Candidate, claimant_side: str, sides: frozenset[str]) -> Interest:
    """What the claimant has to do with the loss: its own, its enemy's, harm to civilians by the enemy or by its own, or nothing."""
    if claimant_side == "outlet":
        return "outlet_voice"
    if claimant_side not in sides:
        return "third_party"
    if candidate.victim_side == claimant_side:
        return "own_loss"
    if candidate.victim_side == "civilian":
        return (
            "harm_by_own" if candidate.agent_side == claimant_side else "harm_by_enemy" if candidate.agent_side in sides else "third_party"
        )
    if candidate.victim_side in sides:
        return "enemy_loss" if candidate.agent_side in (claimant_side, "unknown", None) else "third_party"
    return "third_party"
