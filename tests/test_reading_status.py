"""The status of a claim by the words around it, whoever says it: asserted, denied, unverified, hypothetical."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from counterclaim.reading.discourse import discourse
from counterclaim.reading.document import make_document
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.status import Statuses
from tests.reading_fixtures import article_of, profile


@dataclass
class Spot:
    start: int
    end: int
    sentence: int
    hedged: bool = False


def status_of(text: str, words: str, hedged: bool = False) -> str:
    """The status of the claim that stands on `words`, by the first source of its sentence."""
    finder = SideFinder(profile())
    document = make_document(article_of(text), finder.names)
    start = text.index(words)
    sentence = document.sentence_at(start)
    assert sentence is not None
    document.parse()
    said = discourse(document, finder, frozenset({sentence.index}))
    source = next(iter(said.sources[sentence.index]), None)
    return Statuses(document, said).status_of(Spot(start, start + len(words), sentence.index, hedged), source)


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The army said 12 rebels were killed.", "12 rebels were killed", "asserted"),
        ("Twelve rebels were killed.", "Twelve rebels were killed", "asserted"),
        ("The army denied that 12 villagers were killed.", "12 villagers were killed", "denied"),
        ("The Front said 30 soldiers were killed. The army denied the report.", "30 soldiers were killed", "denied"),
        ("The Front said 30 soldiers were killed. The army denied any involvement in the raid.", "30 soldiers were killed", "asserted"),
        ("The Front said 30 soldiers were killed, a claim that could not be independently verified.", "30 soldiers were killed", "unverified"),
        ("An assault could kill 400 people, the Red Cross said.", "kill 400 people", "hypothetical"),
        ("If the dam breaks, 400 people would be killed, the mayor said.", "400 people would be killed", "hypothetical"),
        ("The Black Order threatened to kill 16 hostages.", "kill 16 hostages", "hypothetical"),
    ],
)  # fmt: skip
def test_the_words_around_a_claim_tell_its_status(text: str, words: str, status: str) -> None:
    assert status_of(text, words) == status


def test_what_the_count_itself_calls_possible_is_hypothetical() -> None:
    assert status_of("The army said 12 rebels were killed.", "12 rebels were killed", hedged=True) == "hypothetical"


def test_a_denial_of_something_else_does_not_touch_the_claim() -> None:
    text = "The Front said 30 soldiers were killed in Lisk. On Monday the minister denied that taxes would rise."
    assert status_of(text, "30 soldiers were killed") == "asserted"


def test_a_figure_that_its_own_side_denies_elsewhere_stays_asserted() -> None:
    text = "The army said 12 rebels were killed. The army denied the report that it used gas."
    assert status_of(text, "12 rebels were killed") == "asserted"
