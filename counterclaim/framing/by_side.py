"""Takes the instances of a measure, gives its figures: a row an article or outlet and side, with a share and its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from counterclaim.framing.measure import SHARE_COLUMNS, UNIT_COLUMNS, Corpus, by_article, units
from counterclaim.framing.uncertainty import differences, holm, interval
from counterclaim.ledger.finding import Finding, count
from counterclaim.ledger.frames import frame_of
from counterclaim.sources.profile import Profile

ALL = "all"
VOICES = ("own", "quotation", "reported", "caption")
TEST_COLUMNS = {
    "level": "text",
    "side": "text",
    "outlet": "text",
    "n_articles": "count",
    "n_others": "count",
    "share": "share",
    "share_of_others": "share",
    "p": "share",
    "p_holm": "share",
}
SURE = 0.05
TOLD = 3  # differences that a paragraph tells one by one
Row = dict[str, Any]


def rows_by_side(
    rows: Iterable[Row],
    corpus: Corpus,
    sides: Callable[[Sequence[Row]], Iterable[str]],
    tell: Callable[[str, Sequence[Row]], Row],
    ratio: Callable[[str, Sequence[Row]], tuple[float, float]],
    columns: dict[str, str],
    share: str = "share",
) -> pd.DataFrame:
    """Figures with the columns UNIT_COLUMNS, `columns` and SHARE_COLUMNS; `columns` may place those of the share itself.

    rows: instances, counted or not. sides: which sides a unit has rows for, by its counted instances. tell: the figures of
    one side from all instances of the unit. ratio: part and whole of the share from the counted instances of one article.
    share: the column of sum(part) / sum(whole), missing where there is no whole, with a 95 % bootstrap interval low, high
    over articles where an outlet that is known has enough of them.
    """
    grouped = by_article(rows)
    counted = {a: [r for r in told if r["counted"]] for a, told in grouped.items()}
    pairs: dict[tuple[str, str], tuple[float, float]] = {}
    made = []
    for level, outlet, article, ids in units(corpus):
        here = [r for a in ids for r in grouped.get(a, ())]
        for side in sides([r for r in here if r["counted"]]):
            for a in ids:
                if (a, side) not in pairs:
                    pairs[a, side] = ratio(side, counted.get(a, ()))
            parts, wholes = zip(*(pairs[a, side] for a in ids), strict=True)
            bounds = interval(parts, wholes) if level != "article" and outlet != "unknown" else None
            made.append(
                {"level": level, "outlet": outlet, "article_id": article, "n_articles": len(ids), "side": side}
                | {share: sum(parts) / sum(wholes) if sum(wholes) else None}
                | {"low": bounds[0] if bounds else None, "high": bounds[1] if bounds else None}
                | tell(side, here)
            )
    own = {share: "share"} | {k: v for k, v in SHARE_COLUMNS.items() if k != "share"}
    return frame_of(made, UNIT_COLUMNS | columns | {k: v for k, v in own.items() if k not in columns})


def of(side: str, rows: Iterable[Row]) -> list[Row]:
    """The counted instances of one side, all of them for ALL."""
    return [r for r in rows if r["counted"] and side in (ALL, r["side"])]


def every_side(profile: Profile) -> Callable[[Sequence[Row]], list[str]]:
    """ALL, the profile's sides, and of the others those that occur."""
    return lambda here: [ALL, *profile.sides, *sorted({r["side"] for r in here} - set(profile.sides))]


def sides_apart(profile: Profile) -> Callable[[Sequence[Row]], list[str]]:
    """The profile's sides; of two only the first, where the figures of the one are those of the other the other way round."""
    return lambda here: list(profile.sides)[: 1 if len(profile.sides) == 2 else None]


def own_sides(profile: Profile) -> Callable[[Sequence[Row]], list[str]]:
    """The profile's sides."""
    return lambda here: list(profile.sides)


def by_voice(rows: Iterable[Row], corpus: Corpus, sides: Callable[[Sequence[Row]], Iterable[str]]) -> pd.DataFrame:
    """Whose words the instances stand in: own, quotation, reported, caption, a row a unit and side; copies left out.

    Instances that a measure does not count (in captions, in quotation marks) are here too, unless they repeat earlier
    words or stand outside the article.
    """
    grouped = by_article(r for r in rows if not corpus.why_not(r["article_id"], r["start"]) and not r["reason"].startswith("repeats"))
    made = []
    for level, outlet, article, ids in units(corpus):
        here = [r for a in ids for r in grouped.get(a, ())]
        for side in sides(here):
            told = [r["voice"] for r in here if side in (ALL, r["side"])]
            unit = {"level": level, "outlet": outlet, "article_id": article, "n_articles": len(ids), "side": side}
            made.append(unit | {voice: told.count(voice) for voice in VOICES})
    return frame_of(made, UNIT_COLUMNS | dict.fromkeys(VOICES, "count"))


def tests(
    rows: Iterable[Row],
    corpus: Corpus,
    sides: Callable[[Sequence[Row]], Iterable[str]],
    ratio: Callable[[str, Sequence[Row]], tuple[float, float]],
) -> pd.DataFrame:
    """Each outlet's share against that of the others, a row a side and outlet that has enough articles (TEST_COLUMNS); each
    bloc's likewise, where there are blocs (level "bloc", its name under outlet).

    sides, ratio: as in `rows_by_side`. p: of a permutation test over articles; p_holm: corrected by Holm for all rows.
    """
    counted = [r for r in rows if r["counted"]]
    grouped = by_article(counted)
    made: list[Row] = []
    for side in sides(counted):
        for level, groups in (("outlet", corpus.by_outlet()), ("bloc", corpus.by_bloc())):
            pairs = {o: [ratio(side, grouped.get(a, ())) for a in ids] for o, ids in groups.items()}
            made += [{"level": level, "side": side} | asdict(d) for d in differences(pairs)]
    for row, p in zip(made, holm([row["p"] for row in made]), strict=True):
        row["p_holm"] = p
    return frame_of(made, TEST_COLUMNS)


def difference_findings(
    tested: pd.DataFrame,
    what: Callable[[str], str],
    rows: Iterable[Row],
    measure: str,
    corpus: Corpus,
    form: Callable[[float], str] = "{:.0%}".format,
) -> list[Finding]:
    """Which outlets and blocs differ from the others, by how much and how surely; nothing where nothing was tested.

    what: the share of a side, in words ("the share of evaluative labels of the Front"). form: how it is printed.
    """
    every = tested.to_dict("records")
    if not every:
        return []
    n = count(len(every), "test")
    sure = sorted(
        (r for r in every if r["p_holm"] < SURE), key=lambda r: (r["p_holm"], -abs(r["share"] - r["share_of_others"]), r["outlet"])
    )
    rows = list(rows)
    found = []
    if not sure:
        least = min(r["p_holm"] for r in every)
        who = " and ".join(f"no {level}" for level in ("outlet", "bloc") if any(r["level"] == level for r in every)).capitalize()
        text = f"{who} differs from the others by more than chance would bring about (smallest p = {least:.2f} in {n}, Holm's correction)."
        found.append(Finding(f"{measure}_difference", text))
    # Somebody entered the blocs to see them compared: they are told also where chance would do.
    blocs = sorted((r for r in every if r["level"] == "bloc" and r not in sure), key=lambda r: (r["p_holm"], r["side"], r["outlet"]))
    for r in [*sure[:TOLD], *blocs[:TOLD]]:
        groups = corpus.by_bloc() if r["level"] == "bloc" else corpus.by_outlet()
        others = [o for o in groups if o not in (r["outlet"], "unknown")]
        bloc = r["level"] == "bloc"
        rest = f"{'those of the bloc ' if bloc else ''}{others[0]}" if len(others) == 1 else f"the other {'blocs' if bloc else 'outlets'}"
        text = (
            f"In {'the outlets of the bloc ' if bloc else ''}{r['outlet']} {what(r['side'])} is {form(r['share'])}, "
            f"in {rest} {form(r['share_of_others'])} "
            f"({count(r['n_articles'], 'article')} against {r['n_others']:,}; permutation test over articles, {p_words(r['p_holm'])} after "
            f"Holm's correction for {n})."
        )
        there = set(groups[r["outlet"]])
        hits = tuple(i["instance_id"] for i in of(r["side"], rows) if i["article_id"] in there)
        found.append(Finding(f"{measure}_difference", text, instances=hits))
    if len(sure) > TOLD:
        more = f"{len(sure) - TOLD} more of {n} {'is' if len(sure) == TOLD + 1 else 'are'} below p = {SURE} after the correction."
        found.append(Finding(f"{measure}_difference", more))
    return found


def p_words(value: float) -> str:
    """A p-value as it is printed."""
    return f"p = {value:.3f}" if value >= 0.001 else "p < 0.001"
