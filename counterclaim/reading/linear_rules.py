"""A sentence as letters in; out, the links that the patterns of reading/data/rules.toml see in it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger
from counterclaim.reading.records import Construction


@dataclass(frozen=True, slots=True)
class Rule:
    """pattern: over the letters of a sentence, group `q` the victims, `t` the word of outcome. cost: the cheaper link wins. example: its test.
    between: words of which one must stand between the two, none where it is empty. tellers: the letters that `t` may be."""

    name: str
    pattern: re.Pattern[str]
    construction: Construction
    cost: float
    example: str
    between: frozenset[str] = frozenset()
    tellers: str = ""


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The linear rules, in the order of the file."""
    data = tomllib.loads(files("counterclaim.reading").joinpath("data/rules.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(
            r["name"], re.compile(r["pattern"], re.VERBOSE), r["construction"], r["cost"], r["example"], frozenset(r.get("between", "").split()),
            "".join(re.findall(r"\(\?P<t>\[?(\w+)\]?\)", r["pattern"])),
        )
        for r in data["rule"]
    )  # fmt: skip


# Rules that tie a number to a word of outcome over other words, and the prepositions before a number that speak against it.
LOOSE = frozenset(["dead put at", "losses counted", "deaths among"])
NO_COUNT = frozenset("by for from with since during after before the".split())


def links_by_rules(
    sentence: Sentence, letters: str, items: list[tuple[str, int]], groups: list[Group], triggers: list[Trigger]
) -> list[Link]:
    """Every link that a rule sees in the letters of a sentence (see spelling.spell), with its cost."""
    possible: list[Link] = []
    for rule in rules():
        if not any(letter in letters for letter in rule.tellers):
            continue
        for start in range(len(letters)):
            match = rule.pattern.match(letters, start)
            if match is None:
                continue
            at = match.start("q")
            if items[match.start("t")][0] != "trigger":
                continue
            # "shot by one of the guards", "warrants for five people": no number of those who suffered it.
            if rule.name in LOOSE and sentence.lower[groups[items[at][1]].start - 1] in NO_COUNT:
                continue
            if rule.between and not any(
                sentence.lower[n] in rule.between
                for kind, n in items[min(at, match.start("t")) : max(at, match.start("t"))]
                if kind == "token"
            ):
                continue
            group, trigger = items[at][1], items[match.start("t")][1]
            cost = rule.cost + 0.03 * (match.end() - match.start())
            # "Nine nurses from one hamlet were killed": the group behind the preposition is not the subject.
            if (
                match.start("t") > at
                and at > 1
                and (letters[at - 1] in "po" or letters[at - 1] == "." and letters[at - 2] in "po")
                and re.search(r"[QN][^QNVGIF]*$" if letters[at - 1] == "o" else r"[QN][^QNVGIFc]*$", letters[: at - 1])
                and (letters[match.start("t")] == "I" or "B" in letters[at : match.start("t")])
            ):
                cost += 1.6
            # "a man kidnapped by the Front, was killed": whoever did one thing is not who suffers the next.
            before = sentence.lower[max(0, groups[group].start - 3) : groups[group].start]
            if (
                match.start("t") > at
                and "by" in before
                and "B" in letters[at : match.start("t")]
                and letters[max(0, at - 4) : at].rstrip(".").endswith(("Vp", "Vap", "Bp"))
            ):
                cost += 1.6
            if at > match.start("t") and groups[group].noun in ("", "unit") and groups[group].kind == "plural":
                cost += 0.6
            possible.append(Link(group, trigger, triggers[trigger].outcome, rule.name, rule.construction, cost))
    return possible
