"""Groups and words of outcome in; out, the links told by a group's own noun or modifier, by lives and by losing."""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger


def links_by_own_words(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> list[Link]:
    """A group whose own noun or modifier tells the outcome: "6 bodies", "12 deaths", "three wounded civilians"."""
    links = []
    inside: dict[int, list[int]] = {}
    for t, trigger in enumerate(triggers):
        for g, group in enumerate(groups):
            if group.start <= trigger.token < group.end:
                inside.setdefault(g, []).append(t)
    for g, inner in inside.items():
        for t in inner:
            trigger = triggers[t]
            # "two former colleagues of the dead man"
            if (
                groups[g].why_not
                or trigger.role == "adjective"
                and trigger.token > groups[g].head
                and groups[g].noun not in ("", "unknown")
            ):
                continue
            links.append(
                Link(
                    g,
                    t,
                    trigger.outcome,
                    "own noun" if trigger.role in ("noun", "person") else "own modifier",
                    "nominal",
                    0.9 if trigger.role in ("noun", "adjective", "verb") else 1.0 if trigger.lemma == "martyr" else 1.9,
                )
            )
    for g, group in enumerate(groups):
        if sentence.lower[group.head] in ("lives", "life") and not group.why_not:
            near = set(sentence.lower[max(0, group.start - 6) : group.start]) | set(sentence.lower[group.end : group.end + 3])
            if near & frozenset(
                "claimed claim claiming claims took taken take taking cost costing costs lost lose snuffed loss ended".split()
            ):
                links.append(Link(g, None, "killed", "lives", "nominal", 0.8))
        before = sentence.lower[max(0, group.start - 2) : group.start]
        if (
            before
            and before[-1] in ("lost", "losing", "lose", "loses")
            and group.noun in ("armed", "commander", "neutral", "civilian")
            and (group.kind == "quantity" or group.noun != "neutral" and group.kind in ("one", "vague"))
            and not any(t.start == group.end and t.outcome == "casualties" for t in triggers)
        ):
            links.append(Link(g, None, "killed", "lost", "intransitive", 1.2))
    return links
