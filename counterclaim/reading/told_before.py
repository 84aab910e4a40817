"""Links of one sentence in; out, the same and those of parts of victims told of: "among the dead were two nurses"."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger

AMONG = ("among", "amongst")
TOLD = (
    re.compile(r"r (?P<p>P) p (?P<q>Q)".replace(" ", "")),
    re.compile(r"(?P<q>N) B a* Q o (?P<p>[PQ])".replace(" ", "")),
    re.compile(r"(?P<q>Q) o (?P<p>P)".replace(" ", "")),
    re.compile(r"(?<!B)(?<!Ba)(?P<q>Q) o (?P<p>Q) (?=[AV])".replace(" ", "")),
    re.compile(r"(?P<q>Q) a* i (?P<p>P)".replace(" ", "")),
    re.compile(r"(?P<p>P) r a* (?P<q>[QN])".replace(" ", "")),
    re.compile(r"i [aX]* N (?P<p>V) B a* (?P<q>[QN])".replace(" ", "")),
    re.compile(r"o (?P<p>P) c? (?P<q>Q)".replace(" ", "")),
    re.compile(r"[io] \.? (?P<p>Q) [VA] c (?P<q>Q) (?! [aB]{0,3} [VAI])".replace(" ", "")),
    re.compile(r"[io] \.? (?P<p>Q) [VA] B a* (?P<q>[QN])".replace(" ", "")),
    re.compile(r"(?P<q>[QN]) a* B a* [ip.]{1,3} .{0,2}? (?P<p>[PQ])".replace(" ", "")),
    re.compile(r"i a* (?P<p>P) [^QNBVGF]{0,4}? B a* (?P<q>[QN])".replace(" ", "")),
    re.compile(r"(?P<p>P) [^QNBVGF]{0,4}? a* [iB] a* (?P<q>[QN])".replace(" ", "")),
)


# "a relative of one of the dead" is none of them.
KIN = frozenset(
    "relative relatives friend friends colleague colleagues mother father brother sister wife widow husband son daughter family families name names "
    "identity identities photo photos funeral funerals picture pictures story stories death".split()
)


def links_told_before(
    sentence: Sentence, groups: list[Group], triggers: list[Trigger], chosen: list[Link], letters: str, items: list[tuple[str, int]]
) -> list[Link]:
    """Parts of victims told of: "four were among the eight killed", "those killed included six women", "among the dead was a child"."""
    linked = {link.group: link for link in chosen}
    for pattern in TOLD:
        for start in range(len(letters)):
            match = pattern.match(letters, start)
            if match is None:
                continue
            kind, index = items[match.start("p")]
            part = items[match.start("q")][1]
            stretch = letters[match.start("q") : match.start("p")]
            if match.start("q") < match.start("p") and "i" not in stretch and "o" not in stretch:
                continue
            if groups[part].high == 0 or KIN & set(sentence.lower[max(0, groups[part].start - 2) : groups[part].start]):
                continue
            # "the victims: two boys", not "the dead rose to 14"
            if letters[match.end("p") : match.start("q")][:1] == "r" and sentence.lower[items[match.start("p") + 1][1]] != ":":
                continue
            # "twelve people, including the wounded"
            if letters[match.end("q") : match.start("p")].strip("a") == "i" and sentence.lower[items[match.start("p") - 1][1]] not in AMONG:
                continue
            if kind == "group" and groups[index].noun == "anaphor" and part != index:
                if part not in linked and groups[part].kind != "plural":
                    linked[part] = Link(part, None, "killed", "among the victims", "nominal", 1.5)
            elif kind == "group":
                whole = linked.get(index)
                if whole is None or whole.group == part:
                    continue
                linked[part] = Link(part, whole.trigger, whole.outcome, "among those", whole.construction, 1.3, parent=index)
            elif (
                groups[part].kind != "plural"
                or groups[part].noun == "civilian"
                or ("i" in stretch and groups[part].noun in ("armed", "commander", "official"))
            ):
                if part in linked and linked[part].cost < 1.6 and linked[part].trigger != index:
                    continue
                linked[part] = Link(part, index, triggers[index].outcome, "among the dead", "nominal", 1.4)
    return list(linked.values())
