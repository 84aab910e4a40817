"""The evidence page holds the article's words, each claim at its anchor, and nothing of the text is interpreted."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import pytest

from counterclaim.present import address
from counterclaim.present.evidence import Span, evidence_pages, marked
from counterclaim.present.look import Look
from counterclaim.present.statements import rows
from present_material import article, claim, made, nothing, tarn
from test_present_markup import HOSTILE


class Page(HTMLParser):
    """The elements, ids, links and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.ids, self.hrefs, self.words, self.marked = [], [], [], [], {}
        self._open: list[tuple[str, str | None]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.append((tag, known))
        self.ids += [known["id"]] if known.get("id") else []
        self.hrefs += [known["href"]] if known.get("href") else []
        if tag not in ("input", "img", "br", "path", "use"):
            self._open.append((tag, known.get("id")))

    def handle_endtag(self, tag):
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data):
        self.words.append(data)
        for _, identity in self._open:
            if identity:
                self.marked[identity] = self.marked.get(identity, "") + data


def body(notebook) -> str:
    return notebook.cells[1].outputs[0].data["text/html"]


def pages(edition) -> dict[str, str]:
    return {path: body(notebook) for path, notebook in evidence_pages(edition)}


def test_every_article_has_a_page_and_every_claim_one_anchor_on_its_words():
    edition = tarn()
    found = pages(edition)
    assert set(found) == {"articles/north-1.ipynb", "articles/south-1.ipynb"}
    for row in rows(edition.claims):
        page = Page(found[f"articles/{address.slug(row['article_id'])}.ipynb"])
        assert page.ids.count(row["claim_id"]) == 1
        assert page.marked[row["claim_id"]].lstrip("●◐■▼▶◆") == row["exact"]


def test_no_word_of_the_article_is_lost_and_furniture_is_folded():
    edition = tarn()
    page = pages(edition)["articles/north-1.ipynb"]
    words = " ".join(re.sub(r"[●◐■▼▶◆]", "", "".join(Page(page).words)).split())
    for part in edition.articles[0].text.split("\n\n"):
        assert part in words
    assert re.search(r"<details class=\"cc-furniture\">.*Share this article.*</details>", page)


def test_ids_are_unique_on_a_page_and_links_within_it_resolve():
    for page in map(Page, pages(tarn()).values()):
        assert len(page.ids) == len(set(page.ids))
        assert {h[1:] for h in page.hrefs if h.startswith("#")} <= set(page.ids)


def test_a_record_says_whose_how_many_who_and_how_it_was_read():
    page = pages(tarn())["articles/north-1.ipynb"]
    record = page[page.index('id="r-c') - 200 :]
    for words in (
        "more than 350",
        "Southern Front",
        "its spokesman",
        "the Northern Army",
        "asserted",
        "confidence 0.50",
        "not yet reviewed",
    ):
        assert words in record, words


def test_a_retold_statement_leads_to_its_other_tellings():
    edition = tarn()
    shared = [r for r in rows(edition.ledger.statements) if len(r["claim_ids"]) > 1]
    assert shared, "the two tellings of 350 are one statement"
    page = Page(pages(edition)["articles/north-1.ipynb"])
    other = next(i for i in shared[0]["claim_ids"] if i in set(edition.claims[edition.claims.article_id == "south-1"].claim_id))
    assert f"../articles/south-1.html#{other}" in page.hrefs


def test_claims_with_one_span_and_claims_that_overlap_keep_their_own_anchors():
    text = "Title\n\nSome 40 soldiers and rebels were killed or wounded at Tarn."
    source = article("a1", text)
    same = [claim(source, "40 soldiers and rebels", outcome, 40, 40, "unknown", "outlet") for outcome in ("killed", "wounded")]
    crossing = claim(source, "rebels were killed", "killed", None, None, "south", "outlet")
    page = Page(pages(made((source,), [*same, crossing]))["articles/a1.ipynb"])
    for one in (*same, crossing):
        assert page.ids.count(one.claim_id) == 1
    assert len(page.ids) == len(set(page.ids))
    assert "Some 40 soldiers and rebels were killed or wounded at Tarn." in " ".join(re.sub(r"[●◐◆]", "", "".join(page.words)).split())
    depth = 0
    for kind, _ in re.findall(r"(</?a)(\s|>)", pages(made((source,), [*same, crossing]))["articles/a1.ipynb"]):
        depth += 1 if kind == "<a" else -1
        assert depth in (0, 1), "a link stands in a link"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_text(text):
    source = article("a1", f"{text}\n\nAt Tarn {text} killed 12 soldiers.", outlet=text, title=text)
    one = claim(
        source, "12 soldiers", "killed", 12, 12, "north", "unknown", claimant=text, victim=text, relay=(text,), place=text, rule=text
    )
    edition = made((source,), [one])
    notebook = dict(evidence_pages(edition))["articles/a1.ipynb"]
    nbformat.validate(notebook)
    assert [c.cell_type for c in notebook.cells] == ["markdown", "code"]
    assert "\n" not in notebook.cells[0].source
    page = Page(body(notebook))
    harmless = {
        "article",
        "aside",
        "dl",
        "dt",
        "dd",
        "div",
        "p",
        "span",
        "a",
        "mark",
        "strong",
        "code",
        "details",
        "summary",
        "fieldset",
        "legend",
        "label",
        "input",
    }
    assert {t for t, _ in page.tags} <= harmless | {"section", "ul", "li"}
    assert not [a for _, known in page.tags for a in known if a.startswith("on") or a in ("src", "style")]
    assert all(h.startswith(("#", "../")) for h in page.hrefs)
    assert " ".join(text.split()) in " ".join("".join(page.words).split())


def test_an_article_without_claims_says_so():
    page = pages(nothing())["articles/calm-1.ipynb"]
    assert "no claim" in page
    assert "Nothing happened at Tarn." in page


def test_a_label_inside_a_claim_does_not_cut_the_claims_mark():
    edition = tarn()
    source = edition.articles[0]
    one = next(r for r in rows(edition.claims) if r["exact"] == "12 Northern soldiers")
    at = source.text.index("Northern soldiers")
    label = Span(at, at + 17, "label", {"side": "north"})
    html = marked(source.text, 0, len(source.text), [label, Span(one["start"], one["end"], "claim", one)], Look.of(edition))
    assert html.count("<mark") == 1
    assert Page(html).marked[one["claim_id"]].endswith("12 Northern soldiers")


def test_marks_do_not_depend_on_the_order_of_spans():
    edition = tarn()
    source = edition.articles[0]
    spans = [Span(r["start"], r["end"], "claim", r) for r in rows(edition.claims) if r["article_id"] == source.article_id]
    look = Look.of(edition)
    assert marked(source.text, 0, len(source.text), spans, look) == marked(source.text, 0, len(source.text), spans[::-1], look)


def test_two_writings_are_the_same_bytes():
    first, second = ([nbformat.writes(n) for _, n in evidence_pages(tarn())] for _ in range(2))
    assert first == second


def test_a_dateline_reads_into_its_paragraph():
    source = article("a1", "Title\n\nTARN (Post) – Nine were hurt.")
    at = source.text.index("TARN")
    cut = replace(
        source,
        segments=(
            source.segments[0],
            replace(source.segments[1], kind="dateline", end=at + 13),
            replace(source.segments[1], start=at + 14),
        ),
    )
    page = pages(made((cut,), []))["articles/a1.ipynb"]
    assert re.search(r"<p class=\"cc-paragraph\"><span class=\"cc-lead-in\">TARN \(Post\) –</span> Nine were hurt\.</p>", page)
