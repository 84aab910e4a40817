"""Takes the profile and the articles, gives each side's name as it stands in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.sources.article import Article
from counterclaim.sources.profile import BUILT_IN_SIDES, Profile

_TAIL = re.compile(r"\s*(?:,|\(| and (?:its|their|the|other|allied) ).*$")


def names_in_sentences(profile: Profile, articles: Iterable[Article]) -> dict[str, str]:
    """Side key → its name, with "the" where the articles mostly print it so ("the Lumat", but "Orvania").

    Where the articles do not print the name, it has "the" when it is of several words. Built-in sides as in
    `Profile.name_of`.
    """
    text = "\n".join(a.text for a in articles)
    found = {key: profile.name_of(key) for key in BUILT_IN_SIDES}
    found |= {
        "civilian": "civilians",
        "third_party": "third parties",
        "outlet": "the outlets themselves",
        "unknown": "sources of no stated side",
    }
    for key, side in profile.sides.items():
        core = _TAIL.sub("", side.name) or side.name
        told = [text[max(0, m.start() - 4) : m.start()] for m in re.finditer(rf"{re.escape(core)}(?!\w)", text, re.IGNORECASE)]
        told = [before for before in told if not re.search(r"[\w-]$", before)]
        the = sum(bool(re.search(r"(?i:the)\s$", before)) for before in told) * 2 >= len(told) if told else " " in core
        found[key] = f"the {side.name}" if the and not side.name.lower().startswith("the ") else side.name
    return found
