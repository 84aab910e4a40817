"""A folder of hand-read articles in; out, the record of accuracy: `python tests/benchmarks/measure.py --shared DIR [--held-out WHY]`.

DIR holds gold/ and bench/ as they were handed to the project; parts of a collection that were kept for developing are told from the others by
--developing, a folder with NAME.txt lists of article ids (gaza.txt, latin.txt). Every figure in counterclaim/reading/data/accuracy.yml is computed here, save those of
`published`, which are quoted with their source, and the first looks of `looks` at invented articles, which nobody can have again. Collections that nobody developed on are measured only with --held-out; else their last record is kept.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from baseline import nearest_numbers
from ruamel.yaml import YAML

from counterclaim.reading import read_articles
from counterclaim.reading.score import FIELDS, LEVELS, Tally, agrees, optional, pair, read_claims, score
from counterclaim.sources import load_profile, load_sources
from counterclaim.sources.article import Article

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "counterclaim" / "reading" / "data" / "accuracy.yml"
COMMAND = "python tests/benchmarks/measure.py --shared DIR --developing LISTS"
FIXTURES = ROOT / "tests" / "fixtures" / "reading"
INVENTED = (
    ("articles", "invented articles, ten conflicts", "developed on"),
    ("articles2", "invented posts, wires and news, six conflicts", "developed on"),
    ("articles3", "more invented posts, wires and news", "developed on"),
)

Claims = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Collection:
    """name: key of the record. part: which articles of the folder, None for all. use: developed on, or held out."""

    name: str
    title: str
    use: str
    articles: tuple[Path, ...]
    gold: tuple[Path, ...]
    profiles: tuple[Path, ...]
    part: frozenset[str] | None = None


def collections(shared: Path, developing: Path | None) -> list[Collection]:
    """Every collection that is measured."""
    gold = shared / "gold"

    def of(
        name: str, title: str, use: str, profile: str = "", folder: Path | None = None, part: frozenset[str] | None = None, key: str = ""
    ) -> Collection:
        return Collection(
            key or name,
            title,
            use,
            (folder or gold / name,),
            (gold / f"{name}.claims.jsonl",),
            (gold / f"{profile or name}.profile.yml",),
            part,
        )

    found = [
        of("panjshir", "the project’s own five articles", "developed on", folder=ROOT / "seeds"),
        of("syria-train", "Syria, news (FA-KES)", "developed on", "syria"),
        of("syria", "Syria, other news (FA-KES)", "held out"),
    ]
    for name, title in (("latin", "Latin America, wires of 1988–90 (MUC-4)"), ("gaza", "Gaza, posts of 2023–24 (FIGNEWS)")):
        listed = developing / f"{name}.txt" if developing else None
        if listed is not None and listed.is_file():
            chosen = frozenset(listed.read_text(encoding="utf-8").split())
            rest = frozenset(read_claims(gold / f"{name}.claims.jsonl")) - chosen
            found += [
                of(name, title, "developed on", part=chosen, key=f"{name}-dev"),
                of(name, title.replace(", ", ", other ", 1), "held out", part=rest, key=f"{name}-held-out"),
            ]
    for folder, title, use in INVENTED:
        profiles = tuple(sorted((FIXTURES / folder).glob("*.profile.yml")))
        places = tuple(p.with_name(p.name.removesuffix(".profile.yml")) for p in profiles)
        claims = tuple(p.with_name(f"{p.name}.claims.jsonl") for p in places)
        found.append(Collection(folder, title, use, places, claims, profiles))
    return found


def measure(collection: Collection) -> dict[str, Any]:
    """Levels, fields, outcomes and the baseline of one collection."""
    golds: Claims = {}
    told: Claims = {}
    plain: Claims = {}
    for folder, gold, profile in zip(collection.articles, collection.gold, collection.profiles, strict=True):
        wanted = {key: rows for key, rows in read_claims(gold).items() if collection.part is None or key in collection.part}
        articles = [article for article in load_sources(folder).articles if article.article_id in wanted]
        golds |= wanted
        for article, reading in zip(articles, read_articles(articles, load_profile(profile)), strict=True):
            told[article.article_id] = [asdict(claim) for claim in reading.claims]
            plain[article.article_id] = nearest_numbers(article.text)
    frame = score(golds, told)
    rows = {(r.level, r.outcome): r for r in frame.itertuples()}
    base = {r.level: r for r in score(golds, plain).itertuples() if r.outcome == "all"}
    return {
        "title": collection.title, "use": collection.use, "articles": len(golds), "claims": sum(not optional(c) for rows_ in golds.values() for c in rows_),
        "date": datetime.date.today().isoformat(), "command": COMMAND,
        "levels": {level: _figures(rows[level, "all"]) for level in LEVELS},
        "fields": _fields(golds, told),
        "outcomes": {outcome: _figures(rows["full", outcome]) for level, outcome in rows if level == "full" and outcome != "all"},
        "baseline": {level: _figures(base[level]) for level in ("count", "full")},
    }  # fmt: skip


def _figures(row: Any) -> dict[str, float | int]:
    return {
        "precision": round(row.precision, 3),
        "recall": round(row.recall, 3),
        "f1": round(row.f1, 3),
        "right": int(row.right),
        "claims": int(row.right + row.wrong + row.missed),
    }


def _fields(
    golds: Mapping[str, Sequence[Mapping[str, Any]]], told: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, dict[str, float | int]]:
    """Of the claims whose count is right, the share in which a field is right."""
    out: dict[str, dict[str, float | int]] = {}
    for field in FIELDS:
        tally = Tally()
        for key, rows in golds.items():
            guesses = list(told.get(key, ()))
            for g, p in pair(rows, guesses):
                if not optional(rows[g]):
                    right = agrees(rows[g], guesses[p], field)
                    tally = tally.plus(Tally(right=int(right), wrong=int(not right)))
        out[field] = {"accuracy": round(tally.precision, 3), "claims": tally.right + tally.wrong}
    return out


def measure_counts(shared: Path, name: str, profile: str, title: str, whole: bool) -> dict[str, Any]:
    """A benchmark of counts alone, by its own scorer. whole: its articles are annotated in full, so that precision and recall mean something.

    Of what was read, losses of kinds that the benchmark does not annotate (the displaced, the missing, casualties of no stated kind) and
    tolls of other times than its events are not its question and are left aside.
    """
    sys.path.insert(0, str(shared / "bench"))
    import score_counts  # type: ignore[import-not-found]
    from speed import load_articles

    path = shared / "bench" / f"{name}.jsonl"
    articles: list[Article] = load_articles(path)
    readings = read_articles(articles, load_profile(shared / "gold" / f"{profile}.profile.yml"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kinds = {one["kind"] for row in rows for one in row["gold"]}
    told = {
        a.article_id: [asdict(c) for c in r.claims if c.outcome in kinds and not (whole and c.background)]
        for a, r in zip(articles, readings, strict=True)
    }
    plain = {a.article_id: nearest_numbers(a.text) for a in articles}
    return {
        "title": title, "use": "developed on", "articles": len(rows), "date": datetime.date.today().isoformat(), "command": COMMAND,
        "reader": counts(rows, told, score_counts, whole), "baseline": counts(rows, plain, score_counts, whole),
    }  # fmt: skip


def measure_spans(shared: Path) -> dict[str, Any]:
    """PolNeAR's attributions, found with exactly their bounds but for marks and spaces: precision, recall and F1 of sources, cues and contents."""
    from polnear import FIELDS as KINDS
    from polnear import bare, gold_spans, spans
    from quotations import measure as measure_quotations

    tallies = dict.fromkeys(KINDS, Tally())
    rows = [json.loads(line) for line in (shared / "bench" / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        wanted, found = gold_spans(row), spans(row, whole=True)
        for kind in KINDS:
            here, there = ({bare(row["text"], span) for span in side[kind]} for side in (wanted, found))
            hits = len(here & there)
            tallies[kind] = tallies[kind].plus(Tally(right=hits, missed=len(here) - hits, extra=len(there) - hits))
    return {
        "title": "PolNeAR, developing part", "use": "developed on", "articles": len(rows), "date": datetime.date.today().isoformat(), "command": COMMAND,
        "reader": {kind: {"precision": round(t.precision, 3), "recall": round(t.recall, 3), "f1": round(t.f1, 3)} for kind, t in tallies.items()},
        "quotations": measure_quotations(shared / "bench" / "polnear-dev.jsonl"),
    }  # fmt: skip


def counts(rows: Sequence[Mapping[str, Any]], told: Mapping[str, list[dict[str, Any]]], scorer: Any, whole: bool) -> dict[str, float]:
    """precision, recall, f1 of counts, and the share of articles whose first answer is the main count, as bench/score_counts.py defines them."""
    right = missed = extra = asked = first = 0
    for row in rows:
        guesses, used = told.get(str(row["id"]), []), set()
        for gold in sorted(row["gold"], key=lambda g: bool(g.get("optional"))):
            hit = next((i for i, guess in enumerate(guesses) if i not in used and scorer.right(gold, guess)), None)
            if hit is not None:
                used.add(hit)
                right += not gold.get("optional")
            else:
                missed += not gold.get("optional")
        extra += sum(i not in used and not any(scorer.right(gold, guess) for gold in row["gold"]) for i, guess in enumerate(guesses))
        for kind in ("killed", "wounded"):
            mains = [g for g in row["gold"] if g["kind"] == kind and not g.get("part_of_total") and scorer.norm(g)[1] is not None]
            if mains:
                answer = next(
                    (g for g in guesses if scorer.norm(g)[0] == kind and (scorer.norm(g)[1] or scorer.norm(g)[2]) is not None), None
                )
                asked += 1
                first += answer is not None and scorer.right(max(mains, key=lambda g: scorer.norm(g)[1]), answer)
    tally = Tally(right=right, missed=missed, extra=extra)
    shares = {"precision": round(tally.precision, 3), "recall": round(tally.recall, 3), "f1": round(tally.f1, 3)} if whole else {}
    return shares | {"first": round(first / asked, 3) if asked else 0.0}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the reader on every collection and write the record.")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--developing", type=Path, help="folder of lists of the articles that were developed on")
    parser.add_argument(
        "--held-out", metavar="WHY", help="measure the collections that nobody developed on, too, and note the look with its reason"
    )
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="measure these collections alone, and no benchmark")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    chosen = parser.parse_args()
    yaml = YAML()
    yaml.width = 140
    record = (yaml.load(chosen.output.read_text(encoding="utf-8")) if chosen.output.is_file() else None) or {
        "collections": {},
        "counts": {},
        "looks": [],
    }
    known = collections(chosen.shared, chosen.developing)
    for collection in known:
        if collection.name in chosen.only if chosen.only else collection.use == "developed on" or chosen.held_out:
            record["collections"][collection.name] = measure(collection)
    benchmarks = (
        ("fakes-dev", "syria", "FA-KES, developing part", False),
        ("muc4-dev", "latin", "MUC-4, developing part, texts in capitals", True),
    )
    for name, profile, title, whole in benchmarks if not chosen.only else ():
        record["counts"][name] = measure_counts(chosen.shared, name, profile, title, whole)
    if not chosen.only:
        record["spans"] = {"polnear-dev": measure_spans(chosen.shared)}
    record["collections"] = {c.name: record["collections"][c.name] for c in known if c.name in record["collections"]}
    if chosen.held_out:
        record.setdefault("looks", []).append(
            {"date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M"), "why": chosen.held_out, "figures": [
                {"title": one["title"], "articles": one["articles"], "count": one["levels"]["count"]["f1"], "full": one["levels"]["full"]["f1"]}
                for one in record["collections"].values() if one["use"] == "held out"
            ]}
        )  # fmt: skip
    with chosen.output.open("w", encoding="utf-8") as stream:
        stream.write(
            "# What was measured, by tests/benchmarks/measure.py; entered by hand: `published`, with its sources, and first looks at invented articles.\n"
        )
        yaml.dump({key: value for key, value in record.items()}, stream)


if __name__ == "__main__":
    main()
