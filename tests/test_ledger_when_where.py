"""Dates of reduced precision, and places as printed."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.ledger.when_where import days_between, same_place, window


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2031", None, (date(2031, 1, 1), date(2031, 12, 31))),
        ("2031-02", None, (date(2031, 2, 1), date(2031, 2, 28))),
        ("2031-02-07", "2031-02-09", (date(2031, 2, 7), date(2031, 2, 9))),
        ("2031-02-07T10:00", None, (date(2031, 2, 7), date(2031, 2, 7))),
        (None, "2031-02-09", (date(2031, 2, 9), date(2031, 2, 9))),
        ("2031-13-40", None, None),
        ("0000", None, None),
        ("in spring", None, None),
        (None, None, None),
    ],
)
def test_a_date_stands_for_all_its_days(start, end, expected):
    assert window(start, end) == expected


def test_days_between_windows_are_counted_from_their_nearest_ends():
    may, fifth = window("2031-05"), window("2031-05-05")
    assert days_between(may, fifth) == days_between(fifth, may) == 0
    assert days_between(window("2031-05-01"), window("2031-05-04")) == 3


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Fernhill", "the town of Fernhill", True),
        ("Fernhill in Mossgate province", "Mossgate", True),
        ("Al-Fernhil", "Fernhill", True),
        ("Fernhill", "Mossgate", False),
        ("Fernhill province", "Mossgate province", False),
        ("the north", "the south", False),
        ("Fernhill", None, None),
        ("", "Fernhill", None),
    ],
)
def test_places_are_one_only_where_their_names_meet(a, b, expected):
    assert same_place(a, b) is expected
    assert same_place(b, a) is expected
