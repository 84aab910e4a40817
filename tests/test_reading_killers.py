"""Who is named as a killer, also where nobody of the profile is."""

from __future__ import annotations

import pytest

from corpora import FIXTURES, article
from counterclaim.reading import read_article
from counterclaim.sources import load_profile

PROFILE = load_profile(FIXTURES / "framing" / "two_shores" / "profile.yml")


def clauses(text: str):
    return read_article(article("a", text=text), PROFILE).clauses


@pytest.mark.parametrize(
    ("text", "construction", "agent"),
    [
        ("Earlier this year, members of the Hill Brotherhood killed 10 villagers from Orla.", "active", "members of the Hill Brotherhood"),
        ("The Tern Society killed 12 people in Tessin.", "active", "The Tern Society"),
        ("Three men were murdered by the Tern Society.", "by_passive", "the Tern Society"),
        ("6 farmers were killed by a bandit who lives in the hills.", "by_passive", "a bandit"),
        ("Olm Teck shot dead 4 people.", "active", "Olm Teck"),
        ("20 people were killed by gunmen of the Tern Society and 30 were injured.", "by_passive", "gunmen of the Tern Society"),
    ],
)
def test_persons_and_organisations_of_no_side_are_named_as_killers(text, construction, agent):
    told = [(c.construction, c.agent, c.agent_side) for c in clauses(text)]
    assert told[0][:2] == (construction, agent)
    assert told[0][2] not in (None, "sorland")


@pytest.mark.parametrize(
    "text",
    [
        "A blast killed 5 people at the mill.",
        "Hurricane Ana killed 9 people.",
        "Flooding killed 9 people in March.",
        "40 civilians were killed by improvised mines.",
        "They killed 5 people.",
        "The conflict has killed 280 people.",
        "Two barrel bombs were dropped on the camp, killing 10 people.",
        "A hospital fire killed 8 patients.",
        "Three men were murdered on the road.",
    ],
)
def test_weapons_disasters_wars_and_pronouns_are_no_killers_that_are_named(text):
    told = clauses(text)
    assert told and [c.agent for c in told] == [None] * len(told)


def test_the_wounded_of_one_sentence_have_the_attacker_of_its_dead():
    claims = read_article(article("a", text="20 people were killed by Norland troops and 30 injured."), PROFILE).claims
    assert [(c.outcome, c.agent_side) for c in claims] == [("killed", "norland"), ("wounded", "norland")]
