"""Takes counts per article, gives intervals and tests where there are enough articles, and says where there are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from counterclaim.framing.measure import Corpus
from counterclaim.ledger.finding import count, listed

# With five articles of an outlet against five of others there are 252 ways to deal them out, so that a test can reach
# p = 2/252 = 0.008; with four against four 2/70 = 0.029, which no correction for a second test leaves below 0.05; and a
# bootstrap of four articles has only 35 different draws.
ENOUGH_ARTICLES = 5
DRAWS = 2000
PERMUTATIONS = 9999
SEED = 20210906
LEVEL = 0.95


def interval(parts: Sequence[float], wholes: Sequence[float]) -> tuple[float, float] | None:
    """A 95 % interval of sum(parts) / sum(wholes), the article being what is resampled.

    parts, wholes: one number an article, copies left out. Percentile bootstrap (Efron 1979) of 2,000 draws with a fixed
    seed; articles that are all alike have an interval of no width. None with fewer than `ENOUGH_ARTICLES` articles that have anything to count.
    """
    pairs = np.array([(p, w) for p, w in zip(parts, wholes, strict=True) if w > 0], dtype=float)
    if len(pairs) < ENOUGH_ARTICLES:
        return None
    pairs = pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))]
    drawn = pairs[np.random.default_rng(SEED).integers(0, len(pairs), (DRAWS, len(pairs)))].sum(axis=1)
    low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Difference:
    """One outlet's share against that of all other outlets. p: of the permutation test; p_holm: corrected for all tests
    of the measure, filled in by `by_side.tests`."""

    outlet: str
    n_articles: int
    n_others: int
    share: float
    share_of_others: float
    p: float
    p_holm: float = 1.0


def differences(pairs: Mapping[str, Sequence[tuple[float, float]]]) -> list[Difference]:
    """Each outlet against the others by a permutation test over articles (Fisher 1935; Good 2005).

    pairs: outlet → (part, whole) of each of its articles, copies left out; an outlet that is not known is left out too.
    The statistic is |sum(part) / sum(whole) - the same of all other articles|; articles are dealt out anew 9,999 times
    with a fixed seed, two-sided p = (1 + at least as large) / (1 + 9,999). Only where the outlet and the others have
    `ENOUGH_ARTICLES` with anything to count; of two outlets there is one test, not two.
    """
    known = {o: sorted(p) for o, p in sorted(pairs.items()) if o != "unknown" and p}
    full = {o: sum(w > 0 for _, w in p) for o, p in known.items()}
    every = sum(full.values())
    tested = [o for o, n in full.items() if n >= ENOUGH_ARTICLES <= every - n]
    if len(known) == 2:
        tested = tested[:1]
    if not tested:
        return []
    values = np.array([pair for told in known.values() for pair in told], dtype=float)
    starts = np.cumsum([0, *(len(told) for told in known.values())][:-1])
    observed = _apart(np.add.reduceat(values, starts, axis=0)[None])[0]
    reached = np.zeros(len(known))
    for orders in _orders(len(values)):
        reached += (_apart(np.add.reduceat(values[orders], starts, axis=1)) >= observed - 1e-12).sum(axis=0)
    p = dict(zip(known, ((1 + reached) / (1 + PERMUTATIONS)).tolist(), strict=True))
    total = values.sum(axis=0)
    found = []
    for outlet in tested:
        own = np.sum(known[outlet], axis=0)
        rest = total - own
        share, others = float(own[0] / own[1]), float(rest[0] / rest[1])
        found.append(Difference(outlet, full[outlet], every - full[outlet], share, others, p[outlet]))
    return found


def _apart(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """draws × outlets × (part, whole) → draws × outlets: how far each share is from that of the others; 0 where one has no whole."""
    rest = sums.sum(axis=1, keepdims=True) - sums
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = np.abs(sums[..., 0] / sums[..., 1] - rest[..., 0] / rest[..., 1])
    return np.where(np.isfinite(apart), apart, 0.0)


@lru_cache(maxsize=2)
def _orders(n: int) -> tuple[NDArray[np.intp], ...]:
    """PERMUTATIONS orders of n articles in blocks; each measure and side of a corpus takes the same ones."""
    rng = np.random.default_rng(SEED)
    sizes = [1000] * (PERMUTATIONS // 1000) + ([PERMUTATIONS % 1000] if PERMUTATIONS % 1000 else [])
    return tuple(rng.permuted(np.tile(np.arange(n, dtype=np.int32), (size, 1)), axis=1) for size in sizes)


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's (1979) step-down correction, in the order given.

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    corrected = [0.0] * len(p_values)
    largest = 0.0
    for rank, n in enumerate(sorted(range(len(p_values)), key=lambda i: (p_values[i], i))):
        largest = max(largest, min(1.0, p_values[n] * (len(p_values) - rank)))
        corrected[n] = largest
    return corrected


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
            f"Fewer than {ENOUGH_ARTICLES} articles each of {names}: no interval and no test is given there."
            if len(few) > 1
            else f"Fewer than {ENOUGH_ARTICLES} articles of {names}: no interval and no test is given there."
        )
    if scarce := [b for b, ids in corpus.by_bloc().items() if len(ids) < ENOUGH_ARTICLES]:
        blocs = f"the bloc{'s' if len(scarce) > 1 else ''} {listed(scarce)}"
        said.append(
            f"Fewer than {ENOUGH_ARTICLES} articles{' each' if len(scarce) > 1 else ''} of {blocs}: no interval and no test is given there."
        )
    if len(grouped) > 1:
        said += _dates_apart(grouped, corpus)
    return tuple(said)


def _dates_apart(grouped: dict[str, list[str]], corpus: Corpus) -> list[str]:
    """Whether outlet and date can be told apart: how many dated articles have one of another outlet of the same day beside them."""
    days = {o: [d[:10] for a in ids if (d := corpus.published[a])] for o, ids in grouped.items()}
    told = [(o, d) for o, known in days.items() for d in known]
    beside = sum(any(d in known for other, known in days.items() if other != o) for o, d in told)
    if told and not beside and all(days.values()):
        return ["No two outlets have an article of the same day, so that what differs by outlet may differ by date."]
    if told and beside * 2 < len(told):
        few = f"Only {beside} of {count(len(told), 'dated article')} {'has' if beside == 1 else 'have'} one of another outlet of the same day beside"
        return [f"{few} {'it' if beside == 1 else 'them'}, so that much of what differs by outlet may differ by date."] if beside else []
    return []
