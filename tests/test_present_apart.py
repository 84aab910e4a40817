"""What stands outside the toll enters no card, emblem or claimed figure; it is listed with its reason, and false deaths with their proof."""

import re
from dataclasses import replace

from counterclaim.present import front, tables
from counterclaim.present.figures import timeline, who_counts_whose_dead
from counterclaim.present.statements import apart, reported
from present_material import Made, tarn


def changed(column: str, value: str, number: int = 12) -> Made:
    """The Tarn edition with one value of the statement of so many killed set."""
    edition = tarn()
    told = edition.ledger.statements.copy()
    told.loc[told["low"] == number, column] = value
    return replace(edition, ledger=replace(edition.ledger, statements=told))


def test_a_statement_outside_the_places_is_drawn_on_no_card_and_listed_with_the_reason():
    edition = changed("scope", "outside_place")
    assert 12 not in [s.low for s in reported(edition.ledger)]
    assert [s.low for s in apart(edition.ledger)] == [12]
    assert ">12<" not in str(front.cards(edition).markup) and ">12<" not in str(front.claimed_contested_known(edition).markup)
    assert "12 killed" not in who_counts_whose_dead(edition).alt
    listed = tables.kept_apart(edition).markup.striptags()
    assert "12" in listed and "Outside the places of this conflict" in listed


def test_a_death_shown_to_be_false_is_crossed_and_names_its_proof():
    edition = changed("disproved", "Tarn Gazette: seen alive")
    assert 12 not in [s.low for s in reported(edition.ledger)]
    assert "Shown to be false. Tarn Gazette: seen alive" in tables.kept_apart(edition).markup.striptags()
    assert "shown to be false: Tarn Gazette: seen alive" in timeline(edition).__html__()


def test_losses_in_words_alone_have_no_bounds_and_no_zero():
    edition = tarn()
    ranges = edition.ledger.ranges.copy()
    bounds = ["low", "best", "best_50", "best_100", "high"]
    ranges[bounds] = None
    ranges["low_claims"] = ranges["best_claims"] = ranges["high_claims"] = [()] * len(ranges)
    table = tables.ranges(replace(edition, ledger=replace(edition.ledger, ranges=ranges))).markup
    assert table.count("no number") == 3 * len(ranges)
    assert not re.search(r'data-label="(?:Low|Best|High)[^>]*>(?:<[^>]*>)?0<', table)


def test_every_statement_in_the_toll_leaves_nothing_apart():
    edition = tarn()
    assert not apart(edition.ledger)
    assert "Every statement belongs" in tables.kept_apart(edition).markup


def test_only_what_a_number_counts_already_is_kept_apart_as_its_part():
    from present_material import article, claim, made

    text = "Losses\n\nIvo Brack fell, one of many leaders of both armies. Of 40 Southern fighters killed 2 were officers."
    one = article("one", text)
    many = claim(one, "many leaders", "killed", None, None, "both", "outlet")
    whole = claim(one, "40 Southern fighters", "killed", 40, 40, "south", "north")
    claims = [
        many,
        claim(one, "Ivo Brack", "killed", 1, 1, "north", "outlet", victim_names=("Ivo Brack",), part_of=many.claim_id),
        whole,
        claim(one, "2 were officers", "killed", 2, 2, "south", "north", part_of=whole.claim_id),
    ]
    edition = made((one,), claims)
    assert [s.kept_apart for s in apart(edition.ledger)] == ["part of another number"]
    assert [s.low for s in apart(edition.ledger)] == [2]
    assert "Ivo Brack" in who_counts_whose_dead(edition).alt
