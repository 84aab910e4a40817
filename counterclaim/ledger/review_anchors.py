"""An article's text and quoted words in; the places where the words stand out, also where text was moved or respelt.

After the W3C Web Annotation TextQuoteSelector: the exact words, with what stands before and after them to tell one place
from another. Tried in turn: as quoted; without regard to case, white space, quotation marks and dashes; and alike (edit distance).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

How = Literal["exact", "normalised", "fuzzy"]

ALIKE = 78  # of 100: words of which some were changed
NEIGHBOURS = 55  # of 100: a short quote is taken for the same only where what stands beside it is still there
SHORT = 24  # characters below which words may stand in a text by chance
REACH = 150  # characters that a long quote may have gained or lost at either end
FEWEST = 12  # characters below which words that differ are never taken for the same
_SAME = str.maketrans({**dict.fromkeys("‘’‚‛′´`", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")})
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """text[start:end], and how the words were found there."""

    start: int
    end: int
    how: How = "exact"


def anchors(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[Anchor]:
    """Every place that the words may mean, in the order of the text; prefix and suffix leave those whose surroundings are most like them.

    >>> anchors("Heavy losses there, heavy losses here.", "heavy losses", suffix=" here")
    [Anchor(start=20, end=32, how='exact')]
    >>> anchors("They said “12  men” died.", '"12 men"')
    [Anchor(start=10, end=19, how='normalised')]
    >>> anchors("About 25 people were arrested.", "About 35 people were arrested")
    []
    """
    if not exact.strip():
        return []
    found = [Anchor(m.start(), m.end()) for m in re.finditer(re.escape(exact), text)]
    best = _by_neighbours(text, found, exact, prefix, suffix)
    if best:
        return best
    folded, places = _folded(text)
    wanted, _ = _folded(exact)
    wanted = wanted.strip()
    found = (
        [Anchor(places[m.start()], places[m.end() - 1] + 1, "normalised") for m in re.finditer(re.escape(wanted), folded)] if wanted else []
    )
    best = _by_neighbours(text, found, exact, prefix, suffix)
    if best or len(wanted) < FEWEST:
        return best
    # Only where some of the words changed is the passage alike; the surroundings say where to look first.
    return _by_neighbours(text, [a for a in [_alike(folded, places, wanted)] if a], exact, prefix, suffix)


def _by_neighbours(text: str, found: list[Anchor], exact: str, prefix: str, suffix: str) -> list[Anchor]:
    before, after = _folded(prefix)[0].strip(), _folded(suffix)[0].strip()
    if not found or not (before or after):
        return found
    scored = [(_neighbours(text, anchor, before, after), anchor) for anchor in found]
    top = max(score for score, _ in scored)
    if len(exact) < SHORT and len(before + after) >= 8 and top < NEIGHBOURS:
        return []
    return [anchor for score, anchor in scored if score == top]


def _neighbours(text: str, anchor: Anchor, before: str, after: str) -> float:
    """How much the surroundings are like those that were quoted: the likelier of the two sides counts, then the other."""
    here = _folded(text[max(0, anchor.start - len(before) - 8) : anchor.start])[0].strip()[-len(before) :] if before else ""
    there = _folded(text[anchor.end : anchor.end + len(after) + 8])[0].strip()[: len(after)] if after else ""
    scores = sorted(fuzz.ratio(a, b) for a, b in ((before, here), (after, there)) if a)
    return scores[-1] + scores[0] / 1000


def _alike(folded: str, places: tuple[int, ...], wanted: str) -> Anchor | None:
    """The run of whole words that is most like the words, where it is like enough and holds the same numbers."""
    near = fuzz.partial_ratio_alignment(wanted, folded, score_cutoff=ALIKE - 15)
    if near is None:
        return None
    reach = min(len(wanted) // 2, REACH)
    words = [(m.start(), m.end()) for m in _WORD.finditer(folded, max(0, near.dest_start - reach), near.dest_end + reach)]
    longest, shortest = len(wanted) + reach, len(wanted) - reach
    runs = [(start, end) for n, (start, _) in enumerate(words) for _, end in words[n:] if shortest <= end - start <= longest]
    # Another number is another claim, however alike the words are.
    numbers = sorted(_NUMBER.findall(wanted))
    runs = [(start, end) for start, end in runs if sorted(_NUMBER.findall(folded[start:end])) == numbers]
    best, like = None, 0.0
    for start, end in runs:  # of equally good ones the first; the cutoff ends a comparison that cannot win
        score = fuzz.ratio(wanted, folded[start:end], score_cutoff=max(like, ALIKE))
        if score > like:
            best, like = Anchor(places[start], places[end - 1] + 1, "fuzzy"), score
    return best


@lru_cache(maxsize=256)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in one spelling, and for each of its characters the place in the text that it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter).translate(_SAME).casefold():
            if plain.isspace():
                if not letters or letters[-1] == " ":
                    continue
                plain = " "
            letters.append(plain)
            places.append(at)
    return "".join(letters), tuple(places)
