"""The candidates of an article in; out, each with the place and the days of its event, as far as its sentence or the passage tells."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from counterclaim.reading.background import SINCE, is_background
from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document
from counterclaim.reading.event_place import nearest, places_in
from counterclaim.reading.event_time import days_in, days_of, published_on
from counterclaim.reading.sides import SideFinder

# Sentences over which a place or a day holds on, where nothing says that something else follows.
REACH = 2
ANOTHER = re.compile(
    r"^\W*(?:elsewhere|meanwhile|separately|also|in (?:another|a separate|other|the same context)|another|on the other hand|in addition|earlier|previously|last|a day|days|later|since)\b",
    re.IGNORECASE,
)


def happened(document: Document, found: Sequence[Candidate], finder: SideFinder) -> list[Candidate]:
    """The candidates, in their order, with `place`, `date_start` and `date_end` where they are told.

    What the sentence does not tell holds on from the sentences before in the same paragraph, and a part happened where and when
    its whole did. Dates are ISO 8601 of reduced precision; a running total has the days since when it runs.
    """
    published = published_on(document.article.known("published"))
    head = frozenset(d.last for s in document.sentences[:2] for d in days_in(s, document.text[s.start : s.end], published))
    placed: list[Candidate] = []
    for candidate in found:
        place: str | None = None
        days: tuple[str, str] | None = None
        here = document.sentences[candidate.sentence]
        running = candidate.background or SINCE.search(here.shown) is not None
        for index in range(here.index, max(-1, here.index - REACH - 1), -1):
            sentence = document.sentences[index]
            if index < here.index and (sentence.paragraph != here.paragraph or running):
                break
            text = document.text[sentence.start : sentence.end]
            start, end = (candidate.start, candidate.end) if index == here.index else (sentence.end, sentence.end)
            if place is None and (named := nearest(sentence, places_in(sentence, finder, wars=index == here.index), start, end)):
                place = named.text
            near = days_in(sentence, text, published)
            if index < here.index:
                near = [d for d in near if d.first == d.last and len(d.first) == 10]
            if days is None and (told := days_of(near, text, sentence.start, start, end, candidate.background)):
                days = told.first, told.last
            if ANOTHER.match(text) or (place and days):
                break
        told_here = dataclasses.replace(candidate, place=place, date_start=days[0] if days else None, date_end=days[1] if days else None)
        background = is_background(told_here, document.text[here.start : here.end], published, head)
        placed.append(dataclasses.replace(told_here, background=background))
    return [_as_whole(candidate, placed) for candidate in placed]


def _as_whole(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    if candidate.part_of is None:
        return candidate
    whole = found[candidate.part_of]
    if candidate.date_start is None and whole.date_start is not None:
        candidate = dataclasses.replace(candidate, date_start=whole.date_start, date_end=whole.date_end)
    return candidate if candidate.place is not None else dataclasses.replace(candidate, place=whole.place)
