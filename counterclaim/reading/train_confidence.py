"""Articles, hand-read claims and a profile in; out, the weights of confidence: `python -m counterclaim.reading.train_confidence SOURCES GOLD PROFILE [SOURCES GOLD PROFILE ...]`.

Every claim that the reader finds is an example: right where a gold claim agrees in outcome, bounds, victims' side, claimant's side and
status. Claims that the gold leaves open (repeats, ambiguous presence, echoes) are none. Cross-validation is over articles.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from counterclaim.reading.attribution import attribute
from counterclaim.reading.confidence import PARTS, ConfidenceModel, bands, features_of, fit, surroundings
from counterclaim.reading.read import make_claim
from counterclaim.reading.score import agrees, optional, pair, same_count
from counterclaim.reading.training import DATA, arguments_of, folds, read, write
from counterclaim.reading.whose import whose

RIDGE, SEED, FOLDS = 1.0, 7, 10
INVENTED = " Also claims of the project's own invented articles (tests/fixtures/reading)."
FIELDS = {"victims": "victim_side", "claimant": "claimant_side", "status": "status"}


@dataclass(frozen=True)
class Example:
    """features: as in confidence.features_of. told: which parts of the claim are right; those behind a wrong count are left out."""

    article_id: str
    features: dict[str, dict[str, float]]
    told: Mapping[str, bool]

    @property
    def right(self) -> bool:
        return all(self.told.values())


def examples(folder: Path, gold: Path, profile: Path) -> Iterator[Example]:
    """The examples of one collection, in the order of its articles."""
    for r in read(folder, gold, profile):
        credited = attribute(r.document, r.found, r.quotations, r.finder, said=r.said)
        found = whose(r.document, r.finder, r.found, [a.claimant_side for a in credited])
        claims = [
            asdict(make_claim(r.document, r.finder, c, a, str(n), part_of=None, repeat_of=None))
            for n, (c, a) in enumerate(zip(found, credited, strict=True))
        ]
        pairs = {p: g for g, p in pair(r.golds, claims)}
        met = set(pairs.values())
        for n, claim in enumerate(claims):
            if n in pairs:
                if optional(r.golds[pairs[n]]):
                    continue
                told = {"count": True} | {part: agrees(r.golds[pairs[n]], claim, field) for part, field in FIELDS.items()}
            elif any(same_count(r.golds[g], claim) for g in met):
                continue
            else:
                told = {"count": False}
            around = surroundings(r.document, r.finder, found[n])
            yield Example(r.document.article.article_id, features_of(found[n], credited[n], around), told)


def train(found: Sequence[Example]) -> ConfidenceModel:
    """One set of weights a part, each fitted to the claims whose count is right; a part that no example tells of gets none."""
    weights = {}
    for part in PARTS:
        known = [e for e in found if part in e.told]
        weights[part] = fit([e.features[part] for e in known], [e.told[part] for e in known], RIDGE) if known else {}
    return ConfidenceModel(weights)


def cross_validate(found: Sequence[Example]) -> list[float]:
    """For each example, its probability by weights that were fitted without its article."""
    held = [0.0] * len(found)
    for left_out in folds((e.article_id for e in found), FOLDS, SEED):
        model = train([e for e in found if e.article_id not in left_out])
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
        "about": "Weights of the four logistic models behind each claim's confidence; features: confidence.py; made by train_confidence.py.",
        "data": DATA + INVENTED,
        "command": "python -m counterclaim.reading.train_confidence SOURCES GOLD PROFILE SOURCES GOLD PROFILE --invented tests/fixtures/reading/articles tests/fixtures/reading/articles2 tests/fixtures/reading/articles3",
        "seed": SEED, "ridge": RIDGE, "folds": FOLDS, "articles": len({e.article_id for e in found}), "claims": len(found), "right": sum(right),
        "brier_held_out": round(sum((p - r) ** 2 for p, r in zip(held, right, strict=True)) / len(found), 4),
        "brier_of_the_mean": round(sum((sum(right) / len(found) - r) ** 2 for r in right) / len(found), 4),
        "likelier_of_right_and_wrong_told_apart": round(_told_apart(held, right), 3),
        "bands_held_out": bands(held, right),
        "weights": {part: dict(weights) for part, weights in train(found).weights.items()},
    })  # fmt: skip


def _told_apart(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """Of all pairs of a right and a wrong claim, the share in which the right one has the higher probability (the area under the ROC curve)."""
    good = [p for p, r in zip(probabilities, right, strict=True) if r]
    bad = [p for p, r in zip(probabilities, right, strict=True) if not r]
    wins = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return wins / (len(good) * len(bad)) if good and bad else 0.5


if __name__ == "__main__":
    main()
