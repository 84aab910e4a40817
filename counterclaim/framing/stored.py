"""Measures in, JSON out, and back: every frame with its columns, types and rows as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import pandas as pd

from counterclaim.framing.measure import Description, Measure
from counterclaim.ledger.finding import Finding


def to_json(measures: Mapping[str, Measure]) -> bytes:
    """The same measures give the same bytes. Raises TypeError where a frame holds what JSON cannot."""
    told = [
        {f.name: getattr(m, f.name) for f in fields(Description)}
        | {
            "figures": _frame_out(m.figures),
            "instances": _frame_out(m.instances),
            "details": {name: _frame_out(frame) for name, frame in m.details.items()},
            "findings": [asdict(f) for f in m.findings],
            "caution": list(m.caution),
        }
        for m in measures.values()
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def from_json(told: bytes) -> dict[str, Measure]:
    """The measures that `to_json` wrote, in their order. Raises ValueError, KeyError or TypeError where it did not write this."""
    made = [
        Measure(
            **{f.name: m[f.name] for f in fields(Description)},
            figures=_frame_in(m["figures"]),
            instances=_frame_in(m["instances"]),
            details={name: _frame_in(frame) for name, frame in m["details"].items()},
            findings=tuple(
                Finding(f["name"], f["text"], tuple(f["claim_ids"]), tuple(f["statement_ids"]), tuple(f["instances"]), f["outlet"])
                for f in m["findings"]
            ),
            caution=tuple(m["caution"]),
        )
        for m in json.loads(told)
    ]
    return {m.name: m for m in made}


def _frame_out(frame: pd.DataFrame) -> dict[str, Any]:
    columns = []
    for name in frame.columns:
        series = frame[name]
        if series.dtype == object:
            values = series.tolist()
        else:
            values = [None if missing else value for value, missing in zip(series.tolist(), series.isna().tolist(), strict=True)]
        columns.append([name, str(series.dtype), values])
    plain = isinstance(frame.index, pd.RangeIndex) and frame.index.equals(pd.RangeIndex(len(frame)))
    return {"columns": columns, "index": len(frame) if plain else frame.index.tolist()}


def _frame_in(told: Mapping[str, Any]) -> pd.DataFrame:
    index = pd.RangeIndex(told["index"]) if isinstance(told["index"], int) else pd.Index(told["index"])
    series = {}
    for name, kind, values in told["columns"]:
        made = pd.Series([None] * len(values), dtype="object") if kind == "object" else pd.Series(values, dtype=kind)
        if kind == "object":
            made[:] = [_tuples(v) for v in values] or None
        made.index = index
        series[name] = made
    return pd.DataFrame(series, columns=[name for name, _, _ in told["columns"]], index=index)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value
