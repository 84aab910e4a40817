"""A page as the theme is about to write it in; the same with its titles as text, out. A Sphinx extension.

The theme puts two titles into its pages as HTML: that of the book into the sidebar, and that of the page above its
printed form. Both may hold the words of an article or of a profile.
"""

from __future__ import annotations

from html import escape
from typing import Any


def with_titles_as_text(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Escape what the theme does not."""
    if "pagetitle" in context:
        context["pagetitle"] = escape(str(context["pagetitle"]))
    context["theme_logo"] = {**(context.get("theme_logo") or {}), "text": escape(str(app.config.html_title))}


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    # After the theme, which sets the one and reads the other.
    app.connect("html-page-context", with_titles_as_text, priority=990)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
