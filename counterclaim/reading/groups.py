"""A parsed sentence in; out, every group of people in it: counted ("at least 26 soldiers"), single ("a boy"), named, or told of in the plural."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.reading.document import Sentence
from counterclaim.reading.lexicon import outcome_words, people_words, words_of
from counterclaim.reading.quantities import Quantity, find_quantities
from counterclaim.reading.records import Qualifier
from counterclaim.reading.sides import SideFinder

GroupKind = Literal["quantity", "one", "name", "vague", "plural"]
NOUN = ("NN", "NNS", "NNP", "NNPS")
MODIFIER = ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD", "AFX", *NOUN)
VAGUE_WORDS = frozenset("several many some few numerous countless various most all others other more scores".split())
AGED = re.compile(r"[-\s]?(?:year|month|week|day)s?[-\s]?old", re.IGNORECASE)
# A noun in no list that ends like this, where something is done to it that is done to people, names a person ("a baker").
PERSON_ENDING = re.compile(r"(?:[a-z]{3}(?:er|or|ist|ian|woman|women|men)s?)$")
FRACTION = re.compile(
    r"(?:(?:(?:more|less)\s+than|over|almost|nearly|about|around|at\s+least|roughly|up\s+to)\s+)?(?:a\s+|one[\s-]|two[\s-])?(?:half|thirds?|quarters?|fifth|tenth)(?:\s+of)?(?=\s)",
    re.IGNORECASE,
)
TITLES = frozenset(
    "mr mrs ms dr prof professor general gen colonel col major captain capt lieutenant lt sergeant commander president minister deputy mayor governor senator ambassador judge archbishop bishop father "
    "priest monsignor sheikh mullah maulvi emir leader journalist lawyer attorney student spokesman reporter photographer director activist congressman candidate engineer doctor prefect corporal private officer agent brigadier admiral prosecutor deputy".split()
)
NOT_OF = frozenset("him her it them us me you i he she they we who whom which that this these those what himself themselves itself".split())


@dataclass(slots=True)
class Group:
    """A group of people at tokens start:end of a sentence; head is the token of its noun, or of its number where there is no noun.

    number_start:number_end: tokens of the number as printed, equal where there is none. why_not: why its number counts no people.
    noun: kind of people (people.toml), "" where it has no noun, "unknown" where the noun is in no list.
    """

    start: int
    end: int
    head: int
    kind: GroupKind
    number: str
    number_start: int
    number_end: int
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = "unquantified"
    noun: str = ""
    why_not: str = ""
    partitive: bool = False
    heads: list[int] = field(default_factory=list)
    quantity: Quantity | None = None


def noun_kind(sentence: Sentence, token: int) -> str:
    """The kind of people that the noun at `token` names, "" where it is in no list."""
    kinds = people_words()
    lower = sentence.lower[token]
    if token > 0:
        pair = f"{sentence.lower[token - 1]} {lower}"
        if pair in kinds:
            return kinds[pair]
    if lower.endswith("people") and len(lower) > 8:
        return "civilian"
    return kinds.get(lower) or kinds.get(sentence.lemma(token), "") or kinds.get(lower.removesuffix("'s"), "")


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
        group = _counted(sentence, quantity, sides, blocked)
        if group is not None and not any(taken[group.start : group.end]):
            groups.append(group)
            taken[group.start : group.end] = [True] * (group.end - group.start)
    n = 0
    while n < len(sentence.words):
        if taken[n] or n in blocked:
            n += 1
            continue
        group = _plain(sentence, n, taken, sides, aged, blocked)
        if group is None:
            n += 1
            continue
        groups.append(group)
        n = group.end
    groups.sort(key=lambda g: g.start)
    return _with_appositions(sentence, groups)


def _with_appositions(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """ "the other two, apparently army officers, were taken": the group between commas says who the counted are."""
    merged: list[Group] = []
    for group in groups:
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
        merged.append(group)
    return merged


def _repair_tags(sentence: Sentence, sides: list) -> None:
    """A word of a side's name is a proper noun, whatever the tagger says ("31 IS militants", "Nusra Front militants")."""
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


def _counted(sentence: Sentence, quantity: Quantity, sides: list, blocked: frozenset[int] = frozenset()) -> Group | None:
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
        head = _noun_run(sentence, m, sides)
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
        _noun_run(sentence, n, sides, blocked)
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
        and not _side_at(sentence, head, sides)
        and noun_kind(sentence, head) not in ("armed",)
    ):
        head = None
    if head is not None:
        group.end, group.head = head + 1, head
        group.noun = noun_kind(sentence, head) or ("armed" if _names_side(sentence, n, head + 1, sides) else "unknown")
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


def _names_side(sentence: Sentence, start: int, end: int, sides: list) -> bool:
    if start >= end:
        return False
    return any(f.start < sentence.ends[end - 1] and f.end > sentence.starts[start] for f in sides)


def _noun_run(sentence: Sentence, start: int, sides: list, blocked: frozenset[int] = frozenset()) -> int | None:
    """The last noun of the noun phrase that begins at token `start`, None where none does."""
    n = start
    words, tags = sentence.lower, sentence.tag
    single, _ = outcome_words()
    while n < len(words) and words[n] in ("the", "its", "his", "their", "a", "an", "our", "those", "these", "some", "all"):
        n += 1
    best = None
    while n < len(words) and n - start < 12 and n not in blocked:
        word, tag = words[n], tags[n]
        is_trigger = word in single and any(
            e.role in ("verb", "adjective", "die") and e.form in ("past", "ing", "adjective") for e in single[word]
        )
        kind = noun_kind(sentence, n)
        if is_trigger and (
            best is not None
            or tag not in NOUN
            or word in ("dead", "killed", "wounded", "injured", "missing", "displaced", "arrested", "hurt")
        ):
            following = next(
                (
                    k
                    for k in (
                        noun_kind(sentence, j)
                        for j in range(n + 1, min(len(words), n + 4))
                        if all(tags[i] in (*NOUN, "JJ", "HYPH") for i in range(n + 1, j + 1))
                    )
                    if k
                ),
                "",
            )
            if best is None and following and following not in ("thing",) and tag != "VBD":
                n += 1
                continue
            break
        if tag in NOUN or (kind and kind != "thing" and tag not in ("VBD", "VBZ", "MD", "IN")):
            if (
                best is not None
                and kind == ""
                and n - 1 == best
                and noun_kind(sentence, best) in ("civilian", "armed", "neutral")
                and tag in ("NNP", "NNPS")
                and sentence.tag[best] in ("NNS", "NN")
            ):
                break
            if (
                best is not None
                and noun_kind(sentence, best) not in ("", "thing")
                and words[best] in ("people", "persons", "others", "civilians", "men", "women", "children")
            ):
                break
            best = n
            n += 1
            continue
        if (word in VAGUE_WORDS or word in ("half", "third", "quarter", "yesterday", "today")) and best is not None or word == "including":
            break
        if best is not None and tag in ("JJ", "VBN", "VBG", "CD", "VBD") and not (n + 1 < len(words) and words[n] in ("-", "–")):
            break
        if (
            tag in ("JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "POS")
            or word in ("-", "'s", "’s")
            or (tag == "CC" and best is None and n > start)
            or (tag == "RB" and best is None)
            or tag == "FW"
        ):
            n += 1
            continue
        if word in ('"', "“", "”", "'", "‘") and best is None:
            n += 1
            continue
        if (
            tag == "CC"
            and best is not None
            and n + 2 < len(words)
            and tags[n + 1] in ("NN", "NNP", "JJ", "NNPS")
            and noun_kind(sentence, n + 2) in ("armed", "neutral")
            and noun_kind(sentence, best) in ("", "armed")
            and words[best][-1] != "s"
            and noun_kind(sentence, best) not in ("neutral",)
        ):
            n += 1
            continue
        break
    return best


def _extend_of(sentence: Sentence, group: Group, sides: list) -> None:
    """Take "of the army" into "20 members of the army", and "and children" into "20 women and children"."""
    words = sentence.lower
    n = group.end
    if words[n : n + 3] in (["from", "both", "sides"], ["on", "both", "sides"]):
        group.end = n + 3
    n = group.end
    if n < len(words) and words[n] == "from" and group.noun in ("armed", "commander", "neutral", "civilian"):
        head = _noun_run(sentence, n + 1, sides)
        if (
            head is not None
            and (noun_kind(sentence, head) not in ("", "thing") or _side_at(sentence, head, sides) or words[head] == "sides")
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
        head = _noun_run(sentence, n + 1, sides)
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
        head = _noun_run(sentence, n + 1, sides)
        if (
            head is not None
            and sentence.tag[head] in ("NNS", "NNPS")
            and noun_kind(sentence, head) in ("civilian", "armed", "neutral", "commander", "official")
            and words[n + 1] not in ("many", "several", "some", "dozens", "hundreds", "scores", "others", "thousands", "other", "more")
            and not sentence.words[n + 1].isdigit()
        ):
            following = words[head + 1] if head + 1 < len(words) else ""
            group.end = head + 1
            group.heads.append(head)
            del following


def _plain(sentence: Sentence, start: int, taken: list[bool], sides: list, aged: set[int], blocked: frozenset[int]) -> Group | None:
    words, tags = sentence.lower, sentence.tag
    single, _ = outcome_words()
    n = start
    vague = ""
    first = words[n]
    if tags[n] in ("DT", "PRP$", "PDT") or first in VAGUE_WORDS or first in ("a", "an", "another", "each"):
        lone = (
            n + 1 < len(words)
            and words[n + 1] in single
            and tags[n + 1] in ("VBN", "VBD")
            and not (n + 2 < len(words) and (tags[n + 2] in NOUN or tags[n + 2] == "JJ"))
        )
        if first == "all" and n + 1 < len(words) and words[n + 1] == ",":
            return None
        if first == "another" and not (n + 1 < len(words) and tags[n + 1] in (*NOUN, "JJ", "VBN", "CD", "VBG")):
            return Group(n, n + 1, n, "one", words[n], n, n + 1, low=1, high=1, qualifier="exact")
        if (
            first in ("others",)
            or lone
            and first in ("many", "several", "some", "others", "more")
            or (
                first in ("many", "several", "most", "some", "all", "few")
                and not (
                    n + 1 < len(words)
                    and (tags[n + 1] in (*NOUN, "JJ", "CD", "VBN") or words[n + 1] in ("of", "more", "others", "other", "the", "those"))
                )
            )
        ):
            return Group(n, n + 1, n, "vague", words[n], n, n + 1, noun="neutral", partitive=True)
        n += 1
        if first in VAGUE_WORDS:
            vague = first
        while (
            n < len(words)
            and words[n]
            in (
                "more",
                "other",
                "others",
                "few",
                "large",
                "small",
                "great",
                "significant",
                "unknown",
                "unspecified",
                "undetermined",
                "considerable",
                "high",
                "total",
                "additional",
                "of",
                "the",
                "many",
                "number",
                "numbers",
                "them",
                "those",
                "handful",
                "its",
                "their",
                "his",
            )
            and not taken[n]
        ):
            if words[n] in ("others", "them", "those") or (
                words[n] == "more" and not (n + 1 < len(words) and tags[n + 1] in (*NOUN, "JJ"))
            ):
                return Group(start, n + 1, n, "vague", sentence_text(sentence, start, n + 1), start, n + 1, noun="neutral", partitive=True)
            if words[n] in ("number", "numbers", "handful"):
                vague = words[n]
            n += 1
    elif n in aged:
        pass
    elif first in ("half", "majority") and n + 2 < len(words) and words[n + 1] == "of":
        vague = first
        n += 3 if words[n + 2] in ("the", "its", "their", "all") else 2
    elif (
        tags[n] not in MODIFIER
        or tags[n] in ("CD", "HYPH", "POS")
        or (tags[n] in ("VBN", "VBG") and sentence.dep[n] not in ("amod", "compound"))
    ):
        return None
    head = None
    m = n
    while m < len(words) and not taken[m] and m - n < 12:
        if m in aged:
            m += 1
            continue
        if (
            m in blocked
            or (m > start and words[m] in VAGUE_WORDS and words[m] not in ("other", "more", "others") and m > n)
            or words[m] == "including"
        ):
            break
        is_trigger = words[m] in single and any(
            e.role in ("verb", "adjective", "die") and e.form in ("past", "ing", "adjective") for e in single[words[m]]
        )
        # "Army Kills 16 Rebels": a verb in a headline is taken for a noun.
        verbal = (
            head is not None
            and words[m] in single
            and any(e.role == "verb" and e.form == "base" for e in single[words[m]])
            and (m + 1 < len(words) and taken[m + 1] or not any(e.role in ("noun", "person") for e in single[words[m]]))
        )
        if verbal or is_trigger and (head is not None or not (m + 1 < len(words) and noun_kind(sentence, m + 1) not in ("", "thing"))):
            break
        if tags[m] in NOUN:
            head = m
        elif tags[m] in ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "FW", "AFX") or words[m] in ("-", "'s"):
            if (
                head is not None
                and tags[m] not in ("HYPH", "POS")
                and words[m] not in ("-", "'s")
                and not (tags[m].startswith("JJ") and m + 1 < len(words) and tags[m + 1] in NOUN and words[m - 1] in ("-", "'s", "’s"))
            ):
                break
            if (
                m > start
                and tags[m] in ("VBN", "VBG")
                and sentence.dep[m] not in ("amod", "compound")
                and head is None
                and not (m + 1 < len(words) and tags[m + 1] in NOUN)
            ):
                break
        else:
            break
        m += 1
    if (
        head is not None
        and tags[start] in ("VBN", "VBD")
        and words[start] in single
        and start > 0
        and (tags[start - 1] in (*NOUN, "CC", "PRP", "WDT", "WP", "RB") or words[start - 1] == ",")
        and head > start
    ):
        return None
    if head is None or (head + 1 < len(words) and words[head + 1] in ("-", "–") and sentence.starts[head + 1] == sentence.ends[head]):
        return None
    kind = noun_kind(sentence, head) or ("civilian" if tags[head] in ("NN", "NNS") and PERSON_ENDING.search(words[head]) else "")
    if tags[head] == "NNPS" or (
        tags[head] == "NNP"
        and words[start] in ("the", "many", "several")
        and words[head].endswith(("ans", "is", "ns", "ese", "as"))
        and head - start == 1
    ):
        kind = kind or "neutral"
    named = tags[head] in ("NNP",) and not (kind == "neutral") and not _side_at(sentence, head, sides)
    group = Group(start, head + 1, head, "plural", sentence_text(sentence, start, head + 1), start, start, noun=kind)
    if (
        kind == "neutral"
        and words[head] == "victims"
        and words[start] == "the"
        or words[head] == "victims"
        and start > 0
        and words[start - 1] in ("among", "amongst")
    ):
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
        group.kind, group.number, group.number_end = "vague", sentence_text(sentence, start, n) or vague, n
    elif kind == "thing":
        return None
    elif named and (kind == "" or sentence.tag[head] == "NNP" and kind not in ("neutral",)):
        names = [k for k in range(start, head + 1) if tags[k] in ("NNP", "NNPS")]
        group.kind, group.noun = (
            "name",
            "name"
            if len(names) > 1
            or any(words[k] in TITLES or noun_kind(sentence, k) in ("official", "commander", "civilian") for k in range(start, head))
            else "onename",
        )
        group.low = group.high = 1
        group.qualifier = "exact"
    elif kind == "" and not _side_at(sentence, head, sides):
        return None
    elif (
        tags[head] in ("NN", "NNP")
        and words[head]
        not in (
            "people",
            "police",
            "staff",
            "personnel",
            "family",
            "population",
            "community",
            "military",
            "crew",
            "militia",
            "army",
            "opposition",
            "resistance",
            "regime",
            "government",
            "side",
            "group",
            "team",
            "force",
            "squad",
            "crowd",
            "minority",
            "enemy",
            "elderly",
            "militants",
            "troops",
            "convoy",
            "life",
            "cadre",
            "figure",
            "total",
            "number",
        )
        and not _collective(sentence, head, sides)
    ):
        group.kind, group.low, group.high, group.qualifier = "one", 1, 1, "exact"
    if words[head] in ("member", "members", "group", "number", "relatives", "residents", "families", "bodies") and words[
        group.end : group.end + 1
    ] == ["of"]:
        inner = _noun_run(sentence, group.end + 1, sides, blocked)
        if inner is not None and not any(taken[group.end : inner + 1]) and noun_kind(sentence, inner) != "thing":
            group.end = inner + 1
            if group.kind == "plural" and words[head] == "group" and words[start] in ("a", "the"):
                group.noun = noun_kind(sentence, inner) or group.noun
    if group.kind == "plural" and words[group.end : group.end + 3] == ["from", "both", "sides"]:
        group.end += 3
    return group


def _side_at(sentence: Sentence, token: int, sides: list) -> bool:
    return any(f.start < sentence.ends[token] and f.end > sentence.starts[token] and f.kind != "person" for f in sides)


def _collective(sentence: Sentence, token: int, sides: list) -> bool:
    return any(f.start < sentence.ends[token] and f.end > sentence.starts[token] for f in sides) and noun_kind(sentence, token) not in (
        "armed",
        "civilian",
        "commander",
        "official",
        "neutral",
    )


def sentence_text(sentence: Sentence, start: int, end: int) -> str:
    """The tokens start:end as the article prints them, white space made single."""
    if start >= end:
        return ""
    begin = sentence.starts[start] - sentence.start
    return " ".join(sentence.shown[begin : sentence.ends[end - 1] - sentence.start].split())
