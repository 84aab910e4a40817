"""The fixture files of claims in; out, cases (title, text, claims expected) and how a reading differs from one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML

from counterclaim.reading import read_article
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article, Segment
from counterclaim.sources.profile import Profile

FOLDER = Path(__file__).parent / "fixtures" / "reading" / "claims"


@dataclass(frozen=True)
class Expected:
    outcome: str
    low: int | None
    high: int | None
    victim: str = ""
    side: str = ""
    agent: str = ""
    source: str = ""
    status: str = ""


@dataclass(frozen=True)
class Case:
    """One case; not_yet says why the reader is known to fail it, "" where it must pass."""

    file: str
    title: str
    text: str
    claims: tuple[Expected, ...]
    not_yet: str = ""


@lru_cache(maxsize=1)
def profile() -> Profile:
    return Profile.model_validate(YAML(typ="safe").load((FOLDER / "profile.yml").read_text(encoding="utf-8")))


def article_of(text: str, name: str = "case") -> Article:
    """An article of one paragraph a blank-line block."""
    segments = tuple(Segment("paragraph", m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?![ \t]*\n))*", text))
    return Article(name, f"{name}.txt", "", text, segments, {})


def load_cases(path: Path | str) -> list[Case]:
    cases = []
    for block in re.split(r"\n\s*\n", Path(path).read_text(encoding="utf-8")):
        lines = [line for line in block.strip().splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        if not lines[0].startswith("= "):
            raise ValueError(f"{path}: a case begins with '= title', not {lines[0]!r}")
        text = "\n".join(line for line in lines[1:] if not line.startswith(("-> ", "~ ")))
        claims = tuple(_expected(line[3:]) for line in lines[1:] if line.startswith("-> "))
        cases.append(Case(Path(path).name, lines[0][2:], text, claims, next((line[2:] for line in lines[1:] if line.startswith("~ ")), "")))
    return cases


def _expected(line: str) -> Expected:
    parts = [part.strip() for part in line.split("|")]
    outcome, number = parts[0].split()
    low: int | None
    high: int | None
    if number == "?":
        low = high = None
    elif ".." in number:
        low, high = (int(n) for n in number.split(".."))
    elif number.endswith("+"):
        low, high = int(number[:-1]), None
    elif number.endswith("-"):
        low, high = None, int(number[:-1])
    else:
        low = high = int(number)
    named = ("by:", "from:", "status:")
    rest = [part for part in parts[1:] if not part.startswith(named)]
    agent, source, status = (next((part[len(name) :].strip() for part in parts if part.startswith(name)), "") for name in named)
    return Expected(outcome, low, high, *(rest + ["", ""])[:2], agent, source, status)


def read_case(case: Case) -> tuple[Claim, ...]:
    return read_article(article_of(case.text), profile()).claims


def differences(case: Case, claims: tuple[Claim, ...]) -> list[str]:
    """What is missed, what is extra, what is told of the wrong side; empty where the reading is as expected."""
    wrong = []
    told = Counter((c.outcome, c.low, c.high) for c in claims)
    wanted = Counter((e.outcome, e.low, e.high) for e in case.claims)
    wrong += [f"missed {key}" for key in (wanted - told).elements()]
    wrong += [f"extra {key}" for key in (told - wanted).elements()]
    for expected in case.claims:
        same = [c for c in claims if (c.outcome, c.low, c.high) == (expected.outcome, expected.low, expected.high)]
        if not same:
            continue
        for what, field, value in (
            ("side", "victim_side", expected.side),
            ("by", "agent_side", expected.agent),
            ("from", "claimant_side", expected.source),
            ("status", "status", expected.status),
        ):
            if value and not any(getattr(c, field) == value for c in same):
                wrong.append(f"{expected.outcome} {expected.low}: {what} {[getattr(c, field) for c in same]}, expected {value}")
        if expected.victim and not any(
            expected.victim.lower() in c.victim.lower() or c.victim.lower() in expected.victim.lower() for c in same
        ):
            wrong.append(f"{expected.outcome} {expected.low}: victims {[c.victim for c in same]}, expected {expected.victim}")
    return wrong
