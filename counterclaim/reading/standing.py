"""A link in; out, whether it stands: what the words around a group and its word of outcome speak against."""

from __future__ import annotations

import re

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.noun_runs import TITLES
from counterclaim.reading.outcomes import Trigger

RELEASED = frozenset("released release releasing freed freeing free exchange exchanged swap swapped rescued families relatives".split())
# What is done to things as well as to people.
NEEDS_PEOPLE = frozenset(
    [
        "seize",
        "destroy",
        "take out",
        "round up",
        "expel",
        "cut down",
        "tear apart",
        "tear to pieces",
        "blow * to pieces",
        "trap under",
        "trap beneath",
        "blow up",
        "account for",
        "bury",
        "burn",
        "hit by * bullet",
        "hit by * fragment",
        "hit by * shrapnel",
        "strike by * bullet",
        "strike by * fragment",
        "strike by * shrapnel",
    ]
)
# Fighters move too: only others are displaced by it.
MOVING = frozenset(
    ["cross into", "cross the border", "leave * village", "leave * town", "leave * city", "leave * house", "take shelter", "find shelter"]
)
LEFT_OUT = frozenset(
    "exclude excludes excluded excluding identify identified list names omit omits number families relatives bodies".split()
)


def stands(document: Document, sentence: Sentence, group: Group, link: Link, triggers: list[Trigger]) -> bool:
    trigger = triggers[link.trigger] if link.trigger is not None else None
    words = sentence.lower[group.start : group.end]
    person = group.noun not in ("", "unknown", "thing", "unit", "onename")
    if trigger is not None and trigger.role == "person" and trigger.outcome == "captured" and RELEASED & set(sentence.lower):
        return False
    if trigger is not None and trigger.lemma in NEEDS_PEOPLE and not (person and group.noun not in ("name", "unknown")):
        return False
    if trigger is not None and trigger.lemma == "fall" and group.noun in ("", "unknown"):
        return False
    # "nine massacres" counts events.
    if link.rule == "own noun" and trigger is not None and trigger.lemma in ("massacre", "slaughter"):
        return False
    if group.high == 0 and link.rule == "own noun" and "of" in words:
        return False
    if (
        trigger is not None
        and trigger.lemma == "destroy"
        and (link.construction != "active" or group.noun not in ("armed", "commander") or group.kind != "quantity")
    ):
        return False
    if trigger is not None and (
        trigger.lemma == "loss of" and group.kind != "quantity" or trigger.lemma == "be held" and group.noun in ("unknown", "thing", "unit")
    ):
        return False
    if group.kind == "plural" and (words[0] == "any" or sentence.lower[group.start - 1 : group.start] in (["among"], ["amongst"])):
        return False
    if trigger is not None and link.outcome == "displaced" and trigger.lemma in MOVING and group.noun not in ("civilian", "neutral"):
        return False
    if (
        trigger is not None
        and trigger.lemma in ("bury", "burn", "blow up")
        and (
            link.rule not in ("passive", "passive at a distance", "parsed passive", "joined", "part")
            or trigger.form != "past"
            or {"under", "beneath", "inside"} & set(sentence.lower[trigger.end : trigger.end + 2])
        )
    ):
        return False
    if trigger is not None and trigger.lemma == "account for" and group.noun not in ("armed", "commander"):
        return False
    if (
        group.high == 0
        and group.noun == "unknown"
        and words[-1] != "one"
        and not (trigger is not None and group.start <= trigger.token < group.end)
    ):
        return False
    if group.kind == "quantity":
        if (
            group.noun == "unknown"
            and link.outcome in ("captured", "displaced", "missing")
            and not group.partitive
            and (
                group.low == 1
                or link.construction == "active"
                and not sentence.lower[group.head].endswith("ers")
                and not sentence.tag[group.head].startswith("NNP")
            )
        ):
            return False
        return True
    if trigger is None and link.rule == "joined" and group.kind in ("one", "name"):
        return group.noun not in ("", "onename")
    if link.rule == "lost":
        return group.kind in ("one", "vague")
    if link.rule in ("among the victims",) and group.kind in ("one", "name", "vague"):
        return True
    if (
        link.rule == "own noun"
        and group.kind == "one"
        and trigger is not None
        and trigger.outcome in ("killed", "captured")
        and group.end - 1 == trigger.token
    ):
        # "Senator Ana Rull's murder"
        return any(sentence.lower[n] in ("'s", "’s", "'", "’") and sentence.tag[n - 1] == "NNP" for n in range(group.start + 1, group.end))
    if link.rule in ("own noun", "own modifier") or trigger is None:
        return (
            group.kind == "vague"
            and link.outcome != "casualties"
            and bool({"several", "many", "some", "numerous", "few"} & set(words))
            and "of" not in words
        )
    if group.noun == "anaphor" or (trigger.lemma == "be held" and group.noun in ("name", "onename", "unknown")):
        return False
    if group.kind == "plural" and link.rule in ("part", "left dead", "among the dead"):
        return person
    # "the figures leave out combatants killed in battles" says which people, not that they were killed.
    if group.kind == "plural" and (
        sentence.lower[group.head] in ("number", "numbers")
        or link.rule in ("reduced passive", "parsed participle")
        and LEFT_OUT & set(sentence.lower[max(0, group.start - 4) : group.start])
    ):
        return False
    if group.kind == "plural":
        if (
            link.outcome == "displaced"
            and group.noun == "civilian"
            and words[0] not in ("the", "those", "their")
            and trigger.form in ("past", "noun")
        ):
            return link.cost < 1.8
        if not person or link.rule.startswith("joined") or words[0] in ("those", "these", "its", "their", "his", "all", "no", "our"):
            return False
        if trigger.form == "base" and (
            trigger.role == "die" or not sentence.lower[trigger.token].endswith("s") or sentence.tag[trigger.token] != "VBZ"
        ):
            return False
        return link.cost < 1.8 and link.outcome in ("killed", "wounded", "captured")
    if group.kind == "vague" and group.noun in ("thing", "unit", ""):
        return (
            group.noun == "" and link.outcome in ("killed", "wounded", "casualties") and link.rule in ("passive", "died", "parsed passive")
        )
    if group.noun == "onename":
        told = (
            link.rule in ("passive", "parsed passive")
            or (link.rule in ("death of", "died", "parsed subject") or link.rule == "active" and link.outcome != "captured")
            and _is_person(document, sentence.words[group.head])
        )
        return told and link.outcome in ("killed", "wounded", "captured") and group.low == 1
    if link.outcome == "captured" and group.kind == "name" and link.construction == "active":
        return any(w in TITLES for w in words)
    if group.kind == "name" and group.noun == "name" and trigger.role == "noun" and link.outcome != "killed":
        return any(w in TITLES for w in words)
    if link.outcome in ("missing", "displaced") and group.kind in ("one", "name"):
        return group.kind == "one" and link.outcome == "missing"
    return link.cost < (2.8 if group.noun == "name" and trigger.role == "verb" else 2.2)


def _is_person(document: Document, name: str) -> bool:
    """True where the article prints the name behind a first name or a title elsewhere."""
    return (
        len(name) > 2
        and re.search(
            rf"\b[A-Z][\w'’-]+\s+(?:[\w'’-]+\s+)?{re.escape(name)}\b", document.text, re.IGNORECASE if document.text.isupper() else 0
        )
        is not None
    )
