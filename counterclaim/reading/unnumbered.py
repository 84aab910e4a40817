"""The claims of one sentence in; out, those that no group tells: heavy losses, and a figure that was raised."""

from __future__ import annotations

import re

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.cue_sentences import FIGURE, HEAVY
from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.passage import armed_before
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.victims import Discourse, generic_side, group_text


def raised_figures(sentence: Sentence, made: list[Candidate], groups: list[Group], discourse: Discourse) -> list[Candidate]:
    """ "The party raised the figure to 89": the number of what was told last."""
    if discourse.last is None:
        return []
    _, side, outcome = discourse.last
    raised = {match.end() for match in FIGURE.finditer(sentence.shown)}
    found = []
    for group in groups:
        if group.kind != "quantity" or group.why_not or group.quantity is None or group.quantity.start not in raised:
            continue
        start, end = sentence.starts[group.start], sentence.ends[group.end - 1]
        if any(c.start < end and start < c.end for c in made):
            continue
        found.append(
            Candidate(
                start=start, end=end, sentence=sentence.index, trigger=group.head, head=group.head, outcome=outcome, number=group.number, qualifier=group.qualifier,
                low=group.low, high=group.high, victim=group_text(sentence, group), victim_side=side, construction="nominal", rule="figure raised", confidence=0.6,
            )
        )  # fmt: skip
    return found


HEDGES = frozenset("feared could would might may threatened threatens threaten vowed likely risk risks fear fears".split())


def is_hedged(sentence: Sentence, anchor: int) -> bool:
    start = max(0, anchor - 5)
    # "teachers threatened with death have fled" tells what was done.
    return any(word in HEDGES and sentence.lower[n + 1 : n + 2] != ["with"] for n, word in enumerate(sentence.lower[start:anchor], start))


def heavy_losses(
    sentence: Sentence, finder: SideFinder, made: list[Candidate], groups: list[Group], discourse: Discourse
) -> list[Candidate]:
    """ "heavy losses", "casualties on both sides"."""
    found = []
    for match in HEAVY.finditer(sentence.shown):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(c.start < end and start < c.end for c in made):
            continue
        token = sentence.token_at(end - 1)
        if token is None:
            continue
        before = sentence.lower[max(0, token - 4) : token]
        if "reports" in before and {"no", "on"} & set(sentence.lower[max(0, token - 6) : token]):
            continue
        if (
            match.group().lower() in ("losses", "casualties")
            and (
                not {
                    "been",
                    "suffered",
                    "suffering",
                    "inflicted",
                    "inflicting",
                    "causing",
                    "caused",
                    "were",
                    "sustained",
                    "sustaining",
                    "suffer",
                    "inflict",
                    "reports",
                    "leaving",
                }
                & set(before)
            )
            and not set(sentence.lower[token + 1 : token + 3]) & {"reported", "feared"}
        ):
            continue
        if {"no", "any", "without", "avoid", "number", "material", "financial", "economic"} & set(before) or re.search(
            r"\d\s*$", sentence.shown[: match.start()]
        ):
            continue
        side = "unknown"
        around = sentence.shown[match.end() : match.end() + 80].lower()
        if "both sides" in around or "both sides" in sentence.shown[: match.start()].lower():
            side = "both"
        else:
            after = re.match(
                r"\s+(?:\w+\s+){0,2}?(?:on|to|among|in the ranks of|upon|of|for)\s+((?:\S+\s*){1,6})", sentence.shown[match.end() :]
            )
            hits = finder.find(after.group(1)) if after else []
            if not hits and {"suffered", "suffering", "sustained", "sustaining", "suffer", "taken", "took"} & set(before):
                hits = finder.find(sentence.shown[: match.start()])[-1:]
            hits = [h for h in hits if h.kind != "third_party"]
            behind = next((g for g in groups if g.start > token and g.start - token <= 4), None)
            if hits:
                side = hits[0].side
            elif after and after.group(1).lower().startswith("them") and (whose := armed_before(sentence, token, finder, discourse, None)):
                side = whose
            elif behind is not None and (told := generic_side(sentence, behind, finder, discourse, None)):
                side = told
            elif "civilian" in match.group().lower() or "civilian" in before:
                side = "civilian"
        found.append(
            Candidate(
                start=start, end=end, sentence=sentence.index, trigger=token, head=token, outcome="casualties", number=" ".join(match.group().split()),
                qualifier="unquantified", low=None, high=None, victim=match.group().split()[-1], victim_side=side, construction="nominal",
                hedged=is_hedged(sentence, token), headline=sentence.kind == "headline", rule="heavy losses", confidence=0.6,
            )
        )  # fmt: skip
    return found
