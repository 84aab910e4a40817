"""A quantity of a parsed sentence in; out, the group of people that it counts, with the reason where it counts none."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.noun_runs import names_side, noun_kind, noun_run, side_at
from counterclaim.reading.quantities import Quantity
from counterclaim.reading.sides import Found

COMPANIES = frozenset("family household crew group patrol squad band team gang".split())


def counted_group(sentence: Sentence, quantity: Quantity, sides: Sequence[Found], blocked: frozenset[int] = frozenset()) -> Group | None:
    start = sentence.token_at(sentence.start + quantity.start)
    number = sentence.token_at(sentence.start + quantity.number_start)
    last = sentence.token_at(sentence.start + quantity.end - 1)
    if start is None or number is None or last is None:
        return None
    end = last + 1
    group = Group(
        start,
        end,
        last,
        "quantity",
        quantity.text,
        number,
        end,
        quantity.low,
        quantity.high,
        quantity.qualifier,
        why_not=quantity.why_not,
        quantity=quantity,
    )
    if quantity.why_not:
        return group
    # "a family of five"
    if number > 1 and sentence.lower[number - 1] == "of" and sentence.lower[number - 2] in COMPANIES:
        back = number - 2
        while back > 0 and sentence.lower[back - 1] in ("a", "an", "the", "whole", "entire", "another", "one"):
            back -= 1
        if sentence.lower[number - 2] not in ("family", "household", "crew"):
            group.start = back
        elif end == len(sentence.words) or sentence.tag[end] not in ("NN", "NNS", "JJ", "NNP"):
            group.start, group.head, group.noun = back, number - 2, "civilian"
            return group
    n = end
    words = sentence.lower
    while n < len(words) and (
        words[n] in ("more", "other", "others", "additional", "further", "new", "extra", "newly", "or", "so")
        and not (words[n] == "or" and not (n + 1 < len(words) and words[n + 1] == "so"))
    ):
        n += 1
        group.end = n
        group.head = n - 1 if words[n - 1] in ("others",) else group.head
    if n < len(words) and words[n] == "of":
        m = n + 1
        if m < len(words) and words[m] in ("them", "whom", "those", "these", "which"):
            group.end, group.partitive, group.head = m + 1, True, m
            return group
        partitive = m < len(words) and words[m] in ("the", "its", "his", "their", "our", "those", "these")
        head = noun_run(sentence, m, sides)
        if head is not None:
            group.end, group.head, group.partitive = head + 1, head, partitive
            group.noun = noun_kind(sentence, head) or "unknown"
            if group.noun == "thing":
                group.why_not = "things"
            _extend_of(sentence, group, sides)
            return group
        return group
    quoted = n < len(words) and words[n] in ('"', "”", "''") and words[n + 1 : n + 2] == ["of"]
    if quoted:
        n += 2
    head = (
        noun_run(sentence, n, sides, blocked)
        if not (
            words[n - 1] == "others"
            or n < len(words)
            and words[n] in ("the", "its", "his", "their", "a", "an", "our")
            or words[n - 1] == "more"
            and n < len(words)
            and sentence.tag[n] in ("NNP", "NNPS")
        )
        else None
    )
    many = quantity.low != 1 or quantity.high != 1
    if (
        head is not None
        and many
        and sentence.tag[head] == "NNP"
        and not words[head].endswith(("s", "people", "men"))
        and not side_at(sentence, head, sides)
        and noun_kind(sentence, head) not in ("armed",)
    ):
        head = None
    if head is None and quantity.text.lower().endswith("couple"):
        group.noun = "civilian"
    if head is not None:
        group.end, group.head = head + 1, head
        group.noun = noun_kind(sentence, head) or ("armed" if names_side(sentence, n, head + 1, sides) else "unknown")
        if group.noun in ("thing", "unit"):
            group.why_not = "things" if group.noun == "thing" else "units"
        _extend_of(sentence, group, sides)
        if group.why_not == "units" and group.end > head + 1:
            group.why_not = ""
    elif quantity.low == 0:
        group.why_not = (
            ""
            if words[n - 1] in ("nobody", "none", "no-one")
            or n < len(words)
            and words[n] in ("dead", "killed", "wounded", "injured", "was", "were")
            else "no number"
        )
    return group


def _extend_of(sentence: Sentence, group: Group, sides: Sequence[Found]) -> None:
    """Take "of the army" into "20 members of the army", and "and children" into "20 women and children"."""
    words = sentence.lower
    n = group.end
    if words[n : n + 3] in (["from", "both", "sides"], ["on", "both", "sides"]):
        group.end = n + 3
    n = group.end
    if n < len(words) and words[n] == "from" and group.noun in ("armed", "commander", "neutral", "civilian"):
        head = noun_run(sentence, n + 1, sides)
        if (
            head is not None
            and (noun_kind(sentence, head) not in ("", "thing") or side_at(sentence, head, sides) or words[head] == "sides")
            and not sentence.words[n + 1].isdigit()
            and sentence.tag[n + 1] != "CD"
        ):
            group.end = head + 1
    n = group.end
    if (
        n < len(words)
        and words[n] == "of"
        and (words[group.head] in words_of("counter") or group.noun in ("armed", "commander", "neutral", "unit", "civilian", "unknown"))
    ):
        head = noun_run(sentence, n + 1, sides)
        if head is not None:
            kind = noun_kind(sentence, head)
            group.end = head + 1
            if words[group.head] in words_of("counter") and kind and kind != "thing":
                group.noun = kind
    n = group.end
    if (
        n + 1 < len(words)
        and sentence.tag[n + 1] not in ("VBG", "VBD", "VB")
        and words[n] in ("and", "or", "&", "/")
        and group.noun in ("civilian", "armed", "neutral", "unknown", "commander", "official")
    ):
        head = noun_run(sentence, n + 1, sides)
        if (
            head is not None
            and sentence.tag[head] in ("NNS", "NNPS")
            and noun_kind(sentence, head) in ("civilian", "armed", "neutral", "commander", "official")
            and words[n + 1] not in ("many", "several", "some", "dozens", "hundreds", "scores", "others", "thousands", "other", "more")
            and not sentence.words[n + 1].isdigit()
        ):
            group.end = head + 1
            group.heads.append(head)
