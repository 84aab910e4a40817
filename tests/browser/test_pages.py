"""The book about the seeds, as files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pages import anchors, broken_links, loaded, pages, parsed

from support import build_book

HAND_WRITTEN = {"methods.html", "limits.html", "add-your-sources.html", "glossary.html", "data.html"}
COMPUTED = {"index.html", "sources.html", "casualties.html", "framing.html"}


def records(book: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (book / "_static" / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_page_that_is_promised_is_there(book):
    made = {path.relative_to(book).as_posix() for path in pages(book)}
    articles = {record["article_id"] for record in records(book, "sources")}
    outlets = {record["outlet"] for record in records(book, "sources")}
    assert made >= HAND_WRITTEN | COMPUTED
    assert len(articles) == 5
    assert {page for page in made if page.startswith("articles/")} == {f"articles/{article}.html" for article in articles}
    assert len([page for page in made if page.startswith("outlets/")]) == len(outlets)


def test_every_link_and_anchor_leads_somewhere(book):
    broken = {path.relative_to(book).as_posix(): broken_links(path, book) for path in pages(book)}
    assert {page: links for page, links in broken.items() if links} == {}


def test_no_anchor_stands_twice_on_a_page(book):
    for path in pages(book):
        found = parsed(path).xpath("//@id")
        assert sorted({anchor for anchor in found if found.count(anchor) > 1}) == [], path.name


def test_no_page_loads_anything_from_another_site(book):
    for path in pages(book):
        assert [address for address in loaded(path) if re.match(r"(?:[a-z]+:)?//", address, re.IGNORECASE)] == [], path.name


def test_no_style_loads_anything_from_another_site(book):
    outside = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*(?:[a-z]+:)?//[^)"']*""", re.IGNORECASE)
    for path in [*book.rglob("*.css"), *pages(book)]:
        assert outside.findall(path.read_text(encoding="utf-8")) == [], path.relative_to(book)


def test_every_claim_has_its_words_at_its_own_address(book):
    claims = records(book, "claims")
    assert len(claims) > 20
    for claim in claims:
        path = book / "articles" / f"{claim['article_id']}.html"
        assert claim["claim_id"] in anchors(path), claim
        # Other marks may lie inside a claim: its words are then in several pieces, each with a link to its record.
        pieces = parsed(path).xpath(
            "//mark[@id=$id or a/@href=concat('#r-', $id)]//text()[not(ancestor::*[@aria-hidden])]", id=claim["claim_id"]
        )
        assert " ".join("".join(pieces).split()) == " ".join(claim["exact"].split()), claim


def test_every_page_has_a_title_a_language_one_heading_and_says_where_it_comes_from(book):
    for path in pages(book):
        if path.name in {"genindex.html", "search.html"}:
            continue
        page = parsed(path)
        assert page.get("lang") == "en"
        assert page.xpath("string(//title)").strip()
        assert len(page.xpath("//article//h1")) == 1, path.name
        assert len(page.xpath("//*[contains(@class, 'provenance')]")) == 1, path.name


def test_no_folder_of_this_machine_stands_in_the_book(book):
    for path in book.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(book.parent).encode() not in content and str(Path.home()).encode() + b"/" not in content, path.relative_to(book)


def test_a_second_build_is_the_same_bytes(book, tmp_path):
    again = build_book(tmp_path / "again", PYTHONHASHSEED="4711", TZ="America/Lima", LC_ALL="C.UTF-8")
    first = {path.relative_to(book): path.read_bytes() for path in book.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name)) == []


@pytest.mark.parametrize("name", sorted(HAND_WRITTEN | COMPUTED))
def test_pages_are_light_without_their_pictures(book, name):
    assert (book / name).stat().st_size < 1_000_000
