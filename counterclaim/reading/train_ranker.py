"""Articles, hand-read claims and a profile in; out, the ranker's weights: `python -m counterclaim.reading.train_ranker SOURCES GOLD PROFILE [...] [--invented FOLDER ...]`.

SOURCES: a folder of articles. GOLD: JSON Lines, one article a line: {"id", "claims": [{outcome, low, high, number, victim, claimant,
claimant_side, ambiguous}]}. Claims that the reader finds (same outcome and bounds) are the examples; what the annotator left open is no
example. Cross-validation is over articles. Written: weights, prior, seed, sizes, accuracies and credits, into data/ranker.json or --output.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.reading.attribution import setting_of
from counterclaim.reading.attribution_features import features_of
from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document
from counterclaim.reading.options import options_of
from counterclaim.reading.ranker import Features, Ranker, fit
from counterclaim.reading.training import DATA, arguments_of, folds, read, write

RIDGE, SEED, FOLDS = 3.0, 7, 5
# What is believed before any example is seen: a source that covers the claim speaks for it; nothing else does unless it goes on.
PRIOR: dict[str, float] = {
    "here": 1.0, "here:covers": 1.5, "here:nearest": 0.5, "here:clause of the cue": 0.5, "here:weak": -0.7, "here:hearsay": 2.0, "here:object of another": -1.0,
    "here:in the source's words": -1.0, "here:cue in another's quotation": -2.0, "here:speaks the quotation": 2.0, "speaker": 4.0,
    "outlet:no source here": 1.0, "outlet:headline": 1.0, "outlet:running toll": 1.0, "outlet:background": 0.5, "outlet:covered here": -1.0,
    "carry:goes on": 1.0, "carry:counts on": 1.0, "carry:speaks on after it": 1.5, "carry:no date of its own": 0.3, "carry:first person": 1.5, "outlet:first person": -1.0, "carry:the enemy": 0.7, "carry:head of the post": 3.0, "carry:no new name": 0.3, "carry:short": 0.3, "carry:also": 0.3, "carry:more": 0.3, "here:stop between": -1.0, "carry:turns": -0.7, "carry:covered here": -2.0, "carry:new paragraph": -1.0, "carry:running toll": -1.0,
    "carry:background": -1.0, "carry:back 2": -0.7, "carry:back 3": -1.5, "ahead": -1.0, "ahead:same number": 0.7,
}  # fmt: skip


@dataclass(frozen=True)
class Example:
    """One claim: its options' features, which of them are right, and the sides, true and of each option."""

    article_id: str
    features: list[Features]
    right: list[bool]
    sides: list[str]
    side: str


def examples(folder: Path, gold: Path, profile: Path) -> Iterator[Example]:
    """The examples of one collection, in the order of its articles."""
    for r in read(folder, gold, profile):
        setting = setting_of(r.document, r.found, r.quotations, r.finder, r.said)
        for claim, told in _pairs(r.golds, r.found, r.document):
            if {"claimant_side", "presence"} & set(told.get("ambiguous", ())) or told.get("repeat"):
                continue
            options = options_of(setting, claim)
            right = [o.side == told["claimant_side"] for o in options]
            named = [
                bool(side and o.source is not None and _overlap(told.get("claimant"), f"{o.source.text} {setting.said.name_of(o.source)}"))
                for side, o in zip(right, options, strict=True)
            ]
            yield Example(
                r.document.article.article_id,
                [features_of(setting, claim, o) for o in options],
                named if any(named) else right,
                [o.side for o in options],
                told["claimant_side"],
            )


def _pairs(golds: Sequence[dict[str, Any]], found: Sequence[Candidate], document: Document) -> Iterator[tuple[Candidate, dict[str, Any]]]:
    """Each gold claim with the likeliest found claim of its outcome and bounds; none is used twice."""
    used: set[int] = set()
    for gold in golds:
        best: tuple[float, int] | None = None
        for n, claim in enumerate(found):
            free = gold.get("ambiguous", ())
            if (
                n in used
                or gold["outcome"] != claim.outcome
                and "outcome" not in free
                or any(gold.get(b) != getattr(claim, b) and b not in free for b in ("low", "high"))
            ):
                continue
            sentence = document.sentences[claim.sentence]
            words = document.text[sentence.start : sentence.end]
            score = (
                1.5 * _overlap(gold.get("claimant"), words)
                + (gold["number"].lower() == claim.number.lower())
                + _overlap(gold.get("victim"), document.text[claim.start : claim.end])
            )
            if best is None or score > best[0]:
                best = (score, n)
        if best is not None:
            used.add(best[1])
            yield found[best[1]], gold


def _overlap(words: str | None, text: str) -> float:
    """The share of the longer words that the text holds."""
    wanted = re.findall(r"\w{4,}", (words or "").lower())
    return sum(w in text.lower() for w in wanted) / len(wanted) if wanted else 0.0


def accuracy(ranker: Ranker, chosen: Sequence[Example]) -> float:
    """The share of examples whose likeliest option has the right side."""
    if not chosen:
        return 0.0
    hits = 0
    for example in chosen:
        chances = ranker.weigh(example.features)
        hits += example.sides[max(range(len(chances)), key=lambda n: (chances[n], -n))] == example.side
    return hits / len(chosen)


def cross_validate(all_examples: Sequence[Example]) -> float:
    """Accuracy on left-out articles: every article is left out once, with all its claims."""
    hits = 0.0
    for left_out in folds((e.article_id for e in all_examples), FOLDS, SEED):
        ranker = fit([(e.features, e.right) for e in all_examples if e.article_id not in left_out], RIDGE, PRIOR)
        part = [e for e in all_examples if e.article_id in left_out]
        hits += accuracy(ranker, part) * len(part)
    return hits / len(all_examples)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the weights."""
    collections, output = arguments_of("Train the ranker of attributions.", "ranker.json", arguments)
    found = [e for paths in collections for e in examples(*paths)]
    if not found:
        sys.exit("no claim of the gold files was found in the articles")
    ranker = fit([(e.features, e.right) for e in found], RIDGE, PRIOR)
    held, seen = cross_validate(found), accuracy(ranker, found)
    write(output, {
        "about": "Weights of the conditional logit that chooses who says a claim; features: attribution_features.py; made by train_ranker.py.",
        "data": DATA,
        "command": "python -m counterclaim.reading.train_ranker SOURCES GOLD PROFILE SOURCES GOLD PROFILE "
        "--invented tests/fixtures/reading/articles tests/fixtures/reading/articles2",
        "seed": SEED, "ridge": RIDGE, "folds": FOLDS, "articles": len({e.article_id for e in found}), "claims": len(found),
        "accuracy_cross_validated_over_articles": round(held, 4), "accuracy_in_training": round(seen, 4),
        "prior": PRIOR, "weights": dict(sorted(ranker.weights.items())),
    })  # fmt: skip
    sys.stdout.write(
        f"{len(found)} claims; right side {held:.3f} cross-validated over articles, {seen:.3f} in training; written to {output.name}\n"
    )


if __name__ == "__main__":
    main()
