"""A claim's place and its source in; out, its status: asserted, denied, unverified or hypothetical (`Statuses.status_of`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from counterclaim.reading.cues import Cues, load_cues
from counterclaim.reading.discourse import Discourse
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.source import Source


class Place(Protocol):
    """What is needed of a claim: its evidence in the text and its sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def sentence(self) -> int: ...


MODAL = re.compile(
    r"\b(?:could|would|might|may|will|shall)\s+(?:\w+ly\s+|also\s+|well\s+|not\s+)?(?:have\s+)?(?:be\s+|been\s+|lead\s+to\s+|result\s+in\s+|cause\s+|mean\s+|die\b|kill\b|claim\b|leave\b)",
    re.IGNORECASE,
)
PERFECT_MODAL = re.compile(r"\b(?:could|would|might) have\b", re.IGNORECASE)
FEAR = re.compile(
    r"\b(?:fears?|feared|fearing|risk(?:s|ed|ing)?|threaten(?:s|ed|ing)?(?! (?:with|by)\b)|threats? (?:of|to)|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|in case|vow(?:s|ed)? to|order(?:s|ed)? to|plan(?:s|ned|ning)? to|intend(?:s|ed)? to|attempt(?:s|ed)? to|tried to|call(?:s|ed|ing)? for|prepare for|potential|possible|so as not to)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:if|unless|whether|in the event (?:of|that)|in order to|should)\b", re.IGNORECASE)
RESPONSIBILITY = re.compile(
    r"\b(?:responsib|involve|link|role|carried out|carrying out|behind|targeting|using|use of|any part)", re.IGNORECASE
)
INDEPENDENT = re.compile(
    r"\bno independent (?:confirmation|verification)\b|\b(?:could|can|was able) not (?:independently )?(?:verify|confirm)\b|\b(?:could|can) be (?:independently )?(?:verified|confirmed)\b",
    re.IGNORECASE,
)
NOT_ABLE = re.compile(
    r"\b(?:have|has|had|is|are|was|were) not (?:yet )?(?:been )?(?:able to )?(?:independently )?(?:verif\w+|confirm\w*|corroborat\w+)\b",
    re.IGNORECASE,
)
ALL_FIGURES = re.compile(
    r"\b(?:neither (?:figure|claim|side|toll|account|report)|(?:both|all)(?: the| these| those)? (?:figures|tolls|numbers)|battlefield claims|casualty figures|either (?:claim|figure|account|toll))\b",
    re.IGNORECASE,
)
# Figures told a moment ago, not all of the article.
THOSE_FIGURES = re.compile(r"\b(?:the|these|those) (?:figures|tolls|numbers)\b", re.IGNORECASE)
THOSE_CLAIMS = re.compile(r"\b(?:the|these|those|both|either side's) (?:claims|accounts|reports)\b", re.IGNORECASE)
ONE_SIDES_CLAIM = re.compile(r"\b(?:the )?([A-Z][\w-]+?)(?:['’]s)? (?:claim|claims|figure|figures|toll|number|numbers|account|report)\b")
REJECTED_FIGURE = re.compile(
    r"^[^.;]{0,60}?, an? (?:\w+ )?(?:figure|toll|number|claim|report|count|tally)\b[^.;]{0,40}\b(?:rejects?|rejected|den(?:y|ies|ied)|disput\w+|dismiss\w*|contest\w*|refut\w+)\b",
    re.IGNORECASE,
)
UNTRUE = re.compile(r"\b(?:not true|untrue|false|no truth (?:in|to)|incorrect|a lie|nonsense)\b[^.;]{0,30}\bthat\b[^.;,]*$", re.IGNORECASE)
THAT_CLAIM = re.compile(r"\W*(?:that|it|this|them|both|those)\b(?!\s+(?:its|the|his|her|it|any|was|were|had|has|\w+ed)\b)", re.IGNORECASE)
NUMBERS = re.compile(r"\d[\d,.]*")


class Statuses:
    """Decides the status of the claims of one document."""

    def __init__(
        self,
        document: Document,
        said: Discourse,
        cues: Cues | None = None,
        adjectives: Mapping[str, tuple[str | None, str | None]] | None = None,
    ) -> None:
        self.document, self.said, self.cues = document, said, cues or load_cues()
        self._doubts: dict[int, bool] = {}
        self.adjectives = {word: {side for side in sides if side} for word, sides in (adjectives or {}).items()}
        phrases = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(self.cues.groups["unverified"], key=len, reverse=True))
        self.doubt = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)

    def status_of(self, claim: Place, source: Source | None) -> str:
        """The status of one claim whose source was found."""
        sentence = self.document.sentences[claim.sentence]
        if self._hypothetical(claim, sentence):
            return "hypothetical"
        if source is not None and source.denial and any(a <= claim.start < b for a, b in source.covers[:1]):
            return "denied"
        if self._denied_later(claim, source) or source is not None and self._contested(claim, source):
            return "denied"
        if self._doubted(claim, sentence) or self._doubted_later(claim, source):
            return "unverified"
        return "asserted"

    def _hypothetical(self, claim: Place, sentence: Sentence) -> bool:
        if getattr(claim, "hedged", False):
            return True
        text = self.document.text
        clause_start = max(sentence.start, max((text.rfind(mark, sentence.start, claim.start) + 1 for mark in ',;:—–."'), default=0))
        clause_start = max(clause_start, claim.start - 90)
        before = text[clause_start : claim.start]
        inside = text[claim.start : claim.end]
        clause = before + inside
        if PERFECT_MODAL.search(clause) or MODAL.search(clause + " "):
            return True
        ahead = re.search(r"\b(?:could|would|might|will|shall)\s+((?:\w+\s+){0,4})$", before)
        if ahead and not re.search(r"\b(?:not|that|who|which|after|comment|of)\b", ahead.group(1)):
            return True
        if FEAR.search(before[-60:]):
            return not re.search(r"\b(?:feared|believed) (?:dead|drowned)\b", text[claim.start : claim.end + 20])
        if FEAR.match(inside) and not re.match(r"(?:fear|believ)\w* (?:dead|drowned)", inside, re.IGNORECASE):
            return True
        return bool(CONDITION.search(before[:60]) and not re.search(r"\b(?:as if|even if|asked|whether)\b", before))

    def _contested(self, claim: Place, source: Source) -> bool:
        """ "X denied reports broadcast by Y that …": what Y says is denied."""
        return source.kind == "utterance" and any(
            other.denial and 0 <= source.cue_start - other.cue_end <= 40 and source.cue_end <= claim.start
            for other in self.said.sources[claim.sentence]
        )

    def _denied_later(self, claim: Place, source: Source | None) -> bool:
        """Somebody else rejects the number or the event, in this sentence or in one of the next two that speaks of it."""
        mine = self.said.resolved[source].side if source is not None else None
        lead = self.document.text[max(self.document.sentences[claim.sentence].start, claim.start - 60) : claim.start]
        if UNTRUE.search(lead) or REJECTED_FIGURE.search(self.document.text[claim.end : self.document.sentences[claim.sentence].end]):
            return True
        numbers = {n.replace(",", "") for n in NUMBERS.findall(self.document.text[claim.start : claim.end])}
        for index in range(claim.sentence, min(len(self.document.sentences), claim.sentence + 3)):
            for other in self.said.sources[index]:
                if not other.denial or other is source:
                    continue
                start, end = (
                    other.covers[0]
                    if other.covers and other.covers[0][0] >= other.cue_end
                    else (other.cue_end, self.document.sentences[index].end)
                )
                if start <= claim.start < end:
                    return True
                if index == claim.sentence and other.cue_start < claim.start:
                    continue
                words = self.document.text[start:end]
                if mine is not None and self.said.resolved[other].side == mine or RESPONSIBILITY.search(words):
                    continue
                same_number = bool(numbers & {n.replace(",", "") for n in NUMBERS.findall(words)})
                if (
                    same_number
                    or index == claim.sentence + 1
                    and THAT_CLAIM.match(words)
                    or index - claim.sentence <= 1
                    and re.match(
                        r"\W*(?:the|this|these|that|any|such)\s+(?:report|claim|figure|number|toll|casualt|death|allegation|accusation|account|news|statement|loss)",
                        words,
                        re.IGNORECASE,
                    )
                ):
                    return True
        return False

    def _doubted_later(self, claim: Place, source: Source | None) -> bool:
        """A sentence a little further on says of "the figures", "neither figure", "the Veshnan claim" that nobody could verify it."""
        if source is None:
            return False
        text, mine = self.document.text, self.said.resolved[source].side
        for index in range(claim.sentence + 1, min(len(self.document.sentences), claim.sentence + 7)):
            sentence = self.document.sentences[index]
            words = text[sentence.start : sentence.end]
            if not self._is_doubt(index, words):
                continue
            near = index - claim.sentence
            if ALL_FIGURES.search(words) or near <= 3 and THOSE_FIGURES.search(words) or near <= 2 and THOSE_CLAIMS.search(words):
                return True
            one = ONE_SIDES_CLAIM.search(words)
            if one and (sides := self.adjectives.get(one.group(1).lower())):
                return mine in sides
        return False

    def _is_doubt(self, index: int, words: str) -> bool:
        """True where the sentence says that nobody could verify something; looked for once a sentence."""
        if index not in self._doubts:
            self._doubts[index] = self.doubt.search(words) is not None or INDEPENDENT.search(words) is not None
        return self._doubts[index]

    def _doubted(self, claim: Place, sentence: Sentence) -> bool:
        """The article itself says, in the same sentence or in the next one about "the claim", that nobody could verify it."""
        text = self.document.text
        words = text[sentence.start : sentence.end]
        if self.doubt.search(words) or NOT_ABLE.search(words):
            return True
        if claim.sentence + 1 < len(self.document.sentences):
            after = self.document.sentences[claim.sentence + 1]
            words = text[after.start : after.end]
            found = self.doubt.search(words) or INDEPENDENT.search(words) or NOT_ABLE.search(words)
            one = ONE_SIDES_CLAIM.search(words)
            if found and one and one.group(1).lower() in self.adjectives:
                # "could not verify the Veshnan claim" doubts no other: see _doubted_later.
                return False
            return bool(
                found
                and re.search(
                    r"\b(?:claims?|figures?|tolls?|numbers?|reports?|accounts?|information|it was not|this|casualt\w+|deaths?)\b",
                    words[: found.end() + 20],
                    re.IGNORECASE,
                )
            )
        return False
