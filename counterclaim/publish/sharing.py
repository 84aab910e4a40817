"""A page as the theme is about to write it in; the same with what other sites show of it when its address is shared, out.

A Sphinx extension: Open Graph tags (ogp.me), written here since the extension that is at hand puts titles into them unescaped,
and the titles are the words of strangers. The picture's address must be whole, so it is given only where the book's own is known.
"""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote, urljoin

from markupsafe import Markup

CARD = "_static/card.png"
WIDTH, HEIGHT = 1200, 630


def tags(title: str, description: str, page: str, site: str, book: str) -> str:
    """The tags of one page. title, description, book: plain text. page: its path. site: the book's address, "" where not known."""
    told = {"og:type": "article", "og:title": title, "og:site_name": book, "og:description": description}
    if site:
        told |= {
            "og:url": urljoin(site, quote(page)),
            "og:image": urljoin(site, CARD),
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": description,
        }
    lines = [f'<meta property="{name}" content="{escape(value)}" />' for name, value in told.items()]
    lines.append(f'<meta name="description" content="{escape(description)}" />')
    if site:
        lines.append('<meta name="twitter:card" content="summary_large_image" />')
    return "\n".join(lines) + "\n"


def with_tags(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Add the tags to the head of a page of the book."""
    if doctree is None:
        return
    title = " ".join(Markup(context.get("title") or "").striptags().split())
    site = app.config.html_baseurl or ""
    written = tags(title, app.config.counterclaim_description, f"{pagename}.html", site, str(app.config.html_title))
    context["metatags"] = (context.get("metatags") or "") + written


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx. counterclaim_description: what the book says, one or two sentences of plain text."""
    app.add_config_value("counterclaim_description", "", "html", types=frozenset({str}))
    app.connect("html-page-context", with_tags)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
