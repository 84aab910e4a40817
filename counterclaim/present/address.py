"""Ids in; the addresses of pages and anchors out. Every link of the book is made here."""

from __future__ import annotations

import hashlib
import re

_UNSAFE = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A page's name for an article id or an outlet: small ASCII letters, digits, - and _; unique, and always the same.

    A name that is safe as it stands is kept. One that had to be changed gets eight digits of its hash, so that two
    names that differ only in what was changed, or only in case, never share a page.
    """
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", name) and name not in {"index", "con", "nul", "aux", "prn"}:
        return name
    safe = _UNSAFE.sub("-", name.lower()).strip("-")[:60]
    digits = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{safe}-{digits}" if safe else f"x-{digits}"


def article_href(article_id: str, root: str = "") -> str:
    """The address of an article's evidence page. root: "" from a page at the top, "../" from one folder down."""
    return f"{root}articles/{slug(article_id)}.html"


def claim_href(article_id: str, claim_id: str, root: str = "") -> str:
    """The address of the words that a claim rests on."""
    return f"{article_href(article_id, root)}#{claim_id}"


def place_id(kind: str, start: int, end: int) -> str:
    """The anchor of a place in an article's text that is no claim: a label, a quotation, a clause."""
    return f"{kind}-{start}-{end}"


def place_href(article_id: str, kind: str, start: int, end: int, root: str = "") -> str:
    """The address of such a place."""
    return f"{article_href(article_id, root)}#{place_id(kind, start, end)}"


def outlet_href(outlet: str, root: str = "") -> str:
    """The address of an outlet's page."""
    return f"{root}outlets/{slug(outlet)}.html"


def statement_id(statement: str) -> str:
    """The anchor of a statement in the ledger table."""
    return "s-" + slug(statement)


def statement_href(statement: str, root: str = "") -> str:
    """The address of a statement in the ledger table on Casualties."""
    return f"{root}casualties.html#{statement_id(statement)}"
