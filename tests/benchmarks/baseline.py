"""A text in; out, claims by the plain rule "the nearest number to a casualty word": what any reader must beat.

For each casualty word the nearest number within twelve words of its sentence, in digits or words; outcome by the word; the number's value as both bounds;
no victims' side, no claimant, asserted. The rule knows nothing of who suffers, who says so or what else is counted.
"""

from __future__ import annotations

import re
from typing import Any

WORDS = {
    "killed": "killed kill killing kills dead died die dies death deaths murdered slain assassinated massacred executed bodies",
    "wounded": "wounded wounding injured injuring injuries hurt wounds",
    "captured": "captured arrested detained kidnapped abducted hostages prisoners",
    "missing": "missing disappeared",
    "displaced": "displaced fled evacuated homeless",
    "casualties": "casualties losses",
}
OUTCOMES = {word: outcome for outcome, words in WORDS.items() for word in words.split()}
NAMES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
NUMBERS = {name: value for value, name in enumerate(NAMES, 1)} | {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
REACH = 12


def nearest_numbers(text: str) -> list[dict[str, Any]]:
    """The claims of a text, as score_claims reads them."""
    claims: list[dict[str, Any]] = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        words = re.findall(r"\d[\d,]*|[A-Za-z]+", sentence)
        numbers = {n: value for n, word in enumerate(words) if (value := _value(word)) is not None}
        for n, word in enumerate(words):
            outcome = OUTCOMES.get(word.lower())
            near = min((k for k in numbers if abs(k - n) <= REACH), key=lambda k: (abs(k - n), k), default=None)
            if outcome is None or near is None:
                continue
            claim = {
                "outcome": outcome,
                "low": numbers[near],
                "high": numbers[near],
                "number": words[near],
                "victim": "",
                "victim_side": "unknown",
            }
            if claim not in claims:
                claims.append(claim)
    return [{**claim, "claimant": None, "claimant_side": "outlet", "status": "asserted"} for claim in claims]


def _value(word: str) -> int | None:
    if word[0].isdigit():
        digits = word.replace(",", "")
        return int(digits) if len(digits) < 10 else None
    return NUMBERS.get(word.lower())
