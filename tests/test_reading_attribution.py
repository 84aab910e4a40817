"""Reads the fixture files of fixtures/reading/attribution and compares claimant, side, relay and status of each claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from counterclaim.reading.attribution import Attribution, attribute
from counterclaim.reading.document import make_document
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.voices import quotations
from counterclaim.sources.article import Article, Fact, Segment
from counterclaim.sources.profile import Profile

FIXTURES = Path(__file__).parent / "fixtures" / "reading" / "attribution"


@dataclass
class Spot:
    start: int
    end: int
    sentence: int


@dataclass
class Case:
    file: str
    title: str
    profile: str
    outlet: str
    text: str
    expected: list[list[str]]


def cases() -> list[Case]:
    found = []
    for path in sorted(FIXTURES.glob("*.txt")):
        profile, outlet = "", "unknown"
        for block in re.split(r"\n(?=# )", path.read_text(encoding="utf-8")):
            lines = block.splitlines()
            for line in lines:
                if line.startswith("profile:"):
                    profile = line.partition(":")[2].strip()
                if line.startswith("outlet:"):
                    outlet = line.partition(":")[2].strip()
            expected = [[f.strip() for f in line[2:].split("|")] for line in lines if line.startswith("> ")]
            if expected:
                text = "\n".join(line for line in lines[1:] if not line.startswith("> ")).strip()
                found.append(Case(path.stem, lines[0][2:], profile, outlet, text, [row + [""] * (5 - len(row)) for row in expected]))
    return found


@lru_cache
def finder(name: str) -> SideFinder:
    from ruamel.yaml import YAML

    return SideFinder(Profile.model_validate(YAML(typ="safe").load((FIXTURES / f"{name}.profile.yml").read_text(encoding="utf-8"))))


def read(case: Case) -> list[Attribution]:
    segments, at = [], 0
    for part in re.split(r"(\n\n+)", case.text):
        if part.strip():
            segments.append(Segment("paragraph", at, at + len(part)))
        at += len(part)
    article = Article("invented", "invented.txt", "", case.text, tuple(segments), {"outlet": Fact(case.outlet, "entered")})
    document = make_document(article, finder(case.profile).names)
    spots = []
    for row in case.expected:
        start = case.text.index(row[0])
        sentence = document.sentence_at(start)
        assert sentence is not None
        spots.append(Spot(start, start + len(row[0]), sentence.index))
    document.parse()
    return attribute(document, spots, quotations(document, finder(case.profile)), finder(case.profile))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.file}: {case.title}")
def test_each_claim_is_given_to_who_says_it(case: Case) -> None:
    wrong = []
    for row, found in zip(case.expected, read(case), strict=True):
        words, claimant, side, relay, status = row
        got = (found.claimant_side, found.status)
        if got != (side, status or "asserted"):
            wrong.append(f"{words}: {got}, expected {(side, status or 'asserted')}; claimant {found.claimant!r}, rule {found.rule}")
        if claimant != (found.claimant or ""):
            wrong.append(f"{words}: claimant {found.claimant!r}, expected {claimant!r}")
        if relay and tuple(r.strip() for r in relay.split(";")) != found.relay:
            wrong.append(f"{words}: relay {found.relay}, expected {relay}")
    assert not wrong, "\n".join(wrong)


def test_no_claims_give_no_attributions() -> None:
    case = cases()[0]
    case.expected = []
    assert read(case) == []
