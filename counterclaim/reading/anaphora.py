"""A source that is a pronoun or a short form in; out, whom it stands for (`Anaphora`): "he", "the latter", "it", "the group", "the union"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from counterclaim.reading.cues import Cues
from counterclaim.reading.document import Document
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.source import Source
from counterclaim.reading.source_sides import Resolved, SourceSides

# How many sources back a speaker is looked for.
RECENT = 60
PEOPLE = frozenset("he she i who".split())
SELF = frozenset("it they the".split())
# A line may break within a name, a paragraph may not.
GAP = r"(?:[ \t]+|[ \t]*\n(?![ \t]*\n))"
CAPITALS_BEFORE = re.compile(
    rf"(?<![\w'’-])(?:[A-Z][\w'’-]*{GAP}(?:(?:of|for|and){GAP}(?:the{GAP})?)?){{1,5}}"
    rf"(?:(?:state|official|defen[cs]e|interior|health|foreign|information|news|press|security|military|police){GAP})?$"
)
ARTICLE = re.compile(r"^(?:the|a|an|in|on|at|of)\s+", re.IGNORECASE)
NAME_BEHIND = re.compile(rf"{GAP}(?:of|for){GAP}(?:the{GAP})?[A-Z][\w'’-]+")
PERSON = re.compile(
    r"\b(?:spokesman|spokeswoman|director|chief|head|commander|minister|president|governor|resident|doctor|activist|official|man|woman|leader|member|secretary|mr|mrs|dr|journalist|general|colonel|writer|manager|source|fighter)\b"
)


class Anaphora(SourceSides):
    """Finds the antecedents of sources among those resolved before (`history`) and the names of the sentences before."""

    def __init__(self, document: Document, finder: SideFinder, cues: Cues | None = None) -> None:
        super().__init__(document, finder, cues)
        self.history: list[tuple[Source, Resolved]] = []

    def _short_form(self, source: Source, head: str) -> Resolved | None:
        """What "the union" stands for where a longer name that ends so was printed before ("Central Doctors' Union", "Ministry of Defence")."""
        if (
            head in PEOPLE | SELF
            or head in self.cues.groups["utterances"]
            or head in ("they", "latter", "former", "two", "source", "sources", "group", "army", "official")
        ):
            return None
        for words in islice(self._longer_names(head, source.start), 6):
            side = self.side_of(words)
            if side.side != "unknown" and side.via != "named":
                return Resolved(
                    side.side, "short form", replace(source, text=words, start=source.start, end=source.end, anaphor=False, relay=())
                )
        return None

    def _longer_names(self, head: str, before: int) -> Iterator[str]:
        """Names that end in the word, or begin with it and go on with "of" or "for", the one printed last first."""
        text = self.document.text
        for at in reversed([n for n in self._places(head) if n < before]):
            lead = CAPITALS_BEFORE.search(text, max(0, at - 90), at)
            words = ARTICLE.sub("", lead.group()) if lead else ""
            tail = NAME_BEHIND.match(text, at + len(head))
            if words.strip() or tail:
                yield re.sub(r"\s+", " ", words + text[at : tail.end() if tail else at + len(head)])

    def _group_before(self, source: Source) -> Resolved | None:
        """Whose "one" or "another" is: the side that the last sentence before names."""
        for index in range(source.sentence - 1, max(-1, source.sentence - 3), -1):
            sentence = self.document.sentences[index]
            named = [f for f in self.finder.find(self.document.text[sentence.start : sentence.end]) if f.kind in ("name", "generic")]
            if named:
                return Resolved(named[0].side, "mention")
        return None

    def _mentioned(self, source: Source, head: str) -> Resolved | None:
        """Who "he", "she" or "the latter" is where a person of the profile was named after the last speaker."""
        if head not in ("he", "she", "latter"):
            return None
        said = [s for s, _ in self.history[-RECENT:] if s.kind != "hearsay" and s.start < source.start and is_person(s.text, self.cues)]
        text = self.document.text
        for index in range(source.sentence, max(-1, source.sentence - 3), -1):
            sentence = self.document.sentences[index]
            end = min(sentence.end, source.start)
            people = [f for f in self.finder.find(text[sentence.start : end], sentence.start) if f.kind == "person"]
            if people:
                chosen = people[-1] if head == "latter" else people[0]
                if said and said[-1].end > chosen.start and said[-1].sentence >= index and head != "latter":
                    return None
                printed = text[chosen.start : chosen.end]
                return Resolved(
                    chosen.side, "mention", replace(source, start=chosen.start, end=chosen.end, text=printed, anaphor=False, relay=())
                )
            if said and said[-1].sentence == index and head != "latter":
                return None
        return None

    def _body_named(self, source: Source, head: str, spoken: Source | None) -> Resolved | None:
        """Which body "the group" or "it" is where one was named in the sentence before and nobody has spoken since."""
        if (
            head not in ("it", "group", "movement", "organisation", "organization", "party", "committee", "agency", "network", "they")
            or source.sentence == 0
        ):
            return None
        sentence = self.document.sentences[source.sentence - 1]
        if spoken is not None and spoken.sentence >= source.sentence - 1:
            return None
        if head not in ("it", "they") and self._body_just_spoke(source) is not None:
            return None
        named = [
            f
            for f in self.finder.find(self.document.text[sentence.start : sentence.end], sentence.start)
            if f.kind in ("name", "third_party", "media")
        ]
        if not named or spoken is not None and head in ("it", "they") and named[0].start > sentence.start + 25:
            return None
        chosen = named[0]
        return Resolved(
            chosen.side,
            "mention",
            replace(source, start=chosen.start, end=chosen.end, text=self._with_article(chosen.start, chosen.end), anaphor=False, relay=()),
        )

    def _body_just_spoke(self, source: Source) -> tuple[Source, Resolved] | None:
        """A body by its name that spoke in the sentence before."""
        for said, found in reversed(self.history[-6:]):
            if said.kind != "hearsay" and source.sentence - 1 <= said.sentence and said.start < source.start:
                return None if said.anaphor or is_person(said.text, self.cues) else (said, found)
        return None

    def _with_article(self, start: int, end: int) -> str:
        lead = re.search(r"(?:\b[Tt]he |\b[Aa]n? )$", self.document.text[max(0, start - 4) : start])
        return self.document.text[start - len(lead.group()) if lead else start : end]

    def _antecedent(self, source: Source, head: str) -> tuple[Source, Resolved] | None:
        """The last source that the anaphor can stand for."""
        earlier = [
            (s, r) for s, r in self.history[-RECENT:] if s.kind != "hearsay" and (s.sentence, s.start) < (source.sentence, source.start)
        ]
        if not earlier:
            return None
        if head in ("he", "she"):
            people = [e for e in earlier if is_person(e[0].text, self.cues)]
            return people[-1] if people and people[-1][0].sentence >= source.sentence - 12 else earlier[-1]
        same = [e for e in earlier if {head.rstrip("s"), head.rstrip("s") + "s"} & set(re.findall(r"\w+", e[0].text.lower()))]
        just = self._body_just_spoke(source) if head in ("group", "organisation", "organization", "network", "body", "agency") else None
        if just is not None:
            return just
        if head not in ("it", "they", "latter", "former", "two") and same:
            origin = same[-1]
            return origin
        if head in (
            "it",
            "group",
            "organisation",
            "organization",
            "network",
            "body",
            "movement",
            "agency",
            "committee",
            "statement",
            "center",
            "centre",
            "party",
        ):
            bodies = [
                e for e in earlier if e[0].text.lower() not in ("he", "she") and not (is_person(e[0].text, self.cues) and not e[0].known)
            ]
            return bodies[-1] if bodies else earlier[-1]
        if head in ("they", "sources", "officials"):
            plural = [e for e in earlier if re.search(r"\w{3,}s\b", e[0].text.lower()) or e[0].text.lower() == "they"]
            return plural[-1] if plural else earlier[-1]
        return earlier[-1]


def is_person(text: str, cues: Cues) -> bool:
    low = text.lower()
    if low in ("he", "she"):
        return True
    words = re.findall(r"[\w'’-]+", text)
    capital = [w for w in words if w[0].isupper() and w.lower() not in ("the", "a", "an")]
    if PERSON.search(low):
        return True
    return 2 <= len(capital) <= 4 and len(capital) == len(words) and not cues.noun_class(text)
