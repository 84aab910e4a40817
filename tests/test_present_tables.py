"""Tables: every number a link, text as text, plain and complete without scripts."""

import re

import pandas as pd
import pytest

from counterclaim.present import provenance, tables
from counterclaim.present.markup import Markup
from present_material import nothing, tarn
from test_present_evidence import Page
from test_present_markup import HOSTILE


@pytest.mark.parametrize(
    "table", [tables.claims, tables.ledger, tables.matrix, tables.by_side_and_source, tables.contradictions, tables.references]
)
def test_an_edition_without_claims_gives_a_sentence_and_no_empty_table(table):
    shown = table(nothing())
    assert "<table" not in shown._repr_html_()
    assert shown.text.endswith(".")


@pytest.mark.parametrize("table", [tables.claims, tables.ledger, tables.by_side_and_source, provenance.sources])
def test_a_table_has_a_caption_scopes_and_a_named_scroll_region(table):
    page = Page(table(tarn())._repr_html_())
    region = next(known for tag, known in page.tags if tag == "div")
    assert region["role"] == "region" and region["tabindex"] == "0" and region["aria-label"]
    assert [tag for tag, _ in page.tags].count("caption") == 1
    assert all(known.get("scope") in ("col", "row") for tag, known in page.tags if tag == "th")
    assert "dataframe" in next(known for tag, known in page.tags if tag == "table")["class"]


def test_every_number_of_the_claims_leads_to_its_words():
    edition = tarn()
    page = Page(tables.claims(edition)._repr_html_())
    for row in edition.claims.itertuples():
        assert f"articles/{row.article_id}.html#{row.claim_id}" in page.hrefs
    assert "> 350" in page.words and "~30" in page.words


def test_a_root_puts_every_link_one_folder_up():
    page = Page(tables.ledger(tarn(), "../")._repr_html_())
    assert page.hrefs and all(href.startswith("../") for href in page.hrefs)


def test_a_retold_statement_says_two_outlets_and_one_origin():
    assert "2 outlets, 1 origin" in tables.ledger(tarn())._repr_html_()


def test_rows_carry_what_a_filter_needs():
    page = Page(tables.claims(tarn())._repr_html_())
    row = [known for tag, known in page.tags if tag == "tr"][1]
    assert {"data-side", "data-outcome", "data-claimant", "data-outlet", "data-status", "data-value"} <= set(row)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_a_cell_is_text(text):
    page = Page(tables.html_table(tables.frame_of([{"A": text, "B": 1}]), "t", "Table", empty="None.")._repr_html_())
    assert {tag for tag, _ in page.tags} == {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert text in "".join(page.words)


def test_markup_in_a_cell_stays_markup_and_numbers_stand_right():
    html = tables.html_table(
        tables.frame_of([{"A": Markup("<b>x</b>"), "B": 1200}, {"A": None, "B": None}]), "t", "T", empty="None."
    )._repr_html_()
    assert "<b>x</b>" in html
    assert re.search(r'<td [^>]*class="cc-n"[^>]*>1,200</td>', html)


def test_a_frame_of_plain_text_is_never_taken_for_markup():
    html = tables.html_table(pd.DataFrame({"A": ["<b>x</b>"]}), "t", "T", empty="None.")._repr_html_()
    assert "<b>" not in html


def test_a_file_that_was_not_read_stands_with_its_reason():
    from counterclaim.errors import Mistake

    class Unread:
        file, reason, remedy = "<x>.bin", "is no text", "Remove it."

    edition = tarn()
    shown = provenance.unread(
        type("E", (), {"unread": (Unread(),), "mistakes": (Mistake("sources.yml", "unknown key", place="line 3"),)})()
    )._repr_html_()
    assert "&lt;x&gt;.bin" in shown and "is no text" in shown and "line 3" in shown
    assert "Every file in the folder was read." in provenance.unread(edition).text


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2021-09-04", "4 September 2021"), ("2021-09", "September 2021"), ("2021", "2021"), (None, "not known"), ("soon", "soon")],
)
def test_days_keep_their_precision(iso, words):
    assert provenance.day(iso) == words
