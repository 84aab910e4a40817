"""Claims in; the ways of the statements out: claimant, relay, outlet as three columns joined by lines."""

from __future__ import annotations

import textwrap
from collections import Counter

from counterclaim.present import address, look, numbers
from counterclaim.present.figures.drawing import Figure, Sheet, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, statements

_MOST = 12
DIRECT = "no channel named"
Node = tuple[str, str]


def ways(edition: Edition, root: str = "") -> Figure | Html:
    """Who says it, through whom, printed by whom: one band a path, as thick as the number of claims that take it."""
    look_ = Look.of(edition)
    told = [c for s in statements(edition.ledger) for c in s.claims]
    if not told:
        return words_alone("ways", "These articles make no claim about losses.")
    paths = _paths(told, look_)
    words = [f"{a[1]} → {b[1]} → {c[1]}: {numbers.counted(n, 'claim')}" for (a, b, c), n in paths.most_common()]
    direct = sum(n for (_, b, _c), n in paths.items() if b[1] == DIRECT)
    named = sum(n for (a, _, _c), n in paths.items() if a[0] != "outlet")
    return Figure(
        name="ways",
        headline=f"{_share(named, len(told))} {'is' if named == 1 else 'are'} credited to somebody; "
        f"{_rest(direct, len(told))} the outlet through no channel that it names.",
        alt=f"The ways of {numbers.counted(len(told), 'claim')} from claimant through relay to outlet. "
        f"{'; '.join(words[:24])}{'; and others' if len(words) > 24 else ''}.",
        draw=lambda width: _chart(paths, look_, width, root),
        note="Left: who says it. Middle: the channel through which the outlet has it. Right: who prints it. "
        "Bands have the colour of the side that says it. Every claim is drawn, also those said again and those kept apart from the toll.",
    )


def _share(part: int, whole: int) -> str:
    """Of how many claims, for the start of a sentence."""
    if whole == 1:
        return "The one claim" if part else "Not the one claim"
    return f"All {whole:,} claims" if part == whole else f"{part:,} of {whole:,} claims" if part else f"None of {whole:,} claims"


def _rest(part: int, whole: int) -> str:
    if whole == 1:
        return "it reaches" if part else "it does not reach"
    return (
        "all of them reach" if part == whole else "none of them reaches" if not part else f"{part:,} {'reaches' if part == 1 else 'reach'}"
    )


def _paths(told: list[Row], look_: Look) -> Counter[tuple[Node, Node, Node]]:
    claimants = Counter((c["claimant_side"], look_.teller(c["claimant_side"])) for c in told)
    relays = Counter(_relay(c) for c in told)
    outlets = Counter(("", look.outlet_name(c["outlet"])) for c in told)
    kept = [{node for node, _ in column.most_common(_MOST)} for column in (claimants, relays, outlets)]

    def node(wanted: Node, column: int) -> Node:
        return wanted if wanted in kept[column] else ("", "others")

    return Counter(
        (node((c["claimant_side"], look_.teller(c["claimant_side"])), 0), node(_relay(c), 1), node(("", look.outlet_name(c["outlet"])), 2))
        for c in told
    )


def _relay(claim: Row) -> Node:
    return "", " → ".join(claim["relay"]) if claim["relay"] else DIRECT


def _chart(paths: Counter[tuple[Node, Node, Node]], look_: Look, width: float, root: str) -> Sheet:
    wide = width >= 600
    total = sum(paths.values())
    columns = [_column(paths, i, look_) for i in range(3)]
    unit = max(2.0, min(14.0, 300 / total))
    room = max(int(width * 0.3 / (6.3 if wide else 5.9)), 8)
    lines = [{node: _label(node, n, room) for node, n in column.items()} for column in columns]
    gaps = [{node: 13.0 * len(words) + 9 for node, words in column.items()} for column in lines]
    tall = max(sum(max(n * unit, 12) + gap[node] for node, n in column.items()) for column, gap in zip(columns, gaps, strict=True))
    head = 26.0
    sheet = Sheet(width, head + tall + 8)
    bar = 8.0
    places = (0.0, width * 0.5 - bar / 2, width - bar)
    tops: list[dict[Node, float]] = []
    titles = (("WHO SAYS IT", "left"), ("THROUGH", "center"), ("PRINTED BY", "right"))
    for column, gap, x, (title, align) in zip(columns, gaps, places, titles, strict=True):
        sheet.text(x + {"left": 0, "center": bar / 2, "right": bar}[align], 9, title, size=10, colour=look.MUTED, bold=True, align=align)
        free = (tall - sum(max(n * unit, 12) + gap[node] for node, n in column.items())) / max(len(column), 1)
        y, here = head, {}
        for node, n in column.items():
            here[node] = y + gap[node] - 4
            y += max(n * unit, 12) + gap[node] + free
        tops.append(here)
    free_at = [dict(t) for t in tops]
    for path in sorted(paths, key=lambda p: tuple(list(column).index(node) for column, node in zip(columns, p, strict=True))):
        n, colour = paths[path], look_.colour(path[0][0] or "unknown")
        starts = [free_at[k][path[k]] for k in range(3)]
        for k in (0, 1):
            sheet.ribbon(
                (places[k] + bar, starts[k]),
                (places[k + 1], starts[k + 1]),
                n * unit,
                fill=colour,
                opacity=0.38,
                title=f"{path[0][1]} → {path[1][1]} → {path[2][1]}: {numbers.counted(n, 'claim')}",
            )
        for k in range(3):
            free_at[k][path[k]] += n * unit
    for i, (column, x) in enumerate(zip(columns, places, strict=True)):
        for node, n in column.items():
            colour = look_.colour(node[0] or "unknown") if i == 0 else look.MUTED
            y = tops[i][node]
            sheet.box(x, y, bar, max(n * unit, 2), fill=colour)
            at, align = ((x, "left"), (x + bar / 2, "center"), (x + bar, "right"))[i]
            href = _page(node[1], root) if i == 2 else None
            for k, words in enumerate(reversed(lines[i][node])):
                sheet.text(at, y - 8 - 13 * k, words, size=11.5 if wide else 10.5, align=align, href=href)
    return sheet


def _label(node: Node, count: int, room: int) -> list[str]:
    """The node's name and count in lines of so many letters, four at most."""
    found = textwrap.wrap(f"{node[1]} ({count:,})", room, break_long_words=True)
    return found if len(found) <= 4 else [*found[:3], f"… ({count:,})"]


def _column(paths: Counter[tuple[Node, Node, Node]], index: int, look_: Look) -> dict[Node, int]:
    counts: Counter[Node] = Counter()
    for path, n in paths.items():
        counts[path[index]] += n
    key = (
        (lambda node: (look_.order(node[0]), node[1]))
        if index == 0
        else (lambda node: (node[1] in (DIRECT, "others"), -counts[node], node[1]))
    )
    return {node: counts[node] for node in sorted(counts, key=key)}


def _page(outlet: str, root: str) -> str | None:
    if outlet == "others":
        return None
    return address.outlet_href("unknown" if outlet == look.outlet_name("unknown") else outlet, root)
