"""The record of what was measured, and an edition, in; tables of accuracy out: of this book's articles, of other collections, by confidence."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from counterclaim.present import numbers, tables
from counterclaim.present.dates import day
from counterclaim.present.figures.drawing import Figure, words_alone
from counterclaim.present.figures.reached import Lane, reached
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import rows
from counterclaim.reading.records import OUTCOMES
from counterclaim.reading.score import read_claims, score

LEVELS = {
    "count": "Outcome and bounds",
    "victim": "… and whose losses",
    "claimant": "… and who says it (without whose losses)",
    "status": "… and status (without the sides)",
    "full": "All: outcome, bounds, both sides, status",
}
SHORT = {"count": "Outcome, bounds", "victim": "+ whose losses", "claimant": "+ who says it", "status": "+ status", "full": "All"}
NOTHING = "Nothing has been measured yet."
MEASURES = {
    "count_f1": "counts, F1",
    "f1": "counts, F1",
    "first": "main count given first",
    "full_f1": "whole claims, F1",
    "exact": "number of victims, exact match",
    "source_f1": "exact spans of the source, F1",
    "cue_f1": "exact spans of the cue, F1",
    "content_f1": "exact spans of the content, F1",
}
QUOTATIONS = {
    "direct": {"f1": "direct quotations, F1"},
    "speaker": {"right": "speaker right, of the direct quotations that are found"},
    "reported": {"f1": "reported speech, half of the words, F1"},
}
DOUBTFUL = 0.7
OF_THIS_BOOK = "counterclaim claims DIR --without-review -o claims.jsonl && counterclaim score tests/gold/*.claims.jsonl claims.jsonl"


@dataclass(frozen=True)
class Record:
    """data/accuracy.yml: collections, counts and spans as measured, published as quoted, looks at what was held out."""

    collections: Mapping[str, Any]
    counts: Mapping[str, Any]
    published: Sequence[Mapping[str, Any]]
    looks: Sequence[Mapping[str, Any]]
    spans: Mapping[str, Any] = field(default_factory=dict)


def load_record() -> Record:
    """What tests/benchmarks/measure.py wrote last."""
    data = YAML(typ="safe").load(files("counterclaim.reading").joinpath("data/accuracy.yml").read_text(encoding="utf-8"))
    found = {key: data.get(key) or {} for key in ("collections", "counts", "spans")}
    return Record(**found, published=data.get("published") or (), looks=data.get("looks") or ())


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


def at_a_glance(record: Record | None = None) -> Figure | Html:
    """A lane a collection: what the program reaches, what a plain rule does, and where two readers agree."""
    known = record or load_record()
    lanes = [
        Lane(
            one["title"], one["levels"]["count"]["f1"], one["levels"]["full"]["f1"], one["baseline"]["full"]["f1"], one["use"] == "held out"
        )
        for one in known.collections.values()
    ]
    if not lanes:
        return words_alone("accuracy-glance", NOTHING)
    readers = next((row["full_f1"] for row in known.published if "full_f1" in row), None)
    told = numbers.list_words(
        [f"{n.title}{' (held out)' if n.new else ''} {n.full:.2f} of whole claims, {n.count:.2f} of counts" for n in lanes]
    )
    new = [n.full for n in lanes if n.new] or [n.full for n in lanes]
    headline = (
        f"On articles that nobody developed it on, the program has F1 {min(new):.2f} to {max(new):.2f} of whole claims"
        if any(n.new for n in lanes)
        else f"The program has F1 {min(new):.2f} to {max(new):.2f} of whole claims on articles that it was developed on"
    ) + (f"; two careful readers agree with {readers:.2f}" if readers else "")
    return Figure(
        "accuracy-glance", headline, f"F1 by collection: {told}.", lambda width: reached(lanes, readers, width),
        note="Filled: whole claims. Hollow: outcome and bounds alone. Stroke: whole claims by the nearest number to a word such as “killed”. "
        "Bold: held out, looked at through its scores alone.",
    )  # fmt: skip


def collections(record: Record | None = None) -> Html:
    """Whole claims of every collection that was measured, beside the plain baseline; what the program was developed on and what not."""
    known = (record or load_record()).collections
    cells = [
        {
            "Articles": f"{_named(one)} ({one['articles']})",
            "Claims": int(one["claims"]),
            **_shares(one["levels"]["full"]),
            "Plain rule, F1": float(one["baseline"]["full"]["f1"]),
        }
        for one in known.values()
    ]
    told = f", measured {_between([one['date'] for one in known.values()])}" if known else ""
    caption = f"Whole claims: outcome, bounds, both sides and status{told}"
    return tables.html_table(tables.frame_of(cells), "accuracy-collections", caption, empty=NOTHING)


def fields(record: Record | None = None) -> Html:
    """F1 by what must be right, a column a field."""
    cells = [
        {"Articles": _named(one)} | {short: float(one["levels"][level]["f1"]) for level, short in SHORT.items() if level in one["levels"]}
        for one in (record or load_record()).collections.values()
    ]
    return tables.html_table(tables.frame_of(cells), "accuracy-fields", "F1 by what must be right", empty=NOTHING)


def outcomes(record: Record | None = None) -> Html:
    """F1 of whole claims by outcome."""
    known = record or load_record()
    names = [outcome for outcome in OUTCOMES if any(outcome in one["outcomes"] for one in known.collections.values())]
    cells = [
        {"Articles": _named(one)}
        | {name.capitalize(): float(one["outcomes"][name]["f1"]) if name in one["outcomes"] else None for name in names}
        for one in known.collections.values()
    ]
    return tables.html_table(tables.frame_of(cells), "accuracy-outcomes", "F1 of whole claims, by outcome", empty=NOTHING)


def every_figure(record: Record | None = None) -> Html:
    """Precision, recall and F1 of every collection by what must be right and by outcome, with the share right where the count is."""
    cells: list[dict[str, object]] = []
    for one in (record or load_record()).collections.values():
        parts = [(LEVELS[level], one["levels"][level]) for level in LEVELS if level in one["levels"]]
        parts += [(f"All, of {outcome}", found) for outcome, found in one["outcomes"].items()]
        for what, found in parts:
            cells.append({"Articles": _named(one), "Right in": what, **_shares(found), "Claims": found.get("claims")})
    return tables.html_table(
        tables.frame_of(cells), "accuracy-every", "Precision, recall and F1 by collection, field and outcome", empty=NOTHING
    )


def beside_others(record: Record | None = None) -> Html:
    """Counts and attributions on public benchmarks, and what others reached; published figures with their source."""
    known = record or load_record()
    cells: list[dict[str, object]] = []

    def row(system: str, data: str, measure: str, figure: float, told: str) -> None:
        cells.append({"System": system, "Data": data, "Measure": measure, "Figure": float(figure), "From": told})

    for one in known.counts.values():
        told, data = f"measured {day(one['date'])}; {one['use']}", f"{one['title']} ({one['articles']} articles)"
        for key, name in (("reader", "This program"), ("baseline", "Nearest number to a casualty word")):
            for measure in ("f1", "first"):
                if measure in one[key]:
                    row(name, data, MEASURES[measure], one[key][measure], told)
    for one in known.spans.values():
        told, data = f"measured {day(one['date'])}; {one['use']}", f"{one['title']} ({one['articles']} articles)"
        for kind, found in one["reader"].items():
            row("This program", data, f"exact spans of the {kind}, F1", found["f1"], told)
        for kind, found in one.get("quotations", {}).items():
            for figure, measure in QUOTATIONS.get(kind, {}).items():
                row("This program", data, measure, found[figure], told)
    for published in known.published:
        for measure, name in MEASURES.items():
            if measure in published:
                row(published["what"], published["data"], name, published[measure], published["source"])
    return tables.html_table(
        tables.frame_of(cells), "accuracy-others", "On public benchmarks: this program, a plain rule, two readers and published systems", empty=NOTHING
    )  # fmt: skip


def looks(record: Record | None = None) -> Html:
    """When what nobody developed on was looked at, why, and what was seen."""
    cells: list[dict[str, object]] = []
    for look in (record or load_record()).looks:
        for one in look.get("figures") or [{"title": "all that was held out", "count": None, "full": None}]:
            cells.append(
                {"When": str(look["date"]), "Why": look["why"], "Articles": one["title"], "Count, F1": one["count"], "All, F1": one["full"]}
            )
    caption = "Every look at articles that the program was not developed on"
    return tables.html_table(tables.frame_of(cells), "accuracy-looks", caption, empty="Nobody has looked yet.")


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


def doubtful(edition: Edition) -> Html:
    """The claims of this edition that are likelier wrong than DOUBTFUL, least sure first, each with a link to its words."""
    look = Look.of(edition)
    found = sorted((c for c in rows(edition.claims) if c["confidence"] < DOUBTFUL), key=lambda c: (c["confidence"], c["claim_id"]))
    cells = [
        {
            "Confidence": float(c["confidence"]),
            "Words": tables.claim_link(c, c["exact"], ""),
            "Losses of": look.within(c["victim_side"]),
            "Says who": c["claimant"] or "the outlet",
            "Outlet": c["outlet"],
        }
        for c in found
    ]
    caption = f"The doubtful claims of this book, with a confidence below {DOUBTFUL:.2f}: look at these first"
    return tables.html_table(
        tables.frame_of(cells), "accuracy-doubtful", caption, empty=f"No claim of this book has a confidence below {DOUBTFUL:.2f}."
    )


def commands(record: Record | None = None) -> Html:
    """By which commands the figures are made again, and when they were."""
    known = record or load_record()
    cells: list[dict[str, object]] = [
        {
            "Figures": "this book’s articles",
            "Command": tag("code", OF_THIS_BOOK),
            "Made": "when the book was built, where claims were read by hand",
        }
    ]
    measured: dict[str, list[str]] = {}
    for one in (*known.collections.values(), *known.counts.values(), *known.spans.values()):
        measured.setdefault(one["command"], []).append(one["date"])
    for command, dates in sorted(measured.items()):
        cells.append({"Figures": "collections and benchmarks", "Command": tag("code", command), "Made": _between(dates)})
    confidence = json.loads(files("counterclaim.reading").joinpath("data/confidence.json").read_text(encoding="utf-8"))
    cells.append({"Figures": "confidence", "Command": tag("code", confidence["command"]), "Made": "when its weights were fitted"})
    return tables.html_table(tables.frame_of(cells), "accuracy-commands", "The commands that make these figures", empty="")


def _between(dates: Sequence[str]) -> str:
    first, last = min(dates), max(dates)
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def _named(one: Mapping[str, Any]) -> str:
    return f"{one['title']}{'; held out' if one['use'] == 'held out' else ''}"


def _shares(row: Mapping[str, Any]) -> dict[str, object]:
    return {"Precision": float(row["precision"]), "Recall": float(row["recall"]), "F1": float(row["f1"])}


def _plain(claim: Any) -> dict[str, Any]:
    """A claim with None where a frame has a missing value."""
    found = asdict(claim) if is_dataclass(claim) and not isinstance(claim, type) else dict(claim)
    return {
        key: None if isinstance(value, float) and value != value else int(value) if key in ("low", "high") and value is not None else value
        for key, value in found.items()
    }
