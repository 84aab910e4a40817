"""Texts and a profile in; out, how many articles a second the reader and a plain full spaCy pipeline read: `python tests/benchmarks/speed.py TEXTS.jsonl PROFILE.yml`.

TEXTS: JSON Lines with "text", and "id" and "outlet" where they are known. Both read the same texts in processes of their own, on one core, in
alternating pairs; imports and the loading of the model are not timed, medians are told. With --check the claims of the reader
are compared with those that it finds when every sentence is parsed. Seconds of the clock and of the processor: on a busy machine the latter tell more.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from counterclaim.sources.article import Article, Fact, Segment
from counterclaim.sources.clean import clean_text
from counterclaim.sources.segments import segment

WARM = "Two soldiers were killed near the bridge on Monday, the ministry said."


def load_articles(path: Path, limit: int | None = None) -> list[Article]:
    """Each line of the file as an article, its text cut into segments as files are."""
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[:limit]):
        row = json.loads(line)
        facts = {"outlet": Fact(str(row["outlet"]), "entered")} if row.get("outlet") else {}
        text = clean_text(row["text"])
        articles.append(Article(str(row.get("id", number)), f"{number}.txt", "", text, segment(text), facts))
    return articles


def read_all(articles: Sequence[Article], profile: Path, *, every_sentence: bool = False) -> tuple[float, float, list[dict[str, Any]]]:
    """Seconds of the clock and of the processor that reading took, and the claims."""
    from counterclaim.reading import read
    from counterclaim.sources import load_profile

    known = load_profile(profile)
    read.read_article(Article("warm", "warm.txt", "", WARM, (Segment("paragraph", 0, len(WARM)),)), known)
    clock, cpu = time.perf_counter(), time.process_time()
    readings = read.read_articles(articles, known, every_sentence=every_sentence, processes=1)
    spent = time.perf_counter() - clock, time.process_time() - cpu
    return *spent, [dataclasses.asdict(claim) for reading in readings for claim in reading.claims]


def parse_all(articles: Sequence[Article], profile: Path) -> tuple[float, float]:
    """Seconds of the clock and of the processor that the whole spaCy pipeline takes for the same texts."""
    import spacy

    from counterclaim.reading import language
    from counterclaim.sources import load_profile

    nlp = language.load(load_profile(profile).model)
    assert isinstance(nlp, spacy.language.Language)
    list(nlp.pipe([WARM]))
    texts = [article.text for article in articles]
    clock, cpu = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - clock, time.process_time() - cpu


def _run(system: str, texts: Path, profile: Path, limit: int | None) -> tuple[float, float]:
    command = [sys.executable, __file__, str(texts), str(profile), "--system", system, *(["--limit", str(limit)] if limit else [])]
    # One core each: the threads of a matrix library would be counted for one system and not for the other.
    single = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    clock, cpu = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, env=single).stdout)
    return clock, cpu


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the reader beside a plain full spaCy pipeline.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("profile", type=Path)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--limit", type=int, help="only the first texts of the file")
    parser.add_argument("--check", action="store_true", help="compare the claims with those of parsing every sentence")
    parser.add_argument("--system", choices=("reader", "spacy"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    articles = load_articles(chosen.texts, chosen.limit)
    if chosen.system:
        spent = read_all(articles, chosen.profile)[:2] if chosen.system == "reader" else parse_all(articles, chosen.profile)
        sys.stdout.write(json.dumps(spent))
        return
    if chosen.check:
        sparing, whole = (read_all(articles, chosen.profile, every_sentence=every)[2] for every in (False, True))
        differing = [c for c in sparing if c not in whole] + [c for c in whole if c not in sparing]
        sys.stdout.write(f"{len(sparing)} claims; parsing every sentence {len(whole)}; differing {len(differing)}\n")
        for claim in differing[:20]:
            sys.stdout.write(
                f"  {claim['article_id']} {claim['exact']!r} {claim['outcome']} {claim['low']} {claim['victim_side']} {claim['claimant_side']} {claim['status']}\n"
            )
    times: dict[str, list[tuple[float, float]]] = {"spacy": [], "reader": []}
    for _ in range(chosen.pairs):
        for system, runs in times.items():
            runs.append(_run(system, chosen.texts, chosen.profile, chosen.limit))
    for n, of in enumerate(("clock", "processor")):
        seconds = {system: statistics.median(run[n] for run in runs) for system, runs in times.items()}
        ratio = statistics.median(a[n] / b[n] for a, b in zip(times["spacy"], times["reader"], strict=True))
        sys.stdout.write(
            f"{of}: reader {len(articles) / seconds['reader']:.1f} articles/s, spaCy {len(articles) / seconds['spacy']:.1f} articles/s; "
            f"{ratio:.2f} times (median of {chosen.pairs} pairs, {len(articles)} articles)\n"
        )


if __name__ == "__main__":
    main()
