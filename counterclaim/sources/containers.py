"""The bytes of a file that holds several articles go in; each article's record, with its page or why there is none, comes out."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import Any

from counterclaim.sources.clean import clean_text
from counterclaim.sources.decode import decode
from counterclaim.sources.formats import NoText, Page, read_plain

MAX_RECORDS = 100_000
MAX_UNPACKED = 200_000_000
MAX_MEMBER = 20_000_000

# What columns of texts and of what is known of them are called, in databases of news and in spreadsheets; the first that is there counts.
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "fulltext", "article_text", "article", "content", "body", "maintext", "main_text", "story"),
    "id": ("article_id", "id", "uuid", "doc_id", "docid", "key"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "publication", "publisher", "source_name", "sourcename", "source", "newspaper", "site", "domain"),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "published_at", "publication_date", "pub_date", "pubdate", "date", "datetime", "date_publish", "timestamp"),
    "address": ("address", "url", "link", "source_url", "web_url"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a collection. name: its row, its id or its path inside the file. data: its bytes, or its text as UTF-8.
    page: a reader's page; where it is None `refused` says why, or the member's own reader is still to be asked."""

    name: str
    data: bytes
    page: Page | None = None
    refused: NoText | None = None


Opener = Callable[[bytes], Iterator[Record]]


def read_csv(data: bytes) -> Iterator[Record]:
    """A table with a header and a column of texts; commas, semicolons or tabs between the cells."""
    text = decode(data, None)
    if text is None:
        raise NoText("is not text", "Save the table as CSV in UTF-8.")
    header = text.split("\n", 1)[0]
    between = max(",;\t|", key=header.count)
    csv.field_size_limit(min(MAX_MEMBER, sys.maxsize))
    try:
        yield from _rows(csv.DictReader(io.StringIO(text, newline=""), delimiter=between, restval=""))
    except csv.Error as error:
        raise NoText(f"is no table that can be read ({error})", "Save it anew as CSV, every text in quotation marks.") from error


def read_jsonl(data: bytes) -> Iterator[Record]:
    """JSON Lines, an article a line; a line that is no record is refused alone. One JSON list of records is read too, and one JSON
    object, which is a record itself or has one list of them."""
    text = decode(data, "utf-8")
    if text is None:
        raise NoText("is not text", "Save it as JSON Lines in UTF-8.")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if isinstance(whole, Mapping):
        whole = [whole] if _has_texts(whole) else _list_in(whole)
    if isinstance(whole, list):
        return _rows(row if isinstance(row, Mapping) else _broken("is no record") for row in whole)
    return _rows(map(_line, filter(str.strip, text.split("\n"))))


def read_parquet(data: bytes) -> Iterator[Record]:
    """A table of a data program with a column of texts, read in batches."""
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.ParquetFile(io.BytesIO(data))
        wanted = [name for name in table.schema_arrow.names if any(name.casefold() in names for names in COLUMNS.values())]
        batches = (map(_values, batch.columns) for batch in table.iter_batches(256, columns=wanted))
        rows = (dict(zip(wanted, cells, strict=True)) for columns in batches for cells in zip(*columns, strict=True))
        yield from _rows(rows, table.schema_arrow.names)
    except NoText:
        raise
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a Parquet file that cannot be read", "Write it anew.") from error


def read_warc(data: bytes) -> Iterator[Record]:
    """An archive of web pages (ISO 28500), by warcio: the pages that were answered with success, each under its address."""
    from warcio.archiveiterator import ArchiveIterator

    unpacked = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data)), start=1):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            success = record.http_headers is not None and record.http_headers.get_statuscode() == "200"
            if record.rec_type != "response" or not success or not kind.startswith(("text/html", "application/xhtml", "text/plain")):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or f"record {number}"
            body = record.content_stream().read(MAX_MEMBER + 1)
            unpacked += len(body)
            if unpacked > MAX_UNPACKED:
                raise _too_much()
            if len(body) > MAX_MEMBER:
                yield Record(address, b"", refused=NoText("is too large", "Save the page's text alone."))
                continue
            try:
                page = _page(body, kind)
            except NoText as refused:
                yield Record(address, body, refused=refused)
                continue
            yield Record(address, body, page=Page(page.text, {"address": address} | page.markup, wrapped=page.wrapped))
    except NoText:
        raise
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a web archive that cannot be read to its end", "Write it anew.") from error


def read_zip(data: bytes) -> Iterator[Record]:
    """The files of an archive. Nothing is written anywhere; a member that is too large, locked or named to climb out is refused alone."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is an archive that cannot be read", "Pack it anew.") from error
    unpacked = 0
    with archive:
        for number, member in enumerate(archive.infolist(), start=1):
            if number > MAX_RECORDS:
                yield _the_rest(f"file {number}", "Split the archive.")
                return
            path = PurePosixPath(member.filename)
            if member.is_dir() or any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
                continue
            if ".." in path.parts or path.is_absolute() or "\\" in member.filename:
                yield Record(path.name, b"", refused=NoText("is named to lie outside the archive", "Pack it anew."))
            elif member.flag_bits & 1:
                yield Record(str(path), b"", refused=NoText("is locked with a password", "Pack it without one."))
            elif member.file_size > MAX_MEMBER:
                yield Record(
                    str(path), b"", refused=NoText(f"is too large: {member.file_size / 1e6:,.0f} MB", "Save the article's text alone.")
                )
            else:
                try:
                    with archive.open(member) as packed:
                        content = packed.read(MAX_MEMBER + 1)  # a header may say less than there is
                except Exception:  # each way of packing has failures of its own
                    yield Record(str(path), b"", refused=NoText("is broken in the archive", "Pack it anew."))
                    continue
                unpacked += len(content)
                if unpacked > MAX_UNPACKED:
                    raise _too_much()
                yield Record(str(path), content)


OPENERS: dict[str, Opener] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_jsonl,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".zip": read_zip,
}


def opener_of(name: PurePath) -> Opener | None:
    """How to open a file that holds several articles; None where its ending is not one of these."""
    lower = name.name.casefold()
    return next((open_ for ending, open_ in OPENERS.items() if lower.endswith(ending)), None)


def _line(line: str) -> Mapping[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return _broken("is no JSON")
    return found if isinstance(found, Mapping) else _broken("is no record")


def _broken(reason: str) -> Mapping[str, Any]:
    return {"": NoText(reason, "Write the record anew.")}


def _rows(rows: Iterable[Mapping[str, Any]], columns: Iterable[str] = ()) -> Iterator[Record]:
    """One record a row; the names of rows are their ids where a column has them and no two are alike, else their numbers from 1."""
    seen: set[str] = set()
    held: list[Record] = []  # records without texts, until one has some: where none has, it is the file that is refused
    fitting = False
    for number, row in enumerate(rows, start=1):
        if number > MAX_RECORDS:
            held.append(_the_rest(f"row {number}", "Split the file."))
            break
        broken = row.get("")
        if isinstance(broken, NoText):
            held.append(Record(f"row {number}", b"", refused=broken))
            continue
        told = {name: _cell(row, names) for name, names in COLUMNS.items()}
        if not told["text"] and not _has_texts(row):
            has = ", ".join(" ".join(str(c).split())[:40] for c in [*row, *columns][:8])
            expected = ", ".join(COLUMNS["text"][:6])
            lacking = f"has no column of texts (one of {expected}); it has {has or 'none'}"
            held.append(Record(f"row {number}", b"", refused=NoText(lacking, "Name the column of the articles' texts so.")))
            continue
        fitting = True
        yield from held
        held.clear()
        if not told["text"]:
            yield Record(f"row {number}", b"", refused=NoText("holds no text", "Fill it in, or remove the row."))
            continue
        name = told["id"] if told["id"] and told["id"] not in seen else f"row {number}"
        seen.add(name)
        data = told["text"].encode("utf-8", "replace")
        try:
            page = read_plain(data)
        except NoText as refused:
            yield Record(name, data, refused=refused)
            continue
        markup = {k: " ".join(clean_text(v).split()) for k, v in told.items() if k not in ("text", "id") and v}
        yield Record(name, data, page=Page(page.text, page.markup | markup, wrapped=page.wrapped))
    if held and not fitting and held[0].refused:
        raise held[0].refused
    yield from held


def _has_texts(row: Mapping[str, Any]) -> bool:
    return any(str(column).casefold().strip().lstrip("\ufeff") in COLUMNS["text"] for column in row)


def _list_in(whole: Mapping[str, Any]) -> list[Any]:
    """The one list of records that an object has."""
    lists = [value for value in whole.values() if isinstance(value, list) and any(isinstance(item, Mapping) for item in value)]
    if len(lists) != 1:
        found = f"{len(lists)} lists of records" if lists else "no list of records"
        raise NoText(f"is one JSON object with {found}", "Save the list of articles alone, or an article a line.")
    return lists[0]


def _values(column: Any) -> list[Any]:
    """A column's values; as text where Python has no such value, as for days after the year 9999."""
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return list(column.cast("string").to_pylist())


def _the_rest(first: str, remedy: str) -> Record:
    return Record(f"{first} and after", b"", refused=NoText(f"comes after the first {MAX_RECORDS:,}", remedy))


def _cell(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    lowered = {str(key).casefold().strip().lstrip("\ufeff"): value for key, value in row.items()}
    for name in names:
        value = lowered.get(name)
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        if value is not None and str(value).strip() and not (isinstance(value, float) and value != value):
            return str(value.isoformat() if hasattr(value, "isoformat") else value).strip()
    return ""


def _page(body: bytes, kind: str) -> Page:
    from counterclaim.sources.formats import read_html

    return read_plain(body) if kind.startswith("text/plain") else read_html(body)


def _too_much() -> NoText:
    return NoText(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB", "Take the articles out of it.")
