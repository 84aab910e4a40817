"""Takes the quotations of all articles, gives what only shows across them: words said again, speakers who are dead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from counterclaim.framing.measure import Corpus
from counterclaim.ledger.finding import Finding, count, listed, outlet_named
from counterclaim.ledger.persons import plain, same_person
from counterclaim.reading.records import Claim

LEAST_WORDS = 6  # fewer are said alike by chance
BLOCK = 500
ALIKE = 80  # of 100, two printings of one quotation
LEAST_OF_ONE = 4  # words, where the same speaker says them within DAYS days
DAYS = 3
SHARED = 0.5  # of the rarer words, two translations of one quotation by one speaker
FEW, TOLD = 4, 6  # outlets and speakers that a sentence names
RECYCLED_COLUMNS = {"who": "text", "side": "text", "article_id": "text", "other_article_id": "text", "text": "text", "other_text": "text"}


def recycled(rows: list[dict[str, Any]], corpus: Corpus) -> list[dict[str, Any]]:
    """Quotations that stand in several articles: the first place of each with every later one, columns RECYCLED_COLUMNS and instance ids.

    Two direct quotations of at least LEAST_WORDS words are one where their words are nearly the same, or where the same
    named speaker says both and half of the longer words of the shorter one stand in the other (two translations). From
    LEAST_OF_ONE words on they are one where the same named speaker says both within DAYS days and the shorter stands
    word for word in the other (a part of it quoted elsewhere).
    """
    spoken = [r for r in rows if r["counted"] and r["kind"] == "direct" and r["words"] >= LEAST_OF_ONE]
    spoken.sort(key=lambda r: (corpus.published.get(r["article_id"]) or "9", r["article_id"], r["start"]))
    first = list(range(len(spoken)))

    def top(n: int) -> int:
        while first[n] != n:
            first[n] = n = first[first[n]]
        return n

    for n, m in _alike(spoken, corpus):
        low, high = sorted((top(n), top(m)))
        first[high] = low
    return [
        {
            "who": a["who"] or b["who"],
            "side": a["side"],
            "article_id": a["article_id"],
            "other_article_id": b["article_id"],
            "text": a["text"],
            "other_text": b["text"],
            "instances": (a["instance_id"], b["instance_id"]),
        }
        for a, b in ((spoken[top(n)], spoken[n]) for n in range(len(spoken)))
        if a["article_id"] != b["article_id"]
    ]


def _alike(spoken: list[dict[str, Any]], corpus: Corpus) -> list[tuple[int, int]]:
    """Pairs of quotations that are one, the earlier first: by all their words, by one speaker's longer words, or one within the other."""
    texts = [plain(r["text"]) for r in spoken]
    full = [n for n, r in enumerate(spoken) if r["words"] >= LEAST_WORDS]
    whole = [texts[n] for n in full]
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(whole), BLOCK):  # in blocks, so that many quotations do not need a table of all pairs at once
        scores = process.cdist(whole[start : start + BLOCK], whole, scorer=fuzz.ratio, score_cutoff=ALIKE)
        pairs |= {(full[int(n) + start], full[int(m)]) for n, m in np.argwhere(scores >= ALIKE) if n + start < m}
    words = [_long(text) for text in texts]
    run = [" ".join(["", *re.findall(r"[^\W_]+", text), ""]) for text in texts]
    by_speaker: dict[str, list[int]] = {}
    for n, r in enumerate(spoken):
        if r["who"]:
            by_speaker.setdefault(r["who"], []).append(n)
    for said in by_speaker.values():
        for n, m in combinations(said, 2):
            x, y = sorted((words[n], words[m]), key=len)
            if min(spoken[n]["words"], spoken[m]["words"]) >= LEAST_WORDS and len(x) >= 3 and len(x & y) >= SHARED * len(x):
                pairs.add((n, m))
            elif len(x) >= 2 and (run[n] in run[m] or run[m] in run[n]) and _near(spoken[n], spoken[m], corpus):
                pairs.add((n, m))
    return sorted(pairs)


def _near(a: dict[str, Any], b: dict[str, Any], corpus: Corpus) -> bool:
    """Whether two articles are known to be of days close to each other."""
    days = [corpus.published.get(r["article_id"]) or "" for r in (a, b)]
    try:
        known = [date.fromisoformat(d[:10]) for d in days if len(d) >= 10]
    except ValueError:
        return False
    return len(known) == 2 and abs((known[0] - known[1]).days) <= DAYS


def _long(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W\d_]+", plain(text)) if len(w) > 4)


def recycled_finding(pairs: list[dict[str, Any]], corpus: Corpus) -> list[Finding]:
    """How many quotations stand in more than one article, and whose."""
    if not pairs:
        return []
    whose: dict[str, set[str]] = {}
    for p in pairs:
        outlets = {outlet_named(corpus.outlets[p[k]]) for k in ("article_id", "other_article_id")}
        whose.setdefault(p["who"] or "nobody named", set()).update(outlets)
    n = len({p["instances"][0] for p in pairs})
    most = sorted(whose.items(), key=lambda w: (-len(w[1]), w[0]))
    each = [f"{who} ({', '.join(sorted(o)) if len(o) <= FEW else count(len(o), 'outlet')})" for who, o in most[:TOLD]]
    told = listed([*each, f"{len(most) - TOLD} more"] if len(most) > TOLD else sorted(each))
    text = f"{count(n, 'quotation')} {'stands' if n == 1 else 'stand'} in more than one article: of {told}."
    return [Finding("recycled", text, instances=tuple(dict.fromkeys(i for p in pairs for i in p["instances"])))]


def dead_speakers(rows: list[dict[str, Any]], claims: Iterable[Claim], corpus: Corpus) -> list[Finding]:
    """Who is quoted in one article and named among the dead in another one."""
    told = [c for c in claims if c.outcome == "killed" and c.status not in ("denied", "hypothetical") and not corpus.why_not(c.article_id)]
    found = []
    speakers = dict.fromkeys(r["who"] for r in rows if r["counted"] and r["who"] and " " in r["who"])
    for who in speakers:
        name = who.split(",")[0]
        spoken = [r for r in rows if r["counted"] and r["who"] == who]
        there = {r["article_id"] for r in spoken}
        dead = [c for c in told if c.article_id not in there and any(" " in n and same_person(name, n) for n in c.victim_names)]
        if dead:
            heard = ", ".join(sorted({outlet_named(corpus.outlets[a]) for a in there}))
            buried = ", ".join(sorted({outlet_named(corpus.outlets[c.article_id]) for c in dead}))
            text = f"{name} is heard in one article ({heard}) and among the dead in another ({buried})."
            ids = tuple(r["instance_id"] for r in spoken)
            found.append(Finding("speaker_dead", text, tuple(c.claim_id for c in dead), instances=ids))
    return found
