"""Records as JSON Lines, CSV and Parquet."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from counterclaim.errors import InputError
from counterclaim.publish.export import Format, format_for, plain, write_records, write_whole
from counterclaim.reading.records import Claim, Mention, to_frame

CLAIM = Claim(
    claim_id="c0", article_id="a", exact="12", start=3, end=5, prefix="", suffix="", outcome="killed", number="12", qualifier="exact",
    low=12, high=None, victim="gräves, \"so\"\n=1+1", victim_side="army", relay=("Radio", "Wire"),
)  # fmt: skip


def test_a_frame_without_rows_has_the_types_of_one_with_rows(tmp_path):
    full, empty = tmp_path / "full.parquet", tmp_path / "empty.parquet"
    write_records(to_frame([CLAIM], Claim), full, Format.parquet)
    write_records(to_frame([], Claim), empty, Format.parquet)
    import pyarrow.parquet as pq

    kinds = {field.name: field.type for field in pq.read_schema(full)}
    for field in pq.read_schema(empty):
        assert field.type == kinds[field.name] or field.name in {"background", "confidence"}


def test_an_empty_frame_is_no_line_in_jsonl_and_a_header_in_csv(tmp_path):
    write_records(to_frame([], Claim), tmp_path / "c.jsonl", Format.jsonl)
    write_records(to_frame([], Claim), tmp_path / "c.csv", Format.csv)
    assert (tmp_path / "c.jsonl").read_bytes() == b""
    assert (tmp_path / "c.csv").read_text(encoding="utf-8").count("\n") == 1


def test_text_comes_through_every_form_as_it_is(tmp_path):
    for form in Format:
        write_records(to_frame([CLAIM], Claim), tmp_path / f"c.{form}", form)
    assert json.loads((tmp_path / "c.jsonl").read_text(encoding="utf-8"))["victim"] == CLAIM.victim
    assert pd.read_csv(io.StringIO((tmp_path / "c.csv").read_text(encoding="utf-8")))["victim"][0] == CLAIM.victim
    assert pd.read_parquet(tmp_path / "c.parquet")["victim"][0] == CLAIM.victim


def test_the_same_records_are_the_same_bytes(tmp_path):
    for form in Format:
        for name in ("one", "two"):
            write_records(to_frame([CLAIM], Claim), tmp_path / name, form)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_form_is_the_chosen_one_else_that_of_the_ending_else_json_lines():
    assert format_for(Path("a.csv"), Format.parquet) is Format.parquet
    assert format_for(Path("a.CSV"), None) is Format.csv
    assert format_for(Path("a.txt"), None) is Format.jsonl
    assert format_for(None, None) is Format.jsonl


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_everything_that_is_missing_is_null(missing):
    assert plain(missing) is None
    assert plain((missing, 1)) == [None, 1]


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    (tmp_path / "c.csv").write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(InputError, match="No space left"):
        write_whole(tmp_path / "c.csv", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["c.csv"]
    assert (tmp_path / "c.csv").read_text(encoding="utf-8") == "old"


def test_mentions_without_modifiers_are_lists(tmp_path):
    mention = Mention(article_id="a", start=0, end=4, text="army", side="army", kind="name", head="army")
    write_records(to_frame([mention], Mention), tmp_path / "m.parquet", Format.parquet)
    assert list(pd.read_parquet(tmp_path / "m.parquet")["modifiers"][0]) == []


def test_a_text_that_a_spreadsheet_would_run_is_defused_and_a_number_stays_one(tmp_path):
    frame = pd.DataFrame({"said": ["=HYPERLINK(1)", "@cmd", "'=1", "twelve"], "value": [-2, 3, 4, 5]})
    write_records(frame, tmp_path / "c.csv", Format.csv)
    found = pd.read_csv(tmp_path / "c.csv")
    assert found["said"].tolist() == ["'=HYPERLINK(1)", "'@cmd", "''=1", "twelve"] and found["value"].tolist() == [-2, 3, 4, 5]
