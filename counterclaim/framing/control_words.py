"""Takes the words kept in data/control.yml, gives every place in a sentence where one of them tells who holds what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from ruamel.yaml import YAML

from counterclaim.framing.wordlists import inflected

# before: the side stands before the word, the place after it. hands: "under Northern control", "in the hands of the
# North". held: "Northern-held". under: "under siege". place: the place stands before the word. around: "drove … out of".
Shape = Literal["before", "bare", "hands", "held", "under", "noun", "place", "around"]
_BETWEEN = r"(?:[\w'’.-]+\s+){0,4}?"


@dataclass(frozen=True, slots=True)
class ControlWord:
    """Words at sentence[start:end] that tell of control: their class, its value for the side, and how side and place stand to them."""

    start: int
    end: int
    control: str
    value: int
    shape: Shape


@cache
def _classes() -> dict[str, dict[str, object]]:
    text = resources.files("counterclaim.framing").joinpath("data/control.yml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, object]] = YAML(typ="safe").load(text)["classes"]
    return loaded


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, int, Shape]]]:
    known: dict[str, tuple[str, int, Shape]] = {}
    shapes: tuple[tuple[str, Shape], ...] = (
        ("phrases", "before"), ("verbs", "before"), ("bare", "bare"), ("hands", "hands"), ("endings", "held"),
        ("under", "under"), ("nouns", "noun"), ("place_first", "place"), ("around", "around"),
    )  # fmt: skip
    parts: dict[Shape, list[str]] = {shape: [] for _, shape in shapes}
    for name, told in _classes().items():
        value = int(str(told["value"]))
        for key, shape in shapes:
            for word in told.get(key, ()):  # type: ignore[attr-defined]
                forms = inflected(word) if key in ("verbs", "bare") else (word, word + "s") if key == "nouns" else (word,)
                for form in forms:
                    known.setdefault(f"{shape}:{form}", (name, value, shape))
                    parts[shape].append(form)

    def one(shape: Shape) -> str:
        between = r"\s+(?:[\w'’-]+\s+){1,4}?"
        return "|".join(
            re.escape(w).replace(r"\ …\ ", between).replace(r"\ ", r"\s+") for w in sorted(set(parts[shape]), key=lambda w: (-len(w), w))
        )

    pattern = re.compile(
        rf"(?<=[-‐])(?P<held>{one('held')})\b"
        rf"|\bunder\s+{_BETWEEN}(?P<under>{one('under')})\b"
        rf"|\b(?:under|in|into|within|from)\s+{_BETWEEN}(?P<hands>{one('hands')})\b"
        rf"|(?<![\w-])(?P<around>{one('around')})(?![\w-])"
        rf"|(?<![\w-])(?:(?P<before>{one('before')})|(?P<place>{one('place')})|(?P<noun>{one('noun')})|(?P<bare>{one('bare')}))(?![\w-])",
        re.IGNORECASE,
    )
    return pattern, known


def control_words(sentence: str) -> list[ControlWord]:
    """The words of control of a sentence, in order, not overlapping.

    >>> [(w.control, w.shape) for w in control_words("The valley, still under Northern control, has not fallen.")]
    [('holds', 'hands'), ('falls', 'place')]
    """
    pattern, known = _pattern()
    found = []
    for match in pattern.finditer(sentence):
        shape = match.lastgroup
        assert shape is not None
        words = match[shape].lower().split()
        told = f"{words[0]} … {' '.join(words[-2:] if words[-1] == 'of' else words[-1:])}" if shape == "around" else " ".join(words)
        control, value, kind = known[f"{shape}:{told}"]
        found.append(ControlWord(match.start(), match.end(), control, value, kind))
    return found
