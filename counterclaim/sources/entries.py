"""sources.yml goes in; what a person knows about each article comes out, checked, with mistakes in one line each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, field_validator

from counterclaim.errors import InputError, Mistake
from counterclaim.sources.profile import is_date
from counterclaim.sources.userfiles import UserFile, did_you_mean, read_yaml, validated

NAMES = ("sources.yml", "sources.yaml")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _by_field(value: Any) -> Any:
    """Words as a mapping of fields to lists; words for no field in particular stand under ""."""
    if isinstance(value, str):
        return {"": [value]}
    if isinstance(value, list):
        return {"": value}
    if isinstance(value, Mapping):
        return {key: [words] if isinstance(words, str) else words for key, words in value.items()}
    return value


class Known(BaseModel):
    """What a person enters about one article; everything may be left out.

    published: ISO 8601, of reduced precision (2021-09) where that is all that is known. copy_of: the article_id of an
    article of the same folder, or words for an original that is not there. copy_kind: what the copy is, such as
    "translation". bloc: a group of outlets that the analyst compares. evidence: words that stand in the article's text.
    note: the person's own words on why, for readers. Both are for all fields, or a mapping of fields to words.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    outlet: Text | None = None
    title: Text | None = None
    author: Text | None = None
    published: Text | None = None
    address: Text | None = None
    language: Text | None = None
    copy_of: Text | None = None
    copy_kind: Text | None = None
    bloc: Text | None = None
    note: Annotated[dict[str, tuple[Text, ...]], BeforeValidator(_by_field)] = {}
    evidence: Annotated[dict[str, tuple[Text, ...]], BeforeValidator(_by_field)] = {}

    @field_validator("published")
    @classmethod
    def _a_date(cls, value: str | None) -> str | None:
        if value is not None and not (is_date(value) and 1900 <= int(value[:4]) <= 2100):
            raise ValueError("expected a date such as 2021-09-04, 2021-09 or 2021")
        return value

    @field_validator("address")
    @classmethod
    def _a_web_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("https://", "http://")):
            raise ValueError("expected an address that begins with https:// or http://")
        return value

    @field_validator("evidence", "note")
    @classmethod
    def _of_known_fields(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for name in value:
            if name and name not in FIELDS:
                raise ValueError(f"expected one of {', '.join(FIELDS)}; `{name}` is none of them. {did_you_mean(name, FIELDS)}".rstrip())
        return value


FIELDS = tuple(name for name in Known.model_fields if name not in ("note", "evidence"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of sources.yml. known: what it says; file and key: where it stands."""

    known: Known
    file: UserFile = field(repr=False)
    key: str


def load_entries(folder: Path, files: Sequence[str], records: Collection[str] = ()) -> tuple[dict[str, Entry], list[Mistake]]:
    """Entries of the folder's sources.yml by file, as in `files`, or by record, as in `records`; and its mistakes. Nothing of it is fatal.

    A key is a file's path below the folder, or its name with or without the ending where that is one file's alone; the name of a record
    of a file that holds several articles is the whole of what is printed for it: `articles.csv#row 3`.
    """
    present = [folder / name for name in NAMES if (folder / name).is_file()]
    if not present:
        return {}, []
    try:
        file = read_yaml(present[0], present[0].name)
    except InputError as error:
        return {}, list(error.mistakes)
    mistakes = [Mistake(path.name, f"not read, since there is {present[0].name}.", "Keep one of the two.") for path in present[1:]]
    if file.value is None:
        return {}, mistakes
    if not isinstance(file.value, Mapping):
        return {}, [*mistakes, file.mistake((), "expected an entry for each file: `file.txt: {outlet: …, published: …}`.")]
    by_path: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    by_stem: dict[str, list[str]] = {}
    for name in files:
        path = PurePath(name)
        for names, key in ((by_path, name), (by_name, path.name), (by_stem, path.stem)):
            names.setdefault(key, []).append(name)
    entries: dict[str, Entry] = {}
    for key, value in file.value.items():
        matching = [key] if key in records else next((names[key] for names in (by_path, by_name, by_stem) if key in names), [])
        if len(matching) != 1:
            mistakes.append(_no_file(file, key, matching, files))
            continue
        if matching[0] in entries:
            mistakes.append(file.mistake((key,), f"`{key}` is a second entry for {matching[0]}.", "Join the two."))
            continue
        known, found = validated(file, Known, value if value is not None else {}, (key,))
        mistakes += found
        if known is None and isinstance(value, Mapping):
            # One wrong field does not take the others with it.
            right = {name: part for name, part in value.items() if validated(file, Known, {name: part}, (key,))[0]}
            known, _ = validated(file, Known, right, (key,))
        if known:
            entries[matching[0]] = Entry(known, file, key)
    return entries, mistakes


def _no_file(file: UserFile, key: str, matching: list[str], files: Sequence[str]) -> Mistake:
    if matching:
        return file.mistake((key,), f"`{key}` could be any of {', '.join(matching)}.", "Write the path below the folder.")
    return file.mistake(
        (key,),
        f"`{key}` has an entry, but there is no such file to read.",
        did_you_mean(key, files) or "Remove the entry, or add the file.",
    )
