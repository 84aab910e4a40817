"""No interval where there are too few articles, and a warning instead."""

from __future__ import annotations

import pytest

from corpora import article
from counterclaim.framing.measure import Corpus
from counterclaim.framing.uncertainty import ENOUGH_ARTICLES, cautions, interval


def said(*articles):
    return " ".join(cautions(Corpus.of(articles)))


def test_fewer_than_five_articles_have_no_interval():
    assert interval([1, 1, 0, 1], [2, 2, 2, 2]) is None
    assert interval([1, 1, 0, 1, 0], [2, 2, 2, 2, 0]) is None
    assert interval([1, 1, 0, 1, 0], [2, 2, 2, 2, 2]) is not None


def test_an_interval_holds_the_share_and_does_not_depend_on_the_order():
    parts, wholes = [1, 5, 2, 0, 3, 4], [10, 9, 8, 7, 6, 5]
    low, high = interval(parts, wholes)
    assert low <= sum(parts) / sum(wholes) <= high
    assert interval(parts[::-1], wholes[::-1]) == (low, high)
    assert interval([2] * 9, [4] * 9) == (0.5, 0.5)


def test_one_article_an_outlet_speaks_of_the_article_alone():
    assert said(article("a", "A", "2031-05-02")).startswith("Only one article: each figure speaks of this article")
    two = said(article("a", "A", "2031-05-02"), article("b", "B", "2031-05-03"))
    assert two.startswith("Only one article an outlet: each figure speaks of this article, not of its outlet")


def test_a_copy_is_no_second_article_of_an_outlet():
    assert said(article("a", "A"), article("b", "A", copy_of="a")).startswith("Only one article:")


@pytest.mark.parametrize(("first", "apart"), [("2031-05-02", True), ("2031-05-03", False), (None, False)])
def test_outlet_and_date_are_said_to_be_confounded_only_where_they_are(first, apart):
    assert ("differ by date" in said(article("a", "A", first), article("b", "B", "2031-05-03"))) is apart


def test_enough_articles_of_every_outlet_need_no_warning():
    assert not said(*(article(f"{o}{i}", o, "2031-05-02") for o in "AB" for i in range(ENOUGH_ARTICLES)))


def test_no_articles_are_said_to_be_none():
    assert said() == "There is no article to measure."
