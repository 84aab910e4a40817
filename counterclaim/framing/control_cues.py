"""Takes a sentence, its sides and places, gives what it says of who holds a place: for each word of control a cue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.framing.control_places import REACH, SideAt, of_profile, place_of
from counterclaim.framing.control_words import ControlWord, control_words
from counterclaim.reading.sides import SideFinder

_NOT = re.compile(r"\b(?:not|never|no|nor|neither|unable|cannot|without|fail(?:s|ed)?|barely)\b|n['’]t\b", re.IGNORECASE)
_DENY = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w+|dismiss\w*|false(?:ly)?|untrue|disput\w+)\b", re.IGNORECASE)
_CLAIM = re.compile(
    r"\b(?:claim\w*|sa(?:y|ys|id|ying)|t(?:ell|ells|old)|announc\w+|report\w*|proclaim\w*|declar\w+|maintain(?:s|ed)?\s+that|insist\w*|according|alleg\w+|deny|denie\w+|denying)\b",
    re.IGNORECASE,
)
_BARE_INFINITIVE = re.compile(r"\b(?:would|could|might|may|can|should|will|shall|must|to)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_REALIS = re.compile(
    r"\b(?:manage[sd]?|able|began|begun|continue[sd]?|claim(?:s|ed|ing)?|said|appear(?:s|ed)?|seem(?:s|ed)?|known|reported|believed|came|come|went on)\s+to\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_SOON = re.compile(r"\b(?:about to|on the (?:verge|brink) of|close to|poised to|nearing)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_IF = re.compile(
    r"\b(?:if|unless|whether|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|want(?:s|ed)?|aim(?:s|ed|ing)?|attempt\w*|tr(?:y|ies|ied|ying)|bid|sought|seek\w*|efforts?|focus\w*)\b[^.;,]*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|gets?|got)|['’](?:s|re))\s+(?:(?:not|still|now|already|also|yet|fully|completely|\w+ly)\s+)*$",
    re.IGNORECASE,
)
_BY = re.compile(r"[\s,]*(?:\w+\s+)?by\s", re.IGNORECASE)
_PREPOSITION = frozenset("against from of with between by in for on near over under than including to toward towards despite".split())
_PRONOUN = re.compile(r"\b(?P<they>they|it|he|its|their)\b|\b(?P<we>we|our|us)\b", re.IGNORECASE)
_MAN = re.compile(r"(?:ed|ing)$|^(?:back|out|off|down|told|held|fought|drove)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """What sentence[start:end] says of a place. place: as printed, "" where none is named. part: a part of the place only.
    holder: the side of which `value` speaks, None where it is not told; loser: the side that has the opposite. claimed:
    the sentence gives it as somebody's words, of the side `claimant` where that is told. agentless: the construction leaves
    out who does it. reason: why it is not counted, "" where it is."""

    start: int
    end: int
    control: str
    value: int
    place: str
    part: bool
    holder: str | None
    loser: str | None
    denied: bool
    claimed: bool
    claimant: str | None = None
    agentless: bool = False
    reason: str = ""


def read_cues(
    sentence: str, sides: Sequence[SideAt], places: Sequence[str], finder: SideFinder, speaker: str | None = None, before: str | None = None
) -> list[Cue]:
    """The cues of one sentence. sides: in order. places: of the profile, the first is the place, the others stand in it.
    speaker: the side whose words the sentence holds ("we"); before: the side last spoken of (for "they", "it")."""
    found = []
    words = control_words(sentence)
    for n, word in enumerate(words):
        clause = _clause_start(sentence, word.start)
        cue = _cue(sentence, word, clause, sides, places, finder, speaker, before)
        if cue and not (n and _same(sentence, words[n - 1], word)):
            found.append(cue)
    return found


def _same(sentence: str, first: ControlWord, second: ControlWord) -> bool:
    """Whether two words are one cue: "fighting for" and "control of", "seized" and "full control of"."""
    between = sentence[first.end : second.start]
    return (
        second.control == "holds"
        and bool(re.fullmatch(r"\s+(?:[\w-]+\s+)?", between))
        and sentence[second.start : second.end].lower().startswith("control")
    )


def _clause_start(sentence: str, place: int) -> int:
    """Where the clause of a word begins: behind the last comma with a conjunction, semicolon, dash or colon."""
    cuts = [
        m.end()
        for m in re.finditer(
            r"[;:–—]\s|,?\s(?:but|while|whereas|although|though|because|after|when|until|since)\s|,\s(?:and|or)\s", sentence[:place]
        )
    ]
    return cuts[-1] if cuts else 0


def _cue(
    sentence: str,
    word: ControlWord,
    clause: int,
    sides: Sequence[SideAt],
    places: Sequence[str],
    finder: SideFinder,
    speaker: str | None,
    before: str | None,
) -> Cue | None:
    ahead = sentence[clause : word.start]
    printed = sentence[word.start : word.end].lower()
    if word.shape == "bare" and re.match(r"[^,;.]{0,40}\bunder\s+(?:\w+\s+){0,2}(?:siege|blockade)\b", sentence[word.end :]):
        return None
    passive = word.shape in ("before", "bare") and bool(
        (_PASSIVE.search(ahead) and not re.search(r"ing\b", printed)) or _BY.match(sentence, word.end)
    )
    if word.shape == "place" and any(re.fullmatch(r"\s+(?:(?:has|have|had|also)\s+)*", sentence[s.end : word.start]) for s in sides):
        return None  # fighters that fall, no place
    place, part = place_of(sentence, word, clause, passive, places, sides)
    if not place:
        return None
    holder, loser = _holder(sentence, word, clause, passive, sides, finder, speaker, before)
    control, value = word.control, word.value
    if (control == "holds" and re.search(r"\bfor\s+(?:\w+\s+)?$", ahead)) or re.search(
        r"\bneither\s+(?:side|army|party)\b", ahead, re.IGNORECASE
    ):
        control, value = "contested", 0  # "battling for control of"
    soon = bool(_SOON.search(ahead))
    if part or soon:
        value = max(-1, min(1, value))
    denial = _DENY.search(sentence[max(0, word.start - REACH) : word.start]) or _DENY.search(sentence[word.end : word.end + 40])
    lifted = control == "nears" and re.search(
        r"\b(?:br[eo]\w+|lift\w*|end(?:s|ed|ing)?)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+)?$", ahead, re.IGNORECASE
    )
    denied = value != 0 and (bool(_NOT.search(ahead[-50:])) != bool(denial)) != bool(lifted)
    if denied:
        value = -value
    told = sentence[: word.start]
    if denial and denial.group().lower().startswith("fals") and denial.start() + max(0, word.start - REACH) < word.start:
        told = sentence[: denial.start() + max(0, word.start - REACH)]  # "falsely proclaimed" is the article's own word
    claims = list(_CLAIM.finditer(told))
    claimants = [s.side for s in sides if claims and s.end <= claims[-1].start()] or [
        s.side for s in sides if claims and claims[-1].end() <= s.start < word.start and claims[-1].group().lower() == "according"
    ]
    announced = (
        claims and word.start - claims[-1].end() < 20 and re.match(r"announc|proclaim|claim|declar", claims[-1].group(), re.IGNORECASE)
    )
    if holder is None and loser is None and announced and claimants and printed.endswith(" of") and control == "takes":
        holder = claimants[-1]  # "the North announced the capture of the valley"
    agentless = word.control == "falls" or (word.control == "takes" and (passive or printed.endswith(" of")))
    reason = ""
    leads = re.fullmatch(r"(?:the\s+)?roads?", place, re.IGNORECASE) and re.search(r"\b(?:to|towards?)\b\W+(?:the\s+)?[A-Z]", sentence)
    if places and (leads or not of_profile(place, places)):
        reason = "another place"
    elif not soon and not denied and _possible(sentence, word, ahead):
        reason = "only possible"
    return Cue(
        word.start, word.end, control, value, place, part, holder, loser, denied,
        claimed=bool(claims), claimant=claimants[-1] if claimants else None, agentless=agentless, reason=reason,
    )  # fmt: skip


def _possible(sentence: str, word: ControlWord, ahead: str) -> bool:
    if sentence.rstrip().endswith("?"):
        return True
    if word.control == "contested":
        return bool(re.search(r"\b(?:if|unless)\b[^,;]*$", ahead, re.IGNORECASE))
    if re.search(r"\b(?:would|could|might|may|should)\s+(?:\w+\s+)?have\s+(?:been\s+)?$", ahead, re.IGNORECASE):
        return True
    if _BARE_INFINITIVE.search(ahead) and not _REALIS.search(ahead):
        return True
    gerund = sentence[word.start : word.end].lower().endswith(("ing", " of")) and re.search(
        r"\b(?:would|could|might)\b", sentence[word.end : word.end + REACH]
    )  # "Taking the town would", "the fall of the town would"
    return bool(gerund or _IF.search(ahead[-60:]))


def _holder(
    sentence: str,
    word: ControlWord,
    clause: int,
    passive: bool,
    sides: Sequence[SideAt],
    finder: SideFinder,
    speaker: str | None,
    before: str | None,
) -> tuple[str | None, str | None]:
    """The side that the word speaks of, and the one against which it does it."""
    behind = [s for s in sides if word.end <= s.start < word.end + REACH]
    if word.shape == "held":
        name = re.search(r"([\w'’.]+(?:\s[\w'’.]+)?)[-‐]$", sentence[: word.start])
        found = finder.find(name.group(1)) if name else []
        return (found[-1].side if found else None), None
    if word.shape == "noun":
        owner = [s for s in sides if s.end <= word.start and re.fullmatch(r"['’]?s?\s+(?:\w+\s+)?", sentence[s.end : word.start])]
        of = [s for s in behind if re.match(r"\s+of\s+(?:the\s+)?$", sentence[word.end : s.start])]
        return (owner[-1].side if owner else of[0].side if of else None), None
    if word.shape == "hands":
        inside = [s for s in sides if word.start <= s.start < word.end]
        of = [s for s in behind if re.fullmatch(r"\s+of\s+(?:the\s+)?(?:\w+\s+)?", sentence[word.end : s.start])]
        if inside or of:
            return (inside or of)[-1 if inside else 0].side, None
        if re.match(r"in\s", sentence[word.start : word.end], re.IGNORECASE) and sentence[word.start : word.end].lower().endswith(
            "control"
        ):
            return _active(sentence, word.start, clause, sides, speaker, before), None
        theirs = re.search(r"\b(?:its|their|our)\b", sentence[word.start : word.end])
        return (speaker if theirs and theirs.group() == "our" else before if theirs else None), None
    if word.shape == "around":
        inside = [s for s in sides if word.start <= s.start < word.end]
        return _active(sentence, word.start, clause, sides, speaker, before), inside[-1].side if inside else None
    end = re.search(r"[;:.]\s|,\s|\s(?:but|and|while|after|when)\s", sentence[word.end :])
    near = [s for s in behind if end is None or s.start < word.end + end.start() + 1]
    by = [s for s in near if re.search(r"\bby\s+(?:[\w'’-]+\s+){0,3}$", sentence[word.end : s.start])]
    losing = [s for s in near if re.search(r"\b(?:from|against)\s+(?:[\w'’-]+\s+){0,2}$", sentence[word.end : s.start])]
    loser = losing[0].side if losing else None
    if word.shape == "place" or word.control == "falls":
        to = [s for s in near if re.search(r"\b(?:to|hands of|into)\s+(?:[\w'’-]+\s+){0,2}$", sentence[word.end : s.start])]
        return (to[0].side if to else None), loser
    if word.shape == "under":
        return (by[0].side if by else _active(sentence, word.start, 0, sides, speaker, before)), None
    if passive:
        if word.control in ("keeps", "expels") and not by:
            done_to = [s for s in sides if s.end <= word.start]
            return None, (done_to[-1].side if done_to else loser)
        return (by[0].side if by else None), loser
    if (
        sentence[word.start : word.end].lower().split()[-1] == "of"
        and word.control in ("takes", "nears")
        and len(sentence[word.start : word.end].split()) == 2
    ):
        owner = [s for s in sides if s.end <= word.start and re.fullmatch(r"(?:['’]s?)?\s+(?:\w+\s+)?", sentence[s.end : word.start])]
        return (by[0].side if by else owner[-1].side if owner else None), loser
    holder = by[0].side if by else _active(sentence, word.start, clause, sides, speaker, before)
    if word.control == "loses":
        won = [s for s in near if re.search(r"\bto\s+(?:[\w'’-]+\s+){0,2}$", sentence[word.end : s.start])]
        loser = won[0].side if won else loser
    if loser is None and word.control in ("keeps", "expels", "nears", "contested"):
        done_to = [s for s in behind if s.side != holder and s.start - word.end < 30]
        loser = done_to[0].side if done_to else None
    return holder, loser if loser != holder else None


def _active(sentence: str, end: int, clause: int, sides: Sequence[SideAt], speaker: str | None, before: str | None) -> str | None:
    """The side that is the subject of a verb at `end`: the last one before it that no preposition and no other verb governs."""
    pronouns = [m for m in _PRONOUN.finditer(sentence, clause, end)]
    for side in reversed([s for s in sides if s.end <= end]):
        if pronouns and pronouns[-1].start() > side.end:
            if pronouns[-1]["we"]:
                return speaker
            near = [s for s in sides if s.end <= pronouns[-1].start() and not _governed(sentence, s)]
            return near[-1].side if near else speaker or (None if pronouns[-1].group().lower() in ("it", "its") else before)
        if not _governed(sentence, side):
            return side.side
    if pronouns:
        return speaker if pronouns[-1]["we"] else speaker or before
    return None


def _governed(sentence: str, side: SideAt) -> bool:
    words = re.findall(r"[\w'’-]+", sentence[max(0, side.start - 40) : side.start])
    while words and words[-1].lower() in ("the", "a", "an", "their", "its", "his"):
        words.pop()
    return bool(words) and (words[-1].lower() in _PREPOSITION or bool(_MAN.search(words[-1])))
