"""A Document in; out, which of its sentences may hold a claim: the cheap test before parsing."""

from __future__ import annotations

import re

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.lexicon import people_words
from counterclaim.reading.outcomes import LIFE_VERBS, find_triggers, may_tell_outcome

LIVES, LOSING = frozenset(["lives", "life"]), frozenset(["lost", "losing", "lose", "loses"])
HEAVY = re.compile(
    r"\b(?:(?:heavy|severe|serious|significant|huge|considerable|major|massive|great|substantial|large|big|mounting|enormous|staggering|numerous|many|several|some)\s+(?:\w+\s+){0,2}(?:losses|casualties|toll)|casualties|losses|bloodshed|(?:a number of|unknown number of|many|numerous)\s+(?:dead|martyrs) and (?:wounded|injured))\b|^\W*(?:dead|martyrs) and (?:wounded|injured)\b",
    re.IGNORECASE,
)

# "The party raised the figure to 89"
FIGURE = re.compile(
    r"\b(?:rais(?:ed|ing)|revis(?:ed|ing)|put(?:ting)?|brought|bringing|lift(?:ed|ing)|increased|updat(?:ed|ing))\s+(?:the|its|their|that)\s+(?:figure|number|count|total|estimate)\s+(?:\w+\s+){0,3}?(?:to|at)\s+",
    re.IGNORECASE,
)
COUNTS, RAISED = (
    frozenset("figure number count total estimate".split()),
    frozenset("raised raising revised revising put putting brought bringing lifted lifting increased updated updating".split()),
)


def cue_sentences(document: Document) -> set[int]:
    """Indices of the sentences that may hold a claim."""
    return {
        s.index
        for s in document.sentences
        if s.kind != "furniture" and (may_tell_outcome(s.lower) and _may_hold_claim(s) or _raises_figure(s))
    }


def _raises_figure(sentence: Sentence) -> bool:
    return not (COUNTS.isdisjoint(sentence.lower) or RAISED.isdisjoint(sentence.lower)) and FIGURE.search(sentence.shown) is not None


def _may_hold_claim(sentence: Sentence) -> bool:
    """True where a word of outcome stands as one, or where one of the few turns of phrase that do without may be meant."""
    words = set(sentence.lower)
    return bool(
        "victims" in words
        or LIVES & words
        and LIFE_VERBS & words
        or LOSING & words
        and not words.isdisjoint(people_words())
        or find_triggers(sentence)
        or HEAVY.search(sentence.shown)
    )
