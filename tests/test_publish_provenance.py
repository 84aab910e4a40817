"""Where a book says that it comes from, and by what it is dated."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.edition import Edition
from counterclaim.errors import InputError
from counterclaim.publish.provenance import Provenance, provenance, sources_hash
from counterclaim.sources import Article, Fact, Profile, Sources


def edition(*days: str | None, digest: str = "ab", title: str = "T") -> Edition:
    articles = tuple(
        Article(f"a{number}", f"a{number}.txt", digest, "Text.", (), {"published": Fact(day)}) for number, day in enumerate(days)
    )
    return Edition(Profile(title=title), Sources(articles), ())


@pytest.fixture(autouse=True)
def _no_date_from_outside(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def commit(root: Path, seconds: int) -> None:
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", "N"), ("EMAIL", "n@example.org"), ("DATE", f"{seconds} +0000"))
    }
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run(["git", *arguments], cwd=root, env=os.environ | who, check=True)


def test_source_date_epoch_is_stronger_than_everything(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert provenance(edition("2031-04-12"), tmp_path).day == "2030-03-17"


@pytest.mark.parametrize("wrong", ["yesterday", "-4", "1e9", "9" * 30, "٣"])
def test_a_source_date_epoch_that_is_no_number_is_a_mistake_in_one_line(tmp_path, monkeypatch, wrong):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        provenance(edition(), tmp_path)


def test_in_a_repository_the_book_is_dated_by_the_commit_and_names_it(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    commit(tmp_path, 1_900_000_000)
    known = provenance(edition("2031-04-12"), tmp_path)
    assert known.epoch == 1_900_000_000
    assert len(known.commit) == 10
    (tmp_path / "file").write_text("y", encoding="utf-8")
    assert provenance(edition("2031-04-12"), tmp_path).commit == known.commit + "+"


def test_a_copy_of_the_project_inside_another_repository_has_no_commit(tmp_path):
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "file").write_text("x", encoding="utf-8")
    commit(tmp_path, 1_900_000_000)
    assert provenance(edition("2031-04-12"), tmp_path / "project").commit == ""


def test_without_a_commit_the_newest_day_of_the_articles_dates_the_book(tmp_path):
    assert provenance(edition("2031-04-12", None, "2031-04", "2030-01-01"), tmp_path).day == "2031-04-12"
    assert provenance(edition(None), tmp_path).day == "1980-01-01"


def test_the_hash_changes_with_a_file_a_name_or_the_profile_and_with_nothing_else():
    known = sources_hash(edition("2031-04-12"))
    assert known == sources_hash(edition("1999-01-01"))
    assert known != sources_hash(edition("2031-04-12", digest="cd"))
    assert known != sources_hash(edition("2031-04-12", title="U"))
    moved = edition("2031-04-12")
    assert known != sources_hash(replace(moved, sources=Sources((replace(moved.articles[0], file="b.txt"),))))


def test_the_footer_has_all_of_it_and_no_markup_from_outside():
    shown = Provenance("0.1.0<b>", "abc", 1_900_000_000, "f" * 64).as_html()
    assert "<b>" not in shown
    assert all(part in shown for part in ("0.1.0", "commit abc", "2030-03-17", "f" * 12))
