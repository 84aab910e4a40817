"""Takes mentions of the sides, gives how each article names them: neutral or evaluative, with every instance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from counterclaim.framing.by_side import Row, by_voice, difference_findings, of, own_sides, rows_by_side, tests
from counterclaim.framing.measure import SHARE_COLUMNS, Corpus, Description, Measure
from counterclaim.framing.uncertainty import cautions
from counterclaim.framing.wordlists import evaluative_words
from counterclaim.ledger.finding import Finding, count, listed, outlet_named, quantity
from counterclaim.ledger.frames import frame_of, records_from_frame
from counterclaim.ledger.names import names_in_sentences
from counterclaim.reading.records import Mention
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

FIGURE_COLUMNS = (
    dict.fromkeys(("labels", "neutral", "evaluative", "negative", "positive"), "count")
    | SHARE_COLUMNS
    | {"smoothed": "share"}
    | {"reported": "count", "captions": "count", "quoted": "count", "which": "list"}
)
LABEL_COLUMNS = {
    "side": "text",
    "label": "text",
    "evaluative": "flag",
    "labels": "count",
    "articles": "count",
    "outlets": "list",
    "instances": "list",
}
_DETERMINER = re.compile(r"^(?:the|a|an|these|those|this|that|its|his|her|their|our|some|all|both)\s+", re.IGNORECASE)
_OTHER = re.compile(r"(?:the\s+)?other\s", re.IGNORECASE)
_AFTER_OTHER = re.compile(r"\bother\s$", re.IGNORECASE)
_BEFORE = re.compile(r"(?<![\w’'-])([^\W\d_]+(?:[-‐‑][^\W\d_]+)*),?[ ]$")
_BEHIND = re.compile(r" ([^\W\d_]+)(?![\w’'-])")
_PEOPLE = re.compile(r"(?:s|men|regime|junta|clique|gang)$", re.IGNORECASE)
_AGAINST = re.compile(r"(?:anti|counter|non)[-‐‑–\s]?$", re.IGNORECASE)

LABELS = Description(
    name="labels",
    source="Felix Hamborg, Karsten Donnay and Bela Gipp, Automated identification of media bias in news articles, 2019 (word choice and "
    "labelling); Harold Jeffreys, 1946 (the prior Beta(1/2, 1/2) of the smoothed share)",
    formula="share = evaluative / labels; smoothed = (evaluative + 1/2) / (labels + 1)",
    title="What the sides are called",
    unit="noun phrases that name a side",
    method="Every noun phrase that names a side by a name or a generic word in the article's own words, reported speech included, is "
    "one label; people's names are not. It is evaluative when it holds a word of the project's list (data/evaluative.yml, CC0). "
    "Captions and what stands in quotation marks are counted apart.",
)


def measure(mentions: pd.DataFrame, articles: list[Article] | tuple[Article, ...], profile: Profile) -> Measure:
    """Word choice and labelling (Hamborg, Donnay and Gipp 2019) of the sides.

    figures, a row a unit and side of the profile: labels (neutral + evaluative) in the article's own words; reported:
    those of them in indirect speech, which is worded by the article; negative, positive: of the evaluative ones; share =
    evaluative / labels, missing where there is no label, with a 95 % bootstrap interval low, high over articles where the
    outlet has enough; smoothed: the mean of Beta(evaluative + 1/2, neutral + 1/2), which keeps few labels from 0 and 1; captions, quoted: labels in captions and in quotation marks, not part of `labels`; which: the
    evaluative labels. instances: with kind, head, voice, label ("neutral", "evaluative"), words, classes.
    details["by_label"]: side × label as printed, lower case.
    """
    corpus = Corpus.of(articles)
    rows = [_instance(m, corpus, profile) for m in _sorted(mentions)]
    figures = rows_by_side(rows, corpus, own_sides(profile), _tell, _ratio, FIGURE_COLUMNS)
    columns = dict.fromkeys(("kind", "head", "label"), "text") | {"words": "list", "classes": "list", "valence": "text"}
    names = names_in_sentences(profile, articles)
    tested = tests(rows, corpus, own_sides(profile), _ratio)
    findings = [
        *_findings(rows, figures, names, corpus),
        *difference_findings(tested, lambda side: f"the share of evaluative labels of {names[side]}", rows, "labels", corpus),
    ]
    details = {
        "by_label": frame_of(_by_label(rows), LABEL_COLUMNS),
        "tests": tested,
        "by_voice": by_voice([r for r in rows if r["kind"] != "person"], corpus, own_sides(profile)),
    }
    return LABELS.measured(figures, rows, columns, findings, cautions(corpus), details)


def _sorted(mentions: pd.DataFrame) -> list[Mention]:
    return sorted(records_from_frame(mentions, Mention), key=lambda m: (m.article_id, m.start, m.end, m.side))


def _with_judging_words(mention: Mention, text: str) -> Mention:
    """The mention with the listed words right before it and, where they mean people or a body, right behind it.

    Reading parses sparingly: in a sentence that it did not parse a mention is the bare name."""
    start, end = mention.start, mention.end
    while before := _BEFORE.search(text, max(0, start - 40), start):
        if not evaluative_words().find(before.group(1)):
            break
        start = before.start(1)
    after = _BEHIND.match(text, end)
    if after and evaluative_words().find(after.group(1)) and _PEOPLE.search(after.group(1)):
        end = after.end(1)
    if (start, end) == (mention.start, mention.end) or not text[mention.start : mention.end] == mention.text:
        return mention
    return replace(mention, start=start, end=end, text=text[start:end])


def _instance(mention: Mention, corpus: Corpus, profile: Profile) -> dict[str, Any]:
    if mention.kind != "person":
        mention = _with_judging_words(mention, corpus.texts.get(mention.article_id, ""))
    side = profile.sides.get(mention.side)
    spared = frozenset(w.casefold() for w in re.findall(r"\w+", side.name)) if side else frozenset()
    found = evaluative_words().find(mention.text, spared)
    before = corpus.texts.get(mention.article_id, "")[max(0, mention.start - 8) : mention.start]
    reason = corpus.why_not(mention.article_id, mention.start)
    if not reason and mention.kind == "person":
        reason = "a person"
    elif not reason and side and any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", mention.text, re.IGNORECASE) for name in side.media):
        reason = "a medium"
    elif not reason and _AGAINST.search(before):
        reason = "part of a word for those against it"
    elif not reason and found and (_OTHER.match(mention.text) or _AFTER_OTHER.search(before)):
        reason = "speaks of others"
    elif not reason and corpus.is_repeat(mention.article_id, mention.start):
        reason = "repeats earlier words"
    elif not reason and mention.voice in ("caption", "quotation"):
        reason = "a caption" if mention.voice == "caption" else "in quotation marks"
    place = (mention.article_id, mention.start, mention.end, mention.text, mention.side)
    return corpus.instance("labels", *place, reason, mention.voice) | {
        "kind": mention.kind,
        "head": mention.head,
        "label": "evaluative" if found else "neutral",
        "words": tuple(dict.fromkeys(w.word for w in found)),
        "classes": tuple(dict.fromkeys(w.word_class for w in found)),
        "valence": found[0].valence if found else "",
    }


def _ratio(side: str, rows: Sequence[Row]) -> tuple[float, float]:
    own = of(side, rows)
    return sum(r["label"] == "evaluative" for r in own), len(own)


def _tell(side: str, rows: Sequence[Row]) -> Row:
    own = of(side, rows)
    judged = [r for r in own if r["label"] == "evaluative"]
    apart = Counter(r["reason"] for r in rows if r["side"] == side)
    return {
        "labels": len(own),
        "smoothed": (len(judged) + 0.5) / (len(own) + 1) if own else None,
        "neutral": len(own) - len(judged),
        "evaluative": len(judged),
        "negative": sum(r["valence"] == "negative" for r in judged),
        "positive": sum(r["valence"] == "positive" for r in judged),
        "reported": sum(r["voice"] == "reported" for r in own),
        "captions": apart["a caption"],
        "quoted": apart["in quotation marks"],
        "which": tuple(sorted({_label(r["text"]) for r in judged})),
    }


def _label(text: str) -> str:
    return _DETERMINER.sub("", re.sub(r"\s+", " ", text)).casefold()


def _by_label(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        if row["counted"]:
            groups.setdefault((row["side"], _label(row["text"])), []).append(row)
    made = [
        {
            "side": side,
            "label": label,
            "evaluative": told[0]["label"] == "evaluative",
            "labels": len(told),
            "articles": len({r["article_id"] for r in told}),
            "outlets": sorted({r["outlet"] for r in told}),
            "instances": [r["instance_id"] for r in told],
        }
        for (side, label), told in groups.items()
    ]
    return sorted(made, key=lambda r: (r["side"], -r["labels"], r["label"]))


def _by_words(judged: list[dict[str, Any]], most: int = 3) -> str:
    """The commonest evaluative words with the labels that each makes evaluative; a label of two such words counts once."""
    common = sorted(Counter(w for r in judged for w in r["words"]).items(), key=lambda c: (-c[1], c[0]))
    rank = {word: n for n, (word, _) in enumerate(common)}
    firsts = Counter(min(r["words"], key=lambda w: rank[w]) for r in judged)
    ordered = sorted(firsts.items(), key=lambda c: (-c[1], c[0]))
    parts = [f"“{w}” ({n})" for w, n in ordered[:most]]
    rest = sum(n for _, n in ordered[most:])
    told = listed([*parts, f"other words ({rest})"] if rest else parts)
    return told + (", each label under its commonest word" if any(len(r["words"]) > 1 for r in judged) else "")


def _findings(rows: list[dict[str, Any]], figures: pd.DataFrame, names: dict[str, str], corpus: Corpus) -> list[Finding]:
    counted = [r for r in rows if r["counted"]]
    if not counted:
        return [Finding("labels", "No side of the profile is named in the articles' own words.")]
    found = []
    for side in dict.fromkeys(figures["side"]):
        own = [r for r in counted if r["side"] == side]
        judged = [r for r in own if r["label"] == "evaluative"]
        if not own:
            continue
        name = names.get(side, side)
        if not judged:
            text = (
                f"None of {count(len(own), 'label')} of {name} evaluates."
                if len(own) > 1
                else f"The one label of {name} does not evaluate."
            )
        else:
            verb = "evaluates" if len(judged) == 1 else "evaluate"
            if len(own) == 1:
                text = f"The one label of {name} evaluates, by {_by_words(judged)}."
            else:
                of = f"{quantity(len(judged), len(own))} labels of {name} {verb}"
                praise = sum(r["valence"] == "positive" for r in judged)
                favour = f", {praise if praise < len(judged) else 'all'} of them in its favour" if praise else ""
                text = f"{of} ({len(judged) / len(own):.0%}){favour}, by {_by_words(judged)}."
        found.append(Finding("evaluative_labels", text, instances=tuple(r["instance_id"] for r in judged or own)))
    rates = figures[(figures["level"] == "article") & (figures["labels"] > 0) & (figures["evaluative"] > 0)]
    if len(corpus.articles) > 1 and len(rates):
        top = rates.sort_values(["share", "labels", "article_id"], ascending=[False, False, True], kind="stable").iloc[0]
        hits = [r for r in counted if r["article_id"] == top["article_id"] and r["side"] == top["side"] and r["label"] == "evaluative"]
        share = f"{top['evaluative']} of {count(top['labels'], 'label')} of {names[top['side']]} ({top['share']:.0%})"
        text = f"The largest share is in an article of {outlet_named(top['outlet'])}: {share}."
        found.append(Finding("most_evaluative", text, instances=tuple(r["instance_id"] for r in hits)))
    return found
