"""A line or a paragraph goes in; whether it is a date or a byline, and where the dateline that opens it ends, comes out."""

from __future__ import annotations

import re

from counterclaim.sources.article import Segment

# ruff: noqa: E501  (a pattern is read as one line)
MONTH = r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?i:st|nd|rd|th)?"
_WEEKDAY = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_YEAR = r"(?:19|20)\d{2}"
_ZONE = r"(?:gmt|utc|est|edt|cet|cest|bst|local time|\+\d\d:?\d\d)(?:\s*[+-]\d+)?"
_HOUR = rf"(?:(?:2[0-4]|[01]?\d)[:.h][0-5]\d(?::\d{{2}})?Z?(?!\d)\s*(?:[ap]\.?m\b\.?)?(?:\s*{_ZONE})?|[012]\d[0-5]\d\s*(?:[ap]\.?m\b\.?|{_ZONE}))"
_CLOCK = rf"(?i:(?:\s*(?:,|at|-|–|\|)\s*|\s+|T){_HOUR})"
# The comma of "Apr 15,2017" may be lost, and with it the space.
_LONG_DATE = rf"(?:{DAY}\s+{MONTH},?\s+{_YEAR}|{MONTH}\s+{DAY}(?:\s*,\s*|\s+){_YEAR}|{MONTH}\s+\d\d{_YEAR})"
_SHORT_DATE = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|{_YEAR}[/.-]\d{{1,2}}[/.-]\d{{1,2}})"
DATE = rf"{_WEEKDAY}?(?:{_LONG_DATE}|{_SHORT_DATE})(?!\d)"
STAMP = rf"{DATE}{_CLOCK}?"
LABEL = r"(?i:(?:published|posted|updated|last (?:updated|modified)|modified|created|date(?: of publication)?|first published|issued)(?: on| at)?\s*[:|–-]?\s*)"

NAME = r"[A-ZÀ-Þ][\w.'’-]+(?:\s+(?:(?:al|el|de|da|bin|ibn|van|von)[ -])?[A-ZÀ-Þ][\w.'’-]*){0,4}"
_DATE_LINE = re.compile(rf"(?:\W*{LABEL}?{STAMP}(?:\s*(?:\||-|–|,|·|•)\s*)?)+\W*$")
_BY = re.compile(r"(?:(?:written |words |story |report )?by\b|author:|from:)\s*:?\s*", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r",? and |,? & |,? in |, ?|(?: \| ?| – | - | ?/ ?)")
_ONE_NAME = re.compile(rf"{NAME}$")
_PLACE_OR_ROLE = re.compile(r"[\w ]{3,40}$")
_NAME_IN_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){1,2} in [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?$")

_TOKEN = r"[A-ZÀ-Þ][\w.'’/-]*"
_PLACE = rf"{_TOKEN}(?: (?:{_TOKEN}|\({_TOKEN}\))){{0,4}}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’/-]+){0,3}"
_ON = rf"(?:,?\s+(?:{DAY}\s+{MONTH}(?:\s+(?:{_YEAR}|\d\d))?|{MONTH}\s+{DAY}(?:,?\s+{_YEAR})?))"
_NEW_SENTENCE = r"(?=[\[\"'“‘«]*[A-ZÀ-Þ\d])"
_NOTES = r"(?:\[[^\]]{1,160}\]\s*)*"
DATELINES: dict[str, tuple[re.Pattern[str], str]] = {
    "agency_and_dash": (
        re.compile(rf"{_PLACE}(?:, {_PLACE})?{_ON}?\s*\([A-Z][^()\n]{{1,60}}\)\s*(?:--|[-–—:/])\s*{_NOTES}(?:{_TOKEN} -- )?{_NEW_SENTENCE}"),
        "SAN PEDRO, 3 DEC 89 (RADIO ONE) -- [TEXT] A bridge was blown up.",
    ),
    "capitals_and_agency": (re.compile(rf"{_CAPITALS}(?:, {_PLACE})?{_ON}?\s*\([A-Z][^()\n]{{1,30}}\)\s+{_NEW_SENTENCE}"), "RIVERTON (NewsWire) Two men were hurt."),
    "capitals_and_dash": (re.compile(rf"{_CAPITALS}(?:, {_PLACE})?{_ON}?\s*(?:--|[–—]|\s-\s|: )\s*{_NEW_SENTENCE}"), "RIVERTON, Northland — Two men were hurt."),
    "date_and_dash": (re.compile(rf"{_PLACE}(?:, {_PLACE})?{_ON}\s*(?:--|[-–—:])\s*{_NEW_SENTENCE}"), "Riverton, 3 May 2013 – Two men were hurt."),
}  # fmt: skip
MAX_DATELINE = 200
MAX_BEFORE_DATELINE = 3


def date_line(line: str) -> bool:
    """Whether a line is a date, or a date and an hour, and no more."""
    return len(line) <= 120 and _DATE_LINE.match(line) is not None


def byline(line: str) -> bool:
    """Whether a line names the author and does no more: names, then places and roles."""
    by = _BY.match(line) if len(line) <= 120 else None
    if not by:
        return False
    first, *others = _BETWEEN_NAMES.split(line[by.end() :].rstrip(". "))
    return _ONE_NAME.match(first) is not None and all(_PLACE_OR_ROLE.match(part) or _ONE_NAME.match(part) for part in others)


def name_and_place(line: str) -> bool:
    """Whether a line could be an author's name and where they write from: "Ana Ruiz in Riverton"."""
    return _NAME_IN_PLACE.match(line) is not None


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline that opens text[start:end] ends, and the white space after it; `start` where there is none."""
    for pattern, _ in DATELINES.values():
        if (found := pattern.match(text, start, end)) and start < found.end() < end and found.end() - start <= MAX_DATELINE:
            return found.end()
    return start


def split_opening(text: str, start: int, end: int, *, before: int) -> list[Segment]:
    """A paragraph, text[start:end], as segments: the dateline that opens it stands apart.

    before: how many paragraphs of running text stand before it; a standfirst or two may stand before the dateline.
    """
    body = dateline_end(text, start, end) if before <= MAX_BEFORE_DATELINE else start
    opening = [Segment("dateline", start, _before_space(text, body))] if body > start else []
    return [*opening, Segment("paragraph", body, end)]


def _before_space(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at
