"""Reads the fixture files of fixtures/reading/voices and compares kind, speaker and side of each quotation."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from counterclaim.reading.document import Document, make_document
from counterclaim.reading.records import Quotation
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations
from counterclaim.sources.article import Article, Segment
from counterclaim.sources.profile import Profile

FIXTURES = Path(__file__).parent / "fixtures" / "reading"


@lru_cache
def finder() -> SideFinder:
    from ruamel.yaml import YAML

    return SideFinder(
        Profile.model_validate(YAML(typ="safe").load((FIXTURES / "attribution" / "orvania.profile.yml").read_text(encoding="utf-8")))
    )


def document_of(text: str) -> Document:
    segments, at = [], 0
    for part in re.split(r"(\n\n+)", text):
        if part.strip():
            segments.append(Segment("paragraph", at, at + len(part)))
        at += len(part)
    return make_document(Article("invented", "invented.txt", "", text, tuple(segments)), finder().names)


def cases() -> list[tuple[str, str, list[list[str]]]]:
    found = []
    for path in sorted((FIXTURES / "voices").glob("*.txt")):
        for block in re.split(r"\n(?=# )", path.read_text(encoding="utf-8")):
            lines = block.splitlines()
            expected = [[f.strip() for f in line[2:].split("|")] for line in lines if line.startswith("> ")]
            if expected:
                found.append((lines[0][2:], "\n".join(line for line in lines[1:] if not line.startswith("> ")).strip(), expected))
    return found


def read(text: str) -> list[Quotation]:
    return quotations(document_of(text), finder())


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=[case[0] for case in cases()])
def test_each_quotation_is_given_to_its_speaker(title: str, text: str, expected: list[list[str]]) -> None:
    found = {(q.text, q.kind): q for q in read(text)}
    for words, kind, speaker, side in expected:
        quotation = found.get((words, kind))  # type: ignore[arg-type]
        assert quotation is not None, f"{title}: no {kind} quotation {words!r} among {sorted(found)}"
        assert (quotation.speaker or "", quotation.speaker_side) == (speaker, side)


def test_the_record_is_anchored_and_counts_its_words() -> None:
    text = "“We hold the dam,” said Mira Kolen."
    (quotation,) = [q for q in read(text) if q.kind == "direct"]
    assert text[quotation.start : quotation.end] == quotation.text == "We hold the dam,"
    assert quotation.words == 4
    assert quotation.cue is not None and text[quotation.cue_start : quotation.cue_end] == quotation.cue == "said"


def test_words_that_stand_twice_are_a_repeat_the_second_time() -> None:
    text = "“If they take me, shoot me twice,” said Mira Kolen.\n\n“If they take me, shoot me twice”"
    assert [q.repeat for q in read(text) if q.kind == "direct"] == [False, True]


def test_a_text_without_speech_has_no_quotations() -> None:
    assert read("The bridge fell in the night. Nobody crossed it.") == []


def test_a_quotation_moved_to_the_other_side_moves_with_its_speaker() -> None:
    sides = [read(f"“The dam is ours again,” said {name}.")[0].speaker_side for name in ("Mira Kolen", "Tomas Arvel")]
    assert sides == ["front", "government"]
