"""Invented corpora for the tests of ledger and framing: short descriptions in, articles and frames of records out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from ruamel.yaml import YAML

from counterclaim.reading.records import OUTCOMES, Claim, claim_id, to_frame
from counterclaim.sources.article import Article, Fact, Segment
from counterclaim.sources.profile import Profile, Side

FIXTURES = Path(__file__).parent / "fixtures"


def article(article_id: str, outlet: str = "Gazette", published: str | None = None, copy_of: str | None = None, text: str = "") -> Article:
    facts = {"outlet": outlet, "published": published, "copy_of": copy_of}
    known = {name: Fact(value, "entered", "invented") for name, value in facts.items() if value}
    return Article(article_id, f"{article_id}.txt", "0" * 64, text, (Segment("paragraph", 0, len(text)),) if text else (), known)


def profile(sides: Iterable[str] = ("north", "south"), **more: Any) -> Profile:
    described = {s: Side(name=s.capitalize(), aliases=(s.capitalize(),)) for s in sides}
    return Profile(title="The war of the two shores", sides=described, **more)


def claim(key: str, told: Mapping[str, Any], keys: Mapping[str, str]) -> Claim:
    """A claim described in short: {killed: "more than 350", low: 350, of: south, by: north, at: 100, ...}.

    The key is the article's id and a digit ("a1"). A bare number stands for itself exactly; `low` or `high` alone is a
    bound; neither is an unquantified loss. The words around a claim are its own unless `words` gives them.
    """
    article_id, at = key.rstrip("0123456789"), told.get("at", 100 * int(key.lstrip("abcdefghijklmnopqrstuvwxyz")))
    outcome = next(o for o in OUTCOMES if o in told)
    number = str(told[outcome])
    exact = number.isdigit()
    low, high = (int(number), int(number)) if exact else (told.get("low"), told.get("high"))
    bounds = {(True, True): "unquantified", (False, False): "range", (False, True): "more_than", (True, False): "nearly"}
    bound = bounds[low is None, high is None]
    around = told.get("words") or hashlib.sha256(key.encode()).hexdigest()
    by = told.get("by", "outlet")
    of = told.get("of", "unknown")
    known = {of: "own_loss", "outlet": "outlet_voice", "third_party": "third_party", "unknown": "third_party"}
    interest = known.get(by, "harm_by_enemy" if of == "civilian" else "enemy_loss")
    return Claim(
        claim_id=keys[key],
        article_id=article_id,
        exact=number,
        start=at,
        end=at + len(number),
        prefix=around[:32],
        suffix=around[32:64],
        outcome=outcome,
        number=number,
        qualifier=told.get("qualifier", "exact" if exact else bound),
        low=low,
        high=high,
        victim=told.get("victim", f"{number} victims"),
        victim_side=of,
        victim_status=told.get("victim_status", "unknown"),
        victim_names=tuple(told.get("names", ())),
        claimant=told.get("claimant"),
        claimant_side=by,
        relay=tuple(told.get("relay", ())),
        status=told.get("status", "asserted"),
        interest=told.get("interest", interest),
        part_of=keys.get(told.get("part_of", "")),
        repeat_of=keys.get(told.get("repeat_of", "")),
        background=told.get("background", False),
        basis=told.get("basis", "unknown"),
        date_start=told.get("on"),
        place=told.get("place"),
        review=told.get("review"),
        rule="invented",
        confidence=0.9,
    )


class Corpus:
    """One entry of a fixture file: articles, claims by key, profile and what the ledger must say of them."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.name: str = entry["name"]
        self.expected: Mapping[str, Any] = entry
        self.articles = [article(i, **(facts or {})) for i, facts in entry["articles"].items()]
        described = entry.get("claims", {})
        self.keys = {key: claim_id(key.rstrip("0123456789"), n, n, "killed") for n, key in enumerate(described)}
        self.claims = [claim(key, told, self.keys) for key, told in described.items()]
        self.profile = profile(entry.get("sides", ("north", "south")), **entry.get("profile", {}))

    @property
    def frame(self) -> pd.DataFrame:
        return to_frame(self.claims, Claim)

    def named(self, claim_ids: Iterable[str]) -> set[str]:
        """Claim ids as the keys of the fixture."""
        back = {value: key for key, value in self.keys.items()}
        return {back[c] for c in claim_ids}


def corpora(file: str) -> list[Corpus]:
    return [Corpus(entry) for entry in YAML(typ="safe").load((FIXTURES / file).read_text(encoding="utf-8"))]
