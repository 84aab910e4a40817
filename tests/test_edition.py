"""Opening, storing and restoring an edition."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from counterclaim import open_edition
from counterclaim.edition import project_root, restore, store
from counterclaim.errors import InputError
from support import OTHER_CONFLICT, ROOT


@pytest.fixture(scope="module")
def edition():
    return open_edition(OTHER_CONFLICT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OTHER_CONFLICT, tmp_path / "Hill war"))


def test_the_profile_beside_the_articles_is_the_default(edition):
    assert edition.profile.title == "Oster uplands, April 2031"
    assert edition.notes == ()


def test_every_claim_stands_in_its_article_at_its_offsets(edition):
    texts = {article.article_id: article.text for article in edition.articles}
    assert len(edition.claims) > 10
    for claim in edition.claims.itertuples():
        assert texts[claim.article_id][claim.start : claim.end] == claim.exact


def test_claims_carry_the_statement_that_the_ledger_gave_them(edition):
    assert set(edition.claims["statement_id"]) == set(edition.ledger.statements["statement_id"])


def test_outlets_are_named_once_and_in_order(edition):
    assert edition.outlets == ("Meridian Wire", "River Post", "Upland Courier")


def test_a_stored_edition_comes_back_as_it_was(edition, tmp_path):
    store(edition, tmp_path / "read")
    again = open_edition("no such folder", "no such file", read=tmp_path / "read")
    assert (again.profile, again.sources, again.readings, again.references) == (
        edition.profile,
        edition.sources,
        edition.readings,
        edition.references,
    )
    for name in ("claims", "mentions", "quotations", "clauses"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(edition, name))


def test_storing_twice_writes_the_same_bytes(edition, tmp_path):
    store(edition, tmp_path / "one")
    store(restore(tmp_path / "one"), tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_folder_that_holds_no_stored_edition_is_a_mistake_in_one_line(tmp_path):
    with pytest.raises(InputError) as caught:
        open_edition(read=tmp_path)
    assert len(str(caught.value).splitlines()) == 1


def test_a_stored_edition_that_is_damaged_is_a_mistake_in_one_line(edition, tmp_path):
    store(edition, tmp_path)
    (tmp_path / "readings.json").write_text('[{"article_id": 3}]', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        restore(tmp_path)
    assert len(str(caught.value).splitlines()) == 1


def test_without_a_profile_numbers_and_claimants_are_read_and_the_folder_is_the_title(folder):
    (folder / "profile.yml").unlink()
    edition = open_edition(folder)
    assert edition.profile.title == "Hill war"
    assert edition.profile.sides == {}
    assert len(edition.claims) > 5
    assert edition.claims["claimant"].notna().any()
    assert len(edition.notes) == 1


def test_a_misspelt_profile_says_what_is_near(folder):
    with pytest.raises(InputError, match=r"profil\.yml: there is no such file\. Did you mean .*profile\.yml\?$"):
        open_edition(folder, folder / "profil.yml")


def test_a_folder_in_place_of_a_profile_is_said_to_be_one(folder):
    with pytest.raises(InputError, match="this is a folder"):
        open_edition(folder, folder)


def test_a_misspelt_folder_says_what_is_near(folder):
    with pytest.raises(InputError, match=r"Hill wat: there is no such folder\. Did you mean .*Hill war\?$"):
        open_edition(folder.parent / "Hill wat")


def test_a_missing_folder_inside_a_missing_folder_says_so(tmp_path):
    with pytest.raises(InputError, match="There is no folder .*away either"):
        open_edition(tmp_path / "away" / "articles")


def test_the_project_is_found_from_a_folder_inside_it(small_project, monkeypatch):
    monkeypatch.chdir(small_project / "seeds")
    assert project_root() == small_project


def test_outside_any_project_the_installed_one_is_taken(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert project_root() == ROOT


def test_the_order_of_files_changes_nothing(edition, folder, monkeypatch):
    import os

    walk = os.walk

    def backwards(top, *arguments, **options):
        for place, folders, names in walk(top, *arguments, **options):
            folders.reverse()
            yield place, folders, names[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    assert open_edition(folder).readings == edition.readings
