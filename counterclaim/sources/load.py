"""A folder of articles goes in; articles, and each file that could not be read with its reason, come out."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from counterclaim.errors import InputError, Mistake
from counterclaim.sources.article import Article
from counterclaim.sources.copies import with_copies
from counterclaim.sources.entries import Entry, load_entries
from counterclaim.sources.formats import NoText, Page, endings, reader_of
from counterclaim.sources.language import ENGLISH, language_of, name_of
from counterclaim.sources.metadata import facts_of, quotes_not_found
from counterclaim.sources.segments import segment

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000  # what spaCy reads at once
SKIPPED_ENDINGS = frozenset((".yml", ".yaml"))
SKIPPED_NAMES = frozenset(
    ("readme", "license", "licence", "copying", "notice", "citation", "changelog", "makefile", "thumbs.db", "desktop.ini")
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no article: its path below the sources folder, why, and what to do about it."""

    file: str
    reason: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}." + (f" {self.remedy}" if self.remedy else "")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a folder holds: articles by article_id, files that were not read, mistakes in sources.yml."""

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def load_sources(folder: Path, *, on_progress: Callable[[int, int], None] | None = None) -> Sources:
    """Read all articles of a folder and of the folders in it.

    Hidden files, YAML files, README and licence files and the companion folders of saved web pages are passed over.
    Files of the same name in different folders, or of the same name with different endings, get ids that tell them
    apart: the folder's name before, the ending behind. on_progress: called with files done and files in all.
    Raises InputError where the folder is missing or nothing in it could be read.
    """
    folder = Path(folder)
    if not folder.is_dir():
        found = "a file" if folder.exists() else "nothing of this name"
        raise InputError(Mistake(str(folder), f"expected a folder of articles, found {found}.", "Check the path."))
    files = sorted(_files(folder), key=lambda path: _shown(path))
    ids = _ids(files)
    entries, mistakes = load_entries(folder, [_shown(path) for path in files])
    articles: list[Article] = []
    unread: list[Unread] = []
    for done, path in enumerate(files, start=1):
        name = _shown(path)
        entry = entries.get(name)
        try:
            article = _read(folder, path, ids[path], entry)
        except NoText as refused:
            unread.append(Unread(name, refused.reason, refused.remedy))
        else:
            articles.append(article)
            if entry:
                mistakes += quotes_not_found(article, entry)
        if on_progress:
            on_progress(done, len(files))
    if not articles:
        reasons = [Mistake(str(folder / found.file), f"{found.reason}.", found.remedy) for found in unread]
        raise InputError(
            *(reasons or [Mistake(str(folder), "expected articles, found no file to read.", f"Put files into it that end in {endings()}.")])
        )
    by_id = sorted(articles, key=lambda article: article.article_id)
    return Sources(tuple(with_copies(by_id)), tuple(unread), tuple(mistakes))


def _files(folder: Path) -> Iterator[Path]:
    """Paths below the folder of all files that could be articles."""
    for place, folders, names in os.walk(folder):
        pages = {PurePath(name).stem for name in names}
        folders[:] = [name for name in folders if not name.startswith((".", "__")) and not _is_companion(name, pages)]
        for name in names:
            path = PurePath(name)
            stem = path.stem.casefold()
            passed_over = stem in SKIPPED_NAMES or name.casefold() in SKIPPED_NAMES or path.suffix.lower() in SKIPPED_ENDINGS
            if not name.startswith((".", "~$")) and not name.endswith("~") and not passed_over:
                yield (Path(place) / name).relative_to(folder)


def _is_companion(name: str, pages: set[str]) -> bool:
    """The folder in which a browser puts the images of a page that it saves."""
    return any(name in (f"{page}_files", f"{page}-files", f"{page}_fichiers", f"{page}-Dateien", f"{page}_archivos") for page in pages)


def _ids(files: list[Path]) -> dict[Path, str]:
    """An article_id for each file: its name without the ending where that is one file's alone."""
    stems = Counter(_clean_name(path.stem).casefold() for path in files)
    ids: dict[Path, str] = {}
    taken: set[str] = set()
    for path in sorted(files, key=lambda path: (len(path.parts), _shown(path))):
        stem = _clean_name(path.stem)
        ending = path.suffix.lower().lstrip(".")
        candidates = [stem] if stems[stem.casefold()] == 1 or len(path.parts) == 1 else []
        candidates += ["-".join(_clean_name(part) for part in (*path.parts[:-1], stem))]
        candidates += [f"{candidates[-1]}-{ending or 'text'}"]
        candidates += [f"{candidates[-1]}-{number}" for number in range(2, len(files) + 2)]
        ids[path] = next(candidate for candidate in candidates if candidate.casefold() not in taken)
        taken.add(ids[path].casefold())
    return ids


def _shown(path: Path) -> str:
    """A path as text that can be printed: untrusted names may hold line breaks, controls or bytes that are no letters."""
    return "/".join(_clean_name(part) for part in path.parts)


def _clean_name(name: str) -> str:
    readable = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", errors="replace")).replace("\ufffd", "_")
    return re.sub(
        r"[^\w !#$%&'()+,;=@\[\]{}~.-]",
        lambda found: found[0] if found[0].isprintable() and found[0] not in '<>"`\\|*?:/' else "_",
        readable,
    )


def _read(folder: Path, path: Path, article_id: str, entry: Entry | None) -> Article:
    """One article. Raises NoText with the reason where the file is none."""
    page, data = _page(folder, path)
    if not any(letter.isalpha() for letter in page.text):
        raise NoText("holds no text", "Paste the article's text into it, or remove the file.")
    if len(page.text) > MAX_CHARACTERS:
        raise NoText(
            f"is too long: {len(page.text):,} characters, at most {MAX_CHARACTERS:,} are read", "Split it into articles, one a file."
        )
    language = language_of(page.text)
    if language not in ("", ENGLISH):
        raise NoText(
            f"is in {name_of(language)}; only English is read",
            "Add an English translation, and say so in sources.yml (copy_kind: translation).",
        )
    segments = segment(page.text, markdown=page.markdown, wrapped=page.wrapped, title=page.markup.get("title"))
    facts = facts_of(page.text, segments, page.markup, language, entry)
    return Article(article_id, _shown(path), hashlib.sha256(data).hexdigest(), page.text, segments, facts)


def _page(folder: Path, path: Path) -> tuple[Page, bytes]:
    reader = reader_of(PurePath(path.name))
    if reader is None:
        raise NoText(f"has the ending {_clean_name(path.suffix)}, which is not read", f"Save the article as one of {endings()}.")
    whole = folder / path
    try:
        # Folders of articles may come from strangers: a link must not publish a file from elsewhere on the machine.
        if whole.is_symlink() and not _target(whole).is_relative_to(folder.resolve()):
            raise NoText("is a link to a file outside the folder", "Copy the file itself into the folder.")
        if not whole.is_file():
            raise NoText(
                "is not a regular file" if whole.exists() else "is a link to a file that is not there", "Replace it by the file itself."
            )
        size = whole.stat().st_size
        if size > MAX_BYTES:
            raise NoText(
                f"is too large: {size / 1e6:.0f} MB, at most {MAX_BYTES // 1_000_000} MB are read", "Save the article's text alone."
            )
        data = whole.read_bytes()
    except PermissionError:
        raise NoText("may not be read", "Give yourself the permission to read it.") from None
    except OSError as error:
        raise NoText(f"cannot be read ({(error.strerror or 'unknown reason').lower()})", "Check the disk and the file.") from None
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise NoText("is empty", "Paste the article's text into it, or remove the file.")
    return reader(data), data


def _target(link: Path) -> Path:
    """Where a link leads in the end."""
    try:
        return link.resolve()
    except RuntimeError:  # a link that leads back to itself, before Python 3.13
        raise NoText("is a link that leads nowhere", "Replace it by the file itself.") from None
