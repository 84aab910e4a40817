"""The measures of control, omissions and words in; what their figures show out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.framing import Measure
from counterclaim.ledger.finding import signed
from counterclaim.present import address, dates, numbers
from counterclaim.present.figures.funnel import Word, funnel
from counterclaim.present.figures.lanes import Hold, Lanes, Scale, lanes
from counterclaim.present.figures.tiles import Tile, TileRow, tiles
from counterclaim.present.framing_units import DRAWN, Unit, shown
from counterclaim.present.framing_view import View, first_cells, lanes_of, reading, told_sides
from counterclaim.present.look import Look, outlet_name
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

PARTS = {"headline": ("missing", "headline"), "lede": ("captured", "first paragraph"), "body": ("killed", "rest of the text")}
KINDS = {"actor": "Actors", "event": "Events", "claim": "Claims"}
ITEMS = 10  # of each kind in the figure
FEWER = 5  # where there are many outlets
COLUMNS = 10  # more outlets than these are not set side by side
ROWS = 60  # of the table


def control(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Who is said to hold the place, from −2 to +2: of two sides the one to the left, the other to the right."""
    look = Look.of(edition)
    sides = look.sides
    pair = len(sides) == 2
    shows = shown(edition, measure, root, outlet, lambda u: _value(u, sides[0]) if sides else None)
    told, left_out = told_sides(sides, shows.every, "cues")
    drawn_sides = sides[:1] if pair else told
    made, words = [], []
    for unit in shows.units:
        each = [_hold(unit, side, look, sides) for side in drawn_sides]
        made.append(Lanes(unit.label, lanes_of(each), none="not told", tall=26.0))
        words.append(f"{unit.label}: " + "; ".join(h.title.removeprefix(f"{unit.label}, ") if h else "not told" for h in each))
    if not any(h for row in made for h in row.lanes):
        return View(None, measure.unit, shows.level)
    ends = (f"◂ {look.name(sides[1])}", f"{look.name(sides[0])} ▸") if pair else ("◂ does not hold it", "holds it ▸")
    scale = Scale(-2, 2, (-2, -1, 0, 1, 2), signed, ends)
    table = tuple({**first_cells(u, shows.level), **_control_cells(u, sides[:1] if pair else sides, look)} for u in shows.every)
    key = () if pair else [(look.name(s), look.colour(s)) for s in drawn_sides]
    note = (
        "Bar: the middle of all the article’s own words on it. ▼ headline, ■ first paragraph, ● the rest; hollow ◇: in somebody’s words.",
        *(
            ["Thin line: the 95 % interval of the mean."]
            if any(isinstance(h, Hold) and h.interval for row in made for h in row.lanes)
            else []
        ),
        *left_out,
        *reading(shows),
    )
    what = f"hold of {look.within(sides[0])} from −2 to +2" if pair else "hold of each side from −2 to +2"
    return View(lambda width: lanes(made, width, scale, key), what, shows.level, tuple(words), table, note)


def _value(unit: Unit, side: str) -> float | None:
    r = unit.rows.get(side)
    return None if not r or r["value"] is None else float(r["value"])


def _hold(unit: Unit, side: str, look: Look, sides: Sequence[str]) -> Hold | None:
    r = unit.rows.get(side)
    if not r or (r["value"] is None and r["claimed"] is None):
        return None
    marks = [(shape, float(r[part]), True) for part, (shape, _) in PARTS.items() if r[part] is not None]
    if r["claimed"] is not None:
        marks.append(("casualties", float(r["claimed"]), False))
    own = look.colour(side)
    other = look.colour(next(s for s in sides if s != side)) if len(sides) == 2 else own
    parts = [f"{name} {signed(r[part])}" for part, (_, name) in PARTS.items() if r[part] is not None]
    parts += [f"in somebody’s words {signed(r['claimed'])}"] if r["claimed"] is not None else []
    middle = signed(r["value"]) if r["value"] is not None else "not told in its own words"
    cues = f"{r['cues']:,} {'cue' if r['cues'] == 1 else 'cues'}"
    title = f"{unit.label}, hold of {look.within(side)}: {middle}" + (f" ({', '.join(parts)})" if parts else "")
    short = f"{signed(r['value'])}; {cues}" if r["value"] is not None else cues
    bounds = None if r["low"] is None else (float(r["low"]), float(r["high"]))
    if bounds is not None:
        title += f"; mean {signed(round(r['mean'], 1))}, 95 % interval {signed(round(bounds[0], 1))} to {signed(round(bounds[1], 1))}"
    return Hold(r["value"], tuple(marks), short, (other, own), title, unit.href, bounds)


def _control_cells(unit: Unit, sides: Sequence[str], look: Look) -> dict[str, object]:
    """Of one side every part of the text; of several the middle of each."""
    if len(sides) != 1:
        return {look.name(s): _in_short(unit.rows.get(s) or {}) for s in sides}
    r: Row = unit.rows.get(sides[0]) or {}
    named = (("value", "all its own words"), *((part, name) for part, (_, name) in PARTS.items()), ("claimed", "in somebody’s words"))
    return {name.capitalize(): signed(r[column]) if r.get(column) is not None else "not told" for column, name in named}


def _in_short(r: Row) -> str:
    own, claimed = (signed(r[c]) if r.get(c) is not None else "" for c in ("value", "claimed"))
    return ", ".join(w for w in (own, f"{claimed} in somebody’s words" if claimed else "") if w) or "not told"


def omissions(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Tiles: a row an actor, event or claim, a column an outlet: there, left out, or no article of those days."""
    look = Look.of(edition)
    found: dict[str, dict[str, Row]] = {}
    for r in rows(measure.details.get("tiles")):
        found.setdefault(r["item"], {})[r["outlet"]] = r
    day = {o: min((a.known("published") or "9" for a in edition.articles if a.outlet == o), default="9") for o in edition.outlets}
    outlets = sorted({o for by in found.values() for o in by}, key=lambda o: (day.get(o, "9"), o))
    at = {r["instance_id"]: r for r in rows(measure.instances)}
    told = {i: by for i, by in found.items() if any(r["state"] == "absent" for r in by.values())}
    if outlet is not None:
        told = {i: by for i, by in told.items() if outlet in by and by[outlet]["state"] == "absent"}
        outlets = [outlet, *(o for o in outlets if o != outlet)]
    columns = outlets if len(outlets) <= COLUMNS else _unlike(told, outlets, outlet)
    chosen = [
        i
        for kind in KINDS
        for i in [i for i, by in told.items() if _any(by)["kind"] == kind][: ITEMS if len(outlets) <= COLUMNS else FEWER]
    ]
    made, words = [], []
    for item in chosen:
        by = told[item]
        one = _any(by)
        each = tuple(_tile(by.get(o), o, look, at, root) for o in columns)
        made.append(TileRow(dates.in_text(one["what"]), each, group=KINDS[one["kind"]]))
        states = {s: [outlet_name(o) for o in columns if o in by and by[o]["state"] == s] for s in ("present", "absent")}
        words.append(
            f"{dates.in_text(one['what'])}: in {', '.join(states['present']) or 'none of these'}; left out by {', '.join(states['absent']) or 'none of these'}"
        )
    if not made:
        return View(None, measure.unit, "outlet")
    table = [_omission_cells(by, outlets if len(outlets) <= COLUMNS else []) for by in list(told.values())[:ROWS]]
    note = [
        "Filled: there, in the colour of the side that it is about. Dashed: another outlet has it within two days, this one has not. A line: no article of those days."
    ]
    if len(chosen) < len(told):
        note.append(
            f"Of {len(told):,} that some outlet leaves out, the {len(chosen)} that most outlets carry are drawn; the table holds {min(len(told), ROWS):,}."
        )
    if len(columns) < len(outlets):
        note.append(f"Of {len(outlets):,} outlets the {len(columns)} that leave out most and least are drawn.")
    names = [outlet_name(o) for o in columns]
    return View(lambda width: tiles(names, made, width, labels=0.4), measure.unit, "outlet", tuple(words), tuple(table), tuple(note))


def _any(by: Mapping[str, Row]) -> Row:
    return next(iter(by.values()))


def _unlike(told: Mapping[str, Mapping[str, Row]], outlets: Sequence[str], own: str | None) -> list[str]:
    """The outlets that leave out most and least of what is told."""
    missing = {o: sum(o in by and by[o]["state"] == "absent" for by in told.values()) for o in outlets}
    ordered = sorted(outlets, key=lambda o: (o != own, -missing[o], o))
    half = COLUMNS // 2
    return [*ordered[:half], *ordered[-half:]]


def _tile(r: Row | None, outlet: str, look: Look, at: Mapping[str, Row], root: str) -> Tile | None:
    if r is None or r["state"] == "no_article":
        return None
    if r["state"] == "absent":
        return Tile(0, "", f"{outlet_name(outlet)}: left out", empty=True)
    place = next((at[i] for i in r["instances"] if i in at), None)
    href = address.place_href(place["article_id"], "at", place["start"], place["end"], root) if place else None
    n = len(r["instances"])
    told = "; ".join(dict.fromkeys(str(at[i]["what"]) for i in r["instances"] if i in at)) or r["what"]  # each outlet's own telling
    title = f"{outlet_name(outlet)}: {told}, {numbers.counted(n, 'place')}"
    return Tile(1, f"{n:,}×" if n > 1 else "1", title, href, look.colour(r["side"]))


def _omission_cells(by: Mapping[str, Row], outlets: Sequence[str]) -> dict[str, object]:
    one = _any(by)
    state = {"present": "there", "absent": "left out", "no_article": "no article"}
    each: dict[str, object] = {outlet_name(o): state[by[o]["state"]] if o in by else "no article" for o in outlets}
    counts = {s: sum(r["state"] == s for r in by.values()) for s in ("present", "absent")}
    return {
        "What": dates.in_text(one["what"]),
        "Kind": one["kind"],
        **(each or {"Carried by": counts["present"], "Left out by": counts["absent"]}),
    }


def words(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """A funnel of one outlet's words against all others'; on Framing of the outlet that differs most."""
    del edition
    every = [r for r in rows(measure.figures) if outlet is None or r["outlet"] == outlet]
    if not every:
        return View(None, measure.unit, "outlet")
    by_outlet: dict[str, list[Row]] = {}
    for r in every:
        by_outlet.setdefault(r["outlet"], []).append(r)
    chosen = max(by_outlet, key=lambda o: (max(abs(r["z"]) for r in by_outlet[o]), o))
    href = f"{address.outlet_href(chosen, root)}#words-instances" if outlet is None else "#words-instances"
    strongest = sorted(by_outlet[chosen], key=lambda r: (-abs(r["z"]), r["word"]))
    drawn = [
        Word(
            r["word"],
            r["count"] + r["count_of_others"],
            r["z"],
            f"{r['word']}: {r['count']:,} times here, {r['count_of_others']:,} elsewhere, z {signed(round(r['z'], 1))}",
            href,
        )
        for r in strongest[:300]
    ]
    name = outlet_name(chosen)
    told = tuple(f"{r['word']} {r['count']:,} to {r['count_of_others']:,}, z {signed(round(r['z'], 1))}" for r in strongest[:DRAWN])
    table = [
        {
            "Outlet": outlet_name(r["outlet"]),
            "Word": r["word"],
            "Here": r["count"],
            "Elsewhere": r["count_of_others"],
            "Articles": r["articles"],
            "z": signed(round(r["z"], 1)),
            "p (largest of all words)": f"{r['p_max']:.3f}",
        }
        for o in sorted(by_outlet)
        for r in sorted(by_outlet[o], key=lambda r: (-abs(r["z"]), r["word"]))[: 8 if outlet is None else 60]
    ]
    note = [
        "Across: how often a word stands in all articles. Up and down: weighted log-odds over their standard error; beyond the dashed lines a word alone would be unlikely by chance (z of ±1.96), but many words are tried: see p in the table."
    ]
    if outlet is None and len(by_outlet) > 1:
        note.append(
            f"Drawn is {name}, the outlet with the largest difference; each of the {len(by_outlet):,} has its own figure on its page."
        )
    return View(
        lambda width: funnel(drawn, width, up=name, down="the others"),
        f"words of {name} against those of the others",
        "outlet",
        told,
        tuple(table[:ROWS]),
        tuple(note),
    )
