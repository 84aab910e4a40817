"""Claims as Web Annotations: each finds its words in the article, by quote and by position."""

import json

import pytest

from counterclaim.present.annotations import web_annotations
from counterclaim.present.columns import TABLES
from present_material import nothing, tarn


@pytest.fixture(scope="module")
def page():
    return json.loads(web_annotations(tarn()))


def test_it_is_a_page_of_annotations_in_the_order_of_the_claims(page):
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    assert [item["id"].rsplit("#", 1)[1] for item in page["items"]] == list(tarn().claims["claim_id"])
    assert {item["type"] for item in page["items"]} == {"Annotation"}


def test_both_selectors_of_every_claim_find_the_same_words(page):
    texts = {a.article_id: a.text for a in tarn().articles}
    ids = list(tarn().claims["article_id"])
    for article_id, item in zip(ids, page["items"], strict=True):
        quote, place = item["target"]["selector"]
        text = texts[article_id]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"]) and text[place["end"] :].startswith(quote["suffix"])


def test_every_word_of_a_body_is_defined_in_the_context_and_in_the_dictionary(page):
    named = {c.name for c in TABLES["claims"]}
    for item in page["items"]:
        words = set(item["body"]) - {"type"}
        assert words <= set(page["@context"][1]) and words <= named and {"outcome", "victim_side"} <= words


def test_nothing_unknown_is_said(page):
    assert not any(value in (None, "", []) for item in page["items"] for value in item["body"].values())


def test_an_edition_without_claims_is_an_empty_page():
    assert json.loads(web_annotations(nothing()))["items"] == []
