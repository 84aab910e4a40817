"""Invented articles and claims for the tests of the pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from counterclaim.framing import measure_all
from counterclaim.ledger import build_ledger
from counterclaim.ledger.review import Reviewed, apply_review, with_reviewers
from counterclaim.ledger.review_entries import Decision
from counterclaim.reading.records import Claim, LethalClause, Mention, Quotation, claim_id, to_frame
from counterclaim.sources.article import Article, Fact, Segment
from counterclaim.sources.profile import Profile

NORTHERN = """Northern army claims victory at Tarn

By Ada Poe

TARN (Example Times) – The Northern Army killed more than 350 Southern fighters at Tarn, its spokesman said on Monday.

The Southern Front said 12 Northern soldiers were killed and about 30 wounded. "We lost nobody," it said.

Share this article"""

SOUTHERN = """Front denies losses

The Southern Front denied that 350 of its fighters had been killed at Tarn.

Doctors in Tarn counted at least 4 dead civilians."""


@dataclass(frozen=True)
class Made:
    """An edition as the pages see it."""

    profile: Profile
    articles: tuple[Article, ...]
    claims: Any
    ledger: Any
    mentions: Any
    quotations: Any
    clauses: Any
    measures: Any
    unread: tuple = ()
    mistakes: tuple = ()
    references: tuple = ()
    reviewed: Reviewed = field(default_factory=Reviewed)
    as_read: Any = None

    @property
    def ledger_as_read(self) -> Any:
        return self.as_read or self.ledger

    @property
    def outlets(self) -> tuple[str, ...]:
        return tuple(sorted({a.outlet for a in self.articles}))


def profile(**changes: Any) -> Profile:
    sides = {"north": {"name": "Northern Army"}, "south": {"name": "Southern Front"}}
    return Profile.model_validate({"title": "Tarn war, May 2020", "sides": sides} | changes)


def article(
    article_id: str, text: str, outlet: str = "Example Times", published: str | None = "2020-05-18", title: str | None = None
) -> Article:
    segments, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        start = text.index(part, at)
        at = start + len(part)
        kind = (
            "headline" if number == 0 else "byline" if part.startswith("By ") else "furniture" if part.startswith("Share") else "paragraph"
        )
        if part.strip():
            segments.append(Segment(kind, start, at))
    facts = {
        "outlet": Fact(outlet, "entered", "masthead"),
        "published": Fact(published, "printed", "on Monday") if published else Fact(),
        "title": Fact(title or text.split("\n\n")[0], "printed"),
    }
    return Article(article_id, f"{article_id}.txt", "0" * 64, text, tuple(segments), facts)


def claim(
    source: Article, exact: str, outcome: str, low: int | None, high: int | None, lost_by: str, claimant_side: str, **more: Any
) -> Claim:
    start = source.text.index(exact)
    end = start + len(exact)
    known: dict[str, Any] = {
        "qualifier": "exact" if low == high and low is not None else "unquantified" if low is None and high is None else "at_least",
        "interest": "outlet_voice",
        "rule": "test",
        "number": exact,
        "victim": exact,
    } | more
    return Claim(
        claim_id=claim_id(source.article_id, start, end, outcome),
        article_id=source.article_id,
        exact=exact,
        start=start,
        end=end,
        prefix=source.text[max(start - 32, 0) : start],
        suffix=source.text[end : end + 32],
        outcome=outcome,  # type: ignore[arg-type]
        low=low,
        high=high,
        victim_side=lost_by,
        claimant_side=claimant_side,
        outlet=source.outlet,
        **known,
    )


def made(
    articles: tuple[Article, ...],
    claims: list[Claim],
    *,
    sides: Profile | None = None,
    decisions: tuple[Decision, ...] = (),
    **frames: list,
) -> Made:
    described = sides or profile()
    reviewed, unreviewed = (apply_review(claims, d, articles, described) for d in (decisions, ()))
    as_read, ledger = (
        replace(built, claims=with_reviewers(built.claims, told))
        for told in (unreviewed, reviewed)
        for built in [build_ledger(to_frame(told.claims, Claim), articles, described)]
    )
    mentions = to_frame(frames.get("mentions", []), Mention)
    quotations = to_frame(frames.get("quotations", []), Quotation)
    clauses = to_frame(frames.get("clauses", []), LethalClause)
    measures = measure_all(mentions, quotations, clauses, ledger.claims, articles, described)
    return Made(described, articles, ledger.claims, ledger, mentions, quotations, clauses, measures, reviewed=reviewed, as_read=as_read)


def tarn() -> Made:
    """Two articles of two outlets: each side counts the other's dead, one figure is retold and denied, doctors count civilians."""
    north = article("north-1", NORTHERN)
    south = article("south-1", SOUTHERN, outlet="Southern Post", published="2020-05-19")
    claims = [
        claim(
            north, "more than 350 Southern fighters", "killed", 350, None, "south", "north", claimant="its spokesman", qualifier="more_than"
        ),
        claim(north, "12 Northern soldiers", "killed", 12, 12, "north", "south", claimant="The Southern Front"),
        claim(north, "about 30 wounded", "wounded", 30, 30, "north", "south", claimant="The Southern Front", qualifier="about"),
        claim(south, "350 of its fighters", "killed", 350, 350, "south", "north", status="denied"),
        claim(south, "at least 4 dead civilians", "killed", 4, None, "civilian", "third_party", claimant="Doctors in Tarn"),
    ]
    quote = NORTHERN.index("We lost nobody,")
    spoken = Quotation(
        article_id="north-1",
        start=quote,
        end=quote + 15,
        text="We lost nobody,",
        kind="direct",
        speaker="The Southern Front",
        speaker_side="south",
        words=3,
    )
    named = [
        Mention(article_id="north-1", start=m, end=m + 13, text="Northern Army", side="north", kind="name", head="army")
        for m in (NORTHERN.index("Northern Army"),)
    ]
    return made((north, south), claims, quotations=[spoken], mentions=named)


def nothing() -> Made:
    """One article without a claim, and no sides."""
    return made((article("calm-1", "A calm day\n\nNothing happened at Tarn."),), [], sides=Profile(title="Nothing"))
