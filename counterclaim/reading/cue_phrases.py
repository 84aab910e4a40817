"""A Sentence in; out, the sources that no verb introduces (`CuePhrases`): "according to X", "a statement by X", "X: 20 dead", "reportedly"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.channels import Channels
from counterclaim.reading.cues import CONTESTED
from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import CALENDAR, DETERMINERS, PREPOSITIONS
from counterclaim.reading.noun_phrases import plain_name
from counterclaim.reading.source import Source

FLASH = re.compile(r"[^\w\"“]*#?(?:urgent|breaking|just in|update|news alert|alert|flash|watch|live)\b[^\w\"“#]*", re.IGNORECASE)
OFFICE = re.compile(
    r"[^\w\"“]*((?:[Tt]he |[Aa] )?(?:[\w'’-]+ ){0,3}(?:spokes(?:man|woman|person)|director|head|chief|minister|commander|secretary)\b[^:.;!?\"“”]{3,90}):\s+(?=\S)"
)
LEAD = re.compile(r"[^\w\"“]*(#?[\w.'’_&-]+(?:,?(?: #?|#)[\w.'’_&-]+){0,11} ?)(?::| \|)\s+(?=\S)")
SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson spokesmen commander command ministry brigades media office bureau wing statement".split()
)
HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|it (?:is|was) (?:reported|said|claimed|believed|thought)|(?:is|are|was|were|been) (?:also |now |still )?(?:believed|thought|said|reported|understood|rumou?red|alleged|claimed|presumed) (?:to have|to be|killed|dead|wounded|injured|missing|captured))\b",
    re.IGNORECASE,
)
REPORTS = re.compile(
    r"\b(?:(?:unconfirmed |initial |preliminary |conflicting |media |press |news |some |local |credible |earlier |various )*(?:reports|rumou?rs|claims|allegations|accounts))\b(?= (?:that|of|on|about|over|from|suggest\w*|indicat\w*|say\w*|said|put|claim\w*|emerge\w*|circulat\w*|last night|have|are|were))",
    re.IGNORECASE,
)

# "reports broadcast by X", "claims by X": whose words they are.
TOLD = frozenset("broadcast aired published carried made spread issued raised circulated put given released posted".split())
# Without one of these no phrase of the two is there, which is quicker to see.
HEARSAY_WORDS = frozenset(
    "reportedly allegedly reported said claimed believed thought understood rumored rumoured alleged presumed".split()
)
REPORT_WORDS = frozenset("reports rumors rumours claims allegations accounts".split())


class CuePhrases(Channels):
    """Finds sources by phrases, labels and words of hearsay."""

    def _phrases(self, s: Sentence) -> list[Source]:
        found: list[Source] = []
        if self.cues.phrase_openers.isdisjoint(s.lower):
            return found
        joined = " ".join(s.lower)
        place: dict[int, int] = {}
        taken: list[tuple[int, int]] = []
        for phrase in self.cues.before_source:
            if phrase not in joined:
                continue
            place = place or _word_at(s.lower)
            for match in re.finditer(rf"(?:(?<=\s)|^){re.escape(phrase)}(?=\s)", joined):
                n = place.get(match.start(), -1)
                if n < 0 or any(a <= n < b for a, b in taken):
                    continue
                size = len(phrase.split())
                right = self._phrase_from(s, n + size)
                if right is None and not s.parsed and phrase == "according to":
                    right = self._plain_from(s, n + size)
                if (
                    right is None
                    or s.lower[right[0]] in self.cues.groups["not_after_according"]
                    or not phrase.startswith("according")
                    and not self._sourcelike(s, right)
                ):
                    continue
                taken.append((n, n + size))
                source = Source(
                    s.starts[right[0]],
                    s.ends[right[1]],
                    self._words(s, right),
                    s.index,
                    " ".join(s.words[n : n + size]),
                    s.starts[n],
                    s.ends[n + size - 1],
                    "according" if phrase not in ("citing", "quoting") else "quoted",
                    stance=self.cues.stance_of(phrase),
                    anaphor=self._anaphor(s, right),
                    known=self._known(s, right),
                    relay=self._channels(s, right[1] + 1),
                )
                if phrase in ("citing", "quoting"):
                    outer = self._outer(s, n, right)
                    source = replace(source, relay=(*outer, *source.relay))
                found.append(source)
        for n, word in enumerate(s.lower[:-2]):
            told = n + 1
            if s.lower[told] in TOLD and told + 2 < len(s.words):
                told += 1
            if (
                word not in self.cues.groups["utterances"] | CONTESTED
                or s.lower[told] not in ("by", "from")
                or word in CONTESTED
                and told == n + 1
                and s.lower[told] == "from"
                or any(a <= n < b for a, b in taken)
            ):
                continue
            right = self._phrase_from(s, told + 1)
            if (
                right is None
                or not self._sourcelike(s, right)
                or any(f.start == s.starts[right[0]] or f.start <= s.starts[n] < f.end for f in found)
            ):
                continue
            taken.append((n, told + 1))
            found.append(
                Source(
                    s.starts[right[0]],
                    s.ends[right[1]],
                    self._words(s, right),
                    s.index,
                    self._words(s, (n, told)),
                    s.starts[n],
                    s.ends[told],
                    "utterance",
                    anaphor=self._anaphor(s, right),
                    known=self._known(s, right),
                )
            )
        return found

    def _outer(self, s: Sentence, n: int, right: tuple[int, int]) -> tuple[str, ...]:
        """Who cites: "Interfax, citing a source" or "Citing a source, Interfax reported"."""
        before = n - 1
        while before >= 0 and s.lower[before] in (",", "-", "–"):
            before -= 1
        before = self._skip_time(s, before)
        if before >= 0:
            left = self._phrase_ending(s, before)
            if left and self._sourcelike(s, left):
                return (self._words(s, left),)
            if s.lower[before] in self.cues.verbs and before > 0:
                left = self._phrase_ending(s, before - 1)
                return (self._words(s, left),) if left and self._sourcelike(s, left) else ()
            return ()
        after = right[1] + 1
        while after < len(s.words) and s.lower[after] in (",", "'s", "the"):
            after += 1
        outer = self._phrase_from(s, after)
        if outer and outer[1] + 1 < len(s.words) and s.lower[outer[1] + 1] in self.cues.verbs:
            return (self._words(s, outer),)
        return ()

    def _labels(self, s: Sentence) -> list[Source]:
        """ "Monitor: 20 dead", "20 dead: monitor", and in a run-on headline "20 dead Monitor AFP Sunday"."""
        found = []
        text = self.document.text
        body = text[s.start : s.end]
        flash = FLASH.match(body)
        lead = LEAD.match(body, flash.end() if flash else 0) or OFFICE.match(body, flash.end() if flash else 0)
        if lead and not re.match(r"\s*https?", body[lead.end() - 1 :]):
            first, last = s.token_at(s.start + lead.start(1)), s.token_at(s.start + lead.end(1) - 1)
            if first is not None and last is not None and self._label_like(s, (first, last)):
                found.append(self._label(s, (first, last), last + 1, ((s.start + lead.end(), s.end),)))
        dash = re.search(r"[\"”’'][.,]?\s*[–—―-]\s*((?:[A-Z][\w.'’-]+\s?){1,5}(?:,\s+[^.;]{3,60})?)\s*$", body)
        if dash:
            first, last = s.token_at(s.start + dash.start(1)), s.token_at(s.start + dash.end(1) - 1)
            if first is not None and last is not None and last - first < 16:
                found.append(self._label(s, (first, last), first, ((s.start, s.start + dash.start() + 1),)))
        if s.index <= 1 or s.kind == "headline":
            for n in range(1, min(len(s.words), 40)):
                if (
                    not (s.words[n][0].isupper() or s.words[n - 1] in ("-", "–", "—", ":"))
                    or s.words[n - 1] == "-"
                    and s.starts[n] == s.ends[n - 1]
                ):
                    continue
                for size in (4, 3, 2, 1):
                    if n + size > len(s.words):
                        continue
                    span = (n, n + size - 1)
                    if not self._label_like(s, span, strict=True):
                        continue
                    after = s.words[n + size] if n + size < len(s.words) else ""
                    ends = (
                        not after
                        or after in (".", "|")
                        or after.lower() in self.cues.groups["agencies"]
                        or after.lower() in CALENDAR
                        or after[0].isdigit()
                        and not s.words[n - 1].endswith(",")
                    )
                    clean = (
                        s.words[n - 1] in ("-", "–", "—", ":", "|")
                        or ends
                        and after.lower() in self.cues.groups["agencies"] | CALENDAR
                        or s.kind == "headline"
                        and not after
                    )
                    if (
                        ends
                        and clean
                        and s.lower[n - 1] not in PREPOSITIONS
                        and s.lower[n - 1] not in DETERMINERS
                        and s.lower[n - 1] != "and"
                    ):
                        found.append(self._label(s, span, n, ((s.start, s.starts[n]),)))
                        return found
        return found

    def _label(self, s: Sentence, span: tuple[int, int], cue: int, covers: tuple[tuple[int, int], ...]) -> Source:
        cue = min(cue, len(s.words) - 1)
        return Source(
            s.starts[span[0]],
            s.ends[span[1]],
            self._words(s, span),
            s.index,
            s.words[cue],
            s.starts[cue],
            s.ends[cue],
            "label",
            covers,
            known=self._known(s, span),
        )

    def _label_like(self, s: Sentence, span: tuple[int, int], strict: bool = False) -> bool:
        words = " ".join(s.lower[span[0] : span[1] + 1])
        if any(w in ("killed", "wounded", "injured", "dead", "death", "deaths", "toll") for w in s.lower[span[0] : span[1] + 1]):
            return False
        if "," in words and not strict:
            # "The movement's military wing, the Shore Brigades": either part may be somebody.
            comma = s.lower.index(",", span[0])
            return self._label_like(s, (span[0], comma - 1)) or self._label_like(s, (comma + 1, span[1]))
        if not strict and s.lower[span[1]] in SPEAKERS and any(w[0].isupper() for w in s.words[span[0] : span[1] + 1]):
            return True
        noun = self.cues.noun_class(words)
        if noun is not None and (words.endswith(noun[1]) or not strict):
            return (
                noun[0] != "no_side"
                or noun[1] in ("report", "reports", "sources", "source", "media", "local media", "media reports", "press")
                and words.endswith(noun[1])
            )
        found = self.finder.find(plain_name(self._words(s, span)))
        return (
            bool(found)
            and (found[-1].end == len(self._words(s, span)))
            and found[-1].kind != "generic"
            and (not strict or found[-1].start <= 4)
        )

    def _hearsay(self, s: Sentence, found: list[Source]) -> list[Source]:
        text = self.document.text[s.start : s.end]
        out = []
        for pattern, words in ((HEARSAY, HEARSAY_WORDS), (REPORTS, REPORT_WORDS)):
            if words.isdisjoint(s.lower):
                continue
            for match in pattern.finditer(text):
                start, end = s.start + match.start(), s.start + match.end()
                if any(f.start <= start < f.end or f.cue_start <= start < f.cue_end for f in found):
                    continue
                out.append(
                    Source(
                        start,
                        end,
                        match.group(),
                        s.index,
                        match.group(),
                        start,
                        end,
                        "hearsay",
                        weak=pattern is HEARSAY and not match.group().lower().startswith("it "),
                    )
                )
        return out


def _word_at(words: list[str]) -> dict[int, int]:
    """Where each word begins in the words joined by single spaces → its index."""
    found, at = {}, 0
    for n, word in enumerate(words):
        found[at] = n
        at += len(word) + 1
    return found
