"""The theme's pages in; the same without what would come from another site out."""

from __future__ import annotations

import re
from html import escape
from typing import Any

# Thebe runs code on somebody's server. Two extensions declare it, each with an address on another site, and the second
# declaration is an error on every page. This book runs nothing.
_THEBE = re.compile(r'\s*<script type="text/x-thebe-config">.*?</script>\s*<script>kernelName = .*?</script>', re.DOTALL)


def _unwanted(asset: Any) -> bool:
    name = str(getattr(asset, "filename", asset) or "").lower()
    body = str(getattr(asset, "attributes", {}).get("body") or "").lower()
    return name.startswith(("http:", "https:", "//")) or "thebe" in name or "thebe" in body


def without_other_sites(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Take scripts and styles of other sites (MathJax among them) and all of Thebe out of a page."""
    for kind in ("script_files", "css_files"):
        context[kind] = [asset for asset in context.get(kind, ()) if not _unwanted(asset)]
    if context.get("body"):
        context["body"] = _THEBE.sub("", context["body"])
    if pagename == "search":
        # The theme prints the book's title there as it is, and a title is the words of a stranger's profile.
        context["title"] = escape(app.config.html_title)


def with_colour_scheme(app: Any, config: Any) -> None:
    """Name a colour scheme that the theme's script knows: it complains of none on every page."""
    config.html_context.setdefault("default_mode", "auto")


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    app.connect("config-inited", with_colour_scheme)
    # After every extension has had its say.
    app.connect("html-page-context", without_other_sites, priority=999)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
