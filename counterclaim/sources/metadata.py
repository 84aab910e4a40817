"""A text, its segments, its markup and a person's entry go in; one Fact for each field of METADATA comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from counterclaim.errors import Mistake
from counterclaim.sources.article import METADATA, Article, Fact, Segment, SegmentKind
from counterclaim.sources.dates import publication_date
from counterclaim.sources.entries import Entry

_AGENCY = re.compile(r"\(([A-Z][^()\n]{1,60})\)")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?,?\s+)?(?:by\s+)?(?P<name>[A-ZÀ-Þ][^.|©\d]{2,50}?)\s*(?:(?:19|20)\d\d.*)?(?:\.|\||,|\ball\b|$)",
    re.IGNORECASE,
)
_PAGE_NAME = re.compile(
    r"(?:subscribe to|follow|more from|comment via|download) (?:the )?(?P<name>(?-i:[A-ZÀ-Þ][\w'’]*)(?: (?-i:[A-ZÀ-Þ][\w'’]*)){0,3})(?= (?:updates|newsletters?|news alerts|app|on\b|today|now)|$)",  # noqa: E501  (a pattern is read as one line)
    re.IGNORECASE,
)
_NO_OUTLET = frozenset("facebook twitter telegram whatsapp instagram youtube us our page google".split())
_IMAGE_NAME = re.compile(r"([A-Za-z][a-z]{3,})_[\w ]+$")
_BY = re.compile(r"(?i:(?:written |words |story |report )?by|author:|from:)\s*:?\s*")
_LINK = re.compile(r"(?:url|link|source|address|retrieved from|original)?\s*:?\s*(https?://[^\s<>\"]+)$", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"(?:originally|first) (?:published|posted|appeared|publish)\w*\s+(?:in|on|by|at)\s+(?P<where>[^.]{3,80})", re.IGNORECASE
)
_TRANSLATED = re.compile(r"\b(?:edited |machine |automatic |abridged )?translat(?:ion|ed)\b.{0,80}", re.IGNORECASE)
_SOURCE_LINK = re.compile(
    r"(?:(?:original )?source(?: link| article| url)|read (?:the )?original\b.{0,40})\s*:?\s*(?P<link>https?://\S+)?$", re.IGNORECASE
)


def facts_of(text: str, segments: Sequence[Segment], markup: Mapping[str, str], language: str, entry: Entry | None) -> dict[str, Fact]:
    """One Fact for each name in METADATA.

    A person's word (entered) goes over the markup's and the text's own (printed), and these go over what they let
    conclude (inferred). Every fact names the words that it rests on.
    """
    facts = {name: Fact() for name in METADATA}
    facts["outlet"] = _outlet(text, segments)
    facts["title"] = next((Fact(line.strip("#* "), "printed", line) for line in _lines(text, segments, "headline")), Fact())
    facts["author"] = next(
        (Fact(_BY.sub("", line, count=1).rstrip("."), "printed", line) for line in _lines(text, segments, "byline")), Fact()
    )
    facts["address"] = next(
        (Fact(found[1], "printed", line) for line in _lines(text, segments, None) if (found := _LINK.match(line))), Fact()
    )
    facts["language"] = Fact(language, "inferred", "py3langid, from the words of the text") if language else Fact()
    facts["copy_of"], facts["copy_kind"] = _copy_signs(text, segments)
    for name in ("outlet", "title", "author", "address"):
        if markup.get(name):
            facts[name] = Fact(markup[name], "printed", f"markup: {markup[name]}")
    facts["published"] = publication_date(text, segments, markup.get("published"))
    if entry:
        facts |= {name: _entered(entry, name, facts[name]) for name in METADATA}
    return facts


def quotes_not_found(article: Article, entry: Entry) -> list[Mistake]:
    """Words entered as evidence that do not stand in the text; quotation marks and line breaks may differ."""
    plain = _plain(article.text)
    return [
        entry.file.mistake(
            (entry.key, "evidence", name),
            f"evidence “{words[:80]}” does not stand in {article.file}.",
            "Quote the words as they are printed.",
        )
        for name, quoted in entry.known.evidence.items()
        for words in quoted
        if _plain(words) not in plain
    ]


def _outlet(text: str, segments: Sequence[Segment]) -> Fact:
    """The outlet as the page names itself, else as a dateline or its image files let conclude."""
    for line in _lines(text, segments, "furniture"):
        if found := _COPYRIGHT.match(line):
            return Fact(found["name"].strip(" ,-–"), "printed", line[:160])
    names = [
        found
        for line in _lines(text, segments, "furniture")
        if (found := _PAGE_NAME.search(line)) and found["name"].casefold() not in _NO_OUTLET
    ]
    for line in _lines(text, segments, "dateline"):
        if found := next(reversed([*_AGENCY.finditer(line)]), None):
            page = next((name for name in names if _letters(name["name"]) == _letters(found[1])), None)
            return Fact(found[1], "inferred", f"{line} · {page.string}" if page else line)
    if names:
        return Fact(names[0]["name"], "inferred", names[0].string[:160])
    images = Counter(found[1] for line in _lines(text, segments, "caption") if (found := _IMAGE_NAME.match(line)))
    name, times = next(iter(images.most_common(1)), ("", 0))
    return Fact(name.capitalize(), "inferred", f"{times} image names begin with `{name}_`") if times > 1 else Fact()


def _copy_signs(text: str, segments: Sequence[Segment]) -> tuple[Fact, Fact]:
    """Signs that the page repeats an article that stands elsewhere: what of, and what kind of copy."""
    of, kind = Fact(), Fact()
    for line in _lines(text, segments, "furniture"):
        if found := _ORIGINAL.search(line):
            of, kind = Fact(found["where"].strip(), "printed", line[:160]), Fact("republished", "printed", line[:160])
        elif (found := _SOURCE_LINK.match(line)) and of.value is None:
            of = Fact(found["link"] or "an article on another site", "inferred", line[:160])
            kind = Fact("copy on another site", "inferred", line[:160])
        elif len(line.split()) <= 25 and _TRANSLATED.search(line) and re.match(r"\(?(?:this|translat)", line, re.IGNORECASE):
            kind = Fact("translation", "printed", line[:160])
    return of, kind


def _entered(entry: Entry, name: str, found: Fact) -> Fact:
    """What a person says of a field. Evidence without a value explains why it stays open."""
    known = entry.known
    value = getattr(known, name)
    words = (*known.evidence.get(name, ()), *known.note.get(name, ()))
    if value is None:
        return Fact(None, "open", " · ".join(words)) if words and found.value is None else found
    for_all = () if words else (*known.evidence.get("", ()), *known.note.get("", ())) or ((found.evidence,) if found.value == value else ())
    differs = (f"the text prints {found.evidence}",) if name == "published" and found.basis == "printed" and found.value != value else ()
    return Fact(value, "entered", " · ".join((*words, *for_all, *differs)))


def _lines(text: str, segments: Sequence[Segment], kind: SegmentKind | None) -> Iterator[str]:
    """The segments of a kind, of all kinds for None, each as one line."""
    return (" ".join(text[s.start : s.end].split()) for s in segments if kind is None or s.kind == kind)


def _letters(name: str) -> str:
    return re.sub(r"\W|_", "", name).casefold().removeprefix("the")


def _plain(text: str) -> str:
    return " ".join(text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}).split())
