"""Takes claims, articles and quotations, gives who was reported killed and is later seen alive: speaking, appointed, received.

Only persons named with more than one word are followed, and only into articles that are younger than the one that reports the
death and do not report it themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.ledger.persons import parts, same_person
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
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s+|\n+")


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
    reporting = {(c.article_id, name) for c in deaths for name in c.victim_names}
    found: list[SignOfLife] = []
    for claim in sorted(deaths, key=lambda c: (c.article_id, c.start, c.claim_id)):
        for name in claim.victim_names:
            if len(parts(name)) < 2:
                continue
            mourned = {a for a, other in reporting if same_person(name, other)}
            for article in sorted(articles, key=lambda a: (published[a.article_id], a.article_id)):
                here = article.article_id == claim.article_id
                if not here and (article.article_id in mourned or not _after(days[article.article_id], days.get(claim.article_id))):
                    continue
                place = _shown_alive(name, article.text, spoken.get(article.article_id, ()), here)
                if place:
                    start, end = place
                    words = article.text[start:end]
                    found.append(
                        SignOfLife(
                            claim.claim_id, name, article.article_id, article.outlet, published[article.article_id], start, end, words
                        )
                    )
    return found


def _after(later: Window | None, earlier: Window | None) -> bool:
    return bool(later and earlier and later[0] > earlier[1])


def _shown_alive(name: str, text: str, spoken: Iterable[tuple[str, int, int]], here: bool) -> tuple[int, int] | None:
    """Where the text shows the person alive: the first such sentence, else the first words credited to that person."""
    for match in _NAMES.finditer(text):
        if len(parts(match.group())) < 2 or not same_person(name, match.group()):
            continue
        start, end = _sentence(text, match.start())
        shows = _STILL_ALIVE if here else _ALIVE
        if shows.search(text[match.end() : end]) and (here or not _DEAD.search(text[start:end])):
            return start, end
    if here:
        return None
    for speaker, start, end in sorted(spoken, key=lambda s: (s[1], s[2])):
        told = [m.group() for m in _NAMES.finditer(speaker)]
        sentence = _sentence(text, start)
        if any(len(parts(n)) > 1 and same_person(name, n) for n in told) and not _DEAD.search(text[sentence[0] : start]):
            return start, end
    return None


def _sentence(text: str, at: int) -> tuple[int, int]:
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, at)), default=0)
    after = _SENTENCE.search(text, at)
    return start, (after.start() + 1 if after and text[after.start()] != "\n" else after.start()) if after else len(text)
