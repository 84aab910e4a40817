"""The whole build, on a small project: what it makes, and what is left when it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterclaim.edition import open_edition
from counterclaim.publish import build as building
from counterclaim.publish.build import pages
from support import OTHER_CONFLICT, ROOT, write_notebook, write_project


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Path, Result]:
    """A small project with a good book in it, and what was said when it was made."""
    from counterclaim.cli import app

    root = write_project(tmp_path_factory.mktemp("built") / "project")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        return root, CliRunner().invoke(app, ["build"], catch_exceptions=False)


@pytest.fixture
def good(built, tmp_path, monkeypatch) -> Path:
    """A copy of it to break."""
    copy = shutil.copytree(built[0], tmp_path / "project")
    monkeypatch.chdir(copy)
    return Path(copy)


def test_a_build_makes_the_book_and_says_where_it_is_and_what_was_read(built):
    root, result = built
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].startswith("2 articles read, 0 not read, ")
    assert all(stage in lines[1] for stage in ("reading the articles", "running the notebooks", "compiling the book"))
    assert lines[2] == str(Path("_build/html/index.html"))
    assert sorted(path.name for path in (root / "_build").iterdir()) == [".counterclaim", "html", "source"]
    made = {path.relative_to(root / "_build" / "html").as_posix() for path in (root / "_build" / "html").rglob("*.html")}
    assert {"index.html", "methods.html", "articles/river-post-13-april.html", "articles/upland-courier-12-april.html"} <= made
    assert any(page.startswith("outlets/") for page in made)


def test_a_second_build_is_the_same_bytes_whatever_the_hash_seed_the_clock_and_the_place(good, tmp_path):
    first = everything(good / "_build" / "html") | everything(good / "_build" / "source")
    command = [sys.executable, "-c", "from counterclaim.cli import app; app()", "build", "--output", str(tmp_path / "elsewhere" / "b")]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"})
    assert everything(tmp_path / "elsewhere" / "b" / "html") | everything(tmp_path / "elsewhere" / "b" / "source") == first


def test_no_folder_of_this_machine_stands_in_the_book(good):
    for name, content in everything(good / "_build" / "html").items():
        assert str(good).encode() not in content, name


def test_a_notebook_that_fails_half_way_is_kept_and_the_last_good_book_stays(good, run):
    before = everything(good / "_build" / "html")
    write_notebook(good / "notebooks" / "index.ipynb", "print('so far')", "raise RuntimeError('out of ink')")
    result = run("build")
    assert result.exit_code == 2
    assert "index.ipynb (index), code cell 3: RuntimeError: out of ink" in result.stderr
    assert "The last good book is untouched" in result.stderr
    assert "Traceback" not in result.output
    assert everything(good / "_build" / "html") == before
    assert "so far" in (good / "_build" / "failed" / "index.ipynb").read_text(encoding="utf-8")
    assert not list((good / "_build").glob(".building-*"))


def test_jupyter_book_failing_is_told_in_a_few_lines_and_the_next_good_build_clears_up(good, run):
    before = everything(good / "_build" / "html")
    (good / "book" / "methods.md").write_text("# Methods\n\n[gone](nowhere.md)\n", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert "nowhere.md" in result.stderr
    assert len(result.stderr.splitlines()) < 14
    assert everything(good / "_build" / "html") == before
    kept = {path.name for path in (good / "_build" / "failed").iterdir()}
    assert {"index.ipynb", "jupyter-book.log"} <= kept
    (good / "book" / "methods.md").write_text("# Methods\n", encoding="utf-8")
    assert run("build").exit_code == 0
    assert not (good / "_build" / "failed").exists()


@pytest.mark.parametrize(
    "what", ["missing folder", "empty folder", "misspelt profile", "wrong profile", "output is a file", "output is in use"]
)
def test_where_nothing_can_be_built_it_is_one_line_exit_code_two_and_no_book(small_project, run, what):
    Path("empty").mkdir()
    Path("wrong.yml").write_text("sides: {}\n", encoding="utf-8")
    Path("file").write_text("mine", encoding="utf-8")
    Path("mine/source").mkdir(parents=True)
    options = {
        "missing folder": ["--sources", "seedz"],
        "empty folder": ["--sources", "empty"],
        "misspelt profile": ["--profile", "seeds/profil.yml"],
        "wrong profile": ["--profile", "wrong.yml"],
        "output is a file": ["--output", "file"],
        "output is in use": ["--output", "mine"],
    }[what]
    result = run("build", *options)
    assert result.exit_code == 2
    assert len([line for line in result.stderr.splitlines() if not line.endswith("…")]) == 1
    assert not Path("_build/html").exists()
    assert Path("file").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in Path("mine").iterdir()] == ["source"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nobody can write")
def test_an_output_that_cannot_be_written_is_one_line(small_project, run):
    result = run("build", "--output", "/proc/self/book")
    assert result.exit_code == 2
    assert "nothing can be written there" in result.stderr


def test_a_second_build_into_the_same_folder_says_that_one_is_under_way(small_project, run):
    with building._held(Path("_build")):
        result = run("build")
    assert result.exit_code == 2
    assert "another build is writing there now" in result.stderr


def test_what_a_killed_build_left_is_cleared_by_the_next(small_project):
    with building._held(Path("_build")):
        pass
    (small_project / "_build" / ".building-x" / "scratch").mkdir(parents=True)
    with building._held(Path("_build")) as making:
        assert [path.name for path in Path("_build").glob(".building-*")] == [making.name]


def test_a_swap_that_fails_brings_the_old_book_back(tmp_path, monkeypatch):
    for name in ("new", "place", "making"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "which").write_text(name, encoding="utf-8")
    replace = os.replace

    def failing(source, target):
        if Path(source).name == "new":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError):
        building._swap(tmp_path / "new", tmp_path / "place", tmp_path / "making")
    assert (tmp_path / "place" / "which").read_text(encoding="utf-8") == "place"


def test_without_a_profile_and_with_a_file_that_cannot_be_read_the_rest_is_built_and_all_is_said(small_project, run, tmp_path):
    folder = tmp_path / "Hill war"
    folder.mkdir()
    shutil.copyfile(OTHER_CONFLICT / "meridian-wire-14-april.txt", folder / "m.txt")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 50)
    result = run("build", "--sources", folder, "--output", tmp_path / "book")
    assert result.exit_code == 1, result.output
    assert "1 article read, 1 not read" in result.stdout
    assert "no profile.yml and no --profile" in result.stderr
    assert "not read: picture.txt: " in result.stderr
    assert "<title>Index &#8212; Hill war</title>" in (tmp_path / "book" / "html" / "index.html").read_text(encoding="utf-8")


def test_every_outlet_has_one_page_and_every_other_notebook_one():
    edition = open_edition(OTHER_CONFLICT)
    made = pages(ROOT, OTHER_CONFLICT, "", Path("read"), edition)
    outlets = [page for page in made if page.template.stem == "outlet"]
    assert [page.parameters["outlet"] for page in outlets] == list(edition.outlets)
    assert len({page.target for page in made}) == len(made)
    assert sorted({page.template.stem for page in made}) == sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_a_published_page_names_no_folder_of_the_machine():
    edition = open_edition(OTHER_CONFLICT)
    for page in pages(ROOT, OTHER_CONFLICT, OTHER_CONFLICT / "profile.yml", Path("/private/read"), edition):
        assert not any(str(value).startswith("/") for value in page.shown.values())
        assert set(page.shown) == set(page.parameters)
