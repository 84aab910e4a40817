"""Measures of framing in; for each its finding, its figure, its instances and its method out."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from counterclaim.framing import Measure
from counterclaim.ledger import Finding
from counterclaim.present import address, dates, look, numbers, tables
from counterclaim.present.figures.drawing import Figure, words_alone
from counterclaim.present.framing_places import places
from counterclaim.present.framing_view import View
from counterclaim.present.framing_views import answers, has_view, view
from counterclaim.present.look import Look, outlet_name
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

SEEN = 3  # places linked in a sentence; all are in the list below the figure
SAID = 8  # sentences over a figure; more stand folded below it
LONGEST = 420  # characters of a sentence
WORDS_SHOWN = 12  # words of a quotation in the speakers' ledger


def caution(edition: Edition) -> Html:
    """What the figures of this page cannot bear, each said once."""
    said = list(dict.fromkeys(c for m in edition.measures.values() for c in m.caution))
    return Html(tag("div", join(tag("p", c) for c in said), class_="cc-caution") if said else Markup(""))


def figure(edition: Edition, name: str, root: str = "", outlet: str | None = None) -> Figure | Html:
    """The measure's figure, an article a row, or an outlet a row where there are many articles.

    name: of one of the edition's measures. outlet: that outlet's articles only.
    """
    measure = edition.measures.get(name)
    if measure is None or not has_view(name):
        return words_alone(name, "This edition has no such measure.")
    shows = view(edition, measure, root, outlet)
    if shows.draw is None:
        return words_alone(name, _nothing(measure, outlet))
    said = _told(edition, measure, root) if outlet is None else _of_outlet(edition, measure, outlet, shows)
    more = tag("ul", join(tag("li", sentence) for sentence in said[SAID:])) if said[SAID:] else ""
    return Figure(
        name=name,
        headline=said[0],
        lead=join([tag("span", s, class_="cc-line") for s in said[1:SAID]]),
        alt=f"{measure.title}: {shows.unit}, by {shows.level}. " + ". ".join(shows.words) + ".",
        draw=shows.draw,
        note=join([*[tag("span", n, class_="cc-line") for n in shows.note], _method(measure, root)]),
        data=join([more, _table(name, shows), answers(measure, outlet) if name == "frames" else ""]),
    )


def _nothing(measure: Measure, outlet: str | None) -> str:
    """Why there is no figure: what the measure says of it, or that nothing was counted."""
    if not len(measure.instances) and (outlet is None or measure.name == "words"):
        return " ".join(clean(dates.in_text(f.text)) for f in measure.findings)
    carried = [r for r in rows(measure.figures) if r["level"] == "outlet" and r["outlet"] == outlet and r["side"] == "all"]
    if measure.name == "omissions" and carried and carried[0]["carried_by_others"]:
        return f"It leaves out nothing of the {carried[0]['carried_by_others']:,} that other outlets carry within two days."
    return f"Nothing was read here that could be counted ({measure.unit})."


def _told(edition: Edition, measure: Measure, root: str) -> list[Markup]:
    """The measure's findings. What holds for one of two sides holds for the other the other way round: control says it once."""
    found = list(measure.findings)
    if measure.name == "control" and len(edition.profile.sides) == 2:
        first = next((f for f in found if f.name == "control"), None)
        found = [f for f in found if f.name != "control" or f is first]
    if measure.name == "words":
        found.sort(key=lambda f: not f.instances)
    # What was tested comes before the count of each side: of many sides the last stand folded.
    found = [*found[:1], *sorted(found[1:], key=lambda f: not f.name.endswith("_difference"))]
    at = {r["instance_id"]: r for r in rows(measure.instances)}
    said = [_finding(f, measure, at, root) for f in found]
    more = {"sourcing": numbered, "voices": _several}.get(measure.name)
    return [*said, *more(edition)] if more else said


def _several(edition: Edition, most: int = 6) -> list[Markup]:
    """Who is heard in more than one article, those first who are heard in most; nothing where nobody is."""
    every = rows(edition.measures["voices"].details["speakers"])
    told = sorted((s for s in every if s["named"] and len(s["articles"]) > 1), key=lambda s: (-len(s["articles"]), s["speaker"]))
    if not told:
        return []
    few = len(edition.outlets) <= 6
    each = [
        f"{clean(s['speaker'])} ({', '.join(outlet_name(o) for o in s['outlets']) if few else numbers.counted(len(s['articles']), 'article')})"
        for s in told[:most]
    ]
    rest = f" and {len(told) - most:,} more" if len(told) > most else ""
    return [join([f"Heard in more than one article, in words that the speakers’ ledger sets side by side: {'; '.join(each)}{rest}."])]


def _method(measure: Measure, root: str) -> Markup:
    first = re.split(r"(?<=[.:]) (?=[A-Z])", clean(measure.method))[0]
    return tag(
        "span",
        join([first, " ", tag("a", "How it is measured", href=f"{root}methods.html#measure-{measure.name}")]),
        class_="cc-method cc-line",
    )


def _table(name: str, shows: View) -> Markup:
    return tables.html_table(tables.frame_of(list(shows.table)), f"{name}-table", f"The same as a table: {shows.unit}", empty="").markup


def _finding(found: Finding, measure: Measure, at: Mapping[str, Row], root: str) -> Markup:
    """A computed sentence, the first places that it rests on, and the way to all. at: the measure's instances by id."""
    told = [at[i] for i in dict.fromkeys(found.instances) if i in at]
    sentence = clean(dates.in_text(found.text))
    if len(sentence) > LONGEST:
        sentence = sentence[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;(") + " …"
    if not told:
        return join([sentence])
    links = [
        tag("a", n, href=address.place_href(r["article_id"], "at", r["start"], r["end"], root), aria_label=f"place {n}")
        for n, r in enumerate(told[:SEEN], 1)
    ]
    if len(told) > SEEN:
        links.append(tag("a", f"all {len(told):,}", href=f"#{measure.name}-instances"))
    return join([sentence, " ", tag("span", join(["see ", join(links, ", ")]), class_="cc-see")])


# Of which two columns a share is made, and what it is a share of.
_COMPARED = {
    "labels": ("evaluative", "labels", "Labels of {} that evaluate"),
    "stance": ("distancing", "cues", "Words that introduce words of {} and keep their distance"),
    "agency": ("named", "clauses", "Clauses about the dead of {} that name the killer"),
    "omissions": ("absent", "carried_by_others", "Actors, events and claims of other outlets left out"),
}


def _of_outlet(edition: Edition, measure: Measure, outlet: str, shows: View) -> list[Markup]:
    """The outlet's figures beside those of all other outlets together, computed from the same counts, with the test where there is one."""
    look_ = Look.of(edition)
    if measure.name == "words":
        return [join([clean(f.text)]) for f in measure.findings if f.outlet == outlet][:SAID] or [join([f"{measure.title}."])]
    if measure.name == "sourcing":
        return _losses(measure, outlet, look_)
    every = [r for r in rows(measure.figures) if r["level"] == "outlet"]
    own, rest = ([r for r in every if (r["outlet"] == outlet) is here] for here in (True, False))
    told: list[tuple[str, str, int, int, int, int]] = []
    if measure.name == "voices":
        told = [(s, f"Words quoted from {look_.within(s)}", *_words_of(own, s), *_words_of(rest, s)) for s in look_.sides]
    elif measure.name in _COMPARED:
        part, whole, what = _COMPARED[measure.name]
        for side in ["all"] if measure.name == "omissions" else look_.sides:
            n, m, k, others = (_sum([r for r in found if r["side"] == side], column) for found in (own, rest) for column in (part, whole))
            told.append((side, what.format(look_.within(side)), n, m, k, others))
    here = " in this article" if sum(r["n_articles"] for r in own[:1]) == 1 else ""
    sure = {r["side"]: r["p_holm"] for r in rows(measure.details.get("tests")) if r["level"] == "outlet" and r["outlet"] == outlet}
    said = [
        join([f"{what}: {_of(n, m)}{here}", f"; in the other outlets {_of(k, others)}" if others else "", _surely(sure.get(side)), "."])
        for side, what, n, m, k, others in told
        if m
    ]
    return said or [join(["; ".join(shows.words[:4]) + "."])]


def _surely(p: float | None) -> str:
    """How sure a difference is, where it was tested."""
    return "" if p is None else " (p < 0.001 after Holm’s correction)" if p < 0.001 else f" (p = {p:.3f} after Holm’s correction)"


def _losses(measure: Measure, outlet: str, look_: Look) -> list[Markup]:
    """How many claims about whose losses the outlet prints, on whose word."""
    counted = [r for r in rows(measure.instances) if r["counted"] and r["outlet"] == outlet]
    said = []
    for side in sorted({r["side"] for r in counted}, key=look_.order):
        here = [r["claimant_side"] for r in counted if r["side"] == side]
        tellers = sorted(set(here), key=lambda t: (-here.count(t), look_.order(t)))
        words = ["the outlet itself" if t == "outlet" else look_.telling(t) for t in tellers]
        each = [w if len(tellers) == 1 else f"{w} ({here.count(t):,})" for w, t in zip(words, tellers, strict=True)]
        said.append(
            join([f"Losses of {look_.within(side)}: {numbers.counted(len(here), 'claim')}, on the word of {numbers.list_words(each)}."])
        )
    return said


def _of(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / whole:.0%})"


def _sum(found: list[Row], column: str) -> int:
    return int(sum(r[column] or 0 for r in found))


def _words_of(found: list[Row], side: str) -> tuple[int, int]:
    return _sum([r for r in found if r["side"] == side], "direct_words"), _sum(found, "direct_words")


def instances(edition: Edition, name: str, root: str = "", outlet: str | None = None) -> Html:
    """Everything that the measure counted, folded, each a link to its place."""
    measure = edition.measures.get(name)
    return places(edition, measure, root, outlet) if measure is not None else Html(Markup(""))


def methods(edition: Edition) -> Html:
    """How each measure is made: what is counted and how, its formula, whose method it is, and its name in the downloads."""
    entries = [
        join([tag("dt", m.title, id=f"measure-{m.name}"), tag("dd", join([tag("span", clean(m.method), class_="cc-line"), *_about(m)]))])
        for m in edition.measures.values()
    ]
    return Html(tag("dl", join(entries), class_="cc-methods"))


def _about(measure: Measure) -> list[Markup]:
    told = [("Formula", measure.formula), ("After", measure.source), ("Counted", measure.unit), ("In the downloads", measure.name)]
    return [tag("span", f"{name}: {clean(words).rstrip('.')}.", class_="cc-line cc-muted") for name, words in told if words]


def speakers(edition: Edition, root: str = "", most: int = 40) -> Html:
    """The speakers' ledger: who is heard, for whom, in how many words, where; each outlet with the words that it prints."""
    measure = edition.measures.get("voices")
    every = list(rows(measure.details["speakers"])) if measure is not None else []
    if measure is None or not every:
        return tables.html_table(tables.frame_of([]), "speakers", "", empty="Nobody is heard in these articles.")
    look_ = Look.of(edition)
    at = {r["instance_id"]: r for r in rows(measure.instances)}
    cells = [
        {
            "Speaker": join([tag("span", clean(s["speaker"]), class_="cc-line"), tables.teller(s["side"], look_)]),
            "Words quoted": s["direct_words"],
            "reported": s["reported_words"],
            "Heard in": join([tag("span", _heard(outlet, s, at, root), class_="cc-line") for outlet in s["outlets"]]),
        }
        for s in every[:most]
    ]
    caption = f"{numbers.counted(len(every), 'speaker')}, the most quoted first" + (
        f"; the first {most} of them" if len(every) > most else ""
    )
    table = tables.html_table(tables.frame_of(cells), "speakers", caption, empty="", right=("Words quoted", "reported"))
    return Html(tag("details", join([tag("summary", f"The speakers’ ledger: {caption}"), table.markup]), class_="cc-instances"), caption)


def _heard(outlet: str, speaker: Row, at: dict[str, Row], root: str) -> Markup:
    """An outlet and the longest that it quotes of the speaker."""
    told = [at[i] for i in speaker["instances"] if i in at and at[i]["outlet"] == outlet]
    longest = max(told, key=lambda r: (r["kind"] == "direct", r["words"] or 0, r["instance_id"]))
    words = clean(longest["text"]).split()
    short = " ".join(words[:WORDS_SHOWN]) + (" …" if len(words) > WORDS_SHOWN else "")
    link = tag("a", short, href=address.place_href(longest["article_id"], "at", longest["start"], longest["end"], root))
    return join([f"{outlet_name(outlet)}: ", link, f" (and {len(told) - 1:,} more)" if len(told) > 1 else ""])


def numbered(edition: Edition) -> list[Markup]:
    """Which articles put numbers on whose losses: a sentence computed from the claims that sourcing counts, none without two sides."""
    measure = edition.measures.get("sourcing")
    sides = list(edition.profile.sides)
    if measure is None or len(sides) not in (2, 3) or not len(measure.instances):
        return []
    frame: pd.DataFrame = measure.instances
    found: dict[str, set[str]] = {a: set() for a in sorted(set(measure.figures["article_id"].dropna()))}
    for r in rows(frame):
        if r["counted"] and r["side"] in sides and any(c.isdigit() for c in str(r["number"] or r["text"])):
            found[r["article_id"]].add(r["side"])
    look_ = Look.of(edition)
    outlets = {a.article_id: look.outlet_inside(a.outlet) for a in edition.articles}

    def told(wanted: set[str]) -> str:
        here = [outlets[a] for a, has in found.items() if has == wanted]
        of = sorted(set(here))
        names = f" ({numbers.list_words(of)})" if 0 < len(of) <= 6 else ""
        return f"{len(here) or 'none'}{names}"

    parts = [f"{'both' if len(sides) == 2 else 'all'} sides in {told(set(sides))} of {numbers.counted(len(found), 'article')}"]
    parts += [f"{look_.within(s)} alone in {told({s})}" for s in sides if any(has == {s} for has in found.values())]
    parts.append(f"no side in {told(set())}")
    return [join([f"Numbers stand for the losses of {numbers.list_words(parts)}."])]
