"""A measure of framing in; what its figure shows out: how it is drawn, in words with the numbers, and as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.framing import Measure
from counterclaim.framing.frames_items import codebook
from counterclaim.present import framing_more_views as more
from counterclaim.present import look, tables
from counterclaim.present.figures.bars import Bar, Part, bars
from counterclaim.present.figures.lanes import Dot, Lanes, Scale, Split, lanes, percent, shares
from counterclaim.present.figures.tiles import Tile, TileRow, tiles
from counterclaim.present.framing_units import DRAWN, Unit, articles_of, shown
from counterclaim.present.framing_view import View, first_cells, lanes_of, reading, told_sides
from counterclaim.present.look import Look
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

NEUTRAL = look.BUILT_IN_COLOURS["third_party"]
ALL = "all"


@dataclass(frozen=True, slots=True)
class Share:
    """How a share is shown. part, whole: columns of counts. of: what is counted. what: what the share is of it."""

    part: str
    whole: str
    of: str
    what: str
    share: str = "share"
    sides: Callable[[Look, Sequence[Unit]], list[str]] = field(default=lambda look_, units: look_.sides)


def view(edition: Edition, measure: Measure, root: str = "", outlet: str | None = None) -> View:
    """What the figure of a measure shows: of all articles or of one outlet's."""
    return _VIEWS[measure.name](edition, measure, root, outlet)


def has_view(name: str) -> bool:
    """Whether a measure has a figure of its own."""
    return name in _VIEWS


def _shares(spec: Share, edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Dots with intervals: a row an article or outlet, a lane a side."""
    look_ = Look.of(edition)
    every = shown(edition, measure, root, outlet, lambda unit: None).every
    all_sides = spec.sides(look_, every)
    found, left_out = told_sides(all_sides, every, spec.whole)
    shows = shown(edition, measure, root, outlet, lambda unit: _highest(unit, found, spec.share))
    drawn, words = [], []
    for unit in shows.units:
        each = [_dot(unit, side, spec, look_) for side in found]
        drawn.append(Lanes(unit.label, lanes_of(each), none=f"no {_noun(spec.of)}"))
        words.append(
            f"{unit.label}: "
            + "; ".join(f"{look_.name(s)} {d.words}" if d else f"{look_.name(s)} none" for s, d in zip(found, each, strict=True))
        )
    table = tuple(
        {**first_cells(unit, shows.level), **{_column(side, look_): _cell(unit.rows.get(side), spec) for side in all_sides}}
        for unit in shows.every
    )
    if not any(d for row in drawn for d in row.lanes):
        return View(None, spec.of, shows.level)
    key = [(look_.name(side), look_.colour(side)) for side in found] if found != [ALL] else []
    hollow = any(isinstance(d, Dot) and d.low is None for row in drawn for d in row.lanes)
    scale = _scale(drawn)
    return View(
        lambda width: lanes(drawn, width, scale, key), spec.what, shows.level, tuple(words), table, (*left_out, *reading(shows, hollow))
    )


def _scale(drawn: Sequence[Lanes]) -> Scale:
    dots = [d for row in drawn for d in row.lanes if isinstance(d, Dot)]
    return shares(max((d.value if d.high is None else max(d.value, d.high) for d in dots), default=0))


def _highest(unit: Unit, sides: Sequence[str], share: str) -> float | None:
    return max((r[share] for s in sides if (r := unit.rows.get(s)) and r[share] is not None), default=None)


def _noun(of: str) -> str:
    return of.split(" that ")[0].split(" about ")[0]


def _dot(unit: Unit, side: str, spec: Share, look_: Look) -> Dot | None:
    r = unit.rows.get(side)
    if not r or r[spec.share] is None:
        return None
    colour = NEUTRAL if side == ALL else look_.colour(side)
    words = f"{r[spec.part] or 0:,} of {r[spec.whole] or 0:,}"
    bounds = f", 95 % interval {percent(r['low'])} to {percent(r['high'])}" if r["low"] is not None else ""
    name = "" if side == ALL else f"{look_.name(side)}: "
    title = f"{unit.label}, {name}{words} {spec.of} ({percent(r[spec.share])}){bounds}"
    return Dot(r[spec.share], words, colour, title, r["low"], r["high"], unit.href)


def _column(side: str, look_: Look) -> str:
    return "All" if side == ALL else look_.name(side)


def _cell(r: Row | None, spec: Share) -> str:
    if not r or r[spec.share] is None:
        return "none"
    bounds = f", {percent(r['low'])} to {percent(r['high'])}" if r["low"] is not None else ""
    return f"{r[spec.part] or 0:,} of {r[spec.whole] or 0:,} ({percent(r[spec.share])}{bounds})"


def _victims(look_: Look, units: Sequence[Unit]) -> list[str]:
    """The sides, and civilians where any clause is about them; all together where no side is described."""
    seen = {s for u in units for s, r in u.rows.items() if r.get("clauses")}
    return [*look_.sides, *(s for s in ("civilian", "unknown") if s in seen)] if look_.sides else [ALL]


_SHARES = {
    "labels": Share("evaluative", "labels", "labels that evaluate", "share of a side’s labels that evaluate"),
    "agency": Share(
        "named", "clauses", "clauses that name the killer", "share of clauses about a side’s dead that name the killer", sides=_victims
    ),
}


def _voices(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Whose words fill the quotation marks: bars for articles, dots for many outlets."""
    look_ = Look.of(edition)
    shows = shown(edition, measure, root, outlet, lambda unit: _highest(unit, look_.sides[:1], "share_of_sides"))
    sure = any(r["low"] is not None for u in shows.every for r in u.rows.values())
    dots = sure and outlet is None
    if len(look_.sides) > 1 and (dots or (shows.level == "outlet" and (sure or len(shows.every) > DRAWN))):
        quoted, left_out = told_sides(look_.sides, shows.every, "direct_words")
        sides = quoted[:1] if len(look_.sides) == 2 else quoted
        spec = Share(
            "direct_words", "direct_of_sides", "words quoted from the sides", "share of the words quoted from the sides", "share_of_sides"
        )
        every = [_with_total(u, look_) for u in shows.every]
        drawn = {(u.level, u.outlet, u.article_id): u for u in every}
        units = [drawn[u.level, u.outlet, u.article_id] for u in shows.units]
        each = [Lanes(u.label, lanes_of([_dot(u, s, spec, look_) for s in sides]), none="nobody quoted") for u in units]
        words = tuple(
            f"{row.label}: " + "; ".join(d.title.removeprefix(f"{row.label}, ") if isinstance(d, Dot) else "none" for d in row.lanes)
            for row in each
        )
        table = tuple({**first_cells(u, shows.level), **{look_.name(s): _cell(u.rows.get(s), spec) for s in look_.sides}} for u in every)
        key = [(look_.name(s), look_.colour(s)) for s in sides]
        hollow = any(isinstance(d, Dot) and d.low is None for row in each for d in row.lanes)
        scale = _scale(each)
        return View(
            lambda width: lanes(each, width, scale, key, right=128),
            spec.what,
            shows.level,
            words,
            table,
            ("Drawn: words inside quotation marks, no reported ones.", *left_out, *reading(shows, hollow)),
        )
    made, seen, table_rows = [], set(), []
    for unit in shows.every[:DRAWN]:
        told = sorted(unit.rows.values(), key=lambda r: look_.order(r["side"]))
        parts = []
        for r in (r for r in told if r["direct_words"]):
            seen.add(r["side"])
            who = ", ".join(r.get("speakers") or ()) or "nobody named"
            title = f"{unit.label}, {look_.name(r['side'])}: {r['direct_words']:,} quoted words; {who}"
            parts.append(Part(look_.name(r["side"]), r["direct_words"], look_.colour(r["side"]), title, href=unit.href))
        made.append(Bar(unit.label, tuple(parts), note=f"{sum(p.value for p in parts):,.0f} words"))
        table_rows.append(
            {
                **first_cells(unit, shows.level),
                **{look_.name(r["side"]): f"{r['direct_words'] or 0:,} ({r['reported_words'] or 0:,} reported)" for r in told},
            }
        )
    if not any(bar.parts for bar in made):
        return View(None, "quoted words", shows.level)
    key3 = [(look_.name(s), look_.colour(s), 1.0) for s in sorted(seen, key=look_.order)]
    return View(
        lambda width: bars(made, width, as_shares=True, key=key3),
        "quoted words",
        shows.level,
        _bar_words(made),
        _filled(table_rows),
        ("Drawn: words inside quotation marks. Reported words stand in the table.", *reading(shows)),
    )


def _with_total(unit: Unit, look_: Look) -> Unit:
    total = sum(unit.rows[s]["direct_words"] or 0 for s in look_.sides if s in unit.rows)
    told = {s: r | {"direct_of_sides": total} for s, r in unit.rows.items()}
    return Unit(unit.level, unit.outlet, unit.article_id, unit.n_articles, unit.label, unit.href, told)


def _bar_words(made: Sequence[Bar]) -> tuple[str, ...]:
    return tuple(
        f"{bar.group + ', ' if bar.group else ''}{bar.label}: "
        + (", ".join(f"{p.name} {p.value:,.0f}" for p in bar.parts if p.value) or "none")
        for bar in made
    )


def _filled(table: Sequence[Mapping[str, object]]) -> tuple[Mapping[str, object], ...]:
    """Rows that all have the same columns."""
    columns = dict.fromkeys(c for row in table for c in row)
    return tuple({c: row.get(c, "none") for c in columns} for row in table)


def _stance(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Bars to the left for words that keep their distance, to the right for words that endorse."""
    look_ = Look.of(edition)
    shows = shown(edition, measure, root, outlet, lambda unit: _highest(unit, look_.sides, "share"))
    sides, left_out = told_sides(look_.sides, shows.every, "cues")
    made, words = [], []
    largest = 0.0
    for unit in shows.units:
        each: list[Split | None] = []
        for side in sides:
            r = unit.rows.get(side)
            if not r or not r["cues"]:
                each.append(None)
                continue
            away, toward, cues = r["distancing"] or 0, r["endorsing"] or 0, r["cues"]
            largest = max(largest, away / cues, toward / cues)
            told = f"{away:,} distancing, {toward:,} endorsing of {cues:,}"
            bounds = None if r["low"] is None else (-r["high"], -r["low"])
            largest = max(largest, r["high"] or 0)
            sure = f"; distancing {percent(away / cues)}, 95 % interval {percent(r['low'])} to {percent(r['high'])}" if bounds else ""
            title = f"{unit.label}, {look_.name(side)}: {told} words that introduce its words ({', '.join(r.get('which') or ())}){sure}"
            short = f"{away:,} | {toward:,} of {cues:,}"
            each.append(Split(away / cues, toward / cues, short, look_.colour(side), title, unit.href, bounds))
        made.append(Lanes(unit.label, lanes_of(each), none="no word"))
        words.append(
            f"{unit.label}: "
            + "; ".join(f"{look_.name(s)} {d.words}" if d else f"{look_.name(s)} none" for s, d in zip(sides, each, strict=True))
        )
    if not any(d for row in made for d in row.lanes):
        return View(None, measure.unit, shows.level)
    end = 1.0 if largest > 0.5 else 0.5
    scale = Scale(
        -end, end, (-end, -end / 2, 0, end / 2, end), lambda v: percent(abs(v)), ("◂ distancing (claimed)", "endorsing (confirmed) ▸")
    )
    key = [(look_.name(s), look_.colour(s)) for s in sides]
    table = tuple({**first_cells(u, shows.level), **{look_.name(s): _stances(u.rows.get(s)) for s in look_.sides}} for u in shows.every)
    whisker = any(isinstance(d, Split) and d.interval for row in made for d in row.lanes)
    note = (
        "The figures at the right: distancing | endorsing of all; the rest is neutral or in no list.",
        *(["Thin line: the 95 % interval of the distancing share, where there are articles enough for one."] if whisker else []),
        *left_out,
        *reading(shows),
    )
    return View(
        lambda width: lanes(made, width, scale, key),
        "share of the words that introduce a side’s words",
        shows.level,
        tuple(words),
        table,
        note,
    )


def _stances(r: Row | None) -> str:
    if not r or not r["cues"]:
        return "none"
    bounds = f"; distancing {percent(r['low'])} to {percent(r['high'])}" if r["low"] is not None else ""
    return ", ".join(f"{r[c]:,} {c}" for c in ("neutral", "distancing", "endorsing", "unclassed") if r[c]) + bounds


def _sourcing(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Claims by whose losses they are and whose word they rest on; for many outlets the share that is no enemy's word."""
    look_ = Look.of(edition)
    shows = shown(edition, measure, root, outlet, lambda unit: _highest(unit, [ALL], "share"))
    sure = any(r["low"] is not None for u in shows.every for r in u.rows.values())
    if shows.level == "outlet" or (sure and outlet is None):
        spec = Share(
            "trusted", "claims", "claims by the side itself or a third party", "share of claims by the side itself or a third party"
        )
        every = [
            Unit(
                u.level,
                u.outlet,
                u.article_id,
                u.n_articles,
                u.label,
                u.href,
                {s: r | {"trusted": (r["own"] or 0) + (r["third_party"] or 0)} for s, r in u.rows.items()},
            )
            for u in shows.every
        ]
        by_key = {(u.level, u.outlet, u.article_id): u for u in every}
        each = [Lanes(u.label, (_dot(by_key[u.level, u.outlet, u.article_id], ALL, spec, look_),), none="no claim") for u in shows.units]
        if not any(row.lanes[0] for row in each):
            return View(None, measure.unit, shows.level)
        scale = _scale(each)
        words = tuple(f"{row.label}: {d.words}" for row in each if isinstance(d := row.lanes[0], Dot))
        table = tuple(
            {**first_cells(u, shows.level), **{_column(s, look_): _cell(u.rows.get(s), spec) for s in [ALL, *look_.sides]}} for u in every
        )
        hollow = any(isinstance(d, Dot) and d.low is None for row in each for d in row.lanes)
        return View(
            lambda width: lanes(each, width, scale), spec.what, shows.level, words, table, (f"Axis: {spec.what}.", *reading(shows, hollow))
        )
    counted = [r for r in rows(measure.instances) if r["counted"]]
    made, seen, table_rows = [], set(), []
    for side in [*look_.sides, *(s for s in ("civilian", "both", "unknown") if any(r["side"] == s for r in counted))]:
        for unit in shows.units:
            ids = articles_of(unit, edition)
            here = [r for r in counted if r["article_id"] in ids and r["side"] == side]
            if not here and side not in look_.sides:
                continue
            tellers = sorted({r["claimant_side"] for r in here}, key=look_.order)
            seen |= set(tellers)
            parts = tuple(
                Part(
                    look_.teller(t),
                    n,
                    look_.colour(t),
                    f"{unit.label}, losses: {look_.name(side)}; said by {look_.teller(t)}: {n:,}",
                    href=unit.href,
                )
                for t in tellers
                if (n := sum(r["claimant_side"] == t for r in here))
            )
            note = f"{len(here):,}" if here else ""
            made.append(Bar(unit.label, parts, group=f"Losses: {look_.name(side)}", note=note))
            table_rows.append(
                {
                    "Losses": look_.name(side),
                    **first_cells(unit, shows.level),
                    **{look_.teller(t): sum(r["claimant_side"] == t for r in here) for t in tellers},
                }
            )
    if not any(bar.parts for bar in made):
        return View(None, measure.unit, shows.level)
    key = [(look_.teller(s), look_.colour(s), 1.0) for s in sorted(seen, key=look_.order)]
    table = tuple({k: 0 if v == "none" else v for k, v in row.items()} for row in _filled(table_rows))
    return View(
        lambda width: bars(made, width, key=key),
        "claims about losses",
        "article",
        _bar_words(made),
        table,
        ("Colours: who says it.", *reading(shows)),
    )


def _frames(edition: Edition, measure: Measure, root: str, outlet: str | None) -> View:
    """Tiles: a row an article or outlet, a column a frame; the balance of war and peace journalism last."""
    shows = shown(edition, measure, root, outlet, lambda unit: _journalism(unit))
    scales = [(s.key, s.name, s.kind) for s in codebook()]
    made, words, table = [], [], []
    for unit in shows.units:
        r = unit.rows[ALL]
        each = tuple(_frame_tile(unit, r, key, name, kind) for key, name, kind in scales)
        if any(each):
            made.append(_light(unit, each) if shows.level == "outlet" else TileRow(unit.label, each))
            words.append(
                f"{unit.label}: "
                + ", ".join(f"{name} {t.words if t else 'not coded'}" for (_, name, _), t in zip(scales, each, strict=True))
            )
    for unit in shows.every:
        r = unit.rows[ALL]
        table.append(
            {
                **first_cells(unit, shows.level),
                **{name: t.words if (t := _frame_tile(unit, r, key, name, kind)) else "not coded" for key, name, kind in scales},
            }
        )
    if not made:
        return View(None, measure.unit, shows.level)
    names = [("war ↔ peace" if kind == "indicator" else name) for _, name, kind in scales]
    note = (
        "A frame: the share of its questions answered yes. War ↔ peace: from −1, all indicators of war journalism, to +1, all of peace journalism; "
        "the darker, the further from 0.",
        *reading(shows),
    )
    return View(lambda width: tiles(names, made, width, labels=0.25), "answers of coders", shows.level, tuple(words), tuple(table), note)


def _light(unit: Unit, each: Sequence[Tile | None]) -> TileRow:
    """A row of many: the label alone is a link, so that the figure stays small."""
    return TileRow(unit.label, tuple(Tile(t.shade, t.words, "") if t else None for t in each), href=unit.href)


def _journalism(unit: Unit) -> float | None:
    value = unit.rows[ALL]["journalism"]
    return None if value is None else float(value)


def _frame_tile(unit: Unit, r: Row, key: str, name: str, kind: str) -> Tile | None:
    value = r[key]
    if value is None:
        return None
    if kind == "frame":
        told = f"{r[f'{key}_yes']:,} of {r[f'{key}_yes'] + r[f'{key}_no']:,} questions answered yes"
        return Tile(value, percent(value), f"{unit.label}, {name}: {told}", unit.href)
    words = f"{value:+.2f}".replace("-", "−")
    told = f"{r[f'{key}_war']:,} indicators of war, {r[f'{key}_peace']:,} of peace, {r[f'{key}_neither']:,} neither"
    return Tile(abs(value), words, f"{unit.label}, {name}: {words}; {told}", unit.href)


def answers(measure: Measure, outlet: str | None = None) -> object:
    """Every answer of the coders: a row a question, a column an article and coder; nothing where there are too many columns."""
    told = [r for r in rows(measure.details.get("answers")) if r["counted"] and (outlet is None or r["outlet"] == outlet)]
    heads = list(dict.fromkeys((r["outlet"], r["article_id"], r["coder"]) for r in told))
    if not told or len(heads) > 12:
        return ""
    coders = {h[2] for h in heads}
    names = {h: look.outlet_name(h[0]) + (f", {h[2]}" if len(coders) > 1 else "") for h in heads}
    twice = {n for n in names.values() if list(names.values()).count(n) > 1}
    shown_as = {h: f"{n} ({h[1]})" if n in twice else n for h, n in names.items()}
    given = {((r["outlet"], r["article_id"], r["coder"]), r["item"]): r["answer"] for r in told}
    cells = [
        {"Question": question, **{shown_as[h]: given.get((h, item), "not told") for h in heads}}
        for item, question in dict.fromkeys((i.key, i.question) for s in codebook() for i in s.items)
    ]
    return tables.html_table(tables.frame_of(cells), "frames-answers", "Every answer of the coders", empty="").markup


_VIEWS: dict[str, Callable[[Edition, Measure, str, str | None], View]] = {
    "voices": _voices,
    "labels": lambda e, m, r, o: _shares(_SHARES["labels"], e, m, r, o),
    "stance": _stance,
    "agency": lambda e, m, r, o: _shares(_SHARES["agency"], e, m, r, o),
    "sourcing": _sourcing,
    "control": more.control,
    "omissions": more.omissions,
    "frames": _frames,
    "words": more.words,
}
