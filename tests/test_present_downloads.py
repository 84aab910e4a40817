"""Downloads: the columns of the dictionary, the same bytes each time, nothing a spreadsheet would run, a valid package."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from counterclaim.present.columns import TABLES
from counterclaim.present.downloads import as_csv, write_downloads
from counterclaim.sources.spreadsheets import defused
from present_material import article, claim, made, nothing, tarn

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("edition", [tarn, nothing])
def test_the_package_is_valid_and_its_checksums_are_right(edition, tmp_path):
    from frictionless import Package

    written = write_downloads(edition(), tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert {p.name for p in written} == {r["path"] for r in package["resources"]} | {"datapackage.json"}
    for resource in package["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])


def test_two_writings_are_the_same_bytes(tmp_path):
    first = {p.name: p.read_bytes() for p in write_downloads(tarn(), tmp_path / "a")}
    second = {p.name: p.read_bytes() for p in write_downloads(tarn(), tmp_path / "b")}
    assert first == second


def test_the_three_forms_hold_the_same_rows(tmp_path):
    import pyarrow.parquet

    edition = tarn()
    write_downloads(edition, tmp_path)
    for name, columns in TABLES.items():
        lines = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text().splitlines()]
        sheet = list(csv.DictReader(io.StringIO((tmp_path / f"{name}.csv").read_text())))
        table = pyarrow.parquet.read_table(tmp_path / f"{name}.parquet").to_pylist()
        assert len(lines) == len(sheet) == len(table), name
        assert table or name in ("references", "review")
        assert not table or list(lines[0]) == list(sheet[0]) == list(table[0]) == [c.name for c in columns]
    claims = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    assert [c["claim_id"] for c in claims] == list(edition.claims["claim_id"])
    assert [c["high"] for c in claims] == [None, 12, 30, 350, None]


def test_every_column_of_claims_and_statements_is_in_the_dictionary():
    edition = tarn()
    assert {c.name for c in TABLES["claims"]} == set(edition.claims.columns)
    assert {c.name for c in TABLES["statements"]} == set(edition.ledger.statements.columns)
    for name in ("tellings", "contradictions", "references"):
        assert [c.name for c in TABLES[name]] == list(getattr(edition.ledger, name).columns)
    assert {c.name for c in TABLES["ranges"]} == set(edition.ledger.ranges.columns)


def test_a_text_that_a_spreadsheet_would_run_is_defused():
    formula = '=HYPERLINK("http://example.com")'
    source = article("a1", f"Title\n\n{formula} 12 soldiers", title=formula)
    edition = made(
        (source,), [claim(source, "12 soldiers", "killed", 12, 12, "north", "unknown", claimant=formula, victim="@cmd", place="-1+1")]
    )
    cells = next(
        csv.DictReader(
            io.StringIO(as_csv([dict(zip(edition.claims.columns, edition.claims.iloc[0], strict=True))], TABLES["claims"]).decode())
        )
    )
    assert (cells["claimant"], cells["victim"], cells["place"]) == ("'" + formula, "'@cmd", "'-1+1")
    assert [defused(t) for t in ("=1", "+1", "-1", "@a", "\ta", "a=1", "")] == ["'=1", "'+1", "'-1", "'@a", "'\ta", "a=1", ""]


def test_the_articles_texts_are_not_among_the_downloads(tmp_path):
    for path in write_downloads(tarn(), tmp_path):
        assert b"Share this article" not in path.read_bytes()


def test_the_data_page_lists_every_file_and_every_column():
    page = (ROOT / "book" / "data.md").read_text()
    for name, columns in TABLES.items():
        for ending in ("csv", "jsonl", "parquet"):
            assert f"(_static/data/{name}.{ending})" in page
        section = page.split(f"## {name.capitalize()}\n")[1].split("\n## ")[0]
        listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert listed == [c.name for c in columns], name
