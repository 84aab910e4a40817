"""A folder of articles and a profile in; the whole book in an output folder, swapped in only when it is complete, out."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from counterclaim.edition import Edition, open_edition, project_root, sources_folder, store
from counterclaim.errors import InputError, Mistake
from counterclaim.publish.book import BookError, Front, compile_book, stage_book
from counterclaim.publish.notebooks import Page, Runner
from counterclaim.publish.pdf import browser, link_to_pdf, write_pdf
from counterclaim.publish.progress import Stages
from counterclaim.publish.provenance import provenance
from counterclaim.publish.sharing import CARD

SOURCE, HTML, FAILED = "source", "html", "failed"
_LOCK, _BUILDING = ".counterclaim", ".building-"


class BuildError(Exception):
    """No book was made. The message is a few lines for the terminal."""


@dataclass(frozen=True)
class Built:
    """A finished book. index: its first page. noise: what the notebooks wrote to standard error, by page."""

    edition: Edition
    index: Path
    noise: dict[str, str]


def build(
    sources: str | Path, profile: str | Path, output: Path, stages: Stages, *, pdf: bool = False, since: str | Path = "", site: str = ""
) -> Built:
    """Read the articles, run the notebooks and compile the book into `output`/html, its pages into `output`/source.

    pdf: print the book as `output`/html/book.pdf too, which takes Chromium or Chrome. since: the folder with the data package of
    an earlier edition, with which this one is compared. site: the address at which the book will be published, for the picture and
    the list of pages by which other sites know it.
    The last good book stays until the new one is complete. Raises InputError for mistakes in the input, and BuildError
    where a notebook or Jupyter Book failed; `output`/failed then holds the executed notebooks and the log.
    """
    from counterclaim.present.card import description
    from counterclaim.present.editions import package

    root = project_root()
    folder = sources_folder(sources)
    _apart(folder, output)
    site = _address(site)
    if str(since):
        package(since)
    if pdf:
        browser()  # before anything else is done: without one there is nothing to print with
    with _held(output) as making:
        source, scratch = making / SOURCE, making / "scratch"
        scratch.mkdir()
        with Runner(scratch) as runner:
            with stages.stage("Reading the articles") as advance:
                edition = open_edition(folder, profile, on_read=advance)
                store(edition, scratch / "read")
            with stages.stage("Writing the pages of the articles"):
                known = provenance(edition, root)
                stage_book(root, source, Front(edition.profile.title, description(edition), site), known)
                if pdf:
                    link_to_pdf(source / "data.md")
                write_generated(edition, source)
            with stages.stage("Running the notebooks") as advance:
                outcomes = runner.run(pages(root, folder, profile, scratch / "read", edition, since), source, advance)
        try:
            failures = [outcome.failure for outcome in outcomes if outcome.failure]
            if failures:
                raise BookError("\n".join(failures))
            with stages.stage("Compiling the book"):
                html = compile_book(source, scratch, known.epoch)
            if pdf:
                with stages.stage("Printing the PDF"):
                    write_pdf(html, edition.profile.title, known.epoch)
        except BookError as error:
            kept = _keep(output, source, scratch)
            raise BuildError(f"{error}\nThe executed notebooks and the log are kept in {kept}.{_last_good(output)}") from None
        _swap(html, output / HTML, making)
        _swap(source, output / SOURCE, making)
        shutil.rmtree(output / FAILED, ignore_errors=True)
    return Built(edition, output / HTML / "index.html", {outcome.target: outcome.noise for outcome in outcomes if outcome.noise})


def pages(root: Path, sources: Path, profile: str | Path, read: Path, edition: Edition, since: str | Path = "") -> list[Page]:
    """The notebooks of a book: each template once, the one named outlet once for each outlet of the edition; the one named
    editions is given what this edition is compared with."""
    from counterclaim.present.address import slug
    from counterclaim.present.markup import markdown_text

    given = {
        "sources": str(sources.resolve()),
        "profile": str(Path(profile).resolve()) if str(profile) else "",
        "read": str(read.resolve()),
    }
    shown = {"sources": _portable(sources, root), "profile": _portable(Path(profile), root) if str(profile) else "", "read": ""}
    made: list[Page] = []
    for template in sorted((root / "notebooks").glob("*.ipynb")):
        if template.stem == "outlet":
            for name in edition.outlets:
                heading = "Outlet not known" if name == "unknown" else markdown_text(name)
                made.append(Page(template, f"outlets/{slug(name)}", given | {"outlet": name}, shown | {"outlet": name}, heading))
        elif template.stem == "editions":
            against = str(Path(since).resolve()) if str(since) else ""
            made.append(Page(template, template.stem, given | {"since": against}, shown | {"since": Path(since).name if since else ""}))
        else:
            made.append(Page(template, template.stem, given, shown))
    if not made:
        raise InputError(Mistake(str(root / "notebooks"), "holds no notebook.", "Restore the project's notebooks."))
    return made


def write_generated(edition: Edition, source: Path) -> None:
    """Write the evidence page of each article, the downloads and the picture of the book below `source`."""
    import nbformat

    from counterclaim.present.card import write_card
    from counterclaim.present.downloads import write_downloads
    from counterclaim.present.evidence import evidence_pages

    for path, notebook in evidence_pages(edition):
        target = source / path
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, target)
    write_downloads(edition, source / "_static" / "data")
    write_card(edition, source / CARD)


def _address(site: str) -> str:
    """The address of a site as links are made from it. Raises InputError where it is none."""
    if not site:
        return ""
    try:
        parts = urlsplit(site)
    except ValueError:  # a bracket that does not close
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment or set(site) & set(" \"'<>"):
        raise InputError(Mistake("--site", f"an address like https://example.org/book/ was expected, found “{site}”.", "Correct it."))
    return site.rstrip("/") + "/"


def _portable(path: Path, root: Path) -> str:
    """A path as a published page may show it: "" for the project's own seeds, else without the folders of this machine."""
    if path.resolve() == (root / "seeds").resolve():
        return ""
    for base in (Path.cwd(), root):
        if path.resolve().is_relative_to(base.resolve()):
            return path.resolve().relative_to(base.resolve()).as_posix()
    return path.resolve().name


def _apart(sources: Path, output: Path) -> None:
    """Refuse to write the book among the articles, where the next build would read it, or over them."""
    articles, book = sources.resolve(), output.resolve()
    if book.is_relative_to(articles) or articles.is_relative_to(book):
        raise InputError(
            Mistake(str(output), f"the book cannot be written among the articles ({sources}).", "Name a folder beside them with --output.")
        )


@contextmanager
def _held(output: Path) -> Iterator[Path]:
    """The output folder for one build alone; gives a folder in it that is gone afterwards, whatever happens."""
    try:
        if output.is_dir() and any(output.iterdir()) and not (output / _LOCK).is_file():
            # A build replaces html/, source/ and failed/ of its folder, which must not be somebody's own.
            raise InputError(
                Mistake(str(output), "holds files that are no book of this program.", "Name a new or empty folder with --output.")
            )
        output.mkdir(parents=True, exist_ok=True)
        lock = (output / _LOCK).open("a")
    except OSError as error:
        raise InputError(
            Mistake(str(output), f"nothing can be written there ({error.strerror or error}).", "Name another folder with --output.")
        ) from error
    with lock:
        if not _lock(lock.fileno()):
            raise InputError(
                Mistake(str(output), "another build is writing there now.", "Wait for it, or name another folder with --output.")
            )
        for left in output.glob(f"{_BUILDING}*"):  # of a build that was killed
            shutil.rmtree(left, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=output)).resolve()
        try:
            yield making
        finally:
            shutil.rmtree(making, ignore_errors=True)


def _lock(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not on Windows; two builds there are the person's own care
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _swap(new: Path, place: Path, making: Path) -> None:
    """Put a finished folder in its place by renaming; what stood there comes back if that fails."""
    old = making / f"old-{place.name}"
    if place.exists():
        os.replace(place, old)
    try:
        os.replace(new, place)
    except OSError:
        if old.exists():
            os.replace(old, place)
        raise


def _keep(output: Path, source: Path, scratch: Path) -> Path:
    """Keep of a failed build what shows why: every notebook that was run, and the log of Jupyter Book."""
    kept = output / FAILED
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir()
    for folder in (source, scratch / FAILED):
        for notebook in folder.rglob("*.ipynb"):
            target = kept / notebook.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(notebook, target)
    for log in scratch.glob("*.log"):
        shutil.copyfile(log, kept / log.name)
    return kept


def _last_good(output: Path) -> str:
    index = output / HTML / "index.html"
    return f" The last good book is untouched: {index}" if index.is_file() else ""
