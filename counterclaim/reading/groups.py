"""A parsed sentence in; out, every group of people in it: counted ("at least 26 soldiers"), single ("a boy"), named, or told of in the plural."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.reading.counted_groups import counted_group
from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.noun_runs import NOUN, noun_kind, sentence_text
from counterclaim.reading.plain_groups import plain_group
from counterclaim.reading.quantities import find_quantities
from counterclaim.reading.sides import Found, SideFinder

AGED = re.compile(r"[-\s]?(?:year|month|week|day)s?[-\s]?old", re.IGNORECASE)


def find_groups(sentence: Sentence, finder: SideFinder, blocked: frozenset[int] = frozenset()) -> list[Group]:
    """Every group of people in the sentence, in order, not overlapping; `blocked` tokens belong to words of outcome."""
    text_start = sentence.start
    sides = finder.find(sentence.shown, text_start)
    _repair_tags(sentence, sides)
    groups: list[Group] = []
    taken = [False] * len(sentence.words)
    aged: set[int] = set()
    for quantity in find_quantities(sentence.shown):
        if quantity.why_not == "age" and (age := AGED.match(sentence.shown, quantity.end)):
            first = sentence.token_at(text_start + quantity.number_start)
            last = sentence.token_at(text_start + age.end() - 1)
            aged |= set(range(first or 0, (last or 0) + 1))
            continue
        group = counted_group(sentence, quantity, sides, blocked)
        if group is not None and not any(taken[group.start : group.end]):
            groups.append(group)
            taken[group.start : group.end] = [True] * (group.end - group.start)
    n = 0
    while n < len(sentence.words):
        if taken[n] or n in blocked:
            n += 1
            continue
        group = plain_group(sentence, n, taken, sides, aged, blocked)
        if group is None:
            n += 1
            continue
        groups.append(group)
        n = max(group.end, n + 1)
    groups.sort(key=lambda g: g.start)
    return _with_appositions(sentence, groups)


def _with_appositions(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """ "the remaining four, all border guards, were seized": the group between commas says who the counted are."""
    merged: list[Group] = []
    for n, group in enumerate(groups):
        last = merged[-1] if merged else None
        words = sentence.lower
        if (
            last is not None
            and last.kind == "quantity"
            and not last.why_not
            and not last.noun
            and group.kind == "plural"
            and words[last.end : group.start] in ([","], [",", "apparently"], [",", "all"], [",", "both"])
            and words[group.end : group.end + 1] == [","]
            and words[group.end + 1 : group.end + 2] in (["were"], ["was"], ["are"], ["have"], ["had"])
        ):
            last.end, last.head, last.noun = group.end + 1, group.head, group.noun
            continue
        # "Ana Belk, a nurse, was killed": one victim, told twice.
        if (
            n
            and group.kind == "one"
            and groups[n - 1].kind == "name"
            and words[groups[n - 1].end : group.start] == [","]
            and words[group.end : group.end + 1] == [","]
            and words[group.start] in ("a", "an", "the")
        ):
            group.why_not = "apposition"
        merged.append(group)
    return merged


def _repair_tags(sentence: Sentence, sides: Sequence[Found]) -> None:
    """A word of a side's name is a proper noun, whatever the tagger says ("31 UDA militants", "Hill Front militants")."""
    for n, tag in enumerate(sentence.tag):
        if tag in NOUN or not sentence.words[n][0].isalnum():
            continue
        named = (
            any(f.start <= sentence.starts[n] < f.end and f.kind != "generic" for f in sides)
            and sentence.words[n][0].isupper()
            and tag not in ("DT", "IN")
        )
        inside = tag == "JJ" and n > 0 and sentence.words[n][0].isupper() and sentence.tag[n - 1] in ("NNP", "NNPS")
        if named or inside:
            sentence.tag[n], sentence.pos[n] = "NNP", "PROPN"


__all__ = ["Group", "find_groups", "noun_kind", "sentence_text"]
