"""A text in; out, its quotation marks paired: each stretch between an opening and a closing mark, paragraph by paragraph.

A mark is read by its neighbours before it is read by its shape: printed texts mix straight and curly marks, turn them the
wrong way ("security. “) and lose them. A quotation that is not closed ends with its paragraph; where the next paragraph
opens with a mark again, it goes on there. Single marks are quotation marks only where an apostrophe is out of the question.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

DOUBLE = '"“”„‟«»″＂'
OPENING, CLOSING = "“„«", "”»"
# A doubled mark is found at each of its signs that another one follows.
MARK = re.compile(rf"[{DOUBLE}]|'(?=')|`(?=`)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """text[start:end] without its marks. open_end: no mark closes it. continues: it goes on with the one before it."""

    start: int
    end: int
    open_end: bool = False
    continues: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each run of text between blank lines; of each line where no blank line stands."""
    breaks = r"\n[ \t]*\n\s*" if re.search(r"\n[ \t]*\n", text) else r"\n+"
    spans, at = [], 0
    for match in re.finditer(breaks, text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return [(s, e) for s, e in spans if text[s:e].strip()]


def pair_marks(text: str, spans: list[tuple[int, int]] | None = None) -> list[Quoted]:
    """Every quoted stretch of `text`, in order; `spans`: its paragraphs, found by blank lines where None."""
    found: list[Quoted] = []
    carried = False
    for start, end in spans if spans is not None else paragraphs(text):
        marks = [m.start() for m in MARK.finditer(text, start, end)]
        marks = [i for i in marks if not _is_measure(text, i)]
        turned = [i for i in marks if text[i] in OPENING or text[i] in CLOSING]
        before = len(found)
        opened: int | None = None
        first, nested = True, 0
        for at in marks:
            width = 2 if text[at] in "'`" else 1
            if text[at] in "'`" and opened is not None and at == opened - 1:
                continue
            closes = opened is not None and (text[at] in CLOSING or not _opens(text, at, start, end) or _closes(text, at, start, end))
            if opened is not None and closes and nested and text[at] in CLOSING:
                nested -= 1
                continue
            if opened is not None and closes:
                _add(found, text, opened, at, False, carried and first)
                opened, first, carried = None, False, False
            elif opened is not None:
                # A second opening mark: a nested one where its partner follows, else the first was never closed.
                if _closed_twice(text, at, turned):
                    nested += 1
                    continue
                _add(found, text, opened, at, True, carried and first)
                opened, first = at + width, False
            elif at + width >= end or (not _opens(text, at, start, end) and _closes(text, at, start, end) and text[at] not in '"″＂'):
                # A closing mark without an opening one: the words before it in the paragraph are the end of a quotation that lost it.
                if carried and first:
                    _add(found, text, start, at, False, True)
                carried, first = False, False
            else:
                if carried and text[start:at].strip():
                    carried = False
                opened = at + width
        if opened is not None:
            _add(found, text, opened, end, True, carried and first)
        carried = opened is not None
        found += _single(text, start, end, found[before:])
    return sorted(found, key=lambda q: (q.start, -q.end))


def _add(found: list[Quoted], text: str, start: int, end: int, open_end: bool, continues: bool) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Quoted(start, end, open_end, continues))


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if after.isspace():
        return False
    return text[at] in OPENING or before.isspace() or before in "([{—–-:‘'/"


def _closes(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] in CLOSING:
        return True
    if after.isspace() or after in ".,;:!?)]}—–-’'":
        return True
    return not before.isspace()


def _closed_twice(text: str, at: int, turned: list[int]) -> bool:
    """True where after an inner opening mark two closing ones follow before the next opening one. turned: the paragraph's curly and angled marks."""
    following = bisect_right(turned, at)
    return len(turned) >= following + 2 and all(text[i] in CLOSING for i in turned[following : following + 2])


def _is_measure(text: str, at: int) -> bool:
    """An inch mark: a straight mark right after a digit and before a space, with none open: left to the pairing unless a number precedes."""
    return text[at] in "″" and at > 0 and text[at - 1].isdigit()


SINGLE_PAIR = re.compile(
    r"(?:(?<=[\s(\[—–:])|^)[‘'](?=[^\s'’])((?:[^\n'‘’]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s[a-z])){2,400}?)(?<=[^\s])['’](?=[\s.,;:!?)\]—–]|$)"
)


def _single(text: str, start: int, end: int, taken: list[Quoted]) -> list[Quoted]:
    """Stretches between single marks outside the double ones: opened after a space, closed before one or a stop."""
    out = []
    starts = [q.start for q in taken]
    for match in SINGLE_PAIR.finditer(text[start:end]):
        first, last = start + match.start(1), start + match.end(1)
        # The double ones of a paragraph come in order and do not overlap.
        last_before = bisect_right(starts, first) - 1
        if last_before < 0 or first >= taken[last_before].end:
            out.append(Quoted(first, last))
    return out
