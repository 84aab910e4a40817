"""A Sentence and the day its article was published in; out, the days that it tells of, with where it tells them, and which are a claim's."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from counterclaim.reading.document import Sentence

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH = r"(?:" + "|".join(m[:3] + r"(?:" + m[3:] + r")?" for m in MONTHS) + r"|sept)"
YEARS = range(1900, 2101)
COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "couple": 2,
    "few": 3,
}
COUNT = r"(?:\d{1,3}|" + "|".join(COUNTS) + r")"
DATE = re.compile(
    rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)|(?P<numeric>\d\d[./-]\d\d[./-](?:19|20)\d\d)"
    rf"|(?P<since>(?:since|began|begun|erupt(?:ed|ing)|start(?:ed|ing)|broke\s+out)\b[^.;]{{0,90}}?(?:(?P<since_month>{MONTH})\.?\s+(?:\d{{1,2}},?\s+)?)?\b(?P<since_year>(?:19|20)\d\d))\b"
    rf"|(?:over|in|during|within)\s+(?:the\s+)?(?:past|last|previous)\s+(?:(?P<span>{COUNT})\s+)?(?P<span_unit>hours?|days?|weeks?|months?)"
    rf"|(?P<ago>{COUNT})\s+(?P<ago_unit>days?|weeks?|months?|years?)\s+(?:ago|earlier)"
    rf"|(?P<lastunit>(?:last|this|earlier\s+this)\s+(?:week|month|year|weekend)|(?:over|at|during)\s+the\s+weekend)"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})(?:s\b|\b)"
    rf"|(?P<relative>yesterday|today|tonight|last night|this morning|overnight|this afternoon|this evening)\b"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})\b\.?(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?|(?P<month2>{MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    rf"|(?:in\s+)?(?P<month3>{MONTH})\s+(?P<year3>(?:19|20)\d\d)\b|\bin\s+(?P<month4>{'|'.join(MONTHS)})\b|\b(?:in|during)\s+(?:early\s+|mid-?\s?|late\s+)?(?P<year4>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
# What happened then is the telling, or the war's beginning, but not the event.
NOT_THE_EVENT = re.compile(
    r"\b(?:since|began|begun|erupted|erupting|started|broke out|until|till|from|said|told|says|reported|announced|stated|added|declared|statement|report|interview|published|posted|updated)\s+(?:(?!killed|wounded|that)\w+\s+){0,2}(?:(?:late|early|on)\s+)*$|\b(?:due|will|would|expected|scheduled|planned|set)\s+to\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
SEPARATE = re.compile(r"[;:]|\b(?:while|whereas|meanwhile|elsewhere)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as ISO 8601 of reduced precision, told at text[start:end] of the article. since: a running count up to the day of publication."""

    start: int
    end: int
    first: str
    last: str
    since: bool = False


def days_in(sentence: Sentence, text: str, published: datetime.date | None) -> list[Days]:
    """The days of the sentence that can be an event's, in order; days behind the article's own are none. text: the sentence as printed."""
    found = []
    for match in DATE.finditer(text):
        if match["since"] is None and NOT_THE_EVENT.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        told = _window(match, published)
        if told is None or (published is not None and told[0] > published.isoformat()):
            continue
        found.append(Days(sentence.start + match.start(), sentence.start + match.end(), *told, since=match["since"] is not None))
    return found


def days_of(days: list[Days], text: str, offset: int, start: int, end: int, background: bool) -> Days | None:
    """The days of the words at start:end of the article: the nearest told in their clause; of a running total, since when it runs."""
    running = [d for d in days if d.since]
    if background and running:
        return running[0]

    def cost(told: Days) -> tuple[int, int]:
        gap = told.start - end if told.start >= end else start - told.end if told.end <= start else 0
        between = text[min(end, told.end) - offset : max(start, told.start) - offset]
        return gap + (100 if SEPARATE.search(between) else 0), told.start

    return min((d for d in days if not d.since), key=cost, default=None)


def published_on(value: str | None) -> datetime.date | None:
    """The day of publication; None where no day is known, or one of a century of which no article here tells."""
    try:
        day = datetime.date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None  # at the calendar's ends days cannot be counted back or on


def _window(match: re.Match[str], published: datetime.date | None) -> tuple[str, str] | None:
    if match["since"]:
        month = f"-{_month(match['since_month']):02d}" if match["since_month"] else ""
        return (match["since_year"] + month, published.isoformat()) if published else None
    if match["iso"] or match["numeric"]:
        return _numeric(match["iso"] or "-".join(reversed(re.split(r"[./-]", match["numeric"]))))
    if match["year4"]:
        return match["year4"], match["year4"]
    if match["month3"]:
        told = f"{match['year3']}-{_month(match['month3']):02d}"
        return told, told
    if match["month"] or match["month2"]:
        return _calendar_day(match, published)
    return _counted_back(match, published) if published is not None else None


def _counted_back(match: re.Match[str], published: datetime.date) -> tuple[str, str] | None:
    """Days told from the day of publication: "on Monday", "two days ago", "in the past 24 hours", "last week", "in March"."""
    day = datetime.timedelta(days=1)
    if match["month4"]:
        month = _month(match["month4"])
        told = f"{published.year if month <= published.month else published.year - 1}-{month:02d}"
        return told, told
    if match["weekday"]:
        back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return _same((published - back * day).isoformat())
    if match["relative"]:
        return _same((published - (match["relative"].lower() in ("yesterday", "last night", "overnight")) * day).isoformat())
    if match["ago"]:
        return _ago(_count(match["ago"]), match["ago_unit"].lower().rstrip("s"), published)
    if match["span_unit"]:
        unit = match["span_unit"].lower().rstrip("s")
        hours = {"hour": 1, "day": 24, "week": 168, "month": 730}[unit] * (_count(match["span"]) if match["span"] else 1)
        return (published - max(1, -(-hours // 24)) * day).isoformat(), published.isoformat()
    words = match["lastunit"].lower()
    monday = published - published.weekday() * day
    if "weekend" in words:
        saturday = published - ((published.weekday() - 5) % 7) * day
        return saturday.isoformat(), min(saturday + day, published).isoformat()
    if "year" in words:
        return _same(str(published.year - words.startswith("last")))
    if "month" in words:
        first = published.replace(day=1) - words.startswith("last") * day
        return _same(first.isoformat()[:7])
    first = monday - 7 * words.startswith("last") * day
    return first.isoformat(), (first + 6 * day if words.startswith("last") else published).isoformat()


def _ago(count: int, unit: str, published: datetime.date) -> tuple[str, str] | None:
    if unit == "day":
        return _same((published - datetime.timedelta(days=count)).isoformat())
    if unit == "week":
        first = published - datetime.timedelta(days=7 * count + 3)
        return first.isoformat(), (first + datetime.timedelta(days=6)).isoformat()
    if unit == "month":
        months = published.year * 12 + published.month - 1 - count
        return _same(f"{months // 12:04d}-{months % 12 + 1:02d}") if months >= 12 else None
    return _same(f"{published.year - count:04d}") if count < published.year else None


def _calendar_day(match: re.Match[str], published: datetime.date | None) -> tuple[str, str] | None:
    month, day = _month(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    year = match["year"] or match["year2"]
    if not year and published is None:
        return None
    if not year and published is not None:
        year = str(published.year if (month, day) <= (published.month, published.day) else published.year - 1)
    return _numeric(f"{year}-{month:02d}-{day:02d}")


def _numeric(text: str) -> tuple[str, str] | None:
    try:
        return _same(datetime.date.fromisoformat(text).isoformat())
    except ValueError:
        return None


def _same(told: str) -> tuple[str, str]:
    return told, told


def _month(name: str) -> int:
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(name.lower()[:3]))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else COUNTS[word.lower()]
