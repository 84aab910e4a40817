"""What contradicts a claim stands in its record, and what contradicts it without being a claim can be pointed at."""

from __future__ import annotations

import dataclasses

from counterclaim.present import tables
from counterclaim.present.contradicted import contradicted, places
from present_material import Made, article, claim, made

TEXT = "Front denies it\n\nThe Northern Army said it killed 12 soldiers. The Southern Front denied it."
LATER = "A new mayor\n\nOn Monday Ivo Brack was appointed mayor of Tarn."


def edition() -> Made:
    first = article("first", TEXT + " Ivo Brack was killed.", published="2020-05-18")
    later = article("later", LATER, outlet="Tarn <b>Post</b>", published="2020-06-01")
    claims = [
        claim(first, "12 soldiers", "killed", 12, 12, "south", "north", claimant="The Northern Army"),
        claim(first, "Ivo Brack was killed", "killed", 1, 1, "north", "outlet", victim_names=("Ivo Brack",)),
    ]
    return made((first, later), claims)


def test_a_denial_and_a_sign_of_life_are_linked_to_their_words():
    shown = edition()
    links = "".join(contradicted(shown, "../").values())
    for article_id, start, end in places(shown):
        assert f'href="../articles/{article_id}.html#at-{start}-{end}"' in links
    assert {a for a, *_ in places(shown)} == {"first", "later"}
    assert "The Southern Front denied it." in links and "was appointed mayor of Tarn" in links


def test_an_outlet_and_its_words_are_text():
    shown = edition()
    html = "".join(contradicted(shown).values()) + tables.contradictions(shown)._repr_html_()
    assert "<b>" not in html and "Tarn &lt;b&gt;Post&lt;/b&gt;" in html


def test_the_table_tells_each_contradiction_once_with_its_kind():
    html = tables.contradictions(edition())._repr_html_()
    assert html.count("<tr") == 1 + 2
    assert "denial" in html and "reported killed, later alive" in html


def test_numbers_against_each_other_are_linked_both_ways():
    text = "Losses\n\nThe Northern Army said it killed 40 soldiers. But the Southern Front put its losses at 4 soldiers."
    one = article("one", text)
    claims = [
        claim(one, "40 soldiers", "killed", 40, 40, "south", "north"),
        claim(one, "4 soldiers", "killed", 4, 4, "south", "south"),
    ]
    claims[1] = dataclasses.replace(claims[1], start=text.rindex("4 soldiers"), end=text.rindex("4 soldiers") + 10)
    shown = made((one,), claims)
    links = contradicted(shown)
    assert claims[1].claim_id in links[claims[0].claim_id]
    assert claims[0].claim_id in links[claims[1].claim_id]
    assert "10.0 times higher" in tables.contradictions(shown)._repr_html_()
