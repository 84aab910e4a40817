"""A Sentence and a place in it in; out, the channels named there (`Channels`): "told AFP", "said on Twitter", "to state TV"."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.nationalities import is_nationality
from counterclaim.reading.subjects import Subjects


class Channels(Subjects):
    """Finds what words are told to or in."""

    def _channels(self, s: Sentence, n: int) -> tuple[str, ...]:
        """Channels named right behind a cue: "told AFP", "said on Twitter", "in an interview with X", "to state TV"."""
        out: list[str] = []
        for k in range(n, min(len(s.words), n + 12)):
            low = s.lower[k]
            if low in (".", ";", "that", ":", '"'):
                break
            two = " ".join(s.lower[k : k + 2])
            if (
                two in self.cues.groups["channels"]
                or low in self.cues.groups["channels"]
                and (k == 0 or s.lower[k - 1] in ("on", "via", "in", "to", "by", "its", "his", "their", "her", "through", "state", "told"))
            ):
                first = k
                while first > n and (s.lower[first - 1] in ("official", "state", "local") or is_nationality(s.words[first - 1])):
                    first -= 1
                out.append(self._words(s, (first, min(len(s.words) - 1, k + (1 if two in self.cues.groups["channels"] else 0)))))
                break
            if low in self.cues.groups["agencies"] and k > 0 and s.lower[k - 1] in ("to", "with", "by", "the", "told", "agency"):
                out.append(s.words[k])
                break
        if not out:
            tail = " ".join(s.lower[max(n, len(s.lower) - 7) :])
            match = re.search(
                r"\b(?:on|via|through) (?:its |his |her |their |the )?(?:official )?((?:\w+ )?\w+)(?: channel| account| page)?\W*$", tail
            )
            if (
                match
                and any(w in self.cues.groups["channels"] for w in (match.group(1), match.group(1).split()[-1]))
                and match.group(1).split()[-1] not in ("television", "radio", "media", "x")
            ):
                at = self.document.text.lower().rfind(match.group(1), s.start, s.end)
                out.append(self.document.text[at : at + len(match.group(1))] if at >= 0 else match.group(1))
        return tuple(out)

    def _told(self, s: Sentence, n: int) -> tuple[str, ...]:
        span = self._phrase_from(s, n + 1)
        if span is None:
            return ()
        words = self._words(s, span)
        low = words.lower().removeprefix("the ")
        if (
            low in self.cues.groups["not_channels"]
            or words.split()[-1] in self.cues.groups["not_channels"]
            or not any(c.isupper() for c in words)
        ):
            return ()
        first = next((i for i in range(span[0], span[1] + 1) if s.words[i][0].isupper()), span[0])
        last = first
        while last < span[1] and (
            s.words[last + 1][0].isupper()
            or s.lower[last + 1] in ("-", "news", "agency", "correspondent", "reporter", "of", "radio", "'s", "daily", "4", "’s")
        ):
            last += 1
        return (self._words(s, (first, last)),)
