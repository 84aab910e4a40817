"""A number and the text around it in; out, why it counts no people (an age, a date, a measure), "" where it may."""

from __future__ import annotations

import re

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
MEASURE = (
    r"(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|m|cm|mm|feet|foot|ft|yards?|acres?|hectares?|square|kg|kgs|kilos?|kilograms?|grams?|pounds?|lbs?|tons?|tonnes?|lit(?:er|re)s?|gallons?|barrels?|"
    r"degrees?|volts?|watts?|megawatts?|knots?|mph|kph|caliber|calibre|rounds?|inch(?:es)?)"
)
SPAN = r"(?:seconds?|minutes?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|a\.?m|p\.?m|o'?clock|gmt|utc|times)"
MONEY = (
    r"(?:dollars?|euros?|pesos?|rubles?|roubles?|pounds\s+sterling|usd|us\$|percent|per\s+cent|percentage|%|pct|cents?|"
    r"afghanis?|ariary|australes|bahts?|balboas?|birr|bol[ií]var(?:es|s)?|bolivianos?|cedis?|col[oó]n(?:es|s)?|c[oó]rdobas?|cruzados?|cruzeiros?|dalasis?|denars?|deutschmarks?|dinars?|dirhams?|dong|drachmas?|"
    r"drams|escudos?|florins?|forints?|francs?|gourdes?|guaran[ií](?:es|s)?|guilders?|hryvni?as?|intis|kronas?|kronor|kroner?|korunas?|kunas?|kwachas?|kwanzas?|kyats?|laris?|leks?|lempiras?|leones|leva|liras?|lire|manats?|"
    r"marks|meticais|nairas?|nakfas?|ouguiyas?|patacas?|pesetas?|pulas?|quetzal(?:es|s)|rand|reais|rials?|riels?|ringgits?|riyals?|rubels?|rufiyaas?|rupees?|rupiahs?|schillings?|shekels?|shillings?|soles|somoni|sterling|"
    r"sucres|takas?|tenges?|tugriks?|yen|yuan|renminbi|zlotys?)"
)
NOT_PEOPLE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("age", re.compile(r"^[-\s]?(?:year|month|week|day)s?[-\s]?old", re.IGNORECASE)),
    ("money or share", re.compile(rf"^\s*(?:-\s*)?{MONEY}(?!\w)", re.IGNORECASE)),
    ("measure", re.compile(rf"^\s*-?{MEASURE}\b", re.IGNORECASE)),
    ("time", re.compile(rf"^\s*-?(?:(?:consecutive|straight|long|whole|full|more|other|past|last|next)\s+)?{SPAN}\b", re.IGNORECASE)),
    ("date", re.compile(rf"^(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b\.?(?!\s+(?:be|have|not|well|yet|die)\b)", re.IGNORECASE)),
    ("ordinal", re.compile(r"^(?:st|nd|rd|th|d)\b", re.IGNORECASE)),
    ("clock", re.compile(r"^\s*(?::\d\d|hours\b|gmt\b|h\b)", re.IGNORECASE)),
)
DATE_BEFORE = re.compile(rf"\b{MONTH}\.?\s+(?:the\s+)?$", re.IGNORECASE)
LABEL_BEFORE = re.compile(
    r"(?:\b(?:nos?|article|resolution|chapter|page|channel|route|highway|room|flight|boeing|protocol|law|decree|phase)\.?\s*|[#$€£]\s?|\b[A-Z]{1,3}-)$",
    re.IGNORECASE,
)
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|during|after|before|late|early|mid|year|between|and|to|the|summer|winter|spring|autumn|fall)\s*[-–]?\s*$",
    re.IGNORECASE,
)


def why_not_people(text: str, start: int, end: int, number: int | None) -> str:
    """The reason why the number at text[start:end] counts no people, "" where it may."""
    after, before = text[end : end + 40], text[max(0, start - 40) : start]
    printed = text[start:end]
    for reason, pattern in NOT_PEOPLE:
        if pattern.match(after):
            return reason
    digits = printed.isdigit()
    if re.match(r"\s+[A-Z]{1,4}-?\d", after):
        return "things"
    if digits and (re.match(r"[-/.]\d{1,2}[-/.]\d", after) or re.search(r"\d[-/.]\d{1,2}[-/.]$", before)):
        return "date"
    if digits and len(printed) > 1 and printed[0] == "0":
        return "label"
    if re.search(r"\b(?:number|no\.?)\s*$", before, re.IGNORECASE) and not re.search(
        r"\bnumber\s+(?:of\s+)?\w*\s*$", before.rstrip()[:-6] or "x"
    ):
        return "label"
    if digits and len(printed) >= 6 and re.search(rf"{MONTH}\s*$", before, re.IGNORECASE):
        return "date"
    if number is not None and DATE_BEFORE.search(before) and number <= 31 and digits:
        return "date"
    if number is not None and digits and DATE_BEFORE.search(before) and 1800 <= number <= 2100:
        return "date"
    if re.search(r"\b(?:aged|ages|age)\s+(?:of\s+|between\s+|from\s+)?(?:\d+\s*(?:,|and|to|or|-)\s*)*$", before, re.IGNORECASE):
        return "age"
    if (
        digits
        and number is not None
        and number < 110
        and re.search(r"[a-z],\s*$|[A-Za-z]\s*\($", before)
        and re.match(r"\s*[,;.)]|$", after)
        and not re.match(r"\s*(?:,|;)?\s*(?:killed|wounded|dead|injured|people)", after)
    ):
        return "age"
    if (
        LABEL_BEFORE.search(before)
        and digits
        and not re.search(r"\b(?:no|nos)\s*$", before.lower())
        or re.search(r"\b(?:no|number|nos)\.\s*$", before, re.IGNORECASE)
    ):
        return "label"
    if digits and len(printed) == 4 and number is not None and 1900 <= number <= 2099:
        if YEAR_BEFORE.search(before) and not re.match(
            r"\s+(?:people|civilians|fighters|soldiers|persons|men|women|children|dead|killed|were|of\b)", after
        ):
            return "date"
        if re.search(rf"(?:\d|{MONTH})\.?,?\s*$", before, re.IGNORECASE):
            return "date"
    if digits and len(printed) == 2 and re.search(rf"\d\s+{MONTH}\.?,?\s*$|{MONTH}\s+\d{{1,2}},?\s*$", before, re.IGNORECASE):
        return "date"
    if (
        digits
        and len(printed) == 4
        and printed[0] in "012"
        and re.search(r"\b(?:at|around|about)\s*$", before)
        and re.match(r"\s*(?:hours|this|on|today|yesterday|,|\.|$)", after)
    ):
        return "clock"
    if digits and re.match(r"[:/.]\d", after) or re.search(r"\d[:/.]$", before):
        return "clock"
    if printed.lower() == "one" and re.match(
        r"\s+(?:another|day|month|week|year|side|hand|point|time|thing|way|such)\b", after, re.IGNORECASE
    ):
        return "no number"
    if printed.lower() == "one" and re.search(r"\b(?:no|any|some|every|each|this|that|which)[\s-]$", before, re.IGNORECASE):
        return "no number"
    return ""
