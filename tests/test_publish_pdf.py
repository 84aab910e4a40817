"""The book as one document: every page in it once, every link within it kept."""

import shutil

import lxml.html
import pytest

from counterclaim.errors import InputError
from counterclaim.publish.pdf import BROWSERS, browser, dated, one_page, write_pdf

PAGE = """<!doctype html><html><head><link rel="stylesheet" href="{up}_static/a.css"><link rel="stylesheet" href="https://x.example/b.css">
<script>no()</script></head><body><nav class="bd-links"><a href="{up}index.html">i</a><a href="{up}articles/a%20b.html#x">a</a>
<a href="https://elsewhere.example/x.html">e</a></nav><article class="bd-article">{body}</article></body></html>"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "articles").mkdir()
    first = '<h1 id="top">Küste</h1><a href="articles/a%20b.html#c1">one</a><a href="#top">up</a><script>no()</script><a href="https://e.example/">e</a><a href="http://[x">odd</a>'
    first += '<details class="cc-instances"><p>many</p></details>'
    second = '<p id="c1">1</p><a href="../index.html">home</a><a href="../_static/data/claims.csv">csv</a><img src="../_static/i.png">'
    second += '<svg><clippath id="k"></clippath><path clip-path="url(#k)"></path></svg><details class="cc-record"><p>record</p></details>'
    (tmp_path / "index.html").write_text(PAGE.format(up="", body=first), encoding="utf-8")
    (tmp_path / "articles/a b.html").write_text(PAGE.format(up="../", body=second), encoding="utf-8")
    return tmp_path


def test_every_page_stands_in_it_once_in_the_order_of_the_contents(book):
    page = lxml.html.fromstring(one_page(book, "T"))
    assert page.xpath("//section[@class='cc-page']/@id") == ["index--", "articles-a-b--"] and "Küste" in page.text_content()


def test_every_link_within_the_book_leads_to_an_anchor_that_is_there(book):
    page = lxml.html.fromstring(one_page(book, "T"))
    within = [a[1:] for a in page.xpath("//a/@href") if a.startswith("#")]
    assert len(within) == 3 and set(within) <= set(page.xpath("//@id"))


def test_links_elsewhere_stay_and_pictures_are_found_from_where_the_one_page_stands(book):
    page = lxml.html.fromstring(one_page(book, "T"))
    assert page.xpath("//img/@src") == ["_static/i.png"] and "https://e.example/" in page.xpath("//a/@href")


def test_a_drawing_still_finds_its_parts_although_anchors_were_renamed(book):
    page = lxml.html.fromstring(one_page(book, "T"))
    (clip,) = page.xpath("//path/@clip-path")
    assert clip.removeprefix("url(#").removesuffix(")") in page.xpath("//@id")


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(book):
    page = lxml.html.fromstring(one_page(book, "T"))
    assert not page.xpath("//script") and page.xpath("//link/@href") == ["_static/a.css"]


def test_records_of_claims_are_open_and_lists_of_instances_are_left_to_the_screen(book):
    page = lxml.html.fromstring(one_page(book, "T"))
    assert [d.get("class") for d in page.xpath("//details[@open]")] == ["cc-record"] and len(page.xpath("//details")) == 1


def test_a_title_with_markup_is_a_title(book):
    assert lxml.html.fromstring(one_page(book, "<b>&")).xpath("//title/text()") == ["<b>&"]


def test_the_dates_in_a_pdf_become_the_date_of_the_book_and_its_length_stays():
    pdf = b"<</CreationDate (D:20261122204000+00'00')\n/ModDate (D:20261122204001+00'00')>>"
    assert dated(pdf, 0) == b"<</CreationDate (D:19700101000000+00'00')\n/ModDate (D:19700101000000+00'00')>>"


def test_without_a_browser_one_line_says_what_is_missing(book, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(InputError, match="Chromium or Chrome"):
        write_pdf(book, "T", 0)


def test_a_browser_that_fails_is_reported_and_leaves_nothing_behind(book, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/false" if name == BROWSERS[0] else None)
    before = sorted(book.rglob("*"))
    with pytest.raises(InputError, match="did not print"):
        write_pdf(book, "T", 0)
    assert sorted(book.rglob("*")) == before


def test_a_real_browser_prints_the_same_bytes_twice(book):
    try:
        browser()
    except InputError:
        pytest.skip("no Chromium or Chrome on the PATH")
    first = write_pdf(book, "T", 1_000_000_000).read_bytes()
    assert first.startswith(b"%PDF-") and b"D:20010909014640" in first
    assert write_pdf(book, "T", 1_000_000_000).read_bytes() == first
