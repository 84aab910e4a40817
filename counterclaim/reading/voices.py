"""A Document in; out, its `Quotation`s: words in quotation marks that are speech, indirect speech, and words in marks that are none.

Direct speech is found by its marks (quotation_marks.py) and given to the source whose cue stands beside it, else to whoever
spoke right before. Reported speech is what a source's cue covers (speech.py), without the direct speech in it.
"""

from __future__ import annotations

import re

from counterclaim.reading.claimants import Claimants
from counterclaim.reading.discourse import Discourse, discourse
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.quotation_marks import Quoted, pair_marks
from counterclaim.reading.records import Quotation
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.source import Source
from counterclaim.reading.speaker_names import is_cited_document, speaker_name
from counterclaim.reading.speech import SourceReader

SCARE_BEFORE = re.compile(
    r"(?:\bso-called|\bknown as|\bdubbed|\bcalled|\bnicknamed|\btermed|\bnamed|\bentitled|\btitled|\bcodenamed|\bcode-named|\bword|\bterm|\bphrase|\bslogan|\bformer|\bfamous|\balleged|\bself-styled|\bself-proclaimed)\s+(?:the\s+|a\s+|an\s+|of\s+the\s+|of\s+)?\W?$",
    re.IGNORECASE,
)
OPENER = re.compile(r"(?P<who>\S+(?:\s+\S+){0,5}?)\s+(?P<cue>claims?|says?|insists?|maintains?|alleges?|asserts?|reports?)\s+that")
NEAR = 90
SHORT = 6


def quotations(document: Document, finder: SideFinder, found: Discourse | None = None) -> list[Quotation]:
    """Every quotation, direct, reported and scare, in the order of the text. `found`: the document's discourse, made where None."""
    said = found or discourse(document, finder)
    text, reader = document.text, SourceReader(document, finder)
    spans = [(seg.start, seg.end) for seg in document.article.segments if seg.kind != "furniture"]
    pieces = [p for seg in spans for p in _lines(text, *seg)]
    pairs = pair_marks(text, pieces)
    out: list[Quotation] = []
    earlier: list[str] = []
    last: tuple[Quoted, Source | None] | None = None
    for pair in pairs:
        words = _words(text[pair.start : pair.end])
        if not words:
            continue
        source, how = _speaker(document, said, pair, last)
        if source is None and words <= SHORT:
            source, how = _loose(document, said, reader, pair)
        scare = _is_scare(document, pair, words, source, how)
        if not scare:
            last = (pair, source)
        plain = re.sub(r"\W+", " ", text[pair.start : pair.end].lower()).strip()
        repeat = words > 4 and any(plain in e or (len(e) > 20 and e in plain) for e in earlier[-200:])
        earlier.append(plain)
        speaks = source is not None and not scare
        out.append(
            Quotation(
                article_id=document.article.article_id,
                start=pair.start,
                end=pair.end,
                text=text[pair.start : pair.end],
                kind="scare" if scare else "direct",
                speaker=_named(said, source, text) if speaks and source is not None else None,
                speaker_side=said.resolved[source].side if speaks and source is not None else "unknown",
                cue=source.cue if speaks and source is not None else None,
                cue_start=source.cue_start if speaks and source is not None else None,
                cue_end=source.cue_end if speaks and source is not None else None,
                words=words,
                repeat=repeat,
            )
        )
    out += _reported(document, said, [q for q in out if q.kind == "direct"], finder)
    return sorted(out, key=lambda q: (q.start, -q.end, q.kind))


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of a segment: between blank lines, and line by line where the lines are not broken by a margin."""
    spans, at = [], start
    lines = [line for line in text[start:end].split("\n") if line.strip()]
    wrapped = len(lines) > 2 and max(map(len, lines)) <= 100 and sum(len(line) >= 45 for line in lines[:-1]) >= len(lines) / 2
    for match in re.finditer(r"\n[ \t]*\n\s*" if wrapped else r"\n\s*", text[start:end]):
        spans.append((at, start + match.start()))
        at = start + match.end()
    return [*spans, (at, end)]


def _words(text: str) -> int:
    return len([w for w in text.split() if re.search(r"\w", w)])


def _speaker(document: Document, said: Discourse, pair: Quoted, last: tuple[Quoted, Source | None] | None) -> tuple[Source | None, str]:
    """Who speaks, and how that was found: beside (cue next to the marks), covering, continued, before, or none."""
    text = document.text
    first, final = document.sentence_at(pair.start), document.sentence_at(max(pair.start, pair.end - 1))
    if first is None or final is None:
        return None, "none"
    if pair.continues and last is not None and last[1] is not None:
        return last[1], "continued"
    around = [
        s
        for i in range(max(0, first.index - 1), min(len(said.sources), final.index + 2))
        for s in said.sources[i]
        if s.kind not in ("hearsay",) and not (pair.start <= s.cue_start < pair.end) and not (pair.start <= s.start < pair.end)
    ]
    best: tuple[float, Source] | None = None
    for s in around:
        low, high = min(s.start, s.cue_start), max(s.end, s.cue_end)
        if low >= pair.end:
            gap = text[pair.end : low]
            if "\n\n" in gap or len(gap) > 40:
                continue
            cost = 1.0 * len(gap.strip()) + (
                25
                if re.search(r"[.!?][\"”“]?\s*$", text[pair.end - 1 : pair.end + 2])
                and text[low].isupper()
                and s.kind == "before"
                and "," not in gap
                and ":" in text[s.cue_end : s.cue_end + 2]
                else 6
                if re.match(r"[.!?][\"”“]\s+[A-Z]", text[pair.end - 1 : low + 1]) and s.kind == "before" and not s.anaphor
                else 0
            )
        elif high <= pair.start:
            gap = text[high : pair.start]
            if (
                "\n\n" in gap
                and ":" not in gap
                or len(gap) > (NEAR if not re.search(r":\W*$", gap) else 3 * NEAR)
                or re.search(r"[\"”“]", gap.strip()[:-1])
            ):
                continue
            ended = re.search(r"[.!?][\"”]?\s", gap)
            cost = (
                (min(len(gap.strip()), 30) if re.search(r":\W*$", gap) else len(gap.strip())) * 0.4
                + (18 if ended else 0)
                - (12 if ":" in gap else 0)
                - (6 if re.search(r"\bthat\b", gap) else 0)
            )
        else:
            continue
        if best is None or cost < best[0]:
            best = (cost, s)
    if best is not None and best[0] <= 24:
        return best[1], "beside"
    for s in said.sources[first.index]:
        if any(a <= pair.start < b for a, b in s.covers) and s.kind != "hearsay" and not (pair.start <= s.cue_start < pair.end):
            return s, "covering"
    if best is not None and best[0] <= 36:
        return best[1], "beside"
    if last is not None and last[1] is not None and _alone(document, pair, first, final):
        between = text[last[0].end : pair.start]
        if len(between) < 400 and between.count("\n\n") <= 1:
            return last[1], "before"
    if _alone(document, pair, first, final) and first.index > 0:
        previous = [s for s in said.sources[first.index - 1] if s.kind != "hearsay"]
        if previous:
            return previous[-1], "before"
    return None, "none"


def _loose(document: Document, said: Discourse, reader: SourceReader, pair: Quoted) -> tuple[Source | None, str]:
    """For a few words in marks: whoever labels, describes or accuses in the same sentence."""
    at = document.sentence_at(pair.start)
    sentence = said.sentences[at.index] if at is not None else None
    source = reader.loose_source(sentence, pair.start) if sentence is not None and sentence.kind != "furniture" else None
    if source is None or source.start >= pair.start:
        return None, "none"
    known = next((s for found in said.sources[source.sentence : source.sentence + 1] for s in found if s.start == source.start), None)
    if known is None:
        said.resolved.setdefault(source, Claimants(document, reader.finder).resolve(source))
    return known or source, "covering"


def _alone(document: Document, pair: Quoted, first: Sentence, final: Sentence) -> bool:
    """True where nothing but the quotation stands in its sentences."""
    text = document.text
    return len(re.sub(r"\W", "", text[first.start : pair.start])) == 0 and len(re.sub(r"\W", "", text[pair.end : final.end])) <= 2


def _is_scare(document: Document, pair: Quoted, words: int, source: Source | None, how: str) -> bool:
    """True where the words in marks are a name, a title or a word held at a distance, not speech."""
    text = document.text
    before = text[max(0, pair.start - 40) : pair.start]
    inside = text[pair.start : pair.end]
    if SCARE_BEFORE.search(before) and words <= 8:
        return True
    capital = [w for w in re.findall(r"[^\W\d_]+", inside) if len(w) > 3]
    titled = bool(capital) and all(w[0].isupper() for w in capital)
    if source is None:
        return words <= 6 or titled and words <= 12
    if how in ("beside", "continued") and words > 2:
        return (
            titled
            and words <= 5
            and not re.search(r"[.!?,]$", inside)
            and not inside[0].islower()
            and how == "beside"
            and re.search(r"\b(?:the|a|an|of|in|famous|to)\s*\W$", before) is not None
        )
    if titled and words <= 5 and not re.search(r"[.!?]$", inside):
        return True
    if how == "before" and words <= 3 or words <= 2 and how == "covering":
        return words <= 1 or re.search(r"\b(?:the|a|an|of|their|its|his|her|some|these|those)\s+\W$", before) is not None
    if words == 1:
        return re.search(r"\b(?:the|a|an|of|their|its|his|her|some|these|those|as)\s+\W$", before) is not None
    return False


def _named(said: Discourse, source: Source, text: str) -> str | None:
    antecedent = said.resolved[source].antecedent
    before = said.sentences[source.sentence - 1] if source.sentence else None
    if antecedent is not None:
        return speaker_name(text, antecedent.start, antecedent.text)
    return speaker_name(text, source.start, source.text, before)


def _reported(document: Document, said: Discourse, direct: list[Quotation], finder: SideFinder) -> list[Quotation]:
    """Indirect speech: what each source's cue covers, cut at direct speech."""
    text = document.text
    out = []
    taken: list[tuple[int, int]] = []
    for sources in said.sources:
        for s in sources:
            if s.kind in ("hearsay", "label") or not s.covers or any(q.start <= s.cue_start < q.end for q in direct):
                continue
            if is_cited_document(s.text, s.cue):
                continue
            start, end = s.covers[0]
            for q in direct:
                if q.start <= start < q.end:
                    start = q.end
                elif start <= q.start < end:
                    if q.end - q.start >= 0.5 * (end - start):
                        start = end
                    break
            while start < end and not text[start].isalnum():
                start += 1
            lead = re.match(r"(?:that|,|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+", text[start:end])
            start += lead.end() if lead else 0
            while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")]"):
                end -= 1
            if opener := OPENER.fullmatch(text[start:end]):
                # "The army claim that the rebels rejected a truce": the army's words, whatever verbs are in them.
                side = finder.side_of(opener["who"])
                last = document.sentence_at(start)
                after = re.compile(r"\W*").match(text, end)
                if side is None or last is None or after is None or _words(text[after.end() : last.end]) < 3:
                    continue
                final = last.start + len(text[last.start : last.end].rstrip(" \n.!?"))
                taken.append((start, final))
                out.append(
                    Quotation(
                        article_id=document.article.article_id,
                        start=after.end(),
                        end=final,
                        text=text[after.end() : final],
                        kind="reported",
                        speaker=opener["who"],
                        speaker_side=side[0],
                        cue=opener["cue"],
                        cue_start=start + opener.start("cue"),
                        cue_end=start + opener.end("cue"),
                        words=_words(text[after.end() : final]),
                    )
                )
                continue
            if _words(text[start:end]) < 3 or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            out.append(
                Quotation(
                    article_id=document.article.article_id,
                    start=start,
                    end=end,
                    text=text[start:end],
                    kind="reported",
                    speaker=_named(said, s, text),
                    speaker_side=said.resolved[s].side,
                    cue=s.cue,
                    cue_start=s.cue_start,
                    cue_end=s.cue_end,
                    words=_words(text[start:end]),
                )
            )
    return out
