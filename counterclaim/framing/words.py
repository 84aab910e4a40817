"""Takes articles and quotations, gives the words by which an outlet's own voice differs from the others', every place shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from counterclaim.framing.by_side import ALL, Row, p_words
from counterclaim.framing.measure import UNIT_COLUMNS, Corpus, Description, Measure
from counterclaim.framing.spoken import Spoken
from counterclaim.framing.uncertainty import ENOUGH_ARTICLES, SEED, cautions
from counterclaim.ledger.finding import Finding, count, listed
from counterclaim.ledger.frames import frame_of, records_from_frame
from counterclaim.reading.records import Quotation
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

PRIOR = 500.0  # words that the prior is worth, as in Monroe et al.
LEAST_ARTICLES = 3  # of an outlet in which a word must stand: fewer are one story's words
SHOWN = 20  # words an outlet in either direction whose places are listed
PERMUTATIONS = 199
KEPT = 500  # words an outlet, the largest |z| first
SURE = 0.05
FIGURE_COLUMNS = {
    "word": "text",
    "count": "count",
    "count_of_others": "count",
    "articles": "count",
    "log_odds": "share",
    "z": "share",
    "p_max": "share",
}
WORDS = Description(
    name="words",
    title="Which words set an outlet apart",
    unit="words in the article's own voice",
    method="Every word that an outlet's articles write in their own voice (no quotation, no reported speech, no caption, no page furniture, "
    "copies once, names of the outlets left out) against the same of all other outlets: weighted log-odds with an informative Dirichlet "
    f"prior of {PRIOR:.0f} words in the proportions of all articles. Only for outlets with at least {ENOUGH_ARTICLES} articles, and words in at "
    f"least {LEAST_ARTICLES} of them. z takes words for independent, which words of one article are not: p is of a permutation test over "
    "articles against the largest |z| of any word.",
    source="Burt L. Monroe, Michael P. Colaresi and Kevin M. Quinn, Fightin' Words, Political Analysis 2008; Peter H. Westfall and "
    "S. Stanley Young, 1993 (the test against the largest)",
    formula="z = d / sqrt(1 / (y_i + a) + 1 / (y_j + a)), d = log((y_i + a) / (n_i + A - y_i - a)) - log((y_j + a) / (n_j + A - y_j - a))",
)
_WORD = re.compile(r"[^\W\d_]+(?:['’‐‑-][^\W\d_]+)*")


def measure(quotations: pd.DataFrame, articles: Sequence[Article], profile: Profile) -> Measure:
    """Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008), each outlet against the others.

    figures, a row an outlet (level "outlet", side "all") and word, largest |z| first: count, count_of_others (times it stands
    there), articles (of the outlet in which it stands), log_odds (natural logarithm), z, p_max (permutation test over articles,
    corrected for all words of the outlet); no row for an outlet with too few articles. instances: the places in
    each outlet's articles of the words that it uses and shuns most, with word; counted: all.
    """
    corpus = Corpus.of(articles)
    spoken = Spoken(sorted(records_from_frame(quotations, Quotation), key=lambda q: (q.article_id, q.start, q.end, q.kind)), corpus)
    kept = {a.article_id: a for a in articles if a.article_id in set(corpus.articles) and a.outlet != "unknown"}
    enough = [o for o, ids in corpus.by_outlet().items() if o != "unknown" and len(ids) >= ENOUGH_ARTICLES]
    rest = {o: sum(len(ids) for other, ids in corpus.by_outlet().items() if other not in (o, "unknown")) for o in enough}
    enough = [o for o in enough if rest[o] >= ENOUGH_ARTICLES]
    names = {w for o in corpus.outlets.values() for w in _words(o)}
    places = {a: [t for t in tokens(kept[a], spoken, corpus) if t[0] not in names] for a in sorted(kept)} if enough else {}
    table = _table(places, corpus)
    figures = [row for outlet in enough for row in _figures(outlet, table, corpus)]
    shown = _shown(figures)
    instances = [
        corpus.instance("words", a, start, end, kept[a].text[start:end], ALL, "", "own") | {"word": word}
        for a, told in places.items()
        for word, start, end in told
        if word in shown.get(corpus.outlets[a], ())
    ]
    findings = _findings(figures, enough, instances, corpus)
    return WORDS.measured(
        frame_of(figures, UNIT_COLUMNS | FIGURE_COLUMNS),
        instances,
        {"word": "text"},
        findings,
        (*cautions(corpus), *_refused(corpus, enough)),
    )


def tokens(article: Article, spoken: Spoken, corpus: Corpus) -> list[tuple[str, int, int]]:
    """(word in small letters, start, end) of what the article says in its own voice, in order."""
    silent = sorted((q.start, q.end) for q in spoken.of(article.article_id))
    found = []
    for segment in article.segments:
        if segment.kind not in ("headline", "paragraph") or corpus.is_repeat(article.article_id, segment.start):
            continue
        for start, end in _loud(segment.start, segment.end, silent):
            for match in _WORD.finditer(article.text, start, end):
                if len(match.group()) > 1:
                    found.append((_plain(match.group()), match.start(), match.end()))
    return found


def _loud(start: int, end: int, silent: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of start:end is outside of all silent spans, which are in order."""
    found = []
    for first, last in silent:
        if first < end and last > start:
            found.append((start, first))
            start = max(start, last)
    return [(a, b) for a, b in [*found, (start, end)] if a < b]


def _words(text: str) -> list[str]:
    return [_plain(w) for w in _WORD.findall(text)]


def _plain(word: str) -> str:
    return re.sub(r"'s?$", "", word.casefold().replace("’", "'"))


def log_odds(
    own: NDArray[np.float64], others: NDArray[np.float64], background: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Log-odds-ratio and z of each word. own, others: … × words counts; background: counts over all articles, the prior's proportions."""
    prior = PRIOR * background / background.sum()
    total = prior.sum()
    x, y = own + prior, others + prior
    n, m = own.sum(axis=-1, keepdims=True) + total, others.sum(axis=-1, keepdims=True) + total
    ratio = np.log(x / (n - x)) - np.log(y / (m - y))
    return ratio, ratio / np.sqrt(1 / x + 1 / y)


@dataclass(frozen=True)
class Table:
    """Articles × words: counts[article, word], words that stand in LEAST_ARTICLES articles or more; rarer ones, where there are any, are the last column."""

    articles: tuple[str, ...]
    words: tuple[str, ...]
    counts: NDArray[np.float64]


def _table(places: Mapping[str, Sequence[tuple[str, int, int]]], corpus: Corpus) -> Table:
    counts = {a: Counter(w for w, _, _ in told) for a, told in places.items()}
    ids = tuple(sorted(counts, key=lambda a: (corpus.outlets[a], sorted(counts[a].items()))))
    spread = Counter(w for c in counts.values() for w in c)
    words = tuple(sorted(w for w, n in spread.items() if n >= LEAST_ARTICLES))
    column = {w: n for n, w in enumerate(words)}
    table = np.zeros((len(ids), len(words) + 1))
    for row, a in enumerate(ids):
        for word, n in counts[a].items():
            table[row, column.get(word, len(words))] += n
    return Table(ids, words, table if table[:, -1].any() else table[:, :-1])


def _figures(outlet: str, table: Table, corpus: Corpus) -> list[Row]:
    mask = np.array([corpus.outlets[a] == outlet for a in table.articles])
    every, mine = table.counts.sum(axis=0), int(mask.sum())
    if not table.words:
        return []
    own = table.counts[mask].sum(axis=0)
    spread = (table.counts[mask] > 0).sum(axis=0)
    elsewhere = (table.counts[~mask] > 0).sum(axis=0)
    ratio, z = log_odds(own, every - own, every)
    rng = np.random.default_rng(SEED)
    chosen = np.zeros((PERMUTATIONS, len(mask)))
    for draw in chosen:
        draw[rng.permutation(len(mask))[:mine]] = 1
    drawn = chosen @ table.counts
    largest = np.abs(log_odds(drawn, every - drawn, every)[1][:, : len(table.words)]).max(axis=1, initial=0.0)
    rows: list[Row] = [
        {"level": "outlet", "outlet": outlet, "article_id": None, "n_articles": mine, "side": ALL, "word": word}
        | {"count": int(own[n]), "count_of_others": int(every[n] - own[n]), "articles": int(spread[n])}
        | {"log_odds": float(ratio[n]), "z": float(z[n]), "p_max": float((1 + (largest >= abs(z[n]) - 1e-12).sum()) / (1 + PERMUTATIONS))}
        for n, word in enumerate(table.words)
        if spread[n] >= LEAST_ARTICLES or elsewhere[n] >= LEAST_ARTICLES
    ]
    return sorted(rows, key=lambda r: (-abs(r["z"]), r["word"]))[:KEPT]


def _shown(figures: Iterable[Row]) -> dict[str, set[str]]:
    """outlet → words whose places are listed: those that it uses and shuns most."""
    used: dict[str, list[Row]] = {}
    for r in figures:
        used.setdefault(r["outlet"], []).append(r)
    return {o: {r["word"] for sign in (1, -1) for r in [x for x in told if x["z"] * sign > 0][:SHOWN]} for o, told in used.items()}


def _refused(corpus: Corpus, enough: Sequence[str]) -> tuple[str, ...]:
    """Why there are no words for some outlets."""
    grouped = {o: len(ids) for o, ids in corpus.by_outlet().items()}
    few = [o for o in grouped if o not in enough and o != "unknown"]
    if not few:
        return ()
    if not enough:
        most = max((grouped[o] for o in few), default=0)
        other = f"the largest has {count(most, 'article')}" if most < ENOUGH_ARTICLES else "the other outlets together have fewer"
        return (f"No words are compared: that takes {ENOUGH_ARTICLES} articles of an outlet and as many of others, and {other}.",)
    names = listed(few) if len(few) <= 4 else count(len(few), "outlet")
    return (f"No words are compared for {names}: fewer than {ENOUGH_ARTICLES} articles each.",)


def _findings(figures: list[Row], enough: Sequence[str], instances: list[Row], corpus: Corpus) -> list[Finding]:
    if not enough:
        return [
            Finding(
                "words",
                _refused(corpus, enough)[0]
                if corpus.articles and _refused(corpus, enough)
                else "There is no outlet whose words could be compared.",
            )
        ]
    found = []
    for outlet in enough:
        told = [r for r in figures if r["outlet"] == outlet]
        sure = [r for r in told if r["p_max"] < SURE]
        if not sure:
            least = min((r["p_max"] for r in told), default=1.0)
            text = f"No word sets {outlet} apart from the others by more than chance would (smallest {p_words(least)} over {count(len(told), 'word')})."
            found.append(Finding("words", text, outlet=outlet))
            continue
        parts = []
        for sign, verb in ((1, "more often"), (-1, "less often")):
            words = [f"“{r['word']}” ({r['count']} against {r['count_of_others']})" for r in sure if r["z"] * sign > 0][:5]
            if words:
                parts.append(f"{verb} {listed(words)}")
        others = [o for o in corpus.by_outlet() if o not in (outlet, "unknown")]
        rest = f"{others[0]} does" if len(others) == 1 else "the other outlets do"
        text = f"{outlet} writes {listed(parts)} than {rest} (p < {SURE} for each, permutation test over articles)."
        words_ = {r["word"] for r in sure}
        ids = tuple(i["instance_id"] for i in instances if i["word"] in words_ and i["outlet"] == outlet)
        found.append(Finding("words", text, instances=ids, outlet=outlet))
    return found
