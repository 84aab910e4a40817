"""What an outlet leaves out that others of the same days carry."""

from __future__ import annotations

import pandas as pd
import pytest

from corpora import article, claim, profile
from counterclaim.framing import omissions
from counterclaim.reading.records import Claim, Mention, Quotation, to_frame
from counterclaim.sources.profile import Side

PROFILE = profile(third_parties=("Red Lamp",)).model_copy(
    update={"sides": {"north": Side(name="North", people=("Ivo Brack", "Brack")), "south": Side(name="South", people=("Lena Moor",))}}
)
TEXT = "Words of an invented article."


def articles(days=("2031-05-02", "2031-05-03", "2031-05-03")):
    return [
        article(i, o, d, text=TEXT)
        for (i, o), d in zip((("a", "Harbour Post"), ("b", "Inland News"), ("c", "Hill Gazette")), days, strict=True)
    ]


def mention(article_id: str, text: str, side: str, kind: str = "person", start: int = 0) -> Mention:
    return Mention(article_id=article_id, start=start, end=start + len(text), text=text, side=side, kind=kind, head=text.lower())


def told(key: str, statement: str, **more) -> Claim:
    import dataclasses

    return dataclasses.replace(claim(key, {"killed": "40", "of": "south", "by": "north"} | more, {key: key}), statement_id=statement)


MENTIONS = [mention("a", "Ivo Brack", "north"), mention("b", "Brack", "north"), mention("c", "Lena Moor", "south")]
CLAIMS = [told("a1", "s1"), told("b1", "s1"), told("c1", "s2")]


def measured(claims=CLAIMS, mentions=MENTIONS, told=None, described=PROFILE):
    frames = (to_frame(claims, Claim), to_frame(mentions, Mention), to_frame([], Quotation))
    return omissions.measure(*frames, articles() if told is None else told, described)


def state(measure, item):
    tiles = measure.details["tiles"]
    return tiles[tiles["item"] == item].set_index("outlet")["state"].to_dict()


def test_what_two_others_carry_is_left_out_by_the_third():
    found = measured()
    assert state(found, "claim:s1") == {"Harbour Post": "present", "Hill Gazette": "absent", "Inland News": "present"}
    figures = found.figures[(found.figures["article_id"] == "c") & (found.figures["side"] == "all")].iloc[0]
    assert figures[["carried_by_others", "present", "absent", "absent_claims", "absent_actors"]].tolist() == [2, 0, 2, 1, 1]


def test_what_one_outlet_alone_has_is_no_omission_of_the_others():
    assert state(measured(), "claim:s2") == {}
    assert state(measured(), "actor:lena moor") == {}


def test_where_there_is_one_other_outlet_its_word_is_enough():
    two = articles()[:2]
    assert state(measured(CLAIMS[:1], [], two), "claim:s1") == {"Harbour Post": "present", "Inland News": "absent"}


@pytest.mark.parametrize(
    ("day", "expected"), [("2031-05-01", "absent"), ("2031-05-04", "absent"), ("2031-05-06", "no_article"), (None, "no_article")]
)
def test_only_articles_within_two_days_could_have_carried_it(day, expected):
    found = measured(told=articles(("2031-05-02", "2031-05-03", day)), claims=CLAIMS[:2], mentions=[])
    assert state(found, "claim:s1")["Hill Gazette"] == expected
    undated = "The day of 1 article is not known: what it leaves out cannot be told."
    assert (undated in found.caution) == (day is None)


def test_a_person_is_one_actor_in_every_spelling_and_a_third_party_is_found_in_the_text():
    named = [article(i, o, "2031-05-02", text="The Red Lamp says so.") for i, o in (("a", "Harbour Post"), ("b", "Inland News"))]
    found = measured([], MENTIONS[:2], [*named, article("c", "Hill Gazette", "2031-05-02", text=TEXT)])
    assert state(found, "actor:ivo brack")["Hill Gazette"] == "absent"
    assert state(found, "actor:red lamp") == {"Harbour Post": "present", "Hill Gazette": "absent", "Inland News": "present"}


def test_the_death_of_a_person_is_one_event():
    dead = [told(f"{a}1", f"s{a}", killed=name, low=1, high=1, names=[name]) for a, name in (("a", "Ivo Brack"), ("b", "Ivo Brak"))]
    assert state(measured(dead, []), "event:death:ivo brack")["Hill Gazette"] == "absent"


def test_instances_are_places_where_it_is_present():
    found = measured()
    assert set(found.instances["article_id"]) == {"a", "b", "c"}
    known = set(found.instances["instance_id"])
    assert all(set(f.instances) <= known for f in found.findings)
    assert {i for told in found.details["tiles"]["instances"] for i in told} <= known


def test_one_article_speaks_of_itself():
    texts = [f.text for f in measured().findings]
    assert (
        "This article of Hill Gazette does not mention Ivo Brack (in 2 other outlets) or 40 killed (40 victims) (in 2 other outlets)."
        in texts
    )


def test_a_copy_changes_no_figure_and_swapped_sides_mirror_it():
    copied = [*articles(), article("d", "Reprint Daily", "2031-05-03", copy_of="a", text=TEXT)]
    with_copy = measured([*CLAIMS, told("d1", "s1")], [*MENTIONS, mention("d", "Ivo Brack", "north")], copied)
    pd.testing.assert_frame_equal(with_copy.figures, measured().figures)
    pd.testing.assert_frame_equal(with_copy.details["tiles"], measured().details["tiles"])
    swapped = profile(third_parties=("Red Lamp",)).model_copy(
        update={"sides": {"north": PROFILE.sides["south"], "south": PROFILE.sides["north"]}}
    )
    other = {"north": "south", "south": "north"}
    import dataclasses

    mirrored = measured(
        [dataclasses.replace(c, victim_side="north", claimant_side="south") for c in CLAIMS],
        [dataclasses.replace(m, side=other[m.side]) for m in MENTIONS],
        described=swapped,
    )
    ours, theirs = (m.figures.set_index(["level", "outlet", "side"]).drop(columns="article_id") for m in (measured(), mirrored))
    pd.testing.assert_frame_equal(ours, theirs.rename(index=other, level="side").loc[ours.index])


def test_articles_far_apart_leave_nothing_out():
    far = articles(("2031-05-02", "2031-06-02", "2031-07-02"))
    assert [f.text for f in measured(told=far).findings] == [
        "No two outlets have articles within 2 days of each other, so that nothing can be called left out."
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_article_of_a_day_at_the_calendars_end_is_compared_with_none(day):
    found = measured(told=articles((day, "2031-05-03", "2031-05-03")))
    assert not set(found.figures.loc[found.figures["article_id"] == "a", "carried_by_others"]) - {0}


def test_each_outlet_tells_a_claim_in_its_own_words_and_of_its_own_claimant():
    own = [
        told("a1", "s1", killed="nearly 300", high=300, claimant="Ivo Brack", victim="gunners"),
        told("b1", "s1", killed="287", claimant="Lena Moor", victim="gunners"),
    ]
    found = measured(claims=own)
    claims = found.instances[found.instances["kind"] == "claim"]
    assert claims["what"].tolist() == ["nearly 300 killed (gunners), told by Ivo Brack", "287 killed (gunners), told by Lena Moor"]
    tiles = found.details["tiles"]
    assert set(tiles.loc[tiles["kind"] == "claim", "what"]) == {"nearly 300 killed (gunners)"}
