"""The text of a sentence in; out, every quantity in it with its bounds, its qualifier and, where it counts no people, why not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from text_to_num import text2num

from counterclaim.reading.records import Qualifier

UNITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
POWERS = "hundred|thousand|million|billion|lakh|crore"
WORD = rf"(?:(?:{UNITS}|{TENS})(?:-(?:{UNITS}))?|{POWERS})"
WORDS = rf"(?:an?\s+(?:hundred|thousand|million)|{WORD})(?:(?:\s+and\s+|[\s-]+){WORD})*"
DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+|\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d%])|\d+(?:\.\d+)?)"
POWER = rf"(?:\s?(?:{POWERS}|k|m|mn|bn)\b)"
NUMBER = rf"(?:{DIGITS}{POWER}?|{WORDS})"
# Vague numbers of the scheme: the number, and nothing above.
VAGUE = {
    "tens of thousands": 10000, "hundreds of thousands": 100000, "tens of millions": 10000000, "hundreds and hundreds": 100, "hundreds": 100, "thousands": 1000, "millions": 1000000,
    "dozens": 12, "scores": 20, "tens": 10,
}  # fmt: skip
SOME = r"(?:several|many|a\s+few|some|couple(?:\s+of)?)"
VAGUE_PATTERN = (
    rf"(?:(?:dozens\s+and\s+dozens|thousands\s+(?:and|upon)\s+thousands|hundreds\s+(?:and|upon)\s+hundreds)|tens\s+of\s+(?:thousands|millions)|hundreds\s+of\s+thousands|"
    rf"{SOME}\s+(?:hundreds?|thousands?|dozens?|scores?|million)|hundreds|thousands|millions|dozens|scores|tens)"
)
SMALL = rf"(?:half\s+a\s+dozen|(?:(?:an?|{UNITS}|\d+)\s+)?(?:couple(?:\s+of)?|dozen|score)|a\s+pair\s+of)"
ZERO = r"(?:no|zero|not\s+(?:a\s+single|any|one)|without(?:\s+any)?|nobody|no-one|none)"

AT_LEAST = r"at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of|minimum\s+of|as\s+few\s+as"
MORE_THAN = r"(?:well\s+|far\s+|many\s+)?(?:more\s+than|over|above|upwards?\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|greater\s+than|topp(?:ed|ing)|tops|beyond|north\s+of)"
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

RANGE = re.compile(
    rf"(?P<open>\b(?:between|from)\s+)?(?P<low>(?<![\w.,-]){NUMBER})(?:\s*(?P<dash>[-–—])\s*|\s+(?P<word>to|and|or)\s+)(?P<high>{NUMBER})(?![\w-])",
    re.IGNORECASE,
)
VAGUE_RE = re.compile(rf"(?<![\w-]){VAGUE_PATTERN}(?![\w-])", re.IGNORECASE)
SMALL_RE = re.compile(rf"(?<![\w-]){SMALL}(?![\w-])", re.IGNORECASE)
NUMBER_RE = re.compile(rf"(?<![\w.,#/:$€£°-])(?:{NUMBER})(?![\w°])", re.IGNORECASE)
ZERO_RE = re.compile(rf"(?<![\w-]){ZERO}(?![\w-])", re.IGNORECASE)

MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
MEASURE = (
    r"(?:km|kms|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|m|cm|mm|feet|foot|ft|yards?|acres?|hectares?|square|kg|kgs|kilos?|kilograms?|grams?|pounds?|lbs?|tons?|tonnes?|lit(?:er|re)s?|gallons?|barrels?|"
    r"degrees?|volts?|watts?|megawatts?|knots?|mph|kph|caliber|calibre|rounds?|inch(?:es)?)"
)
SPAN = r"(?:seconds?|minutes?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?|centur(?:y|ies)|a\.?m|p\.?m|o'?clock|gmt|utc|times)"
MONEY = r"(?:dollars?|euros?|pesos?|rubles?|roubles?|pounds\s+sterling|usd|us\$|percent|per\s+cent|percentage|%|pct|cents?|intis|colones|bolivares)"
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
AGE_BEFORE = re.compile(r"\b(?:aged?|ages|aged\s+between|age\s+of|under|over)\s+$", re.IGNORECASE)
LABEL_BEFORE = re.compile(
    r"(?:\b(?:nos?|article|resolution|chapter|page|channel|route|highway|room|flight|boeing|protocol|law|decree|phase)\.?\s*|[#$€£]\s?|\b[A-Z]{1,3}-)$",
    re.IGNORECASE,
)
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|during|after|before|late|early|mid|year|between|and|to|the|summer|winter|spring|autumn|fall)\s*[-–]?\s*$",
    re.IGNORECASE,
)


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
            why = _why_not(text, number_start, match.end(), None)
            if re.search(r"\b(?:ages?|aged)\b[^.]{0,20}$", text[:start]) or (1800 < low < 2100 and 1800 < high < 2100):
                why = why or "date"
            before = BEFORE.search(text, 0, start)
            if before and before.lastgroup == "about" and ABOUT_WORDS.match(before.group()):
                start = before.start()
            found.append(Quantity(start, match.end(), number_start, text[start : match.end()], low, high, "range", why))
            taken.append((start, match.end()))
    for match in SMALL_RE.finditer(text):
        if free(*match.span()):
            found.append(_qualified(text, match.start(), match.end(), _small(match.group())))
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


def value(printed: str) -> int | None:
    """The whole number that the words or digits stand for; None where they stand for none."""
    plain = re.sub(r"\s+", " ", printed.strip().lower())
    match = re.fullmatch(rf"(?P<digits>{DIGITS}){POWER}?", plain)
    if match:
        digits = re.sub(r"[,\s']", "", match["digits"])
        power = plain[len(match["digits"]) :].strip()
        if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", digits) and not power:
            digits = digits.replace(".", "")
        power = plain[len(match["digits"]) :].strip()
        scale = {
            "": 1,
            "hundred": 100,
            "thousand": 1000,
            "k": 1000,
            "million": 10**6,
            "m": 10**6,
            "mn": 10**6,
            "billion": 10**9,
            "bn": 10**9,
            "lakh": 10**5,
            "crore": 10**7,
        }[power]
        if len(digits) >= 13:
            return None
        number = float(digits) * scale
        return int(number) if number == int(number) else None
    words = re.sub(r"^an? ", "one ", plain).replace("lakh", "hundred thousand")
    if words in ("hundred", "thousand", "million"):
        words = f"one {words}"
    try:
        return int(text2num(words, "en"))
    except ValueError:
        return None


def _small(printed: str) -> int:
    plain = re.sub(r"\s+", " ", printed.lower())
    if plain.startswith("half"):
        return 6
    size = 2 if "couple" in plain or "pair" in plain else 20 if "score" in plain else 12
    first = plain.split(" ")[0]
    times = 1 if first in ("a", "an", "couple", "dozen", "score") else value(first) or 1
    return size * times


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
        start, match.end(), match.start(), text[start : match.end()], low, None, "vague", _why_not(text, match.start(), match.end(), None)
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
    return Quantity(begin, end, start, text[shown:end], low, high, kind, _why_not(text, start, end, number))


def _why_not(text: str, start: int, end: int, number: int | None) -> str:
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


def without_qualifier(quantity: Quantity) -> Quantity:
    """The same quantity read as exact."""
    number = quantity.low if quantity.low is not None else quantity.high
    return replace(quantity, low=number, high=number, qualifier="exact")
