"""A word or phrase of a sentence that tells an outcome, as a record."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.lexicon import Form, Role
from counterclaim.reading.records import Outcome


@dataclass(slots=True)
class Trigger:
    """A word or phrase, tokens start:end, that tells an outcome; token is the one that stands for it."""

    start: int
    end: int
    token: int
    outcome: Outcome
    role: Role
    form: Form
    lemma: str
