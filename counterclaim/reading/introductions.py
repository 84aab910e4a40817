"""An article and a SideFinder in; out, what the article has told before of a nation, an organ of state or a person (`Introductions`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from counterclaim.reading.cues import Cues, load_cues
from counterclaim.reading.document import Document
from counterclaim.reading.nationalities import is_nationality
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.states import side_adjectives, state_side

# How far back names are looked for, in characters.
REACH = 60_000


class Introductions:
    """Looks up nations, organs and persons in the text; `names` remembers the persons whose side was found."""

    def __init__(self, document: Document, finder: SideFinder, cues: Cues | None = None) -> None:
        self.document, self.finder, self.cues = document, finder, cues or load_cues()
        self.outlet = document.article.outlet.lower()
        self.names: dict[str, str] = {}
        self.at = 0
        self.state = state_side(finder)
        self.adjectives = side_adjectives(finder)
        # Lower case of the same length, so that places agree; of the letters that grow, the text as it is.
        low = document.text.lower()
        self.low = low if len(low) == len(document.text) else document.text
        self._introductions: dict[str, str | None] = {}

    def _adjective(self, text: str, organ: bool) -> str | None:
        words = re.findall(r"[\w.-]+", text.lower().replace("’s", "").replace("'s", ""))
        for word in words:
            # Texts lose apostrophes: "Orvanias army"; a country's name stands for its adjective.
            sides = self.adjectives.get(word) or (
                self.adjectives.get(word.removesuffix("s") + "n") or self.adjectives.get(word.removesuffix("s"))
                if len(word) > 4 and organ
                else None
            )
            if sides:
                if organ and sides[0]:
                    return sides[0]
                if sides[1]:
                    return sides[1]
        return None

    def _foreign(self, text: str, organ: str) -> bool:
        """True where a nationality that no side has stands right before the organ ("the French foreign ministry")."""
        at = text.lower().rfind(organ)
        words = re.findall(r"[A-Z][\w-]+", " ".join(text[: max(at, 0)].split()[-2:]))
        return any(is_nationality(w) and w.lower() not in self.adjectives for w in words)

    def _nation_before(self) -> str | None:
        """Where no side of the profile is a state by itself: the nation last named in the sentence ("an X soldier was killed, the military said")."""
        sentence = self.document.sentence_at(self.at)
        words = re.findall(r"[A-Z][\w-]+", self.document.text[sentence.start : self.at]) if sentence is not None else []
        return next(
            (sides[0] for w in reversed(words) if (sides := self.adjectives.get(w.lower())) and sides[0] and is_nationality(w)), None
        )

    def _organ_before(self, organ: str) -> str | None:
        """The side whose organ of that name the article has named before ("Kurdish police", then "police said")."""
        word = organ.split()[-1].rstrip("s")
        found = None
        pattern = rf"(?<!\w)([A-Z][\w-]+?)(?:['’]s|s)?\s+(?:([\w-]+)\s+)?(?i:{re.escape(word)})"
        for match in re.finditer(pattern, self.document.text[max(0, self.at - REACH) : self.at]):
            for nation in (match.group(2) or "", match.group(1)):
                sides = self.adjectives.get(nation.lower())
                if nation[:1].isupper() and sides and (sides[0] or sides[1]):
                    found = sides[0] or sides[1]
                    break
        return found or self._name_before(word)

    def _name_before(self, word: str) -> str | None:
        """The side whose name ends in the word and was printed last ("the Sarnian National Army", then "the army")."""
        names = [n for n in self.finder.names if len(n.split()) > 1 and n.lower().split()[-1].rstrip("s") == word]
        last = max(((self.document.text.rfind(n, 0, self.at), n) for n in names), default=(-1, ""))
        found = self.finder.find(last[1]) if last[0] >= 0 else []
        return found[-1].side if found and found[-1].side != "third_party" else None

    def _surnames(self, text: str) -> list[str]:
        names = re.findall(r"(?<![\w])(?:al-|el-|de |van |bin |ibn )?[A-Z][\w’'-]+", text)
        skip = self.cues.groups["source_words"]
        return [
            n.lower()
            for n in reversed(names)
            if n.lower() not in skip and not self.finder.find(n) and n.lower() not in self.adjectives and len(n) > 2
        ][:2]

    def _places(self, name: str) -> Iterator[int]:
        """Where a name (lower case) stands as a word of its own, in order."""
        at = self.low.find(name, 0, REACH)
        while at >= 0:
            end = at + len(name)
            if not (at and _is_word(self.low[at - 1])) and not (end < len(self.low) and _is_word(self.low[end])):
                yield at
            at = self.low.find(name, end, REACH)

    def _introduced(self, text: str) -> str | None:
        """The side that a person is put on where the article first describes them ("led by X, a commander of Y")."""
        name = next(iter(self._surnames(text)), None)
        if name is None:
            return None
        if name not in self._introductions:
            self._introductions[name] = self._introduction_of(name)
        return self._introductions[name]

    def _introduction_of(self, name: str) -> str | None:
        text = self.document.text
        for start in islice(self._places(name), 40):
            end = start + len(name)
            after = re.match(
                r"[,(]?\s*(?:who (?:heads|leads|is)\s+|(?:a|an|the)\s+)?([^.;:\"“”]{0,70})",
                text[end : end + 90],
            )
            before = re.search(r"([^.;:,\"“”]{0,50})$", text[max(0, start - 50) : start])
            for words, where in ((before.group(1) if before else "", "before"), (after.group(1) if after else "", "after")):
                if where == "after" and not re.match(r"[,(]", text[end : end + 1]):
                    continue
                if where == "before" and not re.search(r"(?:\w)\s(?:[A-Z][\w’'-]+\s)*$", words):
                    continue
                tail = " ".join(words.split()[-5:]) if where == "before" else " ".join(words.split()[:8])
                hits = self.finder.find(tail)
                adjoining = where == "before" and bool(hits) and not tail[hits[-1].end :].strip()
                if not adjoining and self.cues.groups["speaking_for"].isdisjoint(tail.lower().split()):
                    continue
                if hits:
                    return hits[-1].side if where == "before" else hits[0].side
                noun = self.cues.noun_class(tail)
                if noun and noun[0] == "third_party":
                    return "third_party"
        return None


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def head_of(text: str) -> str:
    """The phrase up to its first preposition or comma."""
    return re.split(r"\s(?:of|in|from|near|against|with|by|at|for|on|after|during|to)\s|,\s", text, maxsplit=1)[0]
