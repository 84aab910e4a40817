"""Whose words are heard: words counted once, by side and speaker."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import article, claim, profile
from counterclaim.framing import voices
from counterclaim.framing.speakers import resolve_speakers
from counterclaim.reading.records import Claim, Quotation, to_frame
from counterclaim.sources.profile import Side

PEOPLE = ("Tam Kareemi", "Tam Karimi", "Karimi", "Ivo Massud", "Massoud", "Ivo Massoud")
NORTH = Side(name="Northern Front", aliases=("Front", "Northern Front"), people=PEOPLE)
PROFILE = profile().model_copy(update={"sides": {"north": NORTH, "south": Side(name="South", aliases=("South",))}})


def quotation(article_id: str, start: int, text: str, side: str, speaker: str | None = "a spokesman", **more) -> Quotation:
    told = {"kind": "direct", "words": len(text.split())} | more
    return Quotation(article_id=article_id, start=start, end=start + len(text), text=text, speaker=speaker, speaker_side=side, **told)


SPOKEN = [
    quotation("a", 0, "we hold the bridge and the mill", "north", "Karimi"),
    quotation("a", 50, "they hold nothing", "south"),
    quotation("a", 90, "they hold nothing", "south", repeat=True),
    quotation("a", 130, "lion of the river", "unknown", None, kind="scare"),
    quotation("a", 170, "that the mill burned", "third_party", "a miller", kind="reported"),
    quotation("b", 0, "we want bread", "civilian", "a baker"),
]
ARTICLES = [article("a", "Harbour Post", "2031-05-02"), article("b", "Inland News", "2031-05-03")]


def measured(spoken=SPOKEN, articles=ARTICLES):
    return voices.measure(to_frame(spoken, Quotation), articles, PROFILE)


def words(measure, article_id="a") -> dict[str, int]:
    rows = measure.figures[measure.figures["article_id"] == article_id]
    return dict(zip(rows["side"], rows["direct_words"], strict=True))


def test_words_are_counted_once_and_only_where_they_are_speech():
    assert words(measured()) == {"north": 7, "south": 3, "third_party": 0}
    figures = measured().figures.set_index(["article_id", "side"])
    assert figures.loc[("a", "north"), "share"] == figures.loc[("a", "north"), "share_of_sides"] == 0.7
    assert figures.loc[("a", "third_party"), "reported_words"] == 4
    assert figures.loc[("b", "civilian"), "share"] == 1.0
    assert pd.isna(figures.loc[("b", "north"), "share_of_sides"])


def test_a_quotation_moved_to_the_other_side_moves_just_its_words():
    moved = [dataclasses.replace(SPOKEN[0], speaker_side="south"), *SPOKEN[1:]]
    assert words(measured(moved)) == {"north": 0, "south": 10, "third_party": 0}
    assert words(measured(moved), "b") == words(measured(), "b")


def test_swapping_the_sides_mirrors_the_figures():
    other = {"north": "south", "south": "north"}
    mirrored = measured([dataclasses.replace(q, speaker_side=other.get(q.speaker_side, q.speaker_side)) for q in SPOKEN])
    columns = ["direct_words", "reported_words", "direct", "reported", "share", "share_of_sides"]
    ours, theirs = (m.figures.set_index(["level", "outlet", "side"])[columns] for m in (measured(), mirrored))
    pd.testing.assert_frame_equal(ours, theirs.rename(index=other, level="side").loc[ours.index])


def test_a_copy_of_an_article_changes_no_figure_and_no_finding():
    copied = [dataclasses.replace(q, article_id="c") for q in SPOKEN if q.article_id == "a"]
    with_copy = measured(SPOKEN + copied, [*ARTICLES, article("c", "Reprint Daily", copy_of="a")])
    pd.testing.assert_frame_equal(with_copy.figures, measured().figures)
    assert with_copy.findings == measured().findings


@given(st.permutations(SPOKEN), st.permutations(ARTICLES))
@settings(max_examples=20, deadline=None)
def test_the_order_of_quotations_and_articles_changes_nothing(spoken, articles):
    again = measured(spoken, articles)
    pd.testing.assert_frame_equal(again.figures, measured().figures)
    pd.testing.assert_frame_equal(again.details["speakers"], measured().details["speakers"])
    assert again.findings == measured().findings


@pytest.mark.parametrize(
    ("speaker", "side", "expected"),
    [
        ("Karimi", "north", "Tam Kareemi"),
        ("General Tam Karimi, the commander", "north", "Tam Kareemi"),
        ("Massoud", "north", "Ivo Massud"),
        ("Massoud", "south", "Massoud"),
        ("the Front (NF)", "north", "Northern Front"),
        ("The front", "north", "Northern Front"),
        ("a miller", "unknown", "a miller"),
    ],
)
def test_a_person_has_one_name_whatever_the_spelling(speaker, side, expected):
    assert resolve_speakers([(speaker, side)], PROFILE) == {(speaker, side): expected}


def test_the_speakers_ledger_adds_up_to_the_figures():
    measure = measured()
    speakers, articles = measure.details["speakers"], measure.figures[measure.figures["level"] == "article"]
    assert speakers["direct_words"].sum() == articles["direct_words"].sum()
    assert speakers.iloc[0]["speaker"] == "Tam Kareemi"


def test_findings_are_computed_and_whole():
    assert [f.text for f in measured().findings] == [
        "The most quoted speaker is Tam Kareemi: 7 of 13 quoted words (54%) in 1 article.",
        "Of 13 quoted words: the Northern Front 7 (54%), South 3 (23%), others 3 (23%).",
    ]
    assert [f.text for f in measured([]).findings] == ["Nobody is quoted directly."]


def test_silence_of_civilians_is_said_only_where_none_speaks():
    names = [f.name for f in measured(SPOKEN[:2]).findings]
    assert "no_civilian" in names
    assert "no_civilian" not in [f.name for f in measured().findings]


def finding(measure, name):
    return next((f.text for f in measure.findings if f.name == name), None)


def test_the_most_quoted_speaker_is_counted_where_the_words_are_counted():
    spoken = [
        quotation("a", 0, "we hold the bridge", "north", "Ivo Massud"),
        quotation("b", 0, "we hold it", "north", "Ivo Massud", kind="reported"),
    ]
    assert finding(measured(spoken), "most_quoted") == "The most quoted speaker is Ivo Massud: 4 of 4 quoted words (100%) in 1 article."


@pytest.mark.parametrize(
    ("speaker", "named"), [("Reports", False), ("a spokesman", False), ("Lena Moor, a miller", True), ("NRU", True), ("Moor", True)]
)
def test_a_common_noun_is_no_named_speaker(speaker, named):
    articles = [article("a", text="As reports and a spokesman have it."), *ARTICLES[1:]]
    found = measured([quotation("a", 0, "we hold the bridge", "unknown", speaker)], articles)
    assert found.details["speakers"]["named"].tolist() == [named]
    assert (finding(found, "most_quoted") is not None) == named


def test_the_share_of_a_side_is_told_article_by_article():
    spoken = [*SPOKEN, quotation("b", 40, "nothing is held by the north", "south")]
    assert finding(measured(spoken), "share_range") == (
        "Of the words quoted from the two sides, the share of the Northern Front by article: 70% (Harbour Post), 0% (Inland News)."
    )


AGAIN = "the bridge was never taken and the harbour stands"


@pytest.mark.parametrize(
    ("other", "speaker", "stands"),
    [
        (AGAIN, None, True),
        ("never was the bridge taken while our harbour still stands tonight", "Ivo Massud", True),
        ("never was the bridge taken while our harbour still stands tonight", "Lena Moor", False),
        ("we shall discuss everything again tomorrow at the assembly", "Ivo Massud", False),
    ],
)
def test_words_said_again_in_another_article_are_found(other, speaker, stands):
    found = measured([quotation("a", 0, AGAIN, "north", "Ivo Massud"), quotation("b", 0, other, "north", speaker)])
    assert len(found.details["recycled"]) == stands
    text = "1 quotation stands in more than one article: of Ivo Massud (Harbour Post, Inland News)."
    assert (finding(found, "recycled") == text) == stands


LONGER = "think of your children and join the Assembly of the Rivers"


@pytest.mark.parametrize(
    ("other", "speaker", "day", "stands"),
    [
        ("join the Assembly of the Rivers", "Ivo Massud", "2031-05-04", True),
        ("join the Assembly of the Rivers", "Ivo Massud", "2031-05-20", False),
        ("join the Assembly of the Rivers", "Ivo Massud", "2031-05", False),
        ("join the Assembly of the Rivers", "Ivo Massud", "some day in May", False),
        ("join the Assembly of the Rivers", "Lena Moor", "2031-05-04", False),
        ("join the Assembly of the Mountains", "Ivo Massud", "2031-05-04", False),
        ("of your children and", "Ivo Massud", "2031-05-04", False),
        ("your children", "Ivo Massud", "2031-05-04", False),
    ],
)
def test_a_part_of_what_somebody_said_is_found_where_the_same_speaker_says_it_within_days(other, speaker, day, stands):
    spoken = [quotation("a", 0, LONGER, "north", "Ivo Massud"), quotation("b", 0, other, "north", speaker)]
    found = measured(spoken, [ARTICLES[0], article("b", "Inland News", day)])
    assert len(found.details["recycled"]) == stands


def test_a_quotation_of_many_articles_is_one_that_each_later_article_repeats():
    keys = [f"k{n}" for n in range(8)]
    told = [article(key, f"Paper {key}", f"2031-05-{9 - n:02}") for n, key in enumerate(keys)]
    found = measured([quotation(key, 0, AGAIN, "north", "Ivo Massud") for key in keys], told)
    again = found.details["recycled"]
    assert again["article_id"].tolist() == ["k7"] * 7 and again["other_article_id"].tolist() == keys[6::-1]
    assert finding(found, "recycled") == "1 quotation stands in more than one article: of Ivo Massud (8 outlets)."


@pytest.mark.parametrize(("name", "where", "told"), [("Ivo Massud", "b", True), ("Ivo Massud", "a", False), ("Lena Moor", "b", False)])
def test_a_speaker_who_is_dead_in_another_article_is_told(name, where, told):
    dead = claim(f"{where}1", {"killed": name, "low": 1, "high": 1, "of": "north", "names": [name]}, {f"{where}1": "c1"})
    spoken = to_frame([quotation("a", 0, AGAIN, "north", "Ivo Massud")], Quotation)
    found = voices.measure(spoken, ARTICLES, PROFILE, to_frame([dead], Claim))
    text = "Ivo Massud is heard in one article (Harbour Post) and among the dead in another (Inland News)."
    assert finding(found, "speaker_dead") == (text if told else None)


def test_one_speaker_under_several_names_is_known_by_the_longest():
    from counterclaim.framing.speakers import resolve_speakers

    printed = [
        "Brack",
        "Ivo Brack",
        "council director Ivo Brack",
        "Ivo Brack head of the Harbour Council",
        "the Council",
        "Harbour Council for Peace",
        "Ada Orlan",
    ]
    shown = resolve_speakers([(p, "unknown") for p in printed], profile())
    assert [shown[p, "unknown"] for p in printed] == ["Ivo Brack"] * 4 + ["Harbour Council for Peace"] * 2 + ["Ada Orlan"]


def test_two_speakers_of_one_surname_stay_apart():
    from counterclaim.framing.speakers import resolve_speakers

    shown = resolve_speakers([(p, "unknown") for p in ("Brack", "Ivo Brack", "Ada Brack")], profile())
    assert set(shown.values()) == {"Brack", "Ivo Brack", "Ada Brack"}
