"""Articles, hand-read claims and a profile in; out, the weights of confidence: `python -m counterclaim.reading.train_confidence SOURCES GOLD PROFILE [SOURCES GOLD PROFILE ...]`.

Every claim that the reader finds is an example: right where a gold claim agrees in outcome, bounds, victims' side, claimant's side and
status. Claims that the gold leaves open (repeats, ambiguous presence, echoes) are none. Cross-validation is over articles.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from counterclaim.reading.attribution import attribute, neighbours
from counterclaim.reading.casualties import candidates
from counterclaim.reading.confidence import bands, features_of, fit
from counterclaim.reading.discourse import discourse
from counterclaim.reading.document import make_document
from counterclaim.reading.read import make_claim
from counterclaim.reading.score import FIELDS, agrees, optional, pair, read_claims, same_count
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations

RIDGE, SEED, FOLDS = 2.0, 7, 10


@dataclass(frozen=True)
class Example:
    article_id: str
    features: dict[str, float]
    right: bool


def examples(folder: Path, gold: Path, profile: Path) -> Iterator[Example]:
    """The examples of one collection, in the order of its articles."""
    from counterclaim.sources import load_profile, load_sources

    known = load_profile(profile)
    finder = SideFinder(known)
    hand_read = read_claims(gold)
    for article in load_sources(folder).articles:
        if article.article_id not in hand_read:
            continue
        golds = hand_read[article.article_id]
        document = make_document(article, finder.names, known.model)
        found = candidates(document, finder)
        document.parse(neighbours(found))
        said = discourse(document, finder)
        credited = attribute(document, found, quotations(document, finder, said), finder, said=said)
        told = [
            asdict(make_claim(document, finder, c, a, str(n), part_of=None, repeat_of=None))
            for n, (c, a) in enumerate(zip(found, credited, strict=True))
        ]
        pairs = {p: g for g, p in pair(golds, told)}
        met = set(pairs.values())
        for n, claim in enumerate(told):
            if n in pairs:
                if optional(golds[pairs[n]]):
                    continue
                right = all(agrees(golds[pairs[n]], claim, field) for field in FIELDS)
            elif any(same_count(golds[g], claim) for g in met):
                continue
            else:
                right = False
            yield Example(article.article_id, features_of(found[n], credited[n]), right)


def cross_validate(found: Sequence[Example], folds: int = FOLDS, seed: int = SEED) -> list[float]:
    """For each example, its probability by weights that were fitted without its article."""
    ids = sorted({e.article_id for e in found})
    random.Random(seed).shuffle(ids)
    held = [0.0] * len(found)
    for fold in range(folds):
        left_out = set(ids[fold::folds])
        seen = [e for e in found if e.article_id not in left_out]
        model = fit([e.features for e in seen], [e.right for e in seen], RIDGE)
        for n, example in enumerate(found):
            if example.article_id in left_out:
                held[n] = model.probability(example.features)
    return held


def main(arguments: Sequence[str] | None = None) -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description="Calibrate the confidence of claims.")
    parser.add_argument("paths", nargs="+", metavar="SOURCES GOLD PROFILE")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "data" / "confidence.json")
    chosen = parser.parse_args(arguments)
    if len(chosen.paths) % 3:
        parser.error("expected triples of a folder of articles, a gold file and a profile")
    found = [e for n in range(0, len(chosen.paths), 3) for e in examples(*map(Path, chosen.paths[n : n + 3]))]
    if not found:
        parser.error("no claim was read in articles of the gold files")
    right = [e.right for e in found]
    held = cross_validate(found)
    report = {
        "about": "Weights of the logistic model behind each claim's confidence; features: confidence.py; made by train_confidence.py.",
        "data": "Claims read by hand in articles of FA-KES (Abu Salem et al., ICWSM 2019, https://doi.org/10.5281/zenodo.2607278, CC BY 4.0) and in posts of "
        "FIGNEWS-2024 (Zaghouani et al., 2024, MIT licence). The reader was developed on the same articles. Only weights are kept here, none of the texts.",
        "command": "python -m counterclaim.reading.train_confidence SOURCES GOLD PROFILE SOURCES GOLD PROFILE",
        "seed": SEED, "ridge": RIDGE, "folds": FOLDS, "articles": len({e.article_id for e in found}), "claims": len(found), "right": sum(right),
        "brier_held_out": round(sum((p - r) ** 2 for p, r in zip(held, right, strict=True)) / len(found), 4),
        "brier_of_the_mean": round(sum((sum(right) / len(found) - r) ** 2 for r in right) / len(found), 4),
        "bands_held_out": bands(held, right),
        "weights": dict(fit([e.features for e in found], right, RIDGE).weights),
    }  # fmt: skip
    chosen.output.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
