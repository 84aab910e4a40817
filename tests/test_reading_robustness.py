"""Odd texts are read in bounded time and memory, without an exception; what is measured is work done, never the clock."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc

from counterclaim.reading import language, read_article
from counterclaim.reading.document import LONGEST_SENTENCE, make_document
from counterclaim.sources import load_sources
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile
from counterclaim.sources.segments import segment

PROFILE = Profile.model_validate(
    {
        "title": "Orva",
        "sides": {
            "army": {"name": "Orvan army", "aliases": ["army", "soldiers"]},
            "front": {"name": "River Front", "aliases": ["Front", "rebels"]},
        },
        "third_parties": ["doctors"],
    }
)
SENTENCE = "Twelve soldiers were killed near Keld on Monday, the Orvan army said. "


def article(text: str) -> Article:
    return Article("odd", "odd.txt", "", text, segment(text))


ODD = {
    "nothing but blanks": " \n\t " * 50,
    "one endless sentence": "the road to Keld was long and the soldiers were killed and " * 1_000,
    "a word without an end": "killed" * 8_000,
    "one word repeated": "killed " * 3_000,
    "numbers alone": " ".join(str(n) for n in range(4_000)),
    "a number of ten thousand digits": "The army said that " + "9" * 10_000 + " rebels were killed.",
    "no English": "Двенадцать солдат погибли близ Кельда, сообщила армия. " * 50 + "十二名士兵在克尔德附近丧生。" * 50,
    "right to left": "קתל 12 חיילים \u202eThe army said 12 rebels were killed\u202c قُتل ١٢ جنديًا. " * 50,
    "zero-width characters": "\u200b".join("Twelve soldiers were killed near Keld, the army said."),
    "combining marks": "Twelve so\u0301\u0301\u0301\u0301ldiers were kil\u0336led. " * 50,
    "ten thousand quotation marks": '"' * 10_000 + SENTENCE,
    "marks that never close": "“12 were killed, he said. " * 300,
    "deep brackets": "(" * 5_000 + "12 rebels were killed" + ")" * 5_000,
    "colons and words": "a:b " * 3_000 + "monitor group of the army and rebels and doctors: 12 dead",
    "hyphens": "-" * 10_000 + " 12 dead " + "-" * 10_000,
    "emoji": "🔴 BREAKING 💥 12 rebels killed 🙏🏽👨‍👩‍👧‍👦 says army " * 50,
    "capitals": SENTENCE.upper() * 40,
    "nothing but commas": "12, " * 4_000 + "killed",
    "according to": "according to " * 1_500 + "the army 12 rebels were killed",
    "including": "12 killed including " * 600,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_text_is_read_and_every_claim_stands_where_it_says(text: str) -> None:
    reading = read_article(article(text), PROFILE)
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.exact and claim.exact.strip()
        assert 0 <= claim.confidence <= 1
        assert claim.low is None or claim.high is None or 0 <= claim.low <= claim.high


def test_no_sentence_is_longer_than_the_parser_bears_and_none_of_the_text_is_left_out() -> None:
    text = "the rebels went on and the army came " * 2_000
    document = make_document(article(text))
    assert max(s.end - s.start for s in document.sentences) <= LONGEST_SENTENCE
    assert sum(len(s.words) for s in document.sentences) == len(text.split())


def test_random_characters_raise_nothing() -> None:
    chance = random.Random(7)
    for _ in range(15):
        text = "".join(chance.choice("12 killed,“”\"'()-:\n\u200f\u200b é中.%#@/ soldiers said army") for _ in range(800))
        read_article(article(text), PROFILE)


def test_memory_grows_with_the_text_and_no_faster() -> None:
    def peak(copies: int) -> int:
        tracemalloc.start()
        try:
            read_article(
                article(("The council met in Keld and spoke of roads and of the weather in spring. " * 9 + SENTENCE) * copies), PROFILE
            )
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)
    assert peak(40) < 8 * peak(10)


LARGE = {
    "a sentence of 200,000 words": "and the road to Keld went on " * 28_600,
    "five megabytes of numbers alone": "12345 " * 850_000,
    "a megabyte of no English": "Двенадцать человек шли по дороге к реке. " * 14_000,
    "a megabyte from right to left": "\u202eשנים עשר חיילים הלכו בדרך\u202c " * 20_000,
    "a megabyte of zero-width characters": "\u200b\u200d\u2060\ufeff" * 250_000,
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_text_without_casualties_is_never_parsed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = _words_parsed(monkeypatch)
    assert read_article(article(text), PROFILE).claims == () and sum(parsed) == 0


def test_parsing_grows_with_the_length_of_an_endless_sentence_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = _words_parsed(monkeypatch)
    part = "and the road to Keld was long and twelve rebels were killed near the river "
    told = []
    for copies in (100, 400):
        parsed.clear()
        claims = read_article(article(part * copies), PROFILE).claims
        told.append((sum(parsed), len(claims)))
    (few, claims), (many, more) = told
    assert few <= 100 * len(part.split()) * 1.2 and many <= 4.1 * few and 3.5 * claims <= more <= 4.5 * claims


def test_a_file_of_five_megabytes_is_refused_in_one_line_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text("The river rose. " + SENTENCE * 70_000, encoding="utf-8")
    (tmp_path / "endless.txt").write_text("and the soldiers of Keld were killed " * 30_000, encoding="utf-8")
    (tmp_path / "small.txt").write_text("Keld in flames\n\n" + SENTENCE * 3, encoding="utf-8")
    sources = load_sources(tmp_path)
    assert [a.article_id for a in sources.articles] == ["small"]
    refused = {u.file: str(u) for u in sources.unread}
    assert set(refused) == {"endless.txt", "large.txt"}
    assert all("is too long" in line and "Split it" in line and "\n" not in line for line in refused.values())


def _words_parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Words of each text that is handed to the parser from now on."""
    seen: list[int] = []
    plain = language.parse

    def counting(texts: Iterable[Doc], *rest: Any) -> Iterator[Doc]:
        chosen = list(texts)
        seen.extend(len(text) for text in chosen)
        return plain(chosen, *rest)

    monkeypatch.setattr(language, "parse", counting)
    return seen
