"""Framing's figures for few articles and for many outlets: what they draw, where their points lead, what they say of themselves."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pandas as pd
import pytest

from counterclaim.framing.frames_items import items
from counterclaim.ledger import Finding
from counterclaim.present import framing, outlet
from counterclaim.present.framing_places import places
from counterclaim.present.framing_units import DRAWN, places_id, shown
from counterclaim.present.framing_views import view
from many_outlets import many_outlets
from present_material import nothing, tarn

MEASURES = ("voices", "labels", "stance", "agency", "sourcing", "control", "omissions", "frames", "words")
SMALL = 100_000  # bytes of one figure's two drawings


def few():
    return many_outlets(outlets=5, articles=1, coders=1)


def svgs(page: str) -> list[str]:
    return re.findall(r'<svg[^>]*class="cc-svg".*?</svg>', page, re.DOTALL)


def ids(page: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', page))


@pytest.mark.parametrize("name", MEASURES)
def test_fifty_outlets_fit_into_every_figure(name):
    page = framing.figure(many_outlets(), name)._repr_html_()
    drawn = svgs(page)
    assert len(drawn) == 2 and sum(len(d.encode()) for d in drawn) < SMALL
    assert 'viewBox="0 0 760' in drawn[0] and 'viewBox="0 0 340' in drawn[1]
    assert "aria-label=" in page and "How it is measured" in page


@pytest.mark.parametrize("name", [m for m in MEASURES if m not in ("words", "omissions")])
def test_of_many_outlets_the_ends_are_drawn_and_the_table_holds_all(name):
    edition = many_outlets()
    shows = view(edition, edition.measures[name])
    assert shows.level == "outlet" and len(shows.words) == DRAWN and len(shows.table) == len(edition.outlets)
    assert any(f"the {DRAWN // 2} with the lowest are drawn" in note for note in shows.note)


def test_the_outlets_drawn_stand_in_the_order_of_their_figure():
    edition = many_outlets()
    measure = edition.measures["labels"]
    units = shown(edition, measure, "", None, lambda u: u.rows["north"]["share"]).units
    values = [u.rows["north"]["share"] for u in units]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("name", [m for m in MEASURES if m != "words"])
def test_five_articles_are_drawn_one_by_one_in_the_order_of_their_dates(name):
    edition = few()
    shows = view(edition, edition.measures[name])
    if name != "omissions":
        assert shows.level == "article" and len(shows.words) % 5 == 0
    units = shown(edition, edition.measures[name], "", None, lambda _: None).units
    days = {a.article_id: a.known("published") for a in edition.articles}
    assert [days[u.article_id] for u in units] == sorted(days.values())


@pytest.mark.parametrize("name", MEASURES)
def test_every_link_of_a_figure_leads_to_a_list_that_is_there(name):
    edition = few()
    figure, listed = framing.figure(edition, name)._repr_html_(), framing.instances(edition, name)._repr_html_()
    here = {href[1:] for href in re.findall(r'href="(#[^"]+)"', figure)}
    assert here <= ids(listed) | ids(figure)
    if name not in ("words", "omissions"):
        assert any(places_id(name, a.article_id) in here for a in edition.articles)


@pytest.mark.parametrize("name", MEASURES)
def test_where_places_are_too_many_they_stand_on_the_pages_of_the_outlets(name):
    edition = many_outlets()
    page = framing.instances(edition, name)._repr_html_()
    assert page.count("articles/") == 0 and page.count(f"#{name}-instances") > 20
    assert len(page) < 20_000
    target = edition.outlets[3]
    assert f'id="{name}-instances"' in places(edition, edition.measures[name], "../", target)._repr_html_()


def test_too_few_words_are_refused_in_a_sentence():
    said = framing.figure(few(), "words")._repr_html_()
    assert "<svg" not in said and "5 articles" in said


def test_a_dot_is_filled_only_where_it_has_an_interval():
    many, one = many_outlets(), few()
    assert "95 % interval" in framing.figure(many, "labels")._repr_html_()
    alone = framing.figure(one, "labels")._repr_html_()
    assert "95 % interval" not in alone and "A hollow dot has no interval" in alone


def test_many_sentences_are_folded_and_long_ones_cut():
    page = framing.figure(many_outlets(), "words")._repr_html_()
    lead = page[page.index("cc-told") : page.index("<svg")]
    assert lead.count("cc-line") == framing.SAID - 1
    assert page.count("<li>") > 20
    voices = framing.figure(many_outlets(), "voices")._repr_html_()
    assert max(len(re.sub("<[^>]+>", "", s)) for s in re.findall(r'<span class="cc-line">(.*?)</span>', voices)) <= framing.LONGEST + 40


def test_the_speakers_ledger_quotes_each_speaker_in_each_outlet():
    page = framing.speakers(few())._repr_html_()
    assert page.startswith("<details") and "Northern Army" in page
    assert re.search(r'href="articles/o0\d-0.html#at-\d+-\d+"', page)


def test_which_articles_put_numbers_on_whose_losses_is_said():
    edition = few()
    said = str(framing.numbered(edition)[0])
    found = {a.article_id: set() for a in edition.articles}
    for r in edition.claims.itertuples():
        found[r.article_id].add(r.victim_side)
    both = sum(sides == {"north", "south"} for sides in found.values())
    assert f"both sides in {both} " in said and "of 5 articles" in said
    assert framing.numbered(nothing()) == []


def test_every_answer_of_the_coders_can_be_seen():
    page = framing.figure(few(), "frames")._repr_html_()
    table = page[page.index('id="frames-answers"') :]
    assert table.count('role="row"') == 32 and "War: " in table


def test_an_outlets_own_figures_stand_beside_those_of_the_others():
    edition = many_outlets()
    target = edition.outlets[3]
    page = outlet.measure(edition, target, "labels")._repr_html_()
    assert re.search(
        r"Labels of the Northern Army that evaluate: \d+ of \d+ \(\d+%\); in the other outlets \d+ of \d[\d,]* \(\d+%\) \(p = [\d.]+ after Holm’s correction\)",
        page,
    )
    others = [o for o in edition.outlets if o != target and o in page]
    assert not others


def test_outlet_names_cannot_break_out_of_a_figure():
    edition = many_outlets(outlets=5, articles=1, coders=1)
    evil = '"><script>alert(1)</script>'
    for name in MEASURES:
        measure = edition.measures[name]
        for frame in (measure.figures, measure.instances):
            assert evil not in str(frame.columns)
    articles = tuple(replace(a, facts=a.facts | {"outlet": replace(a.facts["outlet"], value=evil)}) for a in edition.articles)
    swapped = {
        name: replace(m, figures=m.figures.assign(outlet=evil), instances=m.instances.assign(outlet=evil))
        for name, m in edition.measures.items()
    }
    page = "".join(
        framing.figure(replace(edition, articles=articles, measures=swapped), name)._repr_html_() for name in ("labels", "frames")
    )
    assert "<script" not in page


def test_methods_name_source_and_formula_of_every_measure():
    edition = tarn()
    page = framing.methods(edition)._repr_html_()
    for name, measure in edition.measures.items():
        assert f'id="measure-{name}"' in page
        assert not measure.source or "After: " in page


def test_of_many_sides_those_of_which_most_is_told_are_drawn():
    edition = few()
    sides = {f"s{n}": {"name": f"Side {n}"} for n in range(6)}
    described = edition.profile.model_validate(
        {"title": "T", "sides": {**{k: s.model_dump() for k, s in edition.profile.sides.items()}, **sides}}
    )
    measure = edition.measures["labels"]
    rows = [measure.figures.assign(side=key, labels=n, evaluative=0, share=0.0) for n, key in enumerate(sides)]
    figures = pd.concat([measure.figures, *rows], ignore_index=True)
    shows = view(replace(edition, profile=described), replace(measure, figures=figures))
    assert "Of 7 sides the 4 of which most is told are drawn; the table holds all." in shows.note
    assert all("Side 5" in w and "Side 1" not in w for w in shows.words)
    assert "Side 0" in shows.table[0]


def test_who_is_heard_in_several_articles_is_said():
    edition = few()
    told = edition.measures["voices"].details["speakers"]
    several = {s.speaker for s in told.itertuples() if len(s.articles) > 1}
    said = framing.figure(edition, "voices")._repr_html_()
    assert several and all(speaker in said for speaker in several) and "Heard in more than one article" in said
    assert "Heard in more than one article" not in framing.figure(tarn(), "voices")._repr_html_()


def test_an_outlet_that_leaves_out_nothing_is_said_to():
    edition = few()
    measure = edition.measures["omissions"]
    tiles = measure.details["tiles"].assign(state="present")
    told = replace(measure, details={**measure.details, "tiles": tiles})
    page = framing.figure(
        replace(edition, measures=edition.measures | {"omissions": told}), "omissions", outlet=edition.outlets[0]
    )._repr_html_()
    carried = measure.figures.query("level == 'outlet' and side == 'all'").set_index("outlet")["carried_by_others"][edition.outlets[0]]
    assert (f"leaves out nothing of the {carried}" in page) == (carried > 0)


def test_a_frame_s_places_stand_in_the_order_of_the_codebook_with_the_half_that_was_chosen():
    edition = few()
    listed = framing.instances(edition, "frames")._repr_html_()
    first = listed[listed.index(f'id="{places_id("frames", edition.articles[0].article_id)}"') :]
    first = first[: first.index("</ul>")]
    answers = edition.measures["frames"].details["answers"]
    told = answers[answers["article_id"] == edition.articles[0].article_id]
    wanted = [
        f"{items()[i].question} {a.capitalize()}" for i, a in zip(told["item"], told["answer"], strict=True) if items()[i].kind == "frame"
    ]
    found = [html.unescape(g) for g in re.findall(r'<span class="cc-group">(.*?)</span>', first)]
    assert found[: len(wanted)] == wanted
    assert all(g.startswith(("War: ", "Peace: ", "Neither: ")) for g in found[len(wanted) :])


def test_outlets_without_intervals_show_all_voices_in_bars():
    edition = many_outlets(outlets=14, articles=1, coders=1)
    shows = view(edition, edition.measures["voices"])
    assert shows.level == "outlet" and shows.unit == "quoted words" and len(shows.words) == 14


def test_what_was_tested_is_told_before_the_sides_one_by_one():
    edition = many_outlets(outlets=5, articles=1, coders=1)
    measure = edition.measures["labels"]
    sides = [replace(measure.findings[0], name="labels", text=f"Side {n} is judged.") for n in range(12)]
    told = [*sides, replace(measure.findings[0], name="labels_difference", text="In North Post it is more (p = 0.010).")]
    page = framing.figure(replace(edition, measures=edition.measures | {"labels": replace(measure, findings=tuple(told))}), "labels")
    text = page._repr_html_()
    assert text.index("Side 0 is judged") < text.index("In North Post it is more") < text.index("Side 1 is judged") < text.index("<svg")
    assert text.index("Side 11 is judged") > text.index("<svg")


def test_an_outlets_findings_are_not_those_of_one_whose_name_holds_its_name():
    edition = few()
    found = (
        Finding("words", "Hill Post writes “dam” more often.", outlet="Hill Post"),
        Finding("words", "Post writes “sea”.", outlet="Post"),
    )
    measure = replace(edition.measures["words"], findings=found)
    told = framing._of_outlet(edition, measure, "Post", view(edition, measure, "", "Post"))
    assert [str(t) for t in told] == ["Post writes “sea”."]
