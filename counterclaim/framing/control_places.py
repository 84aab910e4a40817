"""Takes a sentence and a word of control in it, gives the place that the word is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from counterclaim.framing.control_words import ControlWord
from counterclaim.ledger.persons import plain

REACH = 80  # characters from a word of control to its place or its side
_GENERIC = r"valley|province|city|town|village|district|region|area|territory|checkpoints?|base|road|areas|towns|villages|districts|checkpoint|capital|point|points|hill|stronghold|bastion"
_PART = re.compile(
    r"\b(?:parts?|most|some|half|third|several|districts|checkpoints?|villages|towns|neighbou?rhoods?|points?|roads|hills|outskirts|\d+|two|three|four|five|six)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:in|of|from|at|near|into|around|outside)\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+(?:al-|[A-Z])[\w'’-]+)*)")
_AFTER = re.compile(
    r"[\s“\"']*(?:(?:the|all|of|entire|whole|strategic|town|city|village|district|province|back)\s+)*(?P<name>[A-Z][\w'’-]+(?:\s+(?:al-|[A-Z])[\w'’-]+)*)"
)
_MONTH = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)


@dataclass(frozen=True, slots=True)
class SideAt:
    """Words sentence[start:end] that name a side of the profile."""

    start: int
    end: int
    side: str


def of_profile(place: str, places: Sequence[str]) -> bool:
    """Whether a place as printed is one of the profile's, or a word such as "the valley" that stands for it."""
    bare = plain(place)
    return bool(re.fullmatch(rf"(?:the\s+)?(?:{_GENERIC}|it)", bare)) or any(
        re.search(rf"(?<!\w){re.escape(plain(p))}(?!\w)", bare) or fuzz.ratio(plain(p), bare) >= 88 for p in places
    )


def place_of(
    sentence: str, word: ControlWord, clause: int, passive: bool, places: Sequence[str], sides: Sequence[SideAt]
) -> tuple[str, bool]:
    """The place nearest to the word on the side of it where the construction has it, and whether only a part of it is meant."""
    names = "|".join(re.escape(p) for p in sorted(places, key=lambda p: (-len(p), p)))
    own = rf"(?:{names})(?:\s+(?:{_GENERIC}))?|" if names else ""
    known = re.compile(rf"(?<!\w)(?:{own}{_GENERIC})(?!\w)", re.IGNORECASE)
    taken = [(s.start, s.end) for s in sides]

    def free(start: int) -> bool:
        return not any(a <= start < b for a, b in taken)

    behind = sentence[word.end : word.end + REACH]
    stop = re.search(r"[;:.]\s|,\s(?!the\b)|\s(?:while|but|after|when|as|and)\s", behind)
    behind = behind[: stop.start()] if stop else behind
    after = [m for m in known.finditer(behind) if free(word.end + m.start())]
    named = _AFTER.match(sentence, word.end)
    if (
        named
        and free(named.start("name"))
        and not _MONTH.match(named["name"])
        and not (after and after[0].start() + word.end <= named.start("name"))
    ):
        first = (named.start("name"), named["name"])
    else:
        first = (word.end + after[0].start(), after[0].group()) if after else (-1, "")
    if not first[1] and word.shape in ("before", "bare") and re.match(r"\s+it\b", behind):
        first = (word.end + 1, "it")
    earlier = [m for m in known.finditer(sentence, clause, word.start) if free(m.start())]
    if not earlier and clause:
        earlier = [m for m in known.finditer(sentence, max(0, word.start - REACH), word.start) if free(m.start())]
    last = (earlier[-1].start(), earlier[-1].group()) if earlier else (-1, "")
    if not last[1]:
        others = [m for m in _NAMED.finditer(sentence, clause, word.start) if free(m.start("name")) and not _MONTH.match(m["name"])]
        last = (others[-1].start("name"), others[-1]["name"]) if others else last
    elsewhere = re.match(r"\s+(?:(?:of|over|the|rest|most|whole|entire)\s+)*(country|nation|world|state|power)\b", sentence[word.end :])
    if elsewhere:
        return elsewhere.group(1), False
    backward = passive or word.shape in ("hands", "place", "under", "noun")
    if word.control == "falls" and word.shape == "before":
        backward = False
    if (
        word.control in ("takes", "holds")
        and word.shape in ("before", "bare")
        and not backward
        and first[1]
        and " " not in sentence[word.start : word.end].strip()
        and re.search(r"\b(?:in|near|at|around|outside|during|on)\b", sentence[word.end : first[0]])
    ):
        first = (-1, "")  # "captured 30 soldiers near the town"
    other = last if word.control == "keeps" or word.shape == "held" else (-1, "")
    at, place = (last if last[1] else first) if backward else (first if first[1] else other)
    if not place:
        return "", False
    if re.fullmatch(_GENERIC, place.lower()):
        before = [m for m in _NAMED.finditer(sentence, 0, at) if free(m.start("name")) and not _MONTH.match(m["name"])]
        if before and places and not of_profile(before[-1]["name"], places) and before[-1].end() > at - REACH:
            return before[-1]["name"], False
    between = sentence[word.end : at] if at >= word.end else sentence[max(clause, at - 25) : at]
    inner = bool(places) and _inner(place, places)
    partly = re.search(r"\b(?:parts?|most|some)\b", between, re.IGNORECASE)
    return place, bool(partly or (places and (_PART.search(between) or _PART.fullmatch(place))) or inner)


def _inner(place: str, places: Sequence[str]) -> bool:
    """Whether a named place stands in the place that the profile names first, and is not a spelling of it."""
    main, bare = plain(places[0]), plain(place)
    if re.fullmatch(rf"(?:{_GENERIC}|it)", bare):
        wide = any(plain(p).startswith(main) and re.search(r"(?:valley|province|region|district|territory)$", plain(p)) for p in places)
        return bare in ("village", "district", "base", "road", "point", "hill") or (wide and bare in ("city", "town", "capital"))
    first = bare.split()[0]
    return fuzz.ratio(first, main.split()[0]) < 80 and main not in bare
