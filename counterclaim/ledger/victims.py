"""Takes two claims, tells whether lone victims in them can be one person, by their names and descriptions."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from counterclaim.ledger.figures import names_number
from counterclaim.ledger.persons import same_person
from counterclaim.reading.records import Claim

ALIKE = 80
_END_OF_HEAD = re.compile(r"\s(?:of|from|in|at|on|near|during|who|whose|with|and|for|by)\b|[,;.(]")
_APPOSITION = re.compile(r"\s*,\s+(?:an?|the|its|their|his|her)\s+(.+)")
_TITLED = re.compile(r"^(?:an?|the|its|their|his|her|one|another)\s+", re.IGNORECASE)
# Nouns that fit whoever is described: a commander is a man too.
_ANYBODY = frozenset("man woman person people victim member figure one other boy girl child fighter soldier militant civilian".split())


def one_victim(a: Claim, b: Claim) -> bool:
    """Whether the two can be one person; true where either is a number and not a lone victim told by name or noun.

    Two names are two people unless they can be one person's; two descriptions ("a commander", "Ivo Brack, a spokesman")
    are two people unless their head nouns are alike or one of them fits anybody.
    """
    if not all(c.low == c.high == 1 and not names_number(c.low, c.high, c.number) for c in (a, b)):
        return True
    if a.victim_names and b.victim_names:
        return any(same_person(x, y) for x in a.victim_names for y in b.victim_names)
    x, y = _description(a), _description(b)
    return not x or not y or {x, y} & _ANYBODY != set() or x.endswith(y) or y.endswith(x) or fuzz.ratio(x, y) >= ALIKE


def _description(claim: Claim) -> str:
    """The head noun of a lone victim, "" where only a name is told."""
    said = _TITLED.sub("", claim.victim.strip() or claim.number)
    head = _lower(_END_OF_HEAD.split(said)[0])
    if not head and (match := _APPOSITION.match(claim.suffix)):
        words = _END_OF_HEAD.split(match.group(1))
        head = _lower(words[0]) if len(words) > 1 else ""  # the words around a claim may end in the middle of a word
    return head


def _lower(words: str) -> str:
    found = [w for w in re.findall(r"[^\W\d_]+", words) if w.islower()]
    return found[-1] if found else ""
