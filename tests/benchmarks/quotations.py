"""Attributions in, how well quotations and their speakers are found out: `python tests/benchmarks/quotations.py ATTRIBUTIONS.jsonl`.

ATTRIBUTIONS: JSON Lines of {"id", "text", "gold": [{"kind": "attribution", "source_spans", "cue_spans", "content_spans"}]}, the form of PolNeAR
(Newell et al. 2018). A direct quotation of the gold is a stretch in quotation marks at least half of which lies in the content of an attribution;
it is found where a direct quotation begins and ends within two characters of it. A speaker is right where a word of three letters is shared with
the gold's source, or the gold's source is a pronoun and some speaker was named. Reported speech: spans that overlap by half of their union.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from counterclaim.reading.document import make_document
from counterclaim.reading.quotation_marks import paragraphs
from counterclaim.reading.records import Quotation
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations
from counterclaim.sources.article import Article, Segment
from counterclaim.sources.profile import Profile

Span = tuple[int, int]
PRONOUNS = {"he", "she", "they", "it", "i", "we", "who", "which"}


def read(row: dict[str, Any]) -> list[Quotation]:
    segments = tuple(Segment("paragraph", start, end) for start, end in paragraphs(row["text"]))
    finder = SideFinder(Profile(title="none"))
    return quotations(make_document(Article(row["id"], row["id"], "", row["text"], segments), finder.names), finder)


def gold_direct(row: dict[str, Any]) -> dict[Span, str]:
    """Each quoted stretch in the content of an attribution, with the words of its sources."""
    text, inside = row["text"], [[] for _ in row["text"]]  # type: ignore[var-annotated]
    for attribution in row["gold"]:
        for start, end in attribution.get("content_spans", []):
            for place in range(start, end):
                inside[place].append(attribution)
    found: dict[Span, str] = {}
    for first, last in paragraphs(text):
        at = first
        while match := re.compile("[\"“]|''").search(text, at, last):
            mark = {"“": "”"}.get(match.group(), match.group())
            end = text.find(mark, match.end(), last)
            end = last if end < 0 else end
            words = text[match.end() : end]
            start, stop = match.end() + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
            if stop > start and sum(bool(inside[place]) for place in range(start, stop)) >= 0.5 * (stop - start):
                sources = {tuple(span) for place in range(start, stop) for a in inside[place] for span in a.get("source_spans", [])}
                found[start, stop] = " ".join(text[a:b] for a, b in sorted(sources)).lower()
            at = end + 1
    return found


def overlap(a: Span, b: Span) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def shares(hit: int, found: int, wanted: int) -> dict[str, float]:
    precision, recall = hit / max(1, found), hit / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Shares of direct quotations and of reported speech, and for how many direct quotations that are found the speaker is right."""
    hit = found = wanted = speakers = reported_hit = reported = reported_gold = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold, quoted = gold_direct(row), read(row)
        direct = {(q.start, q.end): q for q in quoted if q.kind == "direct"}
        found, wanted = found + len(direct), wanted + len(gold)
        for span, source in gold.items():
            near = next((d for d in direct if abs(d[0] - span[0]) <= 2 and abs(d[1] - span[1]) <= 2), None)
            if near is None:
                continue
            hit += 1
            speaker = (direct[near].speaker or "").lower()
            words = set(re.findall(r"\w{3,}", source))
            speakers += bool(speaker) and (not words or bool(words & set(re.findall(r"\w{3,}", speaker))) or source.strip() in PRONOUNS)
        indirect = {(q.start, q.end) for q in quoted if q.kind == "reported"}
        contents = {
            (min(a for a, _ in g["content_spans"]), max(b for _, b in g["content_spans"]))
            for g in row["gold"]
            if g.get("content_spans") and not re.search('["“”]', "".join(row["text"][a:b] for a, b in g["content_spans"]))
        }
        reported, reported_gold = reported + len(indirect), reported_gold + len(contents)
        reported_hit += sum(any(overlap(c, i) >= 0.5 for i in indirect) for c in contents)
    return {
        "direct": shares(hit, found, wanted),
        "speaker": {"right": round(speakers / max(1, hit), 3)},
        "reported": shares(reported_hit, reported, reported_gold),
    }


def main(path: str) -> None:
    began = time.perf_counter()
    for name, figures in measure(Path(path)).items():
        print(name, *(f"{key} {figure:.3f}" for key, figure in figures.items()))
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tests/benchmarks/quotations.py ATTRIBUTIONS.jsonl")
    main(sys.argv[1])
