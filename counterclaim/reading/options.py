"""A claim and a document's discourse in; out, who may have said it (`options_of`): sources of its sentence, a quotation's speaker, sources around, the outlet."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from counterclaim.reading.discourse import Discourse
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.records import Quotation
from counterclaim.reading.source import Source
from counterclaim.reading.status import Place

BACK = 4
# Sentences of a text that is one post or communique with its speaker at its head.
LONGEST_POST = 14
# "The army was checking reports that …": it is the army that tells of them.
CHECKING = re.compile(r"\b(?:check|verif|investigat|examin|look)\w*(?: into| out)?\s+$")
CUTTING = frozenset("after when since before because although though despite but while whereas".split())


@dataclass(frozen=True, slots=True)
class Option:
    """kind: here (source in the claim's sentence), speaker (of the quotation around it), carry (an earlier sentence), outlet."""

    kind: str
    side: str
    source: Source | None = None
    distance: int = 0


@dataclass(frozen=True)
class Setting:
    """What the claims of one document share."""

    document: Document
    said: Discourse
    quotations: tuple[Quotation, ...]
    claims: tuple[Place, ...]

    @cached_property
    def direct(self) -> tuple[Quotation, ...]:
        return tuple(q for q in self.quotations if q.kind == "direct")

    @cached_property
    def first_source(self) -> int:
        """The first sentence that holds a source; the number of sentences where none does."""
        return next((n for n, found in enumerate(self.said.sources) if found), len(self.said.sources))

    @cached_property
    def _direct_starts(self) -> tuple[int, ...]:
        return tuple(q.start for q in self.direct)

    @cached_property
    def cues(self) -> dict[tuple[int, int], Source]:
        """Each source by the place of its cue."""
        return {(s.cue_start, s.cue_end): s for found in reversed(self.said.sources) for s in reversed(found)}

    @cached_property
    def claim_sentences(self) -> frozenset[int]:
        return frozenset(c.sentence for c in self.claims)

    def quoted(self, place: int) -> Quotation | None:
        """The direct quotation around a place of the text."""
        n = bisect_right(self._direct_starts, place)
        return next((q for q in self.direct[max(0, n - 4) : n] if q.start <= place < q.end), None)

    def head_of_post(self, index: int) -> Source | None:
        """ "X: …" at the head of a short text, where nobody else has spoken between it and the sentence."""
        sources, sentences = self.said.sources, self.document.sentences
        if len(sentences) > LONGEST_POST:
            return None
        for back in range(index - 1, -1, -1):
            spoken = [s for s in sources[back] if s.kind != "hearsay"]
            head = next((s for s in spoken if s.kind == "label" and s.cue_start >= s.end and s.sentence <= 1), None)
            if head is not None:
                return head
            if any(self.said.resolved[s].via != "own" and not s.anaphor for s in spoken):
                return None
        return None

    def opening(self, sentence: Sentence, size: int = 60) -> str:
        return self.document.text[sentence.start : min(sentence.end, sentence.start + size)]


def options_of(setting: Setting, claim: Place) -> list[Option]:
    """The outlet first, then the sources of the sentence, the quotation's speaker, and earlier sources, nearest first."""
    said = setting.said
    sentence = setting.document.sentences[claim.sentence]
    options = [Option("outlet", "outlet")]
    for source in said.sources[claim.sentence]:
        if cut_off(setting, claim, source):
            continue
        options.append(Option("here", said.resolved[source].side, source))
    around = setting.quoted(claim.start)
    if around is not None and around.speaker is not None and around.cue_start is not None:
        speaker = setting.cues.get((around.cue_start, around.cue_end or -1))
        if speaker is not None and speaker.sentence != claim.sentence:
            options.append(Option("speaker", said.resolved[speaker].side, speaker, abs(speaker.sentence - claim.sentence)))
    used = {o.source for o in options}
    for back in range(1, BACK + 1):
        index = claim.sentence - back
        if index < 0:
            break
        spoken = [s for s in said.sources[index] if s.kind != "hearsay" and s not in used]
        if spoken:
            options.append(Option("carry", said.resolved[spoken[-1]].side, spoken[-1], back))
            break
    head = setting.head_of_post(claim.sentence)
    if head is not None and head not in used and all(o.source is not head for o in options):
        options.append(Option("carry", said.resolved[head].side, head, claim.sentence - head.sentence))
    if not said.sources[claim.sentence] and around is None:
        for ahead in (1, 2):
            index = claim.sentence + ahead
            spoken = [s for s in said.sources[index] if s.kind != "hearsay" and s not in used] if index < len(said.sources) else []
            if spoken and (sentence.paragraph == setting.document.sentences[index].paragraph or sentence.kind == "headline" and ahead == 1):
                options.append(Option("ahead", said.resolved[spoken[0]].side, spoken[0], ahead))
                break
    return options


def cut_off(setting: Setting, claim: Place, source: Source) -> bool:
    """True where the source is the subject of a clause of its own behind the claim ("17 died after the army said", "but X said")."""
    if source.kind == "hearsay" and CHECKING.search(setting.document.text, max(0, source.start - 40), source.start):
        return True
    if source.kind == "hearsay":
        return bool(source.covers) and not any(a <= claim.start < b for a, b in source.covers)
    if source.denial and any(
        s.kind == "utterance" and 0 <= s.cue_start - source.cue_end <= 40 and s.cue_end <= claim.start
        for s in setting.said.sources[claim.sentence]
    ):
        return True
    if source.start < claim.end:
        return False
    if source.denial:
        # "300 died, a figure that X rejects": whoever rejects it does not tell it.
        return True
    if source.kind == "according" and source.cue[:1].isupper():
        return True
    sentence = setting.document.sentences[source.sentence]
    lead = setting.document.text[max(sentence.start, source.start - 14) : source.start].lower().split()
    return bool(lead) and lead[-1].strip(",") in CUTTING and source.kind in ("before", "relative")
