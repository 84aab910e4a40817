"""A sheet goes out, comes back as a spreadsheet saves it, and what was decided in it stands in review.yml, once and complete."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import InputError
from counterclaim.ledger.review import apply_review
from counterclaim.ledger.review_answers import read_answers
from counterclaim.ledger.review_entries import load_review
from counterclaim.ledger.review_influence import weigh
from counterclaim.ledger.review_sheet import COLUMNS, sentence, sheet
from counterclaim.ledger.review_writing import enter
from counterclaim.reading.records import Claim
from counterclaim.sources.spreadsheets import as_written, defused
from present_material import article, claim, profile

TEXT = (
    'Night raid at Tarn\n\nThe "Front" said that 40 soldiers, =SUM(A1) of them officers; were killed and 12 wounded at Tarn. '
    "It later spoke of heavy losses.\n\nThe army said that 1,200 people fled Osk; doctors counted 3 dead civilians, 2 of them children."
)
PROFILE = profile()
SOURCE = article("a1", TEXT)
DAY = "2020-05-18"


def claims() -> list[Claim]:
    dead = claim(
        SOURCE, "3 dead civilians", "killed", 3, 3, "civilian", "third_party", claimant="doctors", relay=("radio; evening", "wire")
    )
    return [
        claim(SOURCE, "=SUM(A1) of them officers; were killed", "killed", 40, 40, "north", "south", claimant="-Front", number="+40"),
        claim(SOURCE, "12 wounded", "wounded", 12, 12, "north", "south", victim="", background=True),
        claim(SOURCE, "heavy losses", "casualties", None, None, "unknown", "south", place="Tarn"),
        claim(SOURCE, "1,200 people fled", "displaced", 1200, 1200, "civilian", "north", date_start="2020-05", date_end="2020-05-17"),
        dead,
        claim(
            SOURCE,
            "2 of them children",
            "killed",
            2,
            2,
            "civilian",
            "third_party",
            part_of=dead.claim_id,
            victim_names=("A. Poe", "B. Poe"),
        ),
    ]


def write(decisions=(), found: list[Claim] | None = None) -> bytes:
    read = claims() if found is None else found
    reviewed = apply_review(read, decisions, [SOURCE], PROFILE)
    return sheet(reviewed, read, weigh(reviewed.claims, [SOURCE], PROFILE), [SOURCE], lambda a, c: f"articles/{a}.html#{c}")


@pytest.fixture(scope="module")
def content() -> bytes:
    return write()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def filled(content: bytes, *changes: dict[str, str], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """The sheet with cells of the rows whose words are given under "exact" filled in; other changes are new rows."""
    rows = rows_of(content)
    for change in changes:
        row = next((r for r in rows if as_written(r["exact"]) == change["exact"] and change.get("decision") != "add"), None)
        if row is None:
            rows.append(row := dict.fromkeys(COLUMNS, ""))
            row["exact"] = change["exact"]
        row |= {name: value for name, value in change.items() if name != "exact"}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def answers(content: bytes):
    return read_answers(content, "sheet.csv", [SOURCE], PROFILE, DAY)


BY = {"by": "Jane Doe", "on": DAY, "why": "because"}


def test_the_sheet_opens_in_a_spreadsheet_and_runs_nothing(content):
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(content)
    assert len(rows) == len(claims()) and list(rows[0]) == list(COLUMNS)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert {row["set_low"] + row["decision"] + row["by"] for row in rows} == {""}


def test_each_row_has_its_sentence_context_page_and_all_fields_as_read(content):
    row = next(r for r in rows_of(content) if r["exact"] == "2 of them children")
    assert row["sentence"] == TEXT.split("\n\n")[-1]
    assert "1,200 people fled" in row["context"]
    assert row["page"] == f"articles/a1.html#{row['claim_id']}"
    assert (row["low"], row["victim_side"], row["part_of"], row["victim_names"]) == ("2", "civilian", "3 dead civilians", "A. Poe; B. Poe")
    assert sentence("He fled. Then 3 died. It rained.", 14, 15) == "Then 3 died."


def test_the_doubtful_and_influential_stand_first():
    sure = [replace(c, confidence=0.99) for c in claims()]
    doubtful = [replace(c, confidence=0.2) if c.low == 1200 else c for c in sure]
    assert rows_of(write(found=doubtful))[0]["exact"] == "1,200 people fled"
    weights = weigh(sure, [SOURCE], PROFILE)
    big, small = (next(weights[c.claim_id] for c in sure if c.low == low) for low in (1200, 3))
    assert big.influence > small.influence > 0
    assert weights[sure[2].claim_id].influence == 0


def test_an_unchanged_sheet_decides_nothing(content):
    assert answers(content) == ([], [])
    entered = enter(Path("no such folder/review.yml"), [], [SOURCE], PROFILE)
    assert (entered.text, entered.added) == ("", 0)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_as_spreadsheets_save_it_is_understood(content, delimiter, encoding):
    saved = filled(
        content, {"exact": "12 wounded", "decision": "Accepted", **BY, "by": "José Núñez"}, delimiter=delimiter, encoding=encoding
    )
    found, mistakes = answers(saved)
    assert mistakes == []
    assert [(a.decision.decision, a.decision.by, a.decision.exact) for a in found] == [("accept", "José Núñez", "12 wounded")]
    assert answers(b"sep=;\r\n" + filled(content, {"exact": "12 wounded", "decision": "accept", **BY}, delimiter=";", encoding="utf-8"))[0]


def test_an_accept_records_the_values_that_were_seen(content):
    (answer,), _ = answers(filled(content, {"exact": "2 of them children", "decision": "accept", **BY}))
    one = next(c for c in claims() if c.low == 2)
    told = answer.decision.values.judged
    assert told.pop("part_of") == "3 dead civilians"
    assert {name: value for name, value in told.items() if name != "repeat_of"} == {n: getattr(one, n) for n in told if n != "repeat_of"}
    assert (answer.decision.prefix, answer.decision.suffix) == (one.prefix, one.suffix)


def test_an_edit_sets_empties_and_remembers_what_was_read(content):
    cells = {
        "set_low": "1 000",
        "set_high": "none",
        "set_place": "-",
        "set_relay": "Radio; Wire",
        "set_background": "YES",
        "set_victim_side": "north",
    }
    (answer,), mistakes = answers(filled(content, {"exact": "heavy losses", "decision": "edit", **BY, **cells}))
    assert mistakes == []
    values, before = answer.decision.values, answer.decision.instead_of
    assert (values.low, values.high, values.place, values.relay, values.background) == (1000, None, None, ("Radio", "Wire"), True)
    assert before.judged == {"low": None, "victim_side": "unknown", "relay": (), "background": False, "place": "Tarn"}


def test_a_row_of_ones_own_adds_a_claim(content):
    own = {"exact": "officers", "article": "a1.txt", "decision": "add", "outcome": "killed", "set_victim_side": "north", **BY}
    (answer,), mistakes = answers(filled(content, own))
    assert mistakes == []
    assert answer.decision.values.judged == {"outcome": "killed", "victim_side": "north"}
    reviewed = apply_review(claims(), [answer.decision], [SOURCE], PROFILE)
    assert [c.exact for c in reviewed.claims if c.review == "added"] == ["officers"]


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        ({"exact": "12 wounded", "decision": "perhaps", **BY}, "decision", "accept, reject, edit, add"),
        ({"exact": "12 wounded", "set_low": "3"}, "decision", "Write edit"),
        ({"exact": "12 wounded", "decision": "accept", "set_low": "3", **BY}, "decision", "expected edit"),
        ({"exact": "12 wounded", "decision": "edit", **BY}, "decision", "set_"),
        ({"exact": "12 wounded", "decision": "edit", "set_low": "12", **BY}, "set_low", "accept"),
        ({"exact": "12 wounded", "decision": "edit", "set_low": "many", **BY}, "set_low", "a whole number"),
        ({"exact": "12 wounded", "decision": "edit", "set_low": "9" * 30, **BY}, "set_low", "up to 1,000,000,000,000"),
        ({"exact": "12 wounded", "decision": "edit", "set_high": "9" * 5_000, **BY}, "set_high", "up to 1,000,000,000,000"),
        ({"exact": "x" * 2_001, "article": "a1", "decision": "add", **BY}, "exact", "at most 2,000 characters"),
        ({"exact": "12 wounded", "decision": "edit", "set_low": "15", **BY}, "decision", "not above"),
        ({"exact": "12 wounded", "decision": "edit", "set_victim_side": "nort", **BY}, "set_victim_side", "Did you mean `north`"),
        ({"exact": "12 wounded", "decision": "edit", "set_status": "sure", **BY}, "set_status", "asserted"),
        ({"exact": "12 wounded", "decision": "edit", "set_background": "maybe", **BY}, "set_background", "yes or no"),
        ({"exact": "12 wounded", "decision": "accept", **BY, "by": ""}, "by", "the name"),
        ({"exact": "12 wounded", "decision": "accept", **BY, "on": "03/04/2020"}, "on", "expected a day"),
        ({"exact": "12 wounded", "decision": "reject", **BY, "why": ""}, "decision", "reason"),
        ({"exact": "12 wounded", "decision": "accept", "article": "a2", **BY}, "article", "no article"),
        ({"exact": "no such words", "article": "a1", "decision": "add", "set_outcome": "killed", **BY}, "exact", "does not stand"),
        ({"exact": "Tarn", "article": "a1", "decision": "add", "set_outcome": "killed", **BY}, "exact", "2 places"),
        ({"exact": "40 soldiers", "article": "a1", "decision": "add", "set_outcome": "killed", **BY}, "set_low", "hold a number"),
        ({"exact": "40 soldiers", "article": "a1", **BY}, "decision", "row that was added"),
    ],
)
def test_a_mistake_is_named_by_row_and_column_and_the_other_rows_are_taken(content, change, column, said):
    good = {"exact": "1,200 people fled", "decision": "accept", **BY}
    saved = filled(content, change, good)
    found, mistakes = answers(saved)
    assert [a.decision.exact for a in found] == ["1,200 people fled"]
    (mistake,) = mistakes
    row = next(n for n, r in enumerate(rows_of(saved), 2) if as_written(r["exact"]) == change["exact"])
    assert mistake.place == f"row {row}, column {column}"
    assert said in str(mistake) and "\n" not in str(mistake)


@pytest.mark.parametrize("content_", [b"", b"a,b\n1,2\n", b"PK\x03\x04rest", b"decision,article\n"])
def test_what_is_no_sheet_is_one_mistake(content_):
    with pytest.raises(InputError) as caught:
        answers(content_)
    assert len(caught.value.mistakes) == 1


def test_a_misspelt_column_is_named(content):
    header, rest = content.decode("utf-8-sig").split("\r\n", 1)
    _, mistakes = answers((header.replace("set_low", "set_lw") + "\r\n" + rest).encode())
    assert ["Did you mean `set_low`?"] == [m.remedy for m in mistakes]


def entered(folder: Path, content: bytes, day: str = DAY) -> str:
    path = folder / "review.yml"
    found, mistakes = read_answers(content, "sheet.csv", [SOURCE], PROFILE, day)
    assert mistakes == []
    path.write_text(enter(path, found, [SOURCE], PROFILE).text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_comments_order_and_earlier_entries_are_kept(tmp_path, content):
    old = (
        "# mine\nreview:\n  # the first\n  - decision: reject # sure\n    by: Max Roe\n    on: 2020-05-01\n    why: 'a quoted: reason'\n"
        "    article: a1\n    exact: heavy losses\n\n  - {decision: nonsense}\n"
    )
    (tmp_path / "review.yml").write_text(old, encoding="utf-8")
    text = entered(tmp_path, filled(content, {"exact": "12 wounded", "decision": "accept", **BY}))
    assert text.startswith(old.rstrip("\n"))
    decisions, mistakes = load_review(tmp_path / "review.yml", PROFILE)
    assert [d.exact for d in decisions] == ["heavy losses", "12 wounded"]
    assert mistakes


def test_a_claim_decided_again_replaces_the_decision_and_keeps_the_earlier_one(tmp_path, content):
    entered(tmp_path, filled(content, {"exact": "12 wounded", "decision": "accept", **BY}))
    second = filled(content, {"exact": "12 wounded", "decision": "edit", "set_low": "11", **BY, "by": "Max Roe"})
    text = entered(tmp_path, second)
    (one,), _ = load_review(tmp_path / "review.yml", PROFILE)
    assert (one.decision, one.by, one.values.low) == ("edit", "Max Roe", 11)
    assert [(e.decision, e.by) for e in one.earlier] == [("accept", "Jane Doe")]
    assert entered(tmp_path, second) == text
    assert entered(tmp_path, filled(content, {"exact": "12 wounded", "decision": "accept", **BY})) == text


def test_a_sheet_without_a_day_read_again_on_another_day_changes_nothing(tmp_path, content):
    saved = filled(content, {"exact": "12 wounded", "decision": "accept", **BY, "on": ""})
    first = entered(tmp_path, saved)
    assert f"on: {DAY}" in first
    assert entered(tmp_path, saved, "2020-06-01") == first


def test_a_file_that_is_not_yaml_is_never_written_over(tmp_path, content):
    path = tmp_path / "review.yml"
    path.write_text("review: [\n", encoding="utf-8")
    found, _ = answers(filled(content, {"exact": "12 wounded", "decision": "accept", **BY}))
    with pytest.raises(InputError):
        enter(path, found, [SOURCE], PROFILE)


def test_two_writings_are_the_same_bytes():
    assert write() == write(found=claims()[::-1])


def test_a_sheet_of_reviewed_claims_shows_what_stands_what_the_program_reads_instead_and_what_was_left_out(tmp_path, content):
    cells = {"decision": "edit", "set_low": "11", **BY}
    entered(tmp_path, filled(content, {"exact": "12 wounded", **cells}, {"exact": "heavy losses", "decision": "reject", **BY}))
    decisions, _ = load_review(tmp_path / "review.yml", PROFILE)
    again = {row["exact"]: row for row in rows_of(write(decisions))}
    assert (again["12 wounded"]["low"], again["12 wounded"]["review"], again["12 wounded"]["reviewer"]) == ("11", "reviewed", "Jane Doe")
    assert json.loads(again["12 wounded"]["as_read"]) == {"low": "12"}
    assert {row["as_read"] for exact, row in again.items() if exact != "12 wounded"} == {""}
    assert again["heavy losses"]["review"] == "rejected"
    assert [row["exact"] for row in rows_of(write(decisions))][-2:] == ["12 wounded", "heavy losses"]
    assert answers(write(decisions)) == ([], [])


def test_an_accept_of_a_reviewed_claim_accepts_what_stands_and_an_edit_builds_on_it(tmp_path, content):
    first = {"exact": "heavy losses", "decision": "edit", "set_place": "none", "set_victim_side": "north", **BY}
    entered(tmp_path, filled(content, first))
    path = tmp_path / "review.yml"
    other = BY | {"by": "Max Roe"}
    (answer,), mistakes = answers(filled(write(load_review(path, PROFILE)[0]), {"exact": "heavy losses", "decision": "accept", **other}))
    assert mistakes == [] and answer.decision.instead_of.judged == {"victim_side": "unknown", "place": "Tarn"}
    ((told, earlier),) = enter(path, [answer], [SOURCE], PROFILE).others
    assert (told.decision.by, earlier.decision, earlier.by, earlier.on) == ("Max Roe", "edit", "Jane Doe", DAY)
    reviewed = apply_review(claims(), [answer.decision], [SOURCE], PROFILE)
    one = next(c for c in reviewed.claims if c.exact == "heavy losses")
    assert (one.place, one.victim_side) == (None, "north") and not reviewed.differing
    back = filled(write([answer.decision]), {"exact": "heavy losses", "decision": "edit", "set_place": "Tarn", **other})
    (edit,), mistakes = answers(back)
    assert mistakes == []
    assert (edit.decision.values.place, edit.decision.values.victim_side) == ("Tarn", "north")
    assert edit.decision.instead_of.judged == {"victim_side": "unknown"}


@pytest.mark.parametrize("cell", ["{", "[]", '{"low": 3}', '{"no_field": "3"}', '{"low": "many"}'])
def test_an_as_read_that_was_written_over_is_one_mistake_of_its_row(content, cell):
    found, (mistake,) = answers(filled(content, {"exact": "12 wounded", "decision": "accept", "as_read": cell, **BY}))
    assert found == [] and mistake.place.endswith("column as_read")


def test_nobody_is_said_to_be_replaced_who_replaces_their_own_decision(tmp_path, content):
    entered(tmp_path, filled(content, {"exact": "12 wounded", "decision": "accept", **BY}))
    found, _ = answers(filled(content, {"exact": "12 wounded", "decision": "edit", "set_low": "11", **BY}))
    again = enter(tmp_path / "review.yml", found, [SOURCE], PROFILE)
    assert (again.replaced, again.others) == (1, ())


@pytest.mark.parametrize(
    ("content_", "said"),
    [(b"", "is empty"), (b"\xef\xbb\xbf\r\n \n", "is empty"), (b"PK\x03\x04rest", "is no table"), (b"a,b\n1,2\n", "is no table"),
     (b"decision,article\n", "exact is missing")],
)  # fmt: skip
def test_a_sheet_that_is_empty_or_no_table_is_said_to_be_that(content_, said):
    with pytest.raises(InputError, match=said):
        answers(content_)


CHOICES = st.lists(st.sampled_from(["", "accept", "reject", "edit"]), min_size=len(claims()), max_size=len(claims()))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=CHOICES, delimiter=st.sampled_from([",", ";", "\t"]), times=st.integers(1, 2))
def test_any_subset_of_decisions_survives_the_sheet_the_file_and_another_run(content, choices, delimiter, times):
    changes = [
        {"exact": c.exact, "decision": kind, **BY} | ({"set_place": "Keld", "set_claimant": "=HYPERLINK()"} if kind == "edit" else {})
        for c, kind in zip(claims(), choices, strict=True)
        if kind
    ]
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times):
            entered(Path(folder), filled(content, *changes, delimiter=delimiter))
        decisions, mistakes = load_review(Path(folder) / "review.yml", PROFILE)
    assert mistakes == ()
    assert [(d.exact, d.decision) for d in decisions] and changes or not decisions
    reviewed = apply_review(claims(), decisions, [SOURCE], PROFILE)
    assert not reviewed.lost and not reviewed.differing
    standing = {c.exact: c for c in reviewed.claims}
    for one, kind in zip(claims(), choices, strict=True):
        if kind == "reject":
            assert one.exact not in standing
        elif kind == "edit":
            assert (standing[one.exact].place, standing[one.exact].claimant) == ("Keld", "=HYPERLINK()")
        else:
            assert standing[one.exact].review == ("reviewed" if kind else "read")
            kept = replace(standing[one.exact], review=None, part_of=None)
            assert kept == replace(one, part_of=None)


@given(st.text())
def test_what_was_defused_comes_back_as_written(text):
    assert as_written(defused(text)) == text
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))
