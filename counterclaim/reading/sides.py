"""A Profile in; out, whose side words are on (`SideFinder.side_of`) and every mention of a side in a Document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.records import Mention
from counterclaim.sources.profile import Profile

Kind = Literal["name", "person", "media", "generic", "third_party"]

# Words by which an alias is the beginning of a longer name of something else ("Islamic State television", "rebel-held").
COMPOUND = re.compile(
    r"[-‐–](?:held|controlled|run|backed|led|linked|allied|occupied|besieged|aligned|ruled|supported|trained|made|built|era|dominated|majority|affiliated)\b",
    re.IGNORECASE,
)
OPPOSING = re.compile(r"(?:\banti[-‐ ]?|\bnon[-‐])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a side at text[start:end]: side is a key of the profile or "third_party"."""

    start: int
    end: int
    side: str
    kind: Kind
    name: str


class SideFinder:
    """Resolves words to the sides of one profile.

    Names are found whatever their capitals, with curly or straight apostrophes or none, in singular and plural; the
    longest name wins, and of names of equal length the one that is entered first. "anti-X" and "X-held" are not X.
    An alias of at most three letters is found in capitals only ("US", "UDA").
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.entries: dict[str, tuple[str, Kind, str]] = {}
        for key, side in profile.sides.items():
            names: tuple[tuple[Kind, Iterable[str]], ...] = (
                ("name", (side.name, *side.aliases)),
                ("person", side.people),
                ("media", side.media),
                ("generic", side.generic),
            )
            for kind, words in names:
                for word in words:
                    self._enter(word, key, kind)
        for word in profile.third_parties:
            self._enter(word, "third_party", "third_party")
        ordered = sorted(self.entries, key=lambda word: (-len(word), word))
        body = "|".join(_alternative(word) for word in ordered)
        # "#Front" and "@UDA" are the name; "x@uda.org" is an address.
        self._pattern = re.compile(rf"(?<![\w-])(?<!\w[@#])(?:{body})(?![\w])") if ordered else None

    def _enter(self, word: str, side: str, kind: Kind) -> None:
        plain = _plain(word)
        self.entries.setdefault(plain, (side, kind, word))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the profile, as entered."""
        return tuple(name for _, _, name in self.entries.values())

    def find(self, text: str, offset: int = 0) -> list[Found]:
        """Every name in `text`, not overlapping, in order; `offset` is added to its places."""
        if self._pattern is None:
            return []
        found: list[Found] = []
        for match in self._pattern.finditer(text):
            side, kind, name = self._entry(match.group())
            if len(name) <= 3 and name.isupper() and not match.group().isupper():
                continue
            if len(name) <= 5 and name.isupper() and name.lower() in ("us", "is", "it", "who") and match.group().islower():
                continue
            if COMPOUND.match(text, match.end()) or OPPOSING.search(text, 0, match.start()):
                continue
            found.append(Found(offset + match.start(), offset + match.end(), side, kind, name))
        return found

    def _entry(self, printed: str) -> tuple[str, Kind, str]:
        plain = _plain(printed)
        for form in (
            plain,
            plain.removesuffix("'s"),
            plain + "s",
            plain.removesuffix("s"),
            plain.removesuffix("es"),
            plain.removesuffix("men") + "man",
            plain.removesuffix("man") + "men",
        ):
            if form in self.entries:
                return self.entries[form]
        squeezed = _squeezed(plain)
        forms = {squeezed, squeezed + "s", squeezed.removesuffix("s"), squeezed.removesuffix("es"), re.sub(r"m[ae]n$", "men", squeezed)}
        for word, entry in self.entries.items():
            if _squeezed(word) in forms:
                return entry
        raise KeyError(printed)

    def side_of(self, text: str) -> tuple[str, str] | None:
        """The side that a noun phrase names and how (name, person, media, generic, third_party); None for none.

        Of several, the last one before a preposition counts: "Lumat spokesman for talks with the Front" is the Lumat.
        """
        head = re.split(r"\s(?:of|in|from|near|against|with|by|at|for|on|after|during|who|that|which)\s", text, maxsplit=1)[0]
        for part in (head, text):
            found = self.find(part)
            if found:
                own = [f for f in found if f.kind != "third_party"] or found
                return own[-1].side, own[-1].kind
        return None

    def mentions(self, document: Document) -> list[Mention]:
        """Every noun phrase of the article that names a side, in order. voice is set later, by the quotations."""
        mentions = []
        for sentence in document.sentences:
            for found in self.find(document.text[sentence.start : sentence.end], sentence.start):
                if found.kind == "third_party":
                    continue
                mentions.append(_mention(document, sentence, found))
        return mentions


def _mention(document: Document, sentence: Sentence, found: Found) -> Mention:
    first = sentence.token_at(found.start)
    last = sentence.token_at(found.end - 1)
    assert first is not None and last is not None
    if sentence.parsed:
        while (
            last + 1 < len(sentence.words)
            and sentence.dep[last] in ("compound", "amod", "nmod")
            and sentence.head[last] == last + 1
            and sentence.pos[last + 1] in ("NOUN", "PROPN")
        ):
            last += 1
        start = first
        while (
            start > 0
            and sentence.pos[start - 1] in ("ADJ", "NOUN", "PROPN", "ADV", "VERB")
            and sentence.dep[start - 1] in ("amod", "compound", "nmod", "advmod")
            and start <= sentence.head[start - 1] <= last
        ):
            start -= 1
        modifiers = tuple(sentence.lower[n] for n in range(start, last) if sentence.pos[n] not in ("DET", "PUNCT"))
        head = sentence.lemma(last)
    else:
        start, modifiers, head = first, tuple(sentence.lower[first:last]), sentence.lower[last]
    kind: Literal["name", "person", "generic"] = found.kind if found.kind in ("person", "generic") else "name"
    begin, end = sentence.starts[start], sentence.ends[last]
    return Mention(
        article_id=document.article.article_id,
        start=begin,
        end=end,
        text=document.text[begin:end],
        side=found.side,
        kind=kind,
        head=head,
        modifiers=modifiers,
    )


def _plain(word: str) -> str:
    return re.sub(r"\s+", " ", word.strip().lower().replace("’", "'"))


def _squeezed(word: str) -> str:
    """A name without what spelling leaves open: hyphens, apostrophes, British or American endings."""
    word = word.replace("'", "").replace("-", " ").replace("_", " ")
    return re.sub(r"\b(?:defence|organisation|labour|centre)", lambda m: AMERICAN[m.group()], word)


AMERICAN = {"defence": "defense", "organisation": "organization", "labour": "labor", "centre": "center"}
SPELLINGS = (
    ("defen[cs]e", r"defen[cs]e"),
    ("organi[sz]ation", r"organi[sz]ation"),
    ("labou?r", r"labou?r"),
    ("cent(?:re|er)", r"cent(?:re|er)"),
)


def _pattern(word: str) -> str:
    spaced = re.escape(word).replace(r"\ ", r"[\s_-]+").replace("'", "['’]?").replace(r"\-", r"[-\s]?")
    for found, either in SPELLINGS:
        spaced = re.sub(rf"(?i)(?<![^\W_]){found}", either, spaced)
    if word.endswith("men"):
        return spaced[:-3] + "m[ae]n"
    if word.endswith("s") and not word.endswith("ss"):
        return spaced + "?"
    return spaced + ("(?:e?s)?" if word[-1].isalpha() and not word.isdigit() else "")


def _alternative(word: str) -> str:
    """The pattern of one name whatever its capitals. Its first letter stands apart, since an alternative is then passed over at a glance."""
    pattern = _pattern(word)
    first = pattern[0]
    return f"[{first.upper()}{first.lower()}](?i:{pattern[1:]})" if first.isascii() and first.isalpha() else f"(?i:{pattern})"
