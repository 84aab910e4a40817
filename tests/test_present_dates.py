"""Days are written in one form."""

import pytest

from counterclaim.present import dates


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2021-09-03", "3 September 2021"),
        ("2021-09", "September 2021"),
        ("2021", "2021"),
        ("2021-13-01", "2021-13-01"),
        (None, "not known"),
    ],
)
def test_a_day_is_written_with_its_month_in_letters(iso, words):
    assert dates.day(iso) == words


def test_a_span_names_one_day_once_and_nothing_where_nothing_is_known():
    assert dates.span("2021-09-03", "2021-09-03") == "3 September 2021"
    assert dates.span("2021-09-03", "2021-09-05") == "3 September 2021 to 5 September 2021"
    assert dates.span(None, None) == ""


def test_iso_days_in_a_sentence_become_words_and_other_numbers_stay():
    assert dates.in_text("days: 2021-09-03 (A), 12-2021-09-03-4") == "days: 3 September 2021 (A), 12-2021-09-03-4"
