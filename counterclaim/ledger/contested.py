"""Takes statements and claims, gives the contradictions: number against number, denial against claim."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pandas as pd

from counterclaim.ledger.denials import Denial
from counterclaim.ledger.figures import agreement, figure, names_number
from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.grouping import Group
from counterclaim.ledger.matching import NEAR, NEWS_DAYS, Teller
from counterclaim.ledger.when_where import days_between, same_place
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

# Words by which one figure is set against another one for the same losses, and words that say that it is of other losses.
AGAINST = re.compile(
    r"\b(?:but|however|whereas|although|though|den(?:y|ies|ied|ying)|disput\w+|reject\w+|contradict\w*|contrary|instead"
    r"|(?:higher|lower|different) (?:toll|number|figure|count)s?"
    r"|put(?:s|ting)? (?:it|the (?:\w+ )?(?:toll|number|figure|count|losses)) at|for (?:its|their|his|her) part)\b",
    re.IGNORECASE,
)
BESIDES = re.compile(r"\b(?:also|another|elsewhere|separate(?:ly)?|in addition|besides|meanwhile|the other|a further)\b", re.IGNORECASE)

CONTESTED_COLUMNS = {
    "kind": "text",
    "outcome": "text",
    "victim_side": "text",
    "statement_id": "text",
    "against": "text",
    "claimant_side": "text",
    "against_side": "text",
    "number": "text",
    "against_number": "text",
    "factor": "share",
    "place": "text",
    "reason": "text",
    "claim_ids": "list",
}


def contested(
    groups: Sequence[Group],
    statements: pd.DataFrame,
    articles: Sequence[Article],
    profile: Profile,
    answered_by: Mapping[str, Denial] | None = None,
) -> pd.DataFrame:
    """One row a pair of statements that cannot both be right, columns CONTESTED_COLUMNS.

    kind: numbers (two claimants, two figures for the same losses) or denial (a statement is denied, or one says that
    there were no losses where the other has some). statement_id, claimant_side, number: of the higher figure, in a
    denial of what is denied; against, against_side, against_number: the other statement; missing where an article
    says that something is denied without a statement of the one who denies it. factor: higher by lower figure.
    reason: why both are held to speak of the same losses. claim_ids: the claims of both.

    Only like is held against like: same outcome, same victim side, different claimants, and told in one passage of one
    article that sets the one against the other ("but", "denied", "put it at"), or of one place at one time, or of one
    named victim. Numbers are held against each other where both are
    credited to a side or a third party; what nobody vouches for may speak of other losses. Parts, background tolls, what
    is disproved and what is only feared contradict nothing. answered_by: claim_id → who denies it (`denials.denials`).
    """
    vouched = {*profile.sides, "third_party"}
    known = answered_by or {}
    texts = {a.article_id: a.text for a in articles}
    rows = {r["statement_id"]: r for r in statements.to_dict("records")}
    by_like: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        row = rows[group.statement_id]
        if row["status"] != "hypothetical" and not row["background"] and pd.isna(row["part_of"]) and pd.isna(row["disproved"]):
            by_like[row["outcome"], row["victim_side"]].append(group)
    found = []
    for (outcome, side), alike in by_like.items():
        answered: set[str] = set()
        for n, a in enumerate(alike):
            row = rows[a.statement_id]
            for b in alike[n + 1 :]:
                if not _near(a, b):
                    continue
                kind = _kind(a, b, rows)
                if kind == "numbers" and not {row["claimant_side"], rows[b.statement_id]["claimant_side"]} <= vouched:
                    continue
                reason = _same_losses(a, b, texts) if kind else None
                if kind is None or reason is None:
                    continue
                high, low = _ordered(a, b, kind, rows)
                x, y = figure(high.claims[0]), figure(low.claims[0])
                if kind == "denial":
                    answered |= {high.statement_id, low.statement_id}
                found.append(
                    {
                        "kind": kind,
                        "outcome": outcome,
                        "victim_side": side,
                        "statement_id": high.statement_id,
                        "against": low.statement_id,
                        "claimant_side": rows[high.statement_id]["claimant_side"],
                        "against_side": rows[low.statement_id]["claimant_side"],
                        "number": rows[high.statement_id]["number"],
                        "against_number": rows[low.statement_id]["number"],
                        "factor": x / y if kind == "numbers" and x and y else None,
                        "place": next((c.place for c in (*high.claims, *low.claims) if c.place), None),
                        "reason": reason,
                        "claim_ids": tuple(c.claim_id for c in (*high.claims, *low.claims)),
                    }
                )
        for group in alike:
            row = rows[group.statement_id]
            by = next((known[c.claim_id] for c in group.claims if c.claim_id in known), None)
            denied = [c for c in group.claims if c.status == "denied" or c.claim_id in known]
            if denied and group.statement_id not in answered:
                found.append(
                    {
                        "kind": "denial",
                        "outcome": outcome,
                        "victim_side": side,
                        "statement_id": group.statement_id,
                        "claimant_side": row["claimant_side"],
                        "against_side": by.side if by else None,
                        "number": row["number"],
                        "place": row["place"],
                        "reason": f"the article says that {by.claimant} denies it" if by else "the article says that it is denied",
                        "claim_ids": tuple(c.claim_id for c in denied),
                    }
                )
    return frame_of(found, CONTESTED_COLUMNS)


def deniers(
    contradictions: pd.DataFrame, statements: pd.DataFrame, answered_by: Mapping[str, Denial] | None = None
) -> dict[str, tuple[str, ...]]:
    """statement_id → the claimants (or, where none is named, the side) whose statements deny it."""
    rows = {r["statement_id"]: r for r in statements.to_dict("records")}
    found: dict[str, list[str]] = defaultdict(list)
    for row in contradictions.to_dict("records"):
        if row["kind"] == "denial" and not pd.isna(row["against"]):
            other = rows[row["against"]]
            found[row["statement_id"]] += other["claimants"] or (other["claimant_side"],)
    for row in rows.values():
        for claim_id in row["claim_ids"]:
            if answered_by and claim_id in answered_by and not found[row["statement_id"]]:
                found[row["statement_id"]].append(answered_by[claim_id].claimant)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items() if names}


def _near(a: Group, b: Group) -> bool:
    """Whether two statements can be about the same losses at all: one article, or both with a place, or with a name."""
    if {t.claim.article_id for t in a.told} & {t.claim.article_id for t in b.told}:
        return True
    return any(all(any(getattr(t.claim, what) for t in g.told) for g in (a, b)) for what in ("place", "victim_names"))


def _kind(a: Group, b: Group, rows: dict[str, dict[str, object]]) -> str | None:
    sides = (str(rows[a.statement_id]["claimant_side"]), str(rows[b.statement_id]["claimant_side"]))
    if sides[0] == sides[1] and (sides[0] != "third_party" or set(a.told[0].words) & set(b.told[0].words)):
        return None
    x, y = a.claims[0], b.claims[0]
    zero = [figure(c) == 0 for c in (x, y)]
    if zero[0] != zero[1] and not (x.low is None and x.high is None and y.low is None and y.high is None):
        return "denial"
    agree = agreement(x, y)
    if agree and (x.status == "denied") != (y.status == "denied") and agree != "unquantified":
        return "denial"
    if "denied" in (x.status, y.status) or not all(names_number(c.low, c.high, c.number) for c in (x, y)):
        return None
    return None if agree or _both_true(x, y) else "numbers"


def _both_true(a: Claim, b: Claim) -> bool:
    """Whether one number lies within the bounds of the other, e.g. "dozens" and 40, "at least 10" and 25."""
    lowest = max((c.low for c in (a, b) if c.low is not None), default=0)
    highest = min((c.high for c in (a, b) if c.high is not None), default=None)
    return highest is None or lowest <= highest


def _ordered(a: Group, b: Group, kind: str, rows: dict[str, dict[str, object]]) -> tuple[Group, Group]:
    if kind == "denial":
        refuses = [figure(g.claims[0]) == 0 or g.claims[0].status == "denied" for g in (a, b)]
        return (b, a) if refuses[0] and not refuses[1] else (a, b)
    return (a, b) if (figure(a.claims[0]) or 0) >= (figure(b.claims[0]) or 0) else (b, a)


def _same_losses(a: Group, b: Group, texts: Mapping[str, str]) -> str | None:
    return next((reason for s in a.told for t in b.told if (reason := one_event(s, t, texts))), None)


def one_event(s: Teller, t: Teller, texts: Mapping[str, str]) -> str | None:
    """Why two claims are held to speak of the same losses; None where nothing says that they do. texts: by article_id."""
    x, y = s.claim, t.claim
    place = same_place(x.place, y.place)
    apart = days_between(s.happened, t.happened) if s.happened and t.happened else None
    if place is False or (apart or 0) > NEWS_DAYS:
        return None
    names = {n.split()[-1].casefold() for n in x.victim_names if n.split()} & {
        n.split()[-1].casefold() for n in y.victim_names if n.split()
    }
    if names:
        return "the same named victim"
    if x.victim_names and y.victim_names:
        return None
    if x.article_id == y.article_id and abs(x.start - y.start) <= NEAR and (place or _set_against(x, y, texts.get(x.article_id, ""))):
        return "told in one passage"
    if apart is None and s.published and t.published:
        apart = days_between(s.published, t.published)
    return "one place at one time" if place and apart is not None and apart <= NEWS_DAYS else None


def _set_against(a: Claim, b: Claim, text: str) -> bool:
    """Whether the words from the one claim to the end of the other's sentence set them against each other."""
    first, last = sorted((a, b), key=lambda c: c.start)
    end = text.find(".", last.end)
    between = text[first.end : end if end >= 0 else len(text)]
    return bool(AGAINST.search(between)) and not BESIDES.search(between)
