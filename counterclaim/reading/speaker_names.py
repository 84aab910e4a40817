"""The words of a source in; out, the words that name the speaker: no more than a name or a noun phrase, a name where the text sets one beside it."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence

_NAME = r"[A-Z][\w'’-]+(?:\s+(?:al-|bin\s+|de\s+|van\s+)?[A-Z][\w'’-]+){1,3}"
_BESIDE = re.compile(rf",\s+(?P<name>{_NAME})(?=\s*(?:[.,;:]|$))")
_WHO_WAS = re.compile(rf"(?P<name>{_NAME}),\s+who\s+(?:is|was|has been|had been)\s+(?:\w+\s+)?(?:the\s+|a\s+|an\s+)?$")
_RUNS_ON = re.compile(r"\)?,?\s+(?:is|are|was|were|has|have|had)\s", re.IGNORECASE)
_TEXT_OF = re.compile(r"(?<=[\w)])\s+(?:version|account|communiqu[eé]|line|narrative)$")
_ONE = re.compile(r"(?:one|another|others|some|many)", re.IGNORECASE)
_PLURAL = re.compile(r"(?:The|These|Those|Some|Many|Several|Most)\s+(?P<who>(?:[\w-]+\s+){0,2}?[\w-]+[^\Ws]s)\s+[a-z]")
_CITED = re.compile(r"\b(?:constitution|charter|treaty|convention|decree|scriptures?|verses?|laws?|articles?)\b", re.IGNORECASE)


def speaker_name(text: str, start: int, printed: str, before: Sentence | None = None) -> str | None:
    """The speaker of the source `printed`, whose words begin at text[start]. before: the sentence before; None where nobody is named.

    >>> said = "“We stay,” proclaimed a Northern spokesman, Ivo Brack."
    >>> speaker_name(said, said.index("a Northern"), "a Northern spokesman")
    'Ivo Brack'
    """
    if not printed.strip():
        return None
    if _ONE.fullmatch(printed):
        return _of_whom(printed, before)
    if former := _WHO_WAS.search(text[max(0, start - 120) : start]):
        return former["name"]
    on = _RUNS_ON.search(printed) if "," in printed and not re.search(r",\s+(?:who|which|that)\s", printed) else None
    if on:
        printed = printed[: on.start() + (printed[on.start()] == ")")]
    if (short := _TEXT_OF.sub("", printed)) != printed and re.search(r"(?:[A-Z][\w'’-]*|\))$", short):
        printed = short
    end = start + len(printed)
    if text[start:end] == printed and printed.split()[-1][:1].islower() and (beside := _BESIDE.match(text, end)):
        return beside["name"]
    return printed


def is_cited_document(printed: str, cue: str) -> bool:
    """Whether the source is a document that somebody cites for what he does, so that nothing of the sentence is its words.

    >>> is_cited_document("the Charter of Nordland", "Citing"), is_cited_document("a local source", "Citing")
    (True, False)
    """
    return bool(re.match(r"(?:citing|invoking|quoting)\b", cue, re.IGNORECASE) and _CITED.search(printed))


def _of_whom(printed: str, before: Sentence | None) -> str | None:
    """ "One told the agency" after "The fighters carry rifles": one of the fighters."""
    if before is None:
        return None
    if not before.parsed:
        plural = _PLURAL.match(" ".join(before.words))
        return f"{printed.lower()} of the {plural['who']}" if plural else None
    for n, tag in enumerate(before.tag):
        if tag == "NNS" and before.dep[n] in ("nsubj", "nsubjpass"):
            first = n
            while first and before.tag[first - 1] in ("NN", "NNS", "JJ", "NNP", "NNPS"):
                first -= 1
            return f"{printed.lower()} of the {' '.join(before.words[first : n + 1])}"
    return None
