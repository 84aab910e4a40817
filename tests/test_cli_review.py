"""The review of a folder, as a person does it: a sheet out, the sheet in, and claims with and without what was decided."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from counterclaim import open_edition
from counterclaim.edition import restore, store
from support import OTHER_CONFLICT

ENTRY = """\
review:
  - decision: {decision}
    by: Jane Doe
    on: 2031-05-01
    why: Read against the article.
    article: river-post-13-april
    exact: "{exact}"
    outcome: killed
    values: {values}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article of the other conflict, with its profile."""
    others = shutil.ignore_patterns("upland*", "meridian*", "sources.yml")
    return Path(shutil.copytree(OTHER_CONFLICT, tmp_path / "articles", ignore=others))


def decide(folder: Path, decision: str, exact: str, values: str = "{}") -> None:
    (folder / "review.yml").write_text(ENTRY.format(decision=decision, exact=exact, values=values), encoding="utf-8")


def claims_of(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_claims_follow_the_review_unless_they_are_asked_for_without_it(run, folder):
    plain = claims_of(run("claims", folder))
    assert {claim["review"] for claim in plain} == {"read"}
    rejected = next(c for c in plain if c["article_id"] == "river-post-13-april" and c["outcome"] == "killed" and c["low"] == 34)
    decide(folder, "reject", rejected["exact"])
    assert [c["claim_id"] for c in claims_of(run("claims", folder))] == [
        c["claim_id"] for c in plain if c["claim_id"] != rejected["claim_id"]
    ]
    assert claims_of(run("claims", folder, "--without-review")) == plain


def test_a_mistake_in_review_yml_costs_its_entry_alone_and_the_exit_code_says_so(run, folder):
    decide(folder, "edit", "At least 20 rebels were killed", "{victim_side: fron}")
    result = run("claims", folder)
    assert result.exit_code == 1
    assert "review.yml, line 9: expected victim_side to be one of" in result.stderr
    assert "Did you mean `front`?" in result.stderr
    assert {claim["review"] for claim in claims_of(result)} == {"read"}
    checked = run("check", folder)
    assert checked.exit_code == 1
    assert "review.yml, line 9" in checked.stdout


@pytest.mark.parametrize("command", ["claims", "check"])
def test_a_decision_whose_words_are_gone_is_reported_and_never_dropped_silently(run, folder, command):
    decide(folder, "reject", "seventy soldiers on the bridge were killed")
    result = run(command, folder)
    assert result.exit_code == 1
    assert "review.yml, line 2: The words “seventy soldiers on the bridge were killed”" in result.stdout + result.stderr


def test_check_finds_nothing_wrong_with_a_review_that_holds(run, folder):
    decide(folder, "reject", "At least 20 rebels were killed")
    assert "0 mistakes" in run("check", folder).stdout


def test_a_reading_that_differs_from_an_accepted_one_is_told_and_costs_nothing(run, folder):
    found = next(c for c in claims_of(run("claims", folder)) if c["article_id"] == "river-post-13-april" and c["low"] == 20)
    decide(folder, "accept", found["exact"], "{outcome: killed, low: 21, high: null}")
    result = run("claims", folder)
    assert result.exit_code == 0
    assert "low decided as 21, now read as 20" in result.stderr
    assert next(c for c in claims_of(result) if c["claim_id"] == found["claim_id"])["low"] == 21


def test_a_sheet_goes_out_and_its_decisions_come_back(run, folder, tmp_path):
    sheet = tmp_path / "sheet.csv"
    assert run("review", folder, "-o", sheet).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"), newline="")))
    assert run("review", folder, "--read", sheet).exit_code == 0
    assert not (folder / "review.yml").exists()
    rows[0] |= {"decision": "accept", "by": "Jane Doe"}
    rows[1] |= {"decision": "reject", "by": "Jane Doe", "why": "No such loss.", "on": "1.5.2031"}
    rows[2] |= {"decision": "accept"}
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    result = run("review", folder, "--read", sheet)
    assert result.exit_code == 1
    assert "sheet.csv, row 4, column by: expected the name of the one who decided." in result.stderr
    assert "2 decisions entered, 0 replaced, 0 already there; 1 mistake" in result.stdout
    written = (folder / "review.yml").read_bytes()
    assert "0 decisions entered, 0 replaced, 2 already there" in run("review", folder, "--read", sheet).stdout
    assert (folder / "review.yml").read_bytes() == written
    left = {c["claim_id"]: c["review"] for c in claims_of(run("claims", folder))}
    assert left[rows[0]["claim_id"]] == "reviewed"
    assert rows[1]["claim_id"] not in left


def test_a_sheet_is_written_to_the_terminal_too_and_the_same_each_time(run, folder, tmp_path):
    first, second = (run("review", folder).stdout_bytes for _ in range(2))
    assert first == second and first.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(("name", "said"), [("absent.csv", "there is no such file"), ("profile.yml", "expected a sheet")])
def test_what_is_no_sheet_is_one_line_and_exit_code_two(run, folder, name, said):
    result = run("review", folder, "--read", folder / name)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_review_that_is_not_yaml_is_left_as_it_is(run, folder, tmp_path):
    (folder / "review.yml").write_text("review: [\n", encoding="utf-8")
    sheet = tmp_path / "sheet.csv"
    assert run("review", folder, "-o", sheet).exit_code == 1
    assert run("review", folder, "--read", sheet).exit_code == 2
    assert (folder / "review.yml").read_text(encoding="utf-8") == "review: [\n"


def test_a_stored_edition_keeps_the_review(folder, tmp_path):
    decide(folder, "edit", "At least 20 rebels were killed", "{place: Oster, victim: null, relay: []}")
    edition = open_edition(folder)
    store(edition, tmp_path / "read")
    again = restore(tmp_path / "read")
    assert again.decisions == edition.decisions and len(again.decisions) == 1
    pd.testing.assert_frame_equal(again.claims, edition.claims)
    assert "place" in again.decisions[0].values.judged and "low" not in again.decisions[0].values.judged


def test_the_ledger_is_there_with_and_without_review(folder):
    decide(folder, "reject", "At least 20 rebels were killed")
    edition = open_edition(folder)
    assert len(edition.ledger_as_read.claims) == len(edition.claims) + 1
    assert list(edition.ledger_as_read.claims.columns) == list(edition.claims.columns)
    pd.testing.assert_frame_equal(edition.without_review().claims, edition.ledger_as_read.claims)
    assert len(edition.read_claims) == len(edition.ledger_as_read.claims)


def test_who_replaces_the_decision_of_another_is_told_whose_and_of_which_day(run, folder, tmp_path):
    decide(folder, "edit", "At least 20 rebels were killed", "{place: Oster}")
    sheet = tmp_path / "sheet.csv"
    assert "claims written to" in run("review", folder, "-o", sheet).stderr
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(r for r in rows if r["reviewer"])
    assert row["place"] == "Oster"
    row |= {"decision": "accept", "by": "Max Roe", "on": "2031-05-02"}
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerows(rows)
    result = run("review", folder, "--read", sheet)
    assert result.exit_code == 0
    assert "accept by Max Roe replaces the decision to edit of Jane Doe, 2031-05-01" in result.stderr
    assert next(c for c in claims_of(run("claims", folder)) if c["claim_id"] == row["claim_id"])["place"] == "Oster"


@pytest.mark.parametrize("entry", ["decision: perhaps", "decision: [", "decision: accept\n    decision: accept"])
def test_one_bad_entry_at_the_end_is_told_with_its_line_in_the_book_too(run, folder, entry):
    from counterclaim.present.review import what_was_reviewed

    decide(folder, "reject", "At least 20 rebels were killed")
    with (folder / "review.yml").open("a", encoding="utf-8") as file:
        file.write(f"  - {entry}\n")
    edition = open_edition(folder)
    text = what_was_reviewed(edition).text
    if "perhaps" in entry:
        assert len(edition.decisions) == len(edition.reviewed.rejected) == 1
        assert "An entry of review.yml could not be read and is not applied: line 10: " in text
    else:
        assert edition.decisions == ()
        assert text.startswith("review.yml could not be read, and nothing of it is applied: line 1")
