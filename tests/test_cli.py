"""The commands, as a person calls them."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from counterclaim.reading.records import Claim
from support import OTHER_CONFLICT, ROOT

COLUMNS = (
    "claim_id article_id exact start end prefix suffix outcome number qualifier low high victim victim_side victim_status victim_names "
    "agent_side claimant claimant_side relay outlet status interest part_of repeat_of background basis date_start date_end place "
    "statement_id review"
).split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OTHER_CONFLICT, tmp_path / "articles"))


def claims_of(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_claims_has_exactly_the_documented_fields_in_their_order(run):
    result = run("claims", OTHER_CONFLICT)
    assert result.exit_code == 0
    assert {tuple(claim) for claim in claims_of(result)} == {tuple(COLUMNS)}
    assert set(COLUMNS) == set(Claim.__dataclass_fields__) - {"rule", "confidence"}


def test_trace_adds_the_rule_and_the_confidence(run):
    claims = claims_of(run("claims", OTHER_CONFLICT, "--trace"))
    assert all(claim["rule"] and 0 <= claim["confidence"] <= 1 for claim in claims)
    assert {tuple(claim) for claim in claims} == {(*COLUMNS, "rule", "confidence")}


def test_json_has_nulls_whole_numbers_and_lists(run):
    claims = claims_of(run("claims", OTHER_CONFLICT))
    vague = next(claim for claim in claims if claim["number"] == "heavy losses")
    assert (vague["low"], vague["high"]) == (None, None)
    exact = next(claim for claim in claims if claim["number"] == "34")
    assert (exact["low"], type(exact["low"])) == (34, int)
    assert all(isinstance(claim[name], list) for claim in claims for name in ("relay", "victim_names"))
    assert all(isinstance(claim["background"], bool) for claim in claims)


def test_the_article_id_is_the_name_of_the_file_without_its_ending(run):
    assert {claim["article_id"] for claim in claims_of(run("claims", OTHER_CONFLICT))} <= {
        path.stem for path in OTHER_CONFLICT.glob("*.txt")
    }


def test_every_form_holds_the_same_claims(run, tmp_path):
    for ending in ("jsonl", "csv", "parquet"):
        assert run("claims", OTHER_CONFLICT, "-o", tmp_path / f"claims.{ending}").exit_code == 0
    lines = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    frame = pd.read_parquet(tmp_path / "claims.parquet")
    assert list(frame.columns) == list(rows[0]) == COLUMNS
    assert [line["claim_id"] for line in lines] == [row["claim_id"] for row in rows] == list(frame["claim_id"])
    assert [line["low"] for line in lines] == [int(row["low"]) if row["low"] else None for row in rows]
    assert [line["low"] for line in lines] == [None if pd.isna(value) else value for value in frame["low"]]
    assert [line["relay"] for line in lines] == [json.loads(row["relay"]) for row in rows] == [list(value) for value in frame["relay"]]


def test_the_chosen_format_is_stronger_than_the_ending(run, tmp_path):
    run("claims", OTHER_CONFLICT, "--format", "csv", "-o", tmp_path / "claims.txt")
    assert (tmp_path / "claims.txt").read_text(encoding="utf-8").startswith("claim_id,article_id,")


def test_an_article_of_unknown_outlet_is_read_too(run, tmp_path):
    (tmp_path / "note.txt").write_text("The garrison said that 14 soldiers were killed in the hills on Monday.", encoding="utf-8")
    result = run("claims", tmp_path)
    assert [(claim["low"], claim["outlet"]) for claim in claims_of(result)] == [(14, "unknown")]
    assert "no profile.yml" in result.stderr


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(run, folder):
    (folder / "broken.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "nothing.txt").write_bytes(b"")
    (folder / "autre.txt").write_text(
        "Les combattants ont annoncé que douze soldats avaient été tués dans la nuit près du pont. " * 6, encoding="utf-8"
    )
    result = run("claims", folder)
    assert result.exit_code == 1
    assert len(claims_of(result)) == len(claims_of(run("claims", OTHER_CONFLICT)))
    said = [line for line in result.stderr.splitlines() if line.startswith("not read: ")]
    assert [line.split(":")[1].strip() for line in said] == ["autre.txt", "broken.txt", "nothing.txt"]
    assert "French" in said[0]


def test_a_mistake_in_sources_yml_is_named_with_its_line_and_the_exit_code_says_so(run, folder):
    with (folder / "sources.yml").open("a", encoding="utf-8") as file:
        file.write("absent.txt: {outlet: Nobody}\n")
    result = run("claims", folder)
    assert result.exit_code == 1
    assert re.search(r"sources\.yml, line 5.*absent\.txt", result.stderr)


@pytest.mark.parametrize("command", ["claims", "check", "ledger"])
def test_an_empty_folder_is_one_line_and_exit_code_two(run, tmp_path, command):
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert len(mistakes(result)) == 1
    assert str(tmp_path) in mistakes(result)[0]


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ("profil.yml", "Did you mean"),
        ("nothing-like-it.yml", "there is no such file"),
        ("wrong.yml", "line 3"),
        ("river-post-13-april.txt", "river-post"),
    ],
)
def test_a_profile_that_is_missing_misspelt_or_wrong_is_one_line_and_exit_code_two(run, folder, profile, said):
    (folder / "wrong.yml").write_text("title: T\nsides:\n  army: {nam: Army}\n", encoding="utf-8")
    result = run("claims", folder, "--profile", folder / profile)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in " ".join(mistakes(result))


def test_a_mistake_in_references_yml_costs_the_references_alone(run, folder, tmp_path):
    (folder / "references.yml").write_text("references:\n- kind: nonsense\n", encoding="utf-8")
    result = run("claims", folder, "-o", tmp_path / "claims.jsonl")
    assert result.exit_code == 1
    assert "references.yml, line 2" in result.stderr
    assert (tmp_path / "claims.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["claims", "explain"])
def test_a_model_that_is_not_installed_is_named_with_file_and_line(run, folder, command):
    profile = folder / "profile.yml"
    profile.write_text("model: no_such_pipeline\n" + profile.read_text(encoding="utf-8"), encoding="utf-8")
    result = run(command, folder if command == "claims" else next(folder.glob("*.txt")))
    assert result.exit_code == 2
    assert "profile.yml, line 1: spaCy model no_such_pipeline is not installed." in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("place", [".", "book", ".."])
def test_a_book_among_or_over_its_articles_is_refused(run, folder, place):
    before = sorted(folder.parent.rglob("*"))
    result = run("build", "--sources", folder, "--output", folder / place)
    assert result.exit_code == 2
    assert "among the articles" in result.stderr
    assert sorted(folder.parent.rglob("*")) == before


def test_a_period_that_ends_before_it_starts_is_told_with_both_days(run, folder):
    profile = folder / "profile.yml"
    profile.write_text("title: T\nperiod: {start: 2031-05-01, end: 2031-04-01}\n", encoding="utf-8")
    assert "found 2031-05-01 and 2031-04-01." in run("check", folder).stdout


def test_a_place_that_cannot_be_written_is_one_line_and_what_was_there_stays(run, tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    result = run("claims", OTHER_CONFLICT, "-o", tmp_path / "file" / "claims.csv")
    assert result.exit_code == 2
    assert len(mistakes(result)) == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_check_says_what_would_be_read_and_what_not(run, folder):
    (folder / "nothing.txt").write_bytes(b"")
    result = run("check", folder)
    assert result.exit_code == 1
    assert re.search(r"^read +river-post-13-april\.txt +River Post +2031-04-13 +\d+ words$", result.stdout, re.MULTILINE)
    assert re.search(r"^not read +nothing\.txt: is empty\.", result.stdout, re.MULTILINE)
    assert "4 articles would be read, 1 not" in result.stdout


def test_check_finds_the_mistakes_of_the_profile_too(run, folder):
    (folder / "profile.yml").write_text("title: T\nsides: [army]\n", encoding="utf-8")
    result = run("check", folder)
    assert result.exit_code == 1
    assert re.search(r"^mistake +.*profile\.yml, line 2", result.stdout, re.MULTILINE)


def test_ledger_gives_each_statement_the_claims_that_carry_it(run):
    claims = {claim["claim_id"] for claim in claims_of(run("claims", OTHER_CONFLICT))}
    statements = claims_of(run("ledger", OTHER_CONFLICT))
    carrying = [claim["claim_id"] for statement in statements for claim in statement["claims"]]
    assert sorted(carrying) == sorted(claims)
    assert any(len(statement["claims"]) > 1 for statement in statements)


def test_ledger_writes_parquet_with_the_claims_inside(run, tmp_path):
    assert run("ledger", OTHER_CONFLICT, "-o", tmp_path / "ledger.parquet").exit_code == 0
    frame = pd.read_parquet(tmp_path / "ledger.parquet")
    assert set(frame["claims"].iloc[0][0]) == {"claim_id", "article_id", "outlet", "exact", "start", "end"}


def test_framing_writes_figures_and_instances_of_every_measure(run, tmp_path):
    assert run("framing", OTHER_CONFLICT, "-o", tmp_path / "framing").exit_code == 0
    written = {path.name for path in (tmp_path / "framing").iterdir()}
    assert {f"{name}-{kind}.csv" for name in ("labels", "voices", "agency") for kind in ("figures", "instances")} <= written
    texts = {path.stem: path.read_text(encoding="utf-8") for path in OTHER_CONFLICT.glob("*.txt")}
    with (tmp_path / "framing" / "labels-instances.csv").open(encoding="utf-8", newline="") as file:
        instances = list(csv.DictReader(file))
    assert instances
    assert all(row["text"] in texts[row["article_id"]] for row in instances)


def test_explain_answers_for_every_number_of_an_article(run, tmp_path):
    text = "The garrison said that 14 soldiers, most of them aged 20, were killed on Monday.\n\nThe bridge is 300 metres long."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    result = run("explain", tmp_path / "note.txt")
    assert result.exit_code == 0
    assert re.search(r"^    14: killed, claim c[0-9a-f]{10}, by rule \w", result.stdout, re.MULTILINE)
    assert re.search(r"^    20: no claim: \w", result.stdout, re.MULTILINE)
    assert re.search(r"^    300.*: no claim: \w", result.stdout, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "said"),
    [("empty.txt", "is empty"), ("profile.yml", "is no article"), ("notes.txt", "Did you mean"), (".", "this is a folder")],
)
def test_explain_says_in_one_line_why_a_file_is_no_article(run, folder, name, said):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "note.txt").write_text("Nobody was hurt.", encoding="utf-8")
    result = run("explain", folder / name)
    assert result.exit_code == 2
    assert len(mistakes(result)) == 1
    assert said in result.stderr


def test_claims_held_against_themselves_are_all_right_and_against_fewer_are_not(run, tmp_path):
    lines = run("claims", OTHER_CONFLICT).stdout.splitlines(keepends=True)
    (tmp_path / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "half.jsonl").write_text("".join(lines[::2]), encoding="utf-8")
    whole = run("score", tmp_path / "gold.jsonl", tmp_path / "gold.jsonl").stdout
    half = run("score", tmp_path / "gold.jsonl", tmp_path / "half.jsonl").stdout
    assert re.search(r"^ *full +all +1\.000 +1\.000 +1\.000", whole, re.MULTILINE)
    assert not re.search(r"^ *full +all +\S+ +1\.000", half, re.MULTILINE)


def test_score_says_in_one_line_what_is_wrong_with_a_file(run, tmp_path):
    (tmp_path / "claims.jsonl").write_text("[1]\n", encoding="utf-8")
    for name in ("claims.jsonl", "absent.jsonl"):
        result = run("score", tmp_path / name, tmp_path / "claims.jsonl")
        assert result.exit_code == 2
        assert len(mistakes(result)) == 1 and name in result.stderr


def test_a_name_with_control_characters_cannot_write_to_the_terminal(run, tmp_path):
    (tmp_path / "note.txt").write_text("The garrison said that 14 soldiers were killed on Monday.", encoding="utf-8")
    (tmp_path / "evil\x1b[2J[red]\n.txt").write_bytes(b"")
    for command in ("claims", "check"):
        result = run(command, tmp_path)
        assert "\x1b" not in result.stdout + result.stderr
        assert "[red]" in result.stdout + result.stderr


def test_a_missing_article_argument_and_an_unknown_option_are_answered_by_the_usage(run):
    assert run("claims").exit_code == 2
    assert "--profil" in run("claims", OTHER_CONFLICT, "--profil", "x").stderr


def test_a_reader_that_closes_the_pipe_early_sees_no_traceback(tmp_path):
    code = f"from counterclaim.cli import app; app(['claims', {str(OTHER_CONFLICT)!r}])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_help_needs_none_of_the_heavy_libraries():
    code = "import sys, counterclaim.cli; print(sorted({'pandas', 'spacy', 'papermill', 'pyarrow'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env=dict(os.environ))
    assert done.stdout.strip() == "[]"


def mistakes(result) -> list[str]:
    return [line for line in result.stderr.splitlines() if not line.endswith("…")]


@pytest.mark.parametrize(
    ("command", "said"),
    [("claims", r"^\d+ claims? written to .*out\.csv"), ("ledger", r"^\d+ statements? written to .*out\.csv"),
     ("framing", r"^[\d,]+ figures? and [\d,]+ places? in \d+ files? written to .*out\.csv")],
)  # fmt: skip
def test_what_was_written_is_told_with_its_rows_and_its_place(run, tmp_path, command, said):
    result = run(command, OTHER_CONFLICT, "-o", tmp_path / "out.csv")
    assert re.search(said, result.stderr, re.MULTILINE)


@pytest.mark.parametrize("command", ["claims", "ledger", "review"])
def test_an_ending_that_no_form_has_is_refused_and_nothing_written(run, tmp_path, command):
    result = run(command, OTHER_CONFLICT, "-o", tmp_path / "out.xlsx")
    assert result.exit_code == 2
    assert ".xlsx" in result.stderr and ".csv" in result.stderr and len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out.xlsx").exists()


def test_only_a_file_of_a_similar_name_is_suggested(run, tmp_path):
    (tmp_path / "sheet.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    assert "Did you mean" not in run("explain", tmp_path / "articles").stderr
    assert "Did you mean" in run("explain", tmp_path / "shet.csv").stderr
