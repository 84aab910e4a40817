"""Takes coders' answers, gives how strongly each article is framed in which way, with the words that each answer rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from counterclaim.framing.agreement import TENTATIVE, agreement
from counterclaim.framing.frames_items import ANSWERS, LEVELS, Kind, Scale, codebook, items
from counterclaim.framing.frames_sheets import Coded
from counterclaim.framing.measure import Corpus, Description, Measure, instance_id, units
from counterclaim.framing.uncertainty import cautions, interval
from counterclaim.ledger.finding import Finding, capital, count, listed, outlet_named, quantity
from counterclaim.ledger.frames import frame_of
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

ALL = "all"
FIGURE_COLUMNS = {
    "level": "text",
    "outlet": "text",
    "article_id": "text",
    "n_articles": "count",
    "side": "text",
    "coded": "count",
    **{f"{scale.key}{end}": "share" for scale in codebook() for end in ("", "_low", "_high")},
    **{f"{scale.key}_{answer}": "count" for scale in codebook() for answer in ANSWERS[scale.kind]},
}
ANSWER_COLUMNS = {
    **dict.fromkeys(("article_id", "outlet", "scale", "item", "question", "answer", "coder", "date", "note"), "text"),
    "counted": "flag",
    "reason": "text",
    "instances": "list",
}
AGREEMENT_COLUMNS = {
    "scale": "text",
    "level": "text",
    "coders": "count",
    "units": "count",
    "alpha": "share",
    "low": "share",
    "high": "share",
}
FRAMES = Description(
    name="frames",
    title="In which frame it is told",
    unit="answers of coders",
    method="People answer the questions of a codebook (data/codebook.yml, CC0) for each article and quote the words that show it. The frames are "
    "conflict, human interest, responsibility, economic consequences and morality; eleven pairs of indicators tell war from peace "
    "journalism. Sentences that hold cue words are proposed to the coders; the program judges nothing. Where several coded, an article "
    "counts with the mean of its coders, and Krippendorff’s alpha says how far they agree: nominal for frames, ordinal for war, neither, peace.",
    source="Holli A. Semetko and Patti M. Valkenburg, Framing European Politics, Journal of Communication 2000; Seow Ting Lee and Crispin C. "
    "Maslog, War or Peace Journalism?, Journal of Communication 2005; Klaus Krippendorff, Computing Krippendorff’s Alpha-Reliability, 2011",
    formula="frame = yes / (yes + no); war and peace = (peace - war) / (war + neither + peace); alpha = 1 - observed / expected disagreement",
)


def measure(coded: Iterable[Coded], articles: Sequence[Article], profile: Profile) -> Measure:
    """Frames as coded by people: Semetko and Valkenburg's five (2000), and war and peace journalism (Lee and Maslog 2005).

    figures, a row a unit, side always "all": coded, the articles of the unit that somebody coded; for each frame of the
    codebook the mean over articles of the share of its questions answered yes, and as `journalism` of (peace - war) /
    answered indicators, -1 to +1, each missing where nothing was answered, with a 95 % bootstrap interval _low, _high
    over articles where the outlet has enough; _yes, _no, _war, _neither, _peace count answers. Where several coded an article, it
    counts with the mean of its coders. instances: the words quoted as evidence, with scale, item, answer, coder, note.
    details: "answers", all of them, also those without words; "agreement", Krippendorff's alpha of each scale and of all.
    The sheets of copies count for their original, unless the same coder has coded the original too.
    """
    corpus = Corpus.of(articles)
    told = sorted(coded, key=lambda c: (c.article_id, c.coder, list(items()).index(c.item)))
    reasons = _reasons(told, corpus)
    answers, instances = [], []
    for one in told:
        here = [_instance(one, start, end, text, corpus, reasons) for start, end, text in ((p.start, p.end, p.text) for p in one.places)]
        instances += here
        answers.append(_answer_row(one, corpus, reasons, tuple(r["instance_id"] for r in here)))
    counted = [one for one in told if not reasons[one.article_id, one.coder]]
    figures = frame_of(_figures(counted, corpus), FIGURE_COLUMNS)
    agreed = _agreement(counted, corpus)
    ordered = sorted(instances, key=lambda r: (r["article_id"], r["start"], r["end"], r["instance_id"]))
    return FRAMES.measured(
        figures,
        ordered,
        dict.fromkeys(("scale", "item", "question", "answer", "coder", "date", "note"), "text"),
        _findings(counted, answers, figures.to_dict("records"), agreed, corpus),
        (*cautions(corpus), *_one_coder(counted)),
        {"answers": frame_of(answers, ANSWER_COLUMNS), "agreement": frame_of(agreed, AGREEMENT_COLUMNS)},
    )


def _reasons(told: Sequence[Coded], corpus: Corpus) -> dict[tuple[str, str], str]:
    """(article, coder) → why that sheet does not count: one coder's sheets for copies of one text are one."""
    kept: dict[tuple[str, str], str] = {}
    for article, coder in sorted({(c.article_id, c.coder) for c in told}):
        origin = corpus.origin.get(article)
        if origin is not None and (origin == article or (origin, coder) not in kept):
            kept[origin, coder] = article
    found = {}
    for article, coder in {(c.article_id, c.coder) for c in told}:
        origin = corpus.origin.get(article)
        found[article, coder] = "" if origin is not None and kept[origin, coder] == article else corpus.why_not(article)
    return found


def _told(one: Coded, corpus: Corpus, reasons: dict[tuple[str, str], str]) -> dict[str, Any]:
    item = items()[one.item]
    reason = reasons[one.article_id, one.coder]
    return {
        "article_id": one.article_id,
        "outlet": corpus.outlets.get(one.article_id, "unknown"),
        "counted": not reason,
        "reason": reason,
        "scale": item.scale,
        "item": one.item,
        "question": item.question,
        "answer": one.answer,
        "coder": one.coder,
        "date": one.date,
        "note": one.note,
    }


def _instance(one: Coded, start: int, end: int, text: str, corpus: Corpus, reasons: dict[tuple[str, str], str]) -> dict[str, Any]:
    identity = f"{instance_id('frames', one.article_id, start, end)}:{one.item}:{one.coder}"
    return _told(one, corpus, reasons) | {"instance_id": identity, "start": start, "end": end, "text": text, "side": ALL}


def _answer_row(one: Coded, corpus: Corpus, reasons: dict[tuple[str, str], str], ids: tuple[str, ...]) -> dict[str, Any]:
    return _told(one, corpus, reasons) | {"instances": ids}


def share(answers: Sequence[str], kind: Kind) -> float | None:
    """The figure of one coder's answers to one scale: the share of yes, or (peace - war) / answered; None without answers.

    >>> share(["yes", "no", "yes", "yes"], "frame"), share(["war", "war", "neither", "peace"], "indicator")
    (0.75, -0.25)
    """
    if not answers:
        return None
    if kind == "frame":
        return answers.count("yes") / len(answers)
    return (answers.count("peace") - answers.count("war")) / len(answers)


def _by_unit(counted: Sequence[Coded], corpus: Corpus, scale: Scale) -> dict[str, list[list[str]]]:
    """article (the original) → the answers of each of its coders to one scale."""
    keys = {item.key for item in scale.items}
    found: dict[str, dict[str, list[str]]] = {}
    for one in counted:
        if one.item in keys:
            found.setdefault(corpus.origin[one.article_id], {}).setdefault(one.coder, []).append(one.answer)
    return {article: list(by_coder.values()) for article, by_coder in found.items()}


def _figures(counted: Sequence[Coded], corpus: Corpus) -> list[dict[str, Any]]:
    answered = {scale.key: _by_unit(counted, corpus, scale) for scale in codebook()}
    every = {corpus.origin[one.article_id] for one in counted}
    made = []
    for level, outlet, article, ids in units(corpus):
        row: dict[str, Any] = {"level": level, "outlet": outlet, "article_id": article, "n_articles": len(ids), "side": ALL}
        row["coded"] = sum(a in every for a in ids)
        for scale in codebook():
            here = [answered[scale.key][a] for a in ids if a in answered[scale.key]]
            shares = [sum(s for told in coders if (s := share(told, scale.kind)) is not None) / len(coders) for coders in here]
            bounds = interval(shares, [1.0] * len(shares)) if level == "outlet" and outlet != "unknown" else None
            row[scale.key] = sum(shares) / len(shares) if shares else None
            row[f"{scale.key}_low"], row[f"{scale.key}_high"] = bounds or (None, None)
            row |= {f"{scale.key}_{a}": sum(told.count(a) for coders in here for told in coders) for a in ANSWERS[scale.kind]}
        made.append(row)
    return made


def _agreement(counted: Sequence[Coded], corpus: Corpus) -> list[dict[str, Any]]:
    """Of each scale and, as "frames", of all five frames together, where any question has two answers."""
    scales = codebook()
    frames = frozenset(item.key for scale in scales if scale.kind == "frame" for item in scale.items)
    wanted: list[tuple[str, Kind, frozenset[str]]] = [("frames", "frame", frames)]
    wanted += [(scale.key, scale.kind, frozenset(item.key for item in scale.items)) for scale in scales]
    made = []
    for name, kind, keys in wanted:
        groups: dict[str, dict[str, list[str]]] = {}
        for one in counted:
            if one.item in keys:
                groups.setdefault(corpus.origin[one.article_id], {}).setdefault(one.item, []).append(one.answer)
        if any(len(answers) > 1 for by_item in groups.values() for answers in by_item.values()):
            found = agreement({a: list(by_item.values()) for a, by_item in groups.items()}, LEVELS[kind], ANSWERS[kind])
            made.append(
                {
                    "scale": name,
                    "level": LEVELS[kind],
                    "coders": found.coders,
                    "units": found.units,
                    "alpha": found.alpha,
                    "low": found.low,
                    "high": found.high,
                }
            )
    return made


def _one_coder(counted: Sequence[Coded]) -> tuple[str, ...]:
    coders = sorted({one.coder for one in counted})
    return (f"The frames were coded by one coder ({coders[0]}): agreement is not known.",) if len(coders) == 1 else ()


def _findings(
    counted: Sequence[Coded], answers: list[dict[str, Any]], figures: list[dict[str, Any]], agreed: list[dict[str, Any]], corpus: Corpus
) -> list[Finding]:
    if not counted:
        return [Finding("frames", "No article has been coded.")]
    rows = [r for r in figures if r["level"] == "article" and r["coded"]]
    names = {scale.key: scale.name for scale in codebook()}
    ids = {
        (scale, answer): tuple(i for a in answers if a["counted"] and a["scale"] == scale and a["answer"] == answer for i in a["instances"])
        for scale in names
        for answer in ("yes", "war", "peace")
    }
    frames = [scale.key for scale in codebook() if scale.kind == "frame"]
    means = {key: sum(v) / len(v) for key in frames if (v := [r[key] for r in rows if r[key] == r[key]])}
    found = []
    if means:
        top, low = max(means, key=lambda k: (means[k], k)), min(means, key=lambda k: (means[k], k))
        text = f"{capital(names[top])} is the strongest frame: {means[top]:.0%} of its questions are answered yes"
        text += " in an average article" if len(rows) > 1 else ""
        text += f"; the weakest is {names[low]} ({means[low]:.0%})." if means[top] > means[low] else "."
        found.append(Finding("strongest_frame", text, instances=ids[top, "yes"]))
        if len(rows) > 1:
            found += _widest(rows, list(means), names, ids)
    found += _lean(rows, ids)
    found.append(_sure(counted, agreed))
    return found


def _widest(
    rows: list[dict[str, Any]], frames: list[str], names: dict[str, str], ids: dict[tuple[str, str], tuple[str, ...]]
) -> list[Finding]:
    """The frames in which the articles differ most, and which articles stand at the ends."""
    ends = {}
    for key in frames:
        told = [r for r in rows if r[key] == r[key]]
        low, high = min(r[key] for r in told), max(r[key] for r in told)
        ends[key] = (high - low, [r for r in told if r[key] == low], [r for r in told if r[key] == high])
    most = max(apart for apart, _, _ in ends.values())
    if most <= 0:
        return []
    parts, here = [], []
    for key in (k for k in frames if ends[k][0] == most):
        _, low, high = ends[key]
        parts.append(f"{names[key]}, from {low[0][key]:.0%} ({_outlets(low)}) to {high[0][key]:.0%} ({_outlets(high)})")
        here += [i for i in ids[key, "yes"] if any(f":{r['article_id']}:" in i for r in (*low, *high))]
    return [Finding("frame_range", f"The articles differ most in {'; and in '.join(parts)}.", instances=tuple(here))]


def _outlets(rows: list[dict[str, Any]]) -> str:
    return listed(sorted({outlet_named(r["outlet"]) for r in rows})) if len(rows) < 4 else count(len(rows), "article")


def _lean(rows: list[dict[str, Any]], ids: dict[tuple[str, str], tuple[str, ...]]) -> list[Finding]:
    """How many articles lean to war journalism, how many to peace journalism, and which most."""
    told = sorted((r for r in rows if r["journalism"] == r["journalism"]), key=lambda r: (r["journalism"], r["article_id"]))
    if not told:
        return []
    war, peace = [r for r in told if r["journalism"] < 0], [r for r in told if r["journalism"] > 0]
    if len(told) == 1:
        which = "war journalism" if war else "peace journalism" if peace else "neither"
        text = f"By its indicators the article leans to {which} ({_signed(told[0]['journalism'])} between −1 and +1)."
    else:
        text = (
            f"{quantity(len(war), len(told))} articles lean to war journalism"
            if len(war) != 1
            else f"1 of {len(told)} articles leans to war journalism"
        )
        text += f", {len(peace)} to peace journalism"
        low, high = told[0], told[-1]
        if low["journalism"] < high["journalism"]:
            text += f": from {_signed(low['journalism'])} ({outlet_named(low['outlet'])}) to {_signed(high['journalism'])} ({outlet_named(high['outlet'])})"
        text += " on a scale from −1 (war) to +1 (peace)."
    return [Finding("war_or_peace", text, instances=ids["journalism", "war"] + ids["journalism", "peace"])]


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _sure(counted: Sequence[Coded], agreed: list[dict[str, Any]]) -> Finding:
    coders = sorted({one.coder for one in counted})
    if len(coders) == 1:
        days = sorted({one.date for one in counted if one.date})
        when = f" on {days[0]}" if len(days) == 1 else f" from {days[0]} to {days[-1]}" if days else ""
        return Finding("agreement", f"One coder, {coders[0]}, has coded the articles{when}: agreement between coders is not known.")
    told = [a for a in agreed if a["scale"] in ("frames", "journalism") and a["alpha"] is not None]
    if not told:
        return Finding("agreement", f"{capital(count(len(coders), 'coder'))} ({listed(coders)}) share no answers that could be compared.")
    parts = []
    for a in told:
        bounds = f", 95 % interval {a['low']:.2f} to {a['high']:.2f}" if a["low"] is not None else ", too few articles for an interval"
        parts.append(f"{a['alpha']:.2f} for {'the frames' if a['scale'] == 'frames' else 'war and peace'} ({a['units']} answers{bounds})")
    weak = [a for a in told if a["alpha"] < TENTATIVE]
    text = f"{len(coders)} coders ({listed(coders)}); Krippendorff’s alpha is {listed(parts)}"
    text += f". Below {TENTATIVE} it is too low to conclude from." if weak else "."
    return Finding("agreement", text)
