"""An edition in; its tables as CSV, JSON Lines and Parquet with a Frictionless data package out. Not the articles' texts."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from counterclaim.ledger.review_report import changed
from counterclaim.present.annotations import web_annotations
from counterclaim.present.columns import ABOUT, TABLES, Column
from counterclaim.present.look import Look
from counterclaim.present.material import Edition
from counterclaim.present.review import changes
from counterclaim.present.statements import Row, rows
from counterclaim.sources.article import METADATA
from counterclaim.sources.spreadsheets import defused

_KEYS = ("level", "outlet", "article_id", "side")
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "jsonld": 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
}


def write_downloads(edition: Edition, folder: Path) -> list[Path]:
    """Write each table of `columns.TABLES` into a folder, as .csv, .jsonl and .parquet, and datapackage.json.

    The columns are those of `columns.TABLES`, in that order. CSV is UTF-8, empty where nothing is known, arrays as JSON; a
    text that a spreadsheet would run as a formula has an apostrophe before it. The same edition gives the same bytes.
    Gives the paths that were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written, resources = [], []
    for name, found in tables(edition).items():
        columns = TABLES[name]
        for ending, content in (
            ("csv", as_csv(found, columns)),
            ("jsonl", as_jsonl(found, columns)),
            ("parquet", as_parquet(found, columns)),
        ):
            path = folder / f"{name}.{ending}"
            path.write_bytes(content)
            written.append(path)
            resources.append(_resource(name, ending, content, columns))
    annotated = folder / "claims.jsonld"
    annotated.write_bytes(content := web_annotations(edition))
    written.append(annotated)
    resources.append(_resource("claims", "jsonld", content, TABLES["claims"]))
    package = folder / "datapackage.json"
    package.write_bytes(
        _json(
            {
                "profile": "data-package",
                "name": "counterclaim",
                "title": edition.profile.title,
                "description": "Claims of casualties in news articles, with who says them and where; statements; measures of framing.",
                "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
                "resources": resources,
            }
        )
    )
    return [*written, package]


def tables(edition: Edition) -> dict[str, list[Row]]:
    """The rows of each table, as plain values."""
    counts = edition.claims.groupby("article_id").size() if len(edition.claims) else {}
    sources: list[Row] = []
    for article in edition.articles:
        row: Row = {
            "article_id": article.article_id,
            "file": article.file,
            "sha256": article.sha256,
            "words": len(article.text.split()),
            "claims": int(counts.get(article.article_id, 0)),
        }
        for name in METADATA:
            fact = article.facts.get(name)
            row |= {name: fact.value if fact else None, f"{name}_basis": fact.basis if fact and fact.value else None}
        sources.append(row)
    return {
        "claims": list(rows(edition.claims)),
        "statements": list(rows(edition.ledger.statements)),
        "tellings": list(rows(edition.ledger.tellings)),
        "contradictions": list(rows(edition.ledger.contradictions)),
        "ranges": list(rows(edition.ledger.ranges)),
        "references": list(rows(edition.ledger.references)),
        "measures": list(_measures(edition)),
        "sources": sources,
        "review": list(_decisions(edition)),
    }


def _decisions(edition: Edition) -> Iterable[Row]:
    look = Look.of(edition)
    for a in edition.reviewed.applied:
        d = a.decision
        yield {
            "decision": d.decision,
            "state": a.state,
            "by": d.by,
            "on": d.on,
            "why": d.why,
            "article_id": d.article,
            "exact": d.exact,
            "claim_id": a.claim_id,
            "changes": tuple(changes(a.changes, look)),
            "differences": tuple(changed(c) for c in a.differences),
            "note": a.note or None,
        }


def _measures(edition: Edition) -> Iterable[Row]:
    for measure in edition.measures.values():
        for row in rows(measure.figures):
            for figure, value in row.items():
                if figure not in _KEYS and not isinstance(value, (str, list, tuple)):
                    yield {
                        "measure": measure.name,
                        "unit": measure.unit,
                        "level": row["level"],
                        "outlet": row["outlet"],
                        "article_id": row["article_id"],
                        "side": row["side"],
                        "figure": f"{figure}: {row['word']}" if row.get("word") else figure,
                        "value": None if value is None else float(value),
                    }


def _plain(value: Any) -> Any:
    return [_plain(v) for v in value] if isinstance(value, (list, tuple)) else value


def as_csv(found: list[Row], columns: tuple[Column, ...]) -> bytes:
    """Rows as CSV with a header."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(c.name for c in columns)
    for row in found:
        writer.writerow([_csv_cell(row.get(c.name), c) for c in columns])
    return out.getvalue().encode("utf-8", "replace")


def _csv_cell(value: Any, column: Column) -> Any:
    if value is None:
        return "[]" if column.type == "array" else ""
    if column.type == "array":
        return json.dumps(_plain(value), ensure_ascii=False)
    if column.type == "boolean":
        return "true" if value else "false"
    return defused(value) if isinstance(value, str) else value


def as_jsonl(found: list[Row], columns: tuple[Column, ...]) -> bytes:
    """Rows as JSON Lines; null where nothing is known."""
    lines = (json.dumps({c.name: _plain(row.get(c.name)) for c in columns}, ensure_ascii=False, allow_nan=False) + "\n" for row in found)
    return "".join(lines).encode("utf-8", "replace")


def as_parquet(found: list[Row], columns: tuple[Column, ...]) -> bytes:
    """Rows as Parquet; every column has its type even where no row has a value."""
    import pyarrow
    import pyarrow.parquet

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "array": pyarrow.list_(pyarrow.string()),
    }
    arrays = [pyarrow.array([_arrow(row.get(c.name), c) for row in found], type=types[c.type]) for c in columns]
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays, names=[c.name for c in columns]), out)
    return out.getvalue()


def _arrow(value: Any, column: Column) -> Any:
    if column.type == "array":
        return [str(v) for v in value or ()]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _resource(name: str, ending: str, content: bytes, columns: tuple[Column, ...]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": f"{name}-{ending}" if ending != "csv" else name,
        "path": f"{name}.{ending}",
        "title": ABOUT[name],
        "format": ending,
        "mediatype": _MEDIA[ending],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if ending == "csv":
        described |= {
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": {"fields": [{"name": c.name, "type": c.type, "description": c.about} for c in columns], "missingValues": [""]},
        }
    else:
        described["type"] = "file"  # the public validator reads lists in Parquet and JSON Lines only with extras
    return described


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
