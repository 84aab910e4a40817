"""What reading gives: claims, mentions of the sides, quotations and lethal clauses, as records and as frames."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Outcome = Literal["killed", "wounded", "captured", "missing", "displaced", "casualties"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "nearly", "up_to", "range", "vague", "unquantified"]
Status = Literal["asserted", "denied", "unverified", "hypothetical"]
Interest = Literal["own_loss", "enemy_loss", "harm_by_enemy", "harm_by_own", "third_party", "outlet_voice"]
VictimStatus = Literal["combatant", "commander", "civilian", "child", "journalist", "official", "unknown"]
Voice = Literal["own", "quotation", "reported", "caption"]
Construction = Literal["active", "by_passive", "agentless", "intransitive", "nominal"]

OUTCOMES: tuple[Outcome, ...] = ("killed", "wounded", "captured", "missing", "displaced", "casualties")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One number (or one unquantified phrase) of one outcome, one group of victims, one claimant, one place in a text.

    exact == article.text[start:end]; prefix and suffix are up to 32 characters on either side (W3C
    TextQuoteSelector, TextPositionSelector). low, high: None is unknown, 0 is zero. relay: channels from claimant to
    outlet, in order. part_of, repeat_of: claim_ids of the same article. date_start, date_end: ISO 8601, of reduced
    precision (2021-09) where the text tells no more. statement_id and review are set by the ledger. rule: the name of
    the rule that made the claim; confidence: 0 to 1.
    """

    claim_id: str
    article_id: str
    exact: str
    start: int
    end: int
    prefix: str
    suffix: str
    outcome: Outcome
    number: str
    qualifier: Qualifier
    low: int | None
    high: int | None
    victim: str
    victim_side: str
    victim_status: VictimStatus = "unknown"
    victim_names: tuple[str, ...] = ()
    agent_side: str | None = None
    claimant: str | None = None
    claimant_side: str = "outlet"
    relay: tuple[str, ...] = ()
    outlet: str = "unknown"
    status: Status = "asserted"
    interest: Interest = "outlet_voice"
    part_of: str | None = None
    repeat_of: str | None = None
    background: bool = False
    basis: Literal["new", "cumulative", "unknown"] = "unknown"
    date_start: str | None = None
    date_end: str | None = None
    place: str | None = None
    statement_id: str | None = None
    review: str | None = None
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase that names a side: text[start:end] of the article.

    kind: name (an alias), person, generic (a word that means the side in these texts). head: its head noun, lower
    case. modifiers: the words before the head that are not determiners. voice: whose words it stands in.
    """

    article_id: str
    start: int
    end: int
    text: str
    side: str
    kind: Literal["name", "person", "generic"]
    head: str
    modifiers: tuple[str, ...] = ()
    voice: Voice = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that the article gives as somebody's: text[start:end], without the quotation marks.

    kind: direct (in quotation marks, speech), reported (indirect speech), scare (in quotation marks, no speech).
    speaker: as printed, None where nobody is named. words: number of words. repeat: the same words stand
    earlier in the article (a pull-quote). cue: the word that introduces the speech, at cue_start:cue_end.
    """

    article_id: str
    start: int
    end: int
    text: str
    kind: Literal["direct", "reported", "scare"]
    speaker: str | None = None
    speaker_side: str = "unknown"
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    words: int = 0
    repeat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LethalClause:
    """A clause that tells of killing: text[start:end] of the article.

    trigger: its verb or noun as printed. construction: how it is told. agent: the words that name the killer, None
    where it does not. claim_id: of a claim that rests on it, None where there is none.
    """

    article_id: str
    start: int
    end: int
    text: str
    trigger: str
    construction: Construction
    victim_side: str
    agent_side: str | None = None
    agent: str | None = None
    voice: Voice = "own"
    claim_id: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article, each kind in the order of the text."""

    article_id: str
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    clauses: tuple[LethalClause, ...] = ()


def claim_id(article_id: str, start: int, end: int, outcome: str) -> str:
    """A stable id of ten hexadecimal digits after "c": the same text gives the same id on every machine."""
    key = "\x1f".join((article_id, str(start), str(end), outcome))
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:10]


def to_frame(records: Iterable[object], kind: type) -> pd.DataFrame:
    """Records of one kind as a frame, a row each, columns as the record's fields; counts are nullable Int64."""
    names = [f.name for f in dataclasses.fields(kind)]
    frame = pd.DataFrame([[getattr(r, n) for n in names] for r in records], columns=names)
    for column in ("low", "high", "start", "end", "cue_start", "cue_end", "words"):
        if column in frame:
            frame[column] = frame[column].astype("Int64")
    return frame
