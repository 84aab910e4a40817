"""The codebook kept as data in, the questions that coders answer out: each with its frame, its answers and its cues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from ruamel.yaml import YAML

from counterclaim.framing.agreement import Level

Kind = Literal["frame", "indicator"]
ANSWERS: Mapping[Kind, tuple[str, ...]] = {"frame": ("no", "yes"), "indicator": ("war", "neither", "peace")}
LEVELS: Mapping[Kind, Level] = {"frame": "nominal", "indicator": "ordinal"}


@dataclass(frozen=True, slots=True)
class Item:
    """One question. key: in the sheets. scale: the frame that it belongs to. answers: those allowed, in their order. words:
    the question; of an indicator what war journalism does and what peace journalism does. cues: words, `*` for any ending."""

    key: str
    scale: str
    kind: Kind
    words: tuple[str, ...]
    cues: tuple[str, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        return ANSWERS[self.kind]

    @property
    def question(self) -> str:
        """The item in one line."""
        return self.words[0] if self.kind == "frame" else f"War: {self.words[0]} Peace: {self.words[1]}"

    def cue_pattern(self) -> re.Pattern[str]:
        """Finds any of the cues in a sentence."""
        forms = (r"\w*".join(re.escape(part) for part in cue.split("*")) for cue in self.cues)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scale:
    """A frame, or the indicators together. about: what it is, in a few words."""

    key: str
    name: str
    kind: Kind
    about: str
    items: tuple[Item, ...]


@cache
def codebook() -> tuple[Scale, ...]:
    """The five frames, then the indicators of war and peace journalism (data/codebook.yml)."""
    text = resources.files("counterclaim.framing").joinpath("data/codebook.yml").read_text(encoding="utf-8")
    book: dict[str, dict[str, Any]] = YAML(typ="safe").load(text)
    kinds: tuple[tuple[Kind, str], ...] = (("frame", "frames"), ("indicator", "indicators"))
    return tuple(
        Scale(key, told["name"], kind, told["about"], tuple(_item(i, key, kind, item) for i, item in told["items"].items()))
        for kind, part in kinds
        for key, told in book[part].items()
    )


def _item(key: str, scale: str, kind: Kind, told: Mapping[str, Any]) -> Item:
    words = (told["question"],) if kind == "frame" else (told["war"], told["peace"])
    return Item(key, scale, kind, words, tuple(told["cues"]))


@cache
def items() -> Mapping[str, Item]:
    """Every question by its key, in the order of the codebook."""
    return {item.key: item for scale in codebook() for item in scale.items}
