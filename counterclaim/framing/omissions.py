"""Takes claims, mentions, quotations and texts, gives what each outlet leaves out that others of the same days carry."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from counterclaim.framing.by_side import ALL, Row, by_voice, difference_findings, every_side, of, rows_by_side, tests
from counterclaim.framing.measure import Corpus, Description, Measure, by_article
from counterclaim.framing.omission_items import KINDS, Hit, Item, carried
from counterclaim.framing.spoken import Spoken
from counterclaim.framing.uncertainty import cautions
from counterclaim.ledger.finding import Finding, count, listed, outlet_named
from counterclaim.ledger.frames import frame_of, records_from_frame
from counterclaim.reading.event_time import published_on
from counterclaim.reading.records import Claim, Mention, Quotation
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

ENOUGH_OTHERS = 2  # what one outlet alone has is its own story; where there is only one other, its word must do
DAYS = 2  # the days on either side within which an article could have carried the same
TOLD = 3  # items that a sentence names
FIGURE_COLUMNS = {"carried_by_others": "count", "present": "count", "absent": "count"} | {f"absent_{kind}s": "count" for kind in KINDS}
TILE_COLUMNS = {
    "item": "text",
    "kind": "text",
    "side": "text",
    "what": "text",
    "outlet": "text",
    "state": "text",
    "articles": "list",
    "n_outlets": "count",
    "instances": "list",
}
OMISSIONS = Description(
    name="omissions",
    title="What is left out",
    unit="actors, events and claims that other outlets carry within two days",
    method="Actors (sides, their people, third parties of the profile, speakers with a name), events (the death of a named person; losses of a "
    "place and day) and claims (statements of the ledger) that an article carries are present in it. They are absent from an article where "
    f"two other outlets, or the only other one, have them in articles of at most {DAYS} days before or after. Nothing can be said where an article's day is unknown. "
    "What the program did not read counts as absent: each absence is worth a look.",
    source="This project, after the presence and absence of actors and events in Felix Hamborg, Anastasia Zhukova and Bela Gipp, 2019 "
    "(commission and omission of information)",
    formula=f"share = absent / items that other outlets carry within ±{DAYS} days",
)


def measure(
    claims: pd.DataFrame, mentions: pd.DataFrame, quotations: pd.DataFrame, articles: Sequence[Article], profile: Profile
) -> Measure:
    """Presence and absence of actors, events and claims.

    figures, a row a unit and side ("all", the profile's, the others that occur): carried_by_others = present + absent (items
    that two other outlets, or the only other one, carry within two days), absent_actors, absent_events, absent_claims; share = absent /
    carried_by_others with a 95 % bootstrap interval low, high over articles where the outlet has enough. For an outlet an item
    of several of its articles counts in each. instances: the first place of an item in each article where it is present, with item, kind, what.
    details["tiles"]: item × outlet, state: present, absent (the outlet has an article of those days without it) or no_article;
    n_outlets: of those that carry it; the items that most outlets carry first.
    """
    corpus = Corpus.of(articles)
    told = [c for c in records_from_frame(claims, Claim) if not corpus.why_not(c.article_id, c.start)]
    named = [m for m in records_from_frame(mentions, Mention) if not corpus.why_not(m.article_id, m.start)]
    spoken = sorted(records_from_frame(quotations, Quotation), key=lambda q: (q.article_id, q.start, q.end, q.kind))
    originals = sorted((a for a in articles if not corpus.why_not(a.article_id)), key=lambda a: a.article_id)
    items, hits = carried(told, named, spoken, originals, corpus, profile)
    present = {(h.item, h.article_id) for h in hits}
    expected = _expected(present, corpus)
    speech = Spoken(spoken, corpus)
    rows = [_row(h, items[h.item], speech, corpus) for h in hits]
    counted = [
        {"article_id": a, "side": items[i].side, "kind": items[i].kind, "absent": (i, a) not in present, "counted": True, "item": i}
        for a in corpus.articles
        for i in sorted(expected[a])
    ]
    sides = every_side(profile)
    figures = rows_by_side(counted, corpus, sides, _tell, _ratio, FIGURE_COLUMNS)
    tiles = _tiles(items, present, expected, rows, corpus)
    tested = tests(counted, corpus, lambda _: [ALL], _ratio)
    findings = [
        *_findings(items, tiles, counted, figures, corpus),
        *difference_findings(tested, lambda _: "the share of what others carry and it leaves out", [], "omissions", corpus),
    ]
    details = {"tiles": frame_of(tiles, TILE_COLUMNS), "tests": tested, "by_voice": by_voice(rows, corpus, sides)}
    columns = {"item": "text", "kind": "text", "what": "text"}
    caution = [*cautions(corpus), *_undated(corpus)]
    return OMISSIONS.measured(figures, rows, columns, findings, caution, details)


def _expected(present: Iterable[tuple[str, str]], corpus: Corpus) -> dict[str, set[str]]:
    """article → the items that enough other outlets carry within the days: two, or the only other one."""
    days = {a: published_on(corpus.published.get(a)) for a in corpus.articles}
    owner = {a: corpus.outlets[a] if corpus.outlets[a] != "unknown" else f"unknown:{a}" for a in corpus.articles}
    carried: dict[datetime.date, dict[str, set[str]]] = {}
    there: dict[datetime.date, set[str]] = {}
    for article, day in days.items():
        if day:
            there.setdefault(day, set()).add(owner[article])
    for item, article in present:
        if day := days[article]:
            carried.setdefault(day, {}).setdefault(item, set()).add(owner[article])
    windows = {day: _window(day, carried, there) for day in there}
    expected: dict[str, set[str]] = {}
    for article in corpus.articles:
        if not (day := days[article]):
            expected[article] = set()
            continue
        outlets, items = windows[day]
        needed = min(ENOUGH_OTHERS, len(outlets - {owner[article]})) or 1
        expected[article] = {i for i, by in items.items() if len(by) - (owner[article] in by) >= needed}
    return expected


def _window(
    day: datetime.date, carried: Mapping[datetime.date, Mapping[str, set[str]]], there: Mapping[datetime.date, set[str]]
) -> tuple[set[str], dict[str, set[str]]]:
    """The outlets that have an article within DAYS of a day, and item → those that carry it."""
    outlets: set[str] = set()
    items: dict[str, set[str]] = {}
    for n in range(-DAYS, DAYS + 1):
        near = day + datetime.timedelta(days=n)
        outlets |= there.get(near, set())
        for item, by in carried.get(near, {}).items():
            items.setdefault(item, set()).update(by)
    return outlets, items


def _row(hit: Hit, item: Item, speech: Spoken, corpus: Corpus) -> Row:
    row = corpus.instance(
        "omissions",
        hit.article_id,
        hit.start,
        hit.end,
        hit.text,
        item.side,
        corpus.why_not(hit.article_id, hit.start),
        speech.voice(hit.article_id, hit.start),
    )
    row["instance_id"] += f":{item.key}"
    return row | {"item": item.key, "kind": item.kind, "what": hit.told or item.what}


def _ratio(side: str, rows: Sequence[Row]) -> tuple[float, float]:
    own = of(side, rows)
    return sum(r["absent"] for r in own), len(own)


def _tell(side: str, rows: Sequence[Row]) -> Row:
    own = of(side, rows)
    absent = [r for r in own if r["absent"]]
    return {"carried_by_others": len(own), "present": len(own) - len(absent), "absent": len(absent)} | {
        f"absent_{kind}s": sum(r["kind"] == kind for r in absent) for kind in KINDS
    }


def _tiles(
    items: Mapping[str, Item], present: set[tuple[str, str]], expected: Mapping[str, set[str]], rows: Sequence[Row], corpus: Corpus
) -> list[dict[str, Any]]:
    """A tile an item and outlet, for items that one outlet at least could have carried as well as another."""
    where: dict[tuple[str, str], list[Row]] = {}
    for r in rows:
        where.setdefault((r["item"], r["outlet"]), []).append(r)
    wanted = {i for told in expected.values() for i in told}
    grouped = corpus.by_outlet()
    carriers = {i: sum((i, o) in where for o in grouped) for i in wanted}
    made = []
    for key in sorted(wanted, key=lambda i: (KINDS.index(items[i].kind), -carriers[i], i)):
        for outlet, ids in grouped.items():
            hits = where.get((key, outlet), [])
            absent = [a for a in ids if key in expected[a] and (key, a) not in present]
            made.append(
                {
                    "item": key,
                    "kind": items[key].kind,
                    "side": items[key].side,
                    "what": items[key].what,
                    "outlet": outlet,
                    "state": "present" if hits else "absent" if absent else "no_article",
                    "articles": sorted({r["article_id"] for r in hits} or absent),
                    "n_outlets": carriers[key],
                    "instances": [r["instance_id"] for r in hits],
                }
            )
    return made


def _findings(
    items: Mapping[str, Item], tiles: Sequence[Row], counted: Sequence[Row], figures: pd.DataFrame, corpus: Corpus
) -> list[Finding]:
    if not counted:
        return [
            Finding("omissions", f"No two outlets have articles within {DAYS} days of each other, so that nothing can be called left out.")
        ]
    found = []
    where = {(t["item"], t["outlet"]): t["instances"] for t in tiles}
    carriers = Counter(t["item"] for t in tiles if t["instances"])
    grouped = by_article(counted)
    for outlet, ids in corpus.by_outlet().items():
        here = [r for a in ids for r in grouped.get(a, ())]
        absent = {r["item"] for r in here if r["absent"]} - {i for i in {r["item"] for r in here} if where.get((i, outlet))}
        if not here:
            continue
        wide = sorted(absent, key=lambda i: (-carriers[i], KINDS.index(items[i].kind), i))
        if wide and len(corpus.by_outlet()) <= 8:
            who = "This article" if len(ids) == 1 else "These articles"
            of_outlet = f"{who} of {outlet_named(outlet)} {'does' if len(ids) == 1 else 'do'} not mention"
            missed = [f"{items[i].what} (in {count(carriers[i], 'other outlet')})" for i in wide[:TOLD]]
            rest = len(wide) - len(missed)
            text = f"{of_outlet} {listed([*missed, count(rest, 'more item') + ' that several carry'] if rest else missed, 'or')}."
            places = tuple(i for t in tiles if t["item"] in wide[:TOLD] for i in t["instances"])
            found.append(Finding("left_out", text, instances=places))
    told = figures[(figures["level"] == "outlet") & (figures["side"] == ALL) & (figures["carried_by_others"] > 0)]
    ordered = told.sort_values(["share", "outlet"], kind="stable").to_dict("records")
    if len(ordered) > 1 and ordered[0]["share"] < ordered[-1]["share"]:
        parts = [
            f"{outlet_named(r['outlet'])} {r['absent']:,} of {r['carried_by_others']:,} ({r['share']:.0%})"
            for r in (ordered[-1], ordered[0])
        ]
        text = f"Of what other outlets carry within {DAYS} days, the most is left out in {parts[0]}, the least in {parts[1]}."
        found.insert(0, Finding("omissions", text))
    return found or [Finding("omissions", "Every outlet carries what the others of the same days carry.")]


def _undated(corpus: Corpus) -> list[str]:
    n = sum(published_on(corpus.published.get(a)) is None for a in corpus.articles)
    return (
        [f"The day of {count(n, 'article')} is not known: what {'it leaves' if n == 1 else 'they leave'} out cannot be told."] if n else []
    )
