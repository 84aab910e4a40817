"""A parsed sentence and the word that tells of killing in; out, the words that name who killed, also where that is no side of the profile."""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.noun_runs import noun_kind

PEOPLE = frozenset("armed civilian commander neutral official unit".split())
BODIES = frozenset(
    "army brigade brotherhood cartel crowd faction force forces front gang government guard junta militia mob movement organisation organization party regime".split()
)
# Named like people ("Hurricane Ana"), or common nouns that a headline writes with a capital.
NOBODY = frozenset(
    "avalanche cholera cold conflict covid crash cyclone disease drought earthquake famine fighting fire flood flooding floods heat hunger hurricane landslide "
    "plague quake storm tornado tsunami typhoon violence virus volcano war winter".split()
)
UP = frozenset(["conj", "xcomp", "advcl", "acomp", "oprd", "ccomp"])  # links over which a verb has the subject of its head
STEPS = 3


def killer_words(sentence: Sentence, trigger: int, *, passive: bool) -> tuple[int, int] | None:
    """Where in the article the words stand that name persons or an organisation as the killer, None where none do.

    passive: look for them behind "by", else in the subject. A headline, which leaves words out, is parsed too badly for a name to be its
    subject: there only common nouns count. A weapon, an attack, a disease, a war or a pronoun is no killer that is named.
    """
    if not sentence.parsed:
        return None
    head = _behind_by(sentence, trigger) if passive else _subject(sentence, trigger)
    if head is None:
        return None
    inside = _phrase(sentence, head)
    first, last = min(inside), max(inside)
    return (sentence.starts[first], sentence.ends[last]) if _names_people(sentence, head, first, last) else None


def _behind_by(sentence: Sentence, verb: int) -> int | None:
    for by in sentence.children(verb):
        if sentence.dep[by] == "agent" and sentence.lower[by] == "by":
            return next((n for n in sentence.children(by) if sentence.dep[n] == "pobj"), None)
    return None


def _subject(sentence: Sentence, verb: int) -> int | None:
    for _ in range(STEPS):
        subjects = [n for n in sentence.children(verb) if sentence.dep[n] in ("nsubj", "nsubjpass")]
        if subjects:
            subject = subjects[0]
            if sentence.dep[subject] == "nsubjpass":
                return None
            relative = sentence.lower[subject] in ("who", "which", "that") and sentence.dep[verb] == "relcl"
            return sentence.head[verb] if relative else subject
        if sentence.dep[verb] not in UP or sentence.pos[sentence.head[verb]] not in ("VERB", "AUX"):
            return None
        verb = sentence.head[verb]
    return None


def _phrase(sentence: Sentence, head: int) -> set[int]:
    """The tokens of a noun phrase without clauses, appositions and what is joined to it."""
    inside, todo = {head}, [head]
    while todo:
        todo = [
            c
            for n in todo
            for c in sentence.children(n)
            if c not in inside and sentence.dep[c] not in ("relcl", "acl", "appos", "conj", "cc", "punct", "advmod")
        ]
        inside |= set(todo)
    return inside


def _names_people(sentence: Sentence, head: int, first: int, last: int) -> bool:
    words = set(sentence.lower[first : last + 1])
    if words & NOBODY:
        return False
    kind, lower = noun_kind(sentence, head), sentence.lower[head]
    if sentence.tag[head] in ("NN", "NNS"):
        return kind in PEOPLE or lower in BODIES
    return sentence.kind != "headline" and sentence.tag[head] in ("NNP", "NNPS") and (kind != "thing" or lower in BODIES)
