"""Whose number a card, a label and a headline show, and which name stands where one person is counted."""

from __future__ import annotations

import datetime

from counterclaim.present import look
from counterclaim.present.figures import cells
from counterclaim.present.figures.timeline import _headline
from counterclaim.present.front import cards
from counterclaim.present.look import Look
from counterclaim.present.sentences import said
from counterclaim.present.statements import statements
from present_material import article, claim, made, tarn


def test_a_number_is_not_put_into_the_mouth_of_who_gave_another():
    edition = tarn()
    look_ = Look.of(edition)
    (retold,) = [s for s in statements(edition.ledger) if s.low == 350]
    assert len(retold.claims) == 2
    assert (retold.signs, retold.lead["exact"]) == ("350", "350 of its fighters")
    assert retold.tellers == []
    assert "spokesman" not in said(retold, look_) + cells.told(retold, look_)
    (doctors,) = [s for s in statements(edition.ledger) if s.victim_side == "civilian"]
    assert "Doctors in Tarn" in said(doctors, look_)


def test_one_named_person_is_told_by_name_and_a_counted_one_by_number():
    told = article("a1", "Battle\n\nThe Front lost a captain, Ivo Brack.\n\nOne soldier died.")
    claims = [
        claim(told, "a captain", "killed", 1, 1, "south", "outlet", victim_names=("Ivo Brack",)),
        claim(told, "One soldier", "killed", 1, 1, "north", "outlet"),
    ]
    shown = {s.victim_side: s.signs for s in statements(made((told,), claims).ledger)}
    assert shown == {"south": "Ivo Brack", "north": "1"}


def test_of_days_that_tie_the_timeline_names_all_or_none():
    days = [datetime.date(2031, 5, n) for n in range(2, 8)]
    dated = [(d, None) for d in (*days[:2], *days[:2], days[2])]
    assert "2 of them on each of 2 May 2031 and 3 May 2031." in _headline(dated, days[:3])
    assert _headline([(d, None) for d in days], days).endswith("between 2 May 2031 and 7 May 2031.")
    assert _headline([(d, None) for d in (*days, days[3])], days).endswith("; 2 of them on 5 May 2031.")


def test_a_sign_in_text_is_filled_hollow_or_ringed_as_the_mark_of_a_figure_is():
    classes = {s.victim_side + " by " + s.claimant_side: look.sign_class(s.interest) for s in statements(tarn().ledger)}
    assert classes["south by north"] == "cc-sign cc-hollow"
    assert classes["civilian by third_party"] == "cc-sign cc-hollow cc-ringed"
    assert look.sign_class(look.interest("south", "south")) == look.sign_class(look.interest("outlet", "south")) == "cc-sign"
    assert "cc-sign cc-hollow" in cards(tarn())._repr_html_()
