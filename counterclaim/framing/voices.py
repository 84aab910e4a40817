"""Takes quotations, gives how many words each article leaves to each side, who speaks them, and every quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from counterclaim.framing.across import RECYCLED_COLUMNS, dead_speakers, recycled, recycled_finding
from counterclaim.framing.by_side import ALL, Row, by_voice, difference_findings, of, rows_by_side, sides_apart, tests
from counterclaim.framing.measure import Corpus, Description, Measure
from counterclaim.framing.speakers import is_named, resolve_speakers
from counterclaim.framing.uncertainty import cautions
from counterclaim.ledger.finding import Finding, count, listed, outlet_named
from counterclaim.ledger.frames import frame_of, records_from_frame
from counterclaim.ledger.names import names_in_sentences
from counterclaim.reading.records import Claim, Quotation
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

WORD_COLUMNS = dict.fromkeys(("direct_words", "reported_words", "direct", "reported"), "count")
FIGURE_COLUMNS = {**WORD_COLUMNS, "share": "share", "share_of_sides": "share", "low": "share", "high": "share", "speakers": "list"}
SPEAKER_COLUMNS = {
    "speaker": "text",
    "side": "text",
    **WORD_COLUMNS,
    "named": "flag",
    "articles": "list",
    "outlets": "list",
    "printed_as": "list",
    "instances": "list",
}
VOICES = Description(
    name="voices",
    source="Fatemeh Torabi Asr, Mohammad Mazraeh, Alexandre Lopes and others, The Gender Gap Tracker, PLOS ONE 2021",
    formula="share = direct words of a side / direct words of all speakers; share_of_sides = the same / direct words of the profile's sides",
    title="Whose words are heard",
    unit="words in direct quotation",
    method="Words inside quotation marks that are somebody's speech (direct) and words given as somebody's without them (reported), by "
    "the speaker's side. A quotation that the article repeats counts once; words in quotation marks that are no speech do not "
    "count. The share is of direct words.",
)
LISTED = 8  # articles that a sentence can name
OTHERS = ("civilian", "third_party", "unknown", "outlet", "both")


def measure(
    quotations: pd.DataFrame, articles: list[Article] | tuple[Article, ...], profile: Profile, claims: pd.DataFrame | None = None
) -> Measure:
    """Who is heard, after the Gender Gap Tracker (Asr et al. 2021), by side of the conflict.

    figures, a row a unit and side (the profile's, and of the others those that speak in it): direct_words,
    reported_words (words), direct, reported (quotations), share = direct_words / direct words of all speakers of the
    unit, share_of_sides = the same over the words of the profile's sides only, with a 95 % bootstrap interval low, high
    of share_of_sides over articles where the outlet has enough; both missing where nobody is quoted. speakers: names.
    instances: with kind, speaker (as printed), who (one name for one person), words, cue.
    details["speakers"]: the speakers' ledger, most quoted first; named: by a name, not by a common noun ("reports").
    details["recycled"]: quotations that stand in several articles, the first place with each later one. claims: whose dead are looked up among the speakers.
    """
    corpus = Corpus.of(articles)
    spoken = sorted(records_from_frame(quotations, Quotation), key=lambda q: (q.article_id, q.start, q.end, q.kind))
    shown = resolve_speakers([(q.speaker, q.speaker_side) for q in spoken if q.speaker], profile)
    rows = [_instance(q, shown, corpus) for q in spoken]
    columns = dict.fromkeys(("kind", "speaker", "who"), "text") | {
        "words": "count",
        "cue": "text",
        "cue_start": "count",
        "cue_end": "count",
    }

    def sides(here: Sequence[Row]) -> list[str]:
        return [*profile.sides, *(s for s in OTHERS if any(r["side"] == s for r in here))]

    figures = rows_by_side(
        rows,
        corpus,
        sides,
        _tell,
        lambda side, told: _of_sides(side, told, profile),
        FIGURE_COLUMNS,
        "share_of_sides",
    )
    speakers = _speakers(rows, profile, corpus)
    again = recycled(rows, corpus)
    dead = dead_speakers(rows, records_from_frame(claims, Claim), corpus) if claims is not None else []
    names = names_in_sentences(profile, articles)
    tested = tests(rows, corpus, sides_apart(profile), lambda side, told: _of_sides(side, told, profile))
    findings = [
        *_findings(rows, figures, speakers, names, profile, corpus),
        *recycled_finding(again, corpus),
        *dead,
        *difference_findings(tested, lambda side: f"the share of {names[side]} in the sides' quoted words", rows, "voices", corpus),
    ]
    details = {
        "speakers": frame_of(speakers, SPEAKER_COLUMNS),
        "recycled": frame_of(again, RECYCLED_COLUMNS),
        "tests": tested,
        "by_voice": by_voice(rows, corpus, sides),
    }
    return VOICES.measured(figures, rows, columns, findings, cautions(corpus), details)


def _instance(quotation: Quotation, shown: dict[tuple[str, str], str], corpus: Corpus) -> dict[str, Any]:
    reason = corpus.why_not(quotation.article_id, quotation.start)
    if not reason and quotation.kind == "scare":
        reason = "no speech"
    elif not reason and quotation.repeat:
        reason = "repeats earlier words"
    caption = corpus.segment_at(quotation.article_id, quotation.start) == "caption"
    if not reason and caption:
        reason = "a caption"
    place = (quotation.article_id, quotation.start, quotation.end, quotation.text, quotation.speaker_side)
    voice = "caption" if caption else {"direct": "quotation", "reported": "reported"}.get(quotation.kind, "own")
    return corpus.instance("voices", *place, reason, voice) | {
        "kind": quotation.kind,
        "speaker": quotation.speaker,
        "who": shown.get((quotation.speaker or "", quotation.speaker_side), quotation.speaker),
        "words": quotation.words or len(re.findall(r"\S*\w\S*", quotation.text)),
        "cue": quotation.cue,
        "cue_start": quotation.cue_start,
        "cue_end": quotation.cue_end,
    }


def _sums(rows: list[dict[str, Any]]) -> dict[str, int]:
    direct, reported = ([r for r in rows if r["kind"] == kind] for kind in ("direct", "reported"))
    return {
        "direct_words": sum(r["words"] for r in direct),
        "reported_words": sum(r["words"] for r in reported),
        "direct": len(direct),
        "reported": len(reported),
    }


def _of_sides(side: str, rows: Sequence[Row], profile: Profile) -> tuple[float, float]:
    """Direct words of a side of the profile, and of all of them."""
    if side not in profile.sides:
        return 0, 0
    words = Counter({s: _sums(of(s, rows))["direct_words"] for s in profile.sides})
    return words[side], words.total()


def _tell(side: str, rows: Sequence[Row]) -> Row:
    own = of(side, rows)
    sums, every = _sums(own), _sums(of(ALL, rows))["direct_words"]
    share = sums["direct_words"] / every if every else None
    return sums | {"share": share, "speakers": tuple(dict.fromkeys(r["who"] for r in own if r["who"]))}


def _speakers(rows: list[dict[str, Any]], profile: Profile, corpus: Corpus) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        if row["counted"]:
            groups.setdefault((row["who"] or "nobody named", row["side"]), []).append(row)
    made = [
        {"speaker": who, "side": side}
        | _sums(told)
        | {
            "named": is_named(who, profile, corpus.texts.values()),
            "articles": sorted({r["article_id"] for r in told}),
            "outlets": sorted({r["outlet"] for r in told}),
            "printed_as": sorted({r["speaker"] for r in told if r["speaker"]}),
            "instances": [r["instance_id"] for r in told],
        }
        for (who, side), told in groups.items()
    ]
    return sorted(made, key=lambda r: (-r["direct_words"], -r["reported_words"], r["speaker"], r["side"]))


def _findings(
    rows: list[dict[str, Any]],
    figures: pd.DataFrame,
    speakers: list[dict[str, Any]],
    names: dict[str, str],
    profile: Profile,
    corpus: Corpus,
) -> list[Finding]:
    direct = [r for r in rows if r["counted"] and r["kind"] == "direct"]
    every = sum(r["words"] for r in direct)
    if not every:
        return [Finding("voices", "Nobody is quoted directly.")]
    found = []
    named = [s for s in speakers if s["named"] and s["direct_words"]]
    if named:
        top = named[0]
        own = [r for r in direct if (r["who"], r["side"]) == (top["speaker"], top["side"])]
        where = f" in {count(len({r['article_id'] for r in own}), 'article')}" if len(corpus.articles) > 1 else ""
        share = f"{top['direct_words']} of {count(every, 'quoted word')} ({top['direct_words'] / every:.0%})"
        text = f"The most quoted speaker is {top['speaker']}: {share}{where}."
        found.append(Finding("most_quoted", text, instances=tuple(r["instance_id"] for r in own)))
    by_side = {s: sum(r["words"] for r in direct if r["side"] == s) for s in profile.sides}
    if len(by_side) > 1:
        parts = [
            f"{names[s]} {words:,} ({words / every:.0%})" for s, words in sorted(by_side.items(), key=lambda i: (-i[1], i[0])) if words
        ]
        silent = [names[s] for s, words in by_side.items() if not words]
        if parts:
            text = f"Of {count(every, 'quoted word')}: {', '.join(parts)}"
            rest = every - sum(by_side.values())
            text += f", others {rest:,} ({rest / every:.0%})." if rest else "."
            found.append(Finding("quoted_words", text, instances=tuple(r["instance_id"] for r in direct)))
        if silent and len(silent) <= 4:
            found.append(Finding("not_quoted", f"Nobody of {listed(silent, 'or of')} is quoted directly."))
        if len(corpus.articles) > 1 and len(by_side) == 2:
            found += _range(direct, figures, names)
    if not any(r["side"] == "civilian" for r in rows if r["counted"] and r["kind"] in ("direct", "reported")):
        found.append(Finding("no_civilian", "No speaker was read as a civilian."))
    return found


def _range(direct: list[dict[str, Any]], figures: pd.DataFrame, names: dict[str, str]) -> list[Finding]:
    """Article by article where they are few, else from the article that leaves the first side the largest share of the two sides' words to the one with the smallest."""
    first = figures["side"].iloc[0]
    told = figures[(figures["level"] == "article") & (figures["side"] == first) & figures["share_of_sides"].notna()]
    if len(told) < 2 or told["share_of_sides"].max() == told["share_of_sides"].min():
        return []
    ordered = told.sort_values(["share_of_sides", "article_id"], kind="stable")
    if len(ordered) <= LISTED:
        each = ", ".join(f"{r['share_of_sides']:.0%} ({outlet_named(r['outlet'])})" for r in reversed(ordered.to_dict("records")))
        text = f"Of the words quoted from the two sides, the share of {names[first]} by article: {each}."
        hits = tuple(r["instance_id"] for r in direct if r["article_id"] in set(ordered["article_id"]))
        return [Finding("share_range", text, instances=hits)]
    low, high = ordered.iloc[0], ordered.iloc[-1]
    text = (
        f"Of the words quoted from the two sides, the share of {names[first]} runs from {low['share_of_sides']:.0%} ({outlet_named(low['outlet'])}) "
        f"to {high['share_of_sides']:.0%} ({outlet_named(high['outlet'])}) in one article."
    )
    hits = tuple(r["instance_id"] for r in direct if r["article_id"] in (low["article_id"], high["article_id"]))
    return [Finding("share_range", text, instances=hits)]
