"""The five articles of the first edition: nothing of them is lost, refused or unexplained."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.sources import Sources, load_profile, load_references, load_sources

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def sources() -> Sources:
    return load_sources(SEEDS)


def test_all_five_are_read_without_a_mistake(sources: Sources) -> None:
    assert len(sources.articles) == 5 and not sources.unread and not sources.mistakes


def test_their_words_are_all_there(sources: Sources) -> None:
    for article in sources.articles:
        assert article.text.split() == (SEEDS / article.file).read_text(encoding="utf-8").split()


def test_every_value_has_a_basis_and_every_entered_one_its_evidence(sources: Sources) -> None:
    for article in sources.articles:
        for name, fact in article.facts.items():
            assert (fact.value is None) <= (fact.basis == "open"), (article.article_id, name)
            assert fact.evidence or fact.value is None, (article.article_id, name)


def test_without_a_person_the_day_of_the_first_article_stays_open(tmp_path: Path) -> None:
    name = "000_5ccb7ba796ce3d55.txt"
    (tmp_path / name).write_bytes((SEEDS / name).read_bytes())
    (article,) = load_sources(tmp_path).articles
    assert (article.facts["published"].value, article.facts["published"].basis) == ("2021", "open")
    assert article.outlet == "AsiaNews" and article.known("author") == "Vladimir Rozanskij"


def test_profile_and_references_can_be_read_and_name_articles_that_are_there(sources: Sources) -> None:
    profile = load_profile(SEEDS / "profile.yml")
    assert list(profile.sides) == ["taliban", "nrf"] and profile.places and profile.period
    about = {name for reference in load_references(SEEDS / "references.yml") for name in reference.about}
    assert about <= {article.article_id for article in sources.articles}
