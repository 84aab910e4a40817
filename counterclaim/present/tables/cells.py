"""Claims and statements in; the cells that tables share out: sides, outcomes, numbers with their links, doubts."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.present import address, dates, look, numbers, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Markup, clean, join, tag
from counterclaim.present.review_marks import review_mark
from counterclaim.present.statements import Row, Statement


def side(key: str | None, look_: Look) -> Markup:
    """The name of a side that loses, is named or speaks, with its colour."""
    return _coloured(key, look_.name(key), look_)


def teller(key: str | None, look_: Look) -> Markup:
    """The name of a side that counts, with its colour."""
    return _coloured(key, look_.teller(key), look_)


def _coloured(key: str | None, name: str, look_: Look) -> Markup:
    return tag("span", name, class_=f"cc-side {look_.css(key)}")


def outcome(key: str, interest: str = "own") -> Markup:
    """An outcome's word with its shape, filled, hollow or ringed by who counts (`look.interest`); filled where nobody in particular does."""
    sign = tag("span", look.SIGNS.get(key, "◆"), class_=look.sign_class(interest), aria_hidden="true")
    return tag("span", join([sign, " ", key]), class_="cc-outcome")


def claim_link(claim: Row, words: str, root: str) -> Markup:
    """Words that lead to a claim's place in its article."""
    return tag("a", words, href=address.claim_href(claim["article_id"], claim["claim_id"], root), class_=sentences.number_class(words))


def losses(outcome_: str, lost_by: str, look_: Look, printed: str | None = None) -> Markup:
    return join(
        [
            outcome(outcome_),
            tag("span", side(lost_by, look_), class_="cc-line"),
            tag("span", clean(printed), class_="cc-printed") if printed else "",
        ]
    )


def hooks_of(c: Row) -> dict[str, object]:
    value = c["low"] if c["low"] is not None else c["high"]
    return {
        "side": c["victim_side"],
        "outcome": c["outcome"],
        "claimant": c["claimant_side"],
        "outlet": c["outlet"],
        "status": c["status"],
        "value": value,
    }


def status_words(c: Row) -> str:
    extra = [
        w
        for w, on in (
            ("earlier or running toll", c["background"]),
            ("part of another number", c["part_of"]),
            ("said again", c["repeat_of"]),
        )
        if on
    ]
    return ", ".join([c["status"] or "asserted", *extra])


def who(s: Statement, look_: Look) -> Markup:
    return join([teller(s.claimant_side, look_), tag("span", clean("; ".join(s.claimants)), class_="cc-printed") if s.claimants else ""])


def against(s: Statement) -> list[str]:
    if s.disproved:
        return [f"Shown to be false. {clean(s.disproved)}"]
    return [f"An independent figure stands against it: {clean(source)}" for source in s.row.get("disputed_by") or ()]


def tellings(s: Statement, root: str = "") -> Markup:
    """Each telling of a statement, a link to its words; before them "2 outlets, 1 origin" where there are several."""
    links = join([claim_link(c, f"{look.outlet_name(c['outlet'])}: “{c['exact']}”", root) for c in s.claims], "; ")
    several = badge(s)
    return join([several, " " if several else "", links])


def shorter(words: str, most: int = 90) -> str:
    """The words on one line, cut after so many letters."""
    line = " ".join(clean(words).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def badge(s: Statement) -> Markup:
    """ "2 outlets, 1 origin", where there are several of either."""
    return tag("span", s.origins, class_="cc-badge") if s.several else Markup("")


def claims_of(s: Statement, published: Mapping[str, str | None], root: str = "") -> Markup:
    """The claims of a statement: the words of a lone one; several folded, each with its words, its article's day, and its way from
    claimant through relay to outlet, and what changed on the way."""
    if len(s.claims) == 1:
        return claim_link(s.lead, f"“{shorter(s.lead['exact'])}”", root)
    items = []
    for c in s.claims:
        way = [f"“{c['claimant']}”" if c["claimant"] else "nobody named", *c["relay"], look.outlet_name(c["outlet"])]
        day = published.get(c["article_id"])
        told = f" · {dates.day(day)}" if day else ""
        items.append(
            tag(
                "li",
                join(
                    [
                        claim_link(c, f"“{c['exact']}”", root),
                        " ",
                        review_mark([c]),
                        tag("span", clean(" → ".join(way) + told), class_="cc-printed"),
                    ]
                ),
            )
        )
    changes = [tag("span", clean(dates.in_text(change)), class_="cc-change") for change in s.row.get("changes") or ()]
    return tag(
        "details",
        join([tag("summary", numbers.counted(len(items), "claim")), tag("ul", join(items), class_="cc-tellings"), *changes]),
        class_="cc-opens",
    )
