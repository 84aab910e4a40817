"""Notebook templates and their parameters in; executed notebooks, the same bytes each time, out."""

from __future__ import annotations

import difflib
import multiprocessing
import os
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import InputError, Mistake
from counterclaim.publish.finishing import finish
from counterclaim.publish.kernels import kernel, prepare_worker, warm_up

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Page:
    """One notebook to run.

    template: the notebook as committed. target: where it goes below the book's folder, without ending. parameters:
    what it is run with. shown: what its parameters cell says afterwards (no folder of this run). heading: Markdown that
    takes the place of the template's heading; "" keeps it.
    """

    template: Path
    target: str
    parameters: dict[str, Any]
    shown: dict[str, Any]
    heading: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one page. failure: one line, "" where it ran through. noise: what it wrote to standard error."""

    target: str
    failure: str = ""
    noise: str = ""


class Runner:
    """Runs pages in parallel processes, each with a kernel that has the libraries loaded already. Used with `with`; the
    kernels warm up from its beginning, so that they are ready when there is something to run.

    scratch: a folder for what is unfinished; the notebook of a page that failed, up to the failed cell, is then in
    `scratch`/failed. jobs: how many processes; as many as there are cores unless given.
    """

    def __init__(self, scratch: Path, jobs: int | None = None) -> None:
        self._scratch = scratch
        self._jobs = jobs or _cores()

    def __enter__(self) -> Runner:
        # Processes, since papermill's working directory is that of the process; spawned, since threads may be running here.
        spawn = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self._jobs, mp_context=spawn, initializer=prepare_worker, initargs=(self._scratch,))
        for _ in range(self._jobs):
            self._pool.submit(warm_up)
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def run(self, pages: Sequence[Page], folder: Path, on_done: Callable[..., None] | None = None) -> tuple[Outcome, ...]:
        """Run the pages and write them below `folder`; the outcomes are in the order of `pages`. A page that fails does not
        stop the others. on_done: called with pages done, pages in all and the page.

        Raises InputError, before anything is run, where a template lacks a parameter that it would be given.
        """
        check_parameters(pages)
        outcomes: dict[str, Outcome] = {}
        running = {self._pool.submit(run_page, page, folder, self._scratch): page for page in pages}
        for done, future in enumerate(as_completed(running), start=1):
            page = running[future]
            try:
                outcomes[page.target] = future.result()
            except BrokenProcessPool:
                outcomes[page.target] = Outcome(page.target, failure=f"{page.template.name} ({page.target}): its process was killed")
            if on_done:
                on_done(done, len(pages), page.target)
        return tuple(outcomes[page.target] for page in pages)


def check_parameters(pages: Iterable[Page]) -> None:
    """Raise InputError where a page is given a parameter that its template does not have: papermill only warns."""
    from papermill import inspect_notebook

    known: dict[Path, list[str]] = {}
    mistakes = []
    for page in pages:
        if page.template not in known:
            try:
                known[page.template] = sorted(inspect_notebook(str(page.template)))
            except Exception as error:  # whatever nbformat, json or the disk make of a damaged file
                raise InputError(
                    Mistake(str(page.template), f"is not a notebook that can be read ({_first_line(error)}).", "Restore it.")
                ) from error
        for name in sorted(set(page.parameters) - set(known[page.template])):
            close = difflib.get_close_matches(name, known[page.template], n=1)
            remedy = f"Did you mean `{close[0]}`?" if close else f"It has: {', '.join(known[page.template]) or 'none'}."
            mistakes.append(Mistake(str(page.template), f"has no parameter `{name}`.", remedy))
    if mistakes:
        raise InputError(*dict.fromkeys(mistakes))


def run_page(page: Page, folder: Path, scratch: Path) -> Outcome:
    """Run one page and write it, finished, below `folder`; one that fails is left in `scratch`/failed instead."""
    import nbformat
    from papermill import PapermillExecutionError, execute_notebook

    executed = _notebook(scratch / "running", page)
    try:
        execute_notebook(
            str(page.template),
            str(executed),
            parameters=page.parameters,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            km=kernel(),
        )
    except PapermillExecutionError as error:
        return _failed(page, executed, scratch, f"code cell {_failed_cell(executed)}: {error.ename}: {_first_line(error.evalue)}")
    except Exception as error:  # a kernel that died or never started
        return _failed(page, executed, scratch, f"{type(error).__name__}: {_first_line(error)}")
    notebook = nbformat.read(executed, as_version=4)
    noise = finish(notebook, page.shown, page.heading)
    target = _notebook(folder, page)
    nbformat.write(notebook, target)
    executed.unlink()
    return Outcome(page.target, noise=noise)


def _notebook(folder: Path, page: Page) -> Path:
    """The page's notebook below a folder; a name with dots in it stays whole."""
    path = folder / f"{page.target}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _failed(page: Page, executed: Path, scratch: Path, reason: str) -> Outcome:
    if executed.is_file():
        shutil.move(executed, _notebook(scratch / "failed", page))
    return Outcome(page.target, failure=f"{page.template.name} ({page.target}), {reason}")


def _failed_cell(executed: Path) -> int:
    """Which code cell failed, counted as a person counts them: without the one that papermill put in."""
    import nbformat

    cells = [cell for cell in nbformat.read(executed, as_version=4).cells if cell.cell_type == "code"]
    own = [cell for cell in cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    return next((n for n, cell in enumerate(own, start=1) if any(o.output_type == "error" for o in cell.outputs)), 0)


def _first_line(error: object) -> str:
    lines = _COLOURS.sub("", str(error)).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
