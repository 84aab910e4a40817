"""Takes quotations, gives the words by which each article introduces each side's words: neutral, distancing, endorsing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd
from ruamel.yaml import YAML

from counterclaim.framing.by_side import Row, by_voice, difference_findings, of, own_sides, rows_by_side, tests
from counterclaim.framing.measure import SHARE_COLUMNS, Corpus, Description, Measure
from counterclaim.framing.spoken import Spoken
from counterclaim.framing.uncertainty import cautions
from counterclaim.framing.wordlists import inflected
from counterclaim.ledger.finding import Finding, listed
from counterclaim.ledger.frames import records_from_frame
from counterclaim.ledger.names import names_in_sentences
from counterclaim.reading.records import Quotation
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

CLASSED = ("neutral", "distancing", "endorsing")
CLASSES = (*CLASSED, "unclassed")
THOUGHT = "thought"
FIGURE_COLUMNS = {
    "cues": "count",
    **dict.fromkeys(CLASSES, "count"),
    **SHARE_COLUMNS,
    "which": "list",
    **{f"smoothed_{c}": "share" for c in CLASSED},
}
STANCE = Description(
    name="stance",
    source="Ken Hyland, Metadiscourse, 2005; Marta Recasens, Cristian Danescu-Niculescu-Mizil and Dan Jurafsky, Linguistic models for "
    "analyzing and detecting biased language, ACL 2013; Harold Jeffreys, 1946 (the prior Dirichlet(1/2) of the smoothed shares)",
    formula="share = distancing / cues; smoothed share of a class = (its cues + 1/2) / (classed cues + 3/2)",
    title="How the sides' words are introduced",
    unit="words that introduce a side's words",
    method="Every word that introduces a side's words, quoted or reported, counts once: neutral (said), distancing (claimed, insisted) or "
    "endorsing (confirmed), by the project's list (data/stance.yml, CC0). Words that introduce speech inside somebody's quotation, and "
    "those of captions, and words that tell what somebody thinks or hopes, are shown and not counted. The share is of distancing ones.",
)


def measure(quotations: pd.DataFrame, articles: list[Article] | tuple[Article, ...], profile: Profile) -> Measure:
    """Stance of the verbs that introduce speech (Hyland 2005; Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013).

    figures, a row a unit and side of the profile: cues (neutral + distancing + endorsing + unclassed), share =
    distancing / cues, missing where there is none, with a 95 % bootstrap interval low, high over articles where the
    outlet has enough; smoothed_neutral, smoothed_distancing, smoothed_endorsing: the means of the Dirichlet posterior over
    the classed cues; which: the cues in lower case, the commonest first. instances: the cues, with speaker, stance, quoted
    (the words that they introduce).
    """
    corpus = Corpus.of(articles)
    spoken = sorted(records_from_frame(quotations, Quotation), key=lambda q: (q.article_id, q.cue_start or 0, q.start, q.end))
    rows = _instances(spoken, corpus, profile)
    figures = rows_by_side(rows, corpus, own_sides(profile), _tell, _ratio, FIGURE_COLUMNS)
    columns = dict.fromkeys(("speaker", "stance", "quoted"), "text")
    names = names_in_sentences(profile, articles)
    tested = tests(rows, corpus, own_sides(profile), _ratio)
    findings = [
        *_findings(rows, profile, names),
        *difference_findings(tested, lambda side: f"the share of distancing words before words of {names[side]}", rows, "stance", corpus),
    ]
    details = {"tests": tested, "by_voice": by_voice(rows, corpus, own_sides(profile))}
    return STANCE.measured(figures, rows, columns, findings, cautions(corpus), details)


def stance_of(cue: str) -> str:
    """The class of a cue as printed, "thought" where it tells what somebody thinks or wants, "unclassed" where it is in none.

    >>> stance_of("claiming"), stance_of("According to"), stance_of("confirmed"), stance_of("hoping")
    ('distancing', 'neutral', 'endorsing', 'thought')
    """
    plain = re.sub(r"\s+", " ", cue.casefold().strip())
    known = _forms()
    if plain in known:
        return known[plain]
    # "falsely proclaimed", "was quoted as saying": the word that tells most of the stance decides
    found = {known[w] for w in plain.split() if w in known}
    return next((c for c in ("distancing", "endorsing", "neutral", THOUGHT) if c in found), "unclassed")


@cache
def _forms() -> dict[str, str]:
    text = resources.files("counterclaim.framing").joinpath("data/stance.yml").read_text(encoding="utf-8")
    forms: dict[str, str] = {}
    for name, described in YAML(typ="safe").load(text)["classes"].items():
        for phrase in described["words"]:
            base, _, rest = phrase.casefold().partition(" ")
            for form in inflected(base):
                forms.setdefault(f"{form} {rest}".strip(), name)
    return forms


def _instances(spoken: list[Quotation], corpus: Corpus, profile: Profile) -> list[dict[str, Any]]:
    rows: dict[tuple[str, int, int], dict[str, Any]] = {}
    speech = Spoken(spoken, corpus)
    for q in spoken:
        if q.cue is None or q.cue_start is None or q.cue_end is None or q.kind == "scare":
            continue
        key = (q.article_id, q.cue_start, q.cue_end)
        if key in rows or q.repeat:
            continue
        voice = speech.voice(q.article_id, q.cue_start)
        apart = {"caption": "a caption", "quotation": "in quotation marks"}.get(voice, "")
        reason = corpus.why_not(q.article_id, q.cue_start) or apart
        reason = reason or ("a thought, no speech" if stance_of(q.cue) == THOUGHT else "")
        reason = reason or ("" if q.speaker_side in profile.sides else "of no side")
        rows[key] = corpus.instance("stance", *key, q.cue, q.speaker_side, reason, voice) | {
            "speaker": q.speaker,
            "stance": stance_of(q.cue),
            "quoted": q.text,
        }
    return list(rows.values())


def _ratio(side: str, rows: Sequence[Row]) -> tuple[float, float]:
    own = of(side, rows)
    return sum(r["stance"] == "distancing" for r in own), len(own)


def _tell(side: str, rows: Sequence[Row]) -> Row:
    own = of(side, rows)
    stances = Counter(r["stance"] for r in own)
    cues = Counter(r["text"].casefold() for r in own)
    which = tuple(c for c, _ in sorted(cues.items(), key=lambda i: (-i[1], i[0])))
    classed = sum(stances[c] for c in CLASSED)
    smoothed = {f"smoothed_{c}": (stances[c] + 0.5) / (classed + 0.5 * len(CLASSED)) if classed else None for c in CLASSED}
    return {"cues": len(own), "which": which} | {c: stances[c] for c in CLASSES} | smoothed


def _findings(rows: list[dict[str, Any]], profile: Profile, names: dict[str, str]) -> list[Finding]:
    found = []
    for side in profile.sides:
        own = [r for r in rows if r["counted"] and r["side"] == side]
        if not own:
            continue
        parts = [f"{n} {c}" for c in CLASSES if (n := sum(r["stance"] == c for r in own))]
        text = f"Of {len(own)} words that introduce words of {names[side]}: {listed(parts)}."
        if len(own) == 1:
            kind = "of no class in the list" if own[0]["stance"] == "unclassed" else own[0]["stance"]
            text = f"The one word that introduces words of {names[side]} is {kind}."
        found.append(Finding("stance", text, instances=tuple(r["instance_id"] for r in own)))
    return found or [Finding("stance", "No word that introduces a side's words was read.")]
