"""Takes the ledger's frames, gives its findings: plain sentences, each true of this data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from counterclaim.ledger.facts import Facts, Row, finding, is_counted, numeral, rows_of
from counterclaim.ledger.finding import Finding, capital, count, listed, outlet_named
from counterclaim.ledger.findings_checked import apart, contested, disproved, disputed, ranges, seen_alive
from counterclaim.ledger.matching import OLD_DAYS
from counterclaim.ledger.when_where import days_between, window
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile


def ledger_findings(
    statements: pd.DataFrame,
    contradictions: pd.DataFrame,
    bounds: pd.DataFrame,
    references: pd.DataFrame,
    article_of: Mapping[str, str],
    articles: Sequence[Article],
    profile: Profile,
) -> tuple[Finding, ...]:
    """The findings that hold, in a fixed order: extent, who numbers whose dead, what is admitted in words, articles with
    numbers for the sides, how far the claims lie apart, what may be concluded, what stands apart from the toll, what
    references show, what is contested, what is retold, third parties, civilians, the outlets' own voice.

    They speak of the conflict's toll, parts of another number left out; an article and its copies count once.
    """
    facts = Facts(rows_of(statements), rows_of(contradictions), rows_of(bounds), rows_of(references), article_of, articles, profile)
    if not facts.statements:
        return (Finding("extent", f"{_articles(facts)} no claim about losses was read."),)
    made: list[Callable[[Facts], list[Finding]]] = [
        _extent,
        _own_dead,
        _own_losses_in_words,
        _articles_with_both,
        _spread,
        ranges,
        apart,
        disproved,
        seen_alive,
        disputed,
        contested,
        _retold,
        _third_party,
        _civilians,
        _own_voice,
    ]
    return tuple(found for make in made for found in make(facts))


def _articles(facts: Facts) -> str:
    n = len(set(facts.origin.values()))
    return "In the one article" if n == 1 else f"In {n} articles"


def _extent(facts: Facts) -> list[Finding]:
    claims = sum(len(facts.claims_of(r)) for r in facts.statements)
    outlets = len({o for r in facts.statements for o in facts.outlets_of(r)})
    told = f"{count(claims, 'claim')} about losses {'goes' if claims == 1 else 'go'} back to {count(len(facts.statements), 'statement')}"
    text = f"{_articles(facts)}, {told}, carried by {count(outlets, 'outlet')}."
    if facts.copies:
        n, it = len(facts.copies), "it" if len(set(facts.origin.values())) == 1 else "them"
        text += f" {count(n, 'copy', 'copies')} of {it} {'is' if n == 1 else 'are'} not counted again."
    return [finding("extent", text, facts.statements)]


def _own_dead(facts: Facts) -> list[Finding]:
    sides = list(facts.profile.sides)
    dead = [s for s in facts.counted if s["outcome"] == "killed"]
    by_sides = [s for s in dead if s["claimant_side"] in sides]
    if not by_sides:
        return []
    own = [s for s in by_sides if s["claimant_side"] == s["victim_side"]]
    found = []
    if not own:
        found.append(finding("no_own_dead", "No side puts a number on its own dead.", by_sides))
    else:
        who = [k for k in sides if any(s["claimant_side"] == k for s in own)]
        names = capital(listed([facts.of(k) for k in who]))
        text = (
            f"{names} put numbers on their own dead."
            if len(who) > 1
            else f"A number for a side's own dead is given only by {facts.of(who[0])}."
        )
        found.append(finding("own_dead", text, own))
    for side in sides:
        of_side = [s for s in dead if s["victim_side"] == side]
        sources = {s["claimant_side"] for s in of_side}
        if len(sources) == 1 and (source := sources.pop()) in sides and source != side:
            n = len(of_side)
            which = f"The only number for the dead of {facts.of(side)} ({numeral(of_side[0])}) comes"
            if n > 1:
                which = f"{'Both' if n == 2 else f'All {n}'} numbers for the dead of {facts.of(side)} come"
            found.append(finding("one_source", f"{which} from {facts.of(source)}.", of_side))
    return found


def _own_losses_in_words(facts: Facts) -> list[Finding]:
    """What a side says of its own losses, or of both sides', without a number."""
    found = []
    for side in facts.profile.sides:
        of_own = {s["outcome"] for s in facts.counted if s["claimant_side"] == side == s["victim_side"]}
        said = [s for s in facts.reported if s["admits"] and s["claimant_side"] == side and not is_counted(s)]
        said = [s for s in said if s["low"] is None and s["high"] is None and s["outcome"] not in of_own]
        lead = "Without a number," if of_own else "No number, but"
        for who, whose in (("both", "both sides suffer losses"), (side, "its own side suffers losses")):
            if told := [s for s in said if s["victim_side"] == who]:
                words = listed([f"“{w}”" for w in dict.fromkeys(n for s in told for n in s["numbers"])][:3])
                found.append(finding("own_losses_in_words", f"{lead} according to {facts.of(side)} {whose} ({words}).", told))
    return found


def _articles_with_both(facts: Facts) -> list[Finding]:
    sides = list(facts.profile.sides)
    articles = sorted(set(facts.origin.values()))
    if len(sides) < 2 or not articles:
        return []
    numbered = [s for s in facts.counted if s["victim_side"] in sides and s["outcome"] != "displaced"]
    if not numbered:
        return [Finding("military_numbers", "No article gives military numbers for any side.")]
    told: dict[str, set[str]] = {a: set() for a in articles}
    for s in numbered:
        for article in facts.originals_of(s):
            told.setdefault(article, set()).add(s["victim_side"])
    both = [a for a, which in told.items() if len(which) > 1]
    what = "both sides" if len(sides) == 2 else "more than one side"
    n, m = len(both), len(told)
    if m == 1:
        return [finding("military_numbers", f"The article gives military numbers for {what if both else 'one side only'}.", numbered)]
    if n == 0:
        text = f"None of the {m} articles gives military numbers for {what}"
    else:
        quantity = f"All {m}" if n == m else f"Only 1 of {m}" if n == 1 else f"{n} of {m}"
        where = f" ({_where(facts, both)})" if n <= 3 < m else ""
        text = f"{quantity} articles {'gives' if n == 1 else 'give'} military numbers for {what}{where}"
    rest = []
    for side in sides:
        alone = [a for a, which in told.items() if which == {side}]
        rest += [f"{len(alone)} for {facts.of(side)} alone"] if alone else []
    none = sum(not which for which in told.values())
    rest += [f"{none} for no side"] if none else []
    return [finding("military_numbers", text + (f", {listed(rest)}." if rest else "."), numbered)]


def _where(facts: Facts, articles: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(outlet_named(facts.outlet_of[a]) for a in articles))


def _spread(facts: Facts) -> list[Finding]:
    """How far the numbers for one side's dead lie apart, where the articles are of one time."""
    found = []
    for side in [*facts.profile.sides, "civilian"]:
        dead = [s for s in facts.counted if s["victim_side"] == side and s["outcome"] == "killed"]
        days = [d for s in dead if (d := window(s["first_published"]))]
        if len(days) < len(dead) or any(days_between(a, b) > OLD_DAYS for a in days for b in days):
            continue
        values = sorted((v, s["statement_id"], s) for s in dead if (v := s["low"] if s["low"] is not None else s["high"]))
        if len(values) < 2 or values[0][0] == values[-1][0]:
            continue
        low, high = values[0][2], values[-1][2]
        times = values[-1][0] / values[0][0]
        size = f"{times:,.0f} times" if times >= 10 else f"{times:.1f} times".replace(".0 ", " ")
        whose = "For civilians killed" if side == "civilian" else f"For the dead of {facts.of(side)}"
        text = f"{whose} the highest claim ({numeral(high)}) is {size} the lowest ({numeral(low)})"
        found.append(finding("spread", f"{text}; they need not speak of the same days and places.", [low, high]))
    return found


def _retold(facts: Facts) -> list[Finding]:
    retold = [s for s in facts.statements if len(facts.outlets_of(s)) > 1]
    if not retold:
        several = len({o for s in facts.statements for o in facts.outlets_of(s)}) > 1
        return [Finding("retold", "No statement was found in more than one outlet.")] if several else []

    def rank(s: Row) -> tuple[int, int, str]:
        return len(facts.outlets_of(s)), s["low"] or s["high"] or 0, s["statement_id"]

    most = max(retold, key=rank)
    changed = listed([c.split(":")[0] for c in most["changes"]])
    n, words = len(retold), numeral(most) if is_counted(most) else f"“{most['number']}”"
    text = (
        f"{count(n, 'statement')} {'is' if n == 1 else 'are'} carried by more than one outlet; {words} {most['outcome']} stands in "
        f"{count(len(facts.outlets_of(most)), 'outlet')} and goes back to {count(most['n_origins'], 'origin')}"
    )
    return [finding("retold", text + (f" (what changed on the way: {changed})." if changed else "."), retold)]


def _third_party(facts: Facts) -> list[Finding]:
    numbered = facts.counted
    third = [s for s in numbered if s["claimant_side"] == "third_party"]
    if not numbered:
        return []
    if not third:
        return [finding("third_party", "No number of the toll comes from a third party.", numbered)]
    n, m = len(third), len(numbered)
    if m == 1:
        return [finding("third_party", "The one number of the toll comes from a third party.", third)]
    text = f"{f'All {m}' if n == m else f'{n} of {m}'} numbers of the toll {'comes' if n == 1 else 'come'} from a third party."
    return [finding("third_party", text, third)]


def _civilians(facts: Facts) -> list[Finding]:
    dead = [s for s in facts.counted if s["outcome"] == "killed"]
    of_civilians = [s for s in dead if s["victim_side"] == "civilian"]
    if of_civilians:
        n = len(of_civilians)
        return [finding("civilians", f"{count(n, 'statement')} {'puts' if n == 1 else 'put'} a number on civilians killed.", of_civilians)]
    text = "No statement puts a number on civilians killed in the events reported"
    others = [s for s in facts.statements if s["outcome"] == "killed" and s["victim_side"] == "unknown" and is_counted(s)]
    others = [s for s in others if s["status"] not in ("hypothetical", "denied") and not s["part_of"] and not s["disproved"]]
    here = sum(s["scope"] == "in_toll" for s in others)
    n = len(others)
    if not n:
        return [Finding("civilians", f"{text}.")]
    where = "" if here == n else ", outside the toll" if not here else f", {n - here} of them outside the toll"
    text += f"; {count(n, 'number')} {'is' if n == 1 else 'are'} of people killed whose side is not told{where}."
    return [finding("civilians", text, others)]


def _own_voice(facts: Facts) -> list[Finding]:
    own = [s for s in facts.statements if s["claimant_side"] == "outlet"]
    if not own:
        return [finding("own_voice", "Every claim about losses is credited to somebody.", facts.statements)]
    n, m = len(own), len(facts.statements)
    if n == m:
        text = f"{f'All {m} statements are' if m > 1 else 'The one statement is'} told in an outlet's own voice, credited to nobody."
    else:
        text = f"{n} of {count(m, 'statement')} {'is' if n == 1 else 'are'} told in an outlet's own voice, credited to nobody."
    return [finding("own_voice", text, own)]
