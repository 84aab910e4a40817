"""A frame of cells in; an accessible HTML table out, which stands as cards on a phone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pandas as pd

from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.statements import plain, rows


def frame_of(cells: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """Rows of cells as a frame that keeps each cell as it is: a column of text would lose what is Markup and what is not."""
    return pd.DataFrame(cells, dtype=object)


def html_table(
    frame: pd.DataFrame,
    name: str,
    caption: object,
    *,
    empty: str,
    hooks: Sequence[dict[str, object]] = (),
    ids: Sequence[str] = (),
    right: Sequence[str] = (),
    filters: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
) -> Html:
    """A frame as a table. Cells are escaped unless they are Markup; None is an empty cell; columns of numbers stand right.

    name: the anchor. caption: stands over the table and names its scroll region. empty: the sentence that stands where there
    is no row. hooks: for each row, values for data- attributes, by which scripts sort and filter. ids: for each row, its anchor.
    right: columns of links that are numbers. filters: key of a hook → what the choice is called, and its values with their names, by which
    scripts let a reader choose rows; values that no row has are left out, and so is a choice among fewer than two. On a phone each row stands as a card, its cells named by `data-label`; the roles keep
    it a table for screen readers there.
    """
    title = Markup(caption).striptags() if isinstance(caption, Markup) else str(caption)
    if frame.empty:
        return Html(tag("p", empty, class_="cc-nothing", id=name), empty)
    at_right = {c for c in frame.columns if c in right or _numeric([v for v in map(plain, frame[c]) if v is not None])}
    head = join(tag("th", c, scope="col", role="columnheader", class_="cc-n" if c in at_right else None) for c in frame.columns)
    body = []
    for i, cells in enumerate(rows(frame)):
        data = {f"data-{key}": value for key, value in (hooks[i] if hooks else {}).items()}
        row = [
            tag(
                "th" if k == 0 else "td",
                _cell(value),
                scope="row" if k == 0 else None,
                role="rowheader" if k == 0 else "cell",
                class_="cc-n" if column in at_right else None,
                data_label=column,
            )
            for k, (column, value) in enumerate(cells.items())
        ]
        body.append(tag("tr", join(row), role="row", id=ids[i] if ids else None, **data))
    table = tag(
        "table",
        join(
            [tag("caption", caption), tag("thead", tag("tr", head, role="row"), role="rowgroup"), tag("tbody", join(body), role="rowgroup")]
        ),
        class_="dataframe cc-table",
        role="table",
        id=name,
        data_filters=_choices(filters or {}, hooks),
    )
    return Html(tag("div", table, class_="cc-scroll", role="region", tabindex="0", aria_label=title), title)


def _choices(filters: Mapping[str, tuple[str, Mapping[str, str]]], hooks: Sequence[dict[str, object]]) -> str | None:
    """The choices as JSON for the scripts: [{key, label, values: [[value, name]]}]."""
    made = []
    for key, (label, names) in filters.items():
        there = {hook.get(key) for hook in hooks}
        values = [[value, clean(name)] for value, name in names.items() if value in there]
        made += [{"key": key, "label": label, "values": values}] if len(values) > 1 else []
    return json.dumps(made, ensure_ascii=False) if made else None


def folded(table: Html, words: str, count: int, most: int = 25) -> Html:
    """A table of more than so many rows, folded under a line that says what it holds; a shorter one as it is."""
    if count <= most:
        return table
    return Html(tag("details", join([tag("summary", words), table.markup]), class_="cc-fold"), table.text)


def _numeric(values: list[object]) -> bool:
    return bool(values) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return clean(str(value))
