"""A parsed sentence and a token in; out, the noun phrase that begins there and the kind of people that a noun names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.reading.document import Sentence
from counterclaim.reading.lexicon import outcome_words, people_words
from counterclaim.reading.sides import Found

NOUN = ("NN", "NNS", "NNP", "NNPS")
MODIFIER = ("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD", "AFX", *NOUN)
VAGUE_WORDS = frozenset("several many some few numerous countless various most all others other more scores".split())
# A noun in no list that ends like this, where something is done to it that is done to people, names a person ("a baker").
PERSON_ENDING = re.compile(r"(?:[a-z]{3}(?:er|or|ist|ian|man|woman|women|men)s?)$")
TITLES = frozenset(
    "mr mrs ms dr prof professor general gen colonel col major captain capt lieutenant lt sergeant commander president minister deputy mayor governor senator ambassador judge archbishop bishop father "
    "priest monsignor sheikh mullah maulvi emir leader journalist lawyer attorney student spokesman reporter photographer director activist congressman candidate engineer doctor prefect corporal private officer agent brigadier admiral prosecutor deputy".split()
)


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


def noun_run(sentence: Sentence, start: int, sides: Sequence[Found], blocked: frozenset[int] = frozenset()) -> int | None:
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
        if word in ("today", "yesterday", "tonight", "tomorrow") and best is not None:
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


def names_side(sentence: Sentence, start: int, end: int, sides: Sequence[Found]) -> bool:
    if start >= end:
        return False
    return any(f.start < sentence.ends[end - 1] and f.end > sentence.starts[start] for f in sides)


def side_at(sentence: Sentence, token: int, sides: Sequence[Found]) -> bool:
    return any(f.start < sentence.ends[token] and f.end > sentence.starts[token] and f.kind != "person" for f in sides)


def is_collective(sentence: Sentence, token: int, sides: Sequence[Found]) -> bool:
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
