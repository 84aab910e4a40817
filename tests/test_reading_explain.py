"""An article in, an account of every number and casualty word out."""

from __future__ import annotations

from counterclaim.reading.explain import COLUMNS, explain
from tests.reading_fixtures import article_of, profile

TEXT = (
    "On 3 May 2021 the 31-year-old commander said 12 rebels were killed and 40 rifles were seized. Nine tractors passed. The plan is dead."
)


def test_every_number_is_a_claim_or_has_a_reason() -> None:
    frame = explain(article_of(TEXT), profile())
    assert list(frame.columns) == COLUMNS
    numbers = frame[frame["kind"] == "number"]
    assert list(numbers["text"]) == ["3", "2021", "31", "12", "40", "Nine"]
    assert list(numbers[numbers["claim"]]["text"]) == ["12"]
    assert (numbers[~numbers["claim"]]["reason"] != "").all()


def test_the_reason_names_what_the_number_is() -> None:
    numbers = explain(article_of(TEXT), profile()).set_index("text")
    assert numbers.loc["3", "reason"] == "date"
    assert numbers.loc["31", "reason"] == "age"
    assert numbers.loc["40", "reason"] == "things"
    assert numbers.loc["12", "rule"] == "passive"


def test_a_casualty_word_without_people_is_listed_with_its_reason() -> None:
    frame = explain(article_of(TEXT), profile())
    word = frame[(frame["kind"] == "word") & (frame["text"] == "dead")].iloc[0]
    assert not word["claim"]
    assert word["reason"]


def test_an_article_without_numbers_gives_an_empty_frame_with_columns() -> None:
    frame = explain(article_of("The valley was quiet."), profile())
    assert list(frame.columns) == COLUMNS
    assert frame.empty
