"""An edition in; the parts of the front page out: what is claimed, contested and known, and five statements as cards."""

from __future__ import annotations

from counterclaim.present import address, dates, look, numbers, sentences, tables
from counterclaim.present.look import Look
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.review_marks import review_legend
from counterclaim.present.statements import Statement, reported, rows, statements


def claimed_contested_known(edition: Edition, root: str = "") -> Html:
    """Three columns of sentences, each number a link."""
    columns = [
        ("Claimed", "What the sides and others say", _claimed(edition, root)),
        ("Contested", "Where statements cannot both be right", _contested(edition, root)),
        ("Known", "What a cautious person may conclude", _known(edition, root)),
    ]
    parts = [
        tag(
            "section",
            join(
                [
                    tag("p", title, class_="cc-subhead"),
                    tag("p", under, class_="cc-muted"),
                    tag("ul", join(tag("li", item) for item in items)),
                ]
            ),
        )
        for title, under, items in columns
    ]
    return Html(tag("div", join(parts), class_="cc-three"))


def _largest(told: list[Statement], most: int) -> list[Statement]:
    return sorted((s for s in told if s.quantified), key=lambda s: (-(s.value or 0), s.statement_id))[:most]


def _claimed(edition: Edition, root: str) -> list[Markup]:
    look_ = Look.of(edition)
    told = reported(edition.ledger)
    chosen = []
    for side in sorted({s.victim_side for s in told if s.victim_side in look_.sides or s.victim_side == "civilian"}, key=look_.order)[:5]:
        chosen += _largest([s for s in told if s.victim_side == side and s.outcome == "killed" and s.claimant_side != "outlet"], 1)
    chosen = chosen or _largest(told, 3)
    return [sentences.said(s, look_, root) for s in chosen] or [Markup("No number of losses is claimed in these articles.")]


def _contested(edition: Edition, root: str) -> list[Markup]:
    look_ = Look.of(edition)
    by_id = {s.statement_id: s for s in statements(edition.ledger)}
    items = []
    pairs = [r for r in rows(edition.ledger.contested) if r["statement_id"] in by_id]
    for pair in sorted(pairs, key=lambda r: (-(r["factor"] or 0), r["statement_id"]))[:3]:
        s, other = by_id[pair["statement_id"]], by_id.get(pair["against"])
        if other is None:
            items.append(sentences.said(s, look_, root))
        else:
            items.append(join([sentences.said(s, look_, root), " Against it, ", sentences.said(other, look_, root)]))
    if len(pairs) > 3:
        items.append(
            join([tag("a", f"{numbers.counted(len(pairs) - 3, 'more contradiction')}", href=f"{root}casualties.html#contradictions"), "."])
        )
    if not pairs:
        items.append(
            Markup(
                "No two statements here speak of the same losses with different numbers: "
                "what cannot be compared is not contradicted, and not confirmed either."
            )
        )
    against = [f for f in edition.ledger.findings if f.name in ("disproved", "seen_alive", "disputed")]
    items += [sentences.finding(edition, f, root) for f in against[:3]]
    if len(against) > 3:
        more = numbers.counted(len(against) - 3, "more claim")
        items.append(join([tag("a", f"{more} disputed elsewhere", href=f"{root}casualties.html#contradictions"), "."]))
    return items


def _known(edition: Edition, root: str) -> list[Markup]:
    look_ = Look.of(edition)
    told = reported(edition.ledger)
    own = [s for s in told if s.interest == "own" and s.victim_side in look_.sides and s.quantified and not s.denied]
    items = [sentences.finding(edition, f, root) for f in edition.ledger.findings if f.name == "range"][:3]
    items += [join(["Admitted. ", sentences.said(s, look_, root)]) for s in _largest(own, 2)]
    in_words = [f for f in edition.ledger.findings if f.name == "own_losses_in_words"]
    items += [join(["Admitted in words. ", sentences.finding(edition, f, root)]) for f in in_words[:2]]
    if not own and not in_words and look_.sides and not any(f.name == "own_dead" for f in edition.ledger.findings):
        items.append(Markup("No side gives a number of its own losses: nothing is admitted."))
    third = [s for s in told if s.claimant_side == "third_party" and s.quantified]
    items += [join(["Told by a third party. ", sentences.said(s, look_, root)]) for s in _largest(third, 1)]
    for r in [r for r in rows(edition.ledger.references) if tables.group_of(r) == "independent"][:1]:
        words = r.get("text") or f"{r['source']}: {r['best']:,} killed." if r["best"] is not None else r["claim"] or r["source"]
        more = tag("a", "more", href=f"{root}casualties.html#references")
        items.append(join(["Counted independently. ", clean(dates.in_text(words)), " ", more]))
    relayed = [s for s in told if len(s.outlets) > 1]
    if relayed:
        items.append(Markup("{}").format(_relayed(relayed)))
    return items


def _relayed(relayed: list[Statement]) -> str:
    """How many statements more than one outlet carries, and how many of them more than one voice states."""
    n = len(relayed)
    carried = f"{numbers.counted_are(n, 'statement')} carried by more than one outlet"
    stated = sum(int(s.row.get("n_origins") or 1) > 1 for s in relayed)
    repeated = "that is repetition, not confirmation"
    if not stated:
        return f"{carried}, {'and goes back to' if n == 1 else 'each from'} one origin: {repeated}."
    rest = f"; of the other{'s' if n - stated > 1 else ''}, {repeated}" if stated < n else ""
    return f"{carried}; {stated:,} of them {'is' if stated == 1 else 'are'} stated by more than one named voice{rest}."


def cards(edition: Edition, root: str = "", most: int = 5) -> Html:
    """The statements that tell most, as cards: the widest carried and largest first, no two of one side, claimant and outcome."""
    look_ = Look.of(edition)
    ranked = sorted((s for s in reported(edition.ledger) if s.quantified), key=lambda s: (-len(s.outlets), -(s.value or 0), s.statement_id))
    chosen: list[Statement] = []
    seen: set[tuple[str, str]] = set()
    for s in [*ranked, *ranked]:
        pair = (s.victim_side, s.claimant_side)
        if (
            len(chosen) < most
            and s not in chosen
            and (pair not in seen or len(seen) == len({(r.victim_side, r.claimant_side) for r in ranked}))
        ):
            chosen.append(s)
            seen.add(pair)
    if not chosen:
        return Html(tag("p", "No statement with a number was read.", class_="cc-nothing"))
    return Html(tag("ul", join(tag("li", _card(s, look_, root)) for s in chosen), class_="cc-cards"))


def _card(s: Statement, look_: Look, root: str) -> Markup:
    who = sentences.claimant_words(s, look_)
    carried = (
        f"{s.origins}: {numbers.list_words([look.outlet_inside(o) for o in s.outlets])}" if s.several else look.outlet_name(s.outlets[0])
    )
    return tag(
        "div",
        join(
            [
                tag("p", join([tag("span", s.signs, class_="cc-big"), " ", tables.outcome(s.outcome, s.interest)])),
                tag("p", tag("span", look_.name(s.victim_side), class_="cc-side"), class_="cc-whose"),
                tag("p", join(["said by ", tag("strong", clean(who))]), class_="cc-who"),
                tag("p", clean(carried), class_="cc-carried"),
                tag(
                    "a",
                    join(["see the words", tag("span", f": {s.words} {s.outcome}", class_="cc-unseen")]),
                    href=address.claim_href(s.lead["article_id"], s.lead["claim_id"], root),
                ),
            ]
        ),
        class_=f"cc-card {look_.css(s.victim_side)}",
    )


def key(edition: Edition) -> Html:
    """How to read a mark: the shapes of the outcomes, filled and hollow, bounds, and the sides' colours."""
    look_ = Look.of(edition)
    shapes = join(
        [
            tag("span", join([tag("span", look.SIGNS[o], class_="cc-sign", aria_hidden="true"), " ", o]), class_="cc-outcome")
            for o in look.SIGNS
        ],
        " ",
    )
    told = statements(edition.ledger)
    lost = [s for s in (*look_.sides, *look.BUILT_IN_COLOURS) if s in look_.sides or any(t.victim_side == s for t in told)]
    sides = join([tables.side(s, look_) for s in lost], " ")
    lines = [
        ("Colour", sides),
        ("Shape", shapes),
        ("Filled", "a side counts its own losses"),
        ("Hollow", "it counts another’s"),
        ("Ringed", "a third party or an unnamed source counts"),
        ("Small and grey", "the outlet’s own voice"),
        ("Arrow", "an open bound: “more than”, “at least” to the right, “nearly”, “up to” to the left"),
        ("Struck through", "denied by somebody"),
        ("Dashed ring", "could not be verified"),
        ("Crossed", "shown to be false, with the proof beside it"),
        ("“2 outlets”", "after a number: so many outlets print that one statement"),
        ("Review", review_legend([{"review": kind} for kind in ("read", "reviewed", "added")])),
    ]
    return Html(tag("dl", join(join([tag("dt", name), tag("dd", value)]) for name, value in lines), class_="cc-key-list"))
