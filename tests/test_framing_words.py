"""The words that set an outlet apart: its own voice only, copies once, and only where there are enough articles."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pandas as pd
import pytest

from corpora import article, profile
from counterclaim.framing import words
from counterclaim.reading.records import Quotation, to_frame
from counterclaim.sources.article import Segment

STORIES = ("the mill burned and the miller wept", "the bridge stood and the guard slept", "rain fell on the road and on the mill") * 2


def corpus(n: int = 6):
    made = []
    for i, story in enumerate(STORIES[:n]):
        made.append(article(f"h{i}", "Harbour Post", f"2031-05-0{i + 2}", text=f"Liberation came, liberation for all: {story}."))
        made.append(article(f"i{i}", "Inland News", f"2031-05-0{i + 2}", text=f"Occupation came and stays occupation: {story}."))
    return made


def measured(articles=None, spoken=()):
    return words.measure(to_frame(spoken, Quotation), corpus() if articles is None else articles, profile())


def row(measure, outlet, word):
    figures = measure.figures
    return figures[(figures["outlet"] == outlet) & (figures["word"] == word)].iloc[0]


def test_a_word_of_one_outlet_alone_sets_it_apart():
    found = measured()
    harbour, inland = row(found, "Harbour Post", "liberation"), row(found, "Inland News", "liberation")
    assert (harbour["count"], harbour["count_of_others"], harbour["articles"]) == (12, 0, 6)
    assert harbour["z"] > 0 > inland["z"] == pytest.approx(-harbour["z"])
    assert harbour["p_max"] < 0.05 < row(found, "Harbour Post", "mill")["p_max"]


def test_z_is_that_of_the_formula_of_monroe_and_others():
    own, others, background = np.array([8.0, 2.0]), np.array([3.0, 7.0]), np.array([11.0, 9.0])
    ratio, z = words.log_odds(own, others, background)
    a, total = 500 * 11 / 20, 500.0
    expected = math.log((8 + a) / (10 + total - 8 - a)) - math.log((3 + a) / (10 + total - 3 - a))
    assert ratio[0] == pytest.approx(expected)
    assert z[0] == pytest.approx(expected / math.sqrt(1 / (8 + a) + 1 / (3 + a)))


def test_fewer_than_five_articles_are_refused_and_it_is_said():
    found = measured(corpus(4))
    assert len(found.figures) == len(found.instances) == 0
    assert found.findings[0].text == (
        "No words are compared: that takes 5 articles of an outlet and as many of others, and the largest has 4 articles."
    )
    few = [*corpus(), article("z", "Hill Gazette", text="A word.")]
    assert "No words are compared for Hill Gazette: fewer than 5 articles each." in measured(few).caution


def test_what_is_quoted_captioned_or_furniture_is_no_own_voice():
    text = "We wrote this. “They said that,” said a guard. A picture. Subscribe."
    quoted = Quotation(article_id="a", start=16, end=31, text=text[16:31], kind="direct")
    kinds = (("paragraph", 0, 46), ("caption", 47, 57), ("furniture", 58, len(text)))
    told = dataclasses.replace(article("a", text=text), segments=tuple(Segment(*k) for k in kinds))
    from counterclaim.framing.measure import Corpus
    from counterclaim.framing.spoken import Spoken

    seen = Corpus.of([told])
    assert [w for w, _, _ in words.tokens(told, Spoken([quoted], seen), seen)] == ["we", "wrote", "this", "said", "guard"]


def test_names_of_outlets_are_left_out():
    named = [dataclasses.replace(a, text=a.text.replace("came", f"came, {a.outlet} reports")) for a in corpus()]
    named = [dataclasses.replace(a, segments=(Segment("paragraph", 0, len(a.text)),)) for a in named]
    assert not {"harbour", "post", "inland", "news"} & set(measured(named).figures["word"])
    assert "reports" in set(measured(named).figures["word"])


def test_a_copy_changes_no_figure_and_the_order_of_articles_neither():
    first = corpus()[0]
    copied = [*corpus(), dataclasses.replace(article("z", "Harbour Post", copy_of="h0"), text=first.text, segments=first.segments)]
    pd.testing.assert_frame_equal(measured(copied).figures, measured().figures)
    pd.testing.assert_frame_equal(measured(corpus()[::-1]).figures, measured().figures)
    assert measured(corpus()[::-1]).findings == measured().findings


def test_every_place_of_a_word_is_linked():
    found = measured()
    places = found.instances[found.instances["word"] == "liberation"]
    texts = {a.article_id: a.text for a in corpus()}
    assert len(places) == 12
    assert {texts[r.article_id][r.start : r.end].lower() for r in places.itertuples()} == {"liberation"}
    assert set(found.findings[0].instances) <= set(found.instances["instance_id"])


def test_outlets_that_write_alike_are_said_to():
    alike = [article(f"{o}{i}", o, text=f"{story} today.") for o in ("Harbour Post", "Inland News") for i, story in enumerate(STORIES)]
    assert [f.text for f in measured(alike).findings] == [
        f"No word sets {o} apart from the others by more than chance would (smallest p = 1.000 over {n} words)."
        for o, n in (("Harbour Post", 4), ("Inland News", 4))
    ]


def test_a_finding_is_of_its_outlet_also_where_another_outlets_name_holds_its_name():
    named = {"Harbour Post": "Post", "Inland News": "Hill Post"}
    found = measured([article(a.article_id, named[a.outlet], a.known("published"), text=a.text) for a in corpus()])
    assert {f.outlet: f.text.startswith(f"{f.outlet} writes") for f in found.findings} == {"Post": True, "Hill Post": True}
