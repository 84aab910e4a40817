"""The candidates of an article in; out, the same with the totals that count them already: sums, "of the dead", tolls that were overtaken."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document

# A longer run of counts that add up to a total would do so by chance.
LONGEST_SUM = 12
SUM_REACH = 25
# "Fifteen of the dead", "those killed included six": of those told of in these many sentences before.
OF_THEM_REACH = 8
EARLIER = re.compile(
    r"\b(?:(?:previous|earlier|initial|first|preliminary|prior|provisional)\s+(?:death\s+)?(?:toll|count|figure|tally|number|estimate)|(?:earlier|previously|initially)\s+(?:put|gave|reported|said|counted))\b",
    re.IGNORECASE,
)


def with_parts(found: Sequence[Candidate], document: Document) -> list[Candidate]:
    """The candidates, in their order; part_of where another one counts them already. A part is never more than its whole."""
    made = _wholes_first(list(found))
    for step in (_of_the_dead, _overtaken, _summed, _under_the_lede):
        made = step(made, document)
    return made


def _wholes_first(found: list[Candidate]) -> list[Candidate]:
    """ "Five children were among the 48 killed": the smaller number is the part, whichever is told first."""
    made = list(found)
    for n, candidate in enumerate(found):
        w = candidate.part_of
        if w is None or made[w].part_of is not None or not candidate.low or not found[w].low or candidate.low <= (found[w].low or 0):
            continue
        made[w] = dataclasses.replace(made[w], part_of=n)
        made[n] = dataclasses.replace(made[n], part_of=None)
    return made


def _of_the_dead(found: list[Candidate], document: Document) -> list[Candidate]:
    """ "Fifteen of the dead", "those killed included six": some of those told of last."""
    made = list(found)
    for n, candidate in enumerate(found):
        if candidate.rule != "among the dead" or candidate.part_of is not None or candidate.low is None:
            continue
        for m in range(n - 1, -1, -1):
            whole = made[m]
            if candidate.sentence - whole.sentence > OF_THEM_REACH:
                break
            if (
                whole.outcome == candidate.outcome
                and whole.part_of is None
                and not whole.background
                and (_size(whole) or 0) > candidate.low
            ):
                made[n] = dataclasses.replace(candidate, part_of=m)
                break
    return made


def _overtaken(found: list[Candidate], document: Document) -> list[Candidate]:
    """ "... updating a previous toll of 112": part of the greater number that the article gives of the same."""
    made = list(found)
    for n, candidate in enumerate(found):
        sentence = document.sentences[candidate.sentence]
        before = sentence.shown[max(0, candidate.start - sentence.start - 60) : candidate.start - sentence.start + 12]
        if candidate.part_of is not None or not candidate.low or not EARLIER.search(before):
            continue
        greater = [
            m for m, c in enumerate(found)
            if c.outcome == candidate.outcome and c.part_of is None and not c.background and (_size(c) or 0) > candidate.low and _sides_meet(c, candidate)
        ]  # fmt: skip
        if greater:
            made[n] = dataclasses.replace(candidate, part_of=min(greater, key=lambda m: (abs(m - n), m)))
    return made


def _summed(found: list[Candidate], document: Document) -> list[Candidate]:
    """Counts in a row that add up to a total told before them are its parts: "51 civilians ... 15 people ... nine ... another 27"."""
    made = list(found)
    for w, whole in enumerate(found):
        if whole.part_of is not None or whole.low is None or whole.low < 3 or whole.background:
            continue
        run = [
            n for n in range(w + 1, len(found))
            if found[n].outcome == whole.outcome and made[n].part_of is None and found[n].low and found[n].sentence <= whole.sentence + SUM_REACH
            and found[n].low != whole.low and not found[n].background and _sides_meet(whole, found[n])
        ]  # fmt: skip
        for parts in (run[:length] for length in range(2, min(len(run), LONGEST_SUM) + 1)):
            if sum(found[n].low or 0 for n in parts) == whole.low:
                for n in parts:
                    side = whole.victim_side if made[n].victim_side == "unknown" else made[n].victim_side
                    made[n] = dataclasses.replace(made[n], part_of=w, victim_side=side)
                break
    return made


def _under_the_lede(found: list[Candidate], document: Document) -> list[Candidate]:
    """The total at the head of the text counts those told of below, where together they are no more than it."""
    made = list(found)
    for w, whole in enumerate(found):
        if whole.part_of is not None or not whole.low or whole.low < 3 or not (whole.headline or whole.sentence <= 1) or whole.background:
            continue
        below = [
            n for n in range(w + 1, len(found))
            if found[n].outcome == whole.outcome and made[n].part_of is None and found[n].sentence > whole.sentence and not found[n].background
        ]  # fmt: skip
        # People of whom nothing is said are no soldiers of the side whose losses head the text.
        alike = (whole.victim_side, "unknown") if whole.victim_side == "civilian" else (whole.victim_side,)
        if any(not found[n].low or whole.victim_side != "unknown" and found[n].victim_side not in alike for n in below):
            continue
        if len(below) > 1 and sum(found[n].low or 0 for n in below) <= whole.low and all((found[n].low or 0) < whole.low for n in below):
            for n in below:
                made[n] = dataclasses.replace(made[n], part_of=w)
    return made


def _size(candidate: Candidate) -> int | None:
    return candidate.low if candidate.low is not None else candidate.high


def _sides_meet(whole: Candidate, part: Candidate) -> bool:
    return whole.victim_side == "unknown" or part.victim_side in (whole.victim_side, "unknown")
