"""A text, its segments, its markup and a person's entry go in; one Fact for each field of METADATA comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.errors import Mistake
from counterclaim.sources.article import METADATA, Article, Fact, Segment
from counterclaim.sources.entries import Entry


def facts_of(text: str, segments: Sequence[Segment], markup: Mapping[str, str], language: str, entry: Entry | None) -> dict[str, Fact]:
    """One Fact for each name in METADATA: a person's word over the markup's, the markup's over what the text lets conclude."""
    facts = {name: Fact() for name in METADATA}
    headline = next((text[s.start : s.end].lstrip("# ") for s in segments if s.kind == "headline"), None)
    if headline:
        facts["title"] = Fact(headline, "printed", headline)
    if language:
        facts["language"] = Fact(language, "inferred", "by its words")
    facts |= {name: Fact(value, "printed", f"markup: {value}") for name, value in markup.items()}
    if entry:
        facts |= {name: fact for name in METADATA if (fact := _entered(entry, name)).value is not None}
    return facts


def _entered(entry: Entry, name: str) -> Fact:
    value = getattr(entry.known, name)
    words = [*entry.known.evidence.get(name, ()), *([entry.known.note] if entry.known.note and value else [])]
    return Fact(value, "entered" if value is not None else "open", " · ".join(words))


def quotes_not_found(article: Article, entry: Entry) -> list[Mistake]:
    """Words entered as evidence that do not stand in the text."""
    plain = _plain(article.text)
    return [
        entry.file.mistake((entry.key, "evidence", name), f"evidence “{words[:80]}” does not stand in {article.file}.", "Quote the words as they are printed.")
        for name, quoted in entry.known.evidence.items()
        for words in quoted
        if _plain(words) not in plain
    ]


def _plain(text: str) -> str:
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())
