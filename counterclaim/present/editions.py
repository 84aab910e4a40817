"""An edition and the data package of an earlier one in; what changed between them, as a record and as a page, out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import InputError, Mistake
from counterclaim.present import address, look, numbers
from counterclaim.present.downloads import tables
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row
from counterclaim.present.tables.html import frame_of, html_table

PACKAGE = "datapackage.json"
# What a person would call a change of a claim; the rest follows from these or from where the words stand.
COMPARED = (
    "outcome number qualifier low high victim victim_side victim_status victim_names agent_side claimant claimant_side relay status "
    "background basis date_start date_end place review"
).split()
_TELLS = ("outlet", "title", "author", "published", "sha256")


@dataclass(frozen=True)
class Changed:
    """One record that stands in both editions and differs: field → (before, now)."""

    now: Row
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class Changes:
    """What one table has that the other has not; each in the order of its identifiers."""

    added: tuple[Row, ...]
    changed: tuple[Changed, ...]
    withdrawn: tuple[Row, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn)


@dataclass(frozen=True)
class Since:
    """The articles and the claims of this edition against those of an earlier one, whose title is `title`."""

    title: str
    articles: Changes
    claims: Changes


def since(edition: Edition, last: str | Path) -> Since | None:
    """Compare with the data package in the folder `last` (datapackage.json, or the folder that holds it); None where `last` is "".

    Articles are the same where their article_id is, claims where their claim_id is; only columns that both editions have are
    compared. Raises InputError where the folder holds no data package of this program.
    """
    if not str(last):
        return None
    folder = _folder(last)
    title = package(folder)
    now = tables(edition)
    return Since(
        title,
        _changes(_table(folder, "sources"), now["sources"], "article_id", _TELLS),
        _changes(_table(folder, "claims"), now["claims"], "claim_id", COMPARED),
    )


def page(edition: Edition, last: str | Path, root: str = "") -> Html:
    """The page's body: a sentence that counts the changes, and a table for each kind that there is."""
    found = since(edition, last)
    if found is None:
        words = "This edition was made without an earlier one to compare it with."
        return Html(tag("p", words, class_="cc-nothing"), words)
    said = _sentence(found)
    parts = [tag("p", said, class_="cc-finding")]
    if found.articles:
        parts.append(_records("Articles that changed", "edition-articles", found.articles, lambda row: _article(row, edition, root)))
    if found.claims:
        parts.append(_records("Claims that changed", "edition-claims", found.claims, lambda row: _claim(row, edition, root)))
    return Html(join(parts), said)


def package(last: str | Path) -> str:
    """The title of the edition whose data package this is. Raises InputError where it is none."""
    path = _folder(last) / PACKAGE
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        if package["name"] != "counterclaim":
            raise ValueError
        return str(package.get("title", ""))
    except OSError as error:
        raise InputError(
            Mistake(str(path), f"cannot be read ({error.strerror}).", "Name the folder _static/data of the earlier book.")
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            Mistake(str(path), "is no data package of this program.", "Name the folder _static/data of an earlier book.")
        ) from error


def _folder(last: str | Path) -> Path:
    return Path(last).parent if Path(last).name == PACKAGE else Path(last)


def _table(folder: Path, name: str) -> list[Row]:
    path = folder / f"{name}.jsonl"
    try:
        with path.open(encoding="utf-8") as lines:
            found = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise InputError(
            Mistake(str(path), f"cannot be read ({error.strerror}).", "Take the whole folder _static/data of the book.")
        ) from error
    except ValueError as error:
        raise InputError(Mistake(str(path), "is no JSON Lines.", "Take it anew from the earlier book.")) from error
    if not all(isinstance(row, dict) for row in found):
        raise InputError(Mistake(str(path), "a record a line was expected.", "Take it anew from the earlier book."))
    return found


def _changes(before: Sequence[Row], now: Sequence[Row], key: str, told: Sequence[str]) -> Changes:
    old, new = ({str(row.get(key)): row for row in rows} for rows in (before, now))
    both = sorted(old.keys() & new.keys())
    changed = []
    for name in both:
        fields = {
            f: (old[name][f], _plain(new[name].get(f))) for f in told if f in old[name] and _same(old[name][f]) != _same(new[name].get(f))
        }
        if fields:
            changed.append(Changed(new[name], fields))
    return Changes(
        tuple(new[name] for name in sorted(new.keys() - old.keys())),
        tuple(changed),
        tuple(old[name] for name in sorted(old.keys() - new.keys())),
    )


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _same(value: Any) -> Any:
    """A value as it is compared: nothing known is one thing, however it is written."""
    return None if value in ("", [], ()) else _plain(value)


def _sentence(found: Since) -> str:
    def counts(changes: Changes, noun: str) -> str:
        kinds = ((changes.added, "added"), (changes.changed, "changed"), (changes.withdrawn, "withdrawn"))
        told = [f"{numbers.counted(len(rows), noun)} {word}" for rows, word in kinds if rows]
        return ", ".join(told) if told else f"no {noun} added, changed or withdrawn"

    told = f"Since the earlier edition: {counts(found.articles, 'article')}; {counts(found.claims, 'claim')}."
    return told


def _records(caption: str, name: str, changes: Changes, shown: Callable[[Row], tuple[object, object]]) -> Markup:
    cells = []
    for what, rows in (("added", changes.added), ("changed", changes.changed), ("withdrawn", changes.withdrawn)):
        for entry in rows:
            row = entry.now if isinstance(entry, Changed) else entry
            first, second = shown(row)
            fields = entry.fields if isinstance(entry, Changed) else {}
            cells.append({"What": first, "Where": second, "Change": what, "Before and now": _fields(fields)})
    return html_table(frame_of(cells), name, caption, empty="Nothing.").markup


def _fields(fields: Mapping[str, tuple[Any, Any]]) -> Markup:
    return join(tag("span", f"{f.replace('_', ' ')}: {_words(a)} → {_words(b)}", class_="cc-line") for f, (a, b) in fields.items())


def _words(value: Any) -> str:
    if value is None or value == [] or value == "":
        return "not known"
    return clean(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _article(row: Row, edition: Edition, root: str) -> tuple[object, object]:
    title = clean(str(row.get("title") or row.get("article_id")))
    here = any(a.article_id == row.get("article_id") for a in edition.articles)
    return (
        tag("a", title, href=address.article_href(str(row["article_id"]), root)) if here else title,
        look.outlet_name(str(row.get("outlet") or "unknown")),
    )


def _claim(row: Row, edition: Edition, root: str) -> tuple[object, object]:
    words = f"“{clean(str(row.get('exact') or ''))}”, {row.get('outcome')}"
    here = bool((edition.claims["claim_id"] == row.get("claim_id")).any()) if len(edition.claims) else False
    return (
        tag("a", words, href=address.claim_href(str(row["article_id"]), str(row["claim_id"]), root)) if here else words,
        look.outlet_name(str(row.get("outlet") or "unknown")),
    )
