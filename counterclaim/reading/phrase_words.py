"""A Sentence and a token in; out, what that word can be in the noun phrase of a source (`PhraseWords`): a noun, the end of one, the link of two."""

from __future__ import annotations

import re

from counterclaim.reading.cues import Cues, load_cues
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.function_words import CALENDAR, DETERMINERS, PREPOSITIONS, PRONOUNS, STOPS
from counterclaim.reading.sides import SideFinder


def plain_name(text: str) -> str:
    """Words without the signs of posts ("#Some_Name", "@name"), of the same length."""
    return text.replace("#", " ").replace("@", " ").replace("_", " ")


# Adjectives that begin a phrase wherever commas are lost: "as a result | local media".
OPENING_ADJECTIVES = frozenset("local various informed unnamed anonymous several".split())


class PhraseWords:
    """Judges single words of the sentences of one document."""

    def __init__(self, document: Document, finder: SideFinder, cues: Cues | None = None) -> None:
        self.document, self.finder, self.cues = document, finder, cues or load_cues()
        self._named: tuple[int, list[tuple[int, int]]] = (-1, [])

    def _words(self, s: Sentence, span: tuple[int, int]) -> str:
        return re.sub(r"\s+", " ", self.document.text[s.starts[span[0]] : s.ends[span[1]]]).strip()

    def _known(self, s: Sentence, span: tuple[int, int]) -> bool:
        return bool(self.finder.find(plain_name(self._words(s, span))))

    def _names(self, s: Sentence) -> list[tuple[int, int]]:
        """First and last token of each name of the profile in the sentence."""
        if self._named[0] != s.index:
            spans = []
            for found in self.finder.find(self.document.text[s.start : s.end], s.start):
                first, last = s.token_at(found.start), s.token_at(found.end - 1)
                if first is not None and last is not None:
                    spans.append((first, last))
            for match in self.cues.long_names.finditer(self.document.text, s.start, s.end):
                first, last = s.token_at(match.start()), s.token_at(match.end() - 1)
                if first is not None and last is not None and s.words[first][0].isupper():
                    spans.append((first, last))
            self._named = (s.index, spans)
        return self._named[1]

    def _nominal(self, s: Sentence, n: int) -> bool:
        word, low = s.words[n], s.lower[n]
        if low in STOPS or low in CALENDAR and not (n + 1 < len(s.words) and s.words[n + 1][0].isupper()):
            return False
        if (
            low in ("-", "'s", "'", "’s", "’", "&", "/", "#", "@", "_")
            or low in self.cues.groups["source_words"]
            or low in self.cues.groups["utterances"]
            and low not in ("list", "note", "count", "post", "study", "update", "survey")
        ):
            return True
        if word[0].isdigit() and n > 0 and s.lower[n - 1] in ("channel", "radio", "tv", "television"):
            return True
        if word[0].isdigit():
            return n + 1 < len(s.words) and s.lower[n + 1] in ("other", "activists", "residents", "witnesses", "officials", "sources")
        if (
            low in ("run", "backed", "led", "based", "affiliated", "linked", "aligned", "owned")
            and 0 < n < len(s.words) - 1
            and (s.lower[n + 1] in self.cues.groups["source_words"] or s.lower[n - 1] == "-")
        ):
            return True
        if s.parsed:
            if s.tag[n] in ("NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "FW", "HYPH", "JJS", "JJR", "AFX"):
                return low not in self.cues.verbs or s.tag[n] in ("NN", "NNS", "NNP", "NNPS", "JJ")
            if (
                s.tag[n] in ("VBN", "VBG")
                and n + 1 < len(s.words)
                and (s.dep[n] == "amod" or s.lower[n + 1] in self.cues.groups["source_words"])
            ):
                return True
            return (
                word[0].isupper()
                and low not in PREPOSITIONS
                and low not in DETERMINERS
                and low not in PRONOUNS
                and s.tag[n] not in ("IN", "CC", "VBD", "VBZ", "MD", "RB", "WRB")
            )
        return (
            word[0].isupper()
            and low not in PREPOSITIONS
            and low not in DETERMINERS
            and low not in PRONOUNS
            and low not in ("and", "but", "when", "while", "where", "as", "if", "although")
        )

    def _before_alias(self, s: Sentence, closing: int) -> int | None:
        """Where 'the sources, also known as the "X"' ends before "also known as"; None where no such alias ends at `closing`."""
        opening = next((i for i in range(closing - 1, max(-1, closing - 6), -1) if s.words[i] in ('"', "“", "‘", "'")), None)
        if opening is None or opening < 3:
            return None
        k = opening - 1
        if s.lower[k] in ("the", "a"):
            k -= 1
        if s.lower[k] not in ("as", "called", "dubbed", "nicknamed"):
            return None
        while k >= 0 and s.lower[k] in (
            "as",
            "called",
            "dubbed",
            "nicknamed",
            "known",
            "also",
            "popularly",
            "commonly",
            "better",
            ",",
            "so",
        ):
            k -= 1
        return k if k >= 0 else None

    def _quoted_name(self, s: Sentence, n: int) -> bool:
        """A mark within a name ('also known as the "Gray Aprons" said')."""
        nearby = [i for i in range(max(0, n - 4), n) if s.words[i] in "\"“”'‘’"]
        return bool(nearby) and all(s.words[i][0].isupper() for i in range(nearby[-1] + 1, n))

    def _breaks(self, s: Sentence, n: int) -> bool:
        """A plain noun that ends what is told, before a name that begins the source ("the city" | "Abdel Rahman")."""
        nxt = n + 1
        if s.lower[nxt] in OPENING_ADJECTIVES and s.words[n][0].isalpha():
            return True
        if (
            s.words[nxt][0].isupper()
            and not s.words[n][0].isupper()
            and s.lower[n] not in self.cues.groups["source_words"]
            and s.lower[n] not in ("-", "'s", "'", "&", "/", "#", "@", "_")
        ):
            return not (s.parsed and s.tag[n] in ("JJ", "VBN", "VBG", "AFX", "HYPH", "PRP$")) and "-" not in s.words[n]
        return False

    def _attaches(self, s: Sentence, n: int, preposition: str, following: str = "x") -> bool:
        """True where the noun at n takes the preposition as part of a source's name ("a source at the", "Ministry of")."""
        if n < 0:
            return False
        low = s.lower[n]
        if low in self.cues.groups["source_words"] and preposition not in ("and", "to", "&"):
            return True
        if preposition == "of" and s.parsed and s.tag[n] in ("NN", "NNS") and low in ("member", "members", "number", "group", "leaders"):
            return True
        if preposition in ("of", "for", "and", "&") and s.words[n][0].isupper():
            return following[0].isupper()
        if preposition in ("and", "&"):
            return low in self.cues.groups["source_words"] or low in ("local", "military", "medical", "monitoring")
        if preposition == "to":
            return low in ("close", "adviser", "advisor", "ambassador", "envoy", "spokesman")
        return False

    def _new_phrase(self, s: Sentence, n: int) -> bool:
        """True where, rightwards, token n begins a phrase of its own: lost commas leave nothing else to tell."""
        before, low = s.lower[n - 1], s.lower[n]
        if s.words[n][0].isupper():
            return not s.words[n - 1][0].isupper() and before in self.cues.groups["utterances"] | {
                "sources",
                "source",
                "activists",
                "residents",
                "witnesses",
                "officials",
                "reports",
                "figures",
            }
        if not s.words[n - 1][0].isupper() or low in self.cues.groups["source_words"] or low in ("-", "'s", "'", "&", "/"):
            return False
        if low in ("more", "most", "other", "several", "many", "some", "few"):
            return True
        if s.parsed and s.tag[n] in ("JJ", "JJR", "VBD", "VBZ", "VBN"):
            return not any(
                s.lower[i] in self.cues.groups["source_words"] or s.lower[i] in ("group", "militia", "movement", "party")
                for i in range(n + 1, min(n + 3, len(s.words)))
            )
        return False

    def _finite_before_stop(self, s: Sentence, n: int, reach: int) -> bool:
        """True where a finite verb stands among the next words, so that they are a clause of their own."""
        for i in range(n, min(n + reach, len(s.words))):
            if s.parsed and s.tag[i] in ("VBD", "VBZ", "VBP", "MD") or s.lower[i] in self.cues.verbs and not s.parsed:
                return True
        return False

    def _appositive_ahead(self, s: Sentence, n: int) -> bool:
        if (
            s.lower[n] in ("a", "an")
            and (stop := next((i for i in range(n, min(len(s.words), n + 12)) if s.words[i] in (",", ".", ";")), None))
            and s.words[stop] == "."
        ):
            return True
        return any(s.lower[i] in self.cues.groups["source_words"] for i in range(n, min(len(s.words), n + 5))) and not any(
            s.lower[i] in self.cues.verbs for i in range(n, min(len(s.words), n + 4))
        )
