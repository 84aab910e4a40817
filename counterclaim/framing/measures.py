"""Takes the frames of reading, the articles and the profile, gives every measure by its name."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from counterclaim.framing import agency, control, frames, labels, omissions, sourcing, stance, voices, words
from counterclaim.framing.frames_sheets import Coded
from counterclaim.framing.measure import Description, Measure
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile


def measure_all(
    mentions: pd.DataFrame,
    quotations: pd.DataFrame,
    clauses: pd.DataFrame,
    claims: pd.DataFrame,
    articles: Sequence[Article],
    profile: Profile,
    codings: Sequence[Coded] = (),
) -> dict[str, Measure]:
    """The measures, in the order in which the book shows them: voices, labels, stance, agency, sourcing, control, words, omissions, frames.

    mentions, quotations, clauses, claims: frames of the records of `counterclaim.reading.records`, in any order; empty
    frames give measures of nothing. claims: with the ledger's statement_id where there is one. codings: the answers of people. Raises ValueError where a
    frame has rows but lacks a column.
    """
    every = tuple(articles)
    made = (
        voices.measure(quotations, every, profile, claims),
        labels.measure(mentions, every, profile),
        stance.measure(quotations, every, profile),
        agency.measure(clauses, every, profile, claims),
        sourcing.measure(claims, every, profile, quotations),
        control.measure(mentions, quotations, every, profile),
        words.measure(quotations, every, profile),
        omissions.measure(claims, mentions, quotations, every, profile),
        frames.measure(codings, every, profile),
    )
    return {measure.name: measure for measure in made}


def methods() -> list[Description]:
    """What each measure counts and how, whose method it is and its formula, in the order of `measure_all`."""
    return [
        voices.VOICES,
        labels.LABELS,
        stance.STANCE,
        agency.AGENCY,
        sourcing.SOURCING,
        control.CONTROL,
        words.WORDS,
        omissions.OMISSIONS,
        frames.FRAMES,
    ]
