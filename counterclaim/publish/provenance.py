"""An edition and its project in; what the footer of every page says of where the book comes from, out."""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.errors import InputError, Mistake

if TYPE_CHECKING:
    from counterclaim.edition import Edition

# The first second that a zip archive can carry: the day of a book about which no day at all is known.
_EARLIEST = 315_532_800


@dataclass(frozen=True)
class Provenance:
    """version: of the program. commit: abbreviated, "+" after it where files differ from it, "" outside git. epoch:
    the seconds since 1970 (UTC) that the book is dated by. sources: SHA-256 over the articles' files and the profile."""

    version: str
    commit: str
    epoch: int
    sources: str

    @property
    def day(self) -> str:
        """The day of the book, ISO 8601, UTC."""
        return datetime.datetime.fromtimestamp(self.epoch, datetime.UTC).date().isoformat()

    def as_html(self) -> str:
        """One paragraph for the footer."""
        parts = [
            f"counterclaim {self.version}",
            *([f"commit {self.commit}"] if self.commit else []),
            f"edition of {self.day}",
            f"sources {self.sources[:12]}",
        ]
        return f'<p class="provenance">{" · ".join(escape(part) for part in parts)}</p>'


def provenance(edition: Edition, root: Path) -> Provenance:
    """The provenance of a book. Raises InputError where SOURCE_DATE_EPOCH is set and is no number of seconds."""
    commit, committed = _commit(root)
    return Provenance(version("counterclaim"), commit, _epoch(edition, committed), sources_hash(edition))


def sources_hash(edition: Edition) -> str:
    """SHA-256, hexadecimal, over the name and hash of each article's file and over the profile as it was understood."""
    digest = hashlib.sha256()
    for article in sorted(edition.articles, key=lambda article: article.file):
        digest.update(f"{article.file}\0{article.sha256}\0".encode("utf-8", "surrogatepass"))
    digest.update(edition.profile.model_dump_json().encode())
    return digest.hexdigest()


def _epoch(edition: Edition, committed: int | None) -> int:
    asked = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if asked:
        if not (asked.isascii() and asked.isdigit() and int(asked) < 253_402_300_800):
            raise InputError(
                Mistake("SOURCE_DATE_EPOCH", f"a number of seconds since 1970 was expected, found “{asked}”.", "Correct or unset it.")
            )
        return int(asked)
    return committed if committed is not None else max([_EARLIEST, *(_day(article.known("published")) for article in edition.articles)])


def _day(published: str | None) -> int:
    try:
        day = datetime.date.fromisoformat(published or "")
    except ValueError:
        return _EARLIEST
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _commit(root: Path) -> tuple[str, int | None]:
    # Only where the project itself is the repository: a copy inside somebody's other repository has no commit of its own.
    if not (root / ".git").exists():
        return "", None
    shown = _git(root, "show", "--no-patch", "--format=%h %ct", "--abbrev=10", "HEAD").split()
    if len(shown) != 2:
        return "", None
    changed = "+" if _git(root, "status", "--porcelain") else ""
    return shown[0] + changed, int(shown[1])


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
