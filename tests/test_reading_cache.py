"""The cache of readings: what was read is not read again, what changed is, and nothing that happens to the file costs more than time."""

import multiprocessing
import sqlite3

import pytest

from counterclaim.reading import cache, read, read_articles
from counterclaim.reading.cache import cache_file, read_with_cache
from counterclaim.reading.language import ModelMissing, load
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile, Side
from counterclaim.sources.segments import segment

FIRST = "The River Army said that 12 rebels were killed near Keld."
SECOND = "Doctors in Tarn said that four civilians were wounded."
PROFILE = Profile(title="T", sides={"army": Side(name="River Army"), "rebels": Side(name="rebels")})


def article_of(text: str, article_id: str) -> Article:
    return Article(article_id, f"{article_id}.txt", "0" * 64, text, segment(text))


@pytest.fixture
def place(tmp_path):
    return tmp_path / "cache" / "readings.sqlite"


@pytest.fixture
def read_anew(monkeypatch):
    """The ids of the articles that were read and not taken from the cache."""
    seen = []

    def counting(articles, *rest, **named):
        articles = list(articles)
        seen.extend(article.article_id for article in articles)
        return read_articles(articles, *rest, **named)

    monkeypatch.setattr(read, "read_articles", counting)
    return seen


def articles(*texts):
    return [article_of(text, f"a{n}") for n, text in enumerate(texts)]


def test_a_second_reading_reads_nothing_and_finds_the_same(place, read_anew):
    both = articles(FIRST, SECOND)
    first = read_with_cache(both, PROFILE, place)
    assert read_with_cache(both, PROFILE, place) == first == read_articles(both, PROFILE) and read_anew == ["a0", "a1"]


def test_one_article_more_costs_one_article(place, read_anew):
    read_with_cache(articles(FIRST), PROFILE, place)
    found = read_with_cache(articles(FIRST, SECOND), PROFILE, place)
    assert read_anew == ["a0", "a1"] and [reading.article_id for reading in found] == ["a0", "a1"]


def test_another_profile_or_another_program_reads_anew(place, read_anew, monkeypatch):
    read_with_cache(articles(FIRST), PROFILE, place)
    read_with_cache(articles(FIRST), PROFILE.model_copy(update={"title": "Other"}), place)
    monkeypatch.setattr(cache, "_program", lambda: "other rules")
    read_with_cache(articles(FIRST), PROFILE, place)
    assert read_anew == ["a0", "a0", "a0"]


def test_progress_is_told_from_the_first_article_to_the_last(place):
    read_with_cache(articles(FIRST), PROFILE, place)
    told = []
    read_with_cache(articles(FIRST, SECOND), PROFILE, place, on_progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + b"but no page of it can be read" * 99, b""])
def test_a_broken_file_is_made_anew(place, read_anew, content):
    place.parent.mkdir()
    place.write_bytes(content)
    expected = read_articles(articles(FIRST), PROFILE)
    assert [read_with_cache(articles(FIRST), PROFILE, place) for _ in range(3)] == [expected] * 3
    assert len(read_anew) <= 2


@pytest.mark.parametrize("content", [b"a letter that somebody keeps, long enough to be taken for a database" * 9, b"short"])
def test_a_file_that_is_no_database_is_left_as_it_is(place, content):
    place.parent.mkdir()
    place.write_bytes(content)
    expected = read_articles(articles(FIRST), PROFILE)
    assert [read_with_cache(articles(FIRST), PROFILE, place) for _ in range(2)] == [expected] * 2
    assert place.read_bytes() == content


@pytest.mark.parametrize("model", ["foo.bar", "os.path", ".bar", "__main__", "json", ""])
def test_a_model_that_is_no_model_is_said_to_be_missing(model):
    assert cache._model(model)
    if model:
        with pytest.raises(ModelMissing):
            load(model)


def test_a_reading_that_cannot_be_understood_is_read_anew(place, read_anew):
    read_with_cache(articles(FIRST), PROFILE, place)
    with sqlite3.connect(place) as connection:
        connection.execute("UPDATE readings SET reading = ?", (b"\x00",))
    assert read_with_cache(articles(FIRST), PROFILE, place) == read_articles(articles(FIRST), PROFILE) and read_anew == ["a0", "a0"]


def test_a_place_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    assert read_with_cache(articles(FIRST), PROFILE, tmp_path / "file" / "x.sqlite") == read_articles(articles(FIRST), PROFILE)


def test_what_grows_too_large_loses_its_older_half(place, monkeypatch):
    read_with_cache(articles(FIRST, SECOND), PROFILE, place)
    monkeypatch.setattr(cache, "MOST_BYTES", 10)
    read_with_cache([article_of(SECOND, "b")], PROFILE, place)
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (2,)


def _write(place, number):
    read_with_cache([article_of(FIRST, f"p{number}-{n}") for n in range(5)], PROFILE, place)


def test_two_builds_at_once_keep_what_both_read(place):
    context = multiprocessing.get_context("spawn")
    builds = [context.Process(target=_write, args=(place, n)) for n in range(2)]
    for build in builds:
        build.start()
    for build in builds:
        build.join(120)
    assert [build.exitcode for build in builds] == [0, 0]
    with sqlite3.connect(place) as connection:
        assert connection.execute("SELECT count(*) FROM readings").fetchone() == (10,)


def test_a_build_that_is_killed_leaves_a_cache_that_can_be_used(place, read_anew):
    context = multiprocessing.get_context("spawn")
    build = context.Process(target=_write, args=(place, 0))
    build.start()
    while not place.exists() and build.is_alive():
        build.join(0.01)
    build.kill()
    build.join()
    expected = read_articles(articles(FIRST), PROFILE)
    assert read_with_cache(articles(FIRST), PROFILE, place) == read_with_cache(articles(FIRST), PROFILE, place) == expected
    assert read_anew == ["a0"]


def test_the_place_can_be_named_or_the_cache_switched_off(monkeypatch, tmp_path):
    monkeypatch.setenv(cache.PLACE, str(tmp_path / "x.sqlite"))
    assert cache_file() == tmp_path / "x.sqlite"
    monkeypatch.setenv(cache.PLACE, "off")
    assert cache_file() is None
    monkeypatch.delenv(cache.PLACE)
    assert cache_file().name == "readings.sqlite"
