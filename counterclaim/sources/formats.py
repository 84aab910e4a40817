"""The bytes of one file go in; a Page comes out: its text and what its markup says. One function a format."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from counterclaim.sources.clean import clean_text
from counterclaim.sources.decode import decode


class NoText(Exception):
    """A file from which no text can be had. reason and remedy are what the reader of the list of unread files sees."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Page:
    """What a file holds. text: cleaned. markup: field of METADATA to what the markup says of it. markdown: the text is
    written in Markdown. wrapped: its line breaks may come from wrapping."""

    text: str
    markup: dict[str, str] = field(default_factory=dict)
    markdown: bool = False
    wrapped: bool = True


Reader = Callable[[bytes], Page]

_BEFORE_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?")
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PROBE = 4096
_NO_TEXT = re.compile(r"<(script|style|head|noscript|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_FEW_WORDS = 10
# The page's own date, not any date in its text; the last day is fixed, so that the clock decides nothing.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1980-01-01", "max_date": "2100-01-01"}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read_plain(data: bytes) -> Page:
    """Plain text; a saved web page is read as one whatever its name says."""
    if _is_html(data):
        return read_html(data)
    return Page(clean_text(_text(data)))


def read_markdown(data: bytes) -> Page:
    """Markdown: its signs stay in the text."""
    if _is_html(data):
        return read_html(data)
    return Page(clean_text(_text(data)), markdown=True)


def read_html(data: bytes) -> Page:
    """A saved web page: the article as trafilatura finds it (Barbaresi 2021), and the metadata of its markup."""
    import trafilatura  # takes a moment to load

    declared = _CHARSET.search(data[:_PROBE])
    source = _text(data, declared[1].decode("ascii") if declared else None).replace("\x00", "")
    try:
        document = trafilatura.bare_extraction(
            source, include_comments=False, favor_recall=True, with_metadata=True, date_extraction_params=_DATES
        )
        body = clean_text((document.text if document else "") or "")
        if len(body.split()) < _FEW_WORDS:
            body = max(body, clean_text(trafilatura.html2txt(source)), key=len)
    except Exception:  # a reader of broken bytes may raise anything
        document, body = None, ""
    if len(body.split()) < _FEW_WORDS:
        body = max(body, clean_text(html.unescape(_TAG.sub("\n", _NO_TEXT.sub("\n", source)))), key=len)
    markup = _markup(document)
    title = markup.get("title", "")
    if title and body and _letters(title) not in _letters(body[: 4 * len(title) + 400]):
        body = f"{title}\n\n{body}"
    return Page(body, markup, wrapped=False)


def _is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does, after any comments."""
    head = data[:_PROBE]
    opening = _BEFORE_HTML.match(head)
    head = head[opening.end() if opening else 0 :]
    while head.startswith(b"<!--") and (end := head.find(b"-->", 4)) >= 0:
        head = head[end + 3 :].lstrip()
    return _HTML_START.match(head) is not None


def _document(name: str) -> Reader:
    """A reader of sources/documents.py, which is loaded when the first document is met."""

    def read(data: bytes) -> Page:
        from counterclaim.sources import documents

        reader: Reader = getattr(documents, name)
        return reader(data)

    return read


READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    "": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".mhtml": _document("read_mhtml"),
    ".mht": _document("read_mhtml"),
    ".pdf": _document("read_pdf"),
    ".docx": _document("read_docx"),
    ".eml": _document("read_email"),
}


def endings() -> str:
    """The endings of files that can be read, for people."""
    from counterclaim.sources.containers import OPENERS

    return ", ".join([*(ending for ending in READERS if ending), *OPENERS])


def reader_of(name: PurePath) -> Reader | None:
    """The reader for a file's name, None where its ending is not known."""
    return READERS.get(name.suffix.lower())


def _text(data: bytes, declared: str | None = None) -> str:
    text = decode(data, declared)
    if text is None:
        raise NoText("is not text", "Save the article as plain text (UTF-8) or as a web page.")
    return text


def _markup(document: object) -> dict[str, str]:
    names = {"title": "title", "author": "author", "outlet": "sitename", "published": "date", "address": "url", "language": "language"}
    found = {ours: getattr(document, theirs, None) for ours, theirs in names.items()}
    return {name: " ".join(clean_text(str(value)).split()) for name, value in found.items() if value}


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
