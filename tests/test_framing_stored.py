"""Measures that were stored are those that were computed."""

from __future__ import annotations

import dataclasses
import json

import pandas as pd
import pytest

from corpora import FIXTURES
from counterclaim import open_edition
from counterclaim.edition import restore, store
from counterclaim.framing import measure_all
from counterclaim.framing.stored import from_json, to_json
from counterclaim.reading.records import Claim, LethalClause, Mention, Quotation, to_frame
from many_outlets import many_outlets

SHORES = FIXTURES / "framing" / "two_shores"


@pytest.fixture(scope="module")
def shores():
    return open_edition(SHORES, SHORES / "profile.yml")


def assert_same(restored, computed):
    assert list(restored) == list(computed)
    for name, measure in computed.items():
        other = restored[name]
        frames = {"figures": measure.figures, "instances": measure.instances} | dict(measure.details)
        others = {"figures": other.figures, "instances": other.instances} | dict(other.details)
        assert list(others) == list(frames)
        for which, frame in frames.items():
            pd.testing.assert_frame_equal(others[which], frame, check_exact=True, obj=f"{name} {which}")
        for field in dataclasses.fields(measure):
            if field.name not in ("figures", "instances", "details"):
                assert getattr(other, field.name) == getattr(measure, field.name), field.name


def test_a_restored_edition_has_the_measures_that_were_computed(shores, tmp_path):
    store(shores, tmp_path)
    assert_same(restore(tmp_path).measures, shores.measures)


def test_measures_of_many_outlets_and_of_nothing_come_back_as_they_were():
    nothing = measure_all(*(to_frame([], kind) for kind in (Mention, Quotation, LethalClause, Claim)), [], open_edition(SHORES).profile)
    for measures in (many_outlets(outlets=5, articles=1, coders=2).measures, nothing):
        assert_same(from_json(to_json(measures)), measures)


def test_a_restored_edition_does_not_measure_anew(shores, tmp_path, monkeypatch):
    store(shores, tmp_path)
    monkeypatch.setattr("counterclaim.framing.measure_all", lambda *frames: pytest.fail("measured anew"))
    assert restore(tmp_path).measures["labels"].findings == shores.measures["labels"].findings


@pytest.mark.parametrize("told", [b"", b"[]x", b'[{"name": "labels"}]', b'{"labels": 1}', b"\xff"])
def test_measures_that_were_stored_otherwise_are_measured_anew(shores, tmp_path, told):
    store(shores, tmp_path)
    (tmp_path / "measures.json").write_bytes(told)
    assert_same(restore(tmp_path).measures, shores.measures)


def test_an_edition_without_its_review_has_measures_of_its_own(shores, tmp_path):
    store(shores, tmp_path)
    (tmp_path / "measures.json").write_text(json.dumps([]), encoding="utf-8")
    assert restore(tmp_path).measures == {}
    assert_same(restore(tmp_path).without_review().measures, shores.measures)
