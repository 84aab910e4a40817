"""Takes statements and contradictions, gives the ledger's findings: plain sentences, each true of this data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from counterclaim.ledger.figures import names_number
from counterclaim.ledger.finding import Finding, capital, count, listed
from counterclaim.ledger.matching import OLD_DAYS
from counterclaim.ledger.names import names_in_sentences
from counterclaim.ledger.origins import originals
from counterclaim.ledger.when_where import days_between, window
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

Row = dict[str, Any]


@dataclass(frozen=True)
class _Data:
    statements: list[Row]
    contested: list[Row]
    ranges: list[Row]
    articles: Sequence[Article]
    profile: Profile
    names: dict[str, str]

    def of(self, side: str) -> str:
        return self.names.get(side, side)


def ledger_findings(
    statements: pd.DataFrame, contested: pd.DataFrame, ranges: pd.DataFrame, articles: Sequence[Article], profile: Profile
) -> tuple[Finding, ...]:
    """The findings that hold, in a fixed order: extent, who numbers whose dead, articles with numbers for the sides,
    how far the claims lie apart, what may be concluded, what is contested, what is retold, third parties, civilians, the
    outlets' own voice."""
    data = _Data(_rows(statements), _rows(contested), _rows(ranges), articles, profile, names_in_sentences(profile, articles))
    if not data.statements:
        return (Finding("extent", f"{_articles(data)} no claim about losses was read."),)
    made: list[Callable[[_Data], list[Finding]]] = [
        _extent,
        _own_dead,
        _articles_with_both,
        _spread,
        _ranges,
        _contested,
        _retold,
        _third_party,
        _civilians,
        _own_voice,
    ]
    return tuple(finding for make in made for finding in make(data))


def is_counted(row: Row) -> bool:
    """Whether a statement names a number that somebody counted: no losses without a number, no lone named victim."""
    return names_number(row["low"], row["high"], row["number"])


def _rows(frame: pd.DataFrame) -> list[Row]:
    return [{k: v if isinstance(v, tuple) else None if pd.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")]


def _articles(data: _Data) -> str:
    n = len(set(originals(data.articles).values()))
    return "In the one article" if n == 1 else f"In {n} articles"


def _finding(name: str, text: str, rows: Sequence[Row]) -> Finding:
    claims = tuple(dict.fromkeys(c for r in rows for c in r["claim_ids"]))
    return Finding(name, text, claims, tuple(dict.fromkeys(r["statement_id"] for r in rows)))


def _reported(data: _Data) -> list[Row]:
    """Statements about losses that are said to have happened, as news and not as a running or historic toll."""
    return [s for s in data.statements if s["status"] not in ("hypothetical", "denied") and not s["background"]]


def _extent(data: _Data) -> list[Finding]:
    claims = sum(r["n_claims"] for r in data.statements)
    outlets = len({o for r in data.statements for o in r["outlets"]})
    told = f"{count(claims, 'claim')} about losses {'goes' if claims == 1 else 'go'} back to {count(len(data.statements), 'statement')}"
    return [_finding("extent", f"{_articles(data)}, {told}, carried by {count(outlets, 'outlet')}.", data.statements)]


def _own_dead(data: _Data) -> list[Finding]:
    sides = list(data.profile.sides)
    by_sides = [s for s in _reported(data) if s["outcome"] == "killed" and is_counted(s) and s["claimant_side"] in sides]
    if not by_sides:
        return []
    own = [s for s in by_sides if s["claimant_side"] == s["victim_side"]]
    found = []
    if not own:
        found.append(_finding("no_own_dead", "No side puts a number on its own dead.", by_sides))
    else:
        who = [k for k in sides if any(s["claimant_side"] == k for s in own)]
        names = capital(listed([data.of(k) for k in who]))
        text = (
            f"{names} put numbers on their own dead."
            if len(who) > 1
            else f"A number for a side's own dead is given only by {data.of(who[0])}."
        )
        found.append(_finding("own_dead", text, own))
    for side in sides:
        dead = [s for s in _reported(data) if s["outcome"] == "killed" and is_counted(s) and s["victim_side"] == side]
        sources = {s["claimant_side"] for s in dead}
        if len(dead) > 1 and len(sources) == 1 and (source := sources.pop()) in sides and source != side:
            text = (
                f"{'Both' if len(dead) == 2 else f'All {len(dead)}'} numbers for the dead of {data.of(side)} come from {data.of(source)}."
            )
            found.append(_finding("one_source", text, dead))
    return found


def _articles_with_both(data: _Data) -> list[Finding]:
    sides = list(data.profile.sides)
    origin = originals(data.articles)
    articles = sorted(set(origin.values()))
    if len(sides) < 2 or not articles:
        return []
    numbered = [s for s in _reported(data) if s["victim_side"] in sides and s["outcome"] != "displaced" and is_counted(s)]
    if not numbered:
        return [Finding("military_numbers", "No article gives military numbers for any side.")]
    told: dict[str, set[str]] = {a: set() for a in articles}
    for s in numbered:
        for article in s["articles"]:
            told.setdefault(origin.get(article, article), set()).add(s["victim_side"])
    both = [a for a, which in told.items() if len(which) > 1]
    what = "both sides" if len(sides) == 2 else "more than one side"
    n, m = len(both), len(told)
    if m == 1:
        return [_finding("military_numbers", f"The article gives military numbers for {what if both else 'one side only'}.", numbered)]
    if n == 0:
        return [_finding("military_numbers", f"None of the {m} articles gives military numbers for {what}.", numbered)]
    quantity = f"All {m}" if n == m else f"Only one of {m}" if n == 1 else f"{n} of {m}"
    return [_finding("military_numbers", f"{quantity} articles {'gives' if n == 1 else 'give'} military numbers for {what}.", numbered)]


def _spread(data: _Data) -> list[Finding]:
    """How far the numbers for one side's dead lie apart, where the articles are of one time."""
    found = []
    for side in [*data.profile.sides, "civilian"]:
        dead = [s for s in _reported(data) if s["victim_side"] == side and s["outcome"] == "killed" and is_counted(s) and not s["part_of"]]
        days = [d for s in dead if (d := window(s["first_published"]))]
        if len(days) < len(dead) or any(days_between(a, b) > OLD_DAYS for a in days for b in days):
            continue
        values = sorted((v, s["statement_id"], s) for s in dead if (v := s["low"] if s["low"] is not None else s["high"]))
        if len(values) < 2 or values[0][0] == values[-1][0]:
            continue
        low, high = values[0][2], values[-1][2]
        times = values[-1][0] / values[0][0]
        size = f"{times:,.0f} times" if times >= 10 else f"{times:.1f} times".replace(".0 ", " ")
        whose = "For civilians killed" if side == "civilian" else f"For the dead of {data.of(side)}"
        text = f"{whose} the highest claim ({high['number']}) is {size} the lowest ({low['number']})"
        found.append(_finding("spread", f"{text}; they need not speak of the same days and places.", [low, high]))
    return found


def _ranges(data: _Data) -> list[Finding]:
    """Low, best and high of each side's dead, and of civilians, and what stands apart from the conflict's toll."""
    found = []
    for row in data.ranges:
        side = row["victim_side"]
        if row["outcome"] != "killed" or row["level"] != "total" or not row["claim_ids"] or side not in (*data.profile.sides, "civilian"):
            continue
        whose = "civilians killed" if side == "civilian" else f"the dead of {data.of(side)}"
        high = f"more than {row['high']:,}" if row["open_high"] else f"{row['high']:,}"
        text = f"Taken with caution, the claims put {whose} between {row['low']:,} and {high}, best {row['best']:,}."
        if row["low"] == row["high"]:
            text = f"Taken with caution, the claims put {whose} at {high}."
        if not row["low_claims"] and not row["best_claims"]:
            text = f"Taken with caution, the claims put {whose} between 0 and {high}; no claim bears out more than 0."
        found.append(Finding("range", text, row["claim_ids"], row["statement_ids"]))
    apart = [r for r in data.ranges if r["scope"] == "apart" and r["claim_ids"]]
    if apart:
        ids = tuple(dict.fromkeys(s for r in apart for s in r["statement_ids"]))
        n = len(ids)
        reasons = listed(sorted({r["reason"] for r in apart}), "or")
        text = f"{count(n, 'numbered statement')} {'stands' if n == 1 else 'stand'} apart from the conflict's toll ({reasons})."
        found.append(Finding("apart", text, tuple(c for r in apart for c in r["claim_ids"]), ids))
    return found


def _contested(data: _Data) -> list[Finding]:
    by_id = {s["statement_id"]: s for s in data.statements}
    numbers = [c for c in data.contested if c["kind"] == "numbers"]
    denials = [c for c in data.contested if c["kind"] == "denial"]
    found = []
    for pairs, name, what in ((numbers, "contested", "contradicted by another number for the same losses"), (denials, "denied", "denied")):
        if pairs:
            rows = [by_id[c[k]] for c in pairs for k in ("statement_id", "against") if c[k]]
            n = len({c["statement_id"] for c in pairs})
            found.append(_finding(name, f"{count(n, 'statement')} {'is' if n == 1 else 'are'} {what}.", rows))
    if not data.contested and len(data.statements) > 1:
        found.append(Finding("contested", "No number is set against another number for the same losses, and none is denied."))
    return found


def _retold(data: _Data) -> list[Finding]:
    retold = [s for s in data.statements if s["n_outlets"] > 1]
    if not retold:
        several = len({o for s in data.statements for o in s["outlets"]}) > 1
        return [Finding("retold", "No statement was found in more than one outlet.")] if several else []
    most = max(retold, key=lambda s: (s["n_outlets"], s["low"] or s["high"] or 0, s["statement_id"]))
    changed = listed([c.split(":")[0] for c in most["changes"]])
    n = len(retold)
    verb = "is" if n == 1 else "are"
    text = (
        f"{count(n, 'statement')} {verb} carried by more than one outlet; “{most['number']}” {most['outcome']} stands in "
        f"{count(most['n_outlets'], 'outlet')} and goes back to {count(most['n_origins'], 'origin')}"
    )
    return [_finding("retold", text + (f" (what changed on the way: {changed})." if changed else "."), retold)]


def _third_party(data: _Data) -> list[Finding]:
    numbered = [s for s in data.statements if s["status"] != "hypothetical" and is_counted(s)]
    third = [s for s in numbered if s["claimant_side"] == "third_party"]
    if not numbered:
        return []
    if not third:
        return [_finding("third_party", "No number comes from a third party.", numbered)]
    n, m = len(third), len(numbered)
    return [_finding("third_party", f"{n} of {count(m, 'numbered statement')} {'comes' if n == 1 else 'come'} from a third party.", third)]


def _civilians(data: _Data) -> list[Finding]:
    dead = [s for s in _reported(data) if s["victim_side"] == "civilian" and s["outcome"] == "killed" and is_counted(s)]
    if dead:
        n = len(dead)
        return [_finding("civilians", f"{count(n, 'statement')} {'puts' if n == 1 else 'put'} a number on civilians killed.", dead)]
    return [Finding("civilians", "No statement puts a number on civilians killed in the events reported.")]


def _own_voice(data: _Data) -> list[Finding]:
    own = [s for s in data.statements if s["claimant_side"] == "outlet"]
    if not own:
        return [_finding("own_voice", "Every claim about losses is credited to somebody.", data.statements)]
    n, m = len(own), len(data.statements)
    return [
        _finding(
            "own_voice",
            f"{n} of {count(m, 'statement')} {'is' if n == 1 else 'are'} told in an outlet's own voice, credited to nobody.",
            own,
        )
    ]
