"""The sources of a Sentence in; out, the same with what of the sentence each may be said to say (`Covers._with_covers`)."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import CALENDAR
from counterclaim.reading.source import Source
from counterclaim.reading.speech_verbs import SpeechVerbs

BUT = re.compile(r",?\s+(?:but|although|though|while)\b")
ADJUNCT_OPENERS = frozenset(
    "on in to by via during late early from after as at earlier later yesterday today anonymously citing without of about".split()
)


class Covers(SpeechVerbs):
    """Tells how far the words of each source reach."""

    def _with_covers(self, s: Sentence, found: list[Source]) -> list[Source]:
        out = []
        for i, source in enumerate(found):
            if source.covers:
                out.append(source)
                continue
            left_edge = max([f.cue_end for f in found[:i] if f.cue_end <= source.start and f.kind != "hearsay"], default=s.start)
            right_edge = min(
                [min(f.start, f.cue_start) for f in found[i + 1 :] if f.kind not in ("hearsay", "quoted", "according", "shared")],
                default=s.end,
            )
            turn = min([f.start for f in found[i + 1 :] if f.kind in ("before", "relative") and self._turns_to(s, f)], default=s.end)
            if source.denial or source.kind == "hearsay":
                # "denied it and said that …", "claims that … but …": what comes then is said by somebody else.
                turn = min([turn, *(f.cue_start for f in found[i + 1 :] if f.cue_start > source.cue_end)])
                but = BUT.search(self.document.text, source.cue_end, s.end)
                turn = min(turn, but.start()) if but else turn
            before = (s.start, min(source.start, source.cue_start))
            after = (
                max(source.cue_end, source.end if source.kind in ("after", "according", "quoted", "utterance") else source.cue_end),
                turn,
            )
            opens = source.kind in ("according", "quoted") and source.cue[:1].isupper() and source.cue_start > s.start
            if opens or source.kind in ("according", "quoted", "after", "utterance") and after[0] < s.end and before[1] - before[0] < 4:
                spans = [(after[0], right_edge if right_edge > after[0] else s.end)]
            elif source.kind in ("according", "after"):
                spans = [before, after]
            elif self._ends_sentence(s, after[0]):
                spans = [before]
            else:
                spans = [after, before]
            spans = [(max(a, left_edge) if b <= source.start else a, b) for a, b in spans]
            out.append(replace(source, covers=tuple((a, b) for a, b in spans if b > a)))
        return out

    def _turns_to(self, s: Sentence, source: Source) -> bool:
        """True where the words before a source turn to it from another one ("while the army said")."""
        n = s.token_at(source.start)
        return (
            n is not None
            and n > 0
            and (s.lower[n - 1] in ("while", "but", "whereas", "though", "although", ";") or s.lower[n - 1] == "and" and n > 1)
        )

    def _ends_sentence(self, s: Sentence, at: int) -> bool:
        """True where nothing but a time, a place or a channel follows."""
        rest = [w for w, a in zip(s.lower, s.starts, strict=True) if a >= at]
        words = [w for w in rest if w.isalpha()]
        if "that" in words:
            return False
        if len(words) <= 2:
            return True
        if len(words) <= 9 and (words[0] in ADJUNCT_OPENERS or words[0] in CALENDAR or words[0] in self.cues.groups["agencies"]):
            return not any(w in ("killed", "wounded", "injured", "dead", "died", "were", "was", "had", "has") for w in words)
        return False
