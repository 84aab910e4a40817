"""A folder of articles goes in; articles, and each file that could not be read with its reason, come out."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from counterclaim.errors import InputError, Mistake
from counterclaim.sources.article import Article
from counterclaim.sources.containers import Opener, opener_of, read_zip
from counterclaim.sources.copies import with_copies
from counterclaim.sources.entries import Entry, load_entries
from counterclaim.sources.formats import NoText, Page, endings, reader_of
from counterclaim.sources.language import ENGLISH, language_of, name_of
from counterclaim.sources.metadata import facts_of, quotes_not_found
from counterclaim.sources.segments import segment

MAX_BYTES = 20_000_000
MAX_COLLECTION = 500_000_000  # of a file that holds several articles
MAX_CHARACTERS = 1_000_000  # what spaCy reads at once
SKIPPED_ENDINGS = frozenset((".yml", ".yaml"))
SKIPPED_NAMES = frozenset(
    ("readme", "license", "licence", "copying", "notice", "citation", "changelog", "makefile", "thumbs.db", "desktop.ini")
)
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # halves of a letter that stand for no byte of a file's name


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
    files = sorted(_files(folder), key=lambda path: (_shown(path), str(path)))
    ids = _ids(files)
    names = _Names(ids.values())
    everything = [item for path in files for item in _contents(folder, path, ids[path], names)]
    entries, mistakes = load_entries(folder, [_shown(path) for path in files], {item.shown for item in everything})
    articles: list[Article] = []
    unread: list[Unread] = []
    for done, item in enumerate(everything, start=1):
        entry = entries.get(item.shown) or entries.get(item.file)
        try:
            article = _article(item, entry)
        except NoText as refused:
            unread.append(Unread(item.shown, refused.reason, refused.remedy))
        else:
            articles.append(article)
            if entry and (item.shown in entries or item.shown == item.file):  # an entry for many articles quotes none of them
                mistakes += quotes_not_found(article, entry)
        if on_progress:
            on_progress(done, len(everything))
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
    endings = ("_files", "-files", "_fichiers", "-Dateien", "_archivos")
    return any(name.endswith(ending) and name.removesuffix(ending) in pages for ending in endings)


class _Names:
    """Article ids that are taken, whatever their case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {name.casefold() for name in taken}
        self._last: Counter[str] = Counter()

    def take(self, *candidates: str) -> str:
        """The first candidate that is free, else the last with the next number behind it."""
        found = next((name for name in candidates if name.casefold() not in self._taken), "")
        if not found:
            base = candidates[-1]
            number = max(2, self._last[base.casefold()] + 1)
            while f"{base}-{number}".casefold() in self._taken:
                number += 1
            self._last[base.casefold()] = number
            found = f"{base}-{number}"
        self._taken.add(found.casefold())
        return found


def _ids(files: list[Path]) -> dict[Path, str]:
    """An article_id for each file: its name without the ending where that is one file's alone."""
    stems = Counter(_clean_name(path.stem).casefold() for path in files)
    ids: dict[Path, str] = {}
    names = _Names()
    for path in sorted(files, key=lambda path: (len(path.parts), _shown(path), str(path))):
        stem = _clean_name(path.stem)
        ending = path.suffix.lower().lstrip(".")
        candidates = [stem] if stems[stem.casefold()] == 1 or len(path.parts) == 1 else []
        candidates += ["-".join(_clean_name(part) for part in (*path.parts[:-1], stem))]
        candidates += [f"{candidates[-1]}-{ending or 'text'}"]
        ids[path] = names.take(*candidates)
    return ids


def _shown(path: Path) -> str:
    """A path as text that can be printed: untrusted names may hold line breaks, controls or bytes that are no letters."""
    return "/".join(_clean_name(part) for part in path.parts)


def _clean_name(name: str) -> str:
    encoded = _LONE.sub("_", name).encode("utf-8", errors="surrogateescape")
    readable = unicodedata.normalize("NFC", encoded.decode("utf-8", errors="replace")).replace("\ufffd", "_")
    return re.sub(
        r"[^\w !#$%&'()+,;=@\[\]{}~.-]",
        lambda found: found[0] if found[0].isprintable() and found[0] not in '<>"`\\|*?:/' else "_",
        readable,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at one place: a file, or a record of one. shown: the file and, behind #, the record. page: or why there is none."""

    article_id: str
    file: str
    shown: str
    data: bytes
    page: Page | NoText


def _contents(folder: Path, path: Path, article_id: str, names: _Names) -> Iterator[_Found]:
    """The article of a file, or all of a file that holds several. names: the ids taken in the whole folder."""
    name, opener = _shown(path), opener_of(PurePath(path.name))
    try:
        data = _bytes(folder, path, MAX_COLLECTION if opener else MAX_BYTES)
        if opener is None:
            yield _Found(article_id, name, name, data, _read(PurePath(path.name), data))
            return
        empty = True
        for record, content, page in _records(opener, data):
            told = _clean_name(record.replace("/", " ")).strip(" .")[:80] or "record"
            empty = False
            yield _Found(names.take(f"{article_id}-{told}"), name, f"{name}#{_shown(Path(record))}", content, page)
        if empty:
            raise NoText("holds no article", "Put articles into it, or remove it.")
    except NoText as refused:
        yield _Found(article_id, name, name, b"", refused)


def _records(opener: Opener, data: bytes, inside: str = "") -> Iterator[tuple[str, bytes, Page | NoText]]:
    """Name, bytes and page of each record; the files of an archive are opened once more, archives in archives are not."""
    for record in opener(data):
        name = f"{inside}{record.name}"
        if record.page or record.refused:
            yield name, record.data, record.page or record.refused or NoText("is empty", "Remove it.")
            continue
        member = PurePath(record.name)
        within = opener_of(member)
        passed_over = member.suffix.lower() in SKIPPED_ENDINGS or member.stem.casefold() in SKIPPED_NAMES
        try:
            if within is read_zip:
                raise NoText("is an archive in an archive", "Unpack it.")
            if within is not None:
                yield from _records(within, record.data, f"{name}#")
            elif not passed_over:
                yield name, record.data, _read(member, record.data)
        except NoText as refused:
            yield name, record.data, refused


def _article(found: _Found, entry: Entry | None) -> Article:
    """One article. Raises NoText with the reason where there is none."""
    page = found.page
    if isinstance(page, NoText):
        raise page
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
    return Article(found.article_id, found.shown, hashlib.sha256(found.data).hexdigest(), page.text, segments, facts)


def _read(name: PurePath, data: bytes) -> Page | NoText:
    """What a file of this name holds."""
    reader = reader_of(name)
    if reader is None:
        return NoText(f"has the ending {_clean_name(name.suffix)}, which is not read", f"Save the article as one of {endings()}.")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return NoText("is empty", "Paste the article's text into it, or remove the file.")
    try:
        return reader(data)
    except NoText as refused:
        return refused


def _bytes(folder: Path, path: Path, most: int) -> bytes:
    """A file's bytes. Raises NoText with the reason where they cannot or must not be had."""
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
        if size > most:
            raise NoText(f"is too large: {size / 1e6:.0f} MB, at most {most // 1_000_000} MB are read", "Save the article's text alone.")
        return whole.read_bytes()
    except PermissionError:
        raise NoText("may not be read", "Give yourself the permission to read it.") from None
    except OSError as error:
        raise NoText(f"cannot be read ({(error.strerror or 'unknown reason').lower()})", "Check the disk and the file.") from None


def _target(link: Path) -> Path:
    """Where a link leads in the end."""
    try:
        return link.resolve()
    except RuntimeError:  # a link that leads back to itself, before Python 3.13
        raise NoText("is a link that leads nowhere", "Replace it by the file itself.") from None
