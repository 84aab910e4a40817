"""An Article in, a Document out: its sentences with their segment kind, tokens and, on demand, their parse.

Offsets never shift: what the parser sees of a sentence has as many characters as the sentence has in `article.text`;
capitals are lowered, line breaks and invisible characters become spaces, one for one. Sentences are parsed only where
somebody asks, and in batches, because parsing is four fifths of the work.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from counterclaim.reading import language
from counterclaim.sources.article import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The parser's time and memory grow with the sentence; no sentence of prose comes near this many characters.
LONGEST_SENTENCE = 1200

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl brig adm cmdr pres rep sen gov st jr sr no nos vs etc inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue wed thu fri sat sun al fig approx dept ft km e.g i.e a.m p.m u.s u.n u.k d.c".split()
)
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[.!?](?=[\"“][A-Z])|(?<=[a-z]{3})[.!?](?=[A-Z][a-z])")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\ufe0e\ufe0f]")


@dataclass(slots=True)
class Sentence:
    """One sentence: text[start:end] of the article.

    kind: the segment's kind. paragraph: index of its segment. shown: what the parser sees, len(shown) == end - start.
    Token lists are parallel and filled by `Document.parse`: words, lower, pos (universal), tag (Penn), dep (spaCy's
    labels), head (index of the head token), starts and ends (offsets in the article). Before parsing, words, lower, starts
    and ends hold spaCy's tokens and the others are empty.
    """

    index: int
    start: int
    end: int
    kind: str
    paragraph: int
    shown: str
    parsed: bool = False
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    doc: Doc | None = None
    model: str | None = None

    def fill(self, doc: Doc, parsed: bool) -> None:
        """Take the tokens of `doc`, which was made of `shown`; white-space tokens are left out."""
        if not self.words:
            told = [(word, token.idx) for token in doc if not (word := token.text).isspace()]
            self.words = [word for word, _ in told]
            self.lower = [word.lower() for word in self.words]
            if "’" in self.shown:
                self.lower = [word.replace("’", "'") for word in self.lower]
            self.starts = [self.start + at for _, at in told]
            self.ends = [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]
        self.doc = doc
        if parsed:
            keep = [t for t in doc if not t.is_space]
            place = {t.i: n for n, t in enumerate(keep)}
            self.pos = [t.pos_ for t in keep]
            self.tag = [t.tag_ for t in keep]
            self.dep = [t.dep_ for t in keep]
            self.head = [place.get(t.head.i, n) for n, t in enumerate(keep)]
            self.places = list(place)
            self.parsed = True

    def lemma(self, token: int) -> str:
        """The base form of a token in lower case; "" where the sentence is not parsed."""
        return language.base_form(self.doc[self.places[token]], self.model).lower() if self.parsed and self.doc is not None else ""

    def unparsed(self) -> Sentence:
        """The same sentence without its parse."""
        return dataclasses.replace(self, parsed=False, pos=[], tag=[], dep=[], head=[], places=[])

    def children(self, token: int) -> list[int]:
        """The tokens whose head is `token`."""
        return [n for n, h in enumerate(self.head) if h == token and n != token]

    def token_at(self, offset: int) -> int | None:
        """The index of the token that covers or follows the article's character `offset`; None behind the last."""
        n = bisect_right(self.starts, offset) - 1
        if n >= 0 and offset < self.ends[n]:
            return n
        return n + 1 if n + 1 < len(self.words) else None


@dataclass(slots=True)
class Document:
    """An article and its sentences in order. `model`: name of the spaCy pipeline, None for the default."""

    article: Article
    sentences: list[Sentence]
    model: str | None = None

    @property
    def text(self) -> str:
        return self.article.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the article's character `offset`, or the last one before it."""
        n = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[n] if n >= 0 else None

    def parse(self, indices: Iterable[int] | None = None) -> None:
        """Parse the sentences of these indices, all where None, that are not parsed yet."""
        chosen = range(len(self.sentences)) if indices is None else indices
        parse_sentences([self.sentences[i] for i in chosen if 0 <= i < len(self.sentences)], self.model)


def parse_sentences(sentences: Sequence[Sentence], model: str | None = None, processes: int = 1) -> None:
    """Parse those sentences, of one or of many documents, that are not parsed yet, in one batch."""
    todo = {id(s): s for s in sentences if not s.parsed}
    for sentence, doc in zip(todo.values(), language.parse([s.doc or s.shown for s in todo.values()], model, processes), strict=True):
        sentence.fill(doc, parsed=True)


def make_document(article: Article, known_names: Iterable[str] = (), model: str | None = None) -> Document:
    """Split an article into sentences and tokens. known_names: names of the profile, which keep their capitals."""
    names = tuple(sorted(set(known_names), key=lambda name: (-len(name), name)))
    make = language.pipeline(model).make_doc
    sentences: list[Sentence] = []
    for number, segment in enumerate(article.segments):
        shown = _shown(article.text[segment.start : segment.end], names)
        for start, end in split_sentences(shown):
            sentence = Sentence(
                len(sentences), segment.start + start, segment.start + end, segment.kind, number, shown[start:end], model=model
            )
            sentence.fill(make(sentence.shown), parsed=False)
            if sentence.words:
                sentences.append(sentence)
    return Document(article, sentences, model)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of one segment; none is longer than LONGEST_SENTENCE characters."""
    cuts = [0]
    for match in SENTENCE_END.finditer(text):
        before = re.search(r"(\S+)$", text[max(0, match.start() - 30) : match.start()])
        word = before.group(1).strip("(\"'“‘[").lower() if before else ""
        after = text[match.end() :].lstrip()[:1]
        if match.group().startswith(".") and len(match.group()) == 1:
            if word in ABBREVIATIONS and not (
                word in ("u.s", "u.n", "u.k", "etc", "p.m", "a.m", "inc", "ltd") and _starts_sentence(text, match.end())
            ):
                continue
            if len(word) == 1 and word.isalpha() and before and before.group(1)[0].isupper():
                continue
            if after.islower() or (word.isdigit() and after.isdigit()):
                continue
        elif match.group() in (".)", ".]") and after.islower():
            # "Senator Ann Bell (Ohio.) said" goes on.
            continue
        cuts.append(match.end())
    wrapped = _hard_wrapped(text)
    for match in re.finditer(r"\n[ \t]*\n" if wrapped else r"\n+", text):
        cuts.append(match.end())
    spans: list[tuple[int, int]] = []
    ordered = sorted({*cuts, len(text)})
    for start, end in zip(ordered, ordered[1:], strict=False):
        spans += _within_bounds(text, start, end)
    return [(s, e) for s, e in (_trim(text, s, e) for s, e in spans) if s < e]


def _starts_sentence(text: str, at: int) -> bool:
    following = re.match(r"\s+([A-Z][a-z]*)", text[at:])
    return bool(following and following.group(1).lower() in language.FUNCTION_WORDS)


def _hard_wrapped(text: str) -> bool:
    """True where the segment's lines are broken by a margin rather than by their sense."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or max(map(len, lines)) > 100:
        return False
    inner = lines[:-1]
    return sum(len(line) >= 45 for line in inner) >= len(inner) / 2


def _within_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    while end - start > LONGEST_SENTENCE:
        window = text[start : start + LONGEST_SENTENCE]
        cut = max(window.rfind(mark) for mark in ("; ", ", ", "\n"))
        cut = cut if cut > LONGEST_SENTENCE // 3 else window.rfind(" ")
        cut = cut + 1 if cut > 0 else LONGEST_SENTENCE
        spans.append((start, start + cut))
        start += cut
    return [*spans, (start, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _shown(text: str, names: tuple[str, ...]) -> str:
    """The segment as the parser sees it, of the same length."""
    text = INVISIBLE.sub(" ", text)
    text = re.sub(r"[\t\r\u00a0\u2009\u202f]", " ", text)
    if _hard_wrapped(text):
        text = re.sub(r"(?<!\n)\n(?![ \t]*\n)", " ", text)
    letters = sum(map(str.isalpha, text))
    if letters > 8 and sum(map(str.isupper, text)) > 0.7 * letters:
        return _recase(text, names, capitals=True)
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 3]
    if len(words) > 3 and sum(w[0].isupper() for w in words) > 0.85 * len(words):
        return _recase(text, names, capitals=False)
    return text


@lru_cache(maxsize=1)
def proper_names() -> frozenset[str]:
    lines = files("counterclaim.reading").joinpath("data/names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _recase(text: str, names: tuple[str, ...], *, capitals: bool) -> str:
    """Lower the words that are English words and no names; where all is in capitals, give names their first capital."""

    def word(match: re.Match[str]) -> str:
        found = match.group()
        low = found.lower()
        if len(low) != len(found):
            return found
        if low in proper_names() or (len(low) > 1 and not language.is_english_word(low)):
            if not capitals:
                return found
            return found if len(found) < 4 and low not in proper_names() else found[0] + low[1:]
        before = text[: match.start()].rstrip(" \n\"'“([")[-1:]
        return (found[0].upper() + low[1:]) if not before or before in ".!?" else low

    recased = list(re.sub(r"[^\W\d_]+", word, text))
    if capitals and names:
        spelled = {name.lower(): name for name in names}
        for match in _names_pattern(names).finditer(text):
            name = spelled.get(match.group().lower(), "")
            if any(c.isupper() for c in name) and len(name) == len(match.group()):
                recased[match.start() : match.end()] = name
    return "".join(recased)


@lru_cache(maxsize=8)
def _names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b", re.IGNORECASE)
