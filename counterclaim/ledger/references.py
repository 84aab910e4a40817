"""Takes the profile's independent figures (references.yml), gives them as a frame to stand beside the ledger."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from counterclaim.ledger.frames import frame_of

REFERENCE_COLUMNS = {
    "kind": "text",
    "source": "text",
    "date_start": "text",
    "date_end": "text",
    "place": "text",
    "sides": "text",
    "outcome": "text",
    "low": "count",
    "best": "count",
    "high": "count",
    "name": "text",
    "claim": "text",
    "note": "text",
}


def references_frame(references: Iterable[object]) -> pd.DataFrame:
    """One row an independent figure, columns REFERENCE_COLUMNS, in the order of the file; nothing is added up.

    kind: event_data, statement, estimate, named_death_disputed, ... as entered. date_start, date_end: ISO dates of what
    is counted; place, sides, claim (in words), name (of a named victim), note: as entered. low, best, high with outcome
    "killed": the deaths that event data give; missing where the reference gives words only.
    """
    rows = []
    for reference in references:
        entry = _entry(reference)
        deaths = _entry(entry.get("deaths")) if entry.get("deaths") is not None else {}
        when = [str(d) for d in entry.get("when") or ()]
        rows.append(
            {
                "kind": entry.get("kind"),
                "source": entry.get("source"),
                "date_start": when[0] if when else None,
                "date_end": when[-1] if when else None,
                "place": entry.get("where"),
                "sides": entry.get("sides"),
                "outcome": "killed" if deaths else None,
                "low": deaths.get("low"),
                "best": deaths.get("best"),
                "high": deaths.get("high"),
                "name": entry.get("name"),
                "claim": entry.get("claim"),
                "note": entry.get("note"),
            }
        )
    return frame_of(rows, REFERENCE_COLUMNS)


def _entry(reference: Any) -> Mapping[str, Any]:
    if isinstance(reference, Mapping):
        return reference
    if hasattr(reference, "model_dump"):
        dumped: Mapping[str, Any] = reference.model_dump()
        return dumped
    return dataclasses.asdict(reference)
