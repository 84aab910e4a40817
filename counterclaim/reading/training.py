"""Arguments of a command in; out, collections to train on, each article read up to its attribution (`read`), and folds over articles (`folds`)."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.reading.attribution import claim_sentences
from counterclaim.reading.candidate import Candidate
from counterclaim.reading.casualties import candidates
from counterclaim.reading.discourse import Discourse, discourse
from counterclaim.reading.document import Document, make_document
from counterclaim.reading.records import Quotation
from counterclaim.reading.score import read_claims
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations

DATA = (
    "Claims read by hand in articles of FA-KES (Abu Salem et al., ICWSM 2019, https://doi.org/10.5281/zenodo.2607278, CC BY 4.0) and in posts of "
    "FIGNEWS-2024 (Zaghouani et al., 2024, MIT licence), and in the invented articles among the tests. The reader was developed on the same articles. "
    "Only weights are kept here, none of the texts."
)


@dataclass(frozen=True)
class Read:
    """One article as it stands before its claims are attributed, and the claims that were read in it by hand."""

    golds: list[dict[str, Any]]
    document: Document
    finder: SideFinder
    found: list[Candidate]
    said: Discourse
    quotations: list[Quotation]


def arguments_of(description: str, output: str, arguments: Sequence[str] | None = None) -> tuple[list[tuple[Path, Path, Path]], Path]:
    """Triples of a folder of articles, a gold file and a profile, and the file of data/ to write; ends the command where they are no triples."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("paths", nargs="+", type=Path, metavar="SOURCES GOLD PROFILE")
    parser.add_argument("--invented", nargs="*", type=Path, default=[], help="folders of NAME/, NAME.claims.jsonl and NAME.profile.yml")
    parser.add_argument("--output", type=Path, default=Path(__file__).parent / "data" / output)
    chosen = parser.parse_args(arguments)
    if len(chosen.paths) % 3:
        parser.error("expected triples of a folder of articles, a gold file and a profile")
    triples = [tuple(chosen.paths[n : n + 3]) for n in range(0, len(chosen.paths), 3)]
    for profile in (p for folder in chosen.invented for p in sorted(folder.glob("*.profile.yml"))):
        name = profile.name.removesuffix(".profile.yml")
        triples.append((profile.parent / name, profile.parent / f"{name}.claims.jsonl", profile))
    return triples, chosen.output


def read(folder: Path, gold: Path, profile: Path) -> Iterator[Read]:
    """The articles of one collection that the gold file (JSON Lines, `score.read_claims`) has claims of, in their order."""
    from counterclaim.sources import load_profile, load_sources

    known = load_profile(profile)
    finder = SideFinder(known)
    golds = read_claims(gold)
    for article in load_sources(folder).articles:
        if article.article_id in golds:
            document = make_document(article, finder.names, known.model)
            found = candidates(document, finder)
            said = discourse(document, finder, claim_sentences(found))
            yield Read(golds[article.article_id], document, finder, found, said, quotations(document, finder, said))


def folds(article_ids: Iterable[str], count: int, seed: int) -> Iterator[set[str]]:
    """The articles to leave out, `count` times, so that each is left out once with all its claims."""
    ids = sorted(set(article_ids))
    random.Random(seed).shuffle(ids)
    for fold in range(count):
        yield set(ids[fold::count])


def write(path: Path, report: dict[str, object]) -> None:
    """The report as readable JSON."""
    path.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
