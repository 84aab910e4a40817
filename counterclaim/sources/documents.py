"""The bytes of a document of an office, a printer or a mailbox go in; a Page comes out: its text and what the document says of it."""

from __future__ import annotations

import email
import email.policy
import io
import logging
import re
import zipfile
from email.message import EmailMessage

from counterclaim.sources.clean import clean_text
from counterclaim.sources.formats import NoText, Page, read_html

MAX_PAGES = 300
MAX_UNPACKED = 50_000_000
_SCANNED = "Recognise its text with an OCR program first, or paste the article's text into a file of its own."
_FILE_NAME = re.compile(r"\.\w{2,4}$|^(?:untitled|microsoft word)", re.IGNORECASE)


def read_pdf(data: bytes) -> Page:
    """A PDF with text, by pypdf; one that is encrypted, broken or made of pictures is refused."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a broken file is said below, in one line
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoText("is a PDF that needs a password", "Save a copy without one.")
        if len(reader.pages) > MAX_PAGES:
            raise NoText(f"is a PDF of {len(reader.pages):,} pages, at most {MAX_PAGES} are read", "Save the article's pages alone.")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        said = reader.metadata
        title, author = (str(said.title or ""), str(said.author or "")) if said else ("", "")
    except NoText:
        raise
    except DependencyError as error:
        raise NoText("is an encrypted PDF", "Save a copy without encryption.") from error
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a PDF that cannot be read", "Open it and save it anew, or save its text.") from error
    body = clean_text(text)
    if not any(letter.isalpha() for letter in body):
        raise NoText("is a PDF without text: its pages are pictures", _SCANNED)
    return Page(body, _known(title="" if _FILE_NAME.search(title.strip()) else title, author=author))


def read_docx(data: bytes) -> Page:
    """A document of a word processor, by python-docx: its paragraphs and the cells of its tables, in order."""
    from docx import Document
    from docx.table import Table

    _bounded(data)
    try:
        document = Document(io.BytesIO(data))
        parts: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                parts += [" ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
            else:
                parts.append(block.text)
        said = document.core_properties
        markup = _known(title=said.title or "", author=said.author if said.author != "python-docx" else "")
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a document that cannot be read", "Open it and save it anew, or save its text.") from error
    return Page(clean_text("\n\n".join(parts)), markup, wrapped=False)


def read_email(data: bytes) -> Page:
    """A message: its body without attachments; subject, sender and date as it gives them."""
    message = _message(data)
    try:
        body = message.get_body(("plain", "html"))
        page = _part(body) if isinstance(body, EmailMessage) else None
        dated = message["date"].datetime if message["date"] else None
        markup = _known(
            title=str(message["subject"] or ""), author=str(message["from"] or ""), published=f"{dated:%Y-%m-%d}" if dated else ""
        )
    except NoText:
        raise
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a message that cannot be read", "Save its text.") from error
    if page is None:
        raise NoText("is a message without a body of text", "Save what is attached to it as files of their own.")
    return Page(page.text, page.markup | markup, wrapped=page.wrapped)


def read_mhtml(data: bytes) -> Page:
    """A web page saved as one file: its first page, and the address from which it was saved. The date in it is that of saving."""
    message = _message(data)
    try:
        page = next((_part(part) for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        address = str(message["snapshot-content-location"] or message["content-location"] or "")
    except NoText:
        raise
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a saved page that cannot be read", "Save it anew as a web page.") from error
    if page is None:
        raise NoText("is a saved page that holds no page", "Save it anew as a web page.")
    return Page(page.text, _known(address=address if address.startswith(("http://", "https://")) else "") | page.markup, wrapped=False)


def _message(data: bytes) -> EmailMessage:
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    if not parsed.keys():
        raise NoText("is no message: it has no headers", "Save the message anew, or its text.")
    return parsed


def _part(part: EmailMessage) -> Page:
    content = part.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    if part.get_content_type() != "text/plain":
        return read_html(raw)
    return Page(clean_text(raw.decode(part.get_content_charset() or "utf-8", errors="replace")))


def _bounded(data: bytes) -> None:
    """Refuse a document that unpacks to more than its kind ever does."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except Exception as error:  # a reader of broken bytes may raise anything
        raise NoText("is a document that cannot be read", "Open it and save it anew, or save its text.") from error
    if unpacked > MAX_UNPACKED:
        raise NoText(
            f"unpacks to {unpacked / 1e6:,.0f} MB, at most {MAX_UNPACKED // 1_000_000} MB are read", "Save the article's text alone."
        )


def _known(**said: str) -> dict[str, str]:
    found = {name: " ".join(clean_text(value).split()) for name, value in said.items()}
    return {name: value for name, value in found.items() if value}
