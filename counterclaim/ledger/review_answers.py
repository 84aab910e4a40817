"""A sheet that people filled in, as spreadsheets save it, in; decisions and mistakes by row and column out."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import InputError, Mistake
from counterclaim.ledger.review_anchors import anchors
from counterclaim.ledger.review_entries import FIELDS, LISTS, LONGEST, MOST, Decision, unnumbered, wrong_sides
from counterclaim.ledger.review_sheet import AS_READ, COLUMNS, DECIDED, SET
from counterclaim.sources.article import Article
from counterclaim.sources.decode import decode
from counterclaim.sources.profile import Profile, is_date
from counterclaim.sources.spreadsheets import as_written
from counterclaim.sources.userfiles import UserFile, did_you_mean, validated

CONTEXT = 32
NEEDED = ("decision", "article", "exact")
NOTHING = frozenset(("none", "null", "-", "–", "—", "n/a"))
_PAST = {"accepted": "accept", "rejected": "reject", "edited": "edit", "added": "add", "ok": "accept"}
_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WHOLE = re.compile(r"\d{1,3}(?:[ ,.\u00a0\u202f'’]\d{3})+|\d+(?:[.,]0+)?")


@dataclass(frozen=True)
class Answer:
    """One decided row. dated: whether the row itself tells the day."""

    row: int
    decision: Decision
    dated: bool


class _Row(UserFile):
    """One row as a file of its own, whose places are columns."""

    def place(self, location: Sequence[str | int]) -> str:
        names = [str(part) for part in location if part not in ("values", "instead_of")]
        column = names[0] if names else "decision"
        return f"row {self.value['row']}, column {SET + column if column in FIELDS else column}"


def read_answers(content: bytes, name: str, articles: Sequence[Article], profile: Profile, day: str) -> tuple[list[Answer], list[Mistake]]:
    """The decisions of a sheet, in the order of its rows, and a mistake for each row that cannot be taken; other rows stand.

    content: CSV with commas, semicolons or tabs, in any usual encoding. name: what mistakes call it. day: ISO 8601, taken where a
    decided row has no `on`. Rows without a decision decide nothing. Raises InputError where it is no such sheet.
    """
    header, rows = _table(content, name)
    known = [*COLUMNS]
    mistakes = [
        Mistake(name, f"`{column}` is no column of a sheet and is not read.", did_you_mean(column, known), "row 1")
        for column in header
        if column and column not in known and (column.startswith(SET) or did_you_mean(column, [*DECIDED, *NEEDED]))
    ]
    answers: list[Answer] = []
    for number, cells in rows:
        row = {column: as_written(cell.strip()).strip() for column, cell in zip(header, cells)}
        answer, wrong = _answer(name, number, row, {a.article_id: a for a in articles}, profile, day)
        mistakes += wrong
        if answer:
            answers.append(answer)
    return answers, mistakes


def _table(content: bytes, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    text = decode(content)
    if text is None or content.startswith(b"PK\x03\x04"):  # a workbook is a ZIP archive
        raise InputError(Mistake(name, "is no table: expected a CSV file, found one that is not text.", "Save the sheet as CSV."))
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(Mistake(name, "is empty.", "Write a sheet with `counterclaim review DIR -o sheet.csv`."))
    first, _, rest = text.partition("\n")
    skipped = 0
    if re.fullmatch(r"\"?sep=.\"?\s*", first.strip(), re.IGNORECASE):  # a line that Excel writes and reads
        text, skipped = rest, 1
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=lambda d: sum(_column(c) in COLUMNS for c in head.split(d)))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(Mistake(name, f"cannot be read as CSV ({error}).", "Save the sheet as CSV.")) from None
    header = [_column(cell) for cell in rows[0]] if rows else []
    missing = [column for column in NEEDED if column not in header]
    if missing:
        told = (
            f"is no table of claims: expected a sheet with the columns {', '.join(NEEDED)}, and its first row has none of them."
            if len(missing) == len(NEEDED)
            else f"expected a sheet with the columns {', '.join(NEEDED)}; {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing."
        )
        raise InputError(Mistake(name, told, "Write a sheet with `counterclaim review DIR -o sheet.csv`.", "row 1"))
    return header, [(n, cells) for n, cells in enumerate(rows[1:], 2 + skipped) if any(cell.strip() for cell in cells)]


def _column(cell: str) -> str:
    return "_".join(cell.strip().strip('"').strip("\ufeff").casefold().split())


def _answer(
    name: str, number: int, row: Mapping[str, str], articles: Mapping[str, Article], profile: Profile, day: str
) -> tuple[Answer | None, list[Mistake]]:
    def wrong(column: str, expected: str, remedy: str = "") -> tuple[None, list[Mistake]]:
        return None, [Mistake(name, expected, remedy, f"row {number}, column {column}")]

    given = [field for field in FIELDS if row.get(SET + field)]
    kind = row.get("decision", "").casefold()
    kind = _PAST.get(kind, kind)
    if not kind:
        if given:
            return wrong("decision", f"expected a decision, since {SET}{given[0]} is filled in.", "Write edit.")
        if row.get("exact") and "claim_id" in row and not row["claim_id"]:
            return wrong("decision", "expected a decision in a row that was added.", "Write add.")
        return None, []
    if kind in ("accept", "reject") and given:
        return wrong(
            "decision", f"expected edit, since {SET}{given[0]} is filled in, found {kind}.", f"Write edit, or empty {SET}{given[0]}."
        )
    article = _article(row.get("article", ""), articles)
    if article is None:
        return wrong(
            "article", f"there is no article `{row.get('article', '')[:60]}`.", did_you_mean(row.get("article", ""), list(articles))
        )
    values, faults = _values(name, number, row, kind)
    if faults:
        return None, faults
    read = _as_read(row.get(AS_READ, ""), values) if kind != "add" else values
    if read is None:
        return wrong(AS_READ, "expected what the sheet was written with.", "Write the sheet anew.")
    before = {field: values[field] for field in given if field in values} if kind == "edit" else {}
    values |= {field: faulty for field, faulty in _set(name, number, row, given).items()}
    faults = [value for value in values.values() if isinstance(value, Mistake)]
    if faults:
        return None, faults
    changed = {field: value for field, value in read.items() if values[field] != value}
    if kind == "edit" and all(values[field] == before.get(field, ...) for field in given):
        told = (
            f"expected another value than the one that stands in {SET}{given[0]}."
            if given
            else f"expected a value in one of the columns {SET}…"
        )
        return wrong(SET + given[0] if given else "decision", told, "Write accept if it is right.")
    long = next((name for name in ("exact", "prefix", "suffix") if len(row.get(name, "")) > LONGEST), None)
    if long:
        return wrong(long, f"expected at most {LONGEST:,} characters of the article, found {len(row[long]):,}.", "Quote the claim alone.")
    placed = _place(row, article, kind)
    if isinstance(placed, str):
        return wrong(
            "exact", placed, "Quote the words as the article prints them." if "stand in" not in placed else "Fill in prefix or suffix."
        )
    on = _day(row.get("on", ""), day)
    if on is None:
        return wrong("on", f"expected a day such as 2021-09-04, found `{row['on'][:40]}`.")
    entry: dict[str, Any] = {"decision": kind, "by": row.get("by") or None, "on": on, "why": row.get("why") or None}
    entry |= placed
    read_as = read.get("outcome")
    if kind == "add" or row.get("review") == "added" and kind != "reject":
        # What was added has no reading that it could be an edit of.
        entry |= {"decision": "add", "why": entry["why"] or ("added in review" if kind == "accept" else None), "values": values}
    elif kind == "reject":
        kept = ("number", "low", "high", "victim_side", "claimant_side")
        entry |= {"outcome": read_as, "instead_of": {field: read[field] for field in kept if field in read}}
    else:
        entry |= {"outcome": read_as, "values": values, "instead_of": changed}
    if not entry["by"]:
        return wrong("by", "expected the name of the one who decided.")
    file = _Row(name, {"row": number})
    decision, faults = validated(file, Decision, {k: v for k, v in entry.items() if v is not None})
    if decision is None:
        return None, faults
    faults = [file.mistake(("values", field), told, remedy) for field, told, remedy in wrong_sides(decision.values, profile)]
    faults += [file.mistake(("low",), told) for told in unnumbered(decision)]
    return (None, faults) if faults else (Answer(number, decision, bool(row.get("on"))), [])


def _article(word: str, articles: Mapping[str, Article]) -> Article | None:
    named = [a for a in articles.values() if word in (a.article_id, a.file)]
    return articles.get(word) or (named[0] if len(named) == 1 else None)


def _values(name: str, number: int, row: Mapping[str, str], kind: str) -> tuple[dict[str, Any], list[Mistake]]:
    """The fields as the sheet shows them; in an added row the filled ones alone."""
    values = {field: _value(field, row[field]) for field in FIELDS if field in row and (row[field] or kind != "add")}
    faults = [_fault(name, number, field, row[field]) for field, value in values.items() if value is Ellipsis]
    return values, faults


def _as_read(cell: str, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """The fields as the program reads them, which stand apart where they are not the shown ones; None where the cell tells none."""
    try:
        told = json.loads(cell) if cell else {}
    except ValueError:
        return None
    if not isinstance(told, dict) or not all(name in values and isinstance(word, str) for name, word in told.items()):
        return None
    read = dict(values) | {name: _value(name, word) for name, word in told.items()}
    return None if Ellipsis in read.values() else read


def _set(name: str, number: int, row: Mapping[str, str], given: Sequence[str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for field in given:
        cell = row[SET + field]
        value = _value(field, "" if cell.casefold() in NOTHING else cell)
        made[field] = _fault(name, number, SET + field, cell) if value is Ellipsis else value
    return made


def _fault(name: str, number: int, column: str, cell: str) -> Mistake:
    expected = (
        "yes or no"
        if column.endswith("background")
        else "a list with semicolons"
        if column.endswith(LISTS)
        else f"a whole number up to {MOST:,}"
    )
    return Mistake(name, f"expected {expected}, found `{cell[:40]}`.", "", f"row {number}, column {column}")


def _value(field: str, cell: str) -> Any:
    """A cell as the field's value; Ellipsis where it cannot be one."""
    if field in LISTS:
        return _listed(cell)
    if field == "background":
        word = cell.casefold()
        return True if word in ("yes", "true", "1") else False if word in ("no", "false", "0", "") else ...
    if not cell:
        return None
    if field in ("low", "high"):
        return _count(cell)
    if field in ("date_start", "date_end"):
        return _day(cell, "") or cell
    return cell.casefold() if field in ("outcome", "qualifier", "victim_status", "status", "basis") else cell


def _count(cell: str) -> Any:
    digits = re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", cell)).lstrip("0") or "0"
    # Python reads no number of thousands of digits: the length is asked before the value.
    return int(digits) if _WHOLE.fullmatch(cell) and len(digits) <= len(str(MOST)) and int(digits) <= MOST else ...


def _listed(cell: str) -> Any:
    if cell.startswith("["):
        try:
            found = json.loads(cell)
        except ValueError:
            return ...
        return tuple(str(item) for item in found) if isinstance(found, list) else ...
    return tuple(part for part in (p.strip() for p in cell.split(";")) if part)


def _day(cell: str, missing: str) -> str | None:
    """A day as a spreadsheet may show it, in ISO 8601; None where it is none, or could be two.

    >>> _day("22.11.2026", ""), _day("11/22/2026", ""), _day("03/04/2026", ""), _day("", "2026-11-22")
    ('2026-11-22', '2026-11-22', None, '2026-11-22')
    """
    if not cell:
        return missing
    if is_date(cell):
        return cell
    found = _DAY.fullmatch(cell) or _DAY.fullmatch(cell.split(" ")[0])
    if not found:
        return cell[:10] if is_date(cell[:10]) else None
    a, mark, b, year = found.groups()
    orders = {(int(a), int(b))} if mark == "." else {(int(a), int(b)), (int(b), int(a))}
    days = set()
    for d, m in orders:
        try:
            days.add(datetime.date(int(year), m, d).isoformat())
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def _place(row: Mapping[str, str], article: Article, kind: str) -> dict[str, str] | str:
    """The quoted words as the article prints them, with their surroundings; or what is wrong with them."""
    found = anchors(article.text, row.get("exact", ""), row.get("prefix", ""), row.get("suffix", ""))
    found = [a for a in found if kind != "add" or a.how != "fuzzy"]
    if not found:
        return f"expected words of the article, and “{row.get('exact', '')[:60]}” does not stand in it."
    if len(found) > 1:
        return f"the words “{row['exact'][:60]}” stand in {len(found)} places of the article."
    start, end = found[0].start, found[0].end
    return {
        "article": article.article_id,
        "exact": article.text[start:end],
        "prefix": article.text[max(0, start - CONTEXT) : start],
        "suffix": article.text[end : end + CONTEXT],
    }
