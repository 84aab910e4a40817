"""The pages of a compiled book in; the same book as one PDF, printed by Chromium, out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from counterclaim.errors import InputError, Mistake

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NAME = "book.pdf"
SECONDS = 300
_DATED = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_ODD = re.compile(r"[^\w-]")
_WITHIN = re.compile(r"url\((['\"]?)#")
_LEFT_OUT = "//script|//*[contains(concat(' ', @class, ' '), ' headerlink ')]|//*[contains(@class, 'prev-next')]|//*[contains(@class, 'cell_input')]"


def browser() -> str:
    """The program that prints. Raises InputError where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise InputError(
            Mistake("the PDF", "Chromium or Chrome was expected on the PATH, to print it with.", "Install one, or build without --pdf.")
        )
    return found


def link_to_pdf(page: Path) -> None:
    """Append to a page of the book, not yet compiled, where its PDF is."""
    words = f'\n## The book as one file\n\nEvery page, for reading on paper: <a href="{NAME}">{NAME}</a>.\n'
    page.write_text(page.read_text(encoding="utf-8") + words, encoding="utf-8")


def write_pdf(html: Path, title: str, epoch: int) -> Path:
    """Print the book in `html` to `html`/book.pdf: every page in the order of the contents, links between them kept.

    epoch: seconds since 1970 that stand in the file as its date, so that the same book gives the same bytes. Raises
    InputError where no browser is found or it fails.
    """
    program = browser()
    target, whole = html / NAME, html / "book-for-print.html"
    whole.write_text(one_page(html, title), encoding="utf-8")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            made = Path(scratch) / NAME
            command = [program, "--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
            command += [f"--user-data-dir={scratch}/user", "--no-pdf-header-footer", f"--print-to-pdf={made}", whole.resolve().as_uri()]
            if hasattr(os, "geteuid") and os.geteuid() == 0:  # its sandbox does not run for a superuser
                command.insert(1, "--no-sandbox")
            try:
                done = subprocess.run(command, capture_output=True, timeout=SECONDS, stdin=subprocess.DEVNULL, check=False)
                said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            except subprocess.TimeoutExpired:
                said = [f"no end after {SECONDS} s"]
            if not made.is_file():
                raise InputError(
                    Mistake("the PDF", f"{program} did not print it ({(said or ['it said nothing'])[-1][:200]}).", "Build without --pdf.")
                )
            target.write_bytes(dated(made.read_bytes(), epoch))
    finally:
        whole.unlink(missing_ok=True)
    return target


def dated(pdf: bytes, epoch: int) -> bytes:
    """A PDF with its dates set; their length stays, since the file counts its bytes."""
    stamp = datetime.fromtimestamp(epoch, UTC).strftime("D:%Y%m%d%H%M%S+00'00'").encode()
    return _DATED.sub(lambda found: b"/%s (%s)" % (found[1], stamp) if len(found[0]) == len(found[1]) + len(stamp) + 4 else found[0], pdf)


def one_page(html: Path, title: str) -> str:
    """All pages of the book as one, in the order of its contents; anchors carry their page's name before them."""
    from lxml import html as markup

    first = markup.fromstring((html / "index.html").read_text(encoding="utf-8"))
    order = _order(html, first)
    head = markup.Element("head")
    head.append(markup.Element("meta", charset="utf-8"))
    name = markup.Element("title")
    name.text = title
    head.append(name)
    for sheet in first.xpath("//link[@rel='stylesheet'][not(contains(@href, '://'))]"):
        head.append(sheet)
    body = markup.Element("body", {"class": "cc-whole-book"})
    for page in order:
        part = _part(html, page, order)
        if part is not None:
            body.append(part)
    root = markup.Element("html", {"lang": "en", "data-theme": "light", "data-mode": "light"})
    root.extend([head, body])
    return "<!doctype html>\n" + str(markup.tostring(root, encoding="unicode"))


def _order(html: Path, first: Any) -> list[str]:
    """The pages that the contents name, each once, as paths below `html`."""
    addresses = first.xpath("//nav[contains(@class, 'bd-links')]//a/@href")
    named = [unquote(a.partition("#")[0]) for a in addresses if "://" not in a]
    return list(dict.fromkeys(["index.html", *(normpath(p) for p in named if p.endswith(".html") and (html / p).is_file())]))


def _part(html: Path, page: str, order: list[str]) -> Any:
    from lxml import html as markup

    found = markup.fromstring((html / page).read_text(encoding="utf-8")).xpath("//article[contains(@class, 'bd-article')]")
    if not found:
        return None
    part = markup.fromstring(markup.tostring(found[0], encoding="unicode"))
    for element in part.xpath(_LEFT_OUT):
        element.drop_tree()
    for element in part.xpath("//details[not(contains(@class, 'cc-record'))]"):
        element.drop_tree()  # lists of instances: the book on a screen opens them, on paper they would be most of it
    for element in part.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "details":
            element.set("open", "open")
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, _anchor(page, value))
            elif key in ("href", "xlink:href", "{http://www.w3.org/1999/xlink}href"):
                element.set(key, _address(page, value, order))
            elif key == "src" and "://" not in value and not value.startswith("data:"):
                element.set(key, normpath(join(dirname(page), value)))
            elif "url(" in value:
                element.set(key, _WITHIN.sub(lambda m: f"url({m[1]}#{_anchor(page, '')}", value))
            elif key in ("aria-labelledby", "aria-describedby", "for", "headers"):
                element.set(key, " ".join(_anchor(page, one) for one in value.split()))
    section = markup.Element("section", {"class": "cc-page", "id": _anchor(page, "")})
    section.append(part)
    return section


def _anchor(page: str, name: str) -> str:
    return f"{_ODD.sub('-', page.removesuffix('.html'))}--{name}"


def _address(page: str, address: str, order: list[str]) -> str:
    """Where a link leads in the one page: to an anchor where it leads to a page of the book, else as it was."""
    try:
        parts = urlsplit(address)
    except ValueError:  # no address at all, such as one with a bracket that does not close
        return address
    if parts.scheme or parts.netloc:
        return address
    target = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
    return f"#{_anchor(target, unquote(parts.fragment))}" if target in order else address
