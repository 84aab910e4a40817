"""What the sides are called: counted in the article's own voice, copies once, mirrored where the sides are swapped."""

from __future__ import annotations

import dataclasses
import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import article, profile
from counterclaim.framing import labels
from counterclaim.framing.wordlists import evaluative_words
from counterclaim.reading.records import Mention, to_frame
from counterclaim.sources.article import Segment

PROFILE = profile()
TEXT = "The brutal Northerners met the army of South. Northerners fled from anti-Northerners and other militants, said a caption."


def mention(article_id: str, start: int, text: str, side: str, **more) -> Mention:
    given = {"kind": "name", "head": text.split()[-1].lower()} | more
    return Mention(article_id=article_id, start=start, end=start + len(text), text=text, side=side, **given)


MENTIONS = [
    mention("a", 4, "brutal Northerners", "north"),
    mention("a", 31, "army of South", "south"),
    mention("a", 46, "Northerners", "north"),
    mention("a", TEXT.index("anti-") + 5, "Northerners", "north"),
    mention("a", TEXT.index("other"), "other militants", "north", kind="generic"),
    mention("a", 110, "Northerners", "north", voice="caption"),
    mention("a", 111, "northern thugs", "north", voice="quotation"),
    mention("a", 112, "General Oak", "north", kind="person"),
]


def measured(mentions=MENTIONS, articles=None):
    return labels.measure(to_frame(mentions, Mention), articles or [article("a", "Harbour Post", text=TEXT)], PROFILE)


def row(measure, side, level="article"):
    figures = measure.figures
    return figures[(figures["side"] == side) & (figures["level"] == level)].iloc[0]


def test_only_names_in_own_voice_are_labels():
    north = row(measured(), "north")
    assert (north["labels"], north["neutral"], north["evaluative"], north["negative"]) == (2, 1, 1, 1)
    assert (north["captions"], north["quoted"], north["share"], north["which"]) == (1, 1, 0.5, ("brutal northerners",))


def test_what_is_not_counted_says_why():
    instances = measured().instances
    assert instances.loc[~instances["counted"], "reason"].tolist() == [
        "part of a word for those against it",
        "speaks of others",
        "a caption",
        "in quotation marks",
        "a person",
    ]
    assert instances.loc[instances["counted"], "text"].tolist() == ["brutal Northerners", "army of South", "Northerners"]


def test_swapping_the_sides_mirrors_the_figures():
    other = {"north": "south", "south": "north"}
    mirrored = measured([dataclasses.replace(m, side=other[m.side]) for m in MENTIONS])
    for side in other:
        ours, theirs = row(measured(), side).drop("side"), row(mirrored, other[side]).drop("side")
        pd.testing.assert_series_equal(ours, theirs, check_names=False)


def test_a_copy_of_an_article_changes_no_figure():
    copied = [dataclasses.replace(m, article_id="b") for m in MENTIONS]
    articles = [article("a", "Harbour Post", text=TEXT), article("b", "Reprint Daily", copy_of="a", text=TEXT)]
    with_copy = measured(MENTIONS + copied, articles)
    pd.testing.assert_frame_equal(with_copy.figures, measured().figures)
    assert set(with_copy.instances.loc[with_copy.instances["article_id"] == "b", "reason"]) == {"copy of a"}


@given(st.permutations(MENTIONS))
@settings(max_examples=20, deadline=None)
def test_the_order_of_mentions_changes_nothing(mentions):
    pd.testing.assert_frame_equal(measured(mentions).instances, measured().instances)
    assert measured(mentions).findings == measured().findings


def test_the_name_of_a_side_is_no_judgement():
    radical = profile(["north"])
    side = radical.sides["north"].model_copy(update={"name": "Radical Party"})
    radical = radical.model_copy(update={"sides": {"north": side}})
    frame = to_frame([mention("a", 0, "Radical Party", "north"), mention("a", 50, "radical thugs", "north")], Mention)
    measure = labels.measure(frame, [article("a")], radical)
    assert measure.instances["words"].tolist() == [(), ("thug",)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the militants'", ["militant"]),
        ("anti-terrorist forces", []),
        ("Westland-backed fighters", ["-backed"]),
        ("hard-line gunmen", ["hard-line", "gunmen"]),
        ("the fighters of the Front", []),
        ("ministers", []),
    ],
)
def test_listed_words_are_found_in_all_their_forms(phrase, expected):
    assert [w.word for w in evaluative_words().find(phrase)] == expected


def test_sides_that_nobody_names_have_rows_of_zero():
    measure = measured([])
    assert measure.figures["labels"].tolist() == [0, 0, 0, 0]
    assert measure.figures["share"].isna().all()
    assert [f.text for f in measure.findings] == ["No side of the profile is named in the articles' own words."]


def test_findings_rest_on_instances_that_are_there():
    measure = measured()
    known = set(measure.instances["instance_id"])
    assert measure.findings[0].text == "1 of 2 labels of North evaluates (50%), by “brutal” (1)."
    assert all(set(f.instances) <= known for f in measure.findings)


def test_the_words_in_a_sentence_add_up_to_its_labels():
    told = [
        mention("a", 30 * n, text, "north")
        for n, text in enumerate(("brutal thugs", "brutal Northerners", "rebels", "radical Northerners"))
    ]
    text = measured(told).findings[0].text
    judged = int(re.match(r"(\d+|All \d+|Both)", text).group().removeprefix("All "))
    assert sum(int(n) for n in re.findall(r"\((\d+)\)", text)) == judged
    assert text.endswith("each label under its commonest word.")


def test_a_judging_word_after_other_speaks_of_others():
    text = "The Northerners and other militant groups met."
    told = [mention("a", text.index("militant"), "militant", "north", kind="generic"), mention("a", 4, "Northerners", "north")]
    instances = measured(told, [article("a", "Harbour Post", text=text)]).instances
    assert instances["reason"].tolist() == ["", "speaks of others"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The brutal Northerners met.", "brutal Northerners"),
        ("Brutal, extremist Northerners met.", "Brutal, extremist Northerners"),
        ("The Northerners gunmen met.", "Northerners gunmen"),
        ("The Northerners brutal war went on.", "Northerners"),
        ("They met militants. Northerners left.", "Northerners"),
        ("The tall Northerners met.", "Northerners"),
    ],
)
def test_judging_words_belong_to_a_name_also_where_reading_left_them_out(text, label):
    bare = mention("a", text.index("Northerners"), "Northerners", "north")
    instances = measured([bare], [article("a", "Harbour Post", text=text)]).instances
    assert instances["text"].tolist() == [label]
    assert text[instances["start"].iloc[0] : instances["end"].iloc[0]] == label


def test_few_labels_are_smoothed_towards_a_half():
    figures = measured([mention("a", 0, "brutal Northerners", "north")]).figures
    assert figures["smoothed"].dropna().tolist() == [0.75, 0.75]  # (1 + 1/2) / (1 + 1)


def test_names_in_page_furniture_are_not_the_articles():
    told = article("a", "Harbour Post", text="Northerners met. Northerners: read more.")
    parts = tuple(Segment(kind, *span) for kind, span in (("paragraph", (0, 16)), ("furniture", (17, 40))))
    found = measured(
        [mention("a", 0, "Northerners", "north"), mention("a", 17, "Northerners", "north")], [dataclasses.replace(told, segments=parts)]
    )
    assert found.instances["reason"].tolist() == ["", "page furniture"]


@pytest.mark.parametrize(
    ("second", "told"), [("brutal Northerners", ", 1 of them in its favour, by"), ("heroic Northerners", ", all of them in its favour, by")]
)
def test_labels_that_praise_are_said_to(second, told):
    frame = [mention("a", 0, "brave Northerners", "north"), mention("a", 60, second, "north")]
    assert told in measured(frame, [article("a", "Harbour Post")]).findings[0].text
