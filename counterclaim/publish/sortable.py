"""The DataTables that the itables package carries in; the same as a script that a page can load from the file system, out.

A Sphinx extension. Browsers load no module from a file system, so the module becomes a plain script that leaves one name,
DataTable, behind. Only pages with a table load it.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

PLACE = "lib/datatables.js"
_EXPORT = re.compile(r"\bexport\s*\{([^{}]*)\}\s*;?")
_NAMES = re.compile(r"(\w+)\s+as\s+default\b")


def plain_script(module: str) -> str:
    """A module with one default export as a script that puts it into window.DataTable.

    Raises ValueError where the module exports in another way: the package has changed and this with it.
    """
    exports = list(_EXPORT.finditer(module))
    name = _NAMES.search(exports[-1][1]) if exports else None
    if name is None or len(exports) != 1:
        raise ValueError("DataTables was expected as one module with a default export; the itables package has changed.")
    start, end = exports[0].span()
    return f"(function () {{\n{module[:start]}window.DataTable = {name[1]};{module[end:]}\n}})();\n"


def write_script(app: Any) -> None:
    """Put the script among the static files of the compiled book."""
    if app.builder.format != "html":
        return
    target = Path(app.outdir) / "_static" / PLACE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(plain_script((files("itables") / "html" / "dt_bundle.js").read_text(encoding="utf-8")), encoding="utf-8")


def load_where_tables_are(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Let a page with a table of data load the script; none of the others does."""
    if 'class="dataframe cc-table"' in (context.get("body") or ""):
        app.add_js_file(PLACE, loading_method="defer")


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("builder-inited", write_script)
    app.connect("html-page-context", load_where_tables_are)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
