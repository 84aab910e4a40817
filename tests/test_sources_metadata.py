"""Facts of an article: who published it and when, with the words that it rests on."""

# ruff: noqa: E501  (a text and what is expected of it read best on one line)

from __future__ import annotations

import pytest

from counterclaim.sources.article import METADATA, Fact
from counterclaim.sources.dates import printed_dates
from counterclaim.sources.language import language_of, name_of
from counterclaim.sources.metadata import facts_of
from counterclaim.sources.segments import segment

BODY = (
    "The defence ministry said on Monday that twelve soldiers were killed and thirty wounded in the upper valley, where fighting has gone on for a week.\n\n"
    "A spokesman for the rebels denied this and told a radio station that no position had been lost since the start of the siege."
)


def facts(text: str, **markup: str) -> dict[str, Fact]:
    return facts_of(text, segment(text), markup, language_of(text), None)


def test_there_is_a_fact_for_each_field() -> None:
    assert set(facts(BODY)) == set(METADATA)


def test_what_the_page_prints_is_taken_with_its_words() -> None:
    found = facts(
        f"4 September 2021 10:15\n\nSiege of the valley goes on\n\nBy Ana Ruiz\n\n{BODY}\n\n© 2021 The Riverside Herald. All rights reserved."
    )
    assert found["published"] == Fact("2021-09-04", "printed", "4 September 2021 10:15")
    assert found["title"] == Fact("Siege of the valley goes on", "printed", "Siege of the valley goes on")
    assert found["author"] == Fact("Ana Ruiz", "printed", "By Ana Ruiz")
    assert found["outlet"].value == "The Riverside Herald" and found["outlet"].basis == "printed"
    assert found["language"].value == "en"


def test_what_is_not_told_stays_open() -> None:
    found = facts(BODY)
    assert [found[name].value for name in ("outlet", "author", "published", "address", "copy_of", "bloc")] == [None] * 6
    assert {found[name].basis for name in ("outlet", "author", "published")} == {"open"}


def test_the_markup_goes_over_what_the_text_lets_conclude() -> None:
    found = facts(f"Ostrava (RiverNews) – {BODY}", outlet="Riverside Herald", published="2020-03-04")
    assert found["outlet"] == Fact("Riverside Herald", "printed", "markup: Riverside Herald")
    assert found["published"].value == "2020-03-04"


def test_a_dateline_lets_conclude_the_outlet_and_its_last_brackets_name_it() -> None:
    assert facts(f"Ostrava (Upland), 9 Aug 88 (RIVER RADIO) -- {BODY}")["outlet"] == Fact(
        "RIVER RADIO", "inferred", "Ostrava (Upland), 9 Aug 88 (RIVER RADIO) --"
    )


def test_two_names_of_images_that_begin_alike_let_conclude_the_outlet() -> None:
    text = f"Siege of the valley goes on\n\nherald_bridge\n\n{BODY}\n\nherald_upper valley\n\n{BODY}"
    assert facts(text)["outlet"] == Fact("Herald", "inferred", "2 image names begin with `herald_`")


@pytest.mark.parametrize(
    "head, published, basis, why",
    [
        ("24/01/2017", "2017-01-24", "printed", "24/01/2017"),
        ("01.02.2017", "2017", "open", "can be 2017-02-01 or 2017-01-02"),
        ("Wednesday 01/02/2017", "2017-02-01", "inferred", "the weekday fits"),
        ("3 DEC 1989", "1989-12-03", "printed", "3 DEC 1989"),
        ("05/05/2020", "2020-05-05", "printed", "05/05/2020"),
        ("Last updated at Apr 152017", "2017-04-15", "inferred", "the day of an update"),
        ("Updated: 5 May 2020 | Published: 3 May 2020", "2020-05-03", "printed", "Published: 3 May 2020"),
    ],
)
def test_the_day_of_publication_is_read_from_the_head(head: str, published: str, basis: str, why: str) -> None:
    found = facts(f"{head}\n\nSiege of the valley goes on\n\n{BODY}")["published"]
    assert (found.value, found.basis) == (published, basis)
    assert why in found.evidence


def test_a_date_of_the_same_form_that_can_be_read_in_one_way_decides_between_day_and_month() -> None:
    text = f"09/04/2021 12:33\n\nSiege of the valley goes on\n\n{BODY}\n\nSee also\nTruce in the south\n24/01/2017 15:55"
    assert facts(text)["published"] == Fact("2021-04-09", "inferred", "09/04/2021 12:33; the page writes 24/01/2017")


def test_a_date_of_another_form_does_not_decide_between_day_and_month() -> None:
    text = f"09/04/2021, 12.33\n\nSiege of the valley goes on\n\n{BODY}\n\nSee also\nTruce in the south\n24/01/2017 15:55"
    found = facts(text)["published"]
    assert (found.value, found.basis) == ("2021", "open")
    assert "2021-04-09" in found.evidence and "2021-09-04" in found.evidence


def test_an_article_is_not_older_than_the_day_that_it_tells_of() -> None:
    text = f"09/04/2021\n\nSiege of the valley goes on\n\n{BODY}\n\nThe siege began on 15 August 2021, when the first shells fell on the old bridge and the mill."
    assert facts(text)["published"].value == "2021-09-04"


def test_dates_in_the_running_text_are_no_day_of_publication() -> None:
    assert (
        facts(f"Siege of the valley goes on\n\n{BODY}\n\nThe siege began on 15 August 2021, when the first shells fell on the bridge.")[
            "published"
        ].value
        is None
    )


def test_days_that_do_not_exist_are_not_read() -> None:
    assert printed_dates("31/02/2020 and 40/13/2020") == []


def test_a_link_to_the_source_is_a_sign_of_a_copy() -> None:
    found = facts(f"Siege of the valley goes on\n\n{BODY}\n\nSource link\n\nLeave a Reply")
    assert found["copy_of"] == Fact("an article on another site", "inferred", "Source link")


def test_the_place_of_first_publication_is_what_an_article_is_a_copy_of() -> None:
    found = facts(f"Siege of the valley goes on\n\n{BODY}\n\nThis article was originally published in The Upland Post.")
    assert found["copy_of"].value == "The Upland Post"


def test_a_note_on_translation_is_a_kind_of_copy() -> None:
    assert (
        facts(f"Siege goes on today\n\n{BODY}\n\nThis article is an edited translation from our other edition.")["copy_kind"].value
        == "translation"
    )


SPANISH = "El ejército dijo el lunes que doce soldados murieron en el valle y que tres de ellos eran oficiales. Los rebeldes lo niegan y hablan de otra cifra de muertos."


@pytest.mark.parametrize(
    "text, language",
    [(BODY, "en"), (BODY.upper(), "en"), (SPANISH, "es"), ("Hola amigos del valle.", ""), ("RT @x https://t.co/abc #Gaza #Valle", "")],
)
def test_the_language_is_told_where_there_is_enough_of_it(text: str, language: str) -> None:
    assert language_of(text) == language


def test_an_english_article_with_a_foreign_headline_is_english() -> None:
    assert language_of(f"El valle está a punto de caer\n\nLeer en español\n\n{BODY}") == "en"


def test_languages_have_names() -> None:
    assert name_of("fa") == "Persian" and name_of("xx") == "the language `xx`"
