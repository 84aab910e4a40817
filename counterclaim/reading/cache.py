"""Articles and a profile in; their readings out, those read before from one file, the others read and kept there.

A reading is kept under what it was made from: the article as it was loaded, the profile, the rules and programs of this package, and the
parser's model. A change of any of them makes another key, so nothing is ever out of date. The file is SQLite: it survives a program
that is killed at any moment, and several builds may use it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from counterclaim.reading.records import Reading
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

PLACE = "COUNTERCLAIM_CACHE"  # a file; "off" keeps nothing
AT_ONCE = 256  # articles that are lost at most where a program is killed
MOST_BYTES = 400_000_000
PATIENCE = 30.0  # seconds that one build waits for another to have written
_READING, _ARTICLE = TypeAdapter(Reading), TypeAdapter(Article)
_FAILURES = (sqlite3.Error, OSError)
_MAGIC = b"SQLite format 3\0"  # the first bytes of every database of SQLite


def cache_file() -> Path | None:
    """Where readings are kept: the file that COUNTERCLAIM_CACHE names, else one among the user's caches; None where it is "off"."""
    named = os.environ.get(PLACE, "").strip()
    if named:
        return None if named == "off" else Path(named)
    import platformdirs

    return platformdirs.user_cache_path("counterclaim") / "readings.sqlite"


def read_with_cache(
    articles: Iterable[Article], profile: Profile, place: Path | None, *, on_progress: Callable[[int, int], None] | None = None
) -> tuple[Reading, ...]:
    """The readings of all articles, in their order; see `read_articles`. A cache that cannot be used is done without."""
    from counterclaim.reading.read import read_articles

    chosen = list(articles)
    if place is None:
        return read_articles(chosen, profile, on_progress=on_progress)
    before = _fingerprint(profile)
    keys = [_key(article, before) for article in chosen]
    kept = _kept(place, keys)
    missing = [n for n, key in enumerate(keys) if key not in kept]
    done = len(chosen) - len(missing)
    if on_progress and done:
        on_progress(done, len(chosen))
    for first in range(0, len(missing), AT_ONCE):
        share = missing[first : first + AT_ONCE]

        def tell(read: int, _: int, before: int = done + first) -> None:
            if on_progress:
                on_progress(before + read, len(chosen))

        found = read_articles([chosen[n] for n in share], profile, on_progress=tell)
        fresh = {keys[n]: reading for n, reading in zip(share, found, strict=True)}
        kept |= fresh
        _keep(place, fresh)
    return tuple(kept[key] for key in keys)


def _key(article: Article, before: bytes) -> str:
    return hashlib.sha256(before + _ARTICLE.dump_json(article)).hexdigest()


def _fingerprint(profile: Profile) -> bytes:
    """What a reading depends on besides its article."""
    return f"{_program()}\n{_model(profile.model)}\n{profile.model_dump_json()}\n".encode()


@cache
def _program() -> str:
    """SHA-256 over all that reads: the modules and the data of the two lower floors."""
    root, digest = Path(__file__).resolve().parent.parent, hashlib.sha256()
    for floor in ("sources", "reading"):
        for path in sorted((root / floor).rglob("*")):
            if path.suffix in (".py", ".toml", ".yml", ".json", ".txt"):
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _model(name: str | None) -> str:
    """The parser and its model, with their versions."""
    from importlib.metadata import PackageNotFoundError, version

    from counterclaim.reading.language import MODELS, installed

    model = next((package for package in ((name,) if name else MODELS) if installed(package)), f"no {name}")
    found = [model]
    for package in ("spacy", "thinc", "numpy", model):
        with contextlib.suppress(PackageNotFoundError):
            found.append(f"{package} {version(package)}")
    return " ".join(found)


@contextlib.contextmanager
def _opened(place: Path) -> Iterator[sqlite3.Connection]:
    place.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(place, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, reading BLOB NOT NULL)")
        with connection:
            yield connection
    finally:
        connection.close()


def _kept(place: Path, keys: Sequence[str]) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    if not place.exists():
        return found
    try:
        with _opened(place) as connection:
            for first in range(0, len(keys), 500):
                some = keys[first : first + 500]
                asked = f"SELECT key, reading FROM readings WHERE key IN ({','.join('?' * len(some))})"
                for key, packed in connection.execute(asked, some):
                    with contextlib.suppress(ValidationError, zlib.error):  # what cannot be understood is read anew
                        found[key] = _READING.validate_json(zlib.decompress(packed))
    except sqlite3.DatabaseError as error:
        if not isinstance(error, sqlite3.OperationalError):  # no cache, or a broken one: the next build makes it anew
            _discard(place)
    except OSError:
        pass
    return found


def _keep(place: Path, fresh: dict[str, Reading]) -> None:
    rows = [(key, zlib.compress(_READING.dump_json(reading), 1)) for key, reading in fresh.items()]
    with contextlib.suppress(*_FAILURES), _opened(place) as connection:
        connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)
        (size,) = connection.execute("SELECT coalesce(sum(length(reading)), 0) FROM readings").fetchone()
        if size > MOST_BYTES:  # the oldest half goes
            half = "SELECT rowid FROM readings ORDER BY rowid LIMIT (SELECT count(*) / 2 FROM readings)"
            connection.execute(f"DELETE FROM readings WHERE rowid IN ({half})")


def _discard(place: Path) -> None:
    """Remove a database that is broken. What is no database is somebody's file, named by mistake: it stays as it is."""
    try:
        with place.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return
    except OSError:
        return
    for path in (place, place.with_name(f"{place.name}-wal"), place.with_name(f"{place.name}-shm")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
