"""Which claims another one counts already, and which are of a running or historic toll; invented sentences."""

from __future__ import annotations

import pytest

from counterclaim.reading import read_article
from counterclaim.sources.article import Article, Fact
from reading_fixtures import article_of, profile


def claims_of(text: str):
    facts = {"published": Fact("2029-06-14", "entered", "")}
    return read_article(Article("case", "case.txt", "", text, article_of(text).segments, facts), profile()).claims


def parts(text: str) -> dict[int, int]:
    """Number of each part and of the whole that counts it."""
    claims = claims_of(text)
    by_id = {c.claim_id: c for c in claims}
    return {c.low: by_id[c.part_of].low for c in claims if c.part_of}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-four civilians were killed on Monday. A raid killed 15 people in Darn. Nine people died in Lisk.", {15: 24, 9: 24}),
        ("Twenty-four civilians were killed on Monday. A raid killed 15 people in Darn. Eleven people died in Lisk.", {}),
        ("At least 19 civilians were killed in Darn. Fifteen of the dead were in one house.", {15: 19}),
        ("Five children were among the 48 people killed in Darn.", {5: 48}),
        ("Officials said 126 people were killed in Darn, updating a previous toll of 112 dead.", {112: 126}),
        ("Fifty people were killed on Monday. In Darn 20 people were killed. A raid killed 15 people in Lisk.", {20: 50, 15: 50}),
        ("Nine soldiers were killed on Monday. In Darn two rebels were killed. A raid killed three rebels in Lisk.", {}),
        ("Nine people were killed and 40 wounded.", {}),
    ],
)
def test_a_part_is_found_and_counted_by_its_whole(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "background", "basis"),
    [
        ("Nine people were killed in Darn on Monday.", False, "new"),
        ("More than 90,000 people have been killed in the war.", True, "cumulative"),
        ("A bomb hit Darn on Monday. The town wept. Some 130 civilians have been killed there since mid-May.", True, "cumulative"),
        ("A bomb hit Darn on Monday. Since the start of the war 400 soldiers have been killed there.", True, "cumulative"),
        ("A bomb hit Darn on Monday. The town wept. In March 2028 a blast in Lisk killed 30 people.", True, "new"),
        ("A bomb hit Darn on Monday. The town wept. Nine people were killed there.", False, "new"),
        ("Nine people were killed in Darn in March 2028.", False, "new"),
    ],
)
def test_a_toll_of_the_past_is_background(text, background, basis):
    claims = claims_of(text)
    assert [(c.background, c.basis) for c in claims] == [(background, basis)]
