"""Articles go in; the same articles come out, those that repeat another of them marked as its copies."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from counterclaim.sources.article import Article, Fact

SHINGLE = 5  # words
MIN_SHINGLES = 25
SHARED = 0.6  # of the shorter text's shingles
SAME = 0.9  # of all shingles of both
_PERMUTATIONS = 128
_CANDIDATES = 0.3


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that carry the same text. original: the article_id of the earliest. copies: the others, each with the
    share, 0 to 1, of the shorter text's five-word runs that stand in the original too, and of those of both texts."""

    original: str
    copies: tuple[tuple[str, float, float], ...]


def copy_groups(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Groups of near-duplicates, by five-word runs of their bodies (Broder 1997), found by MinHash and then compared in full.

    The earliest is the one published first; articles without a day come after those that have one, the longer text
    first, then by article_id. An article that a person marked as a copy is no original.
    """
    shingles = {article.article_id: _shingles(article) for article in articles}
    index = MinHashLSH(threshold=_CANDIDATES, num_perm=_PERMUTATIONS)
    hashes: dict[str, MinHash] = {}
    for name, runs in sorted(shingles.items()):
        if len(runs) >= MIN_SHINGLES:
            hashes[name] = MinHash(num_perm=_PERMUTATIONS)
            hashes[name].update_batch([" ".join(run).encode() for run in sorted(runs)])
            index.insert(name, hashes[name])
    order = {article.article_id: place for place, article in enumerate(sorted(articles, key=_earliest_first))}
    originals: dict[str, list[tuple[str, float, float]]] = {}
    placed: set[str] = set()
    for name in sorted(hashes, key=order.__getitem__):
        if name in placed:
            continue
        for other in sorted(map(str, index.query(hashes[name])), key=order.__getitem__):
            shared, same = _overlap(shingles[name], shingles[other])
            if other != name and other not in placed and order[other] > order[name] and shared >= SHARED:
                originals.setdefault(name, []).append((other, round(shared, 3), round(same, 3)))
                placed |= {name, other}
    return tuple(CopyGroup(name, tuple(copies)) for name, copies in sorted(originals.items()))


def with_copies(articles: Sequence[Article]) -> list[Article]:
    """The articles, `copy_of` and `copy_kind` inferred where one repeats another. What a person entered stays."""
    found = {copy: (group.original, shared, same) for group in copy_groups(articles) for copy, shared, same in group.copies}
    marked = []
    for article in articles:
        fact = article.facts.get("copy_of", Fact())
        if article.article_id in found and fact.basis != "entered":
            original, shared, same = found[article.article_id]
            evidence = f"{shared:.0%} of the shorter text's runs of {SHINGLE} words stand in both"
            facts = article.facts | {"copy_of": Fact(original, "inferred", evidence)}
            if facts.get("copy_kind", Fact()).basis != "entered":
                facts["copy_kind"] = Fact(
                    "same text" if same >= SAME else "changed text", "inferred", f"{same:.0%} of the runs of both texts are shared"
                )
            article = dataclasses.replace(article, facts=facts)
        marked.append(article)
    return marked


def _shingles(article: Article) -> set[tuple[str, ...]]:
    body = " ".join(article.text[s.start : s.end] for s in article.segments if s.kind == "paragraph")
    words = re.findall(r"\w+", body.casefold())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _overlap(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> tuple[float, float]:
    both = len(one & other)
    return both / max(1, min(len(one), len(other))), both / max(1, len(one | other))


def _earliest_first(article: Article) -> tuple[bool, str, int, str]:
    marked = article.facts.get("copy_of", Fact()).value is not None
    published = article.facts.get("published", Fact())
    return marked, (published.value if published.value and published.basis != "open" else "9999"), -len(article.text), article.article_id
