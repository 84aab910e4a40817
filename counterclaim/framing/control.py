"""Takes texts, mentions and quotations, gives who is said to hold the place: from -2 to +2 for each side, every cue shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

import pandas as pd

from counterclaim.framing.by_side import Row, by_voice, difference_findings, of, own_sides, rows_by_side, sides_apart, tests
from counterclaim.framing.control_cues import Cue, read_cues
from counterclaim.framing.control_places import SideAt
from counterclaim.framing.measure import Corpus, Description, Measure
from counterclaim.framing.spoken import Spoken
from counterclaim.framing.uncertainty import cautions
from counterclaim.ledger.finding import Finding, count, listed, outlet_named, signed
from counterclaim.ledger.frames import records_from_frame
from counterclaim.ledger.names import names_in_sentences
from counterclaim.ledger.persons import plain
from counterclaim.reading.document import split_sentences
from counterclaim.reading.records import Mention, Quotation
from counterclaim.reading.sides import SideFinder
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

STEPS = {-2: "minus2", -1: "minus1", 0: "zero", 1: "plus1", 2: "plus2"}
PARTS = ("headline", "lede", "body")
LISTED = 8  # articles that a sentence can name
FIGURE_COLUMNS = (
    {"published": "text", "place": "text", "cues": "count", "own_cues": "count", "claimed_cues": "count"}
    | dict.fromkeys(("value", *PARTS, "claimed", "mean", "low", "high"), "share")
    | dict.fromkeys(STEPS.values(), "count")
)
CONTROL = Description(
    name="control",
    title="Who is said to hold the place",
    unit="sentences that tell who holds the place",
    method="Every word that tells who holds, takes, surrounds or loses the place (data/control.yml, CC0), for each side in turn: +2 holds it, "
    "+1 holds a part of it, presses on it or is about to take it, 0 contested, −1 and −2 the reverse. What is denied counts as its "
    "opposite, what is only possible is shown and not counted. The place is the first of the profile's places, others of them are "
    "parts of it; without any, the place that the sentence names. The article's own words apart from what it gives as somebody's.",
    source="This project; an ordinal scale by cue sentences, after event coding as in Deborah J. Gerner and others, CAMEO, 2002",
    formula="value = median of the cues in the article's own voice; claimed = median of those given as somebody's words; mean and its "
    "interval over all own cues",
)


def measure(mentions: pd.DataFrame, quotations: pd.DataFrame, articles: Sequence[Article], profile: Profile) -> Measure:
    """Who holds the place, on an ordinal scale.

    figures, a row a unit and side of the profile: published (of an article; of an outlet missing), place, cues (counted) =
    own_cues + claimed_cues; value: median of own_cues, headline, lede, body: the same in each part of the article
    (missing where there is no cue), claimed: median of claimed_cues; mean of own_cues with a 95 % bootstrap interval low,
    high over articles where the outlet has enough; minus2 … plus2: own cues by value. instances, a row a cue and side:
    with control (class), value, place, part, segment, denied, claimed, cue (the words), published.
    """
    corpus = Corpus.of(articles)
    spoken = Spoken(sorted(records_from_frame(quotations, Quotation), key=lambda q: (q.article_id, q.start, q.end, q.kind)), corpus)
    named: dict[str, list[Mention]] = {}
    for mention in sorted(records_from_frame(mentions, Mention), key=lambda m: (m.article_id, m.start, m.end, m.side)):
        named.setdefault(mention.article_id, []).append(mention)
    finder = SideFinder(profile)
    read = [_read(a, named.get(a.article_id, []), spoken, corpus, finder) for a in sorted(articles, key=lambda a: a.article_id)]
    attacker = _attacker([c for found in read for c, _ in found])
    rows = []
    for article, found in zip(sorted(articles, key=lambda a: a.article_id), read, strict=True):
        here = _attacker([c for c, _ in found]) or attacker
        rows += [row for cue, place in found for row in _instances(article, cue, place, here, corpus, profile)]
    place = profile.places[0] if profile.places else None
    figures = rows_by_side(
        rows, corpus, own_sides(profile), lambda side, told: _tell(side, told) | {"place": place}, _ratio, FIGURE_COLUMNS, "mean"
    )
    figures["published"] = pd.Series([corpus.published.get(a) if isinstance(a, str) else None for a in figures["article_id"]], dtype="str")
    names = names_in_sentences(profile, articles)
    tested = tests(rows, corpus, sides_apart(profile), _ratio)
    findings = [
        *_findings(rows, figures, names, place, corpus),
        *difference_findings(
            tested,
            lambda side: f"the mean of what is said of {names[side]}'s hold on the place",
            rows,
            "control",
            corpus,
            lambda v: signed(round(v, 1)),
        ),
    ]
    columns = {
        "control": "text",
        "value": "count",
        "place": "text",
        "part": "flag",
        "segment": "text",
        "denied": "flag",
        "claimed": "flag",
        "claimant_side": "text",
        "cue": "text",
        "published": "text",
    }
    details = {"tests": tested, "by_voice": by_voice(rows, corpus, own_sides(profile))}
    return CONTROL.measured(figures, rows, columns, findings, cautions(corpus), details)


Place = dict[str, Any]


def _read(article: Article, named: Sequence[Mention], spoken: Spoken, corpus: Corpus, finder: SideFinder) -> list[tuple[Cue, Place]]:
    """The cues of an article, each with where it stands: sentence start and end, segment, voice, claimant's side."""
    found = []
    paragraphs = [s.start for s in article.segments if s.kind == "paragraph"]
    before: str | None = None
    for segment in article.segments:
        if segment.kind not in ("headline", "paragraph", "caption"):
            continue
        kind = "lede" if paragraphs and segment.start == paragraphs[0] else {"paragraph": "body"}.get(segment.kind, segment.kind)
        for first, last in split_sentences(article.text[segment.start : segment.end]):
            start, end = segment.start + first, segment.start + last
            sides = [SideAt(m.start - start, m.end - start, m.side) for m in named if start <= m.start and m.end <= end]
            speech = [q for q in spoken.of(article.article_id) if q.start < end and start < q.end]
            speaker = next((q.speaker_side for q in speech if q.speaker_side in finder.profile.sides), None)
            for cue in read_cues(article.text[start:end], sides, finder.profile.places, finder, speaker, before):
                at = spoken.at(article.article_id, start + cue.start)
                voice = spoken.voice(article.article_id, start + cue.start)
                said = at.speaker_side if at else None
                claimant = said if said in finder.profile.sides else cue.claimant or said or speaker
                found.append((cue, {"start": start, "end": end, "segment": kind, "voice": voice, "claimant_side": claimant}))
            before = sides[0].side if sides else before
    return found


def _attacker(cues: Iterable[Cue]) -> str | None:
    """The side that is most told to take or press on the place; None where none is, or two are alike."""
    told = Counter(c.holder for c in cues if not c.reason and c.holder and c.control in ("takes", "nears", "falls"))
    told += Counter(c.loser for c in cues if not c.reason and c.loser and c.control == "keeps")
    ranked = told.most_common(2)
    return None if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]) else ranked[0][0]


def _instances(article: Article, cue: Cue, place: Place, attacker: str | None, corpus: Corpus, profile: Profile) -> list[Row]:
    """A row for each side of which the cue tells: the one it speaks of, its opponent, and with two sides always both."""
    sides = list(profile.sides)
    holder = cue.holder or (attacker if cue.loser is None and cue.agentless else None)
    values: dict[str, int] = {}
    if cue.control == "contested":
        values = dict.fromkeys(sides if len(sides) == 2 else [s for s in (cue.holder, cue.loser) if s], 0)
    else:
        if holder in profile.sides:
            values[str(holder)] = cue.value
        if cue.loser in profile.sides:
            values.setdefault(str(cue.loser), -cue.value)
        if len(sides) == 2 and len(values) == 1:
            known, value = next(iter(values.items()))
            values[next(s for s in sides if s != known)] = -value
    claimed = cue.claimed or place["voice"] in ("quotation", "reported")
    reason = corpus.why_not(article.article_id) or cue.reason or ("" if values else "names no side")
    sentence = article.text[place["start"] : place["end"]]
    if not reason and _of_another_time(sentence, corpus.published.get(article.article_id), cue.start, cue.end):
        reason = "another time"
    if not reason and corpus.is_repeat(article.article_id, place["start"]):
        reason = "repeats earlier words"
    if not reason and place["segment"] == "caption":
        reason = "a caption"
    words = article.text[place["start"] : place["end"]]
    made = []
    for side, value in (values or {"unknown": cue.value}).items():
        row = corpus.instance("control", article.article_id, place["start"], place["end"], words, side, reason, place["voice"])
        row["instance_id"] = f"control:{article.article_id}:{place['start'] + cue.start}-{place['start'] + cue.end}:{side}"
        made.append(
            row
            | {"control": cue.control, "value": value, "place": cue.place, "part": cue.part, "segment": place["segment"]}
            | {"denied": cue.denied, "claimed": claimed, "claimant_side": place["claimant_side"] if claimed else None}
            | {"cue": words[cue.start : cue.end], "published": corpus.published.get(article.article_id)}
        )
    return made


_PAST = re.compile(
    r"\bfor\s+(?:\w+\s+)?(?:decades|generations|centuries)\b|\bin\s+the\s+(?:(?:early|mid|late)[\s-]+)?(?:1[89]|20)?\d0['’]?s\b"
    r"|\b(?:during|throughout|in)\s+the\s+(?:[\w'’-]+\s+){0,4}?(?:wars?|occupation|invasion|uprising|era)\b"
    r"|\bhistorical(?:ly)?\b|\bin\s+the\s+past\b|\b(?:had|has|have|was|were)\s+never\s+(?:been\s+)?\w+(?:ed|en|lost)\b"
    r"|\b(?:was|were|had|which|who|that)\s+once\b|\bonce\s+(?:\w+ed|was|were|had|held)\b|\b(?:decades|centuries|generations)\s+ago\b",
    re.IGNORECASE,
)


def _of_another_time(sentence: str, published: str | None, start: int = 0, end: int | None = None) -> bool:
    """Whether words at start:end of a sentence are of the past: it names years, all before the article's own and none as the
    beginning of what lasts ("since 2013"), or the clause dates them to a war, to decades or to what never happened before.

    >>> _of_another_time("Southerners repulsed attacks on the valley for decades.", "2031-05-02")
    True
    >>> _of_another_time("The Northerners have not yet captured the valley.", "2031-05-02")
    False
    """
    years = re.findall(r"(?<!since )\b(?:1[5-9]|20)\d\d\b", sentence)
    if published and years and all(y < published[:4] for y in years):
        return True
    cuts = [m.start() for m in re.finditer(r"[;:–—]\s|,?\s(?:but|now|whereas|although|though)\s", sentence)]
    first = max((c for c in cuts if c < start), default=0)
    last = min((c for c in cuts if c >= (start if end is None else end)), default=len(sentence))
    return bool(_PAST.search(sentence, first, last))


def _own(side: str, rows: Sequence[Row]) -> list[Row]:
    return [r for r in of(side, rows) if not r["claimed"]]


def _ratio(side: str, rows: Sequence[Row]) -> tuple[float, float]:
    own = _own(side, rows)
    return sum(r["value"] for r in own), len(own)


def _middle(rows: Sequence[Row]) -> float | None:
    return float(median(r["value"] for r in rows)) if rows else None


def _tell(side: str, rows: Sequence[Row]) -> Row:
    every, own = of(side, rows), _own(side, rows)
    steps = Counter(r["value"] for r in own)
    return (
        {"cues": len(every), "own_cues": len(own), "claimed_cues": len(every) - len(own), "value": _middle(own)}
        | {part: _middle([r for r in own if r["segment"] == part]) for part in PARTS}
        | {"claimed": _middle([r for r in every if r["claimed"]])}
        | {name: steps[value] for value, name in STEPS.items()}
    )


def _findings(rows: list[Row], figures: pd.DataFrame, names: dict[str, str], place: str | None, corpus: Corpus) -> list[Finding]:
    counted = [r for r in rows if r["counted"]]
    several = sorted({r["place"] for r in counted if r["place"]}) if place is None else []
    where = place or (several[0] if len(several) == 1 else "the places named")
    if not counted:
        return [Finding("control", f"No sentence was read that tells who holds {where}.")]
    found = []
    articles = figures[(figures["level"] == "article") & figures["value"].notna()]
    if place is None:
        # places that nothing joins are no series: a sentence only for an article whose own cues are of one place
        return [*_of_each_place(counted, names), *_headlines(figures, counted, names), *_claims(counted, names, where)] or [
            Finding("control", "Only words of others tell who holds the places named, none in the articles' own voice.")
        ]
    for side in dict.fromkeys(articles["side"]):
        told = articles[articles["side"] == side].sort_values(["published", "article_id"], kind="stable", na_position="last")
        own = [r for r in _own(side, counted)]
        ids = tuple(r["instance_id"] for r in own)
        if len(told) <= LISTED:
            each = listed([f"{signed(r['value'])} ({outlet_named(r['outlet'])}, {_day(r['published'])})" for r in told.to_dict("records")])
            text = f"The hold of {names[side]} on {where}, from −2 to +2, by article in the order of dates: {each}."
        else:
            text = (
                f"The hold of {names[side]} on {where}, from −2 to +2: {signed(told['value'].median())} in the middle of "
                f"{count(len(told), 'article')}, from {signed(told['value'].min())} to {signed(told['value'].max())}."
            )
        found.append(Finding("control", text, instances=ids))
    found += _headlines(figures, counted, names)
    found += _claims(counted, names, where)
    return found or [Finding("control", f"Only words of others tell who holds {where}, none in the articles' own voice.")]


def _of_each_place(counted: Sequence[Row], names: dict[str, str]) -> list[Finding]:
    """A finding a side and place, of articles whose own cues name no other place; where the profile has no place."""
    own = [r for r in counted if not r["claimed"] and r["side"] in names and r["place"]]
    named: dict[str, set[str]] = {}
    for r in own:
        named.setdefault(r["article_id"], set()).add(plain(r["place"]))
    series: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for r in sorted(own, key=lambda r: (r["published"] or "9", r["article_id"])):
        if len(named[r["article_id"]]) == 1:
            series.setdefault((plain(r["place"]), r["side"]), {}).setdefault(r["article_id"], []).append(r)
    found = []
    for (_, side), by in sorted(series.items()):
        each = [(float(median(r["value"] for r in told)), told[0]) for told in by.values()]
        words = listed([f"{signed(value)} ({outlet_named(r['outlet'])}, {_day(r['published'])})" for value, r in each[:LISTED]])
        rest = f" and {count(len(each) - LISTED, 'more article')}" if len(each) > LISTED else ""
        text = f"The hold of {names[side]} on {each[0][1]['place']}, from −2 to +2, by article in the order of dates: {words}{rest}."
        found.append(Finding("control", text, instances=tuple(r["instance_id"] for told in by.values() for r in told)))
    return found


def _day(published: Any) -> str:
    return published[:10] if isinstance(published, str) else "undated"


def _headlines(figures: pd.DataFrame, counted: list[Row], names: dict[str, str]) -> list[Finding]:
    """Articles whose headline gives a side more or less of a hold than their body does; each article by its first side."""
    found, seen = [], set()
    both = figures[(figures["level"] == "article") & figures["headline"].notna() & figures["lede"].fillna(figures["body"]).notna()]
    for r in both.to_dict("records"):
        rest = [i["value"] for i in _own(r["side"], counted) if i["article_id"] == r["article_id"] and i["segment"] in ("lede", "body")]
        under = float(median(rest))
        if r["article_id"] in seen or r["headline"] == under:
            continue
        seen.add(r["article_id"])
        ids = tuple(i["instance_id"] for i in _own(r["side"], counted) if i["article_id"] == r["article_id"])
        text = f"The headline of an article of {outlet_named(r['outlet'])} gives {names[r['side']]} {signed(r['headline'])}, the text below it {signed(under)}."
        found.append(Finding("control_headline", text, instances=ids))
    return found[:LISTED]


def _claims(counted: list[Row], names: dict[str, str], where: str) -> list[Finding]:
    """What each side says of its own hold."""
    found = []
    for side in sorted({r["side"] for r in counted}):
        told = [r for r in counted if r["claimed"] and r["side"] == side and r["claimant_side"] == side]
        if told:
            said = f"In the words of {names[side]} its own hold on {where} is {signed(float(median(r['value'] for r in told)))}, in the middle of {count(len(told), 'sentence')}."
            ids = tuple(r["instance_id"] for r in told)
            found.append(Finding("control_claimed", said, instances=ids))
    return found
