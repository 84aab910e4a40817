"""A Sentence in; out, the places that it names, each with its surroundings as printed ("the town of Orla in Vesk province"), and which one is nearest to a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import CALENDAR
from counterclaim.reading.sides import SideFinder

NOUNS = (
    "town|city|cities|village|villages|province|provinces|district|region|area|valley|neighbou?rhoods?|suburbs?|governorate|countryside|camp|outskirts|county|state|"
    "quarter|street|square|airport|airfield|junction|crossing|checkpoint|mountains?|hills?|islands?|peninsula|settlement|hamlet|commune|municipality|department|"
    "territory|enclave|strip|sector|gorge|pass|highway|road|park|port|prison|bridge|forest|plain|coast|desert|front"
)
ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]s|[Aa]d|[Aa]r|[Aa]n|[Aa]t|[Dd]er|[Dd]e|[Dd]el|[Ll]a|[Ll]as|[Ll]os|[Ll]e|[Tt]el|[Tt]al)[- ]"
NAME = rf"(?:{ARTICLE})?[A-Z][\w'’]+(?:(?:[ -](?:al|el|de|del|la|las|los|ul|e)[- ]|[ -])[A-Z][\w'’]+){{0,3}}"
PREPOSITION = (
    r"(?:in|at|near|outside|around|across|inside|within|over|throughout|toward|towards|(?:east|west|north|south)(?:ern)?\s+of|(?:outskirts|vicinity|edges?|parts?|side|centre|center)\s+of"
    r"|(?:battle|fight|assault|offensive|attacks?|raids?|strikes?|bombing|shelling|bombardment|siege|advance)\s+(?:of|for|on|against))"
)
STRUCK = r"(?:target(?:ed|ing)|hit(?:ting)?|struck|striking|shell(?:ed|ing)|bomb(?:ed|ing)|pound(?:ed|ing)|raid(?:ed|ing)|storm(?:ed|ing)|attack(?:ed|ing))"
# "in the northern X": what may stand between a preposition and a name; no article before names that are not places.
MODIFIERS = r"(?:the\s+)?(?:[a-z]+(?:-[a-z]+)*\s+){0,4}?"
PLACE = re.compile(
    rf"(?:\b(?P<prep>{PREPOSITION})\s+(?P<mods>{MODIFIERS})(?P<name>{NAME})(?P<noun>\s+(?:{NOUNS})\b)?"
    rf"|\b(?P<of>(?:{NOUNS})\s+(?:of\s+(?:the\s+)?)?)(?P<name2>{NAME})"
    rf"|(?<![\w-])(?P<name3>{NAME})\s+(?P<noun3>{NOUNS})\b(?!\s+(?:media|television|tv|news|department|police|forces))"
    rf"|\b{STRUCK}\s+(?P<name4>{NAME})"
    r"|\b(?P<name5>[A-Z]\w{3,}?)(?:['’]s|s)?\s+(?:[a-z-]+\s+)?(?:war|conflict)\b)"
)
LINK = re.compile(
    r"^\s*(?:,\s*)?(?:(?:in|of|near|at|inside|on|west|east|north|south)\b\s*(?:of\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,4}|)$",
)
SPOKEN = re.compile(
    r"\b(?:said|told|says|speaking|spoke|reporters?|journalists?|correspondent|statement|interview|conference|headquartered|based|office|embassy|talks|meeting|hospital|treated|positioned|stationed|entrenched)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
NO_PLACES = frozenset(
    "telegram twitter facebook whatsapp youtube instagram parliament congress english arabic french spanish russian ramadan christmas easter eid islam arab god reuters afp "
    "ap bbc cnn internet mr mrs dr president general colonel captain sunday human rights social media security council the this that he she it they we in at on "
    "state tv people civil war army navy air force united nations un eu nato".split()
)
SEPARATE = re.compile(r"[;:]|\b(?:while|whereas|meanwhile|elsewhere)\b|[.!?]\s", re.IGNORECASE)
# "in Orvanian raids", "in the Northeastern part": an adjective of a place is none.
ADJECTIVE = re.compile(r"(?:ian|ish|ese|eli|aqi|emeni|stani|tern|thern|North|South|East|West)s?$")
BREAK_COST = 120


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a sentence at text[start:end] of the article. weak: after no preposition of place, so only its noun tells that it is one."""

    start: int
    end: int
    text: str
    weak: bool


def places_in(sentence: Sentence, finder: SideFinder, *, wars: bool = True) -> list[Place]:
    """The places of the sentence in order; of places one within the other, as printed together, one. wars: also where a war is ("X's war")."""
    single: list[Place] = []
    for match in PLACE.finditer(sentence.shown):
        group = next(g for g in ("name", "name2", "name3", "name4", "name5") if match[g])
        if group == "name5" and not wars:
            continue
        start, end = match.span(group)
        words = re.findall(r"[\w'’]+", match[group])
        while words and words[-1].lower() in CALENDAR:
            end = match.start(group) + match[group].rfind(words[-1])
            end = len(sentence.shown[:end].rstrip())
            words.pop()
        if not words or words[0].lower() in CALENDAR or words[0].lower() in NO_PLACES or len("".join(words)) < 3:
            continue
        noun = match["noun"] or match["of"] or match["noun3"]
        if not noun and len(words) == 1 and ADJECTIVE.search(words[0]):
            continue
        if not noun and (finder.find(sentence.shown[start:end]) and not _country(finder, sentence.shown[start:end], match)):
            continue
        if match["prep"] and SPOKEN.search(sentence.shown[: match.start()]):
            continue
        if match["of"]:
            start = match.start("of")
        if match["noun"] and end == match.end("name"):
            end = match.end("noun")
        if match["noun3"]:
            end = match.end("noun3")
        single.append(Place(sentence.start + start, sentence.start + end, "", weak=match["prep"] is None))
    return [
        Place(p.start, p.end, " ".join(sentence.shown[p.start - sentence.start : p.end - sentence.start].split()), p.weak)
        for p in _joined(sentence, single)
    ]


def _country(finder: SideFinder, words: str, match: re.Match[str]) -> bool:
    """True where a side's name is a country's: "in X", when nothing that X may have follows."""
    found = finder.find(words)
    whole = len(found) == 1 and found[0].kind == "name" and found[0].end - found[0].start == len(words)
    behind = match.string[match.end() : match.end() + 12]
    return (
        whole
        and match["prep"] in ("in", "inside", "across", "throughout")
        and not match["mods"].strip()
        and re.match(r"\s*[a-z]*(?:$|\W)", behind) is not None
        and not re.match(
            r"\s+(?:custody|hands|ranks|captivity|uniforms?|fire|attacks?|raids?|air|artillery|strikes?|shelling|control)\b", behind
        )
    )


def _joined(sentence: Sentence, places: list[Place]) -> list[Place]:
    joined: list[Place] = []
    for place in places:
        last = joined[-1] if joined else None
        between = sentence.shown[last.end - sentence.start : place.start - sentence.start] if last else ""
        if last is not None and place.start >= last.end and LINK.match(between) and between.strip():
            joined[-1] = Place(last.start, place.end, "", last.weak)
        elif last is None or place.start >= last.end:
            joined.append(place)
    return joined


def nearest(sentence: Sentence, places: list[Place], start: int, end: int) -> Place | None:
    """The place that belongs to words at start:end of the article: the nearest one, rather behind them, in their clause where there is one."""

    def cost(place: Place) -> tuple[int, int]:
        gap = place.start - end if place.start >= end else start - place.end if place.end <= start else 0
        between = sentence.shown[min(end, place.end) - sentence.start : max(start, place.start) - sentence.start]
        behind = place.start >= end
        return gap + (BREAK_COST if SEPARATE.search(between) else 0) + (0 if behind else 20) + (15 if place.weak else 0), place.start

    return min(places, key=cost, default=None)
