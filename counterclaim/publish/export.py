"""A frame of records in; JSON Lines, CSV or Parquet out, to a file or to the terminal."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.errors import InputError, Mistake

if TYPE_CHECKING:
    import pandas as pd

    from counterclaim.ledger import Ledger

TRACE = ("rule", "confidence")
LISTS = ("victim_names", "relay", "modifiers")
CARRYING = ("claim_id", "article_id", "outlet", "exact", "start", "end")


class Format(StrEnum):
    """The forms in which records are written."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


def format_for(path: Path | None, chosen: Format | None) -> Format:
    """The chosen format, else the one that the file's ending names, else JSON Lines."""
    if chosen:
        return chosen
    ending = path.suffix.lstrip(".").lower() if path else ""
    return Format(ending) if ending in Format.__members__ else Format.jsonl


def write_records(frame: pd.DataFrame, path: Path | None, form: Format) -> None:
    """Write a frame, one record a row.

    JSON Lines: null where nothing is known, whole numbers whole, lists as lists. CSV: UTF-8, empty where nothing is
    known, lists as JSON; a text that a spreadsheet would run as a formula has an apostrophe before it. Parquet: counts as nullable integers, lists as lists. path None is the terminal.
    Raises InputError where the file cannot be written; a file that was there before is then untouched.
    """
    content = {Format.jsonl: _jsonl, Format.csv: _csv, Format.parquet: _parquet}[form](frame)
    write_bytes(content, path)


def write_bytes(content: bytes, path: Path | None) -> None:
    """Write to a file, whole or not at all, or to the terminal where `path` is None. Raises InputError as `write_whole`."""
    if path is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all. Raises InputError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(name).chmod(0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(Mistake(str(path), f"cannot be written ({error.strerror or error}).", "Name another file with -o.")) from error


def statements_with_claims(ledger: Ledger) -> pd.DataFrame:
    """The statements of a ledger, one a row, with a last column `claims`: for each claim that carries it, its id, article,
    outlet, words and place."""
    told = ledger.statements.copy()
    carrying: dict[str, list[dict[str, Any]]] = {}
    for record in records(ledger.claims):
        carrying.setdefault(record["statement_id"], []).append({name: record[name] for name in CARRYING})
    told["claims"] = [carrying.get(statement, []) for statement in told["statement_id"]]
    return told


def claim_columns(*, trace: bool = False) -> list[str]:
    """The columns in which claims are written: the fields of the record, `review` among them; `trace` adds the rule and the confidence."""
    from counterclaim.reading.records import Claim

    return [field.name for field in dataclasses.fields(Claim) if trace or field.name not in TRACE]


def plain(value: Any) -> Any:
    """A cell as JSON knows it: None where it is missing, numbers and texts as Python's own, sequences as lists."""
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    # NA answers no comparison, and NaN is no equal of itself.
    return None if value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value else value


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame as dictionaries of plain values."""
    names = [str(column) for column in frame.columns]
    for row in zip(*(frame[column].astype(object) for column in frame.columns), strict=True):
        yield {name: plain(value) for name, value in zip(names, row, strict=True)}


def _jsonl(frame: pd.DataFrame) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records(frame)).encode()


def _csv(frame: pd.DataFrame) -> bytes:
    from counterclaim.sources.spreadsheets import defused

    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    for record in records(frame):
        cells = (json.dumps(v, ensure_ascii=False) if isinstance(v, (list, dict, bool)) else v for v in record.values())
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in cells])
    return text.getvalue().encode()


def _parquet(frame: pd.DataFrame) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(str(name), _arrow_type(frame[name])) for name in frame.columns])
    table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


def _arrow_type(column: pd.Series) -> Any:
    # Said for each column, so that a file without rows, or a column without values, has the types of every other file.
    import pyarrow as pa
    from pandas.api import types

    if types.is_bool_dtype(column):
        return pa.bool_()
    if types.is_integer_dtype(column):
        return pa.int64()
    if types.is_float_dtype(column):
        return pa.float64()
    if column.name == "claims":
        return pa.list_(pa.struct([(name, pa.int64() if name in {"start", "end"} else pa.string()) for name in CARRYING]))
    found = pa.infer_type([plain(value) for value in column.astype(object)])
    if column.name in LISTS or found == pa.list_(pa.null()):
        return pa.list_(pa.string())
    return pa.string() if found == pa.null() else found


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
