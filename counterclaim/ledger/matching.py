"""Takes the claims of all articles, gives the pairs that may be one statement retold, each with the evidence for it.

Two claims can retell one statement when outcome and victims are the same, the same side is credited, the numbers
agree (`figures.agreement`) and neither time nor tellers rule it out. That they can is not enough: "a soldier was
killed" is told every day. Evidence is added up in points, and a pair counts from `ENOUGH` on. The strongest evidence
is the constellation: other figures that the two articles give beside this one (350 killed, 287 wounded, 35 captured).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from counterclaim.ledger.figures import agreement, figure, names_number, weight
from counterclaim.ledger.when_where import Window, days_between, same_place, window
from counterclaim.reading.records import Claim

ENOUGH = 3.0
NEAR = 600  # characters within which figures stand together
CONSTELLATION = 6.0  # the most points that other figures which the two articles share can give
TELLING = 3.0  # points of shared figures that are enough without knowing who says so
NAMED = 4.0
SAME_WORDS = 3.0
PLACE = 2.0
PERSON = 1.0
NEWS_DAYS = 3  # articles this close in time report the same news
OLD_DAYS = 14
SIMILAR = 80  # of 100, rapidfuzz's ratio of the words around two figures

_FILLER_WORDS = "the a an of in and for its his her their at on by to former new senior mr mrs ms dr gen lt col"
_FILLER = frozenset(_FILLER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Teller:
    """A claim with what is known of the article that tells it. origin: the article that it is a copy of, or itself."""

    claim: Claim
    origin: str
    published: Window | None = None
    words: frozenset[str] = frozenset()
    happened: Window | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that may be one statement, positions in the list of tellers, and the points for it."""

    a: int
    b: int
    points: float
    reasons: tuple[str, ...] = ()


def tellers(claims: Iterable[Claim], origins: Mapping[str, str], published: Mapping[str, str | None]) -> list[Teller]:
    """The claims as tellers, in an order that does not depend on the order given."""
    made = [
        Teller(
            c,
            origins.get(c.article_id, c.article_id),
            window(published.get(c.article_id)),
            _words(c.claimant),
            window(c.date_start, c.date_end),
        )
        for c in claims
    ]
    return sorted(made, key=lambda t: (t.claim.article_id, t.claim.start, t.claim.end, t.claim.outcome, t.claim.claim_id))


def pairs(told: list[Teller], sides: frozenset[str]) -> list[Pair]:
    """The pairs with enough evidence, the strongest first. sides: the keys of the profile's sides."""
    index = {t.claim.claim_id: i for i, t in enumerate(told)}
    found = []
    for i, t in enumerate(told):
        j = index.get(t.claim.repeat_of or "")
        if j is not None and j != i and told[j].claim.article_id == t.claim.article_id:
            found.append(Pair(min(i, j), max(i, j), 100.0, ("the article says it again",)))
    by_article: dict[str, list[Teller]] = defaultdict(list)
    for t in told:
        by_article[t.claim.article_id].append(t)
    for block in _blocks(told):
        for i, j in block:
            pair = _pair(i, j, told, by_article, sides)
            if pair and pair.points >= ENOUGH:
                found.append(pair)
    return sorted(set(found), key=lambda p: (-p.points, _place(told[p.a]), _place(told[p.b])))


def _place(teller: Teller) -> tuple[str, int, int, str, str]:
    c = teller.claim
    return (teller.origin, c.start, c.end, c.outcome, c.article_id)


def can_be_one(a: Teller, b: Teller, sides: frozenset[str]) -> bool:
    """Whether nothing that the two claims say rules out that they retell one statement."""
    x, y = a.claim, b.claim
    if x.outcome != y.outcome or agreement(x, y) is None or (x.status == "hypothetical") != (y.status == "hypothetical"):
        return False
    if x.victim_side != y.victim_side and "unknown" not in (x.victim_side, y.victim_side):
        return False
    if x.claimant_side != y.claimant_side and x.claimant_side in sides and y.claimant_side in sides:
        return False
    if {x.claimant_side, y.claimant_side} - sides == {"third_party"} and x.claimant_side != y.claimant_side:
        return False
    if x.victim_names and y.victim_names and not _names(x) & _names(y):
        return False
    if {x.victim_status, y.victim_status} in ({"civilian", "combatant"}, {"child", "combatant"}, {"commander", "civilian"}):
        return False
    return not (a.happened and b.happened and days_between(a.happened, b.happened) > OLD_DAYS)


def same_words(a: Claim, b: Claim) -> bool:
    """Whether the words around two figures are nearly the same: a reprint, or one agency's sentence in two papers."""
    return fuzz.ratio(a.prefix + a.exact + a.suffix, b.prefix + b.exact + b.suffix) >= SIMILAR


def _pair(i: int, j: int, told: list[Teller], by_article: Mapping[str, list[Teller]], sides: frozenset[str]) -> Pair | None:
    a, b = told[i], told[j]
    x, y = a.claim, b.claim
    if x.article_id == y.article_id or not can_be_one(a, b, sides):
        return None
    kind = agreement(x, y)
    assert kind is not None
    same_text = a.origin == b.origin
    if not same_text and (a.origin != x.article_id or b.origin != y.article_id):
        return None  # a copy is held against its original alone, so that adding one changes nothing else
    alike = same_words(x, y)
    if same_text:
        likeness = fuzz.ratio(x.prefix + x.exact + x.suffix, y.prefix + y.exact + y.suffix)
        if kind == "same" or (kind == "unquantified" and alike):
            return Pair(i, j, 50.0 + likeness / 10, ("a copy of the same article",))
    names = bool(_names(x) & _names(y))
    if not (alike or names or same_text) and not all(kind == "unquantified" or names_number(c.low, c.high, c.number) for c in (x, y)):
        return None  # a lone victim without a name is found every day
    apart = _apart(a, b)
    if apart is not None and apart > OLD_DAYS and not (alike or names or same_text):
        return None
    person = bool(a.words & b.words) and fuzz.token_set_ratio(" ".join(sorted(a.words)), " ".join(sorted(b.words))) >= 70
    if kind == "unquantified" and not (names or alike or (person and x.victim_side == y.victim_side)):
        return None
    shared = _constellation(a, b, by_article, sides)
    known = x.claimant_side in sides and x.claimant_side == y.claimant_side
    third = x.claimant_side == y.claimant_side == "third_party"
    if not (known or (third and (person or shared)) or alike or names or shared >= TELLING or same_text):
        return None
    if x.victim_side != y.victim_side and not (shared or alike or names):
        return None
    if kind == "drifted" and not (shared or alike):
        return None
    points, reasons = weight(x, y, kind), [f"figures {kind}"]
    for there, worth, why in (
        (alike, SAME_WORDS, "the same words"),
        (names, NAMED, "the same name"),
        (person, PERSON, "the same claimant"),
    ):
        if there:
            points += worth
            reasons.append(why)
    if kind == "unquantified" and person:
        points += PERSON
    if shared:
        points += min(shared, CONSTELLATION)
        reasons.append("other figures beside it shared")
    place = same_place(x.place, y.place)
    if place is not None:
        points += PLACE if place else -PLACE
        reasons.append("the same place" if place else "another place")
    if x.victim_status != y.victim_status and "unknown" not in (x.victim_status, y.victim_status):
        points -= PERSON
    if apart is not None:
        points += 1.0 if apart <= NEWS_DAYS else -1.0
        reasons.append("told at one time" if apart <= NEWS_DAYS else "told at different times")
    return Pair(i, j, points, tuple(reasons))


def _apart(a: Teller, b: Teller) -> int | None:
    """Days between the losses where both tell them, else between the articles; None where neither is known."""
    if a.happened and b.happened:
        return days_between(a.happened, b.happened)
    return days_between(a.published, b.published) if a.published and b.published else None


def _constellation(a: Teller, b: Teller, by_article: Mapping[str, list[Teller]], sides: frozenset[str]) -> float:
    """How telling the other figures near the two claims are that agree with each other, each counted once."""
    others = [t for t in by_article[b.claim.article_id] if t is not b and abs(t.claim.start - b.claim.start) <= NEAR and figure(t.claim)]
    points = 0.0
    for t in by_article[a.claim.article_id]:
        if t is a or abs(t.claim.start - a.claim.start) > NEAR or not figure(t.claim) or t.claim.qualifier == "vague":
            continue
        if (t.claim.outcome, figure(t.claim)) == (a.claim.outcome, figure(a.claim)):
            continue
        for other in others:
            kind = agreement(t.claim, other.claim)
            if kind in ("same", "rounded") and other.claim.qualifier != "vague" and can_be_one(t, other, sides):
                points += weight(t.claim, other.claim, kind)
                others.remove(other)
                break
    return points


def _blocks(told: list[Teller]) -> Iterable[list[tuple[int, int]]]:
    """Pairs worth a look: same outcome, and figures near enough that they could agree."""
    groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, t in enumerate(told):
        groups[t.claim.outcome, figure(t.claim) is None].append(i)
    for (_, unquantified), members in sorted(groups.items()):
        if unquantified:
            yield [(i, j) for n, i in enumerate(members) for j in members[n + 1 :]]
            continue
        members = sorted(members, key=lambda i: (figure(told[i].claim), i))
        block = []
        for n, i in enumerate(members):
            number = figure(told[i].claim) or 0
            vague = told[i].claim.qualifier == "vague" or told[i].claim.low != told[i].claim.high
            for j in members[n + 1 :]:
                if (figure(told[j].claim) or 0) > number * (10 if vague else 1.2):
                    break
                block.append((min(i, j), max(i, j)))
        yield block


def _words(claimant: str | None) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W\d_]+", (claimant or "").casefold()) if w not in _FILLER and len(w) > 1)


def _names(claim: Claim) -> set[str]:
    """The last words of the victims' names, which survive where first names and titles are left out."""
    return {n.split()[-1].casefold() for n in claim.victim_names if n.split()}
