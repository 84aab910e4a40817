"""Bytes to clean text: encodings, mojibake, invisible characters; the words stay."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.sources.clean import clean_text
from counterclaim.sources.decode import decode

SENTENCE = "“Forty men fell,” she said – the café’s owner’s naïve son among them. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"])
def test_text_is_decoded_from_its_encoding(encoding: str) -> None:
    assert decode((SENTENCE * 6).encode(encoding)) == SENTENCE * 6


def test_utf8_with_one_letter_cut_off_at_the_end_is_still_utf8() -> None:
    assert decode((SENTENCE * 3 + "é").encode()[:-1]) == SENTENCE * 3 + "\ufffd"


def test_the_declared_encoding_of_a_page_decides_between_eight_bit_encodings() -> None:
    assert decode("Łódź: źle".encode("iso-8859-2"), "iso-8859-2") == "Łódź: źle"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n123", b"%PDF-1.7 text", bytes(range(256)) * 8])
def test_what_is_no_text_is_not_decoded(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    "raw, clean",
    [
        ("It’s “right” – l’été", "It’s “right” – l’été"),
        ("Itâ€™s â€œwrongâ€\x9d in the cafÃ©", "It’s “wrong” in the café"),
        ("\x93Quoted\x94, it\x92s said", "“Quoted”, it’s said"),
        ("1\u202e2\u202c\u200b3 dead\x00", "123 dead"),
        ("exam\u00adple", "example"),
        ("4\u00a0000 dead", "4 000 dead"),
        ("one \t  two  \r\n\r\n\r\n\r\nthree\rfour\u2028five", "one two\n\nthree\nfour\nfive"),
        ("cafe\u0301", "café"),
        ("A &amp; B said &quot;no&quot;", 'A & B said "no"'),
        ("\u0645\u06cc\u200c\u062e\u0648 a\u200cb", "\u0645\u06cc\u200c\u062e\u0648 ab"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("ﬁve ﬂags", "ﬁve ﬂags"),
    ],
)
def test_clean_text_mends_what_is_wrong_and_leaves_what_is_right(raw: str, clean: str) -> None:
    assert clean_text(raw) == clean


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_text(SENTENCE + "\r\n\tItâ€™s\u200b so.\n\n\n" + SENTENCE)
    assert clean_text(once) == once


@given(st.lists(st.text(st.characters(codec="ascii", categories=("Lu", "Ll", "Nd")), min_size=1, max_size=9), max_size=40), st.randoms())
def test_cleaned_text_keeps_every_word_in_order(words: list[str], chance) -> None:  # type: ignore[no-untyped-def]
    gaps = [" ", "  ", "\n", "\r\n", "\n\n\n", "\t", " \u200b ", "\u00a0", "\u2029", " \x00"]
    raw = "".join(word + chance.choice(gaps) for word in words)
    assert clean_text(raw).split() == words


@given(st.text())
def test_cleaned_text_has_no_invisible_or_control_characters(raw: str) -> None:
    clean = clean_text(raw)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", clean)
    assert "\n\n\n" not in clean and "  " not in clean
    assert unicodedata.is_normalized("NFC", clean)
