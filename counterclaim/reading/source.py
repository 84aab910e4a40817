"""The record of a source: who is given as saying something, by which cue, and what of the sentence that may cover."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Who is given as saying something: text[start:end], in sentence `sentence`, introduced by text[cue_start:cue_end].

    covers: the stretches of the sentence that it may be said to say, most likely first. relay: channels named beside it,
    nearest to the claimant first. denial: it contests. anaphor: "he", "the group": somebody named before. depth: number of
    the source's words in front of the cue. noun: class and words of its source noun (cues.yml), None where it has none.
    """

    start: int
    end: int
    text: str
    sentence: int
    cue: str
    cue_start: int
    cue_end: int
    kind: str
    covers: tuple[tuple[int, int], ...] = ()
    relay: tuple[str, ...] = ()
    stance: str = "neutral"
    denial: bool = False
    anaphor: bool = False
    known: bool = False
    weak: bool = False
