"""The pages of a compiled book in; the same pages, each with a content security policy that lets in nothing but the book, out.

A page may load what stands in the book's own folders, run the scripts that stand there and the inline ones that Sphinx and
the theme wrote around its content, each named by its hash, and nothing else. Nothing in the content itself has a hash: what an
article could smuggle in does not run.
Styles in attributes are let through, since figures are drawn with them; an attribute can colour a mark, not load or run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

# From the beginning of the content to its last end: what pretends to end it earlier is still in it.
_CONTENT = re.compile(r"<article\b[^>]*\bbd-article\b.*</article\s*>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_LOADED = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUNS = frozenset({"text/javascript", "application/javascript", "module"})
_FIRST = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
# The theme's print button runs a script in an attribute, which no policy worth having lets through; counterclaim.js does it instead.
_PRINT = re.compile(r'\bonclick="window\.print\(\)"')
# Font Awesome writes a style into the page unless it is told not to; the few lines that icons need are in counterclaim.css.
_ICONS = re.compile(r"<script\b(?=[^>]*fontawesome)(?![^>]*data-auto-add-css)")


def guard(html: Path) -> None:
    """Give every page below `html` its policy, in place. Fragments that the theme ships in _static are no pages."""
    for page in sorted(html.rglob("*.html")):
        if "_static" not in page.relative_to(html).parts:
            page.write_text(guarded(page.read_text(encoding="utf-8")), encoding="utf-8")


def guarded(page: str) -> str:
    """One page with its policy as the first element of its head."""
    page = _PRINT.sub('data-cc-print="true"', page)
    page = _ICONS.sub('<script data-auto-add-css="false"', page)
    seen = _COMMENT.sub("", _CONTENT.sub("", page))
    scripts = (body for attributes, body in _SCRIPT.findall(seen) if not _LOADED.search(attributes) and _runs(attributes))
    content = policy(scripts, _STYLE.findall(seen))
    return _FIRST.sub(lambda head: f'{head[0]}\n<meta http-equiv="Content-Security-Policy" content="{content}">', page, count=1)


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The policy of a page with these inline scripts and style elements; the same whatever their order."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src 'self'", *_hashes(scripts)]),
            " ".join(["style-src 'self'", *_hashes(styles)]),
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return kind is None or kind[1].lower() in _RUNS


def _hashes(bodies: Iterable[str]) -> list[str]:
    digests = {base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode("ascii") for body in bodies}
    return [f"'sha256-{digest}'" for digest in sorted(digests)]
