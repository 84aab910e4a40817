"""Where and when the events of claims happened, read from invented sentences."""

from __future__ import annotations

import datetime

import pytest

from counterclaim.reading import read_article
from counterclaim.reading.event_time import published_on
from counterclaim.sources.article import Article, Fact
from reading_fixtures import article_of, profile

# Published on Thursday 14 June 2029.
PUBLISHED = "2029-06-14"


def first_claim(text: str, published: str | None = PUBLISHED):
    plain = article_of(text)
    facts = {"published": Fact(published, "entered", "")}
    return read_article(Article("case", "case.txt", "", text, plain.segments, facts), profile()).claims[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people were killed in Orla on Monday.", "Orla"),
        ("Nine people were killed near the town of Orla in Vesk province.", "Orla in Vesk province"),
        ("Shelling of the al-Mirra neighborhood left nine people dead.", "al-Mirra neighborhood"),
        ("Rockets that struck the village of Teln killed nine people.", "village of Teln"),
        ("Air strikes killed nine people east of Orla.", "Orla"),
        ("Nine people were killed in Northern raids.", None),
        ("Nine people were killed in Orla, a doctor told reporters in Vesk.", "Orla"),
        ("Nine people were killed in March.", None),
        ("Nine people were killed in clashes.", None),
        ("Gunmen stationed in Vesk killed nine people.", None),
        ("Shells hit Orla at dawn. Nine people were killed.", "Orla"),
        ("Shells hit Orla at dawn. Elsewhere nine people were killed in Teln.", "Teln"),
        ("Shells hit Orla at dawn.\n\nNine people were killed.", None),
        ("Nine people were killed and 40 wounded in Orla, and three soldiers died in Vesk.", "Orla"),
        ("A bomb in Orla killed nine people, including two children.", "Orla"),
    ],
)
def test_the_place_is_the_one_told_of_the_event(text, place):
    assert first_claim(text).place == place


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on Monday", "2029-06-11", "2029-06-11"),
        ("on Thursday", "2029-06-14", "2029-06-14"),
        ("yesterday", "2029-06-13", "2029-06-13"),
        ("overnight", "2029-06-13", "2029-06-13"),
        ("two days ago", "2029-06-12", "2029-06-12"),
        ("on 3 June", "2029-06-03", "2029-06-03"),
        ("on 3 September", "2028-09-03", "2028-09-03"),
        ("on June 3, 2027", "2027-06-03", "2027-06-03"),
        ("in March 2028", "2028-03", "2028-03"),
        ("in March", "2029-03", "2029-03"),
        ("in 2027", "2027", "2027"),
        ("over the past four days", "2029-06-10", "2029-06-14"),
        ("in the last 24 hours", "2029-06-13", "2029-06-14"),
        ("last week", "2029-06-04", "2029-06-10"),
        ("last month", "2029-05", "2029-05"),
        ("last year", "2028", "2028"),
        ("at dawn", None, None),
        ("on 31 June", None, None),
    ],
)
def test_days_are_told_from_the_day_of_publication(words, start, end):
    claim = first_claim(f"Nine people were killed {words}.")
    assert (claim.date_start, claim.date_end) == (start, end)


def test_without_a_day_of_publication_only_full_dates_are_known():
    assert first_claim("Nine people were killed on Monday.", None).date_start is None
    assert first_claim("Nine people were killed on 3 May 2027.", None).date_start == "2027-05-03"


def test_the_day_of_the_telling_is_not_the_day_of_the_event():
    assert first_claim("Nine people were killed in Orla, a doctor said on Wednesday.").date_start is None
    assert first_claim("A truce is due to begin on Monday; nine people were killed.").date_start is None


def test_a_running_toll_has_the_days_since_when_it_runs():
    claim = first_claim("More than 9,000 people have been killed since the war began in March 2024.")
    assert (claim.date_start, claim.date_end, claim.background) == ("2024-03", PUBLISHED, True)


def test_a_part_happened_where_and_when_its_whole_did():
    text = "Forty people, including 12 children who had been sent to live with their relatives at the other end of the country, were killed in Orla on Monday."
    facts = {"published": Fact(PUBLISHED, "entered", "")}
    claims = read_article(Article("case", "case.txt", "", text, article_of(text).segments, facts), profile()).claims
    assert [(c.low, bool(c.part_of), c.place, c.date_start) for c in claims] == [
        (40, False, "Orla", "2029-06-11"),
        (12, True, "Orla", "2029-06-11"),
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_a_day_at_the_calendars_end_is_no_day_of_publication(day):
    assert published_on(day) is None and published_on("1900-01-01") == datetime.date(1900, 1, 1)
    words = "The army said 12 rebels were killed near Orla three days ago, and four more last week, and two last weekend in December."
    assert first_claim(words, day).date_start is None
