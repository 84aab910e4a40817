"""Attributions in, how well whole attributions are found: `python tests/benchmarks/polnear.py ATTRIBUTIONS.jsonl`: source, cue and content spans, exact and overlapping.

ATTRIBUTIONS: JSON Lines of {"id", "text", "gold": [{"kind": "attribution", "source_spans", "cue_spans", "content_spans"}]}, the form of PolNeAR
(Newell et al. 2018). Of each attribution the span of a field is its stretch from first to last character. Exact: both ends agree, but for marks and
spaces; overlapping: the common part is at least half of both together. quotations.py tells of direct speech and its speakers.
Published on the test part, exact F1 of source / cue / content (CofeNet, Wang et al., COLING 2022): rules 10.7 / 22.8 / 5.6, CoreNLP 13.9 / – / 17.5,
CRF 50.6 / 53.4 / 28.6, BERT 81.1 / 74.0 / 68.9. Those systems but the first two were trained on PolNeAR; this reader was not.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from counterclaim.reading.discourse import discourse
from counterclaim.reading.document import make_document
from counterclaim.reading.quotation_marks import paragraphs
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations
from counterclaim.sources.article import Article, Segment
from counterclaim.sources.profile import Profile

Span = tuple[int, int]
FIELDS = ("source", "cue", "content")


def spans(row: dict[str, Any], *, whole: bool = False) -> dict[str, set[Span]]:
    """What the reader gives as sources, cues and contents. whole: with every sentence parsed, which reading does only where claims are."""
    segments = tuple(Segment("paragraph", start, end) for start, end in paragraphs(row["text"]))
    finder = SideFinder(Profile(title="none"))
    document = make_document(Article(row["id"], row["id"], "", row["text"], segments), finder.names)
    if whole:
        document.parse()
    said = discourse(document, finder)
    found: dict[str, set[Span]] = {field: set() for field in FIELDS}
    for sources in said.sources:
        for source in sources:
            if source.kind != "hearsay" and source.text:
                found["source"].add((source.start, source.end))
                found["cue"].add((source.cue_start, source.cue_end))
    told = [q for q in quotations(document, finder, said) if q.kind != "scare" and q.cue_start is not None]
    # What one cue introduces is one content, quoted or not.
    for cue in {q.cue_start for q in told}:
        parts = [q for q in told if q.cue_start == cue]
        found["content"].add((min(q.start for q in parts), max(q.end for q in parts)))
    return found


def gold_spans(row: dict[str, Any]) -> dict[str, set[Span]]:
    return {
        field: {
            (min(a for a, _ in g[f"{field}_spans"]), max(b for _, b in g[f"{field}_spans"])) for g in row["gold"] if g.get(f"{field}_spans")
        }
        for field in FIELDS
    }


def bare(text: str, span: Span) -> Span:
    """The span without marks, spaces and a leading "that" at its ends."""
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start + 5, end) if text[start : start + 5].lower() == "that " else (start, end)


def overlap(a: Span, b: Span) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def f1(hit: int, found: int, wanted: int) -> str:
    precision, recall = hit / max(1, found), hit / max(1, wanted)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def main(path: str, whole: bool) -> None:
    tally = {field: [0, 0, 0, 0] for field in FIELDS}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold, found = gold_spans(row), spans(row, whole=whole)
        for field in FIELDS:
            wanted, got = ({bare(row["text"], span) for span in spans_[field]} for spans_ in (gold, found))
            counts = tally[field]
            counts[0] += len(wanted & got)
            counts[1] += sum(any(overlap(w, g) >= 0.5 for g in got) for w in wanted)
            counts[2] += len(got)
            counts[3] += len(wanted)
    for field, (exact, near, got, wanted) in tally.items():
        print(f"{field:8} exact {f1(exact, got, wanted)}; overlapping {f1(near, got, wanted)}")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3 or len(sys.argv) == 3 and sys.argv[2] != "--parsed":
        sys.exit("usage: python tests/benchmarks/polnear.py ATTRIBUTIONS.jsonl [--parsed]")
    main(sys.argv[1], "--parsed" in sys.argv)
