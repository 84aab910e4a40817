"""Cleaned text goes in; its segments come out: headline, byline, dateline, paragraph, caption or furniture, each a run of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.sources.article import Segment, SegmentKind
from counterclaim.sources.furniture import Pattern, furniture_of
from counterclaim.sources.oneline import split_one_line
from counterclaim.sources.openings import byline, date_line, name_and_place, split_opening

WRAP_WIDTH = 120  # lines up to this length can be the lines of a hard-wrapped text
_SLACK = 12  # how much shorter than the longest line a wrapped line may be, its neighbour's first word included
_BODY_WORDS = 20
_TITLE_WORDS = 26
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_INNER_SENTENCE = re.compile(r"[a-z\d]{2}[.!?][\"'”’»)\]]* +[\"'“‘«(\[]*[A-Z]")
_MARKDOWN_HEADING = re.compile(r"#{1,6} ")
_MARKDOWN_BLOCK = re.compile(r"#{1,6} |[-*+] |\d+[.)] |> |\|")


@dataclass(slots=True)
class Block:
    """A paragraph of the text on its way to a kind. joined: no empty line stands before it."""

    start: int
    end: int
    text: str
    joined: bool
    pattern: Pattern | None = None
    kind: SegmentKind = "paragraph"

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def is_body(self) -> bool:
        """Long and ended enough to be part of the running text."""
        return self.words >= _BODY_WORDS or (self.is_sentence and self.words >= 8)

    @property
    def is_title(self) -> bool:
        """Could be a headline: short, one sentence at most, without a full stop at its end."""
        ended = self.text.rstrip("\"'”’» ").endswith((".", ":", ";", ",")) and not self.text.endswith(("..", "U.S.", "– .", "- ."))
        return 2 <= self.words <= _TITLE_WORDS and not ended and not _INNER_SENTENCE.search(self.text)


def segment(text: str, *, markdown: bool = False, wrapped: bool = True, title: str | None = None) -> tuple[Segment, ...]:
    """Segments of a cleaned text, in order, without overlap, covering every character that is not white space.

    markdown: lines of a block belong together, as in Markdown. wrapped: line breaks may come from wrapping.
    title: the headline, where markup tells it.
    """
    blocks = paragraphs(text, markdown=markdown, wrapped=wrapped)
    for block in blocks:
        block.pattern = None if date_line(block.text) else furniture_of(block.text)
    _set_furniture_apart(blocks)
    _find_captions(blocks)
    _find_head(blocks, title)
    _find_bios(blocks)
    _find_subheads(blocks)
    segments: list[Segment] = []
    read, total = 0, sum(block.words for block in blocks)
    for block in blocks:
        if block.kind == "paragraph":
            alone = block.words >= 0.8 * total
            segments += split_one_line(text, block.start, block.end) if alone else split_opening(text, block.start, block.end, before=read)
            read += 1
        else:
            segments.append(Segment(block.kind, block.start, block.end))
    return tuple(segments)


def paragraphs(text: str, *, markdown: bool = False, wrapped: bool = True) -> list[Block]:
    """The paragraphs of a text: split at empty lines, and at line breaks that do not come from wrapping at a width."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    width = _wrap_width(text, lines) if wrapped else 0
    blocks: list[Block] = []
    previous = ""
    for start, end in lines:
        line = text[start:end]
        joined = bool(blocks) and text[blocks[-1].end : start].count("\n") == 1
        if joined and (_markdown_continues(previous, line) if markdown else _wraps(previous, line, width)):
            blocks[-1].end = end
            blocks[-1].text = text[blocks[-1].start : end]
        else:
            blocks.append(Block(start, end, line, joined))
        previous = line
    return blocks


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width at which a text is wrapped, 0 where it is not: its lines are short, and most break where they are full."""
    lengths = [end - start for start, end in lines]
    short = [length for length in lengths if length <= WRAP_WIDTH]
    if len(short) < 3 or sum(short) <= 0.7 * sum(lengths):
        return 0
    width = max(short)
    breaks = [(text[a:b], text[c:d]) for (a, b), (c, d) in zip(lines, lines[1:]) if c - b == 1]
    full = sum(len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - _SLACK for line, following in breaks)
    return width if full >= 0.6 * len(breaks) else 0


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether the break after a line is one of wrapping: the next line's first word would not have fitted."""
    if width < 40:
        return False
    first = following.split(maxsplit=1)[0]
    fits = len(line) + 1 + len(first) <= width - _SLACK
    flows = len(line) > width // 2 and not _SENTENCE_END.search(line) and following[:1].islower()
    return not fits or flows


def _markdown_continues(line: str, following: str) -> bool:
    return not _MARKDOWN_BLOCK.match(following) and not _MARKDOWN_HEADING.match(line) and not line.endswith("\\")


def _set_furniture_apart(blocks: list[Block]) -> None:
    """Lines of pages; lists of other articles with their dates; and what follows the end of the article."""
    tail = _tail_start(blocks)
    in_list = False
    for index, block in enumerate(blocks):
        role = block.pattern.role if block.pattern else None
        if index >= tail or role in ("line", "list", "tail"):
            block.kind = "furniture"
            in_list = role == "list" or in_list
        elif in_list and (date_line(block.text) or (block.words <= _TITLE_WORDS and _is_list_item(block))):
            block.kind = "furniture"
        else:
            in_list = False


def _is_list_item(block: Block) -> bool:
    return not block.is_sentence or block.text[:1] in "-*•·" or (block.joined and block.text.endswith("?"))


def _tail_start(blocks: list[Block]) -> int:
    """Where the page goes on after the article: at a comment form or a link to the source, once a body has been read."""
    total = sum(block.words for block in blocks)
    read = 0
    body = False
    for index, block in enumerate(blocks):
        if block.pattern and block.pattern.role == "tail" and body and (read >= 120 or 5 * read >= 2 * total):
            return index
        if block.pattern and block.pattern.role == "list" and 5 * read >= 4 * total and not _body_after(blocks, index):
            return index
        if block.pattern is None:
            read += block.words
            body = body or block.is_body
    return len(blocks)


def _body_after(blocks: list[Block], index: int) -> bool:
    return any(
        block.is_body and block.is_sentence and block.pattern is None and block.words >= _BODY_WORDS for block in blocks[index + 1 :]
    )


def _find_captions(blocks: list[Block]) -> None:
    last_body = max((i for i, block in enumerate(blocks) if block.kind == "paragraph" and block.is_body and not block.pattern), default=-1)
    for index, block in enumerate(blocks):
        if block.kind != "paragraph" or not block.pattern or block.pattern.role != "caption":
            continue
        # An agency in brackets at the very end signs the article; before the end it credits an image.
        if block.pattern.name == "agency_in_brackets" and (index > last_body or block.words > 60):
            continue
        block.kind = "caption"
        above = blocks[index - 1] if index else None
        if above and block.joined and above.kind == "paragraph" and above.is_title and block.pattern.name == "agency_in_brackets":
            above.kind = "caption"


def _find_head(blocks: list[Block], title: str | None) -> None:
    """What stands before the running text: headlines, repeated ones too, the byline, the date."""
    running = [block for block in blocks if block.kind == "paragraph"]
    first = next((i for i, b in enumerate(running) if b.is_body and not b.is_title and not byline(b.text)), None)
    if first is None and not title:
        return
    told = _same(title) if title else None
    for index, block in enumerate(running[: len(running) if first is None else first + 6]):
        before_body = first is not None and index < first
        if told and _same(block.text.lstrip("# ")) == told:
            block.kind = "headline"
        elif before_body and date_line(block.text):
            block.kind = "dateline"
        elif date_line(block.text):
            block.kind = "furniture"
        elif (before_body or index < 3) and byline(block.text):
            block.kind = "byline"
        elif before_body and (block.is_title or _MARKDOWN_HEADING.match(block.text)):
            block.kind = "headline"
    for block, below in zip(running, running[1:]):
        if block.kind == "headline" and below.kind == "dateline" and name_and_place(block.text):
            block.kind = "byline"
    headlines = {_same(block.text) for block in running if block.kind == "headline"}
    # A standfirst without a full stop may stand before the headline that is no sentence either.
    if not headlines and first is not None:
        for above, block in zip(running[first : first + 2], running[first + 1 : first + 3], strict=False):
            if above.is_body and block.is_title and not block.is_sentence and block.words >= 4 and not block.joined:
                block.kind = "headline"
                break
    for block in running:
        if block.kind == "paragraph" and block.is_title and _same(block.text) in headlines:
            block.kind = "headline"


def _find_subheads(blocks: list[Block]) -> None:
    """Headings within the text: short lines without a full stop, followed by running text."""
    for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if block.kind != "paragraph":
            continue
        if _MARKDOWN_HEADING.match(block.text):
            block.kind = "headline"
        elif above and below and below.kind == "paragraph" and below.is_body and below.is_sentence:
            plain = block.is_title and block.words <= 14 and block.text[:1].isalnum() and not block.text.endswith(("!", "”", '"'))
            signature = _is_signature(above, block)
            if (
                plain
                and not signature
                and (above.is_sentence or above.kind != "paragraph")
                and not byline(block.text)
                and not date_line(block.text)
            ):
                block.kind = "headline"


def _is_signature(above: Block, block: Block) -> bool:
    """The name under a quotation that stands by itself."""
    words = block.text.split()
    is_name = 2 <= len(words) <= 5 and all(word[:1].isupper() or word in ("al", "de", "bin", "van", "von") for word in words)
    return is_name and above.kind == "paragraph" and above.is_sentence and above.words < 40


def _find_bios(blocks: list[Block]) -> None:
    """Lines on the author, which stand among the last of the running text."""
    running = [block for block in blocks if block.kind == "paragraph"]
    if len(running) < 4:
        return
    for block in running[-3:]:
        if block.pattern and block.pattern.role == "bio" and block.words <= 80:
            block.kind = "furniture"


def _same(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
