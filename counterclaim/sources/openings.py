"""The first paragraph of an article goes in; its dateline, byline and headline, printed on the same line, come apart."""

from __future__ import annotations

import re

from counterclaim.sources.article import Segment

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d{2}|\d{2})"
_CLOCK = r"(?:\s*(?:,|at|-|–|\|)?\s*(?:[01]?\d|2[0-4])[:.h]?[0-5]\d(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:gmt|utc|est|edt|cet|cest|bst|local time)(?:[+-]\d+)?)?)"
_LONG_DATE = rf"{_WEEKDAY}?(?:{_DAY}\s+{_MONTH}\s*,?\s+{_YEAR}|{_MONTH}\s+{_DAY}\s*,?\s+(?:19|20)\d{{2}})"
_SHORT_DATE = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2})"
_DATE = rf"(?:{_LONG_DATE}|{_SHORT_DATE}(?:T\d{{2}}:\d{{2}}\S*)?)"
_LABEL = r"(?:(?:published|posted|updated|last (?:updated|modified)|modified|created|date(?: of publication)?|first published|issued)\s*(?:on|at|:|-)*\s*)"

_DATE_LINE = re.compile(rf"(?:\W*{_LABEL}?{_DATE}{_CLOCK}?(?:\s*(?:\||-|–|,|·|•)\s*)?)+\W*$", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:(?:al|el|de|da|bin|ibn|van|von|of)[ -])?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_BYLINE = re.compile(rf"(?i:(?:written |words |story |report )?by|author:|from:)\s*:?\s*{_NAME}(?:(?:,| and| &|,? in| \|| –| -|/)\s*(?:{_NAME}|[\w ]{{3,40}}))*\.?$")

# MOSCOW (Agency) –   SAN PEDRO, 3 DEC 89 (RADIO ONE) -- [TEXT]   GENEVA, March 3 (Agency) -
_PLACE = r"[A-ZÀ-Þ][\w.'’/-]*(?:[ ][A-ZÀ-Þ(][\w.'’/()-]*){0,4}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:,\s*(?:{_PLACE}))?(?:,?\s+{_DAY}\s+(?i:{_MONTH})(?:\s+{_YEAR})?|,\s+(?i:{_MONTH})\s+{_DAY}(?:,?\s+(?:19|20)\d{{2}})?)?\s*"
    r"(?:\((?P<agency>[A-Z][^()\n]{1,60})\)\s*(?P<dash>--|[-–—:/]|(?=[A-Z\"“‘\[]))|(?P<plain>--|–|—|\s-\s))\s*"
    r"(?:\[[^\]\n]{1,160}\]\s*)*(?:[A-Z][a-z]+\s--\s)?"
)
_LEADING_DATE = re.compile(rf"{_LABEL}?{_DATE}{_CLOCK}?[\s,.:|–-]*(?=[A-Z\d\"“‘'(])", re.IGNORECASE)
MAX_DATELINE = 160
MAX_BEFORE_DATELINE = 3


def date_line(line: str) -> bool:
    """Whether a line is a date, or a date and an hour, and no more."""
    return len(line) <= 120 and _DATE_LINE.match(line) is not None


def byline(line: str) -> bool:
    """Whether a line names the author and does no more."""
    return len(line) <= 120 and _BYLINE.match(line) is not None


def split_opening(text: str, start: int, end: int, *, before: int, alone: bool) -> list[Segment]:
    """A paragraph, text[start:end], as segments: the dateline that opens it stands apart.

    before: how many paragraphs of running text stand before it; a standfirst or two may stand before the dateline.
    alone: the text is one paragraph, head and body in one.
    """
    segments: list[Segment] = []
    at = start
    if not before and alone and (date := _LEADING_DATE.match(text, at, end)) and _starts_anew(text, date.end()):
        segments.append(Segment("dateline", at, _back_over_space(text, date.end())))
        at = date.end()
    dateline = _DATELINE.match(text, at, end) if before <= MAX_BEFORE_DATELINE else None
    if dateline and (dateline["agency"] or not before) and dateline.end() - at <= MAX_DATELINE and dateline.end() < end:
        segments.append(Segment("dateline", at, _back_over_space(text, dateline.end())))
        at = dateline.end()
    segments.append(Segment("paragraph", at, end))
    return segments


def _starts_anew(text: str, at: int) -> bool:
    """A capital or a figure follows: the sentence does not go on after the date."""
    return at < len(text) and (text[at].isupper() or text[at].isdigit() or text[at] in "\"“‘'(")


def _back_over_space(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at
