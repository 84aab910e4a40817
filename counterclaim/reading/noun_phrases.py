"""A Sentence and a token in; out, the noun phrase that ends or begins there (`NounPhrases`), with or without a parse.

The words decide first, since texts lose commas and a parser then joins what is told to who tells it.
"""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import CALENDAR, DETERMINERS, FUNCTION, INSIDE, PRONOUNS, STOPS
from counterclaim.reading.phrase_words import PhraseWords, plain_name

LONGEST = 22


class NounPhrases(PhraseWords):
    """Finds noun phrases in the sentences of one document."""

    def _phrase_ending(self, s: Sentence, end: int) -> tuple[int, int] | None:
        """The noun phrase whose last word is `end`: first and last token; None where there is none. A name of the profile is taken whole."""
        span = self._walk_left(s, end)
        if span is None or span[0] == 0 or not s.words[end][:1].isalpha():
            return span
        for found in self._names(s):
            if found[0] < span[0] <= found[1] <= span[1]:
                first = found[0] - 1 if found[0] > 0 and s.lower[found[0] - 1] in ("the", "a", "an") else found[0]
                return first, span[1]
        return span

    def _walk_left(self, s: Sentence, end: int) -> tuple[int, int] | None:
        if end < 0:
            return None
        if s.lower[end] in PRONOUNS or s.lower[end] in ("one", "another", "others", "some", "many", "both", "latter", "former"):
            first = end - 1 if end and s.lower[end - 1] in ("the", "the two") else end
            return first, end
        k = end
        if s.words[k] in (")", "]"):
            opening = next((i for i in range(k, max(-1, k - 9), -1) if s.words[i] in ("(", "[")), None)
            if opening is None or opening == 0:
                return None
            k = opening - 1
        if s.words[k] in ('"', "”", "’", "'") and (inner := self._before_alias(s, k)) is not None:
            name = self._phrase_ending(s, inner)
            return (name[0], end) if name is not None else None
        if not self._nominal(s, k):
            return self._plain_phrase(s, k)
        first = k
        while first > 0 and end - first < LONGEST:
            prev = first - 1
            low = s.lower[prev]
            if low in DETERMINERS and low not in ("that", "no"):
                first = prev
                if first >= 2 and s.lower[first - 1] in INSIDE and self._attaches(s, first - 2, s.lower[first - 1]):
                    first -= 1
                    continue
                if (
                    first >= 3
                    and s.lower[first - 1] in ("of", "at", "from")
                    and s.words[first - 2][0].isupper()
                    and s.words[first - 3][0].isupper()
                    and s.lower[end] in self.cues.groups["source_words"]
                    and self._nominal(s, first - 2)
                ):
                    first -= 1
                    continue
                break
            if self._nominal(s, prev) and not self._breaks(s, prev):
                first = prev
                continue
            if low in INSIDE and prev > 0 and self._attaches(s, prev - 1, low, s.words[first]):
                first = prev
                continue
            if s.words[prev] in (")", "]"):
                opening = next((i for i in range(prev, max(-1, prev - 8), -1) if s.words[i] in ("(", "[")), None)
                if opening and self._nominal(s, opening - 1):
                    first = opening
                    continue
            if s.words[prev] in "\"“”'‘’" and prev >= 2 and self._quoted_name(s, prev):
                first = prev
                continue
            break
        if (
            first > 1
            and s.lower[first] in ("a", "an", "the")
            and s.lower[k] in self.cues.groups["source_words"] | {"writer", "member"}
            and s.words[first - 1][0].isupper()
            and s.words[first - 1][-1].isalpha()
            and self._nominal(s, first - 1)
            and s.words[first - 2][0].isupper()
            and self._nominal(s, first - 2)
        ):
            name = self._phrase_ending(s, first - 1)
            if name is not None and not self._known(s, (first, end)):
                return name[0], end
        while (
            first < k
            and s.lower[first] in ("dozens", "hundreds", "scores", "thousands", "more", "others", "other")
            and s.lower[first + 1] not in ("of",)
        ):
            first += 1
        while first < k and s.lower[first] in ("injured", "wounded", "killed", "dead", "hurt", "displaced", "missing", "died"):
            first += 1
        if not s.parsed and 0 < first and s.words[first][0].isalpha() and s.lower[first] not in DETERMINERS:
            # "A senior Lumat official": without a parse an adjective is known by the determiner before it.
            for start in range(first - 1, max(-1, first - 7), -1):
                if s.lower[start] in DETERMINERS and s.lower[start] not in ("that", "all", "no"):
                    first = start
                    break
                if not (s.lower[start].isalpha() or s.lower[start] == "-") or s.lower[start] in FUNCTION:
                    break
                if s.lower[start] in self.cues.verbs and self.cues.verbs[s.lower[start]].form != "ing":
                    break
        while first < k and s.lower[first] in (
            "so",
            "called",
            "-",
            "'s",
            "'",
            "&",
            "/",
            "and",
            "of",
            "at",
            "in",
            "for",
            "from",
            "with",
            "on",
            "to",
        ):
            first += 1
        return first, end

    def _plain_phrase(self, s: Sentence, end: int) -> tuple[int, int] | None:
        """In a sentence that is not parsed: "the announcer", a determiner and up to three plain words."""
        if s.parsed or not s.lower[end].isalpha() or s.lower[end] in FUNCTION or s.lower[end] in self.cues.verbs:
            return None
        for first in range(end - 1, max(-1, end - 4), -1):
            low = s.lower[first]
            if low in DETERMINERS and low not in ("that", "no", "all", "each"):
                whole = (
                    self._walk_left(s, first - 2)
                    if first > 1 and s.lower[first - 1] in INSIDE and self._attaches(s, first - 2, s.lower[first - 1])
                    else None
                )
                return (whole[0] if whole is not None else first), end
            if not low.replace("-", "").isalpha() or low in FUNCTION or low in self.cues.verbs:
                return None
        return None

    def _plain_from(self, s: Sentence, start: int) -> tuple[int, int] | None:
        """In a sentence that is not parsed, the plain words from `start` ("the poll", "a new survey of voters") up to the first that is no noun's."""
        n = start
        while n < len(s.words) and n - start < 8:
            low = s.lower[n]
            joins = low in ("of", "for") and n > start and n + 1 < len(s.words)
            if (
                low in STOPS
                or (low in FUNCTION and not joins and low not in ("the", "a", "an"))
                or low in CALENDAR
                or low in self.cues.verbs
            ):
                break
            n += 1
        while n > start and s.lower[n - 1] in FUNCTION:
            n -= 1
        return (start, n - 1) if n > start else None

    def _phrase_from(self, s: Sentence, start: int) -> tuple[int, int] | None:
        """The noun phrase that begins at `start`: first and last token; None where there is none."""
        n = start
        if n >= len(s.words):
            return None
        if s.words[n] in ('"', "“", "‘") and n + 1 < len(s.words):
            return None
        if s.lower[n] in ("he", "she", "they", "it", "him", "them"):
            return n, n
        last = None
        while n < len(s.words) and n - start < LONGEST:
            low = s.lower[n]
            if (
                low in DETERMINERS
                and low not in ("that",)
                and (last is None or s.lower[n - 1] in INSIDE or s.lower[n - 1] in ("by", "from", ","))
            ):
                n += 1
                continue
            if self._nominal(s, n) or s.words[n][0].isdigit() and last is None:
                if last is not None and self._new_phrase(s, n):
                    break
                last = n
                n += 1
                continue
            if (
                last is not None
                and low in ("a", "an", "the")
                and s.words[n - 1][0].isupper()
                and n + 1 < len(s.words)
                and any(s.lower[i] in self.cues.groups["source_words"] for i in range(n + 1, min(n + 3, len(s.words))))
                and not self._finite_before_stop(s, n + 1, 3)
            ):
                n += 1
                continue
            if last is not None and low in ("by", "from") and s.lower[last] in self.cues.groups["utterances"]:
                n += 1
                continue
            if (
                last is not None
                and s.lower[last] in self.cues.groups["utterances"]
                and s.lower[start] != "the"
                and low in ("released", "published", "issued")
            ):
                by = next((i for i in range(n, min(n + 6, len(s.words))) if s.lower[i] == "by"), None)
                if by is not None:
                    n = by + 1
                    continue
            if low in INSIDE and last is not None and n + 1 < len(s.words) and (self._attaches(s, n - 1, low, s.words[n + 1])):
                n += 1
                continue
            if low == "(" and last is not None:
                closing = next((i for i in range(n, min(len(s.words), n + 8)) if s.words[i] == ")"), None)
                if closing is not None:
                    last = closing
                    n = closing + 1
                    continue
            if (
                low == ","
                and last is not None
                and n + 2 < len(s.words)
                and s.lower[n + 1]
                in (
                    "a",
                    "an",
                    "the",
                    "head",
                    "director",
                    "chief",
                    "spokesman",
                    "spokeswoman",
                    "president",
                    "who",
                    "leader",
                    "commander",
                    "founder",
                    "deputy",
                )
                and self._appositive_ahead(s, n + 1)
            ):
                n += 1
                continue
            break
        return (start, last) if last is not None else None


__all__ = ["NounPhrases", "plain_name"]
