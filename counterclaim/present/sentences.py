"""Statements, findings and measures in; sentences a reader can check out: each number leads to its words."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from counterclaim.ledger import Finding
from counterclaim.present import address, numbers
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, escape, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, reported, rows


def join_sentences(sentences: Iterable[object]) -> Markup:
    """Sentences with a space between, empty ones left out."""
    return join([s for s in sentences if s], " ")


def finding(edition: Edition, found: Finding, root: str = "", instances: pd.DataFrame | None = None) -> Markup:
    """A finding as a sentence, followed by numbered links to the words that it rests on: claims, or instances of a measure."""
    claims = {c["claim_id"]: c for c in rows(edition.claims)}
    hrefs = [address.claim_href(claims[i]["article_id"], i, root) for i in found.claim_ids if i in claims]
    if instances is not None and found.instances:
        places = {r["instance_id"]: r for r in rows(instances)}
        hrefs += [address.place_href(r["article_id"], "at", r["start"], r["end"], root) for i in found.instances if (r := places.get(i))]
    return join_sentences([clean(found.text), _see(hrefs)])


def findings(edition: Edition, root: str = "") -> Html:
    """The ledger's findings as a list of sentences."""
    items = [tag("li", finding(edition, f, root)) for f in edition.ledger.findings]
    return Html(tag("ul", join(items), class_="cc-findings"))


def _see(hrefs: list[str], most: int = 5) -> Markup:
    if not hrefs:
        return Markup("")
    links = [tag("a", n, href=href, aria_label=f"place {n}") for n, href in enumerate(hrefs[:most], 1)]
    more = f" and {len(hrefs) - most} more" if len(hrefs) > most else ""
    return tag("span", join(["see ", join(links, ", "), more]), class_="cc-see")


def said(s: Statement, look: Look, root: str = "") -> Markup:
    """The statement as a line: "The Front (commander X): more than 350 killed, losses of the Taliban." """
    who = claimant_words(s, look)
    doubt = ", which is denied" if s.denied else ", which could not be verified" if s.unverified else ""
    return join([who[:1].upper() + who[1:], ": ", number(s, root), f" {s.outcome}, losses of {look.within(s.victim_side)}{doubt}."])


def number(s: Statement, root: str = "", words: str = "") -> Markup:
    """The statement's number as a link to the words that it rests on."""
    return tag("a", words or s.words, href=address.claim_href(s.lead["article_id"], s.lead["claim_id"], root), class_="cc-number")


def claimant_words(s: Statement, look: Look) -> str:
    """Who says it, for the start of a sentence: the side, then the claimant as printed where that is another name."""
    if s.claimant_side == "outlet":
        return f"{s.outlets[0]}, naming no source"
    name = look.within(s.claimant_side)
    printed = s.claimants[0] if s.claimants else ""
    if s.claimant_side in ("third_party", "unknown"):
        return printed or "nobody named"
    return name if not printed or printed.casefold().removeprefix("the ") == name.casefold() else f"{name} ({printed})"


def own_dead(edition: Edition, root: str = "") -> Markup:
    """The book's first finding: whether anybody puts a number on their own losses, and who counts whose."""
    look = Look(edition.profile)
    told = [s for s in reported(edition.ledger) if s.quantified]
    if not told:
        return escape("No statement in these articles gives a number of losses.")
    if not look.sides:
        return escape(f"{numbers.counted(len(told), 'statement').capitalize()} give numbers of losses; the profile names no sides, so whose they are is not told.")
    own = [s for s in told if s.interest == "own" and s.victim_side in look.sides]
    enemy = [s for s in told if s.interest == "enemy" and s.victim_side in look.sides]
    rest = [s for s in told if s.victim_side in look.sides and s.interest in ("third", "outlet")]
    if not own and enemy:
        top = max(enemy, key=lambda s: s.value or 0)
        link = number(top, root)
        return join_sentences([
            "No side puts a number on its own losses.",
            join([f"{numbers.counted(len(enemy), 'statement').capitalize()} with a number {'comes' if len(enemy) == 1 else 'come'} from the other side, the largest from ",
                  look.within(top.claimant_side), " (", link, f" {top.outcome}, {look.within(top.victim_side)})."]),
        ])
    if own:
        sides = [look.within(s) for s in look.sides if any(o.victim_side == s for o in own)]
        return join_sentences([
            f"Of {numbers.counted(len(own) + len(enemy) + len(rest), 'statement')} with a number about a side’s losses, "
            f"{numbers.spell(len(own))} {'comes' if len(own) == 1 else 'come'} from that side itself ({numbers.list_words(sides)}), "
            f"{numbers.spell(len(enemy))} from another side and {numbers.spell(len(rest))} from third parties, unnamed sources or the outlets."
        ])
    return escape(f"No side puts a number on losses, its own or another’s: {numbers.counted(len(told), 'statement')} with a number "
                  f"{'comes' if len(told) == 1 else 'come'} from third parties, unnamed sources or the outlets themselves.")


def widest(edition: Edition, root: str = "") -> Markup:
    """How far apart the counts of one side's killed are: the lowest and the highest statement, with who says them."""
    look = Look(edition.profile)
    told = [s for s in reported(edition.ledger) if s.quantified]
    best: tuple[float, Statement, Statement] | None = None
    for side in sorted({s.victim_side for s in told if s.victim_side != "unknown"}, key=look.order):
        for outcome in dict.fromkeys(s.outcome for s in told):
            here = sorted((s for s in told if s.victim_side == side and s.outcome == outcome), key=lambda s: (s.value or 0, s.statement_id))
            if len(here) > 1 and (best is None or _apart(here[0], here[-1]) > best[0]):
                best = (_apart(here[0], here[-1]), here[0], here[-1])
    if best is None:
        return escape(f"{numbers.counted(len(told), 'statement').capitalize()} with a number; none speaks of the same side’s losses as another.")
    _, low, high = best
    return join_sentences([
        join([f"Statements of {look.within(high.victim_side)} {high.outcome} go from ", number(low, root), f" ({claimant_words(low, look)}) to ",
              number(high, root), f" ({claimant_words(high, look)})."]),
        "They need not speak of the same days and places.",
    ])


def _apart(low: Statement, high: Statement) -> float:
    return (high.value or 0) / max(low.value or 0, 1)


def opening(edition: Edition, root: str = "") -> Html:
    """What the book is about, in a line: the conflict, how many articles and outlets, claims and statements."""
    outlets = {a.outlet for a in edition.articles}
    claims, told = len(edition.claims), reported(edition.ledger)
    counts = join([
        tag("a", numbers.counted(len(edition.articles), "article"), href=f"{root}sources.html"), " from ",
        numbers.counted(len(outlets), "outlet"), ", ",
        tag("a", numbers.counted(claims, "claim"), href=f"{root}casualties.html#claims"), ", ",
        tag("a", numbers.counted(len(told), "statement"), href=f"{root}casualties.html#statements"),
    ])
    return Html(tag("div", join([tag("p", edition.profile.title, class_="cc-conflict"), tag("p", counts, class_="cc-counts")]), class_="cc-opening"))
