"""Odd texts are read in bounded time and memory, without an exception; what is measured is work done, never the clock."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from counterclaim.reading import read_article
from counterclaim.reading.document import LONGEST_SENTENCE, make_document
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
