"""Articles and a profile in; out, their readings in the same order, read by several processes at once."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from counterclaim.reading.records import Reading
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

# A process needs about three seconds to load the model; one reads about this many characters in that time.
WORTH_A_PROCESS = 400_000
# Articles handed to a process at a time: small enough that none waits for the last one.
SHARE = 32


def worth_starting(characters: int) -> int:
    """How many processes to read that many characters with; 1 means the present one."""
    return max(1, min(os.cpu_count() or 1, characters // WORTH_A_PROCESS))


def read_in_processes(
    articles: Sequence[Article], profile: Profile, count: int, on_progress: Callable[[int, int], None] | None, every_sentence: bool
) -> tuple[Reading, ...]:
    """Read in `count` new processes; where none can be started, in the present one."""
    from counterclaim.reading.read import read_articles

    shares = [articles[first : first + SHARE] for first in range(0, len(articles), SHARE)]
    readings: list[Reading] = []
    try:
        with ProcessPoolExecutor(min(count, len(shares)), multiprocessing.get_context("spawn")) as pool:
            for share in pool.map(_read_share, shares, [profile] * len(shares), [every_sentence] * len(shares)):
                readings += share
                if on_progress:
                    on_progress(len(readings), len(articles))
    except (BrokenProcessPool, OSError):
        # Processes cannot start where a script without a main guard calls, or where the machine forbids it.
        return read_articles(articles, profile, on_progress=on_progress, every_sentence=every_sentence, processes=1)
    return tuple(readings)


def _read_share(articles: Sequence[Article], profile: Profile, every_sentence: bool) -> tuple[Reading, ...]:
    from counterclaim.reading.read import read_articles

    return read_articles(articles, profile, every_sentence=every_sentence, processes=1)
