"""Claims and statements in; the cells that tables share out: sides, outcomes, numbers with their links, doubts."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.present import address, look, sentences
from counterclaim.present.look import Look
from counterclaim.present.markup import Markup, clean, join, tag
from counterclaim.present.statements import Row, Statement

UNREVIEWED = "not yet reviewed by a person"


def side(key: str | None, look_: Look) -> Markup:
    """The name of a side that loses, is named or speaks, with its colour."""
    return _coloured(key, look_.name(key), look_)


def teller(key: str | None, look_: Look) -> Markup:
    """The name of a side that counts, with its colour."""
    return _coloured(key, look_.teller(key), look_)


def _coloured(key: str | None, name: str, look_: Look) -> Markup:
    return tag("span", name, class_=f"cc-side {look_.css(key)}")


def outcome(key: str) -> Markup:
    """An outcome's word with its shape."""
    return tag("span", join([tag("span", look.SIGNS.get(key, "◆"), class_="cc-sign", aria_hidden="true"), " ", key]), class_="cc-outcome")


def claim_link(claim: Row, words: str, root: str) -> Markup:
    """Words that lead to a claim's place in its article."""
    return tag("a", words, href=address.claim_href(claim["article_id"], claim["claim_id"], root), class_=sentences.number_class(words))


def unreviewed(claims: Sequence[Row]) -> Markup:
    """A small open circle where nobody has reviewed any of the claims; else nothing."""
    return Markup("") if any(c["review"] for c in claims) else tag("span", "", class_="cc-unreviewed", role="img", aria_label=UNREVIEWED)


def legend(claims: Sequence[Row]) -> Markup:
    """What the open circle means, where there is one."""
    # The words follow the circle, and a caption may hold no picture with a name of its own.
    return (
        join([tag("span", "", class_="cc-unreviewed", aria_hidden="true"), f" {UNREVIEWED}"])
        if any(not c["review"] for c in claims)
        else Markup("")
    )


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
    """The outlets that carry a statement, each telling a link to its words; "2 outlets, 1 origin" where there are several."""
    links = join([claim_link(c, f"{look.outlet_name(c['outlet'])}: “{c['exact']}”", root) for c in s.claims], "; ")
    several = tag("span", f"{len(s.outlets)} outlets, 1 origin", class_="cc-badge") if len(s.outlets) > 1 else ""
    return join([several, " " if several else "", links])
