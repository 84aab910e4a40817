"""What several test modules need: the project's folders, a small project of its own, and the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support import OTHER_CONFLICT, PARAMETERS, write_notebook
from typer.testing import CliRunner, Result

@pytest.fixture
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two articles and three small notebooks, which is the working directory: quick to build and to break."""
    root = tmp_path / "project"
    opened = "from counterclaim import open_edition\nedition = open_edition(sources, profile, read=read)"
    write_notebook(root / "notebooks" / "index.ipynb", opened, "print(len(edition.claims), 'claims')")
    write_notebook(root / "notebooks" / "outlet.ipynb", "print(outlet)", parameters=PARAMETERS + '\noutlet: str = ""  # its name')
    (root / "book").mkdir()
    (root / "book" / "methods.md").write_text("# Methods\n\nHow it is done.\n", encoding="utf-8")
    (root / "_config.yml").write_text(
        'title: T\nauthor: ""\nonly_build_toc_files: true\nexecute: {execute_notebooks: "off"}\nhtml: {home_page_in_navbar: true}\n', encoding="utf-8"
    )
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n- glob: outlets/*\n- glob: articles/*\n- file: methods\n", encoding="utf-8"
    )
    (root / "seeds").mkdir()
    for name in ("upland-courier-12-april.txt", "river-post-13-april.txt", "profile.yml"):
        shutil.copyfile(OTHER_CONFLICT / name, root / "seeds" / name)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run() -> Callable[..., Result]:
    """Call the command line in this process; a traceback in it is a failure of the test."""

    def call(*arguments: str | Path) -> Result:
        from counterclaim.cli import app

        return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)

    return call
