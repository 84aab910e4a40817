"""The record of one article: its cleaned text, the segments of it, and what is known about it and how."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["entered", "printed", "inferred", "open"]
SegmentKind = Literal["headline", "byline", "dateline", "paragraph", "caption", "furniture"]

_OPENING = 70  # characters of a text that stand for a title
METADATA = ("outlet", "title", "author", "published", "address", "language", "copy_of", "copy_kind", "bloc")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about an article.

    value: the value as text (dates as ISO 8601, of reduced precision where that is all that is known), None where
    nothing is known. basis: entered (a person wrote it in sources.yml), printed (the text or its markup says so),
    inferred (concluded from what is printed), open (the evidence allows more than one reading). evidence: the words
    that it rests on, or the person's note; "" where there is none.
    """

    value: str | None = None
    basis: Basis = "open"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the cleaned text, text[start:end], of one kind. Furniture is what the page adds to the article."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    article_id: the file's name without its ending. file: its path below the sources folder; of a file that holds
    several articles, the record behind it (`news.csv#row 3`). sha256: of the file's or the record's bytes. text: the cleaned text, to which every offset in the project refers; nothing of the words is left out of
    it. segments: in order, not overlapping, together covering every character that is not white space. facts: one
    Fact for each name in METADATA. copy_of in facts is an article_id of the same folder or a description of an
    original that is not there.
    """

    article_id: str
    file: str
    sha256: str
    text: str
    segments: tuple[Segment, ...]
    facts: dict[str, Fact] = field(default_factory=dict)

    def known(self, name: str) -> str | None:
        """The value of one metadata field, None where it is unknown."""
        fact = self.facts.get(name)
        return fact.value if fact else None

    @property
    def outlet(self) -> str:
        """The outlet's name; "unknown" where neither the text nor sources.yml tells it."""
        return self.known("outlet") or "unknown"

    @property
    def title(self) -> str:
        """The title; the first words of the text where it has none, the article's id where there are no words."""
        return self.known("title") or textwrap.shorten(self.text, _OPENING, placeholder=" …") or self.article_id
