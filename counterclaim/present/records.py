"""A claim and its statement in; its record for the margin of the evidence page out."""

from __future__ import annotations

from counterclaim.ledger.review import RULE, Applied
from counterclaim.present import address, dates, look, numbers, review
from counterclaim.present.look import Look
from counterclaim.present.markup import Markup, clean, join, tag
from counterclaim.present.statements import Row, Statement

QUALIFIERS = {
    "exact": "given as exact",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "nearly": "nearly",
    "up_to": "up to",
    "range": "a range",
    "vague": "vague",
    "unquantified": "no number",
}


def record(claim: Row, statement: Statement | None, look_: Look, root: str, applied: Applied | None = None) -> Markup:
    """The claim in two lines, and all that is known of it when opened. applied: the decision that stands for it."""
    shown = numbers.in_signs(claim["low"], claim["high"], claim["qualifier"], claim["number"] or claim["exact"])
    who = claim["claimant"] or ("the outlet itself" if claim["claimant_side"] == "outlet" else "nobody named")
    head = join(
        [
            tag(
                "span",
                look.SIGNS.get(claim["outcome"], "◆"),
                class_=look.sign_class(look.interest(claim["claimant_side"], claim["victim_side"])),
                aria_hidden="true",
            ),
            " ",
            tag("strong", shown),
            f" {claim['outcome']} ",
            review.review_mark([claim]),
            tag("span", f"{look_.name(claim['victim_side'])} · said by {clean(who)}", class_="cc-line"),
        ]
    )
    return tag(
        "details",
        # The anchor stands inside: browsers open what is folded around the place that an address points at, without any script.
        join(
            [
                tag("summary", head),
                tag("dl", join(_entries(claim, statement, look_, root, applied)), id=f"r-{claim['claim_id']}", tabindex="-1"),
            ]
        ),
        class_=f"cc-record {look_.css(claim['victim_side'])}" + (" cc-disproved" if claim.get("disproved") else ""),
    )


def _entries(c: Row, statement: Statement | None, look_: Look, root: str, applied: Applied | None) -> list[Markup]:
    who = c["claimant"] or ("nobody: the outlet’s own voice" if c["claimant_side"] == "outlet" else "nobody named")
    entries: list[tuple[str, object]] = [
        ("Words", tag("a", f"“{clean(c['exact'])}”", href=f"#{c['claim_id']}")),
        (
            "Number",
            f"{numbers.in_words(c['low'], c['high'], c['qualifier'], c['number'] or c['exact'])} "
            f"({QUALIFIERS.get(c['qualifier'], c['qualifier'])})",
        ),
        ("Whose losses", f"{look_.name(c['victim_side'])}: {clean(c['victim'])}" if c["victim"] else look_.name(c["victim_side"])),
        ("By whose hand", look_.name(c["agent_side"]) if c["agent_side"] else ""),
        ("Who says it", clean(who) if c["claimant_side"] == "outlet" else f"{clean(who)} ({look_.telling(c['claimant_side'])})"),
        ("Through", " → ".join(clean(r) for r in c["relay"] or ())),
        (
            "Status",
            ", ".join(
                w for w, on in ((c["status"], True), ("earlier or running toll", c["background"]), ("said again", c["repeat_of"])) if on
            ),
        ),
        ("Shown to be false", clean(c.get("disproved") or "")),
        ("Contradicted", c.get("contradicted") or ""),
        ("Kept apart", statement.kept_apart if statement and not c.get("disproved") else ""),
        ("Part of", tag("a", "a larger number in this article", href=f"#{c['part_of']}") if c["part_of"] else ""),
        ("When", dates.span(c["date_start"], c["date_end"])),
        ("Where", clean(c["place"] or "")),
        (
            "Read by rule",
            join([tag("code", c["rule"]), f", confidence {c['confidence']:.2f}"])
            if c["rule"] != RULE
            else "none: the program does not read it",
        ),
        ("Review", _review(c, applied, look_)),
    ]
    if statement:
        entries.append(
            (
                "Statement",
                join([tag("a", "in the ledger", href=address.statement_href(statement.statement_id, root)), _others(c, statement, root)]),
            )
        )
    entries.append(("Address", tag("a", tag("code", c["claim_id"]), href=f"#{c['claim_id']}")))
    return [join([tag("dt", name), tag("dd", value)]) for name, value in entries if value]


def _review(c: Row, applied: Applied | None, look_: Look) -> str:
    """Who decided what about the claim, when and why."""
    changed = review.changes(applied.changes, look_) if applied else []
    why = clean(c.get("review_why") or "")
    said = [review.review_words(c), *([f"changed {'; '.join(changed)}"] if changed else []), *([why] if why else [])]
    return ". ".join(part.rstrip(".") for part in said)


def _others(claim: Row, statement: Statement, root: str) -> Markup:
    others = [o for o in statement.claims if o["claim_id"] != claim["claim_id"]]
    if not others:
        return Markup(", told only here")
    links = [
        tag("a", f"{look.outlet_name(o['outlet'])}: “{clean(o['exact'])}”", href=address.claim_href(o["article_id"], o["claim_id"], root))
        for o in others
    ]
    return join(["; also told in ", join(links, "; ")])
