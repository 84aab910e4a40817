"""Claims in; the ways of the statements out: claimant, relay, outlet as three columns joined by lines."""

from __future__ import annotations

from collections import Counter

from counterclaim.present import address, look, numbers
from counterclaim.present.figures.drawing import Figure, Sheet, words_alone
from counterclaim.present.look import Look
from counterclaim.present.markup import Html
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, reported

_MOST = 12
DIRECT = "no channel named"
Node = tuple[str, str]


def ways(edition: Edition, root: str = "") -> Figure | Html:
    """Who says it, through whom, printed by whom: one band a path, as thick as the number of claims that take it."""
    look_ = Look.of(edition)
    told = [c for s in reported(edition.ledger) for c in s.claims if not c["repeat_of"]]
    if not told:
        return words_alone("ways", "These articles make no claim about losses.")
    paths = _paths(told, look_)
    words = [f"{a[1]} → {b[1]} → {c[1]}: {numbers.counted(n, 'claim')}" for (a, b, c), n in paths.most_common()]
    direct = sum(n for (_, b, _c), n in paths.items() if b[1] == DIRECT)
    named = sum(n for (a, _, _c), n in paths.items() if a[0] != "outlet")
    return Figure(
        name="ways",
        headline=f"{_share(named, len(told))} claims are credited to somebody; "
        f"{_share(direct, len(told))} reach the outlet through no channel that it names.",
        alt=f"The ways of {numbers.counted(len(told), 'claim')} from claimant through relay to outlet. "
        f"{'; '.join(words[:24])}{'; and others' if len(words) > 24 else ''}.",
        draw=lambda width: _chart(paths, look_, width, root),
        note="Left: who says it. Middle: the channel through which the outlet has it. Right: who prints it. "
        "Bands have the colour of the side that says it.",
    )


def _share(part: int, whole: int) -> str:
    return f"All {whole}" if part == whole else f"{part} of {whole}"


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
    gap = 20.0 if wide else 26.0
    tall = max(sum(max(n * unit, 12) + gap for n in column.values()) for column in columns)
    head = 26.0
    sheet = Sheet(width, head + tall + 8)
    bar = 8.0
    places = (0.0, width * 0.5 - bar / 2, width - bar)
    tops: list[dict[Node, float]] = []
    for column, x, title, align in zip(columns, places, ("WHO SAYS IT", "THROUGH", "PRINTED BY"), ("left", "center", "right"), strict=True):
        sheet.text(x + {"left": 0, "center": bar / 2, "right": bar}[align], 9, title, size=10, colour=look.MUTED, bold=True, align=align)
        free = (tall - sum(max(n * unit, 12) + gap for n in column.values())) / max(len(column), 1)
        y, here = head, {}
        for node, n in column.items():
            here[node] = y + gap - 4
            y += max(n * unit, 12) + gap + free
        tops.append(here)
    free_at = [dict(t) for t in tops]
    for path in sorted(paths, key=lambda p: tuple(list(column).index(node) for column, node in zip(columns, p, strict=True))):
        n, colour = paths[path], look_.colour(path[0][0] or "unknown")
        starts = [free_at[k][path[k]] for k in range(3)]
        for k in (0, 1):
            sheet.area(
                _ribbon(places[k] + bar, starts[k], places[k + 1], starts[k + 1], n * unit),
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
            room = int((width * (0.3 if wide else 0.31)) / 5.7)
            label = f"{node[1]} ({n})"
            label = label if len(label) <= room else f"{node[1][: room - 6]}… ({n})"
            at, align = ((x, "left"), (x + bar / 2, "center"), (x + bar, "right"))[i]
            href = _page(node[1], root) if i == 2 else None
            sheet.text(at, y - 8, label, size=11.5 if wide else 10.5, align=align, href=href)
    return sheet


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


def _ribbon(x0: float, y0: float, x1: float, y1: float, thick: float) -> list[tuple[float, float]]:
    steps = [i / 16 for i in range(17)]
    ease = [(x0 + (x1 - x0) * t, t * t * (3 - 2 * t)) for t in steps]
    upper = [(x, y0 + (y1 - y0) * e) for x, e in ease]
    return upper + [(x, y + thick) for x, y in reversed(upper)]


def _page(outlet: str, root: str) -> str | None:
    if outlet == "others":
        return None
    return address.outlet_href("unknown" if outlet == look.outlet_name("unknown") else outlet, root)
