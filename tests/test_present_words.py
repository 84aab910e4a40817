"""Computed sentences read as English whatever the counts, and what the text repeats is marked as repeated."""

import pytest

from counterclaim.present.evidence import evidence_pages
from counterclaim.present.figures.ways import _rest, _share
from present_material import article, claim, made


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (9, 9, "All 9 claims … all of them reach"),
        (1, 1, "The one claim … it reaches"),
        (0, 4, "None of 4 claims … none of them reaches"),
        (2, 4, "2 of 4 claims … 2 reach"),
        (1, 4, "1 of 4 claims … 1 reaches"),
    ],
)
def test_the_ways_agree_in_number(part, whole, words):
    assert f"{_share(part, whole)} … {_rest(part, whole)}" == words


def test_a_headline_that_the_text_prints_again_is_marked_as_repeated_once():
    source = article("a1", "Battle at Tarn\n\nBattle at Tarn\n\n12 soldiers died.")
    ((_, page),) = evidence_pages(made((source,), [claim(source, "12 soldiers", "killed", 12, 12, "north", "outlet")]))
    html = page.cells[1].outputs[0]["data"]["text/html"]
    assert html.count("Headline, repeated") == 1
    assert html.count("not yet reviewed") >= 2
