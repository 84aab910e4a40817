"""What changed since an earlier edition, told from its data package alone."""

import json

import pytest

from counterclaim.errors import InputError
from counterclaim.present.columns import TABLES
from counterclaim.present.downloads import write_downloads
from counterclaim.present.editions import COMPARED, page, since
from present_material import nothing, tarn


@pytest.fixture
def last(tmp_path):
    write_downloads(tarn(), tmp_path)
    return tmp_path


def change(folder, name, make):
    path = folder / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in make(rows)), encoding="utf-8")


def test_the_same_edition_has_changed_nothing(last):
    found = since(tarn(), last)
    assert not found.articles and not found.claims and "no claim added, changed or withdrawn" in page(tarn(), last).text


def test_a_claim_that_the_earlier_edition_had_not_is_added(last):
    change(last, "claims", lambda rows: rows[1:])
    found = since(tarn(), last).claims
    assert [row["claim_id"] for row in found.added] == [tarn().claims["claim_id"].iloc[0]] and not found.changed and not found.withdrawn


def test_a_claim_that_is_read_otherwise_is_changed_and_both_readings_are_told(last):
    change(last, "claims", lambda rows: [rows[0] | {"high": 99, "status": "denied"}, *rows[1:]])
    (changed,) = since(tarn(), last).claims.changed
    assert changed.fields["high"][0] == 99 and set(changed.fields) == {"high", "status"}
    assert "high: 99 →" in str(page(tarn(), last).markup)


def test_a_claim_that_is_gone_is_withdrawn_and_its_words_cannot_run(last):
    gone = {"claim_id": "cgone", "article_id": "gone", "exact": "<script>x</script>", "outcome": "killed", "outlet": "<b>"}
    change(last, "claims", lambda rows: [*rows, rows[0] | gone])
    assert [row["claim_id"] for row in since(tarn(), last).claims.withdrawn] == ["cgone"]
    markup = str(page(tarn(), last).markup)
    assert "<script" not in markup and "&lt;script&gt;" in markup and "gone.html" not in markup


def test_articles_are_compared_by_what_their_files_hold(last):
    change(last, "sources", lambda rows: [rows[0] | {"sha256": "1" * 64}, *rows[1:]])
    assert [set(changed.fields) for changed in since(tarn(), last).articles.changed] == [{"sha256"}]


def test_a_column_that_the_earlier_program_did_not_have_is_no_change(last):
    change(last, "claims", lambda rows: [{k: v for k, v in row.items() if k != "review"} for row in rows])
    assert not since(tarn(), last).claims


def test_the_package_itself_may_be_named(last):
    assert since(tarn(), last / "datapackage.json") == since(tarn(), last)


def test_without_an_earlier_edition_the_page_says_so():
    assert since(tarn(), "") is None and "without an earlier one" in page(tarn(), "").text


def test_an_edition_of_nothing_withdraws_all(last):
    assert len(since(nothing(), last).claims.withdrawn) == len(tarn().claims)


@pytest.mark.parametrize("spoil", ["absent", "other", "broken", "lines", "rows"])
def test_what_is_no_data_package_of_this_program_is_refused_in_one_line(last, spoil):
    if spoil == "absent":
        (last / "datapackage.json").unlink()
    elif spoil in ("other", "broken"):
        (last / "datapackage.json").write_text('{"name": "x"}' if spoil == "other" else "{")
    else:
        (last / "claims.jsonl").write_text("{\n" if spoil == "lines" else "1\n")
    with pytest.raises(InputError) as caught:
        since(tarn(), last)
    assert len(str(caught.value).splitlines()) == 1


def test_every_field_that_is_compared_is_one_of_the_dictionary():
    assert set(COMPARED) <= {column.name for column in TABLES["claims"]}
