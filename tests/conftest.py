"""What several test modules need: the project's folders, a small project of its own, and the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from support import write_project


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Readings are kept for this run of the tests alone, by all its workers together, and never among the user's."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERCLAIM_CACHE", str(shared / "readings.sqlite"))
        yield


@pytest.fixture
def small_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two articles and two small notebooks, which is the working directory: quick to build and to break."""
    root = write_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run() -> Callable[..., Result]:
    """Call the command line in this process; a traceback in it is a failure of the test."""

    def call(*arguments: str | Path) -> Result:
        from counterclaim.cli import app

        return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)

    return call
