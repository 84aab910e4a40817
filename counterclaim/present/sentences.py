"""Statements, findings and measures in; sentences a reader can check out: each number leads to its words."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from counterclaim.ledger import Finding
from counterclaim.present import address, dates, numbers
from counterclaim.present.look import Look, outlet_inside
from counterclaim.present.markup import Html, Markup, clean, escape, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Statement, reported, rows, statements


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
    return join_sentences([clean(dates.in_text(found.text)), _see(hrefs)])


def findings(edition: Edition, root: str = "") -> Html:
    """The ledger's findings as a list of sentences."""
    items = [tag("li", finding(edition, f, root)) for f in edition.ledger.findings]
    return Html(tag("ul", join(items), class_="cc-findings", id="findings"))


PARTS = {
    "ranges": "what may be concluded",
    "sensitivity": "what rests on the enemy’s word",
    "findings": "what is said",
    "emblem": "who counts whose dead",
    "retold": "how statements travel",
    "timeline": "when they were printed",
    "contradictions": "what contradicts them",
    "apart": "what is kept apart",
    "references": "figures from elsewhere",
    "reviewed": "what was reviewed",
    "statements": "the ledger",
}


def on_this_page() -> Html:
    """Links to the parts of the page of casualties."""
    links = join([tag("a", words, href=f"#{anchor}") for anchor, words in PARTS.items()], " · ")
    return Html(tag("nav", join(["On this page: ", links]), class_="cc-on-this-page", aria_label="On this page"))


def _see(hrefs: list[str], most: int = 5) -> Markup:
    if not hrefs:
        return Markup("")
    links = [tag("a", n, href=href, aria_label=f"place {n}") for n, href in enumerate(hrefs[:most], 1)]
    more = f" and {len(hrefs) - most} more" if len(hrefs) > most else ""
    return tag("span", join(["see ", join(links, ", "), more]), class_="cc-see")


def said(s: Statement, look: Look, root: str = "") -> Markup:
    """The statement as a line: "The Front (commander X): more than 350 killed, losses of the Lumat." """
    who = claimant_words(s, look)
    doubt = ", which is denied" if s.denied else ", which could not be verified" if s.unverified else ""
    return join([who[:1].upper() + who[1:], ": ", number(s, root), f" {s.outcome}, losses of {look.within(s.victim_side)}{doubt}."])


def number(s: Statement, root: str = "", words: str = "") -> Markup:
    """The statement's number as a link to the words that it rests on."""
    return tag(
        "a",
        words or s.words,
        href=address.claim_href(s.lead["article_id"], s.lead["claim_id"], root),
        class_=number_class(words or s.words),
    )


def number_class(words: str) -> str:
    """A number stays on one line; words that stand for one may wrap."""
    return "cc-number" if len(words) <= 16 else "cc-number cc-long"


def claimant_words(s: Statement, look: Look) -> str:
    """Who says it, for the start of a sentence: the side, then the claimant as printed where that is another name."""
    if s.claimant_side == "outlet":
        return f"{outlet_inside(s.outlets[0])}, naming no source"
    name = look.telling(s.claimant_side)
    printed = s.tellers[0] if s.tellers else ""
    if s.claimant_side in ("third_party", "unknown"):
        return printed or "nobody named"
    return name if not printed or printed.casefold().removeprefix("the ") == name.casefold().removeprefix("the ") else f"{name} ({printed})"


def own_dead(edition: Edition, root: str = "") -> Markup:
    """The book's first finding: whether any side puts a number on its own dead, and on whose word the numbers rest."""
    found = [f for f in edition.ledger.findings if f.name in ("no_own_dead", "own_dead", "one_source")]
    if found:
        return join_sentences(finding(edition, f, root) for f in found[:3])
    told = [s for s in reported(edition.ledger) if s.quantified]
    if not told:
        return escape("No statement in these articles gives a number of losses.")
    return escape(
        f"{numbers.counted(len(told), 'statement').capitalize()} {'gives' if len(told) == 1 else 'give'} a number of losses, "
        + (
            "and in none does a side of the conflict count the killed."
            if edition.profile.sides
            else "and no sides are described to compare."
        )
    )


def widest(edition: Edition, root: str = "") -> Markup:
    """How far apart the counts of a side's dead are, where the ledger says so; else how many statements give a number."""
    found = [f for f in edition.ledger.findings if f.name == "spread"]
    if found:
        return join_sentences(finding(edition, f, root) for f in found[:2])
    told = reported(edition.ledger)
    counted = sum(s.quantified for s in told)
    return escape(f"Of {numbers.counted(len(told), 'statement')} of losses, {counted:,} {'gives' if counted == 1 else 'give'} a number.")


def opening(edition: Edition, root: str = "") -> Html:
    """What the book is about, in a line: the conflict, how many articles and outlets, claims and statements."""
    outlets = {a.outlet for a in edition.articles}
    claims, told = len(edition.claims), statements(edition.ledger)
    counts = join(
        [
            tag("a", numbers.counted(len(edition.articles), "article"), href=f"{root}sources.html"),
            " from ",
            numbers.counted(len(outlets), "outlet"),
            ", ",
            tag("a", numbers.counted(claims, "claim"), href=f"{root}casualties.html#claims"),
            ", ",
            tag("a", numbers.counted(len(told), "statement"), href=f"{root}casualties.html#statements"),
        ]
    )
    return Html(
        tag("div", join([tag("p", edition.profile.title, class_="cc-conflict"), tag("p", counts, class_="cc-counts")]), class_="cc-opening")
    )
