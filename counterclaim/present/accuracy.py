"""The record of what was measured, and an edition, in; tables of accuracy out: of this book's articles, of other collections, by confidence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from counterclaim.present import numbers, tables
from counterclaim.present.dates import day
from counterclaim.present.markup import Html, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import rows
from counterclaim.reading.score import read_claims, score

LEVELS = {
    "count": "Outcome and bounds",
    "victim": "… and whose losses",
    "claimant": "… and who says it (without whose losses)",
    "full": "All: outcome, bounds, both sides, status",
}
FIELDS = {"victim_side": "whose losses", "claimant_side": "which side says it", "status": "status"}


@dataclass(frozen=True)
class Record:
    """data/accuracy.yml: collections and counts as measured, published as quoted, looks at what was held out."""

    collections: Mapping[str, Any]
    counts: Mapping[str, Any]
    published: Sequence[Mapping[str, Any]]
    looks: Sequence[Mapping[str, str]]


def load_record() -> Record:
    """What tests/benchmarks/measure.py wrote last."""
    data = YAML(typ="safe").load(files("counterclaim.reading").joinpath("data/accuracy.yml").read_text(encoding="utf-8"))
    return Record(data.get("collections") or {}, data.get("counts") or {}, data.get("published") or (), data.get("looks") or ())


def of_this_book(edition: Edition, gold: Path) -> Html:
    """How well the articles of this edition were read, computed now, where they were read by hand; by level and by outcome.

    gold: a folder of claims read by hand (*.claims.jsonl); those of articles that are not in this edition are left aside.
    """
    read_by_hand = {key: claims for path in sorted(gold.glob("*.claims.jsonl")) for key, claims in read_claims(path).items()}
    here = {article.article_id for article in edition.articles}
    golds = {key: claims for key, claims in read_by_hand.items() if key in here}
    told: dict[str, list[dict[str, Any]]] = {}
    for claim in rows(edition.ledger_as_read.claims):  # what people corrected is no accuracy of the program's
        told.setdefault(claim["article_id"], []).append(claim)
    cells: list[dict[str, object]] = []
    if golds:
        for row in score(golds, {key: [_plain(c) for c in claims] for key, claims in told.items()}).itertuples():
            if row.level in LEVELS and row.outcome == "all" or row.level == "full":
                what = LEVELS[row.level] if row.outcome == "all" else f"All, of {row.outcome}"
                cells.append({"Right in": what, **_shares(row._asdict()), "Claims read by hand": int(row.right + row.wrong + row.missed)})
    caption = f"How well {numbers.counted(len(golds), 'article')} of this book {'was' if len(golds) == 1 else 'were'} read, computed when the book was built"
    return tables.html_table(
        tables.frame_of(cells), "accuracy-here", caption,
        empty="None of these articles has been read by hand, so how well they were read is not known; the tables below tell of others.",
    )  # fmt: skip


def collections(record: Record | None = None) -> Html:
    """Accuracy on every collection that was measured, beside the plain baseline; what the program was developed on and what not."""
    cells = []
    for one in (record or load_record()).collections.values():
        for level in ("count", "full"):
            found = one["levels"][level]
            cells.append(
                {
                    "Articles": f"{one['title']} ({one['articles']})",
                    "Program": one["use"],
                    "Right in": LEVELS[level] if level == "count" else "All",
                    **_shares(found),
                    "F1 of the nearest number": float(one["baseline"][level]["f1"]),
                    "Measured": day(one["date"]),
                }
            )
    return tables.html_table(
        tables.frame_of(cells), "accuracy-collections", "How well collections of articles were read", empty="Nothing has been measured yet."
    )


def fields(record: Record | None = None) -> Html:
    """Of the claims whose count is right, the share in which each field is right."""
    cells = [
        {"Articles": f"{one['title']} ({one['use']})", "Claims with the right count": int(one["fields"]["status"]["claims"])}
        | {title.capitalize(): float(one["fields"][field]["accuracy"]) for field, title in FIELDS.items()}
        for one in (record or load_record()).collections.values()
    ]
    return tables.html_table(
        tables.frame_of(cells), "accuracy-fields", "Where the count is right, how often the rest is", empty="Nothing has been measured yet."
    )


def outcomes(record: Record | None = None) -> Html:
    """F1 of whole claims by outcome."""
    known = record or load_record()
    names = list(dict.fromkeys(outcome for one in known.collections.values() for outcome in one["outcomes"]))
    cells = [
        {"Articles": f"{one['title']} ({one['use']})"}
        | {name: float(one["outcomes"][name]["f1"]) if name in one["outcomes"] else None for name in names}
        for one in known.collections.values()
    ]
    return tables.html_table(
        tables.frame_of(cells), "accuracy-outcomes", "F1 of whole claims, by outcome", empty="Nothing has been measured yet."
    )


def beside_others(record: Record | None = None) -> Html:
    """Counts alone on two public benchmarks, and what others reached; published figures with their source."""
    known = record or load_record()
    cells: list[dict[str, object]] = []
    for one in known.counts.values():
        for system, name in (("reader", "This program"), ("baseline", "Nearest number to a casualty word")):
            found = one[system]
            told = f"measured {day(one['date'])}; {one['use']}"
            cells.append(
                {
                    "System": name,
                    "Data": f"{one['title']} ({one['articles']} articles)",
                    "F1": float(found["f1"]) if "f1" in found else None,
                    "Main count first": float(found["first"]),
                    "Whole claims, F1": None,
                    "From": told,
                }
            )
    for one in known.published:
        cells.append(
            {
                "System": one["what"],
                "Data": one["data"],
                "F1": one.get("count_f1"),
                "Main count first": one.get("first"),
                "Whole claims, F1": one.get("full_f1"),
                "From": one["source"],
            }
        )
    return tables.html_table(
        tables.frame_of(cells),
        "accuracy-others",
        "Counts of victims: this program, a plain rule, two readers and published systems",
        empty="",
    )


def by_confidence() -> Html:
    """Precision by band of confidence, on articles that the weights were not fitted to."""
    data = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    cells = [
        {
            "Confidence": f"{row['from']:.2f} to {row['to']:.2f}",
            "Claims": int(row["claims"]),
            "Right in all": int(row["right"]),
            "Share right": float(row["precision"]) if row["claims"] else None,
            "Mean confidence": float(row["confidence"]) if row["claims"] else None,
        }
        for row in data["bands_held_out"]
    ]
    caption = (
        f"What confidence is worth: {data['claims']} claims of {data['articles']} articles, each judged by weights fitted to the others"
    )
    return tables.html_table(tables.frame_of(cells), "accuracy-confidence", caption, empty="")


def commands(record: Record | None = None) -> Html:
    """By which commands the figures are made again, and how often what was held out has been looked at."""
    known = record or load_record()
    made = sorted({one["command"] for one in known.collections.values()})
    confidence = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))["command"]
    cells = [{"Figures": "accuracy", "Command": tag("code", command)} for command in made] + [
        {"Figures": "confidence", "Command": tag("code", confidence)}
    ]
    return tables.html_table(tables.frame_of(cells), "accuracy-commands", "The commands that make these figures", empty="")


def _shares(row: Mapping[str, Any]) -> dict[str, object]:
    return {"Precision": float(row["precision"]), "Recall": float(row["recall"]), "F1": float(row["f1"])}


def _plain(claim: Any) -> dict[str, Any]:
    """A claim with None where a frame has a missing value."""
    found = asdict(claim) if is_dataclass(claim) and not isinstance(claim, type) else dict(claim)
    return {
        key: None if isinstance(value, float) and value != value else int(value) if key in ("low", "high") and value is not None else value
        for key, value in found.items()
    }
