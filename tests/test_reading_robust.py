"""Text that is no article: never an exception, offsets never shift."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.reading import read_article
from counterclaim.reading.document import LONGEST_SENTENCE, make_document, split_sentences
from tests.reading_fixtures import article_of, profile

ODD = {
    "numbers alone": "12 13 14 15 " * 400,
    "one endless sentence": "and the rebels killed 12 soldiers near the river while " * 400,
    "right to left": "قتل 12 جنديا في المعركة وأصيب 40 آخرون. " * 20,
    "zero width": "Twelve\u200b rebels\u200d were\ufeff killed\u2060 near\u202e Darn.",
    "brackets": "((((" * 500 + "12 killed" + "))))" * 500,
    "empty": "",
    "line breaks": "\n\n\n12\n\nkilled\n\n",
    "capitals with odd letters": "İSTANBUL: ON İKİ KİŞİ ÖLDÜ. TWELVE PEOPLE WERE KILLED İN ORLA ẞTADT. THREE OTHERS WERE WOUNDED.",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_read_and_its_claims_anchor(name: str) -> None:
    text = ODD[name]
    reading = read_article(article_of(text), profile())
    assert all(text[c.start : c.end] == c.exact for c in reading.claims)


def test_zero_width_characters_do_not_hide_a_claim() -> None:
    assert [(c.outcome, c.low) for c in read_article(article_of(ODD["zero width"]), profile()).claims] == [("killed", 12)]


def test_what_the_parser_sees_has_the_length_of_what_is_printed() -> None:
    for text in ODD.values():
        document = make_document(article_of(text), ("Veldt Liberation Front",))
        for sentence in document.sentences:
            assert len(sentence.shown) == sentence.end - sentence.start


def test_no_sentence_is_longer_than_the_parser_may_get() -> None:
    assert max(end - start for start, end in split_sentences("word " * 3000)) <= LONGEST_SENTENCE


def test_a_long_article_is_split_into_all_its_sentences() -> None:
    text = "The valley was quiet and nobody passed the bridge near the town. " * 4000
    document = make_document(article_of(text))
    assert len(document.sentences) == 4000


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "killed",
                "were",
                "people",
                ",",
                "and",
                "wounded",
                "soldiers",
                "the",
                "dead",
                "including",
                "of",
                "them",
                "(",
                ")",
                "no",
                "at least",
                "toll",
                "rose",
                "to",
                "-",
                "by",
                "Front",
                "lives",
                "claimed",
            ]
        ),
        max_size=30,
    )
)
def test_any_shuffle_of_casualty_words_is_read_without_an_exception(words: list[str]) -> None:
    text = " ".join(words)
    for claim in read_article(article_of(text), profile()).claims:
        assert text[claim.start : claim.end] == claim.exact
        assert claim.low is None or claim.high is None or claim.low <= claim.high


@pytest.mark.parametrize("behind", ["wounded in the leg", "injured", "killed", "dead", "shot and killed", "missing since Monday"])
@pytest.mark.parametrize("before", ["A", "The", "Soldiers shot a", "Among them were a 7-year-old and a", "Two girls, one"])
def test_an_age_without_a_noun_behind_it_ends(before: str, behind: str) -> None:
    read_article(article_of(f"{before} 9-year-old {behind}. {before} 12-year-old, {behind}."), profile())
