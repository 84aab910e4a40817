"""Takes claims, mentions, quotations and texts, gives the actors, events and claims that each article carries, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.framing.measure import Corpus
from counterclaim.framing.speakers import is_named, resolve_speakers
from counterclaim.ledger.persons import plain, same_person
from counterclaim.reading.records import Claim, Mention, Quotation
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

Kind = Literal["actor", "event", "claim"]
KINDS: tuple[Kind, ...] = ("actor", "event", "claim")
LONGEST_NAME = 4  # words; longer is a description


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be carried or left out. key: the same for the same thing in every article."""

    key: str
    kind: Kind
    side: str
    what: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where an item is present. told: the item in that place's own words, "" where it has none of its own."""

    item: str
    article_id: str
    start: int
    end: int
    text: str
    told: str = ""


Found = Iterator[tuple[Item, Hit]]


def carried(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    articles: Sequence[Article],
    corpus: Corpus,
    profile: Profile,
) -> tuple[dict[str, Item], list[Hit]]:
    """Every item by its key, and the first place of each in each article, in order. All arguments: of originals only, articles in order."""
    items: dict[str, Item] = {}
    hits: list[Hit] = []
    for item, hit in (*_claims(claims), *_events(claims), *_actors(mentions, quotations, articles, corpus, profile)):
        first = items.setdefault(item.key, item)
        if (len(item.what), item.what) > (len(first.what), first.what):
            items[item.key] = item
        hits.append(hit)
    first_of: dict[tuple[str, str], Hit] = {}
    for hit in sorted(hits, key=lambda h: (h.article_id, h.start, h.end, h.item)):
        first_of.setdefault((hit.item, hit.article_id), hit)
    return items, list(first_of.values())


def _claims(told: Iterable[Claim]) -> Found:
    """Statements of the ledger that give a number; a claim that the ledger has not grouped stands for itself."""
    for c in told:
        if c.low is None and c.high is None:
            continue
        by = f", told by {c.claimant}" if c.claimant else ""
        of_whom = f" ({c.victim})" if c.victim and c.victim not in c.number else ""
        what = f"{c.number} {c.outcome}{of_whom}"
        yield (
            Item(f"claim:{c.statement_id or c.claim_id}", "claim", c.victim_side, what),
            Hit(f"claim:{c.statement_id or c.claim_id}", c.article_id, c.start, c.end, c.exact, f"{what}{by}"),
        )


def _events(told: Sequence[Claim]) -> Found:
    """The death of a named person; the losses of a place and day that the text names."""
    people: list[str] = []
    for name in sorted({n for c in told if c.outcome == "killed" for n in c.victim_names if " " in n}, key=lambda n: (-len(n), n)):
        if not any(same_person(name, other) for other in people):
            people.append(name)
    for c in told:
        for name in c.victim_names if c.outcome == "killed" and c.status not in ("denied", "hypothetical") else ():
            known = next((p for p in people if same_person(name, p)), None)
            if known:
                key = f"event:death:{plain(known)}"
                yield Item(key, "event", c.victim_side, f"the death of {known}"), Hit(key, c.article_id, c.start, c.end, c.exact)
        if c.place and c.date_start and not c.background:
            key = f"event:{plain(c.place)}:{c.date_start}"
            yield Item(key, "event", "unknown", f"losses in {c.place}, {c.date_start}"), Hit(key, c.article_id, c.start, c.end, c.exact)


def _actors(named: Sequence[Mention], spoken: Sequence[Quotation], articles: Sequence[Article], corpus: Corpus, profile: Profile) -> Found:
    """The profile's sides, their people by one name each, its third parties, and speakers with a name."""
    people = [(m.text, m.side) for m in named if m.kind == "person"]
    speaking = [q for q in spoken if q.speaker and q.kind != "scare" and not corpus.why_not(q.article_id, q.start)]
    shown = resolve_speakers([*people, *((str(q.speaker), q.speaker_side) for q in speaking)], profile)
    for m in sorted(named, key=lambda m: (m.article_id, m.start, m.end, m.side)):
        if m.side not in profile.sides:
            continue
        who = shown[m.text, m.side] if m.kind == "person" else profile.sides[m.side].name
        key = f"actor:{plain(who)}"
        yield Item(key, "actor", m.side, who), Hit(key, m.article_id, m.start, m.end, m.text)
    texts = [a.text for a in articles]
    third = {plain(n) for n in profile.third_parties}
    known: dict[str, bool] = {}
    for q in speaking:
        who = shown[str(q.speaker), q.speaker_side].split(",")[0]
        if who not in known:
            name = who[:1].isupper() and 1 < len(who.split()) <= LONGEST_NAME and not re.match(r"(?:The|A|An)\s", who)
            known[who] = name and is_named(who, profile, texts) and plain(who) not in third
        if known[who] and q.cue_start is not None and q.cue_end is not None:
            key = f"actor:{plain(who)}"
            yield Item(key, "actor", q.speaker_side, who), Hit(key, q.article_id, q.start, q.end, q.text)
    if not profile.third_parties:
        return
    pattern = re.compile(
        r"(?<!\w)(?:"
        + "|".join(re.escape(n) for n in sorted(profile.third_parties, key=lambda n: (-len(n), n)) if n[0].isupper())
        + r")(?!\w)"
    )
    for article in articles:
        for match in pattern.finditer(article.text) if any(n[0].isupper() for n in profile.third_parties) else ():
            if not corpus.why_not(article.article_id, match.start()):
                key = f"actor:{plain(match.group())}"
                place = (article.article_id, match.start(), match.end(), match.group())
                yield Item(key, "actor", "third_party", match.group()), Hit(key, *place)
