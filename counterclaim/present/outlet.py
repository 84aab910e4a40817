"""One outlet of an edition in; the parts of its page out."""

from __future__ import annotations

import difflib

from counterclaim.errors import InputError, Mistake
from counterclaim.present import dates, framing, numbers, provenance, sentences, tables
from counterclaim.present.figures.drawing import Figure
from counterclaim.present.look import Look, outlet_inside
from counterclaim.present.markup import Html, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import reported, rows, statements


def named(edition: Edition, wanted: str) -> str:
    """The outlet that is meant; "" is the first. Raises InputError, listing the outlets, where there is no such outlet."""
    every = list(edition.outlets)
    if not wanted:
        return every[0]
    if wanted in every:
        return wanted
    close = difflib.get_close_matches(wanted, every, n=1, cutoff=0.5)
    listed = f"The outlets are: {', '.join(every)}."
    remedy = f"Did you mean {close[0]}? {listed}" if close else listed
    raise InputError(Mistake(f"outlet {wanted}", "no article of these sources is of such an outlet.", remedy))


def portrait(edition: Edition, name: str, root: str = "../") -> Html:
    """What the outlet's articles hold, in sentences: whose losses it counts and on whose word."""
    look = Look.of(edition)
    articles = [a for a in edition.articles if a.outlet == name]
    own = [c for c in rows(edition.claims) if c["outlet"] == name]
    carried = [s for s in reported(edition.ledger) if name in s.outlets]
    counted = [s for s in carried if s.quantified]
    said = [
        f"{numbers.counted(len(articles), 'article').capitalize()} of {clean(outlet_inside(name))} "
        f"with {numbers.counted(len(own), 'claim')} about losses."
    ]
    for side in sorted({s.victim_side for s in counted}, key=look.order):
        here = [s for s in counted if s.victim_side == side]
        tellers = numbers.list_words(
            ["the outlet itself" if k == "outlet" else look.telling(k) for k in sorted({s.claimant_side for s in here}, key=look.order)]
        )
        said.append(f"Losses of {look.within(side)}: {numbers.counted(len(here), 'statement')} with a number, on the word of {tellers}.")
    return Html(tag("p", sentences.join_sentences(said), class_="cc-lead"))


def articles(edition: Edition, name: str, root: str = "../") -> Html:
    """The outlet's articles, with what is known of each."""
    return provenance.sources(edition, root, name)


def claims(edition: Edition, name: str, root: str = "../") -> Html:
    """The outlet's claims."""
    return tables.claims(edition, root, name)


def shared(edition: Edition, name: str, root: str = "../") -> Html:
    """The statements that other outlets carry too, with every telling."""
    look = Look.of(edition)
    cells = [
        {
            "Number": sentences.number(s, root, s.signs),
            "Outcome": tables.outcome(s.outcome),
            "Whose losses": tables.side(s.victim_side, look),
            "Who says it": tables.teller(s.claimant_side, look),
            "Tellings": tables.tellings(s, root),
            "Changes": join([tag("span", clean(dates.in_text(change)), class_="cc-change") for change in s.row.get("changes") or ()]),
        }
        for s in statements(edition.ledger)
        if name in s.outlets and len(s.outlets) > 1
    ]
    caption = f"{numbers.counted(len(cells), 'statement').capitalize()} that other outlets carry too"
    return tables.html_table(tables.frame_of(cells), "shared", caption, empty="No statement of this outlet was found in another one.")


def measure(edition: Edition, name: str, which: str, root: str = "../") -> Html:
    """A measure of framing for this outlet's articles alone: the figure, then its instances."""
    shown: Figure | Html = framing.figure(edition, which, root, name)
    if which not in edition.measures:
        return Html(join([shown]), repr(shown))
    listed = framing.instances(edition, which, root, name)
    return Html(join([tag("p", edition.measures[which].title, class_="cc-subhead"), shown, listed]), repr(shown))
