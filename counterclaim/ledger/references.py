"""Takes figures from elsewhere (references.yml), gives them as a frame beside the ledger, with the claims they speak of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.origins import originals
from counterclaim.ledger.persons import same_person, surname_in
from counterclaim.ledger.when_where import days_between, same_place, window
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article
from counterclaim.sources.references import Reference

REFERENCE_COLUMNS = {
    "reference_id": "text",
    "group": "text",
    "kind": "text",
    "source": "text",
    "date_start": "text",
    "date_end": "text",
    "place": "text",
    "sides": "text",
    "outcome": "text",
    "low": "count",
    "best": "count",
    "high": "count",
    "civilians": "count",
    "of_unknown_side": "count",
    "name": "text",
    "claim": "text",
    "text": "text",
    "about": "list",
    "claim_ids": "list",
    "statement_ids": "list",
    "address": "text",
    "note": "text",
}
GROUPS = {"event_data": "independent", "estimate": "independent", "statement": "by_a_side"}
AGAINST = ("count_disputed", "named_death_disputed")
OUTCOME_WORDS = {
    "killed": r"kill\w*|dead|deaths?|died|dies|slain|fatalit\w+",
    "wounded": r"wound\w*|injur\w*|hurt",
    "captured": r"captur\w*|detain\w*|arrest\w*|prisoners?",
    "missing": r"missing|disappear\w*",
    "displaced": r"displac\w*|fled",
}
_MONTHS = "January February March April May June July August September October November December".split()


def references_frame(references: Iterable[Reference], linked: Mapping[int, Sequence[str]], statement_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a reference, columns REFERENCE_COLUMNS, in the order of the file; nothing is added up.

    reference_id: "r" and eight digits of its content. group: independent (event data, estimates), by_a_side (a side's own
    statement found elsewhere: no independent figure), single_claim (a disputed count, a named death disputed or
    confirmed). kind, place, sides, claim (in words), name (of a named victim), about (article_ids), address, note: as
    entered. date_start, date_end: ISO dates of what is counted. low, best, high with outcome "killed", civilians and
    of_unknown_side (parts of them): the deaths that event data give; missing where the reference gives words only.
    text: one sentence with figures, best estimate, place and days. claim_ids, statement_ids: of the claims that it speaks
    of, by `link_references`, and of every other telling of their statements. linked: position in the file → claim_ids; statement_of: claim_id → statement_id.
    """
    rows = []
    for n, entry in enumerate(references):
        deaths = entry.deaths.model_dump() if entry.deaths else {}
        told = entry.model_dump(exclude={"deaths", "start", "end", "where"})
        ids = _whole_statements(linked.get(n, ()), statement_of)
        made = {
            "reference_id": "r" + hashlib.sha256(entry.model_dump_json().encode()).hexdigest()[:8],
            "group": GROUPS.get(entry.kind, "single_claim"),
            "date_start": entry.start,
            "date_end": entry.end or entry.start,
            "place": entry.where,
            "outcome": "killed" if deaths else None,
            "text": reference_text(entry),
            "claim_ids": ids,
            "statement_ids": tuple(dict.fromkeys(statement_of[c] for c in ids if c in statement_of)),
        }
        rows.append(told | deaths | made)
    return frame_of(rows, REFERENCE_COLUMNS)


def _whole_statements(ids: Sequence[str], statement_of: Mapping[str, str]) -> tuple[str, ...]:
    """Claims with all other tellings of their statements."""
    told = {statement_of[c] for c in ids if c in statement_of}
    return tuple(dict.fromkeys([*ids, *(c for c, s in statement_of.items() if s in told)]))


def bears_out(words: str | None, killed: Sequence[int | None], outcome: str, low: int | None, high: int | None) -> bool:
    """Whether a reference's count of an outcome lies within a claim's bounds. words: its claim ("17 killed and 41 wounded"); killed: the
    deaths that it gives as figures.

    >>> bears_out("17 killed and 41 wounded", (), "wounded", 40, None), bears_out("2 killed", (), "killed", 17, None)
    (True, False)
    """
    pattern = OUTCOME_WORDS.get(outcome)
    if pattern is None or (low is None and high is None):
        return False
    found = re.findall(rf"(?<![\w-])(\d[\d,]*)\s+(?:[a-z]+\s+){{0,2}}?(?:{pattern})\b", words or "", re.IGNORECASE)
    counts = [int(n.replace(",", "")) for n in found] + [n for n in killed if n is not None and outcome == "killed"]
    return any((low is None or n >= low) and (high is None or n <= high) for n in counts)


def reference_text(entry: Reference) -> str:
    """A reference as one sentence: source, figures with the best estimate, place, days."""
    said = []
    if entry.deaths:
        low, best, high = entry.deaths.low, entry.deaths.best, entry.deaths.high
        if low is not None and high is not None and low != high:
            said.append(f"{low:,} to {high:,} killed" + (f", best estimate {best:,}" if best is not None else ""))
        else:
            number = next((v for v in (best, low, high) if v is not None), None)
            said += [f"{number:,} killed"] if number is not None else []
        said += [f"{entry.deaths.civilians:,} of them civilians"] if entry.deaths.civilians else []
        said += [f"the side of {entry.deaths.of_unknown_side:,} not known"] if entry.deaths.of_unknown_side else []
    if entry.claim:
        said.append(entry.claim)
    if entry.name:
        said.append(f"the death of {entry.name} is {'confirmed' if entry.kind == 'named_death_confirmed' else 'disputed'}")
    said += [entry.where] if entry.where else []
    said += [_days(entry.start, entry.end)] if entry.start else []
    return f"{entry.source}: {', '.join(said)}."


def _days(start: str, end: str | None) -> str:
    return _day(start) if end in (None, start) else f"{_day(start)} to {_day(str(end))}"


def _day(text: str) -> str:
    year, *rest = text.split("-")
    if not rest:
        return year
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}"
    return f"{date.fromisoformat(text).day} {month}" if len(rest) == 2 else month


def link_references(references: Sequence[Reference], claims: Sequence[Claim], articles: Sequence[Article]) -> dict[int, tuple[str, ...]]:
    """Position of a reference → the claim_ids of the claims that it speaks of.

    A named death: claims of a killed person of that name, by surname alone only in the articles that the reference is
    about (their copies too) or where it names none. A figure: claims of an outcome that it tells of, not of another place
    or other days, for which two things speak: it is about the article, one place, days that touch, a number of its own. Where it
    is about the article and has the number, the days may differ: that is then what it says against the claim.
    """
    origin = originals(articles)
    found = {}
    for n, entry in enumerate(references):
        about = {origin.get(a, a) for a in entry.about}
        hits = []
        for claim in claims:
            here = origin.get(claim.article_id, claim.article_id) in about
            if _of_person(entry, claim, here or not about) if entry.name else _of_figure(entry, claim, here, bool(about)):
                hits.append(claim.claim_id)
        found[n] = tuple(hits)
    return found


def _of_person(entry: Reference, claim: Claim, near: bool) -> bool:
    name = re.sub(r"\s*\([^)]*\)", "", entry.name or "").strip()
    if claim.outcome != "killed" or claim.status in ("denied", "hypothetical") or not name:
        return False
    told = claim.victim_names or ((claim.victim,) if claim.low == claim.high == 1 else ())
    if " " in name and any(" " in other.strip() and same_person(name, other) for other in told):
        return True
    return near and any(surname_in(name, re.findall(r"[^\W\d_]+", other)[-1:]) for other in told)


def _of_figure(entry: Reference, claim: Claim, here: bool, bound: bool) -> bool:
    words = " ".join(w for w in (entry.claim, entry.note) if w)
    outcomes = {o for o, pattern in OUTCOME_WORDS.items() if re.search(rf"\b(?:{pattern})\b", entry.claim or "", re.IGNORECASE)}
    if entry.deaths:
        outcomes.add("killed")
    if (bound and not here) or (outcomes and claim.outcome not in outcomes) or claim.status == "hypothetical":
        return False
    if re.search(r"\bcivilians?\b", entry.claim or "", re.IGNORECASE) and claim.victim_side not in ("civilian", "unknown"):
        return False
    place = same_place(entry.where, claim.place)
    days, when = window(entry.start, entry.end), window(claim.date_start, claim.date_end)
    apart = days_between(days, when) if days and when else None
    numbers = {int(n.replace(",", "")) for n in re.findall(r"(?<![\w-])\d[\d,]*(?![\w-])", words)}
    numbers |= {v for v in (entry.deaths.low, entry.deaths.best, entry.deaths.high) if v} if entry.deaths else set()
    number = claim.low if claim.low is not None else claim.high
    same = number in numbers and number is not None
    # A reference to an article's own number may be there because it dates the losses otherwise.
    if place is False or (apart and not (here and same)):
        return False
    if entry.kind == "statement" and not same:
        return False
    return here + bool(place) + (apart == 0) + same >= 2


def disproved_by(references: Sequence[Reference], linked: Mapping[int, Sequence[str]]) -> dict[str, str]:
    """claim_id → source and note of the reference that shows a named death to be false."""
    found: dict[str, str] = {}
    for n, entry in enumerate(references):
        if entry.kind == "named_death_disputed":
            for claim_id in linked.get(n, ()):
                found.setdefault(claim_id, ": ".join(t for t in (entry.source, entry.note) if t))
    return found
