"""Takes claims, articles and quotations, gives who was reported killed and is later seen alive: speaking, appointed, received.

Only persons named with more than one word are followed, and only into articles that are younger than the one that reports the
death and do not report it themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.ledger.persons import Named, parts
from counterclaim.ledger.sentences import sentence_at, sentence_start
from counterclaim.ledger.when_where import Window, window
from counterclaim.reading.records import Claim, Quotation
from counterclaim.sources.article import Article

_NAMES = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s+(?:al-|bin\s|ibn\s|de\s|von\s)?[^\W\d_a-z][\w'’-]*)+")
# What only the living do, right after the name.
_ALIVE = re.compile(
    r"^(?:,[^.,;]{1,60},)?\s+(?:(?:has|have|is|was|were|had|been|later|then|also|himself|herself|personally|on\s\w+)\s+){0,3}"
    r"(?:said|says|told|tells|tweeted|wrote|announced|spoke|addressed|appointed|named\s+(?:as\s+)?(?:\w+\s+){0,3}(?:chief|minister|governor|commander"
    r"|head|deputy)|sworn\s+in|took\s+office|appeared|met|meets|visited|arrived|travelled|survived|alive|unhurt|in\s+good\s+health|denied|attended)\b",
    re.IGNORECASE,
)
_STILL_ALIVE = re.compile(
    r"^[^.;\n]{0,60}\b(?:alive|survived|in\s+good\s+health|unhurt|denied\s+(?:reports|rumours|claims)\s+of\s+(?:his|her))\b", re.IGNORECASE
)
_DEAD = re.compile(
    r"\b(?:late|kill(?:ed|ing)|dead|died|death|slain|martyr\w*|assassinat\w*|murder\w*|funeral|buried|mourn\w*|had\s+(?:said|told|been)|before\s+(?:he|she)\s+was)\b",
    re.IGNORECASE,
)

# article_id, start, end by the name of a person.
Places = Named[tuple[str, int, int]]


@dataclass(frozen=True)
class SignOfLife:
    """claim_id: of the reported death. article_id, start, end, exact: the words that show the person alive. published: their day."""

    claim_id: str
    name: str
    article_id: str
    outlet: str
    published: str
    start: int
    end: int
    exact: str


def signs_of_life(claims: Iterable[Claim], articles: Sequence[Article], quotations: Iterable[Quotation] = ()) -> list[SignOfLife]:
    """The signs of life of persons whom a claim names as killed, sorted by claim and day.

    A sign is a quotation or a claim of that person, or a sentence in which the person does what only the living do ("was
    appointed", "told reporters"), in an article published after the one that reports the death. In the article itself
    only words that say it count ("he is alive"). An article that reports the death too, or a sentence that speaks of it,
    shows nothing. A claim that is itself denied or only feared is no reported death.
    """
    told = list(claims)
    deaths = [c for c in told if c.outcome == "killed" and c.victim_names and c.status in ("asserted", "unverified")]
    if not deaths:
        return []
    published = {a.article_id: a.known("published") or "" for a in articles}
    days = {a: window(day) for a, day in published.items()}
    spoken: dict[str, list[tuple[str, int, int]]] = {}
    for c in told:
        if c.claimant:
            spoken.setdefault(c.article_id, []).append((c.claimant, c.start, c.end))
    for q in quotations:
        if q.speaker and q.kind != "scare":
            spoken.setdefault(q.article_id, []).append((q.speaker, q.start, q.end))
    by_id = {a.article_id: a for a in articles}
    printed: Places = Named((words, (a, start, end)) for a in by_id for words, start, end in _names(by_id[a].text))
    credited: Places = Named(
        (words, (a, start, end)) for a in by_id for speaker, start, end in spoken.get(a, ()) for words, _, _ in _names(speaker)
    )
    reporting = Named((name, c.article_id) for c in deaths for name in c.victim_names)
    found: list[SignOfLife] = []
    for claim in sorted(deaths, key=lambda c: (c.article_id, c.start, c.claim_id)):
        for name in claim.victim_names:
            if len(parts(name)) < 2:
                continue
            mourned = set(reporting.of(name))
            in_print, in_speech = _by_article(printed.of(name)), _by_article(credited.of(name))
            for article_id in sorted({*in_print, *in_speech}, key=lambda a: (published[a], a)):
                here = article_id == claim.article_id
                if not here and (article_id in mourned or not _after(days[article_id], days.get(claim.article_id))):
                    continue
                article = by_id[article_id]
                place = _shown_alive(article.text, in_print.get(article_id, ()), in_speech.get(article_id, ()), here)
                if place:
                    start, end = place
                    words = article.text[start:end]
                    found.append(SignOfLife(claim.claim_id, name, article_id, article.outlet, published[article_id], start, end, words))
    return found


def _names(text: str) -> list[tuple[str, int, int]]:
    """(words, start, end) of what may be a person's name of more than one word, in order."""
    return [(m.group(), m.start(), m.end()) for m in _NAMES.finditer(text) if len(parts(m.group())) > 1]


def _by_article(places: Iterable[tuple[str, int, int]]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for article_id, start, end in sorted(places):
        found.setdefault(article_id, []).append((start, end))
    return found


def _after(later: Window | None, earlier: Window | None) -> bool:
    return bool(later and earlier and later[0] > earlier[1])


def _shown_alive(text: str, named: Iterable[tuple[int, int]], credited: Iterable[tuple[int, int]], here: bool) -> tuple[int, int] | None:
    """Where the text shows the person alive: the first such sentence, else the first words credited to that person.

    named, credited: where the name stands, and where words that are credited to it stand; in order.
    """
    shows = _STILL_ALIVE if here else _ALIVE
    for first, last in named:
        start, end = sentence_at(text, first, last)
        if shows.search(text[last:end]) and (here or not _DEAD.search(text[start:end])):
            return start, end
    if here:
        return None
    return next(((start, end) for start, end in credited if not _DEAD.search(text[sentence_start(text, start) : start])), None)
