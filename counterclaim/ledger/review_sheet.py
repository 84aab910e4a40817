"""Claims with what needs a look in; a sheet for a spreadsheet, one claim a row, out: CSV in UTF-8 with a byte order mark.

Beside each field as it stands, after earlier decisions, is an empty column set_<field>; `as_read` holds, as JSON, what the program
reads in the fields where that is something else. A person fills `decision` (accept, reject, edit or add), `by`, `on`, `why`, and
for an edit the columns that are wrong; `none` empties a field. review_answers reads it back.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from counterclaim.ledger.review import Reviewed
from counterclaim.ledger.review_entries import FIELDS
from counterclaim.ledger.review_influence import Weight
from counterclaim.ledger.sentences import sentence_at
from counterclaim.reading.records import Claim
from counterclaim.sources.article import Article
from counterclaim.sources.spreadsheets import defused

SET, AS_READ = "set_", "as_read"
DECIDED = ("decision", "by", "on", "why")
PLACE = ("article", "exact", "prefix", "suffix")
SHOWN = ("priority", "influence", "confidence", "review", "reviewer", "reviewed_on", "outlet", "sentence", "context", "page", "claim_id")
COLUMNS = (
    "priority", "influence", "confidence", "review", "reviewer", "reviewed_on", "outlet", "article", "sentence", "exact", *DECIDED,
    *(name for field in FIELDS for name in (field, SET + field)), AS_READ,
    "context", "page", "claim_id", "prefix", "suffix",
)  # fmt: skip
AROUND = 400  # characters of context on either side


def sheet(
    reviewed: Reviewed,
    read: Sequence[Claim],
    weights: Mapping[str, Weight],
    articles: Sequence[Article],
    page: Callable[[str, str], str],
) -> bytes:
    """The sheet: claims that nobody has reviewed first, the doubtful and influential before the others, then those decided on.

    Fields are shown as they stand, those of a claim that was left out as it was read. read: the claims as the program reads
    them; of a claim that was added or that it no longer reads, `as_read` is empty. page: gives the address of a claim's place in the
    book for article_id and claim_id.
    """
    texts = {a.article_id: a.text for a in articles}
    as_read = {c.claim_id: c for c in read}
    rejected = {a.rejected.claim_id: a for a in reviewed.rejected if a.rejected}
    every = [*reviewed.claims, *(a.rejected for a in rejected.values() if a.rejected)]
    exact = {c.claim_id: c.exact for c in (*read, *every)}
    rows = []
    for claim in every:
        applied = reviewed.by_claim.get(claim.claim_id) or rejected.get(claim.claim_id)
        weight = weights.get(claim.claim_id)
        cells = {name: as_cell(name, getattr(claim, name), exact) for name in FIELDS}
        own = {name: as_cell(name, getattr(as_read.get(claim.claim_id, claim), name), exact) for name in FIELDS}
        differing = {name: cell for name, cell in own.items() if cell != cells[name]}
        text = texts.get(claim.article_id, "")
        row = {
            "priority": f"{weight.priority:.3f}" if weight else "",
            "influence": f"{weight.influence:.2f}" if weight and weight.influence is not None else "",
            "confidence": f"{claim.confidence:.2f}",
            "review": "rejected" if claim.claim_id in rejected else claim.review,
            "reviewer": applied.decision.by if applied else "",
            "reviewed_on": applied.decision.on if applied else "",
            "sentence": sentence(text, claim.start, claim.end),
            "context": " ".join(text[max(0, claim.start - AROUND) : claim.end + AROUND].split()),
            "page": page(claim.article_id, claim.claim_id),
            "article": claim.article_id,
        }
        row |= {name: getattr(claim, name) for name in ("outlet", "exact", "claim_id", "prefix", "suffix")}
        row |= cells | {AS_READ: json.dumps(differing, ensure_ascii=False) if differing else ""}
        rows.append((weight is None, -(weight.priority if weight else 0), claim.article_id, claim.start, claim.claim_id, row))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for *_, row in sorted(rows, key=lambda r: r[:5]):
        writer.writerow([defused(str(row.get(name) or "")) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig", "replace")


def as_cell(name: str, value: Any, exact: Mapping[str, str]) -> str:
    """A field of a claim as a cell: "" where nothing is known, lists with semicolons, other claims by their words."""
    if value is None:
        return ""
    if name in ("part_of", "repeat_of"):
        return exact.get(value, "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return json.dumps(list(value), ensure_ascii=False) if any(";" in v or v.startswith("[") for v in value) else "; ".join(value)
    return str(value)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence or sentences in which a place stands, on one line."""
    first, last = sentence_at(text, start, end)
    return " ".join(text[first:last].split())
