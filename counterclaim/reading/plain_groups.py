"""A token of a parsed sentence in; out, the group without a number that begins there: single, named, vague or in the plural."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.lexicon import outcome_words
from counterclaim.reading.noun_runs import (
    MODIFIER,
    NOUN,
    PERSON_ENDING,
    TITLES,
    VAGUE_WORDS,
    is_collective,
    noun_kind,
    noun_run,
    sentence_text,
    side_at,
)
from counterclaim.reading.sides import Found

# Words between "several", "a" or "the" and the noun that say nothing of who they are.
SIZE = frozenset(
    "more other others few large small great significant unknown unspecified undetermined untold undisclosed unconfirmed considerable high total additional of the many "
    "number numbers them those handful its their his".split()
)
# Singular nouns that are more than one person.
COLLECTIVE = frozenset(
    "people police staff personnel family population community military crew militia army opposition resistance regime government side group "
    "team force squad crowd minority enemy elderly militants troops convoy life cadre figure total number".split()
)
HOLDERS = frozenset("member members group number relatives residents families bodies".split())
ORDINALS = frozenset("second third fourth fifth sixth seventh".split())
ALONE = frozenset("many several most some all few".split())


def plain_group(
    sentence: Sentence, start: int, taken: Sequence[bool], sides: Sequence[Found], aged: set[int], blocked: frozenset[int]
) -> Group | None:
    """The group that begins at token `start`; `taken` tokens belong to other groups, `aged` ones to "9-year-old", `blocked` ones to an outcome."""
    opening = _opening(sentence, start, taken, aged)
    if opening is None or isinstance(opening, Group):
        return opening
    first, vague = opening
    head = _head(sentence, start, first, taken, aged, blocked)
    if head is None and vague in ("number", "numbers", "handful") and sentence.lower[start] != "the" and _tells_of_people(sentence, first):
        return Group(start, first, first - 1, "vague", sentence_text(sentence, start, first), start, first, noun="neutral", partitive=True)
    if head is None:
        return None
    group = _told(sentence, start, first, head, vague, sides)
    if group is None:
        return None
    words = sentence.lower
    if words[head] in HOLDERS and words[group.end : group.end + 1] == ["of"]:
        inner = noun_run(sentence, group.end + 1, sides, blocked)
        if inner is not None and not any(taken[group.end : inner + 1]) and noun_kind(sentence, inner) != "thing":
            group.end = inner + 1
            if group.kind == "plural" and words[head] == "group" and words[start] in ("a", "the"):
                group.noun = noun_kind(sentence, inner) or group.noun
    if group.kind == "plural" and words[group.end : group.end + 3] == ["from", "both", "sides"]:
        group.end += 3
    return group


def _opening(sentence: Sentence, start: int, taken: Sequence[bool], aged: set[int]) -> Group | tuple[int, str] | None:
    """Where the noun phrase goes on behind its determiner, with the vague number that this is; or the whole group ("several", "others")."""
    words, tags, n = sentence.lower, sentence.tag, start
    first = words[n]
    following = tags[n + 1] if n + 1 < len(words) else ""
    if tags[n] in ("DT", "PRP$", "PDT") or first in VAGUE_WORDS or first in ("a", "an", "another", "each"):
        if first == "all" and words[n + 1 : n + 2] == [","]:
            return None
        if first == "another" and (following not in (*NOUN, "JJ", "VBN", "CD", "VBG") or _stands_alone(sentence, n)):
            return Group(n, n + 1, n, "one", words[n], n, n + 1, low=1, high=1, qualifier="exact")
        # "two were killed and a third wounded"
        if (
            first in ("a", "the", "another")
            and words[n + 1 : n + 2]
            and words[n + 1] in ORDINALS
            and (len(words) == n + 2 or tags[n + 2] not in (*NOUN, "JJ", "IN", "CD", "HYPH"))
        ):
            return Group(n, n + 2, n + 1, "one", sentence_text(sentence, n, n + 2), n, n, low=1, high=1, qualifier="exact", noun="neutral")
        if first == "others" or _stands_alone(sentence, n):
            return Group(n, n + 1, n, "vague", words[n], n, n + 1, noun="neutral", partitive=True)
        vague = first if first in VAGUE_WORDS else ""
        n += 1
        while n < len(words) and words[n] in SIZE and not taken[n]:
            noun_behind = n + 1 < len(words) and tags[n + 1] in (*NOUN, "JJ")
            if words[n] in ("others", "them", "those") or words[n] == "more" and not noun_behind:
                return Group(start, n + 1, n, "vague", sentence_text(sentence, start, n + 1), start, n + 1, noun="neutral", partitive=True)
            if words[n] in ("number", "numbers", "handful"):
                vague = words[n]
            n += 1
        return n, vague
    if n in aged:
        return n, ""
    if first in ("half", "majority") and n + 2 < len(words) and words[n + 1] == "of":
        return n + (3 if words[n + 2] in ("the", "its", "their", "all") else 2), first
    if tags[n] not in MODIFIER or tags[n] in ("CD", "HYPH", "POS"):
        return None
    if tags[n] in ("VBN", "VBG") and sentence.dep[n] not in ("amod", "compound"):
        return None
    return n, ""


def _stands_alone(sentence: Sentence, n: int) -> bool:
    """ "several were killed", "many injured": a vague number without a noun."""
    words, tags = sentence.lower, sentence.tag
    single, _ = outcome_words()
    if n + 1 == len(words):
        return words[n] in ALONE
    noun_behind = n + 2 < len(words) and (tags[n + 2] in NOUN or tags[n + 2] == "JJ")
    if (
        words[n] in ("many", "several", "some", "more", "another")
        and words[n + 1] in single
        and tags[n + 1] in ("VBN", "VBD")
        and not noun_behind
    ):
        return True
    return words[n] in ALONE and not (
        tags[n + 1] in (*NOUN, "JJ", "CD", "VBN") or words[n + 1] in ("of", "more", "others", "other", "the", "those")
    )


def _tells_of_people(sentence: Sentence, n: int) -> bool:
    """ "a number of wounded", "a handful of dead"."""
    return n < len(sentence.words) and any(e.role == "adjective" for e in outcome_words()[0].get(sentence.lower[n], ()))


def _head(sentence: Sentence, start: int, first: int, taken: Sequence[bool], aged: set[int], blocked: frozenset[int]) -> int | None:
    """The last noun of the phrase whose modifiers and nouns begin at token `first`."""
    words, tags = sentence.lower, sentence.tag
    single, _ = outcome_words()
    head = None
    m = first
    while m < len(words) and not taken[m] and m - first < 12:
        if m in aged:
            m += 1
            continue
        if m in blocked or words[m] == "including":
            break
        if m > start and m > first and words[m] in VAGUE_WORDS and words[m] not in ("other", "more", "others"):
            break
        entries = single.get(words[m], ())
        tells = any(e.role in ("verb", "adjective", "die") and e.form in ("past", "ing", "adjective") for e in entries)
        # "Army Kills 16 Rebels": a verb in a headline is taken for a noun.
        verbal = (
            head is not None
            and any(e.role == "verb" and e.form == "base" for e in entries)
            and (m + 1 < len(words) and taken[m + 1] or not any(e.role in ("noun", "person") for e in entries))
        )
        people_behind = m + 1 < len(words) and noun_kind(sentence, m + 1) not in ("", "thing")
        if verbal or tells and (head is not None or not people_behind):
            break
        if tags[m] in NOUN:
            head = m
        elif tags[m] in ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "FW", "AFX") or words[m] in ("-", "'s"):
            noun_behind = m + 1 < len(words) and tags[m + 1] in NOUN
            inside = tags[m] in ("HYPH", "POS") or words[m] in ("-", "'s")
            if head is not None and not inside and not (tags[m].startswith("JJ") and noun_behind and words[m - 1] in ("-", "'s", "’s")):
                break
            participle = tags[m] in ("VBN", "VBG") and sentence.dep[m] not in ("amod", "compound")
            if m > start and participle and head is None and not noun_behind:
                break
        else:
            break
        m += 1
    if head is None and m > start and m - 1 in aged and sentence.lower[m - 1] == "old":
        return m - 1
    if head is None:
        return None
    if tags[start] in ("VBN", "VBD") and words[start] in single and 0 < start < head:
        if tags[start - 1] in (*NOUN, "CC", "PRP", "WDT", "WP", "RB") or words[start - 1] == ",":
            return None
    if words[head + 1 : head + 2] in (["-"], ["–"]) and sentence.starts[head + 1] == sentence.ends[head]:
        return None
    return head


def _told(sentence: Sentence, start: int, first: int, head: int, vague: str, sides: Sequence[Found]) -> Group | None:
    """The group of the noun at `head`: vague, named, single or in the plural; None for things and names of places."""
    words, tags = sentence.lower, sentence.tag
    kind = (
        "neutral"
        if words[head] == "old"
        else noun_kind(sentence, head) or ("civilian" if tags[head] in ("NN", "NNS") and PERSON_ENDING.search(words[head]) else "")
    )
    of_a_people = (
        words[start] in ("the", "many", "several") and words[head].endswith(("ans", "is", "ns", "ese", "as")) and head - start == 1
    )
    if tags[head] == "NNPS" or tags[head] == "NNP" and of_a_people:
        kind = kind or "neutral"
    named = tags[head] == "NNP" and kind != "neutral" and not side_at(sentence, head, sides)
    group = Group(start, head + 1, head, "plural", sentence_text(sentence, start, head + 1), start, start, noun=kind)
    if words[head] == "victims" and (kind == "neutral" and words[start] == "the" or start and words[start - 1] in ("among", "amongst")):
        group.noun = "anaphor"
    if not vague and words[start] in ("half", "third", "quarter", "two-thirds") and kind and kind != "thing":
        vague = words[start]
    if vague and start > 1 and words[start - 1] == "as":
        return None
    if named and head == start and kind and kind not in ("thing", "unit"):
        named = False
    if words[start] == "the" and named and not any(w in TITLES for w in words[start:head]):
        return None
    if vague:
        group.kind, group.number, group.number_end = "vague", sentence_text(sentence, start, first) or vague, first
    elif kind == "thing":
        return None
    elif named and (kind == "" or tags[head] == "NNP" and kind != "neutral"):
        names = [k for k in range(start, head + 1) if tags[k] in ("NNP", "NNPS")]
        titled = any(words[k] in TITLES or noun_kind(sentence, k) in ("official", "commander", "civilian") for k in range(start, head))
        group.kind, group.noun = "name", "name" if len(names) > 1 or titled else "onename"
        group.low, group.high, group.qualifier = 1, 1, "exact"
    elif kind == "" and not side_at(sentence, head, sides):
        return None
    elif words[head] == "old" and words[start] in ("a", "an", "the", "another"):
        group.kind, group.low, group.high, group.qualifier = "one", 1, 1, "exact"
    elif tags[head] in ("NN", "NNP") and words[head] not in COLLECTIVE and not is_collective(sentence, head, sides):
        group.kind, group.low, group.high, group.qualifier = "one", 1, 1, "exact"
    return group
