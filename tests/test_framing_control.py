"""Who is said to hold a place: what each sentence says of each side, from -2 to +2."""

from __future__ import annotations

import dataclasses
import re

import pandas as pd
import pytest

from corpora import article, profile
from counterclaim.framing import control
from counterclaim.framing.control_words import control_words
from counterclaim.reading.records import Mention, Quotation, to_frame
from counterclaim.sources.article import Segment
from counterclaim.sources.profile import Side

SIDES = {
    "north": Side(name="North", aliases=("Northerners",), generic=("northern",)),
    "south": Side(name="South", aliases=("Southerners",), generic=("southern",)),
}
PROFILE = profile(places=("Orla Valley", "Orla", "Tessin")).model_copy(update={"sides": SIDES})
NAMES = {"north": "Northerners|North|northern", "south": "Southerners|South|southern"}


def mentions(text: str, article_id: str = "a") -> list[Mention]:
    found = [
        Mention(article_id=article_id, start=m.start(), end=m.end(), text=m.group(), side=side, kind="name", head=m.group().lower())
        for side, names in NAMES.items()
        for m in re.finditer(rf"\b(?:{names})\b(?!-)", text)
    ]
    return sorted(found, key=lambda m: m.start)


def measured(text: str, spoken=(), described=PROFILE, **facts):
    told = article("a", "Harbour Post", "2031-05-02", text=text, **facts)
    return control.measure(to_frame(mentions(text), Mention), to_frame(spoken, Quotation), [told], described)


def value(text: str, side: str = "north", counted: bool = True):
    frame = measured(text).instances
    rows = frame[(frame["side"] == side) & (frame["counted"] == counted)]
    return rows["value"].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Northerners captured the Orla Valley.", [2]),
        ("The Orla Valley was seized by the Northerners.", [2]),
        ("The Northerners hold the valley.", [2]),
        ("The valley is under northern control.", [2]),
        ("The province is still in the North's hands.", [2]),
        ("They met in a North-held village of the Orla Valley.", [1]),
        ("The Southerners drove the Northerners out of the Orla Valley.", [-2]),
        ("The Orla Valley has fallen to the Northerners.", [2]),
        ("The Northerners retook the valley from the Southerners.", [2]),
        ("The Northerners have surrounded the Orla Valley.", [1]),
        ("The Northerners repelled an attack on the valley.", [1]),
        ("The Northerners captured most of the Orla Valley.", [1]),
        ("The Northerners captured Tessin.", [1]),
        ("The Northerners are about to capture the Orla Valley.", [1]),
        ("Both sides are battling for control of the Orla Valley.", [0]),
        ("The Northerners withdrew from the Orla Valley.", [-2]),
        ("The Southerners drove the Northerners back and the Northerners lost the Orla Valley.", [-2]),
        ("The Northerners were driven out of the Orla Valley.", [-2]),
        ("The valley has not fallen to the Northerners.", [-2]),
        ("The Northerners have not yet been able to conquer the valley.", [-2]),
        ("The Northerners announced the capture of the Orla Valley.", [2]),
        ("The Northerners have seized full control of the Orla Valley.", [2]),
        ("The Northerners entered Orla but were thrown back by the Southerners.", [1]),
        ("The Southerners broke the siege of the Orla Valley by the Northerners.", [-1]),
        ("The Northerners have withdrawn their soldiers from the Orla Valley.", [-2]),
        ("Neither side controls the Orla Valley.", [0]),
        ("The valley is the only one not under northern control.", [-2]),
        ("It is false that the Northerners have captured the Orla Valley.", [-2]),
        ("The Southerners denied that the Northerners had taken the Orla Valley.", [-2]),
    ],
)
def test_a_sentence_says_so_much_of_the_hold_of_a_side(text, expected):
    assert value(text) == expected
    assert value(text, "south") == [-v for v in expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("If the Northerners capture the Orla Valley, the war will end.", "only possible"),
        ("The Northerners want to hold the Orla Valley.", "only possible"),
        ("Capturing the valley would help the Northerners.", "only possible"),
        ("The fall of the Orla Valley to the Northerners would end the war.", "only possible"),
        ("The Northerners may have captured the Orla Valley.", "only possible"),
        ("Do the Northerners control the Orla Valley?", "only possible"),
        ("The Northerners occupied the Orla Valley between 1896 and 1901.", "another time"),
        ("The Northerners captured Velm.", "another place"),
        ("They fled from Velm when the Northerners took the city.", "another place"),
        ("The Northerners took control of the whole country.", "another place"),
        ("Soldiers held the Orla Valley.", "names no side"),
    ],
)
def test_what_is_not_counted_says_why(text, reason):
    frame = measured(text).instances
    assert frame["reason"].unique().tolist() == [reason]
    assert not frame["counted"].any()


@pytest.mark.parametrize(
    "text",
    [
        "The Northerners took part in the talks.",
        "Two Northerners fell near the mill.",
        "They held a meeting.",
        "The Northerners captured 30 soldiers near the village.",
        "The Northerners hold 40 prisoners in the Orla Valley.",
    ],
)
def test_words_that_mean_something_else_are_no_cues(text):
    assert len(measured(text).instances) == 0


def test_swapping_the_sides_mirrors_the_figures():
    text = (
        "The Northerners hold the Orla Valley. The Southerners said they had captured Tessin. The valley has not fallen to the Southerners."
    )
    swapped = re.sub("Northern|Southern", lambda m: "Southern" if m.group() == "Northern" else "Northern", text)
    ours, theirs = (measured(t).figures.set_index(["level", "side"]) for t in (text, swapped))
    pd.testing.assert_frame_equal(ours, theirs.rename(index={"north": "south", "south": "north"}, level="side").loc[ours.index])
    assert ours.loc[("article", "north"), "value"] == 2


def row(measure, side):
    figures = measure.figures
    return figures[(figures["level"] == "article") & (figures["side"] == side)].iloc[0]


def test_what_is_claimed_is_apart_from_what_the_article_says():
    text = "The Northerners hold the Orla Valley. The Southerners claimed that they had captured the Orla Valley."
    north = row(measured(text), "north")
    assert (north["own_cues"], north["claimed_cues"], north["value"], north["claimed"]) == (1, 1, 2, -2)
    assert measured(text).instances["claimant_side"].dropna().unique().tolist() == ["south"]


def test_a_quotation_is_claimed_by_who_speaks_it():
    text = "“We have captured the Orla Valley,” said a captain."
    words = text[1 : text.index(",")]
    spoken = Quotation(article_id="a", start=1, end=1 + len(words), text=words, kind="direct", speaker="a captain", speaker_side="south")
    south = row(measured(text, [spoken]), "south")
    assert (south["claimed_cues"], south["claimed"]) == (1, 2)
    moved = row(measured(text, [dataclasses.replace(spoken, speaker_side="north")]), "south")
    assert (moved["claimed_cues"], moved["claimed"]) == (1, -2)


def test_headline_lede_and_body_have_values_of_their_own():
    parts = (
        "Northerners capture Orla Valley",
        "The Orla Valley is about to fall to the Northerners.",
        "The Southerners still hold the Orla Valley.",
    )
    text = "\n\n".join(parts)
    starts = [text.index(p) for p in parts]
    kinds = ("headline", "paragraph", "paragraph")
    segments = tuple(Segment(k, s, s + len(p)) for k, s, p in zip(kinds, starts, parts, strict=True))
    told = dataclasses.replace(article("a", "Harbour Post", "2031-05-02", text=text), segments=segments)
    found = control.measure(to_frame(mentions(text), Mention), to_frame([], Quotation), [told], PROFILE)
    assert row(found, "north")[["headline", "lede", "body", "value"]].tolist() == [2, 1, -2, 1]
    assert "The headline of an article of Harbour Post gives North +2, the text below it −0.5." in [f.text for f in found.findings]


def test_who_takes_a_place_that_falls_is_known_from_the_rest_of_the_article():
    text = "The Northerners have surrounded the Orla Valley. The Orla Valley is about to fall."
    assert value(text) == [1, 1]
    assert value("The Orla Valley is about to fall.", "unknown", counted=False) == [1]


def test_a_copy_changes_no_figure():
    text = "The Northerners hold the Orla Valley."
    both = [article("a", "Harbour Post", text=text), article("b", "Reprint Daily", text=text, copy_of="a")]
    frame = to_frame([*mentions(text), *mentions(text, "b")], Mention)
    with_copy = control.measure(frame, to_frame([], Quotation), both, PROFILE)
    alone = control.measure(to_frame(mentions(text), Mention), to_frame([], Quotation), both[:1], PROFILE)
    pd.testing.assert_frame_equal(with_copy.figures, alone.figures)
    assert with_copy.instances["reason"].unique().tolist() == ["", "copy of a"]


def test_with_more_than_two_sides_only_those_named_have_a_value():
    three = PROFILE.model_copy(update={"sides": SIDES | {"east": Side(name="East", aliases=("East",))}})
    found = measured("The Northerners drove out the Southerners from the Orla Valley.", described=three)
    assert dict(zip(found.instances["side"], found.instances["value"], strict=True)) == {"north": 2, "south": -2}
    assert row(found, "east")["cues"] == 0


def test_without_places_in_the_profile_any_place_named_counts():
    found = measured("The Northerners captured Velm.", described=PROFILE.model_copy(update={"places": ()}))
    assert found.instances.loc[found.instances["side"] == "north", ["value", "place"]].iloc[0].tolist() == [2, "Velm"]


def test_articles_that_say_nothing_of_a_hold_are_said_to():
    assert [f.text for f in measured("It rained.").findings] == ["No sentence was read that tells who holds Orla Valley."]


def test_every_class_finds_its_own_example():
    from counterclaim.framing.control_words import _classes

    for name, told in _classes().items():
        assert name in [w.control for w in control_words(str(told["example"]))], name


def test_the_town_of_a_town_is_the_whole_and_that_of_a_valley_a_part():
    town = PROFILE.model_copy(update={"places": ("Tessin",)})
    found = measured("The town is under northern control.", described=town).instances
    assert found.loc[found["side"] == "north", "value"].tolist() == [2]
    assert value("The town is under northern control.") == [1]


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("The Southerners repulsed attacks on the valley for decades.", True),
        ("The valley withstood attacks during the long and bloody civil war.", True),
        ("The valley held out in the 1980s.", True),
        ("The valley has never been conquered.", True),
        ("The Northerners have not yet captured the valley.", False),
        ("The Northerners have captured the valley at once.", False),
        ("The valley fought on for decades, but the Northerners captured it on Monday.", False),
    ],
)
def test_history_without_a_year_is_of_another_time(sentence, past):
    at = sentence.index("captured") if "captured" in sentence else 0
    assert control._of_another_time(sentence, "2031-05-02", at, at + 8) is past


def test_places_that_nothing_joins_are_no_series():
    open_ = PROFILE.model_copy(update={"places": ()})
    one = [f.text for f in measured("The Northerners captured Velm.", described=open_).findings]
    assert any("on Velm, from −2 to +2" in t for t in one)
    two = [f.text for f in measured("The Northerners captured Velm. The Southerners captured Tessin.", described=open_).findings]
    assert not any("The hold of" in t for t in two)
