"""Rendered pages, parsed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html

XLINK = "{http://www.w3.org/1999/xlink}href"
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "object": ("data",),
    "form": ("action",),
    "use": ("href", XLINK),
    "image": ("href", XLINK),
}
LOADING_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest", "shortcut"}


@cache
def parsed(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


def pages(book: Path) -> list[Path]:
    """Every page of a book, in order; not the fragments that the theme ships."""
    return [path for path in sorted(book.rglob("*.html")) if "_static" not in path.relative_to(book).parts]


@cache
def anchors(path: Path) -> frozenset[str]:
    return frozenset(parsed(path).xpath("//@id | //a/@name"))


def loaded(path: Path) -> list[str]:
    """Every address that a browser fetches by itself when it opens a page."""
    found = []
    for element in parsed(path).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "link" and LOADING_RELATIONS & set((element.get("rel") or "").lower().split()):
            found.append(element.get("href") or "")
        found += [element.get(name) or "" for name in LOADING.get(element.tag, ()) if element.get(name)]
    return found


def broken_links(path: Path, book: Path) -> list[str]:
    """The links of a page that lead to no file of the book, or to no place in it."""
    broken = []
    for href in parsed(path).xpath(
        "//a/@href | //link/@href | //script/@src | //img/@src | //*[local-name()='svg']//@*[local-name()='href']"
    ):
        address = urlsplit(href)
        if address.scheme or address.netloc:
            continue
        target = (path.parent / unquote(address.path)).resolve() if address.path else path
        if not target.is_file() or not target.is_relative_to(book.resolve()):
            broken.append(href)
        elif address.fragment and target.suffix == ".html" and unquote(address.fragment) not in anchors(target):
            broken.append(href)
    return broken
