"""The tables of accuracy and rules: figures of the record, nothing claimed where nothing was measured."""

from __future__ import annotations

import json
from pathlib import Path

from counterclaim.present import accuracy, rules
from present_material import nothing, tarn

RECORD = accuracy.Record(
    {"one": {"title": "Letters <b>from</b> Orla", "use": "held out", "articles": 3, "claims": 9, "date": "2031-04-12", "command": "measure",
             "levels": {level: {"precision": 0.5, "recall": 0.25, "f1": 0.333} for level in ("count", "full")}, "outcomes": {"killed": {"precision": 0.5, "recall": 0.333, "f1": 0.4}}, "baseline": {level: {"f1": 0.1} for level in ("count", "full")}}},
    {}, (), (),
)  # fmt: skip


def test_figures_stand_with_their_use_and_date_and_titles_are_escaped() -> None:
    shown = str(accuracy.collections(RECORD).markup)
    assert "0.33" in shown and "0.10" in shown and "held out" in shown and "12 April 2031" in shown and "<b>from</b>" not in shown


def test_every_figure_of_a_collection_is_told_by_field_and_outcome_and_a_share_that_was_not_measured_is_left_out() -> None:
    shown = accuracy.every_figure(RECORD).markup.striptags()
    assert "Outcome and bounds" in shown and "All, of killed" in shown and "0.40" in shown and "whose losses" not in shown.replace("F1", "")
    assert "Outcome, bounds" in accuracy.fields(RECORD).markup.striptags() and "Killed" in accuracy.outcomes(RECORD).markup.striptags()


def test_a_figure_of_lanes_shows_each_collection_and_marks_what_was_held_out() -> None:
    shown = str(accuracy.at_a_glance(RECORD).__html__())
    assert "held out" in shown and "F1 0.33" in shown and "<b>from</b>" not in shown
    assert "Nothing has been measured" in str(accuracy.at_a_glance(accuracy.Record({}, {}, (), ())).markup)  # type: ignore[union-attr]


def test_an_exact_match_is_not_shown_as_f1() -> None:
    known = accuracy.Record({}, {}, ({"what": "A", "data": "B", "exact": 0.813, "source": "C"},), ())
    shown = accuracy.beside_others(known).markup.striptags()
    assert "exact match" in shown and "F1" not in shown


def test_doubtful_claims_lead_to_their_words_and_sure_ones_are_not_listed() -> None:
    edition = tarn()
    shown = accuracy.doubtful(edition)
    low = [c for c in edition.claims.to_dict("records") if c["confidence"] < accuracy.DOUBTFUL]
    assert all(c["claim_id"] in str(shown.markup) for c in low)
    assert not any(c["claim_id"] in str(shown.markup) for c in edition.claims.to_dict("records") if c["confidence"] >= accuracy.DOUBTFUL)


def test_looks_at_what_was_held_out_are_listed_with_what_was_seen() -> None:
    shown = accuracy.looks(
        accuracy.Record({}, {}, (), ({"date": "2031-04-12", "why": "to know", "figures": [{"title": "T", "count": 0.5, "full": 0.25}]},))
    ).markup.striptags()
    assert "to know" in shown and "0.25" in shown
    assert "Nobody has looked yet." in accuracy.looks(RECORD).markup.striptags()


def test_articles_that_nobody_read_by_hand_get_a_sentence_and_no_figure(tmp_path: Path) -> None:
    assert "has been read by hand" in str(accuracy.of_this_book(tarn(), tmp_path).markup)
    assert "<table" not in str(accuracy.of_this_book(nothing(), tmp_path).markup)


def test_claims_read_by_hand_are_compared_with_those_of_the_edition(tmp_path: Path) -> None:
    edition = tarn()
    article = edition.articles[0].article_id
    wanted = [c for c in edition.claims.to_dict("records") if c["article_id"] == article]
    rows = [
        {k: None if c[k] != c[k] else c[k] for k in ("outcome", "low", "high", "victim_side", "claimant_side", "status")} for c in wanted
    ]
    (tmp_path / "a.claims.jsonl").write_text(json.dumps({"id": article, "claims": rows}, default=str) + "\n", encoding="utf-8")
    assert "1.00" in str(accuracy.of_this_book(edition, tmp_path).markup)


def test_what_was_not_measured_leaves_a_sentence() -> None:
    assert "Nothing has been measured yet." in str(accuracy.collections(accuracy.Record({}, {}, (), ())).markup)


def test_the_record_of_the_project_says_when_by_which_command_and_beside_which_baseline() -> None:
    record = accuracy.load_record()
    assert {"panjshir", "syria-train", "articles"} <= set(record.collections)
    for one in record.collections.values():
        assert one["date"] and one["command"].startswith("python ") and one["baseline"]["full"]["f1"] < one["levels"]["full"]["f1"]
    assert all(one["source"] for one in record.published)


def test_the_rules_of_the_page_are_those_of_the_program() -> None:
    shown = rules.rules().markup.striptags()
    assert "parsed passive" in shown and "heavy losses" in shown
    assert all(word in rules.outcome_words().markup.striptags() for word in ("killed", "displaced", "assassinate"))
