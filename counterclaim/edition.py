"""A folder of articles and a profile in; an Edition out: all that was read, its ledger and its measures."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.errors import InputError, Mistake
from counterclaim.reading.records import Claim, LethalClause, Mention, Quotation, Reading, to_frame
from counterclaim.sources.profile import Profile

if TYPE_CHECKING:
    import pandas as pd

    from counterclaim.framing.frames_sheets import Coded
    from counterclaim.framing.measure import Measure
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.review import Reviewed
    from counterclaim.ledger.review_entries import Decision
    from counterclaim.sources import Reference, Sources, Unread
    from counterclaim.sources.article import Article

Progress = Callable[..., None]

_STORED_SOURCES, _STORED_READINGS, _STORED_PROFILE, _STORED_REFERENCES = "sources.json", "readings.json", "profile.json", "references.json"
_STORED_REVIEW = "review.json"
_STORED_CODINGS, _STORED_MEASURES = "codings.json", "measures.json"


@dataclass(frozen=True)
class Edition:
    """All that a book is made from.

    sources: what was loaded (articles, unread, mistakes). readings: one an article, in the order of the articles.
    decisions: what people decided about claims (review.yml), in the order of the file.
    The frames have the columns of the records in counterclaim.reading.records, one row a record. `claims` are those that stand
    after review, with the statement that the ledger gave them and reviewer, reviewed_on and review_why as last columns.
    `measures` maps a measure's name to the measure.
    """

    profile: Profile
    sources: Sources
    readings: tuple[Reading, ...]
    references: tuple[Reference, ...] = ()
    codings: tuple[Coded, ...] = ()
    notes: tuple[str, ...] = field(default=())
    decisions: tuple[Decision, ...] = ()
    # Of this very edition: dataclasses.replace leaves it out, since other readings or decisions have other measures.
    _measured: Path | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.sources.articles

    @property
    def unread(self) -> tuple[Unread, ...]:
        return self.sources.unread

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        return self.sources.mistakes

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets' names, sorted; "unknown" among them where an article's outlet is not known."""
        return tuple(sorted({article.outlet for article in self.articles}))

    @property
    def claims(self) -> pd.DataFrame:
        return self.ledger.claims

    @cached_property
    def read_claims(self) -> pd.DataFrame:
        """The claims as the program reads them, before review and ledger."""
        return self._frame(Claim, (reading.claims for reading in self.readings))

    @cached_property
    def mentions(self) -> pd.DataFrame:
        return self._frame(Mention, (reading.mentions for reading in self.readings))

    @cached_property
    def quotations(self) -> pd.DataFrame:
        return self._frame(Quotation, (reading.quotations for reading in self.readings))

    @cached_property
    def clauses(self) -> pd.DataFrame:
        return self._frame(LethalClause, (reading.clauses for reading in self.readings))

    @cached_property
    def reviewed(self) -> Reviewed:
        """The claims after review, and what came of each decision."""
        return self._reviewed(self.decisions)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of the claims after review."""
        return self._ledger(self.reviewed)

    @cached_property
    def ledger_as_read(self) -> Ledger:
        """The ledger of the program's own reading, as if nobody had reviewed it: what accuracy is measured on."""
        return self._ledger(self._reviewed(())) if self.decisions else self.ledger

    def without_review(self) -> Edition:
        """The same edition with the program's own reading alone."""
        return dataclasses.replace(self, decisions=())

    def _reviewed(self, decisions: tuple[Decision, ...]) -> Reviewed:
        from counterclaim.ledger.review import apply_review

        claims = (claim for reading in self.readings for claim in reading.claims)
        return apply_review(claims, decisions, self.articles, self.profile)

    def _ledger(self, reviewed: Reviewed) -> Ledger:
        from counterclaim.ledger import build_ledger
        from counterclaim.ledger.review import with_reviewers

        built = build_ledger(to_frame(reviewed.claims, Claim), self.articles, self.profile, self.references, self.quotations)
        return dataclasses.replace(built, claims=with_reviewers(built.claims, reviewed))

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures by name; of a restored edition those that were stored, which a book of many outlets needs on many pages."""
        from counterclaim.framing import measure_all
        from counterclaim.framing.stored import from_json

        if self._measured is not None and self._measured.is_file():
            with suppress(ValueError, KeyError, TypeError):  # not as this version writes them: measured anew
                return from_json(self._measured.read_bytes())
        return measure_all(self.mentions, self.quotations, self.clauses, self.claims, self.articles, self.profile, self.codings)

    @staticmethod
    def _frame(kind: type, records: Iterable[tuple[object, ...]]) -> pd.DataFrame:
        return to_frame((record for group in records for record in group), kind)


def open_edition(
    sources: str | Path = "",
    profile: str | Path = "",
    *,
    read: str | Path = "",
    on_load: Progress | None = None,
    on_read: Progress | None = None,
) -> Edition:
    """Load the articles of a folder and read them.

    sources: the folder of the articles; "" is the project's own seeds. profile: the file that describes the sides; "" is
    profile.yml beside the articles, and where there is none the articles are read without sides. read: a folder in
    which `store` put an edition; the articles are then not read again and the other two are not looked at.
    on_load, on_read: called as each file is loaded and each article read. Readings are kept from build to build (`reading.cache`).

    Beside the articles, review.yml holds decisions about claims and references.yml independent figures. A mistake in references.yml
    leaves the references out, one in review.yml its entry, and both stand among the edition's mistakes. Raises InputError where the
    folder or the profile is missing, where the profile is wrong, or where nothing could be read.
    """
    if read:
        return restore(Path(read))
    from counterclaim.framing.frames_sheets import load_codings
    from counterclaim.reading.cache import cache_file, read_with_cache
    from counterclaim.sources import load_sources

    folder = sources_folder(sources)
    described, notes = find_profile(folder, profile)
    loaded = load_sources(folder, on_progress=on_load)
    references: tuple[Reference, ...] = ()
    try:
        references = find_references(folder)
    except InputError as error:  # the book can do without them
        loaded = dataclasses.replace(loaded, mistakes=(*loaded.mistakes, *error.mistakes))
    codings, miscoded = load_codings(folder, loaded.articles)
    decisions, misdecided = find_review(folder, described)
    loaded = dataclasses.replace(loaded, mistakes=(*loaded.mistakes, *miscoded, *misdecided))
    with model_of_profile(folder, profile):
        readings = read_with_cache(loaded.articles, described, cache_file(), on_progress=on_read)
    return Edition(described, loaded, readings, references, codings, notes, decisions)


def project_root() -> Path:
    """The project's folder: the first one from the working directory upward that has notebooks/ and _toc.yml, else the
    one in which this package stands. Raises InputError where neither is one (an installation without the project)."""
    here = Path.cwd()
    for folder in (here, *here.parents, Path(__file__).resolve().parent.parent):
        if (folder / "notebooks").is_dir() and (folder / "_toc.yml").is_file():
            return folder
    raise InputError(
        Mistake(
            str(here),
            "no project found here: a folder with notebooks/ and _toc.yml was expected.",
            "Run the command inside a clone of the project.",
        )
    )


def sources_folder(sources: str | Path) -> Path:
    """The folder meant by `sources`; "" is the project's own seeds. Raises InputError where it is not a folder."""
    folder = Path(sources) if str(sources) else project_root() / "seeds"
    if folder.is_dir():
        return folder
    if folder.exists():
        raise InputError(Mistake(str(folder), "a folder of articles was expected, this is a file.", "Name the folder that holds it."))
    raise InputError(Mistake(str(folder), "there is no such folder.", _did_you_mean(folder, lambda path: path.is_dir())))


def find_profile(folder: Path, profile: str | Path = "") -> tuple[Profile, tuple[str, ...]]:
    """The profile of a folder of articles, and what should be said about how it was found.

    Raises InputError where a named file is missing (with what is close to its name) or is no profile.
    """
    from counterclaim.sources import load_profile

    path = Path(profile) if str(profile) else folder / "profile.yml"
    if path.is_file():
        return load_profile(path), ()
    if str(profile):
        found = "this is a folder, a YAML file was expected." if path.is_dir() else "there is no such file."
        raise InputError(Mistake(str(path), found, _did_you_mean(path, lambda near: near.suffix in {".yml", ".yaml"})))
    title = folder.resolve().name.strip() or "Articles"
    note = f"{folder}: no profile.yml and no --profile: counts and claimants are read, sides are not; the book is titled “{title}”."
    return Profile(title=title), (note,)


@contextmanager
def model_of_profile(folder: Path, profile: str | Path = "") -> Iterator[None]:
    """Where reading finds that the profile's `model` is not installed: InputError with the file and the line that name it."""
    from counterclaim.reading.language import ModelMissing
    from counterclaim.sources.userfiles import read_yaml

    try:
        yield
    except ModelMissing as error:
        path = Path(profile) if str(profile) else folder / "profile.yml"
        if not path.is_file():
            raise
        remedy = "Install it into this environment, or leave `model` out."
        raise InputError(read_yaml(path).mistake(("model",), str(error), remedy)) from error


def find_references(folder: Path) -> tuple[Reference, ...]:
    """The independent figures of references.yml beside the articles, none where there is no such file."""
    from counterclaim.sources import load_references

    path = folder / "references.yml"
    return tuple(load_references(path)) if path.is_file() else ()


def find_review(folder: Path, profile: Profile) -> tuple[tuple[Decision, ...], tuple[Mistake, ...]]:
    """The decisions of review.yml beside the articles, none where there is no such file; and its mistakes, none of them fatal."""
    from counterclaim.ledger.review_entries import NAME, load_review

    path = folder / NAME
    return load_review(path, profile) if path.is_file() else ((), ())


def existing_file(path: Path) -> Path:
    """The path of a file that is there. Raises InputError, with what is close to its name, where it is not."""
    if path.is_file():
        return path
    found = "this is a folder, a file was expected." if path.is_dir() else "there is no such file."
    raise InputError(Mistake(str(path), found, _did_you_mean(path, lambda near: near.is_file())))


def find_article(file: Path) -> Article:
    """One article, with what the sources.yml of its folder says of it. Raises InputError where it cannot be read."""
    from counterclaim.sources import load_sources

    digest = hashlib.sha256(existing_file(file).read_bytes()).hexdigest()
    try:
        loaded = load_sources(file.parent)
    except InputError as error:  # of a folder in which nothing can be read; what is said of the others is beside the point
        own = [mistake for mistake in error.mistakes if Path(mistake.file).name == file.name]
        raise InputError(*(own or error.mistakes)) from error
    same = [article for article in loaded.articles if article.sha256 == digest]
    same.sort(key=lambda article: article.file != file.name)
    if same:
        return same[0]
    reasons = [unread for unread in loaded.unread if Path(unread.file).name == file.name]
    raise InputError(
        Mistake(str(file), f"{reasons[0].reason}.", reasons[0].remedy)
        if reasons
        else Mistake(str(file), "is no article.", "Name a text or a saved page.")
    )


def store(edition: Edition, folder: Path) -> None:
    """Write into a folder what was read and measured, as JSON: the same edition gives the same bytes."""
    from pydantic import TypeAdapter

    from counterclaim.framing.frames_sheets import Coded
    from counterclaim.framing.stored import to_json
    from counterclaim.ledger.review_entries import Decision
    from counterclaim.sources import Reference, Sources

    folder.mkdir(parents=True, exist_ok=True)
    (folder / _STORED_PROFILE).write_text(edition.profile.model_dump_json(indent=1), encoding="utf-8")
    (folder / _STORED_SOURCES).write_bytes(TypeAdapter(Sources).dump_json(edition.sources, indent=1))
    (folder / _STORED_READINGS).write_bytes(TypeAdapter(tuple[Reading, ...]).dump_json(edition.readings, indent=1))
    (folder / _STORED_REFERENCES).write_bytes(TypeAdapter(tuple[Reference, ...]).dump_json(edition.references, indent=1))
    # What is not set was not judged, which null would not say.
    (folder / _STORED_REVIEW).write_bytes(TypeAdapter(tuple[Decision, ...]).dump_json(edition.decisions, indent=1, exclude_unset=True))
    (folder / _STORED_CODINGS).write_bytes(TypeAdapter(tuple[Coded, ...]).dump_json(edition.codings, indent=1))
    (folder / _STORED_MEASURES).write_bytes(to_json(edition.measures))


def restore(folder: Path) -> Edition:
    """The edition that `store` wrote. Raises InputError where the folder holds none."""
    from pydantic import TypeAdapter, ValidationError

    from counterclaim.framing.frames_sheets import Coded
    from counterclaim.ledger.review_entries import Decision
    from counterclaim.sources import Reference, Sources

    try:
        edition = Edition(
            profile=Profile.model_validate_json((folder / _STORED_PROFILE).read_bytes()),
            sources=TypeAdapter(Sources).validate_json((folder / _STORED_SOURCES).read_bytes()),
            readings=TypeAdapter(tuple[Reading, ...]).validate_json((folder / _STORED_READINGS).read_bytes()),
            references=TypeAdapter(tuple[Reference, ...]).validate_json((folder / _STORED_REFERENCES).read_bytes()),
            decisions=TypeAdapter(tuple[Decision, ...]).validate_json((folder / _STORED_REVIEW).read_bytes()),
            codings=TypeAdapter(tuple[Coded, ...]).validate_json((folder / _STORED_CODINGS).read_bytes()),
        )
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"{error.error_count()} fields are not as this version writes them"
        raise InputError(
            Mistake(str(folder), f"holds nothing that was read before ({reason}).", 'Leave `read` empty ("") to read the articles anew.')
        ) from error
    object.__setattr__(edition, "_measured", folder / _STORED_MEASURES)
    return edition


def _did_you_mean(path: Path, fits: Callable[[Path], bool]) -> str:
    try:
        near = sorted(entry.name for entry in os.scandir(path.parent) if not entry.name.startswith(".") and fits(Path(entry.path)))
    except OSError:
        return f"There is no folder {path.parent} either."
    close = difflib.get_close_matches(path.name, near, n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(str(path.parent / name) for name in close)}?" if close else ""
