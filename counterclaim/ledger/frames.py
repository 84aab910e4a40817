"""Takes a frame of records, gives the records back: missing values as None, lists as tuples, counts as int."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np
import pandas as pd

Record = TypeVar("Record")

_COUNTS = {"low", "high", "start", "end", "cue_start", "cue_end", "words"}
_FLAGS = {"background", "repeat"}


def records_from_frame(frame: pd.DataFrame, kind: type[Record]) -> list[Record]:
    """The rows of `frame` as records of `kind` (Claim, Mention, Quotation, LethalClause), in the order of the frame.

    The inverse of `counterclaim.reading.records.to_frame`; it also takes frames that went through Parquet or CSV, in
    which None has become NaN and tuples arrays. Columns that `kind` does not have are left out; fields with a default
    may be absent. Raises ValueError, naming them, where other columns are missing.
    """
    fields = [f for f in dataclasses.fields(kind) if f.name in frame]  # type: ignore[arg-type]
    needed = [f.name for f in dataclasses.fields(kind) if f.default is f.default_factory is dataclasses.MISSING]  # type: ignore[arg-type]
    missing = [name for name in needed if name not in frame]
    if missing and len(frame):
        raise ValueError(f"the frame has no column {', '.join(missing)}, which {kind.__name__} needs")
    columns = [[_value(f.name, v) for v in frame[f.name].tolist()] for f in fields]
    return [kind(**dict(zip((f.name for f in fields), row, strict=True))) for row in zip(*columns, strict=True)]


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, np.ndarray):
        return tuple(value.tolist())
    if isinstance(value, (list, tuple)):
        return tuple(value)
    if value is None or pd.isna(value):
        return () if name in ("relay", "victim_names", "modifiers") else None
    if name in _COUNTS:
        return int(value)
    return bool(value) if name in _FLAGS else value


def frame_of(rows: Iterable[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    """Rows as a frame with exactly these columns and types, also when there is no row.

    columns: name → "text", "count" (nullable Int64), "share" (float), "flag" or "list" (tuples in an object column).
    """
    rows = list(rows)
    types = {"text": "str", "count": "Int64", "share": "float64", "flag": "bool", "list": "object"}
    series = {}
    for name, kind in columns.items():
        values = [row.get(name) for row in rows]
        if kind == "list":
            made = pd.Series([None] * len(values), dtype="object")
            made[:] = [tuple(v) if v is not None else () for v in values] or None
            series[name] = made
        else:
            series[name] = pd.Series(values, dtype=types[kind])
    return pd.DataFrame(series, columns=list(columns))
