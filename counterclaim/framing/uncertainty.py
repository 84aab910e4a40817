"""Takes counts per article, gives intervals where there are enough articles, and says where there are not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from counterclaim.framing.measure import Corpus
from counterclaim.ledger.finding import count, listed

ENOUGH_ARTICLES = 5  # fewer of one outlet say nothing about the outlet
DRAWS = 2000
SEED = 20210906
LEVEL = 0.95


def interval(parts: Sequence[float], wholes: Sequence[float]) -> tuple[float, float] | None:
    """A 95 % interval of sum(parts) / sum(wholes), the article being what is resampled.

    parts, wholes: one number an article, copies left out. Percentile bootstrap (Efron 1979) of 2,000 draws with a fixed
    seed. None with fewer than `ENOUGH_ARTICLES` articles that have anything to count.
    """
    pairs = np.array([(p, w) for p, w in zip(parts, wholes, strict=True) if w > 0], dtype=float)
    if len(pairs) < ENOUGH_ARTICLES:
        return None
    pairs = pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))]
    drawn = pairs[np.random.default_rng(SEED).integers(0, len(pairs), (DRAWS, len(pairs)))].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def cautions(corpus: Corpus) -> tuple[str, ...]:
    """What the articles are too few for, in sentences; empty where every outlet has enough of them."""
    grouped = corpus.by_outlet()
    if not grouped:
        return ("There is no article to measure.",)
    sizes = [len(ids) for ids in grouped.values()]
    said = []
    if max(sizes) == 1:
        said.append(
            "Only one article an outlet: each figure speaks of this article, not of its outlet, and no interval and no test is given."
            if len(sizes) > 1
            else "Only one article: each figure speaks of this article, and no interval and no test is given."
        )
    elif min(sizes) < ENOUGH_ARTICLES:
        few = [o for o, ids in grouped.items() if len(ids) < ENOUGH_ARTICLES]
        names = listed(few) if len(few) <= 4 else count(len(few), "outlet")
        said.append(
            f"Fewer than {ENOUGH_ARTICLES} articles each of {names}: no interval is given there."
            if len(few) > 1
            else f"Fewer than {ENOUGH_ARTICLES} articles of {names}: no interval is given there."
        )
    if len(grouped) > 1 and _dates_apart(corpus, grouped):
        said.append("No two outlets have an article of the same day, so that what differs by outlet may differ by date.")
    return tuple(said)


def _dates_apart(corpus: Corpus, grouped: dict[str, list[str]]) -> bool:
    days = [{d[:10] for a in ids if (d := corpus.published[a])} for ids in grouped.values()]
    every = [d for known in days for d in known]
    return all(days) and len(every) == len(set(every))
