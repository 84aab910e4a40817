"""Takes the quotations of all articles, tells of any place in a text whose words stand there."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.framing.measure import Corpus
from counterclaim.reading.records import Quotation


class Spoken:
    """The speech of the articles by place."""

    def __init__(self, quotations: Iterable[Quotation], corpus: Corpus) -> None:
        self._corpus = corpus
        self._of: dict[str, list[Quotation]] = {}
        for quotation in quotations:
            if quotation.kind != "scare":
                self._of.setdefault(quotation.article_id, []).append(quotation)

    def of(self, article_id: str) -> list[Quotation]:
        """The speech of one article, direct and reported."""
        return self._of.get(article_id, [])

    def at(self, article_id: str, place: int) -> Quotation | None:
        """The shortest speech around a place, direct before reported; None where the article speaks itself."""
        around = [q for q in self.of(article_id) if q.start <= place < q.end]
        return min(around, key=lambda q: (q.kind != "direct", q.end - q.start, q.start)) if around else None

    def voice(self, article_id: str, place: int) -> str:
        """own, quotation, reported or caption."""
        if self._corpus.segment_at(article_id, place) == "caption":
            return "caption"
        speech = self.at(article_id, place)
        return "own" if speech is None else "quotation" if speech.kind == "direct" else "reported"
