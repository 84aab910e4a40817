"""Takes the ledger's facts, gives the findings that weigh them: ranges, what stands apart, what is disproved or contested."""

from __future__ import annotations

from counterclaim.ledger.facts import Facts, Row, finding, is_counted, numeral
from counterclaim.ledger.finding import Finding, count, listed
from counterclaim.ledger.references import AGAINST, bears_out
from counterclaim.ledger.scope import REASONS


def ranges(facts: Facts) -> list[Finding]:
    """Low, best and high of each side's dead, and of civilians."""
    found = []
    for row in facts.ranges:
        side = row["victim_side"]
        if row["outcome"] != "killed" or row["level"] != "total" or not row["claim_ids"] or side not in (*facts.profile.sides, "civilian"):
            continue
        whose = "civilians killed" if side == "civilian" else f"the dead of {facts.of(side)}"
        high = f"{row['high']:,} or more" if row["open_high"] else f"{row['high']:,}"
        text = f"Taken with caution, the claims put {whose} between {row['low']:,} and {high}, best estimate {row['best']:,}."
        if row["low"] == row["high"]:
            text = f"Taken with caution, the claims put {whose} at {high}."
        if not row["low_claims"] and not row["best_claims"]:
            text = f"Taken with caution, the claims put {whose} between 0 and {high}; no claim bears out more than 0."
        found.append(Finding("range", text, row["claim_ids"], row["statement_ids"]))
    return found


def apart(facts: Facts) -> list[Finding]:
    """How many numbers are kept apart from the conflict's toll, and why."""
    out = [s for s in facts.statements if s["scope"] != "in_toll" and is_counted(s) and s["status"] != "hypothetical" and not s["part_of"]]
    if not out:
        return []
    why = []
    for scope, reason in REASONS.items():
        n = sum(s["scope"] == scope for s in out)
        places = list(dict.fromkeys(s["place"] for s in out if s["scope"] == scope and s["place"])) if scope == "outside_place" else []
        where = f": {', '.join(places)}" if 0 < len(places) <= 3 else ""
        said = "in running or historic tolls" if scope == "background" and n > 1 else reason
        why += [f"{n} {said}{where}" if len({s["scope"] for s in out}) > 1 else f"{reason}{where}"] if n else []
    n = len(out)
    text = f"{count(n, 'number')} {'is' if n == 1 else 'are'} kept apart from the conflict's toll ({'; '.join(why)})."
    return [finding("apart", text, out)]


def disproved(facts: Facts) -> list[Finding]:
    """Named deaths that did not happen."""
    found = []
    for s in facts.statements:
        if s["disproved"]:
            who = listed(list(s["victim_names"])) or s["victim"]
            found.append(finding("disproved", f"The death of {who}, told {_told_by(facts, s)}, is disproved and enters no range.", [s]))
    return found


def seen_alive(facts: Facts) -> list[Finding]:
    """Persons named as killed who speak or act in a younger article."""
    found = []
    for s in facts.statements:
        if s["sign_of_life"] and not s["disproved"]:
            who = listed(list(s["victim_names"])) or s["victim"]
            text = f"{who}, named as killed {_told_by(facts, s)}, is alive in a later article ({s['sign_of_life']}); the death raises the high bound alone."
            found.append(finding("seen_alive", text, [s]))
    return found


def _told_by(facts: Facts, row: Row) -> str:
    """By which outlets a statement is told; an article whose outlet nobody knows is told of as an article."""
    outlets = facts.outlets_of(row) or list(row["outlets"])
    known = [o for o in outlets if o != "unknown"]
    parts = [f"by {listed(known)}"] if known else []
    return listed(parts + (["in an article whose outlet is not known"] if len(known) < len(outlets) else []))


def disputed(facts: Facts) -> list[Finding]:
    """Counts that a reference puts otherwise, with the references that bear them out."""
    by_id = {s["statement_id"]: s for s in facts.statements}
    found = []
    for row in facts.references:
        told = [by_id[i] for i in row["statement_ids"] if i in by_id]
        if row["kind"] == "count_disputed" and told:
            numbers = listed([f"{s['number']} {s['outcome']}" for s in told])
            where = f" ({row['place']})" if row["place"] else ""
            text = f"Against {numbers}{where} stands another count: {row['claim']} ({row['source']})"
            for other in facts.references:
                borne = [s for s in told if _agrees(other, s)]
                if borne:
                    what = "it" if len(borne) == len(told) else listed([f"{s['number']} {s['outcome']}" for s in borne])
                    text += f"; another bears {what} out: {_sourced(other)}"
            found.append(finding("disputed", f"{text}.", told))
    return found


def _agrees(reference: Row, row: Row) -> bool:
    """Whether a reference speaks of a statement and bears its number out."""
    mine = reference["kind"] not in AGAINST and row["statement_id"] in reference["statement_ids"]
    return mine and bears_out(reference["claim"], (reference["best"],), row["outcome"], row["low"], row["high"])


def _sourced(reference: Row) -> str:
    return f"{reference['claim'] or numeral(reference) + ' killed'} ({reference['source']})"


def contested(facts: Facts) -> list[Finding]:
    """How many statements another number or a denial stands against."""
    by_id = {s["statement_id"]: s for s in facts.statements}
    numbers = [c for c in facts.contested if c["kind"] == "numbers"]
    denials = [c for c in facts.contested if c["kind"] == "denial"]
    found = []
    for pairs, name, what in ((numbers, "contested", "contradicted by another number for the same losses"), (denials, "denied", "denied")):
        if pairs:
            rows = [by_id[c[k]] for c in pairs for k in ("statement_id", "against") if c[k]]
            n = len({c["statement_id"] for c in pairs})
            found.append(finding(name, f"{count(n, 'statement')} {'is' if n == 1 else 'are'} {what}.", rows))
    if not facts.contested and len(facts.statements) > 1:
        found.append(Finding("contested", "No number of one claimant is set against another's for the same losses, and none is denied."))
    return found
