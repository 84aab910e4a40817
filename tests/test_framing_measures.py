"""All measures together."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from corpora import article, profile
from counterclaim.framing import measure_all
from counterclaim.framing.measure import INSTANCE_COLUMNS
from counterclaim.framing.measures import methods
from counterclaim.reading.records import Claim, LethalClause, Mention, Quotation, to_frame

EMPTY = [to_frame([], kind) for kind in (Mention, Quotation, LethalClause, Claim)]


@pytest.mark.parametrize("articles", [[], [article("a")], [article("a", "A"), article("b", "B")]], ids=["no article", "one", "two"])
@pytest.mark.parametrize("sides", [[], ["north"], ["north", "south"]], ids=["no side", "one side", "two sides"])
def test_articles_in_which_nothing_is_read_give_measures_of_nothing(articles, sides):
    for name, measure in measure_all(*EMPTY, articles, profile(sides)).items():
        assert measure.name == name
        assert len(measure.instances) == 0
        assert set(INSTANCE_COLUMNS) <= set(measure.instances.columns)
        assert measure.findings and all(f.text.endswith(".") for f in measure.findings)


def test_frames_without_columns_are_frames_of_nothing():
    nothing = pd.DataFrame()
    assert set(measure_all(nothing, nothing, nothing, nothing, [article("a")], profile())) >= {"voices", "labels", "agency"}


def test_every_measure_has_its_method_source_and_formula():
    described = {m.name: m for m in methods()}
    made = measure_all(*EMPTY, [article("a")], profile())
    assert list(described) == list(made)
    for name, measure in made.items():
        assert measure.method == described[name].method and measure.method.endswith(".")
        assert re.search(r"\b(?:19|20)\d\d\b", measure.source), name
        assert "=" in measure.formula and measure.unit, name
