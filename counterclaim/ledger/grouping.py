"""Takes claims, articles and profile, gives the claims in groups of one statement each.

A statement is what one side (or one named third party, or one text) says of one loss, however many articles carry it. The
evidence that two claims are one statement is weighed in `matching`; claims are joined from the strongest evidence
down, and two groups only where every claim of the one can be every claim of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from counterclaim.ledger.matching import Teller, can_be_one, pairs, tellers
from counterclaim.ledger.origins import originals
from counterclaim.ledger.victims import one_victim
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile


@dataclass(frozen=True)
class Group:
    """The claims of one statement, the first telling first, and why they are one."""

    statement_id: str
    told: tuple[Teller, ...]
    reasons: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(t.claim for t in self.told)


def group_claims(claims: Iterable[Claim], articles: Sequence[Article], profile: Profile) -> list[Group]:
    """The claims in groups of one statement each; every claim in exactly one. Sorted by the first telling.

    The id is "s" and the digits of the claim that is told first (originals before copies, then by date, article and
    place in the text), so that neither the order of files nor an added copy changes it.
    """
    published = {a.article_id: a.known("published") for a in articles}
    sides = frozenset(profile.sides)
    told = tellers(claims, originals(articles), published)
    member = list(range(len(told)))
    groups: dict[int, list[int]] = {i: [i] for i in member}
    reasons: dict[int, list[str]] = defaultdict(list)
    for pair in pairs(told, sides):
        a, b = member[pair.a], member[pair.b]
        if a == b or not _may_join(groups[a], groups[b], told, sides):
            continue
        groups[a] += groups.pop(b)
        reasons[a] += [*reasons.pop(b, []), *pair.reasons]
        for i in groups[a]:
            member[i] = a
    made = []
    for key, members in groups.items():
        ordered = tuple(sorted((told[i] for i in members), key=lambda t: _first(t, published)))
        made.append(Group("s" + ordered[0].claim.claim_id[1:], ordered, tuple(dict.fromkeys(sorted(reasons[key])))))
    return sorted(made, key=lambda g: _first(g.told[0], published))


def _first(teller: Teller, published: dict[str, str | None]) -> tuple[Any, ...]:
    claim = teller.claim
    copy = teller.origin != claim.article_id
    return (
        copy,
        claim.repeat_of is not None,
        published.get(claim.article_id) or "9999",
        claim.article_id,
        claim.start,
        claim.end,
        claim.outcome,
    )


def _may_join(a: list[int], b: list[int], told: list[Teller], sides: frozenset[str]) -> bool:
    """Every claim of one group can be every claim of the other, and no article tells two statements that become one.

    Two claims of one article are two statements unless the one repeats the other, in it or in the text it copies; lone
    victims of different names or descriptions always are.
    """
    again = False
    for i in a:
        for j in b:
            x, y = told[i], told[j]
            if not one_victim(x.claim, y.claim):
                return False
            again |= x.claim.repeat_of == y.claim.claim_id or y.claim.repeat_of == x.claim.claim_id
    if again:
        return True
    for i in a:
        for j in b:
            x, y = told[i], told[j]
            if x.claim.article_id == y.claim.article_id or not can_be_one(x, y, sides):
                return False
    return True


def with_statements(claims: Iterable[Claim], groups: Sequence[Group]) -> list[Claim]:
    """The claims, in their order, with statement_id filled."""
    of_claim = {c.claim_id: g.statement_id for g in groups for c in g.claims}
    return [replace(c, statement_id=of_claim[c.claim_id]) for c in claims]
