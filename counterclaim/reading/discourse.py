"""A Document in; out, every source of it in order with the side it speaks for (`Discourse`), on which quotations and attributions rest."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.reading.claimants import Claimants, Resolved
from counterclaim.reading.document import Document
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.source import Source
from counterclaim.reading.speech import SourceReader


@dataclass(frozen=True)
class Discourse:
    """sources: per sentence of the document, in order of their cues. resolved: of each source."""

    sources: tuple[tuple[Source, ...], ...]
    resolved: dict[Source, Resolved]

    def name_of(self, source: Source) -> str:
        """The source as printed; of "he" or "the group", the words that it stands for, where they were found."""
        antecedent = self.resolved[source].antecedent
        return antecedent.text if antecedent is not None else source.text


def discourse(document: Document, finder: SideFinder) -> Discourse:
    """Find and resolve the sources of all sentences but those of page furniture."""
    reader, claimants = SourceReader(document, finder), Claimants(document, finder)
    sources: list[tuple[Source, ...]] = []
    resolved: dict[Source, Resolved] = {}
    for sentence in document.sentences:
        found = tuple(reader.read(sentence)) if sentence.kind != "furniture" else ()
        sources.append(found)
        for source in sorted(found, key=lambda s: s.start):
            resolved[source] = claimants.resolve(source)
    return Discourse(tuple(sources), resolved)
