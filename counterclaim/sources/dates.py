"""The dates that an article prints go in; the day it was published, with what it rests on, comes out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

import dateparser

from counterclaim.sources.article import Fact, Segment
from counterclaim.sources.openings import DATE, DAY, MONTH

_ANY_DATE = re.compile(rf"(?<![\w/.-])(?:{DATE}|{DAY}\s+{MONTH}\s+\d\d(?!\d))")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})")
_ISO = re.compile(r"((?:19|20)\d{2})[/.-](\d{1,2})[/.-](\d{1,2})")
_CLOCK_FORM = re.compile(r"\s*,?\s*(?:at |- )?\d{1,2}([:.h])?\d{2}")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*$", re.IGNORECASE)
_UPDATED = re.compile(r"(?:updated|modified)\s*(?:on|at|:|-)*\s*\W*$", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:published|posted|issued|created|publication)\s*(?:on|at|:|-)*\s*\W*$", re.IGNORECASE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GLUED = re.compile(rf"({MONTH}\s+\d\d)((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed. readings: the days it can be, day before month first. form: how it is written, separators and
    clock included. label: published, updated or "". weekday: the day of the week printed before it, "" for none."""

    words: str
    start: int
    readings: tuple[datetime.date, ...]
    form: str = ""
    label: str = ""
    weekday: str = ""


def printed_dates(text: str, start: int = 0, end: int | None = None) -> list[PrintedDate]:
    """All full dates (day, month, year) of text[start:end], in order."""
    stop = len(text) if end is None else end
    found = []
    for match in _ANY_DATE.finditer(text, start, stop):
        before = text[max(start, match.start() - 40) : match.start()]
        label = "updated" if _UPDATED.search(before) else "published" if _PUBLISHED.search(before) else ""
        weekday = _WEEKDAY.match(match[0].split()[0]) or _WEEKDAY.search(before)
        clock = _CLOCK_FORM.match(text, match.end(), stop)
        if readings := _readings(match[0]):
            form = f"{_form(match[0])}{(clock[1] or '-') if clock else ''}"
            found.append(PrintedDate(match[0], match.start(), readings, form, label, weekday[1].lower() if weekday else ""))
    return found


def publication_date(text: str, segments: Sequence[Segment], markup: str | None) -> Fact:
    """The day of publication as ISO 8601.

    From the markup, else from the dates at the article's head. A day and a month that could be either are told apart by
    the weekday printed beside them, by dates of the same form in the text that can be read in one way only, and by full
    dates in the running text, which the article cannot be older than. Where they stay open, the value is the year and the
    evidence names both readings.
    """
    if markup and (days := _readings(markup)):
        return Fact(days[0].isoformat(), "printed", f"markup: {markup}")
    heads = [
        (segment, date) for segment in segments if segment.kind == "dateline" for date in printed_dates(text, segment.start, segment.end)
    ]
    if not heads:
        heads = [(s, date) for s in segments if s.kind == "furniture" for date in printed_dates(text, s.start, s.end) if date.label]
    if not heads:
        return Fact()
    segment, date = min(heads, key=lambda head: (("published", "", "updated").index(head[1].label), head[1].start))
    words = " ".join(text[segment.start : segment.end].split())[:120]
    updated = "; the day of an update, so published by then" if date.label == "updated" else ""
    if len(date.readings) == 1:
        return Fact(date.readings[0].isoformat(), "inferred" if updated else "printed", words + updated)
    return _decide(text, segments, date, words)


def _decide(text: str, segments: Sequence[Segment], date: PrintedDate, words: str) -> Fact:
    """One of two readings of a date such as 09/04/2021, or neither."""
    day_first, month_first = date.readings
    if date.weekday:
        fitting = [day for day in date.readings if _DAYS[day.weekday()] == date.weekday]
        if len(fitting) == 1:
            return Fact(fitting[0].isoformat(), "inferred", f"{words}; the weekday fits this reading alone")
    others = [
        other for other in printed_dates(text) if other.start != date.start and other.form == date.form and _NUMERIC.search(other.words)
    ]
    orders = {
        int(match[1]) > 12: other.words
        for other in others
        if (match := _NUMERIC.search(other.words)) and len(other.readings) == 1 and match[1] != match[3]
    }
    if len(orders) == 1:
        first, example = next(iter(orders.items()))
        return Fact((day_first if first else month_first).isoformat(), "inferred", f"{words}; the page writes {example}")
    told = [other for s in segments if s.kind == "paragraph" for other in printed_dates(text, s.start, s.end) if len(other.readings) == 1]
    possible = [day for day in date.readings if all(day >= other.readings[0] for other in told)]
    if len(possible) == 1:
        latest = max(told, key=lambda other: other.readings[0])
        return Fact(possible[0].isoformat(), "inferred", f"{words}; the text tells of {latest.words}")
    return Fact(str(day_first.year), "open", f"{words}; can be {day_first.isoformat()} or {month_first.isoformat()}")


def _readings(words: str) -> tuple[datetime.date, ...]:
    if match := _ISO.search(words):
        return _days((int(match[1]), int(match[2]), int(match[3])))
    if match := _NUMERIC.search(words):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        return _days((year, second, first), (year, first, second))
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    parsed = dateparser.parse(_GLUED.sub(r"\1 \2", words), languages=["en"], settings=settings)
    return (parsed.date(),) if parsed and 1900 <= parsed.year <= 2100 else ()


def _days(*parts: tuple[int, int, int]) -> tuple[datetime.date, ...]:
    days: list[datetime.date] = []
    for year, month, day in parts:
        try:
            found = datetime.date(year, month, day)
        except ValueError:
            continue
        if found not in days:
            days.append(found)
    return tuple(days)


def _form(words: str) -> str:
    """How a numeric date is written, whatever weekday stands before it; "" for one with the month in letters."""
    found = _NUMERIC.search(words)
    return f"9{found[2]}9{found[2]}9" if found else ""
