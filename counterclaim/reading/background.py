"""A claim's sentence, the days of its event and the day of publication in; out, whether it is a running or historic toll and not the event reported."""

from __future__ import annotations

import datetime
import re

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.event_time import MONTH, WEEKDAYS

SINCE = re.compile(
    rf"\bsince\s+(?:then\b|(?:the\s+)?(?:(?:early|mid|late|end|beginning|start|middle|outbreak)\b[- ]?(?:of\s+)?)?(?:the\s+)?(?:\w+\s+){{0,3}}?(?:{MONTH}|(?:19|20)\d\d|{'|'.join(WEEKDAYS)}|conflict|war|uprising|"
    r"revolution|invasion|fighting|offensive|ceasefire|truce|talks|year|month|week)\b)|\bso far this (?:year|month)\b|\bin recent (?:years|months|weeks)\b"
    r"|\b(?:over|in|during|for)\s+(?:the\s+)?(?:last|past)\s+(?:\w+\s+)?(?:weeks|months|years)\b",
    re.IGNORECASE,
)
WAR = re.compile(
    r"\b(?:war|conflict|violence|militancy|insurgency|uprising)\b[^.;]{0,80}\b(?:ha[sd]|have)\s+(?:\w+\s+)?(?:since\s+)?(?:killed|claimed|left|cost|displaced|taken)\b",
    re.IGNORECASE,
)
# No single event that is reported as news kills or uproots so many.
RUNNING_TOLL = 20_000
# Fewer, since some month, may be one family.
MANY = 10
# An event so many days before the article is no news of the day.
OLD = 7


def is_background(candidate: Candidate, text: str, published: datetime.date | None, head: frozenset[str]) -> bool:
    """Whether the claim tells of something else than the article's event. text: its sentence. head: the days that the head of the text tells of."""
    if candidate.background:
        return True
    size = max(candidate.low or 0, candidate.high or 0)
    if candidate.headline:
        return False
    if size >= RUNNING_TOLL and candidate.outcome in ("killed", "displaced", "wounded", "casualties"):
        return True
    if size >= MANY and (SINCE.search(text) or WAR.search(text)) and candidate.sentence > 1:
        return True
    if published is None or not candidate.date_end or candidate.date_end in head:
        return False
    return _last_day(candidate.date_end) < published - datetime.timedelta(days=OLD)


def _last_day(told: str) -> datetime.date:
    """The last day that a date of reduced precision stands for."""
    year, month, day = (*(int(part) for part in told.split("-")), 0, 0)[:3]
    if day:
        return datetime.date(year, month, day)
    following = datetime.date(year + (month in (0, 12)), 1 if month in (0, 12) else month + 1, 1)
    return following - datetime.timedelta(days=1)
