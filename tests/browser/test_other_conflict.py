"""A book about an invented conflict, in which one article, the profile and some metadata come from a stranger."""

from __future__ import annotations

import re
from pathlib import Path

from pages import broken_links, loaded, pages, parsed

SEEDS_ONLY = re.compile(r"panj?sh|taliban|taleban|mass?oud|afghan|saleh", re.IGNORECASE)


def test_no_word_of_the_first_edition_is_in_it(other_book):
    texts = [path for path in other_book.rglob("*") if path.suffix in {".html", ".js", ".json", ".jsonl", ".csv", ".txt", ".ipynb", ".md"}]
    assert len(texts) > 20
    found = {str(path.relative_to(other_book)): SEEDS_ONLY.findall(path.read_text(encoding="utf-8")) for path in texts}
    assert {name: words for name, words in found.items() if words} == {}


def test_its_own_sides_outlets_and_claims_are_in_it(other_book):
    front = parsed(other_book / "casualties.html").text_content()
    for word in ("Upland Front", "River Army", "Upland Courier", "34"):
        assert word in front


def test_the_strangers_words_are_shown_as_they_are(other_book):
    (evidence,) = [path for path in pages(other_book) if path.parent.name == "articles" and "stranger" in path.name]
    text = " ".join(parsed(evidence).text_content().split())
    for words in ("<script>window.pwned = 1</script>", "{{ 7 * 7 }}", "[click](javascript:window.pwned=1)", "```{raw} html", "$x^2$"):
        assert words in text, words


def test_nothing_of_the_stranger_becomes_an_element_an_attribute_or_an_address(other_book):
    for path in pages(other_book):
        for element in parsed(path).iter():
            if not isinstance(element.tag, str):
                assert "pwned" not in (element.text or ""), path.name
                continue
            if element.tag in {"script", "style"}:
                assert "window.pwned" not in (element.text or "").replace("\\u003c", "<") or element.get("type") == "application/json", (
                    path.name
                )
            for name, value in element.attrib.items():
                assert not (name.lower().startswith("on") and "pwned" in value), (path.name, name, value)
                if name.lower() in {"href", "src", "action", "data", "srcset"} or name.endswith("}href"):
                    assert "javascript:" not in value.lower() and "pwned.example" not in value, (path.name, name, value)


def test_no_page_loads_anything_from_another_site(other_book):
    for path in pages(other_book):
        assert [address for address in loaded(path) if re.match(r"(?:[a-z]+:)?//", address, re.IGNORECASE)] == [], path.name


def test_every_link_leads_somewhere(other_book):
    broken = {path.name: broken_links(path, other_book) for path in pages(other_book)}
    assert {page: links for page, links in broken.items() if links} == {}


def test_templates_in_titles_were_not_run(other_book):
    for path in pages(other_book):
        title = parsed(path).xpath("string(//title)")
        assert "49" not in title
        if path.name not in {"genindex.html", "search.html"}:
            assert "{{ 7 * 7 }}" in title


def test_no_cell_of_a_table_for_spreadsheets_is_a_formula(other_book):
    import csv

    for path in (Path(other_book) / "_static" / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                assert [cell for cell in row if re.match(r"[=@\t\r]|[+-](?![\d.])", cell)] == [], path.name
