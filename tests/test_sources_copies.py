"""Near-duplicates: which article is the original, which its copy."""

from __future__ import annotations

import random

from counterclaim.sources.article import Article, Fact
from counterclaim.sources.copies import copy_groups, with_copies
from counterclaim.sources.segments import segment


def words(seed: int, count: int = 220) -> str:
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choice("abcdefghijklmnop") for _ in range(5)) for _ in range(300)]
    return " ".join(chance.choice(vocabulary) for _ in range(count)) + "."


def article(name: str, text: str, **facts: Fact) -> Article:
    return Article(name, f"{name}.txt", "", text, segment(text), facts)


def day(value: str) -> Fact:
    return Fact(value, "printed", value)


def test_the_same_text_is_a_copy_of_the_one_published_first() -> None:
    found = {
        a.article_id: a
        for a in with_copies([article("a", words(1), published=day("2020-02-02")), article("b", words(1), published=day("2020-02-01"))])
    }
    assert found["a"].known("copy_of") == "b" and found["a"].known("copy_kind") == "same text"
    assert found["b"].known("copy_of") is None


def test_a_text_that_was_shortened_is_a_copy() -> None:
    (group,) = copy_groups([article("long", words(1, 300)), article("short", words(1, 180))])
    assert group.original == "long" and [name for name, _, _ in group.copies] == ["short"]
    assert group.copies[0][1] > 0.9 > group.copies[0][2]


def test_different_texts_are_no_copies() -> None:
    assert copy_groups([article("a", words(1)), article("b", words(2))]) == ()


def test_the_same_furniture_makes_no_copy() -> None:
    furniture = "\n\nLeave a Reply\n\n" + words(9, 150)
    assert (
        copy_groups([article("a", words(1) + "\n\n" + words(3) + furniture), article("b", words(2) + "\n\n" + words(4) + furniture)]) == ()
    )


def test_groups_do_not_depend_on_the_order_of_articles() -> None:
    articles = [article(name, words(seed)) for name, seed in (("a", 1), ("b", 2), ("c", 1), ("d", 2), ("e", 1))]
    groups = copy_groups(articles)
    assert groups == copy_groups(articles[::-1])
    assert [(g.original, [c[0] for c in g.copies]) for g in groups] == [("a", ["c", "e"]), ("b", ["d"])]


def test_what_a_person_entered_stays() -> None:
    told = Fact("an article elsewhere", "entered", "")
    found = with_copies([article("a", words(1)), article("b", words(1), copy_of=told)])
    assert found[1].facts["copy_of"] == told


def test_an_article_marked_as_a_copy_is_no_original() -> None:
    marked = Fact("an article on another site", "inferred", "Source link")
    (group,) = copy_groups([article("a", words(1), copy_of=marked), article("b", words(1))])
    assert group.original == "b"
