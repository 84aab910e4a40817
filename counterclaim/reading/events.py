"""A candidate and its sentence in; out, when and where the event was, as far as the sentence tells."""

from __future__ import annotations

import datetime
import re

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document
from counterclaim.reading.sides import SideFinder

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTH = r"(?:" + "|".join(m[:3] + r"(?:" + m[3:] + r")?" for m in MONTHS) + r"|sept)"
DATE = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?:s\b|\b)|(?P<relative>yesterday|today|tonight|last night|this morning|overnight|this afternoon|this evening)\b"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})\.?(?:,?\s+(?P<year>(?:19|20)?\d\d)\b)?|(?P<month2>{MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>(?:19|20)\d\d)\b)?"
    rf"|\bin\s+(?P<month3>{MONTH})\s+(?P<year3>(?:19|20)\d\d)\b|\bin\s+(?P<year4>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
NOT_THE_EVENT = re.compile(
    r"\b(?:since|began|begun|erupted|started|broke out|until|from|said|told|reported|announced|stated|added)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
PLACE_BEFORE = frozenset(["in", "at", "near", "outside", "around"])
NOT_A_PLACE = frozenset([*WEEKDAYS, *MONTHS, "islam"])


def when(document: Document, candidate: Candidate) -> tuple[str | None, str | None]:
    """First and last day of the event as ISO 8601, of reduced precision where the text tells no more; (None, None) where it tells nothing."""
    sentence = document.sentences[candidate.sentence]
    text = document.text[sentence.start : sentence.end]
    published = _published(document)
    options = []
    for match in DATE.finditer(text):
        if NOT_THE_EVENT.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        told = _date(match, published)
        if told:
            at = sentence.start + match.start()
            distance = min(abs(at - candidate.start), abs(at - candidate.end))
            options.append((distance, told))
    if not options:
        return None, None
    told = min(options)[1]
    return told, told


def _published(document: Document) -> datetime.date | None:
    value = document.article.known("published")
    try:
        return datetime.date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except ValueError:
        return None


def _date(match: re.Match[str], published: datetime.date | None) -> str | None:
    if match["weekday"]:
        if published is None:
            return None
        back = (published.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return (published - datetime.timedelta(days=back)).isoformat()
    if match["relative"]:
        if published is None:
            return None
        back = 1 if match["relative"].lower() in ("yesterday", "last night", "overnight") else 0
        return (published - datetime.timedelta(days=back)).isoformat()
    if match["year4"]:
        return match["year4"]
    month_name = match["month"] or match["month2"] or match["month3"]
    month = next(n for n, m in enumerate(MONTHS, 1) if m.startswith(month_name.lower()[:3]))
    if match["month3"]:
        return f"{match['year3']}-{month:02d}"
    day = int(match["day"] or match["day2"])
    year_text = match["year"] or match["year2"]
    if year_text:
        year = int(year_text) if len(year_text) == 4 else 1900 + int(year_text) if int(year_text) > 50 else 2000 + int(year_text)
    elif published:
        year = published.year if (month, day) <= (published.month, published.day) else published.year - 1
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def where(document: Document, candidate: Candidate, finder: SideFinder) -> str | None:
    """The place that follows the claim in its sentence ("in Orla", "near the town of Orla"); None where it names none."""
    sentence = document.sentences[candidate.sentence]
    start = sentence.token_at(candidate.start)
    if start is None or not sentence.parsed:
        return None
    end = sentence.token_at(candidate.end - 1) or start
    for n in [*range(start, min(len(sentence.words) - 1, end + 16)), *range(max(0, start - 8), start)]:
        if sentence.lower[n] not in PLACE_BEFORE:
            continue
        m = n + 1
        while (
            m < len(sentence.words)
            and (
                sentence.tag[m] in ("DT", "JJ")
                or sentence.lower[m] in ("town", "city", "village", "province", "district", "region", "area", "valley", "of")
            )
            and sentence.tag[m] not in ("NNP", "NNPS")
        ):
            m += 1
        last = m
        while last < len(sentence.words) and (sentence.tag[last] in ("NNP", "NNPS") or sentence.words[last] == "-"):
            last += 1
        if last > m and sentence.lower[m] not in NOT_A_PLACE:
            place = " ".join(document.text[sentence.starts[m] : sentence.ends[last - 1]].split())
            if not finder.find(place) and len(place) > 2:
                return place
    return None
