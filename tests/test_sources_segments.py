"""Segments: what is headline, byline, dateline, paragraph, caption and furniture, in pasted pages, wire texts and one-line texts."""

# ruff: noqa: E501  (a text and what is expected of it read best on one line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.sources.clean import clean_text
from counterclaim.sources.openings import DATELINES, byline, date_line
from counterclaim.sources.segments import paragraphs, segment

LONG = (
    "The defence ministry said on Monday that twelve soldiers were killed and thirty wounded in the upper valley of Ostrava Minor, "
    "where fighting has gone on for a week, and that the rebels had lost many more."
)
MORE = "A spokesman for the rebels denied this and told a radio station that no position had been lost since the start of the siege."
LAST = "The two sides are to meet again next week, according to a mediator who asked not to be named."


def kinds(text: str, **options: object) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in segment(text, **options)]  # type: ignore[arg-type]


def of_kind(text: str, kind: str) -> list[str]:
    return [words for found, words in kinds(text) if found == kind]


PAGE = clean_text(
    f"""
03/05/2019, 12.33
Send to a friend

Siege of the valley goes on as talks fail

by Ana Ruiz

{MORE}

Ostrava (RiverNews) – {LONG}

photo_camera NewsPix/ J. DOE - Two men at a bridge in the upper valley.

{MORE}

rivernews_upper valley

A guard stands at the gate. (EFE)

What comes next

{LAST}

Shoot me twice. I will not go back. Never.

Amir Doe

{LONG} {MORE}

Send to a friend
See also
Truce holds in the south
06/09/2019 15:21
Rebels name a new leader
Pope talks about food
01/12/2020 18:37

Subscribe now
Please enter your comment!
"""
)


def test_the_head_of_a_page_comes_apart() -> None:
    assert kinds(PAGE)[:4] == [
        ("dateline", "03/05/2019, 12.33"),
        ("furniture", "Send to a friend"),
        ("headline", "Siege of the valley goes on as talks fail"),
        ("byline", "by Ana Ruiz"),
    ]


def test_a_dateline_stands_apart_from_its_paragraph_also_after_a_standfirst() -> None:
    assert ("dateline", "Ostrava (RiverNews) –") in kinds(PAGE)
    assert ("paragraph", LONG) in kinds(PAGE)


def test_captions_and_names_of_images_are_captions() -> None:
    assert of_kind(PAGE, "caption") == [
        "photo_camera NewsPix/ J. DOE - Two men at a bridge in the upper valley.",
        "rivernews_upper valley",
        "A guard stands at the gate. (EFE)",
    ]


def test_a_list_of_other_articles_is_furniture_with_its_dates() -> None:
    furniture = of_kind(PAGE, "furniture")
    assert furniture[1:] == PAGE[PAGE.rindex("Send to a friend") :].replace("\n\n", "\n").split("\n")


def test_a_heading_in_the_text_is_a_headline_and_the_name_under_a_quotation_is_not() -> None:
    assert ("headline", "What comes next") in kinds(PAGE)
    assert ("paragraph", "Amir Doe") in kinds(PAGE)


def test_a_repeated_headline_is_a_headline_both_times() -> None:
    text = f"Siege goes on\n\nSiege goes on\n\n{LONG}\n\n{MORE}"
    assert of_kind(text, "headline") == ["Siege goes on", "Siege goes on"]


def test_a_headline_may_follow_a_standfirst_that_has_no_full_stop() -> None:
    text = f"{LONG} Fighting began in May\n\nSiege of the valley goes on\n\n{LONG}\n\n{MORE}"
    assert of_kind(text, "headline") == ["Siege of the valley goes on"]


def test_an_agency_in_brackets_at_the_very_end_signs_the_article() -> None:
    text = f"Siege goes on today\n\n{LONG}\n\n{LAST} (AFP)"
    assert of_kind(text, "caption") == []


def test_what_follows_a_form_for_comments_is_furniture_even_when_it_is_long() -> None:
    text = f"Siege goes on today\n\n{LONG}\n\n{MORE}\n\n{LONG} {MORE}\n\nLeave a Reply\n\n{LAST} I think that the author is wrong about it."
    assert of_kind(text, "furniture")[-1].startswith(LAST)


def test_a_link_to_comments_at_the_top_does_not_make_the_article_furniture() -> None:
    text = f"Leave a comment\n\nSiege goes on today\n\n{LONG}\n\n{MORE}"
    assert of_kind(text, "paragraph") == [LONG, MORE]


def test_a_list_in_the_middle_ends_where_the_text_goes_on() -> None:
    text = f"Siege goes on today\n\n{LONG}\n\nRead also\n\nTruce holds in the south\n\n{MORE}\n\n{LAST}"
    assert of_kind(text, "furniture") == ["Read also", "Truce holds in the south"]
    assert of_kind(text, "paragraph") == [LONG, MORE, LAST]


def test_lines_on_the_author_at_the_end_are_furniture() -> None:
    bio = "Ana Ruiz is a freelance journalist based in Lisbon."
    assert of_kind(f"Siege goes on today\n\n{LONG}\n\n{MORE}\n\n{LAST}\n\n{bio}", "furniture") == [bio]


def test_a_reporter_who_was_killed_is_no_line_on_the_author() -> None:
    news = "Ana Ruiz was a reporter for the radio and was killed on Monday."
    assert of_kind(f"Siege goes on today\n\n{LONG}\n\n{MORE}\n\n{LAST}\n\n{news}", "furniture") == []


def test_a_post_of_one_sentence_without_a_full_stop_is_a_paragraph() -> None:
    assert kinds("At least 12 people were killed in the valley, the ministry said #valley") == [
        ("paragraph", "At least 12 people were killed in the valley, the ministry said #valley")
    ]


def test_a_list_that_screen_readers_are_told_of_is_furniture() -> None:
    listed = "list of 3 items\nKeep reading\nlist 1 of 3\nTruce holds in the south\nlist 2 of 3\nWhat is the Upland Front?\nend of list"
    text = f"Siege goes on today\n\n{LONG}\n\n{listed}\n\n{MORE}\n\n{LAST}"
    assert of_kind(text, "furniture") == listed.split("\n")
    assert of_kind(text, "paragraph") == [LONG, MORE, LAST]


def test_a_section_is_no_headline_and_a_name_above_the_date_is_a_byline() -> None:
    text = f"News | Conflict\nSiege of the valley goes on\nAna Ruiz in Riverton\nPublished On 4 Sep 2021\n\n{LONG}\n\n{MORE}"
    assert [kind for kind, _ in kinds(text)[:4]] == ["furniture", "headline", "byline", "dateline"]


def test_lines_that_do_not_fill_the_width_are_paragraphs_of_their_own() -> None:
    lines = [
        "Rebels said on Saturday that 40 soldiers had been killed near the mill.",
        "Save",
        "The ministry said that nobody was hurt.",
        "One was captured",
        "Two were shot",
    ]
    assert [block.text for block in paragraphs("\n".join(lines))] == lines


def test_comments_of_readers_are_furniture_also_under_a_short_article() -> None:
    text = f"Siege goes on today\n\n{LONG}\n\nReader comments (3)\n\nJohn: I was there and 200 died, believe me."
    assert of_kind(text, "furniture")[-1].startswith("John")


WIRE = """SAN PEDRO, 3 DEC 89 (RADIO ONE) -- [TEXT] LAST NIGHT A BRIDGE WAS
BLOWN UP NEAR THE TOWN OF RIO SECO AND THREE MEN OF THE GUARD WERE
KILLED.

THE GOVERNOR SAID THAT THE REBELS WERE TO BLAME AND THAT TROOPS WOULD
BE SENT."""


def test_lines_of_a_wrapped_text_belong_to_one_paragraph() -> None:
    assert [words for _, words in kinds(WIRE)] == [
        "SAN PEDRO, 3 DEC 89 (RADIO ONE) -- [TEXT]",
        WIRE[WIRE.index("LAST NIGHT") : WIRE.index("\n\n")],
        WIRE[WIRE.index("THE GOVERNOR") :],
    ]


def test_long_lines_without_an_empty_line_between_them_are_paragraphs_each() -> None:
    assert [block.text for block in paragraphs(f"{LONG}\n{MORE}\n{LAST}")] == [LONG, MORE, LAST]


def test_markdown_joins_its_lines_and_keeps_its_signs() -> None:
    text = f"# Siege goes on\n\nBy Ana Ruiz\n\nTwelve men\nwere killed on Monday, the ministry of the interior said.\n\n## Truce\n\n* one man\n* two men\n\n{LONG}"
    found = kinds(text, markdown=True)
    assert found[0] == ("headline", "# Siege goes on")
    assert ("paragraph", "Twelve men\nwere killed on Monday, the ministry of the interior said.") in found
    assert ("headline", "## Truce") in found and ("paragraph", "* one man") in found


@pytest.mark.parametrize("name", DATELINES)
def test_each_pattern_of_a_dateline_finds_its_example(name: str) -> None:
    pattern, example = DATELINES[name]
    found = pattern.match(example)
    assert found and example[found.end() :] in ("A bridge was blown up.", "Two men were hurt.")


@pytest.mark.parametrize(
    "opening",
    [
        "The Upland Front (UF) said that",
        "National Upland Front (NUF) is made up of",
        "Upland fighters – who had come",
        "Doctors of the Valley (DOV) The",
    ],
)
def test_a_name_with_its_letters_in_brackets_is_no_dateline(opening: str) -> None:
    assert not any(pattern.match(opening) for pattern, _ in DATELINES.values())


@pytest.mark.parametrize(
    "line", ["09/04/2021, 12.33", "Published: 4 September 2021 10:15 GMT", "Sept 4, 2021", "2021-09-04T10:00", "Saturday 4 September 2021"]
)
def test_lines_that_are_dates_are_told(line: str) -> None:
    assert date_line(line)


@pytest.mark.parametrize("line", ["On 4 September 2021 twelve died", "12 killed", "2021", "4 September was quiet"])
def test_lines_that_say_more_than_a_date_are_told(line: str) -> None:
    assert not date_line(line)


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [("by Ana Ruiz", True), ("By Ana Ruiz and Tom Hale", True), ("By noon twelve had died", False), ("By Monday", True)],
)
def test_bylines_are_names_after_by(line: str, is_byline: bool) -> None:
    assert byline(line) is is_byline


BODY = f"{LONG} {MORE} {LAST}"


@pytest.mark.parametrize(
    "head, expected",
    [
        ("Sun 05 Jul 2015 ", [("dateline", "Sun 05 Jul 2015")]),
        ("Last updated at Apr 152017 RIVERTON ", [("dateline", "Last updated at Apr 152017"), ("dateline", "RIVERTON")]),
        ("17-08-2013 Twelve Soldiers Killed in Upper Valley. ", [("dateline", "17-08-2013"), ("headline", "Twelve Soldiers Killed in Upper Valley.")]),
        (
            "Siege kills 12 in upper valley Monitor AFP Tuesday 21 Jul 2015 ",
            [("headline", "Siege kills 12 in upper valley Monitor"), ("byline", "AFP"), ("dateline", "Tuesday 21 Jul 2015")],
        ),
        ("03.05.2014(updated 0915 03.05.2014) Get short URL 2 87 ", [("dateline", "03.05.2014(updated 0915 03.05.2014)"), ("furniture", "Get short URL 2 87")]),
        ("Sat Aug 13 2016 200 Rebels Killed by Upland Army Near River. ", [("dateline", "Sat Aug 13 2016"), ("headline", "200 Rebels Killed by Upland Army Near River.")]),
    ],
)  # fmt: skip
def test_the_head_of_a_text_on_one_line_comes_apart(head: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(head + BODY) == [*expected, ("paragraph", BODY)]


def test_an_author_named_at_both_ends_is_a_byline() -> None:
    text = f"Posted on August 3 2013 by Ana Ruiz {BODY} Ana Ruiz"
    assert kinds(text)[:2] == [("dateline", "Posted on August 3 2013"), ("byline", "by Ana Ruiz")]


def test_a_standfirst_that_the_body_repeats_is_a_headline() -> None:
    first = "Twelve soldiers were killed in the upper valley on Monday"
    text = f"24-09-2013 Deadly Siege Hits Upper Valley. {first} {first} the ministry said. {BODY}"
    assert of_kind(text, "headline") == ["Deadly Siege Hits Upper Valley.", first]


def test_tags_between_standfirst_and_body_are_furniture() -> None:
    text = f"16 July 2015 Civilians fled the valley by night. Tags Upland valley siege At least nine died on the road, the ministry said. {BODY}"
    assert of_kind(text, "furniture") == ["Tags Upland valley siege"]


@pytest.mark.parametrize(
    "closing",
    [
        "Read Also",
        "Source RiverNews and agencies",
        "Tags siege valley Community standardsDiscussion Comment via Facebook",
        "R. Doe / Ana Ruiz",
    ],
)
def test_closing_words_of_a_page_on_one_line_are_furniture(closing: str) -> None:
    assert of_kind(f"15 Apr 2017 {BODY} {closing}", "furniture") == [closing]


@pytest.mark.parametrize(
    "opening",
    [
        "12 February 2015 was the worst day of the siege. ",
        "On 12 February 2015 a bomb fell. ",
        "At noon on Tuesday 21 Jul 2015 two men died. ",
    ],
)
def test_a_date_that_is_part_of_a_sentence_stays_in_it(opening: str) -> None:
    assert kinds(opening + BODY) == [("paragraph", opening + BODY)]


WORDS = st.sampled_from(
    [
        "See also",
        "Leave a Reply",
        LONG,
        MORE,
        "Siege goes on",
        "by Ana Ruiz",
        "09/04/2021",
        "Tags",
        "A (EFE)",
        "x_y z",
        "\n",
        "\n\n",
        " ",
        "Share",
        "#",
        "* a",
        "Source link",
        "12",
        "MOSCOW (A) –",
    ]
)


@given(st.lists(st.one_of(WORDS, st.text(max_size=30)), max_size=25), st.booleans())
def test_segments_cover_every_character_that_is_not_white_space_once_and_in_order(parts: list[str], markdown: bool) -> None:
    text = clean_text("".join(parts))
    covered = [False] * len(text)
    last = 0
    for found in segment(text, markdown=markdown):
        assert last <= found.start < found.end <= len(text)
        assert not text[found.start].isspace() and not text[found.end - 1].isspace()
        covered[found.start : found.end] = [True] * (found.end - found.start)
        last = found.end
    assert all(here or letter.isspace() for here, letter in zip(covered, text, strict=True))
