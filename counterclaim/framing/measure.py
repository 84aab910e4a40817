"""The record of one measure: its figures, the instances behind each of them, and sentences computed from both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from counterclaim.ledger.finding import Finding
from counterclaim.ledger.origins import originals
from counterclaim.sources.article import Article


@dataclass(frozen=True)
class Measure:
    """One measure of framing.

    name: its key. title: what it is called in the book. unit: what is counted. method: how, in one sentence or two.
    figures: a row for each article (level "article") and each outlet (level "outlet") and side; the columns are
    documented by each measure's `measure`. instances: everything counted, a row each, always with instance_id,
    article_id, start, end, text, outlet, side, counted (whether it enters the figures) and reason (why it does not;
    "" where it does). details: further frames by name. findings: sentences computed from the figures. caution: what
    the figures cannot bear, in sentences; empty where there is nothing to warn of.
    """

    name: str
    title: str
    unit: str
    method: str
    figures: pd.DataFrame
    instances: pd.DataFrame
    details: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    caution: tuple[str, ...] = ()


INSTANCE_COLUMNS = {
    "instance_id": "text",
    "article_id": "text",
    "start": "count",
    "end": "count",
    "text": "text",
    "outlet": "text",
    "side": "text",
    "counted": "flag",
    "reason": "text",
}


def instance_id(measure: str, article_id: str, start: int, end: int) -> str:
    """The same place in the same article has the same id in every build."""
    return f"{measure}:{article_id}:{start}-{end}"


@dataclass(frozen=True)
class Corpus:
    """The articles as measures see them: originals (copies together are one), their outlets and dates, all sorted."""

    outlets: Mapping[str, str]
    published: Mapping[str, str | None]
    origin: Mapping[str, str]
    texts: Mapping[str, str]
    articles: tuple[str, ...]
    repeats: Mapping[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Corpus:
        every = sorted(articles, key=lambda a: a.article_id)
        origin = originals(every)
        return cls(
            {a.article_id: a.outlet for a in every},
            {a.article_id: a.known("published") for a in every},
            origin,
            {a.article_id: a.text for a in every},
            tuple(sorted(set(origin.values()))),
            {a.article_id: _repeats(a) for a in every},
        )

    def why_not(self, article_id: str) -> str:
        """Why what stands in this article is not counted; "" where it is."""
        first = self.origin.get(article_id)
        return "" if first == article_id else "not one of the articles" if first is None else f"copy of {first}"

    def is_repeat(self, article_id: str, start: int) -> bool:
        """Whether a place stands in a headline, paragraph or caption that says an earlier one again, word for word."""
        return any(first <= start < last for first, last in self.repeats.get(article_id, ()))

    def by_outlet(self) -> dict[str, list[str]]:
        """outlet → its originals, both in order."""
        found: dict[str, list[str]] = {}
        for article in sorted(self.articles, key=lambda a: (self.outlets[a], a)):
            found.setdefault(self.outlets[article], []).append(article)
        return found


def _repeats(article: Article) -> tuple[tuple[int, int], ...]:
    seen: set[str] = set()
    found = []
    for segment in article.segments:
        words = " ".join(re.findall(r"\w+", article.text[segment.start : segment.end].casefold()))
        if words in seen:
            found.append((segment.start, segment.end))
        seen.add(words)
    return tuple(found)


def by_article(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """article_id → its rows, in their order."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append(row)
    return found


def units(corpus: Corpus) -> list[tuple[str, str, str | None, Sequence[str]]]:
    """(level, outlet, article_id or None, the articles in it) for every row of a measure's figures."""
    grouped = corpus.by_outlet()
    each: list[tuple[str, str, str | None, Sequence[str]]] = [("article", o, a, (a,)) for o, ids in grouped.items() for a in ids]
    return each + [("outlet", o, None, ids) for o, ids in grouped.items()]
