"""Patterns of what pages print around articles: each finds its example and leaves sentences alone."""

from __future__ import annotations

import time

import pytest

from counterclaim.sources.furniture import MAX_LINE, PATTERNS, Pattern, furniture_of
from counterclaim.sources.openings import byline

SENTENCES = [
    "The army said on Monday that twelve soldiers were killed in the upper valley.",
    "Send more troops to the pass, the commander told the radio.",
    "Total losses on both sides are not known.",
    "Share prices fell after the attack.",
    "More than 40 fighters from the north joined them, the group said.",
    "More news of the dead came in at night, when two lorries reached the town.",
    "Comments by the minister drew anger in the camps.",
    "Follow-up attacks killed three medics near the bridge.",
    "Subscribers to the radio's channel were told that nine had died.",
    "A journalist and two drivers were killed on Monday when their car hit a mine.",
    "Ana Ruiz, a reporter, was wounded in the leg.",
    "Sources in the hospital spoke of 30 dead.",
    "Source: the ministry of health, which counts the dead of both sides.",
    "Related incidents left five dead.",
    "We will not leave a comment on that unanswered, he said.",
    "Close to 200 people were displaced.",
    "Home guards shot two men.",
    "Two min bombers crossed the border at dawn.",
    "Via the radio, the rebels claimed 12 kills.",
    "Photographs showed six bodies.",
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_each_pattern_is_the_one_that_its_example_finds(pattern: Pattern) -> None:
    assert furniture_of(pattern.example) is pattern


def test_names_of_patterns_are_not_used_twice() -> None:
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_an_article_is_no_furniture(sentence: str) -> None:
    assert furniture_of(sentence) is None


@pytest.mark.parametrize(
    "line, name",
    [
        ("SHARE ON FACEBOOK", "share"),
        ("Please enter your name here", "comment_form"),
        ("Your email address will not be published. Required fields are marked *", "comment_rules"),
        ("Source link", "source_link"),
        ("Source: https://example.org/a", "source_link"),
        ("No Comments", "comments"),
        ("You may also like", "popular"),
        ("Facebook | Twitter | WhatsApp", "share_sites"),
        ("### See also", "see_also"),
        ("We and our partners use cookies to store data.", "cookies"),
        ("A guard at the gate on Friday. (EFE)", "agency_in_brackets"),
        ("herald_river crossing", "image_file"),
        ("IMG_2041.jpg", "image_file"),
    ],
)
def test_lines_of_pages_are_found(line: str, name: str) -> None:
    found = furniture_of(line)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    "part", ["World | ", "on via with ", "Ab and ", "A b, ", "x ", "Tags ", "more ", "News ", "Ab is a ", "facebook | ", "published "]
)
def test_no_line_takes_long_to_judge(part: str) -> None:
    start = time.perf_counter()
    for opening in ("", "by ", "share ", "World | "):
        line = (opening + part * 600)[: MAX_LINE - 1] + "!"
        furniture_of(line)
        byline(line[:119] + "!")
    assert time.perf_counter() - start < 2
