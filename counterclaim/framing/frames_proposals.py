"""Articles in; empty coding sheets out, in which sentences that hold an item's cue words are proposed to the coder."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from counterclaim.errors import InputError, Mistake
from counterclaim.framing.frames_items import Item, codebook
from counterclaim.framing.frames_sheets import FOLDER
from counterclaim.ledger.origins import originals
from counterclaim.sources.article import Article

MOST = 4  # sentences proposed for an item
SPOKEN = ("headline", "paragraph", "caption")


def write_sheets(folder: Path, articles: Sequence[Article], coder: str = "", date: str = "") -> tuple[list[Path], list[Path]]:
    """Write an empty sheet for each original article into the folder's coding/; the paths written, and those already there.

    A sheet that is there is never touched. coder: stands in the sheets and in their names, so that several coders have
    their own, in any script. Raises InputError where the folder cannot be written or the name holds no letter or digit.
    """
    mark = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", coder).casefold()).strip("-")
    if coder and not mark:
        raise InputError(Mistake(coder[:40], "expected a coder's name with a letter or a digit, which the sheets are named by."))
    place = Path(folder) / FOLDER
    first = originals(articles)
    written, kept = [], []
    try:
        place.mkdir(exist_ok=True)
        for article in articles:
            if first[article.article_id] != article.article_id:
                continue
            path = place / f"{article.article_id}{'.' + mark if mark else ''}.yml"
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(sheet(article, coder, date))
                written.append(path)
            except FileExistsError:
                kept.append(path)
    except OSError as error:
        raise InputError(Mistake(str(place), f"cannot be written: {(error.strerror or 'unknown reason').lower()}.")) from None
    return written, kept


def sheet(article: Article, coder: str = "", date: str = "") -> str:
    """An empty coding sheet as YAML text. The proposed sentences stand in it as comments: a coder keeps those that show it."""
    lines = [
        f"# {_one_line(article.title)}",
        "#",
        "# Read the article, then answer. A frame: yes or no. An indicator: war, peace, or neither. Leave an answer empty where",
        "# it cannot be told. A yes needs `evidence`: words as the article prints them, one or more. `note` is for your reason.",
        "# The sentences in comments hold cue words; the program proposes them and judges nothing.",
        "",
        f"article: {_quoted(article.article_id)}",
        f"coder: {_quoted(coder) if coder else ''}".rstrip(),
        f"date: {_quoted(date) if date else ''}".rstrip(),
        "answers:",
    ]
    sentences = sentences_of(article)
    for scale in codebook():
        lines += ["", f"  # {scale.name.upper()}: {scale.about}"]
        for item in scale.items:
            lines += [*(f"  # {words}" for words in _asked(item)), f"  {item.key}:", "    answer:", "    evidence:"]
            lines += [f"    # - {_quoted(text)}" for text in proposed(item, sentences)]
            lines += ["    note:"]
    return "\n".join(lines) + "\n"


def proposed(item: Item, sentences: Iterable[str], most: int = MOST) -> list[str]:
    """The sentences that hold the most different cue words of an item, at most so many, in the order of the text."""
    pattern = item.cue_pattern()
    ranked = []
    for n, text in enumerate(sentences):
        cues = {found.group().casefold() for found in pattern.finditer(text)}
        if cues:
            ranked.append((-len(cues), n, text))
    return [text for _, _, text in sorted(sorted(ranked)[:most], key=lambda r: r[1])]


def sentences_of(article: Article) -> list[str]:
    """The sentences of headlines, paragraphs and captions, each once, white space folded."""
    from counterclaim.reading.document import SENTENCE_END

    found: dict[str, None] = {}
    for segment in article.segments:
        if segment.kind in SPOKEN:
            text, start = article.text[segment.start : segment.end], 0
            for end in [m.end() for m in SENTENCE_END.finditer(text)] + [len(text)]:
                if words := _one_line(text[start:end]):
                    found.setdefault(words)
                start = end
    return list(found)


def _asked(item: Item) -> list[str]:
    return [item.words[0]] if item.kind == "frame" else [f"war: {item.words[0]}", f"peace: {item.words[1]}"]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """YAML's form of text in double quotation marks, in which nothing is a sign."""
    return json.dumps(text, ensure_ascii=False)
