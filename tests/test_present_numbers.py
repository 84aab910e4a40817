"""Bounds are said as they are: open ones stay open, unknown is no zero."""

import pytest

from counterclaim.present import numbers


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words", "signs"),
    [
        (350, None, "more_than", "more than 350", "> 350"),
        (17, None, "at_least", "at least 17", "≥ 17"),
        (100, None, "vague", "at least 100", "≥ 100"),
        (None, 300, "nearly", "nearly 300", "< 300"),
        (None, 300, "up_to", "up to 300", "≤ 300"),
        (20, 30, "range", "20 to 30", "20–30"),
        (1200, 1200, "exact", "1,200", "1,200"),
        (40, 40, "about", "about 40", "~40"),
        (0, 0, "exact", "0", "0"),
        (None, None, "unquantified", "“heavy losses”", "“heavy losses”"),
    ],
)
def test_bounds_in_words_and_signs(low, high, qualifier, words, signs):
    assert numbers.in_words(low, high, qualifier, "heavy losses") == words
    assert numbers.in_signs(low, high, qualifier, "heavy losses") == signs


def test_counts_agree_with_their_nouns():
    assert [numbers.counted(n, "claim") for n in (0, 1, 1200)] == ["no claim", "1 claim", "1,200 claims"]
    assert numbers.counted_are(1, "statement") == "1 statement is"
    assert numbers.counted_are(2, "statement") == "2 statements are"
    assert numbers.list_words(["a", "b", "c"]) == "a, b and c"
    assert numbers.list_words([]) == ""
