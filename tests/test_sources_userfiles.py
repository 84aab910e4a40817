"""Files that people write: what is read, and which mistake is reported in which line."""

# ruff: noqa: E501  (a text and what is expected of it read best on one line)

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.errors import InputError
from counterclaim.sources import load_profile, load_references
from counterclaim.sources.userfiles import read_yaml

SIDES = (
    "sides:\n  north:\n    name: Northern Army\n    aliases: [army, soldiers]\n  south:\n    name: Southern League\n    aliases: [league]\n"
)


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "file.yml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def mistakes(folder: Path, text: str | bytes, load=load_profile) -> list[str]:  # type: ignore[no-untyped-def]
    path = write(folder, text)
    with pytest.raises(InputError) as raised:
        load(path)
    lines = [str(mistake) for mistake in raised.value.mistakes]
    assert all("\n" not in line and line.startswith(str(path)) for line in lines)
    return [line.removeprefix(str(path)) for line in lines]


def test_a_profile_is_read(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, "title: Valley war\nperiod: {start: 2021-08-15}\nplaces: Upper valley\n" + SIDES + "model:\n"))
    assert profile.period and profile.period.start == "2021-08-15" and profile.period.end is None
    assert profile.places == ("Upper valley",) and profile.sides["north"].aliases == ("army", "soldiers")


def test_a_profile_of_a_title_alone_is_read(tmp_path: Path) -> None:
    assert load_profile(write(tmp_path, "title: Valley war")).sides == {}


def test_words_stay_as_they_are_written(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "a: No\nb: 2021-09-04\nc: 007\nd: 1_000\ne:\nf: ''")).value == {
        "a": "No", "b": "2021-09-04", "c": "007", "d": "1_000", "e": None, "f": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text, place, said",
    [
        ("title: X\n" + SIDES.replace("aliases: [league]", "alises: [league]"), ", line 8", "Did you mean `aliases`?"),
        ("titel: X\n", ", line 1", "Did you mean `title`?"),
        (SIDES, ", line 1", "`title` is missing"),
        ("title: X\ntitle: Y\n", ", line 2", "a second time (first in line 1)"),
        ("title: X\nsides:\n  civilian: {name: A}\n", ", line 3", "`civilian` is built in"),
        ("title: X\nsides:\n  A b: {name: A}\n", ", line 3", "found `A b`"),
        ("title: X\nsides:\n  north: {name: ''}\n", ", line 3", "`name` is empty"),
        ("title: X\nsides: [a]\n", ", line 2", "expected `key: value` pairs, found a list"),
        ("title: X\n" + SIDES + "third_parties: [UN, League]\n", ", line 9", "stands under `third_parties` and under `south` (line 8)"),
        ("title: X\nperiod: {start: 2021-13-01}\n", ", line 2", "expected a date such as 2021-08-15"),
        ("title: X\nperiod: {start: 2021-09-01, end: 2021-08-01}\n", ", line 2", "not after the end"),
        ("title: &a X\nb: *a\n", ", line 1", "anchors"),
        ("title: !!python/object:os.system x\n", ", line 1", "tags"),
        ("title: X: Y\n", ", line 1", "quotation marks"),
        ("a:\n\t- b\n", ", line 2", "spaces, not tabs"),
        ("title: X\n---\ntitle: Y\n", ", line 2", "one document"),
        ("[" * 500, ", line 1", "levels"),
        ("", ", line 1", "empty file"),
        ("only words", ", line 1", "`key: value` pairs"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "", "not text"),
    ],
)
def test_a_mistake_is_reported_with_its_line(tmp_path: Path, text: str | bytes, place: str, said: str) -> None:
    assert any(line.startswith(f"{place}:") and said in line for line in mistakes(tmp_path, text))


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "titel: X\nsides:\n  north: {alias: [a]}\n")) == 4


def test_the_same_word_twice_under_one_side_is_no_mistake(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, "title: X\nsides:\n  a: {name: A, aliases: [Doe clan, Does], people: [doe clan]}\n"))
    assert profile.sides["a"].people == ("doe clan",)


def test_a_file_that_is_not_there_is_a_mistake_and_a_folder_too(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yml", tmp_path):
        with pytest.raises(InputError, match="expected a file"):
            load_profile(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text("abt:-[]{}&*!|>'\"\n #?,%@`\t1", max_size=80).map(str.encode)))
def test_any_bytes_give_a_profile_or_mistakes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.yml"
    path.write_bytes(data)
    for load in (load_profile, load_references):
        try:
            load(path)
        except InputError as error:
            assert error.mistakes


REFERENCE = "references:\n  - kind: event_data\n    source: Count of the Valley\n    start: 2021-08\n    deaths: {low: 1, best: 2, high: 3, civilians: 1}\n    about: one\n"


def test_references_are_read(tmp_path: Path) -> None:
    (reference,) = load_references(write(tmp_path, REFERENCE))
    assert reference.deaths and (reference.deaths.low, reference.deaths.best, reference.deaths.high) == (1, 2, 3)
    assert reference.about == ("one",) and reference.start == "2021-08"


@pytest.mark.parametrize(
    "change, place, said",
    [
        (("low: 1", "low: 9"), ", line 5", "rising order"),
        (("low: 1", "low: many"), ", line 5", "whole number"),
        (("low: 1", "low: -1"), ", line 5", "greater than or equal to 0"),
        (("event_data", "event"), ", line 2", "event_data"),
        (("2021-08", "August"), ", line 4", "a date such as"),
        (("source:", "sauce:"), ", line 3", "Did you mean `source`?"),
    ],
)
def test_mistakes_in_references_are_reported_with_their_line(tmp_path: Path, change: tuple[str, str], place: str, said: str) -> None:
    assert any(line.startswith(f"{place}:") and said in line for line in mistakes(tmp_path, REFERENCE.replace(*change), load_references))


def test_a_reference_says_something(tmp_path: Path) -> None:
    assert "at least one of" in mistakes(tmp_path, "references:\n- {kind: estimate, source: A}\n", load_references)[0]


def test_no_references_is_no_mistake(tmp_path: Path) -> None:
    assert load_references(write(tmp_path, "references:\n")) == load_references(write(tmp_path, "# none yet\n")) == ()
