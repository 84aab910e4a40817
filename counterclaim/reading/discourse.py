"""A Document in; out, every source of it in order with the side it speaks for (`Discourse`), on which quotations and attributions rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from counterclaim.reading.claimants import Claimants, Resolved
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.source import Source
from counterclaim.reading.speech import SourceReader


@dataclass(frozen=True)
class Discourse:
    """sources: per sentence of the document, in order of their cues. resolved: of each source. sentences: as the sources were read from them."""

    sources: tuple[tuple[Source, ...], ...]
    resolved: dict[Source, Resolved]
    sentences: tuple[Sentence, ...]

    def name_of(self, source: Source) -> str:
        """The source as printed; of "he" or "the group", the words that it stands for, where they were found."""
        antecedent = self.resolved[source].antecedent
        return antecedent.text if antecedent is not None else source.text


def discourse(document: Document, finder: SideFinder, parsed: Collection[int] | None = None) -> Discourse:
    """Find and resolve the sources of all sentences but those of page furniture.

    parsed: indices of the sentences whose parse is looked at, all that are parsed where None. Others are read by their words
    alone, parsed or not, so that what is found does not depend on who else had a sentence parsed.
    """
    seen = frozenset(range(len(document.sentences)) if parsed is None else parsed)
    sentences = tuple(s if not s.parsed or s.index in seen else s.unparsed() for s in document.sentences)
    reader, claimants = SourceReader(document, finder), Claimants(document, finder)
    sources: list[tuple[Source, ...]] = []
    resolved: dict[Source, Resolved] = {}
    for sentence in sentences:
        found = tuple(reader.read(sentence)) if sentence.kind != "furniture" else ()
        sources.append(found)
        for source in sorted(found, key=lambda s: s.start):
            resolved[source] = claimants.resolve(source)
    return Discourse(tuple(sources), resolved, sentences)
