"""Articles read by several processes: the same claims in the same order, and the present process where none can be started."""

from __future__ import annotations

import os
from concurrent.futures.process import BrokenProcessPool

import pytest

from counterclaim.reading import processes, read_articles
from counterclaim.reading.read import read_articles as here
from tests.reading_fixtures import FOLDER, article_of, load_cases, profile

ARTICLES = [article_of(case.text, f"a{n:03}") for n, case in enumerate(load_cases(FOLDER / "verbs.txt") + load_cases(FOLDER / "parts.txt"))]


def test_two_processes_read_what_one_reads_in_the_same_order() -> None:
    assert len(ARTICLES) > processes.SHARE  # else one process would have all the work
    steps: list[tuple[int, int]] = []
    many = read_articles(ARTICLES, profile(), processes=2, on_progress=lambda done, of: steps.append((done, of)))
    assert many == read_articles(ARTICLES, profile(), processes=1)
    assert [r.article_id for r in many] == [a.article_id for a in ARTICLES]
    assert steps[-1] == (len(ARTICLES), len(ARTICLES)) and steps == sorted(steps)


@pytest.mark.parametrize("failure", [OSError("no more processes"), BrokenProcessPool("stopped")])
def test_where_no_process_can_be_started_the_present_one_reads(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(processes, "ProcessPoolExecutor", refuse)
    few = ARTICLES[:3]
    assert processes.read_in_processes(few, profile(), 2, None, False) == here(few, profile(), processes=1)


def test_a_process_is_started_only_for_texts_that_are_worth_its_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert processes.worth_starting(0) == processes.worth_starting(processes.WORTH_A_PROCESS) == 1
    assert processes.worth_starting(2 * processes.WORTH_A_PROCESS) == processes.worth_starting(99 * processes.WORTH_A_PROCESS) == 2
