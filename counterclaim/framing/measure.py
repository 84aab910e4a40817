"""The record of one measure: its figures, the instances behind each of them, and sentences computed from both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from counterclaim.ledger.finding import Finding
from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.origins import originals
from counterclaim.sources.article import Article


@dataclass(frozen=True)
class Description:
    """What a measure is. name: its key. title: what it is called in the book. unit: what is counted. method: how, in a
    few sentences. source: who described the method, and when. formula: the figure, as text."""

    name: str
    title: str
    unit: str
    method: str
    source: str = ""
    formula: str = ""

    def measured(
        self,
        figures: pd.DataFrame,
        rows: Iterable[dict[str, Any]],
        columns: Mapping[str, str],
        findings: Iterable[Finding] = (),
        caution: Iterable[str] = (),
        details: Mapping[str, pd.DataFrame] | None = None,
    ) -> Measure:
        """The measure of these figures. rows: the instances, with the common columns and `columns` (as in `frame_of`)."""
        instances = frame_of(rows, INSTANCE_COLUMNS | dict(columns))
        return Measure(
            **asdict(self), figures=figures, instances=instances, details=details or {}, findings=tuple(findings), caution=tuple(caution)
        )


@dataclass(frozen=True, kw_only=True)
class Measure(Description):
    """One measure of framing.

    figures: a row for each article (level "article"), each outlet (level "outlet") and, where articles of two blocs or more
    are entered, each bloc (level "bloc", its name under outlet), and side; the columns are
    documented by each measure's `measure`. instances: everything counted, a row each, always with instance_id,
    article_id, start, end, text, outlet, side, counted (whether it enters the figures), reason (why it does not;
    "" where it does) and voice (whose words it stands in: own, quotation, reported or caption). details: further frames
    by name; of each measure by_voice (`by_side.by_voice`) and, where it has a share, tests (`by_side.tests`). findings:
    sentences computed from the figures. caution: what the figures cannot bear, in sentences; empty where there is
    nothing to warn of.
    """

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
    "voice": "text",
}


UNIT_COLUMNS = {"level": "text", "outlet": "text", "article_id": "text", "n_articles": "count", "side": "text"}
SHARE_COLUMNS = {"share": "share", "low": "share", "high": "share"}


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
    segments: Mapping[str, tuple[tuple[str, int, int], ...]]
    blocs: Mapping[str, str]

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
            {a.article_id: tuple((s.kind, s.start, s.end) for s in a.segments) for a in every},
            {a.article_id: bloc for a in every if (bloc := a.known("bloc"))},
        )

    def why_not(self, article_id: str, start: int | None = None) -> str:
        """Why what stands in this article, at this place, is not counted; "" where it is."""
        first = self.origin.get(article_id)
        if first != article_id:
            return "not one of the articles" if first is None else f"copy of {first}"
        return "page furniture" if start is not None and self.segment_at(article_id, start) == "furniture" else ""

    def segment_at(self, article_id: str, place: int) -> str:
        """The kind of segment in which a place stands, "" outside of all."""
        return next((kind for kind, start, end in self.segments.get(article_id, ()) if start <= place < end), "")

    def is_repeat(self, article_id: str, start: int) -> bool:
        """Whether a place stands in a headline, paragraph or caption that says an earlier one again, word for word."""
        return any(first <= start < last for first, last in self.repeats.get(article_id, ()))

    def instance(
        self, measure: str, article_id: str, start: int, end: int, text: str, side: str, reason: str, voice: str | None = None
    ) -> dict[str, Any]:
        """The common columns of one instance. reason: why it is not counted, "" where it is. voice: whose words it stands in."""
        return {
            "instance_id": instance_id(measure, article_id, start, end),
            "article_id": article_id,
            "start": start,
            "end": end,
            "text": text,
            "outlet": self.outlets.get(article_id, "unknown"),
            "side": side,
            "counted": not reason,
            "reason": reason,
            "voice": voice,
        }

    def by_outlet(self) -> dict[str, list[str]]:
        """outlet → its originals, both in order."""
        return self._grouped(self.outlets)

    def by_bloc(self) -> dict[str, list[str]]:
        """bloc of outlets, as entered in sources.yml → its originals, both in order; empty unless there are two or more."""
        found = self._grouped(self.blocs)
        return found if len(found) > 1 else {}

    def _grouped(self, group: Mapping[str, str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for article in sorted((a for a in self.articles if a in group), key=lambda a: (group[a], a)):
            found.setdefault(group[article], []).append(article)
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
    """(level, outlet or bloc, article_id or None, the articles in it) for every row of a measure's figures."""
    grouped = corpus.by_outlet()
    each: list[tuple[str, str, str | None, Sequence[str]]] = [("article", o, a, (a,)) for o, ids in grouped.items() for a in ids]
    outlets: list[tuple[str, str, str | None, Sequence[str]]] = [("outlet", o, None, ids) for o, ids in grouped.items()]
    return [*each, *outlets, *(("bloc", b, None, ids) for b, ids in corpus.by_bloc().items())]
