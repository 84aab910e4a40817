"""Whether two printed numbers can be one figure retold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora import claim
from counterclaim.ledger.figures import agreement


def told(number, low=None, high=None, qualifier=None):
    more = {"qualifier": qualifier} if qualifier else {}
    return claim("a1", {"killed": number, "low": low, "high": high, **more}, {"a1": "c"})


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (told(350), told("more than 350", 350), "same"),
        (told(287), told("almost 300", None, 300), "rounded"),
        (told("more than 300", 300), told("nearly 300", None, 300), "rounded"),
        (told(287), told("about 300", 300, 300, "about"), "rounded"),
        (told(25), told("20 to 30", 20, 30), "rounded"),
        (told(40), told("dozens", 12, None, "vague"), "rounded"),
        (told(300), told(287), "rounded"),
        (told(1187), told(1178), "drifted"),
        (told("heavy losses"), told("many"), "unquantified"),
        (told(85), told(12), None),
        (told(85), told(86), None),
        (told(0), told(3), None),
        (told("more than 3300", 3300), told("more than 3400", 3400), None),
        (told(300), told("dozens", 12, None, "vague"), None),
        (told(120), told("heavy losses"), None),
        (told(200), told("almost 300", None, 300), None),
        (told(350), told("almost 300", None, 300), None),
    ],
)
def test_numbers_agree_only_within_rounding_and_drift(a, b, expected):
    assert agreement(a, b) == expected
    assert agreement(b, a) == expected


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_exact_numbers_a_tenth_apart_never_agree(x, y):
    if abs(x - y) > max(x, y) / 10:
        assert agreement(told(x), told(y)) is None
    assert agreement(told(x), told(x)) == "same"
