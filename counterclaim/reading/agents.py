"""A claim's group and word of outcome in; out, who did it, where the sentence says so."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.noun_runs import noun_kind
from counterclaim.reading.outcomes import Trigger
from counterclaim.reading.sides import SideFinder


def agent_of(sentence: Sentence, group: Group, trigger: Trigger | None, link: Link, finder: SideFinder) -> tuple[str, int, int] | None:
    """The side that did it, and the words that name it; None where the sentence names nobody."""
    if trigger is None:
        return None
    text = sentence.shown
    after = sentence.ends[max(trigger.token, group.end - 1)] - sentence.start
    tail = text[after : after + 140]
    by = re.search(r"\b(?:by|at the hands of)\s+((?:\S+\s*){1,7})", tail)
    if by:
        found = [f for f in finder.find(by.group(1)) if f.kind != "third_party"]
        named = re.match(
            r"(?:an?\s+|the\s+)?(?:\w+\s+){0,3}?(?:soldiers|fighters|gunmen|militants|men|police\w*|troops|snipers|militiamen|terrorists|bomber|attackers|individuals|members|guerrillas|state)\b(?:(?!\s+and\s+(?:\d|at\s+least|about|another|more))[^,.;]){0,30}",
            by.group(1),
            re.IGNORECASE,
        )
        if not found and named:
            base = sentence.start + after + by.start(1)
            return "unknown", base, base + len(named.group().rstrip())
        if found:
            f = found[0]
            base = sentence.start + after + by.start(1)
            return f.side, base + f.start, base + f.end
    attack = re.search(
        r"\b(?:in|during|after|when|from|under|as a result of|following)\s+((?:\S+\s+){0,8}?)(?:attack|strike|air|raid|shell|bomb|bombard|ambush|fire|offensive|massacre|assault|missile|rocket|operation)",
        tail,
        re.IGNORECASE,
    )
    if attack:
        found = [f for f in finder.find(attack.group(1)) if f.kind != "third_party"]
        if found:
            f = found[-1]
            base = sentence.start + after + attack.start(1)
            return f.side, base + f.start, base + f.end
    if link.construction == "active" or trigger.form == "ing":
        return _subject(sentence, group, trigger, finder)
    return None


def _subject(sentence: Sentence, group: Group, trigger: Trigger, finder: SideFinder) -> tuple[str, int, int] | None:
    """The side in the subject of an active verb; of a participle's clause, the subject of the verb that it hangs on."""
    verb, steps = trigger.token, 0
    while steps < 6:
        subjects = [c for c in sentence.children(verb) if sentence.dep[c] in ("nsubj", "csubj")]
        if subjects:
            inside = _subtree(sentence, subjects[0])
            first, last = min(inside), max(inside)
            if sentence.lower[subjects[0]] in ("who", "which", "that") and sentence.dep[verb] in ("relcl", "acl"):
                first = last = sentence.head[verb]
                inside = _subtree(sentence, first) - _subtree(sentence, verb)
                first, last = min(inside), max(inside)
            if sentence.lower[subjects[0]] in ("it", "they", "he", "she", "we"):
                break
            if last < trigger.token:
                words = sentence.shown[sentence.starts[first] - sentence.start : sentence.ends[last] - sentence.start]
                found = [f for f in finder.find(words, sentence.starts[first]) if f.kind != "third_party"]
                if found:
                    sides = {f.side for f in found}
                    return (found[0].side if len(sides) == 1 else "unknown"), found[0].start, found[0].end
                head = noun_kind(
                    sentence, subjects[0] if sentence.lower[subjects[0]] not in ("who", "which", "that") else sentence.head[verb]
                )
                if head in ("armed", "commander", "official", "civilian"):
                    return "unknown", sentence.starts[first], sentence.ends[last]
                return None
        if sentence.head[verb] == verb:
            break
        verb, steps = sentence.head[verb], steps + 1
    text = sentence.shown[: sentence.starts[trigger.token] - sentence.start]
    found = [
        f
        for f in finder.find(text, sentence.start)
        if f.kind != "third_party" and not sentence.starts[group.start] <= f.start < sentence.ends[group.end - 1]
    ]
    return (
        (found[0].side, found[0].start, found[0].end)
        if found and trigger.form == "ing"
        else (found[-1].side, found[-1].start, found[-1].end)
        if found
        else None
    )


def _subtree(sentence: Sentence, token: int) -> set[int]:
    inside, todo = {token}, [token]
    while todo:
        todo = [c for t in todo for c in sentence.children(t) if c not in inside]
        inside |= set(todo)
    return inside
