"""Takes the profile's independent figures (references.yml), gives them as a frame to stand beside the ledger."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from counterclaim.ledger.frames import frame_of
from counterclaim.sources.references import Reference

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
    "civilians": "count",
    "of_unknown_side": "count",
    "name": "text",
    "claim": "text",
    "about": "list",
    "address": "text",
    "note": "text",
}


def references_frame(references: Iterable[Reference]) -> pd.DataFrame:
    """One row an independent figure, columns REFERENCE_COLUMNS, in the order of the file; nothing is added up.

    kind: event_data, statement, estimate, named_death_disputed, ... as entered. date_start, date_end: ISO dates of what
    is counted; place, sides, claim (in words), name (of a named victim), about (article_ids), address, note: as entered.
    low, best, high with outcome "killed", civilians and of_unknown_side (parts of them): the deaths that event data
    give; missing where the reference gives words only.
    """
    rows = []
    for entry in references:
        deaths = entry.deaths.model_dump() if entry.deaths else {}
        told = entry.model_dump(exclude={"deaths", "start", "end", "where"})
        dates = {"date_start": entry.start, "date_end": entry.end or entry.start, "place": entry.where}
        rows.append(told | dates | deaths | {"outcome": "killed" if deaths else None})
    return frame_of(rows, REFERENCE_COLUMNS)
