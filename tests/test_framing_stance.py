"""How the sides' words are introduced: each cue once, by class."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from corpora import article, profile
from counterclaim.framing import stance
from counterclaim.reading.records import Quotation, to_frame


def quotation(start: int, cue: str | None, side: str, cue_start: int | None, kind: str = "direct", article_id: str = "a") -> Quotation:
    end = None if cue_start is None else cue_start + len(cue or "")
    words = dict(text="we hold the mill", speaker="Ash", speaker_side=side, words=4)
    return Quotation(article_id=article_id, start=start, end=start + 16, kind=kind, cue=cue, cue_start=cue_start, cue_end=end, **words)


SPOKEN = [
    quotation(0, "claimed", "north", 20),
    quotation(30, "claimed", "north", 20),
    quotation(60, "said", "north", 80),
    quotation(90, "confirmed", "south", 110, kind="reported"),
    quotation(120, "shrugged", "south", 140),
    quotation(150, "said", "third_party", 170),
    quotation(180, "so-called", "north", 175, kind="scare"),
    quotation(210, None, "north", None),
]


def measured(spoken=SPOKEN, articles=None):
    return stance.measure(to_frame(spoken, Quotation), articles or [article("a", "Harbour Post")], profile())


def counts(measure, side):
    row = measure.figures[(measure.figures["side"] == side) & (measure.figures["level"] == "article")].iloc[0]
    return tuple(row[["cues", *stance.CLASSES]])


def test_a_cue_counts_once_however_many_pieces_it_introduces():
    assert counts(measured(), "north") == (2, 1, 1, 0, 0)
    assert counts(measured(), "south") == (2, 0, 0, 1, 1)
    assert measured().instances["text"].tolist() == ["claimed", "said", "confirmed", "shrugged", "said"]


def test_swapping_the_sides_mirrors_the_counts():
    other = {"north": "south", "south": "north"}
    mirrored = measured([dataclasses.replace(q, speaker_side=other.get(q.speaker_side, q.speaker_side)) for q in SPOKEN])
    assert {side: counts(measured(), side) for side in other} == {other[side]: counts(mirrored, side) for side in other}


def test_a_copy_of_an_article_changes_no_figure():
    copied = [dataclasses.replace(q, article_id="b") for q in SPOKEN]
    with_copy = measured(SPOKEN + copied, [article("a", "Harbour Post"), article("b", "Reprint Daily", copy_of="a")])
    pd.testing.assert_frame_equal(with_copy.figures, measured().figures)


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("said", "neutral"),
        ("According to", "neutral"),
        ("called for", "neutral"),
        ("replied", "neutral"),
        ("claiming", "distancing"),
        ("falsely proclaimed", "distancing"),
        ("denies", "distancing"),
        ("has reportedly said", "distancing"),
        ("admitted", "endorsing"),
        ("pointed out", "endorsing"),
        ("reaffirms", "endorsing"),
        ("shrugged", "unclassed"),
        ("hoping", "thought"),
        ("believes", "thought"),
    ],
)
def test_a_cue_has_the_class_of_its_base_form(cue, expected):
    assert stance.stance_of(cue) == expected


def test_findings_are_in_the_right_number():
    assert [f.text for f in measured().findings] == [
        "Of 2 words that introduce words of North: 1 neutral and 1 distancing.",
        "Of 2 words that introduce words of South: 1 endorsing and 1 unclassed.",
    ]
    assert measured(SPOKEN[:1]).findings[0].text == "The one word that introduces words of North is distancing."
    assert measured([]).findings[0].text == "No word that introduces a side's words was read."


def test_what_somebody_hopes_is_shown_and_not_counted():
    found = measured([quotation(0, "hoping", "north", 20), quotation(30, "said", "north", 50)])
    assert counts(found, "north") == (1, 1, 0, 0, 0)
    assert found.instances["reason"].tolist() == ["a thought, no speech", ""]


def test_words_inside_somebody_elses_quotation_are_not_the_articles():
    inner = dataclasses.replace(quotation(40, "claimed", "north", 30), end=50)
    outer = dataclasses.replace(quotation(0, "said", "south", 70), end=60)
    found = measured([outer, inner])
    assert dict(zip(found.instances["text"], found.instances["reason"], strict=True)) == {"claimed": "in quotation marks", "said": ""}
    assert found.instances["voice"].tolist() == ["quotation", "own"]


def test_few_cues_are_smoothed_towards_equal_shares():
    row = measured(SPOKEN[:1]).figures.iloc[0]
    smoothed = row[["smoothed_neutral", "smoothed_distancing", "smoothed_endorsing"]].tolist()
    assert smoothed == pytest.approx([0.2, 0.6, 0.2])  # (0 + 1/2) / (1 + 3/2), (1 + 1/2) / (1 + 3/2)
