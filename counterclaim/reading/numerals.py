"""A number as printed in; out, its value, and the patterns by which numbers are found in a text."""

from __future__ import annotations

import re

from text_to_num import text2num

UNITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
POWERS = "hundred|thousand|million|billion|lakh|crore"
WORD = rf"(?:(?:{UNITS}|{TENS})(?:-(?:{UNITS}))?|{POWERS})"
WORDS = rf"(?:an?\s+(?:hundred|thousand|million)|{WORD})(?:(?:\s+and\s+|[\s-]+){WORD})*"
DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+|\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d%])|\d+(?:\.\d+)?)"
POWER = rf"(?:\s?(?:{POWERS}|k|m|mn|bn)\b)"
NUMBER = rf"(?:{DIGITS}{POWER}?|{WORDS})"


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


def small_value(printed: str) -> int:
    plain = re.sub(r"\s+", " ", printed.lower())
    if plain.startswith("half"):
        return {"million": 500000, "thousand": 500, "hundred": 50}.get(plain.split()[-1], 6)
    if plain.endswith(("both", "duo", "trio")):
        return 3 if plain.endswith("trio") else 2
    size = 2 if "couple" in plain or "pair" in plain else 20 if "score" in plain else 12
    first = plain.split(" ")[0]
    times = 1 if first in ("a", "an", "couple", "dozen", "score") else value(first) or 1
    return size * times


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
SMALL = rf"(?:half\s+a\s+(?:dozen|million|thousand|hundred)|(?:(?:an?|{UNITS}|\d+)\s+)?(?:couple(?:\s+of)?|dozen|score)|a\s+pair\s+of|(?:both|the\s+(?:pair|duo|trio))(?=\s+(?:were|was|are|have|had|has|died|remain)\b)|both(?=\s+(?:\w+s|men|women|children)\s+(?:were|are|have|had|died)\b)(?!\s+sides))"
ZERO = r"(?:no|zero|not\s+(?:a\s+single|any|one)|without(?:\s+any)?|nobody|no-one|none)"
RANGE = re.compile(
    rf"(?P<open>\b(?:between|from)\s+)?(?P<low>(?<![\w.,-]){NUMBER})(?:\s*(?P<dash>[-–—])\s*|\s+(?P<word>to|and|or)\s+)(?P<high>{NUMBER})(?![\w-])",
    re.IGNORECASE,
)
VAGUE_RE = re.compile(rf"(?<![\w-]){VAGUE_PATTERN}(?![\w-])", re.IGNORECASE)
SMALL_RE = re.compile(rf"(?<![\w-]){SMALL}(?![\w-])", re.IGNORECASE)
NUMBER_RE = re.compile(rf"(?<![\w.,#/:$€£°-])(?:{NUMBER})(?![\w°])", re.IGNORECASE)
ZERO_RE = re.compile(rf"(?<![\w-]){ZERO}(?![\w-])", re.IGNORECASE)
