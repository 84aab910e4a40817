"""A Sentence and the verb of a cue in; out, the phrase that is its subject, and whether such a phrase can be somebody who speaks (`Subjects`)."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import AUXILIARIES, CALENDAR, DETERMINERS, FINITE, NEWS_FLASH, PREPOSITIONS, PRONOUNS
from counterclaim.reading.noun_phrases import NounPhrases

LONGEST = 22


class Subjects(NounPhrases):
    """Finds and judges the subjects of speech verbs."""

    def _skip_time(self, s: Sentence, n: int) -> int:
        """Step back over "on Sunday", "late on Friday" between source and verb."""
        k = n
        while k >= 1 and (s.lower[k] in CALENDAR or (s.lower[k].isdigit() and s.lower[k - 1] in CALENDAR)):
            k -= 1
        if k < n and k >= 1 and s.lower[k] in ("on", "late", "early", "last"):
            k -= 1
            while k >= 1 and s.lower[k] in ("late", "early", "later", "on", ","):
                k -= 1
            return k
        return k if k < n and k >= 0 and n - k <= 2 else n

    def _skip_adjuncts(self, s: Sentence, n: int) -> int:
        """Step back over "in a statement", "on social media" between source and verb."""
        for _ in range(3):
            span = self._phrase_ending(s, n) if n >= 0 else None
            if span is not None and span[0] > 0 and " ".join(s.lower[span[0] - 1 : span[1] + 1]) in self.cues.groups["channels"]:
                span = (span[0] - 1, span[1])
            if span is None or span[0] < 2 or s.lower[span[0] - 1] not in ("in", "on", "via", "through", "during", "at"):
                break
            low = s.lower[span[0] : span[1] + 1]
            if not (
                low[-1] in self.cues.groups["utterances"]
                or " ".join(low) in self.cues.groups["channels"]
                or low[-1]
                in (
                    "interview",
                    "conference",
                    "briefing",
                    "speech",
                    "address",
                    "call",
                    "twitter",
                    "facebook",
                    "telegram",
                    "media",
                    "hearing",
                )
            ):
                break
            back = self._skip_time(s, span[0] - 2)
            if back < 0 or not (self._phrase_ending(s, back) or s.lower[back] in PRONOUNS or s.lower[back] == ","):
                break
            n = back
        return n

    def _behind_place(self, s: Sentence, n: int) -> tuple[int, int] | None:
        """ "An aid group working in X" before a verb: the phrase before the participle."""
        if n > 1 and re.search(r"(?:ing|ed)$", s.lower[n - 1]) and s.lower[n - 1] not in self.cues.verbs:
            return self._phrase_ending(s, n - 2)
        return None

    def _appositive(self, s: Sentence, comma: int) -> tuple[int, int] | None:
        """ "X, a spokesman for Y," before a verb: from X to the second comma; else the phrase before the comma."""
        opening = next(
            (
                i
                for i in range(comma - 1, max(-1, comma - LONGEST), -1)
                if s.lower[i] in (",", "–", "—", "-")
                and not (s.lower[i] == "-" and s.words[i + 1][0].islower() and s.starts[i + 1] == s.ends[i])
            ),
            None,
        )
        if opening is not None and opening > 0:
            name = self._phrase_ending(s, opening - 1)
            if name is not None and s.lower[opening + 1] in (
                "citing",
                "quoting",
                "speaking",
                "in",
                "at",
                "on",
                "during",
                "after",
                "writing",
                "when",
                "asked",
            ):
                return name
            if name is not None and name[0] > 1 and s.words[name[0]][0].islower() and s.lower[name[0]] not in DETERMINERS:
                # "A, leader of B and son of C, the famous D, wrote": back to the name that all of it describes.
                first_comma = next(
                    (
                        i
                        for i in range(max(1, name[0] - 9), name[0])
                        if s.lower[i] == "," and not any(w in self.cues.verbs for w in s.lower[i : name[0]])
                    ),
                    None,
                )
                whole = self._phrase_ending(s, first_comma - 1) if first_comma else None
                if whole is not None and self._sourcelike(s, whole) and name[0] - whole[0] < LONGEST:
                    return whole[0], comma - 1
            if (
                name is not None
                and (self._sourcelike(s, name) or self._sourcelike(s, (name[0], comma - 1)))
                and not any(
                    s.parsed and s.tag[i] in ("VBD", "VBZ") and s.lower[opening + 1] not in ("who", "which", "whose")
                    for i in range(opening + 1, comma)
                )
            ):
                return name[0], comma - 1
        if opening is not None:
            inner = self._phrase_ending(s, comma - 1)
            return inner if inner is not None and inner[0] == opening + 1 else None
        return None

    def _opening_subject(self, s: Sentence, n: int) -> tuple[int, int] | None:
        """In a sentence that is not parsed, the source with which it opens where no other verb stands between it and the cue."""
        span = self._phrase_from(s, 0)
        if span is None or span[1] >= n - 1 or not self._sourcelike(s, span) or s.lower[0] in PREPOSITIONS:
            return None
        between = s.lower[span[1] + 1 : n]
        if any(w in self.cues.verbs or w in FINITE or w in (";", ":") for w in between):
            return None
        return span

    def _parsed_subject(self, s: Sentence, n: int) -> tuple[int, int] | None:
        if not s.parsed:
            return None
        node, hops = n, 0
        while hops < 4:
            subjects = [c for c in s.children(node) if s.dep[c] in ("nsubj",) and c < n + 6]
            if subjects:
                c = subjects[0]
                if s.lower[c] in ("who", "which", "that"):
                    c = s.head[node]
                return self._subtree(s, c)
            if s.dep[node] in ("conj", "advcl", "xcomp", "ccomp", "acl", "prep", "pcomp", "dep", "parataxis") and s.head[node] != node:
                if s.dep[node] == "acl":
                    return self._subtree(s, s.head[node])
                node = s.head[node]
                hops += 1
                continue
            return None
        return None

    def _subtree(self, s: Sentence, head: int) -> tuple[int, int]:
        """The head noun with its modifiers, and the prepositional phrase right behind it; no relative clause."""
        first = last = head
        for c in s.children(head):
            if s.dep[c] in ("det", "amod", "compound", "nmod", "poss", "nummod", "nn") and c < head:
                first = min(first, c)
                for d in s.children(c):
                    first = min(first, d) if d < head else first
            elif s.dep[c] == "prep" and c == last + 1:
                inner = self._phrase_from(s, c + 1)
                if inner:
                    last = inner[1]
        return first, last

    def _sourcelike(self, s: Sentence, span: tuple[int, int]) -> bool:
        """True where the words can be somebody who speaks: a source noun, a known name, a pronoun, a capitalised name."""
        low = s.lower[span[0] : span[1] + 1]
        if "," in low[1:] and self._sourcelike(s, (span[0], span[0] + low.index(",", 1) - 1)):
            return True
        if low[-1] in NEWS_FLASH:
            return False
        if low[-1] in ("others", "one", "another", "some", "many"):
            return not any(
                w[0].isdigit() or w in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "scores")
                for w in s.lower[max(0, span[0] - 1) : span[1]]
            )
        if low[-1] in PRONOUNS or low[-1] in ("latter", "former"):
            return True
        if (
            low[-1] in self.cues.groups["place_nouns"]
            and not s.words[span[1]][0].isupper()
            and not any(w in self.cues.groups["source_words"] for w in low)
        ):
            return False
        if any(w in self.cues.groups["source_words"] for w in low) or self._known(s, span):
            return True
        if any(
            w
            in (
                "group",
                "groups",
                "organisation",
                "organization",
                "militia",
                "movement",
                "statement",
                "party",
                "agency",
                "alliance",
                "coalition",
                "faction",
                "committee",
                "opposition",
                "network",
                "service",
                "department",
                "company",
                "front",
                "centre",
            )
            for w in low
        ):
            return True
        tail = s.words[span[1]]
        return tail[0].isupper() and s.lower[span[1]] not in CALENDAR and (span[1] > 0 or len(s.words) > 1)

    def _strong(self, s: Sentence, span: tuple[int, int]) -> bool:
        """True where a source cannot be the end of what is told: a pronoun, a source noun or a known third party as its last word."""
        low = s.lower[span[1]]
        return low in PRONOUNS or low in self.cues.groups["source_words"] or self._known(s, span)

    def _anaphor(self, s: Sentence, span: tuple[int, int]) -> bool:
        low = s.lower[span[0] : span[1] + 1]
        if low[-1] in PRONOUNS or low[-1] in ("latter", "former", "him", "them"):
            return True
        return (
            low[0] in ("the", "that", "this", "these", "those", "its", "both")
            and len(low) <= 3
            and not any(w[0].isupper() for w in s.words[span[0] + 1 : span[1] + 1])
        )

    def _clause_follows(self, s: Sentence, span: tuple[int, int]) -> bool:
        """True where a finite verb stands right behind the phrase: it is the subject of what is said, not the speaker."""
        n = span[1] + 1
        while n < len(s.words) and (s.lower[n] in ("also", "has", "have", "had", "not") or s.lower[n] in CALENDAR):
            n += 1
        if n >= len(s.words):
            return False
        if s.parsed:
            return s.tag[n] in ("VBD", "VBZ", "VBP", "MD") or s.tag[n] == "VBN" and s.lower[n - 1] in ("has", "have", "had")
        return s.lower[n] in AUXILIARIES or s.lower[n].endswith("ed")

    def _sentence_ends(self, s: Sentence, n: int) -> bool:
        n += 1
        return (
            n >= len(s.words)
            or s.words[n] in (".", ",", ";", "!", "?", '"', "”", "“")
            or s.lower[n] in ("on", "adding", "in", "as", "after", "while")
            or s.lower[n] in CALENDAR
        )

    def _phrase_ends(self, s: Sentence, n: int) -> bool:
        """True where what stands behind a phrase of a sentence that is not parsed is no more of it ("said Nordic | monitors should go")."""
        return self._sentence_ends(s, n) or s.lower[n + 1] in PREPOSITIONS or s.lower[n + 1] in ("who", "which", "and", "(", "-", "–", "—")

    def _clause_that(self, s: Sentence, n: int) -> bool:
        """True where "that" at n opens a clause of its own rather than a relative one."""
        return s.lower[n] == "that" and (n == 0 or s.lower[n - 1] in self.cues.verbs or not s.parsed or s.tag[n] == "DT")
