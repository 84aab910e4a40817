"""Articles, hand-read claims and a profile in; out, the weights of confidence: `python -m counterclaim.reading.train_confidence SOURCES GOLD PROFILE [SOURCES GOLD PROFILE ...]`.

Every claim that the reader finds is an example: right where a gold claim agrees in outcome, bounds, victims' side, claimant's side and
status. Claims that the gold leaves open (repeats, ambiguous presence, echoes) are none. Cross-validation is over articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from counterclaim.reading.attribution import attribute
from counterclaim.reading.confidence import bands, features_of, fit
from counterclaim.reading.read import make_claim
from counterclaim.reading.score import FIELDS, agrees, optional, pair, same_count
from counterclaim.reading.training import DATA, arguments_of, folds, read, write

RIDGE, SEED, FOLDS = 2.0, 7, 10


@dataclass(frozen=True)
class Example:
    article_id: str
    features: dict[str, float]
    right: bool


def examples(folder: Path, gold: Path, profile: Path) -> Iterator[Example]:
    """The examples of one collection, in the order of its articles."""
    for r in read(folder, gold, profile):
        credited = attribute(r.document, r.found, r.quotations, r.finder, said=r.said)
        told = [
            asdict(make_claim(r.document, r.finder, c, a, str(n), part_of=None, repeat_of=None))
            for n, (c, a) in enumerate(zip(r.found, credited, strict=True))
        ]
        pairs = {p: g for g, p in pair(r.golds, told)}
        met = set(pairs.values())
        for n, claim in enumerate(told):
            if n in pairs:
                if optional(r.golds[pairs[n]]):
                    continue
                right = all(agrees(r.golds[pairs[n]], claim, field) for field in FIELDS)
            elif any(same_count(r.golds[g], claim) for g in met):
                continue
            else:
                right = False
            yield Example(r.document.article.article_id, features_of(r.found[n], credited[n]), right)


def cross_validate(found: Sequence[Example]) -> list[float]:
    """For each example, its probability by weights that were fitted without its article."""
    held = [0.0] * len(found)
    for left_out in folds((e.article_id for e in found), FOLDS, SEED):
        seen = [e for e in found if e.article_id not in left_out]
        model = fit([e.features for e in seen], [e.right for e in seen], RIDGE)
        for n, example in enumerate(found):
            if example.article_id in left_out:
                held[n] = model.probability(example.features)
    return held


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the weights."""
    collections, output = arguments_of("Calibrate the confidence of claims.", "confidence.json", arguments)
    found = [e for paths in collections for e in examples(*paths)]
    if not found:
        sys.exit("no claim was read in articles of the gold files")
    right = [e.right for e in found]
    held = cross_validate(found)
    write(output, {
        "about": "Weights of the logistic model behind each claim's confidence; features: confidence.py; made by train_confidence.py.",
        "data": DATA,
        "command": "python -m counterclaim.reading.train_confidence SOURCES GOLD PROFILE SOURCES GOLD PROFILE",
        "seed": SEED, "ridge": RIDGE, "folds": FOLDS, "articles": len({e.article_id for e in found}), "claims": len(found), "right": sum(right),
        "brier_held_out": round(sum((p - r) ** 2 for p, r in zip(held, right, strict=True)) / len(found), 4),
        "brier_of_the_mean": round(sum((sum(right) / len(found) - r) ** 2 for r in right) / len(found), 4),
        "bands_held_out": bands(held, right),
        "weights": dict(fit([e.features for e in found], right, RIDGE).weights),
    })  # fmt: skip


if __name__ == "__main__":
    main()
