"""What was reviewed is said with the names as entered, what was not is never said to be, and ranges stand with and without review."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import Mistake
from counterclaim.ledger.review_entries import Decision
from counterclaim.present import tables
from counterclaim.present.accuracy import of_this_book
from counterclaim.present.downloads import write_downloads
from counterclaim.present.evidence import evidence_pages
from counterclaim.present.review import ranges_with_and_without, review_legend, review_mark, review_words, what_was_reviewed
from present_material import article, claim, made, nothing, tarn
from test_present_evidence import Page, pages
from test_present_markup import HOSTILE

TEXT = (
    "Battle at Tarn\n\nThe Southern Front said that 40 Northern soldiers were killed and 12 wounded. "
    "The Northern Army spoke of 300 shells and 9 of its men killed.\n\nMany people fled the town."
)
SOURCE = article("a1", TEXT)


def decide(kind: str, exact: str, **more) -> Decision:
    known = {"decision": kind, "by": "Jane Doe", "on": "2020-05-18", "why": "It says so.", "article": "a1", "exact": exact}
    return Decision.model_validate(known | more)


def edition(*decisions: Decision):
    read = [
        claim(SOURCE, "40 Northern soldiers were killed", "killed", 40, 40, "north", "south", claimant="The Southern Front"),
        claim(SOURCE, "12 wounded", "wounded", 12, 12, "unknown", "south", claimant="The Southern Front"),
        claim(SOURCE, "300 shells", "killed", 300, 300, "south", "north", claimant="The Northern Army"),
        claim(SOURCE, "9 of its men killed", "killed", 9, 9, "north", "north", claimant="The Northern Army"),
    ]
    return made((SOURCE,), read, decisions=decisions)


DECISIONS = (
    decide("accept", "40 Northern soldiers were killed", values={"low": 40, "high": 40, "outcome": "killed", "victim_side": "north"}),
    decide("edit", "12 wounded", values={"victim_side": "north"}, by="Max Roe", on="2020-05-19"),
    decide("reject", "300 shells", outcome="killed", why="Shells are no people."),
    decide("add", "Many people fled", values={"outcome": "displaced", "victim_side": "civilian"}),
    decide("reject", "words that are gone"),
)


def page_of(edition_) -> str:
    return pages(edition_)["articles/a1.ipynb"]


@pytest.mark.parametrize(
    ("claims", "css", "words"),
    [
        ([{"review": "read"}], "cc-unreviewed", "not yet reviewed"),
        ([{"review": None}], "cc-unreviewed", "not yet reviewed"),
        (
            [{"review": "reviewed", "reviewer": "Jane Doe", "reviewed_on": "2020-05-18"}],
            "cc-reviewed",
            "reviewed by Jane Doe on 18 May 2020",
        ),
        (
            [{"review": "added", "reviewer": "Jane Doe", "reviewed_on": "2020-05-18"}],
            "cc-added",
            "added in review by Jane Doe on 18 May 2020",
        ),
        (
            [{"review": "read"}, {"review": "reviewed", "reviewer": "J", "reviewed_on": "2020"}],
            "cc-reviewed",
            "reviewed by J on 2020 (1 of 2 tellings)",
        ),
    ],
)
def test_each_kind_of_review_has_its_mark_and_its_words(claims, css, words):
    mark = str(review_mark(claims))
    assert f'class="{css}"' in mark
    assert f'aria-label="{words}"' in mark


def test_the_legend_explains_the_marks_that_are_there_and_no_others():
    assert "added" not in review_legend([{"review": "read"}, {"review": "reviewed"}])
    assert review_words({"review": "read"}) in review_legend([{"review": "read"}])


def test_marks_stand_on_the_evidence_page_and_in_the_tables():
    found = edition(*DECISIONS)
    page = page_of(found)
    for words in (
        "reviewed by Jane Doe on 18 May 2020",
        "reviewed by Max Roe on 19 May 2020",
        "added in review by Jane Doe on 18 May 2020",
        "not yet reviewed",
        "changed whose losses: People of no named side → Northern Army",
    ):
        assert words in page
    html = tables.claims(found)._repr_html_()
    assert [html.count(f'class="cc-{kind}" role="img"') for kind in ("unreviewed", "reviewed", "added")] == [1, 2, 1]
    assert all(f'class="cc-{kind}" role="img"' in tables.ledger(found)._repr_html_() for kind in ("unreviewed", "reviewed", "added"))


def test_a_rejected_claim_keeps_its_address_and_its_reason_and_leaves_the_tables():
    found = edition(*DECISIONS)
    gone = found.reviewed.rejected[0].claim_id
    page = page_of(found)
    assert Page(page).marked[gone] == "300 shells"
    assert "Shells are no people. Jane Doe, 18 May 2020" in page
    assert f'id="r-{gone}"' not in page
    assert gone not in tables.claims(found)._repr_html_()
    assert gone in set(found.ledger_as_read.claims["claim_id"])


def test_an_added_claim_is_not_said_to_be_read_by_a_rule():
    page = page_of(edition(*DECISIONS))
    assert page.count("none: the program does not read it") == 1


def test_the_section_counts_names_and_tells_what_no_longer_holds():
    html = what_was_reviewed(edition(*DECISIONS))
    assert html.text == (
        "2 claims are reviewed and 1 added in review, entered by Jane Doe and Max Roe from 18 May 2020 to 19 May 2020. "
        "1 as the program reads it, 1 changed; 1 claim left out. 1 claim is not yet reviewed. 1 decision no longer holds on to a claim."
    )
    page = html._repr_html_()
    for words in ("Shells are no people.", "no longer stand in the article", "Max Roe, 19 May 2020", "articles/a1.html#c"):
        assert words in page


def test_nothing_is_said_to_be_checked_where_nobody_reviewed():
    for one in (tarn(), nothing()):
        text = what_was_reviewed(one).text
        assert "has been reviewed: every figure rests on the program’s own reading" in text
        assert text.startswith("None of the")
    shown = " ".join([page_of(edition()), what_was_reviewed(edition(*DECISIONS))._repr_html_(), tables.claims(edition())._repr_html_()])
    assert not re.search(r"checked by|by a person|verified by", shown)


def test_ranges_stand_with_and_without_review_with_what_changed_and_why():
    html = ranges_with_and_without(edition(*DECISIONS))._repr_html_()
    lines = {re.sub(r"<[^>]+>", " ", line).strip(): line for line in html.split("<tr")[2:]}
    text = "\n".join(" ".join(key.split()) for key in lines)
    assert re.search(r"Southern Front .*killed no claim 0 · 0 · 300 .*“300 shells” left out \(Shells are no people\)", text)
    assert re.search(r"Northern Army .*wounded 0 · 0 · 12 no claim .*whose losses: People of no named side → Northern Army", text)
    assert re.search(r"Northern Army .*killed 9 · 9 · 40 9 · 9 · 40 nothing", text)


def test_the_notebook_shows_ranges_with_and_without_review_under_their_own_heading():
    notebook = json.loads((Path(__file__).parents[1] / "notebooks" / "casualties.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"]]
    heading = next(n for n, cell in enumerate(cells) if cell.startswith("### With and without review"))
    assert cells[heading + 1] == "review.ranges_with_and_without(edition)"


@pytest.mark.parametrize("decisions", [DECISIONS, ()])
def test_every_side_and_outcome_of_the_toll_stands_with_and_without_review_also_where_nothing_changed(decisions):
    found = edition(*decisions)
    html = ranges_with_and_without(found)._repr_html_()
    keys = {
        (side, outcome)
        for ranges in (found.ledger.ranges, found.ledger_as_read.ranges)
        for side, outcome, scope, level in zip(ranges["victim_side"], ranges["outcome"], ranges["scope"], ranges["level"], strict=True)
        if (scope, level) == ("toll", "total")
    }
    assert len(keys) > 2 and html.count("<tr") == len(keys) + 1


def test_a_review_that_could_not_be_read_is_told_where_readers_look_for_it():
    wrong = Mistake("/a/b/review.yml", "not valid YAML: <b>mapping</b> values.", "Check it.", "line 40")
    other = Mistake("sources.yml", "is wrong.")
    none = what_was_reviewed(replace(edition(), mistakes=(wrong, other)))
    assert none.text.startswith("review.yml could not be read, and nothing of it is applied: line 40: not valid YAML")
    assert "/a/b" not in none._repr_html_() and "<b>" not in none._repr_html_() and "sources.yml" not in none.text
    some = what_was_reviewed(replace(edition(*DECISIONS), mistakes=(wrong,)))
    assert "An entry of review.yml could not be read and is not applied: line 40" in some._repr_html_()
    assert "nothing of it" not in some.text
    assert "review.yml" not in what_was_reviewed(edition()).text


def test_accuracy_is_that_of_the_reading_whatever_was_corrected(tmp_path):
    gold = {
        "id": "a1",
        "claims": [{"outcome": "wounded", "low": 12, "high": 12, "victim_side": "north", "claimant_side": "south", "status": "asserted"}],
    }
    (tmp_path / "hand.claims.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    assert of_this_book(edition(*DECISIONS), tmp_path)._repr_html_() == of_this_book(edition(), tmp_path)._repr_html_()


def test_the_downloads_tell_every_decision_and_who_made_it(tmp_path):
    found = edition(*DECISIONS)
    write_downloads(found, tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "review.jsonl").read_text().splitlines()]
    assert [line["state"] for line in lines] == ["accepted", "edited", "rejected", "added", "lost"]
    assert lines[1]["changes"] == ["whose losses: People of no named side → Northern Army"]
    claims = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    assert [(c["review"], c["reviewer"], c["reviewed_on"]) for c in claims] == [
        ("reviewed", "Jane Doe", "2020-05-18"),
        ("reviewed", "Max Roe", "2020-05-19"),
        ("read", None, None),
        ("added", "Jane Doe", "2020-05-18"),
    ]
    from frictionless import Package

    assert Package(str(tmp_path / "datapackage.json")).validate().valid


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_enter_is_shown_as_text(text):
    hostile = (
        decide("edit", "12 wounded", values={"place": text, "claimant": text}, by=text, why=text),
        decide("reject", "300 shells", outcome="killed", why=text, by=text),
        decide("reject", text, by=text, why=text),
    )
    found = edition(*hostile)
    for html in (what_was_reviewed(found)._repr_html_(), page_of(found), tables.claims(found)._repr_html_()):
        assert not [a for _, known in Page(html).tags for a in known if a.startswith("on") or a in ("src", "style")]
        assert "<script" not in html and "<img" not in html


def test_two_writings_are_the_same_bytes():
    first, second = (what_was_reviewed(edition(*DECISIONS))._repr_html_() for _ in range(2))
    assert first == second
    assert [p for p, _ in evidence_pages(edition(*DECISIONS))] == ["articles/a1.ipynb"]
