"""A text that lost its line breaks goes in; date, headline, standfirst, tags and closing lines come apart where that is safe."""

from __future__ import annotations

import re

from counterclaim.sources.article import Segment, SegmentKind
from counterclaim.sources.openings import DATE, LABEL, NAME, STAMP, dateline_end

# ruff: noqa: E501  (a pattern is read as one line)
MIN_WORDS = 40
_HEAD_WORDS = 45
_AGENCY = r"(?:AFP|AP|EFE|Reuters|REUTERS|Xinhua|TASS|DPA|ANSA|UPI|Anadolu)(?: and (?:AFP|AP|Reuters))?"
_NEW = r"(?=[\"“‘'(]?[A-ZÀ-Þ\d])"

# What opens such a text: a date, with what else pages print beside it.
_OPENING_DATE = re.compile(rf"\W*{LABEL}?{STAMP}(?:\)|\s*\(updated [^()]{{4,40}}\))?\s*[,.:|–-]?\s*{_NEW}")
_PAGE_WORDS = re.compile(r"(?:Video|Photos?|Gallery|Opinion|Exclusive|Breaking)\s+(?=[A-Z\d])")
_SHORT_URL = re.compile(r"Get short URL(?:\s+Topic [^()]{3,80}\(\d+\))?(?:(?:\s+\d+){1,2}(?=\s+[A-ZÀ-Þ])|\s+\d+(?=\s+\d+\s)|(?=\s))\s*")
# A date within the first words that no preposition makes part of a sentence parts head and body.
_INNER_DATE = re.compile(
    rf"(?<![\w-])(?P<by>{_AGENCY}\s+)?(?P<date>{STAMP})\s*{_NEW}|(?<![\w-])(?P<by2>{_AGENCY}\s+)?(?P<glued>{DATE}(?=Get short))"
)
_PREPOSITION = re.compile(
    r"\b(?:on|of|in|since|until|till|from|by|to|and|after|before|dated|between|the|early|late|through|as|around|for|was|were)\s*$",
    re.IGNORECASE,
)
_PLACE_IN_CAPITALS = re.compile(
    r"[A-ZÀ-Þ]{4,}(?:[ -][A-ZÀ-Þ]{3,})?(?: (?!(?:The|At|In|On|An|More|Over|Some|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Air|About|Up)\b)[A-ZÀ-Þ][a-z]+(?= [A-ZÀ-Þ][a-z]* [a-z]))?\s+(?=[A-ZÀ-Þ][a-z]*\s)"
)
_SENTENCE = re.compile(r".{12,200}?[a-z\d%)\"”][.!?](?=\s+[\"“‘']?[A-ZÀ-Þ\d])")
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|been|said|told|will|would|there|it|they|he|she)\b", re.IGNORECASE)
_BY = re.compile(rf"{LABEL}?{STAMP}\s+(?P<by>[Bb]y\s+)")
_INNER_DATELINE = re.compile(
    r"(?<=[a-z.!?\"”] )[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{3,}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+)?\s*\([A-Z][^()\n]{1,30}\)\s*(?:--|[-–—])?\s*(?=[\"“‘']?[A-ZÀ-Þ\d])"
)
_TAGS = re.compile(r"Tags:?\s+(?=[A-Za-z])")
_STARTER = frozenset(
    "A An The At In On More Over Some Dozens Scores Hundreds Thousands Several Nearly Almost About Around Up Two Three Four Five Six Seven Eight Nine Ten "
    "This These There It He She They His Her As After While When Since".split()
)
_CLOSINGS: dict[str, tuple[re.Pattern[str], str]] = {
    "tags_and_comments": (
        re.compile(r"(?:Tags:? [^.]{3,300}?)?Community standards\s*Discussion.{0,120}$"),
        "Tags valley truce Community standardsDiscussion Comment via Facebook",
    ),
    "see_also": (re.compile(r"(?:(?:Read|See|Watch) [Aa]lso|Related (?:[Nn]ews|[Aa]rticles|[Ss]tories))(?: [^.]{0,200})?$"), "Read Also"),
    "source": (re.compile(r"\(?Source:? [A-Z][^.]{2,80}\)?(?: Twitter)?$"), "Source NewsRoom and agencies"),
    "credits": (
        re.compile(r"\(?(?:Reporting|Writing|Editing|Edited|Compiled|Translated) by [A-Z][^.]{3,200}\.?\)?$"),
        "Reporting by Ana Ruiz; Editing by Tom Hale",
    ),
    "translation_note": (
        re.compile(r"This (?:article|text|story) is an? (?:edited )?translation (?:of|from)[^.]{3,80}\.(?: Also)?$"),
        "This article is an edited translation from our other edition.",
    ),
    "signature": (
        re.compile(
            rf"(?<=[.!?”\"] ){NAME}(?:\s*/\s*{NAME})+$|(?<=[.!?”\"] )(?-i:[A-Z][\w.]*(?: [\w-]+)?(?: ?/ ?[A-Z][\w. -]{{1,20}}){{1,4}})$"
        ),
        "R. Doe / Ana Ruiz",
    ),
}


def split_one_line(text: str, start: int, end: int) -> list[Segment]:
    """A paragraph that holds a whole article as segments. What cannot be told safely stays in the paragraph."""
    if len(text[start:end].split()) < MIN_WORDS:
        return [Segment("paragraph", start, end)]
    pieces: list[tuple[SegmentKind, int, int]] = []
    at = _head(text, start, end, pieces)
    at = _standfirst(text, at, end, pieces)
    close = end
    for pattern, _ in _CLOSINGS.values():
        if found := pattern.search(text, max(at, close - 420), close):
            pieces.append(("furniture", found.start(), close))
            close = found.start()
    if dateline := _INNER_DATELINE.search(text, at, min(close, at + 900)):
        pieces += [("paragraph", at, dateline.start()), ("dateline", dateline.start(), dateline.end())]
        at = dateline.end()
    pieces.append(("paragraph", at, close))
    return [Segment(kind, *_trimmed(text, a, b)) for kind, a, b in sorted(pieces, key=lambda piece: piece[1]) if text[a:b].strip()]


def _head(text: str, start: int, end: int, pieces: list[tuple[SegmentKind, int, int]]) -> int:
    """Take date, headline and byline from the front; where the rest begins."""
    at = start
    dated = True
    if (by := _BY.match(text, at, end)) and (author := _author_end(text, by.end())) > by.end():
        pieces += [("dateline", at, by.start("by")), ("byline", by.start("by"), author)]
        at = author + 1
    elif date := _OPENING_DATE.match(text, at, end):
        pieces.append(("dateline", at, date.end()))
        at = date.end()
    else:
        dated = False
        inner = _INNER_DATE.search(text, at, min(end, at + 420))
        if inner and _parts_head(text[at : inner.start()]):
            byline = inner["by"] or inner["by2"]
            where = inner.start("date") if inner["date"] else inner.start("glued")
            pieces.append(("headline", at, inner.start()))
            if byline:
                pieces.append(("byline", inner.start(), where))
            pieces.append(("dateline", where, inner.end()))
            at = inner.end()
            dated = True
    for kind, pattern in (("furniture", _SHORT_URL), ("furniture", _PAGE_WORDS)):
        if dated and (found := pattern.match(text, at, end)):
            pieces.append((kind, at, found.end()))  # type: ignore[arg-type]
            at = found.end()
    body = dateline_end(text, at, end)
    if body > at:
        pieces.append(("dateline", at, body))
    elif dated and (sentence := _SENTENCE.match(text, at, end)) and _is_headline(sentence[0], text[sentence.end() : sentence.end() + 400]):
        pieces.append(("headline", at, sentence.end()))
        body = sentence.end()
    elif dated and (place := _PLACE_IN_CAPITALS.match(text, at, end)) and text.count(place[0].split()[0]) == 1:
        pieces.append(("dateline", at, place.end()))
        body = place.end()
    return body


def _author_end(text: str, at: int) -> int:
    """Where the author's name ends that begins at `at`: known by its standing under the text again. `at` where it does not."""
    words = re.compile(r"(?:\S+\s+){1,4}").match(text, at)
    tokens = words[0].split() if words else []
    for length in range(len(tokens), 1, -1):
        name = " ".join(tokens[:length])
        if all(token[:1].isupper() for token in tokens[:length]) and name in text[-120:]:
            return at + len(name)
    return at


def _parts_head(before: str) -> bool:
    """Whether what stands before a date is a head: a few words, no whole sentence, no preposition that asks for the date."""
    words = before.split()
    return 3 <= len(words) <= _HEAD_WORDS and not re.search(r"[a-z]{2}[.;] ", before) and not _PREPOSITION.search(before)


def _is_headline(sentence: str, following: str) -> bool:
    """A sentence in title case, or one whose words the text that follows says again."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", sentence)][1:]
    if len(words) >= 3 and sum(word[:1].isupper() for word in words) >= 0.7 * len(words):
        return True
    if _FINITE.search(sentence):
        return False
    own = {_stem(word) for word in re.findall(r"[^\W\d_]{4,}|\d+", sentence)}
    again = {_stem(word) for word in re.findall(r"[^\W\d_]{4,}|\d+", following)}
    return len(sentence.split()) <= 16 and len(own) >= 4 and len(own & again) >= 0.5 * len(own)


def _stem(word: str) -> str:
    return word.casefold()[:5]


def _standfirst(text: str, start: int, end: int, pieces: list[tuple[SegmentKind, int, int]]) -> int:
    """Take a standfirst that the body says again word for word, or that a list of tags parts from it."""
    words = [(found.start(), found.group()) for found in re.finditer(r"\S+", text[start : min(end, start + 1200)])]
    plain = [re.sub(r"\W+$", "", word).casefold() for _, word in words]
    for length in range(min(70, len(plain) // 2), 5, -1):
        if plain[:length] == plain[length : 2 * length]:
            body = start + words[length][0]
            pieces.append(("headline", start, body))
            return body
    tags = _TAGS.search(text, start, min(end, start + 600))
    if not tags:
        return start
    first = plain[:2]
    for index, (offset, word) in enumerate(words):
        where = start + offset
        if where < tags.end():
            continue
        if where > tags.end() + 220 or (
            word[:1].islower() and plain[index] in ("of", "in", "on", "the", "have", "has", "was", "were", "after", "by", "said")
        ):
            break
        if plain[index : index + 2] == first or word in _STARTER:
            pieces.append(("paragraph", start, tags.start()))
            pieces.append(("furniture", tags.start(), where))
            return where
    return start


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
