"""No interval where there are too few articles, and a warning instead."""

from __future__ import annotations

import itertools

import pytest

from corpora import article
from counterclaim.framing.measure import Corpus
from counterclaim.framing.uncertainty import ENOUGH_ARTICLES, cautions, differences, holm, interval


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


def test_outlets_that_rarely_share_a_day_are_said_to():
    days = ["2031-05-02", "2031-05-03", "2031-05-04", "2031-05-05", "2031-05-06"]
    told = [article(f"a{n}", "A", d) for n, d in enumerate(days[:3])] + [article(f"b{n}", "B", d) for n, d in enumerate(days[3:])]
    assert "No two outlets have an article of the same day" in said(*told)
    partly = said(*told, article("b9", "B", days[0]))
    assert "Only 2 of 6 dated articles have one of another outlet of the same day beside them" in partly
    often = said(*told, *(article(f"b{n + 5}", "B", d) for n, d in enumerate(days[:3])))
    assert "differ by date" not in often


def test_enough_articles_of_every_outlet_need_no_warning():
    assert not said(*(article(f"{o}{i}", o, "2031-05-02") for o in "AB" for i in range(ENOUGH_ARTICLES)))


def test_no_articles_are_said_to_be_none():
    assert said() == "There is no article to measure."


APART = {"A": [(4, 5), (3, 4), (5, 6), (4, 4), (3, 5)], "B": [(0, 5), (1, 6), (0, 4), (1, 5), (0, 6)]}


def test_outlets_that_differ_in_every_article_differ_surely():
    found = differences(APART)
    assert [(d.outlet, d.n_articles, d.n_others) for d in found] == [("A", 5, 5)]
    assert found[0].share == pytest.approx(19 / 24) and found[0].share_of_others == pytest.approx(2 / 26)
    assert found[0].p == pytest.approx(2 / 252, abs=0.003)  # the two most extreme of 252 ways to deal out ten articles


def test_outlets_that_are_alike_do_not():
    assert differences({"A": APART["A"], "B": APART["A"]})[0].p > 0.9


def test_the_p_value_of_two_outlets_is_that_of_every_way_to_deal_them_out():
    a, b = [(1, 2), (2, 3), (0, 2), (3, 3), (2, 4)], [(0, 3), (1, 4), (1, 2), (0, 1), (1, 3)]
    every = a + b

    def apart(own):
        own = [every[i] for i in own]
        rest = [sum(p) - sum(q) for p, q in zip(zip(*every, strict=True), zip(*own, strict=True), strict=True)]
        return abs(sum(p for p, _ in own) / sum(w for _, w in own) - rest[0] / rest[1])

    reached = [apart(own) >= apart(range(5)) - 1e-12 for own in itertools.combinations(range(10), 5)]
    assert differences({"A": a, "B": b})[0].p == pytest.approx(sum(reached) / len(reached), abs=0.02)


def test_there_is_no_test_with_fewer_than_five_articles_on_either_side():
    assert differences({"A": APART["A"], "B": APART["B"][:4]}) == []
    assert differences({"A": APART["A"], "B": [(0, 0)] * 5}) == []
    assert differences({"A": APART["A"], "unknown": APART["B"]}) == []


def test_each_of_three_outlets_is_tested_against_the_others_in_any_order():
    three = APART | {"C": [(2, 4), (2, 5), (3, 5), (1, 4), (2, 5)]}
    found = differences(three)
    assert [d.outlet for d in found] == ["A", "B", "C"]
    assert differences({o: three[o][::-1] for o in ("C", "A", "B")}) == found
    assert found[2].p > 0.5 > 0.05 > found[1].p


def test_holm_corrects_as_in_a_worked_example():
    # p of 0.01, 0.04, 0.03 and 0.005, corrected 4, 3, 2 and 1 times and never below a smaller one's
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_articles_of_blocs_are_compared_by_bloc_where_outlets_are_too_small():
    import dataclasses

    from corpora import profile
    from counterclaim.framing import labels
    from counterclaim.reading.records import Mention, to_frame
    from counterclaim.sources.article import Fact

    made, told = [], []
    for n in range(12):
        text = "The brutal Northerners met." if n % 2 else "The Northerners met again."
        one = article(f"a{n}", f"Outlet {n % 4}", "2031-05-02", text=text)
        made.append(dataclasses.replace(one, facts=one.facts | {"bloc": Fact("coast" if n % 2 else "hills", "entered", "")}))
        start = text.index("Northerners")
        told.append(
            Mention(article_id=f"a{n}", start=start, end=start + 11, text="Northerners", side="north", kind="name", head="northerners")
        )
    measure = labels.measure(to_frame(told, Mention), made, profile())
    blocs = measure.figures[(measure.figures["level"] == "bloc") & (measure.figures["side"] == "north")]
    assert blocs[["outlet", "n_articles", "share"]].values.tolist() == [["coast", 6, 1.0], ["hills", 6, 0.0]]
    tested = measure.details["tests"]
    assert tested.loc[tested["side"] == "north", ["level", "outlet"]].values.tolist() == [["bloc", "coast"]]
    assert [f.text for f in measure.findings if f.name == "labels_difference"] == [
        "In the outlets of the bloc coast the share of evaluative labels of North is 100%, in those of the bloc hills 0% (6 articles against 6; "
        "permutation test over articles, p = 0.003 after Holm's correction for 1 test)."
    ]
    one_bloc = [dataclasses.replace(a, facts=a.facts | {"bloc": Fact("coast", "entered", "")}) for a in made]
    assert "bloc" not in set(labels.measure(to_frame(told, Mention), one_bloc, profile()).figures["level"])
