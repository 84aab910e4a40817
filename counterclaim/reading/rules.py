"""The rule files in reading/data in; out, every rule that makes a claim, with what it looks at and an example (`claim_rules`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """name: as it stands in a claim's `rule`. looks: its pattern over the letters of rules.toml (linear), or in words.
    text: an invented sentence. expected: outcome and number that the rule reads in it ("killed 12", "killed ?")."""

    name: str
    looks: str
    linear: bool
    text: str
    expected: str


@lru_cache(maxsize=1)
def claim_rules() -> tuple[ClaimRule, ...]:
    """Linear rules in their order, then those that look at the parse or at words."""
    found = []
    for file, linear in (("rules.toml", True), ("parsed_rules.toml", False)):
        for rule in tomllib.loads(files("counterclaim.reading").joinpath("data", file).read_text(encoding="utf-8"))["rule"]:
            text, _, expected = rule["example"].partition(" -> ")
            found.append(ClaimRule(rule["name"], rule["pattern"] if linear else rule["looks"], linear, text, expected))
    return tuple(found)
