"""The text of a sentence in; out, every quantity in it with its bounds, its qualifier and, where it counts no people, why not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.reading.not_people import why_not_people
from counterclaim.reading.numerals import NUMBER_RE, RANGE, SMALL_RE, VAGUE, VAGUE_RE, ZERO_RE, small_value, value
from counterclaim.reading.records import Qualifier

AT_LEAST = r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of|minimum\s+of|as\s+few\s+as"
MORE_THAN = r"(?:well\s+|far\s+|many\s+)?(?:more\s+than|over|above|upwards?\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|greater\s+than|topp(?:ed|ing)|tops|pass(?:ed|es|ing)|beyond|north\s+of)"
NEARLY = r"almost|nearly|close\s+to|just\s+(?:under|below)|under|fewer\s+than|less\s+than|not\s+more\s+than|no\s+more\s+than|close\s+on|approaching|below|nearing"
UP_TO = r"up\s+to|as\s+many\s+as|as\s+much\s+as|a\s+maximum\s+of|maximum\s+of|at\s+most"
ABOUT = r"about|around|some|approximately|roughly|circa|an\s+estimated|estimated|an?\s+(?:total|average|reported|additional|further|astonishing|staggering|combined)(?:\s+of)?|approx\.?|or\s+so|more\s+or\s+less|near|just|exactly|only|another|a\s+further|all|the|those|these|other|its|his|their|our"
QUALIFIERS: tuple[tuple[Qualifier, str], ...] = (
    ("at_least", AT_LEAST),
    ("more_than", MORE_THAN),
    ("up_to", UP_TO),
    ("nearly", NEARLY),
    ("about", ABOUT),
)
BEFORE = re.compile(rf"\b(?:{'|'.join(f'(?P<{name}>{words})' for name, words in QUALIFIERS)})\s*[-–:]?\s*$", re.IGNORECASE)
ABOUT_WORDS = re.compile(r"^(?:about|around|some|approx\w*|roughly|circa|an estimated|estimated|near|more or less)", re.IGNORECASE)
PARTICLE_VERB = re.compile(r"\b(?:hand|turn|t[ao]ke?|taken|took|go|went|gone|carr[yi])\w*\s*$", re.IGNORECASE)
DETERMINERS = frozenset("the those these other its his their our all".split())
AFTER_MORE = re.compile(r"\s+(?:or\s+more|and\s+more(?!\s+than)|plus)\b(?!\s+(?:a|an|the|\d))|\+", re.IGNORECASE)
AFTER_LESS = re.compile(r"\s+or\s+(?:fewer|less)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at text[start:end] of the sentence, its qualifier included; number_start where the number itself begins.

    why_not: the reason why it counts no people ("age", "date", ...), "" where it may.
    """

    start: int
    end: int
    number_start: int
    text: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    why_not: str = ""


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity of a sentence, in order, not overlapping. `text` is what the parser sees (Sentence.shown)."""
    found: list[Quantity] = []
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return all(end <= s or start >= e for s, e in taken)

    for match in VAGUE_RE.finditer(text):
        found.append(_vague(text, match))
        taken.append(match.span())
    for match in RANGE.finditer(text):
        low, high = value(match["low"]), value(match["high"])
        joined = match["word"] in ("and", "And", "AND") and not (match["open"] or "").lower().startswith("between")
        if not free(*match.span()) or low is None or high is None or joined or (match["word"] or "").lower() == "or" and high != low + 1:
            continue
        if (
            match["open"]
            and match["open"].lower().startswith("from")
            and re.search(
                r"\b(?:r[oi]se|rising|risen|increas\w+|up|jumped|climbed|grew|revised|went|raised)\b[^.]{0,25}$", text[: match.start()]
            )
        ):
            continue
        if low < high:
            start, number_start = match.start(), match.start("low")
            why = why_not_people(text, number_start, match.end(), None)
            if re.search(r"\b(?:ages?|aged)\b[^.]{0,20}$", text[:start]) or (1800 < low < 2100 and 1800 < high < 2100):
                why = why or "date"
            before = BEFORE.search(text, 0, start)
            if before and before.lastgroup == "about" and ABOUT_WORDS.match(before.group()):
                start = before.start()
            found.append(Quantity(start, match.end(), number_start, text[start : match.end()], low, high, "range", why))
            taken.append((start, match.end()))
    for match in SMALL_RE.finditer(text):
        if free(*match.span()):
            found.append(_qualified(text, match.start(), match.end(), small_value(match.group())))
            taken.append(match.span())
    for match in NUMBER_RE.finditer(text):
        if free(*match.span()):
            number = value(match.group())
            if number is not None:
                found.append(_qualified(text, match.start(), match.end(), number))
                taken.append(match.span())
    for match in ZERO_RE.finditer(text):
        if free(*match.span()):
            found.append(Quantity(match.start(), match.end(), match.start(), match.group(), 0, 0, "exact", ""))
            taken.append(match.span())
    return sorted(found, key=lambda q: q.start)


def _vague(text: str, match: re.Match[str]) -> Quantity:
    plain = re.sub(r"\s+", " ", match.group().lower())
    low = next((number for words, number in VAGUE.items() if words in plain), None)
    if low is None:
        low = next(
            number
            for word, number in (("hundred", 100), ("thousand", 1000), ("dozen", 12), ("score", 20), ("million", 1000000))
            if word in plain
        )
    start = match.start()
    before = BEFORE.search(text, 0, start)
    if before:
        start = before.start()
    return Quantity(
        start,
        match.end(),
        match.start(),
        text[start : match.end()],
        low,
        None,
        "vague",
        why_not_people(text, match.start(), match.end(), None),
    )


def _qualified(text: str, start: int, end: int, number: int) -> Quantity:
    low: int | None = number
    high: int | None = number
    kind: Qualifier = "exact"
    begin = shown = start
    before = BEFORE.search(text, 0, start)
    # "handed over seven": the particle of a verb is no qualifier.
    if before and before.group().strip().lower() == "over" and PARTICLE_VERB.search(text, 0, before.start()):
        before = None
    if before:
        words = before.group().strip().lower()
        kind = next(name for name, _ in QUALIFIERS if before[name])
        if kind == "about" and not ABOUT_WORDS.match(words):
            kind = "exact"
            again = BEFORE.search(text, 0, before.start())
            if again and again.lastgroup in ("at_least", "more_than", "up_to", "nearly"):
                kind, before = next(name for name, _ in QUALIFIERS if again[name]), again
        begin = before.start()
        shown = start if kind == "exact" and words in DETERMINERS else begin
        if kind in ("at_least", "more_than"):
            high = None
        elif kind in ("nearly", "up_to"):
            low = None
    more = AFTER_MORE.match(text, end)
    less = AFTER_LESS.match(text, end)
    if more:
        end, high, kind = more.end(), None, "at_least"
    elif less:
        end, low, kind = less.end(), None, "nearly"
    elif re.match(r"\s+(?:\w+\s+){0,2}at\s+(?:the\s+)?least\b", text[end:], re.IGNORECASE):
        high, kind = None, "at_least"
    return Quantity(begin, end, start, text[shown:end], low, high, kind, why_not_people(text, start, end, number))
