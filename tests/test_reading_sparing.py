"""Reads the invented articles twice, parsing what can hold a claim and parsing everything, and compares what comes out."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from counterclaim.reading import language, read_articles
from counterclaim.reading.attribution import claim_sentences
from counterclaim.reading.casualties import candidates
from counterclaim.reading.discourse import discourse
from counterclaim.reading.document import make_document
from counterclaim.reading.sides import SideFinder
from counterclaim.sources import load_profile, load_sources

ARTICLES = Path(__file__).parent / "fixtures" / "reading" / "articles"
CONFLICTS = sorted(path.name.removesuffix(".profile.yml") for path in ARTICLES.glob("*.profile.yml"))


@pytest.mark.parametrize("conflict", CONFLICTS)
def test_every_field_is_the_same_when_all_sentences_are_parsed(conflict: str) -> None:
    articles, profile = load_sources(ARTICLES / conflict).articles, load_profile(ARTICLES / f"{conflict}.profile.yml")
    sparing = read_articles(articles, profile, processes=1)
    whole = read_articles(articles, profile, processes=1, every_sentence=True)
    for few, all_ in zip(sparing, whole, strict=True):
        for part in ("claims", "quotations", "clauses"):
            pairs = zip(getattr(few, part), getattr(all_, part), strict=True)
            assert all(dataclasses.asdict(a) == dataclasses.asdict(b) for a, b in pairs), (few.article_id, part)


def test_sparing_reading_hands_fewer_sentences_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    plain = language.parse
    monkeypatch.setattr(language, "parse", lambda texts, *rest: plain(_count(list(texts), seen), *rest))
    articles, profile = load_sources(ARTICLES / CONFLICTS[0]).articles, load_profile(ARTICLES / f"{CONFLICTS[0]}.profile.yml")
    read_articles(articles, profile, processes=1)
    sparing, seen[:] = sum(seen), []
    read_articles(articles, profile, processes=1, every_sentence=True)
    assert 0 < sparing < sum(seen)


def _count(texts: list[object], seen: list[int]) -> list[object]:
    seen.append(len(texts))
    return texts


def test_who_speaks_does_not_depend_on_the_parse_of_a_sentence_without_claims() -> None:
    article = load_sources(ARTICLES / CONFLICTS[0]).articles[0]
    finder = SideFinder(load_profile(ARTICLES / f"{CONFLICTS[0]}.profile.yml"))
    document = make_document(article, finder.names)
    wanted = claim_sentences(candidates(document, finder))
    before = discourse(document, finder, wanted)
    document.parse()
    assert discourse(document, finder, wanted).sources == before.sources
    assert {s.index for s in discourse(document, finder, wanted).sentences if s.parsed} == wanted
