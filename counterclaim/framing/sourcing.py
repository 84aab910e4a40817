"""Takes claims, gives for each article whose losses are told on whose word, with every claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from counterclaim.framing.by_side import ALL, Row, by_voice, difference_findings, every_side, of, rows_by_side, tests
from counterclaim.framing.measure import Corpus, Description, Measure, by_article
from counterclaim.framing.spoken import Spoken
from counterclaim.framing.stance import stance_of
from counterclaim.framing.uncertainty import cautions
from counterclaim.ledger.finding import Finding, listed, outlet_named
from counterclaim.ledger.frames import frame_of, records_from_frame
from counterclaim.ledger.names import names_in_sentences
from counterclaim.reading.records import Claim, Quotation
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

SOURCES = ("own", "other_side", "third_party", "unknown", "outlet_voice")
CLAIMANT_COLUMNS = {
    "victim_side": "text",
    "claimant_side": "text",
    "cue": "text",
    "stance": "text",
    "claims": "count",
    "articles": "count",
    "outlets": "list",
    "instances": "list",
}
FIGURE_COLUMNS = {"claims": "count", **dict.fromkeys(SOURCES, "count")}
SOURCING = Description(
    name="sourcing",
    source="This project, after source analysis as in Stephen D. Reese and others, Journalism Quarterly 1994, and the ledger of claims",
    formula="share = (claims by the side itself + claims by third parties) / claims about the side's losses",
    title="On whose word losses are told",
    unit="claims about losses",
    method="Every claim about losses, what an article repeats left out, by whose losses they are and who says so: the side itself, another "
    "side, a third party, a source of no stated side, or the outlet in its own voice. The share is of claims by the side itself or "
    "a third party.",
)


def measure(
    claims: pd.DataFrame, articles: list[Article] | tuple[Article, ...], profile: Profile, quotations: pd.DataFrame | None = None
) -> Measure:
    """On whose word losses are told.

    figures, a row a unit and victims' side ("all", the profile's, and of the others those that occur in it): claims =
    own + other_side + third_party + unknown + outlet_voice; share = (own + third_party) / claims, missing where there is no
    claim, with a 95 % bootstrap interval low, high over articles where the outlet has enough. instances: the claims, with
    claim_id, outcome, number, claimant, claimant_side, source; side is the victims'. cue, stance: the word of `quotations`
    by which the claim is introduced, and its class (`stance.stance_of`); missing where it stands in no speech.
    details["by_claimant"]: victims' side × claimant's side × word that introduces the claims (CLAIMANT_COLUMNS).
    """
    corpus = Corpus.of(articles)
    told = sorted(records_from_frame(claims, Claim), key=lambda c: (c.article_id, c.start, c.end, c.outcome))
    spoken = Spoken(records_from_frame(quotations, Quotation) if quotations is not None else (), corpus)
    rows = [_instance(c, corpus, profile, spoken) for c in told]
    figures = rows_by_side(rows, corpus, every_side(profile), _tell, _ratio, FIGURE_COLUMNS)
    columns = dict.fromkeys(("claim_id", "outcome", "number", "claimant", "claimant_side", "source", "cue", "stance"), "text")
    names = names_in_sentences(profile, articles)

    def what(side: str) -> str:
        of_side = "" if side == ALL else f" of {names[side]}"
        return f"the share of claims about losses{of_side} that the side itself or a third party makes"

    tested = tests(rows, corpus, lambda _: [ALL, *profile.sides], _ratio)
    findings = [
        *_findings(rows, profile, names),
        *_introduced(rows, profile, names),
        *difference_findings(tested, what, rows, "sourcing", corpus),
    ]
    details = {
        "tests": tested,
        "by_voice": by_voice(rows, corpus, every_side(profile)),
        "by_claimant": frame_of(_by_claimant(rows), CLAIMANT_COLUMNS),
    }
    return SOURCING.measured(figures, rows, columns, findings, cautions(corpus), details)


def _by_claimant(rows: list[Row]) -> list[Row]:
    """Victims' side × claimant's side × word that introduces the claim."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for r in rows:
        if r["counted"]:
            groups.setdefault((r["side"], r["claimant_side"], (r["cue"] or "").casefold()), []).append(r)
    return [
        {
            "victim_side": key[0],
            "claimant_side": key[1],
            "cue": key[2] or None,
            "stance": told[0]["stance"],
            "claims": len(told),
            "articles": len({r["article_id"] for r in told}),
            "outlets": sorted({r["outlet"] for r in told}),
            "instances": [r["instance_id"] for r in told],
        }
        for key, told in sorted(groups.items(), key=lambda g: (g[0][0], -len(g[1]), g[0]))
    ]


def _cue(claim: Claim, spoken: Iterable[Quotation]) -> str | None:
    """The word that introduces the shortest speech of the claimant's side in which the claim stands."""
    around = [q for q in spoken if q.cue and q.start <= claim.start < q.end and q.speaker_side == claim.claimant_side]
    return min(around, key=lambda q: (q.end - q.start, q.start, q.kind)).cue if around else None


def _instance(claim: Claim, corpus: Corpus, profile: Profile, spoken: Spoken) -> dict[str, Any]:
    by = claim.claimant_side
    cue = _cue(claim, spoken.of(claim.article_id))
    voice = spoken.voice(claim.article_id, claim.start)
    voice = "reported" if voice == "own" and by != "outlet" else voice
    reason = corpus.why_not(claim.article_id, claim.start) or ("repeats an earlier claim" if claim.repeat_of else "")
    reason = reason or ("a caption" if voice == "caption" else "")
    known = (
        "own"
        if by in profile.sides and by == claim.victim_side
        else "other_side"
        if by in profile.sides
        else "outlet_voice"
        if by == "outlet"
        else by
    )
    row = corpus.instance("sourcing", claim.article_id, claim.start, claim.end, claim.exact, claim.victim_side, reason, voice)
    return row | {
        "instance_id": f"{row['instance_id']}:{claim.outcome}",
        "claim_id": claim.claim_id,
        "outcome": claim.outcome,
        "number": claim.number,
        "claimant": claim.claimant,
        "claimant_side": by,
        "source": known if known in SOURCES else "unknown",
        "cue": cue,
        "stance": stance_of(cue) if cue else None,
    }


def _ratio(side: str, rows: Sequence[Row]) -> tuple[float, float]:
    own = of(side, rows)
    return sum(r["source"] in ("own", "third_party") for r in own), len(own)


def _tell(side: str, rows: Sequence[Row]) -> Row:
    own = of(side, rows)
    sources = Counter(r["source"] for r in own)
    return {"claims": len(own)} | {s: sources[s] for s in SOURCES}


def _findings(rows: list[dict[str, Any]], profile: Profile, names: dict[str, str]) -> list[Finding]:
    counted = [r for r in rows if r["counted"]]
    if not counted:
        return [Finding("sourcing", "No claim about losses was read.")]
    found = []
    for side in profile.sides:
        of_side = [r for r in counted if r["side"] == side]
        if not of_side:
            continue
        sums = Counter(r["source"] for r in of_side)
        where = {
            "own": "from that side itself",
            "other_side": "from another side",
            "third_party": "from a third party",
            "unknown": "from sources of no stated side",
        }
        own_voice = sums["outlet_voice"]
        if len(of_side) == 1:
            source = of_side[0]["source"]
            how = f"comes {where[source]}" if source in where else "is told in the outlet's own voice"
            text = f"The one claim about losses of {names[side]} {how}."
        else:
            verb = "comes" if sums["own"] <= 1 else "come"
            text = f"Of {len(of_side)} claims about losses of {names[side]}, {sums['own'] or 'none'} {verb} {where['own']}, "
            told = [f"{sums[s]} {where[s]}" for s in ("other_side", "third_party", "unknown") if sums[s] or s != "unknown"]
            text += listed([*told, f"{own_voice} in the outlets' own voice"] if own_voice else told) + "."
        ids = tuple(r["claim_id"] for r in of_side)
        found.append(Finding("sourcing", text, claim_ids=ids, instances=tuple(r["instance_id"] for r in of_side)))
    return found or [
        Finding("sourcing", "No claim is about losses of a side of the profile.", claim_ids=tuple(r["claim_id"] for r in counted))
    ]


def _introduced(rows: list[dict[str, Any]], profile: Profile, names: dict[str, str]) -> list[Finding]:
    """Articles that introduce one side's claims by words of another stance than the other side's."""
    found = []
    told = [r for r in rows if r["counted"] and r["stance"] in ("neutral", "distancing", "endorsing")]
    for _, here in sorted(by_article(told).items()):
        parts, stances = [], set()
        for side in profile.sides:
            own = [r for r in here if r["claimant_side"] == side]
            if own:
                cues = dict.fromkeys((str(r["cue"]).casefold(), r["stance"]) for r in own)
                parts.append(f"{names[side]} by {listed([f'“{c}” ({s})' for c, s in cues])}")
                stances.add(frozenset(r["stance"] for r in own))
        if len(parts) > 1 and len(stances) > 1:
            text = f"An article of {outlet_named(here[0]['outlet'])} introduces claims of {listed(parts)}."
            ids = tuple(r["claim_id"] for r in here)
            found.append(Finding("introduced", text, claim_ids=ids, instances=tuple(r["instance_id"] for r in here)))
    return found
