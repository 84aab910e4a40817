"""A claim and a document's discourse in; out, the features of each option of who may have said it (`features_of`).

Features are named, and none of them names an outlet, a place or a side: what speaks for a source is how it stands to the claim.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from counterclaim.reading.cues import load_cues
from counterclaim.reading.document import Sentence
from counterclaim.reading.options import Option, Setting, cut_off
from counterclaim.reading.source import Source
from counterclaim.reading.status import Place

COUNTS_ON = re.compile(
    r"(?:at least |some |about |nearly )?(?:another\b|a further\b|[\w-]+ (?:other|others|more|further)\b|there (?:were|was|are) no\b|no one\b|nobody\b|none\b|(?:most|many|some|several|all|one|two|three|four|five|six|at least \w+) of (?:the|them|those|these)\b)"
)
DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|last|yesterday|earlier|since|ago|month|year|week)\b",
    re.IGNORECASE,
)
RUNNING = re.compile(
    r"\bsince\b|\bso far\b|\bbegan\b|\bbroke out\b|\berupt\w+|\bin total\b|\bover the past\b|\bin recent (?:weeks|months|days|years)\b|\blast (?:month|year|week)\b|\bearlier (?:this|in)\b|\byear[s-]|\bdecade",
    re.IGNORECASE,
)
MORE = re.compile(r"\b(?:also|another|other|others|more|further|additional|too)\b", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|those|these|them|of the|among them|its|their|his|her|that)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
ENEMY = re.compile(r"\b(?:the enemy|enemy's|enemies|martyrs?|martyred)\b", re.IGNORECASE)
SHORT = 10
ADDING = frozenset("added adds adding continued continues concluded concludes".split())
PLACE = re.compile(
    r"^\W*(?:In|Near|At|Around|North|South|East|West|Elsewhere|Meanwhile|Separately|Earlier|On|Also|Further|Last|Yesterday)\b"
)


def features_of(setting: Setting, claim: Place, option: Option) -> dict[str, float]:
    """Feature name → value of one option of one claim."""
    sentence = setting.document.sentences[claim.sentence]
    if option.kind == "outlet":
        return _of_outlet(setting, claim, sentence)
    assert option.source is not None
    if option.kind == "here":
        return _of_here(setting, claim, sentence, option, option.source)
    if option.kind == "speaker":
        return {"speaker": 1.0}
    if option.kind == "ahead":
        return _of_ahead(setting, claim, sentence, option, option.source)
    return _of_carry(setting, claim, sentence, option, option.source)


def _of_outlet(setting: Setting, claim: Place, sentence: Sentence) -> dict[str, float]:
    text = setting.document.text
    words = text[sentence.start : sentence.end]
    sources = [s for s in setting.said.sources[claim.sentence] if s.kind != "hearsay"]
    f = {"outlet": 1.0}
    f["outlet:no source here"] = float(not sources)
    f["outlet:headline"] = float(sentence.kind == "headline" or bool(getattr(claim, "headline", False)))
    f["outlet:first sentence"] = float(claim.sentence == 0)
    f["outlet:running toll"] = float(bool(RUNNING.search(words)) and not sources)
    f["outlet:running toll, source here"] = float(bool(RUNNING.search(words)) and bool(sources))
    f["outlet:background"] = float(bool(getattr(claim, "background", False)))
    f["outlet:no source before"] = float(claim.sentence <= setting.first_source)
    f["outlet:last sentences"] = float(claim.sentence >= len(setting.document.sentences) - 2 and claim.sentence > 1)
    f["outlet:covered here"] = float(_covered_here(setting, claim))
    f["outlet:covered by none"] = float(bool(sources) and not any(a <= claim.start < b for s in sources for a, b in s.covers[:1]))
    f["outlet:first person"] = float(_first_person(setting, claim, words))
    f["outlet:the enemy"] = float(bool(ENEMY.search(words)))
    f["outlet:quoted"] = float(setting.quoted(claim.start) is not None)
    return {name: value for name, value in f.items() if value}


def _of_here(setting: Setting, claim: Place, sentence: Sentence, option: Option, source: Source) -> dict[str, float]:
    text = setting.document.text
    after_claim = source.start >= claim.end
    inside = source.start < claim.end and claim.start < source.end
    others = [s for s in setting.said.sources[claim.sentence] if s != source and s.kind != "hearsay"]
    gap_start, gap_end = (claim.end, min(source.start, source.cue_start)) if after_claim else (max(source.end, source.cue_end), claim.start)
    gap = text[gap_start:gap_end] if gap_end > gap_start else ""
    between = sum(1 for s in others if gap_start <= min(s.start, s.cue_start) < gap_end)
    side = "after claim" if after_claim else "before claim"
    first = bool(source.covers) and source.covers[0][0] <= claim.start < source.covers[0][1]
    second = any(a <= claim.start < b for a, b in source.covers[1:])
    f: dict[str, float] = {"here": 1.0, f"here:{source.kind}": 1.0, f"here:{source.kind}, {side}": 1.0}
    f["here:covers"] = float(first)
    f["here:may cover"] = float(second and not first)
    f[f"here:covers, {source.kind}"] = float(first)
    f["here:in the source's words"] = float(inside)
    f["here:gap"] = math.log1p(len(gap.split())) / 3
    f["here:sources between"] = float(between)
    f["here:nearest"] = float(between == 0)
    f["here:only one"] = float(not others)
    f["here:comma, no clause end"] = float("," in gap)
    f["here:stop between"] = float(bool(re.search(r"[.;:]\s", gap)))
    f["here:that"] = float(bool(re.match(r"\s*(?:\w+\s+){0,3}that\b", text[source.cue_end : source.cue_end + 40])) and not after_claim)
    f["here:that, claim before"] = float(
        bool(re.match(r"\s*(?:\w+\s+){0,3}that\b", text[source.cue_end : source.cue_end + 40])) and after_claim
    )
    f["here:contrast between"] = float(bool(re.search(r"\b(?:but|while|although|though|however|whereas|after|as|when|since)\b", gap)))
    lead = text[max(sentence.start, source.start - 12) : source.start].split()
    f["here:as, claim before"] = float(bool(lead) and lead[-1].lower() == "as" and after_claim)
    f["here:object of another"] = float(bool(lead) and lead[-1].lower() in ("to", "by", "against", "with", "from", "for"))
    f["here:known"] = float(source.known)
    f["here:weak"] = float(source.weak)
    f["here:anaphor"] = float(source.anaphor)
    f["here:outlet's own"] = float(option.side == "outlet")
    f["here:denial"] = float(source.denial)
    f["here:cue in another's quotation"] = float(
        setting.quoted(source.cue_start) is not None and setting.quoted(claim.start) != setting.quoted(source.cue_start)
    )
    quotation = setting.quoted(claim.start)
    f["here:speaks the quotation"] = float(quotation is not None and quotation.cue_start == source.cue_start)
    f["here:clause of the cue"] = float(_under_cue(sentence, claim, source))
    f["here:running toll"] = float(bool(RUNNING.search(text[max(sentence.start, claim.start - 60) : claim.end + 60])))
    return {name: value for name, value in f.items() if value}


def _covered_here(setting: Setting, claim: Place) -> bool:
    """True where a source of the claim's own sentence may be said to say it."""
    return any(
        a <= claim.start < b
        for s in setting.said.sources[claim.sentence]
        if s.kind != "hearsay" and not cut_off(setting, claim, s)
        for a, b in s.covers[:1]
    )


def _under_cue(sentence: Sentence, claim: Place, source: Source) -> bool:
    """True where the parse puts the claim under the cue's verb."""
    if not sentence.parsed:
        return False
    cue, word = sentence.token_at(source.cue_start), sentence.token_at(claim.start)
    hops = 0
    while word is not None and cue is not None and hops < 40:
        if word == cue:
            return True
        if sentence.head[word] == word:
            return False
        word, hops = sentence.head[word], hops + 1
    return False


def _of_carry(setting: Setting, claim: Place, sentence: Sentence, option: Option, source: Source) -> dict[str, float]:
    text = setting.document.text
    words = text[sentence.start : sentence.end]
    before = setting.document.sentences[source.sentence]
    low = setting.opening(sentence).lower().lstrip('"“ ')
    other_sources = [s for s in setting.said.sources[claim.sentence] if s.kind != "hearsay"]
    f: dict[str, float] = {"carry": 1.0, f"carry:back {min(option.distance, 3)}": 1.0, f"carry:{source.kind}": 1.0}
    f["carry:covered here"] = float(_covered_here(setting, claim))
    f["carry:source here"] = float(bool(other_sources))
    f["carry:goes on"] = float(_openings("continuing").match(low) is not None)
    f["carry:turns"] = float(_openings("turning").match(low) is not None or PLACE.match(setting.opening(sentence)) is not None)
    f["carry:more"] = float(bool(MORE.search(words)))
    f["carry:first person"] = float(_first_person(setting, claim, words))
    f["carry:the enemy"] = float(bool(ENEMY.search(words)))
    f["carry:short"] = float(len(sentence.words) <= SHORT)
    f["carry:no new name"] = float(not _names(sentence) - _names(before, first=True))
    f["carry:head of the post"] = float(source is setting.head_of_post(claim.sentence))
    f["carry:also"] = float(bool(re.search(r"\b(?:also|too|in addition|as well)\b", words, re.IGNORECASE)))
    f["carry:speaks on after it"] = float(_speaks_on(setting, claim, option))
    f["carry:counts on"] = float(bool(COUNTS_ON.match(low)))
    f["carry:no date of its own"] = float(not DATE.search(words))
    f["carry:definite"] = float(bool(DEFINITE.match(low)))
    f["carry:running toll"] = float(bool(RUNNING.search(words)))
    f["carry:background"] = float(bool(getattr(claim, "background", False)))
    f["carry:claims there"] = float(source.sentence in setting.claim_sentences)
    f["carry:quoted"] = float(setting.quoted(claim.start) is not None)
    f["carry:source was quoted"] = float(any(q.cue_start == source.cue_start for q in setting.direct))
    f["carry:new paragraph"] = float(before.paragraph != sentence.paragraph)
    f["carry:last sentences"] = float(claim.sentence >= len(setting.document.sentences) - 2)
    f["carry:heading between"] = float(sentence.kind == "headline")
    f["carry:same number"] = float(bool(_numbers(text[claim.start : claim.end]) & _numbers(text[before.start : before.end])))
    return {name: value for name, value in f.items() if value}


@lru_cache(maxsize=2)
def _openings(group: str) -> re.Pattern[str]:
    """Any of the openings of a sentence that cues.yml has under that name."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(load_cues().groups[group])))})\b")


def _first_person(setting: Setting, claim: Place, words: str) -> bool:
    """True where a sentence outside quotations speaks of "us" and "ours"."""
    return FIRST_PERSON.search(words) is not None and setting.quoted(claim.start) is None


def _names(sentence: Sentence, first: bool = False) -> set[str]:
    """Words with a capital, without the first one of the sentence unless wanted."""
    return {w for w in sentence.words[0 if first else 1 :] if w[0].isupper()}


def _speaks_on(setting: Setting, claim: Place, option: Option) -> bool:
    """True where the same side is credited again right behind by a word that goes back ("the statement added")."""
    sentences, resolved = setting.document.sentences, setting.said.resolved
    for index in range(claim.sentence + 1, min(len(sentences), claim.sentence + 4)):
        spoken = [s for s in setting.said.sources[index] if s.kind != "hearsay"]
        if spoken:
            goes_on = sentences[index].paragraph == sentences[claim.sentence].paragraph or spoken[0].cue.lower() in ADDING
            return goes_on and spoken[0].anaphor and resolved[spoken[0]].side == option.side
        if sentences[index].paragraph != sentences[claim.sentence].paragraph and index > claim.sentence + 1:
            return False
    return False


def _of_ahead(setting: Setting, claim: Place, sentence: Sentence, option: Option, source: Source) -> dict[str, float]:
    text = setting.document.text
    after = setting.document.sentences[source.sentence]
    f = {"ahead": 1.0, f"ahead:on {option.distance}": 1.0, f"ahead:{source.kind}": 1.0}
    f["ahead:first sentence"] = float(claim.sentence == 0)
    f["ahead:headline"] = float(sentence.kind == "headline" or bool(getattr(claim, "headline", False)))
    f["ahead:same number"] = float(bool(_numbers(text[claim.start : claim.end]) & _numbers(text[after.start : after.end])))
    f["ahead:claims there"] = float(source.sentence in setting.claim_sentences)
    f["ahead:definite"] = float(bool(DEFINITE.match(text[after.start : after.end].lower().lstrip('"“ '))))
    f["ahead:new paragraph"] = float(after.paragraph != sentence.paragraph)
    return {name: value for name, value in f.items() if value}


def _numbers(text: str) -> set[str]:
    return {
        n.replace(",", "")
        for n in re.findall(
            r"\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds)\b", text.lower()
        )
    }
