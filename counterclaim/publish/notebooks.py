"""Notebook templates and their parameters in; executed notebooks, the same bytes each time, out."""

from __future__ import annotations

import difflib
import multiprocessing
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import InputError, Mistake

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
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


def run_pages(
    pages: Sequence[Page], folder: Path, scratch: Path, *, jobs: int | None = None, on_done: Callable[..., None] | None = None
) -> tuple[Outcome, ...]:
    """Run the pages in parallel processes and write them below `folder`, in the order of `pages`.

    A page that fails does not stop the others; its notebook, up to the failed cell, is then in `scratch`/failed.
    Raises InputError, before anything is run, where a template lacks a parameter that it would be given.
    """
    check_parameters(pages)
    jobs = min(jobs or _cores(), len(pages)) or 1
    outcomes: dict[str, Outcome] = {}
    with _environment(scratch):
        # Processes, since papermill's working directory is that of the process; spawned, since threads are running here.
        with ProcessPoolExecutor(
            jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet, initargs=(str(scratch / "kernels.log"),)
        ) as pool:
            running = {pool.submit(run_page, page, folder, scratch): page for page in pages}
            for done, future in enumerate(as_completed(running), start=1):
                outcomes[running[future].target] = future.result()
                if on_done:
                    on_done(done, len(pages), running[future].target)
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

    executed = (scratch / "running" / page.target).with_suffix(".ipynb")
    executed.parent.mkdir(parents=True, exist_ok=True)
    try:
        execute_notebook(
            str(page.template),
            str(executed),
            parameters=page.parameters,
            kernel_name="python3",
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
        )
    except PapermillExecutionError as error:
        return _failed(page, executed, scratch, f"cell {error.exec_count}: {error.ename}: {_first_line(error.evalue)}")
    except Exception as error:  # a kernel that died or never started
        return _failed(page, executed, scratch, f"{type(error).__name__}: {_first_line(error)}")
    notebook = nbformat.read(executed, as_version=4)
    noise = finish(notebook, page.shown, page.heading)
    target = (folder / page.target).with_suffix(".ipynb")
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)
    executed.unlink()
    return Outcome(page.target, noise=noise)


def finish(notebook: Any, shown: dict[str, Any], heading: str = "") -> str:
    """Take from an executed notebook all that differs from run to run, and give its figures their alternative text.

    A figure shown with metadata {"image/png": {"alt": ...}} gets it as the cell's mystnb.image.alt. What was written
    to standard error is taken out and returned.
    """
    from papermill.translators import translate_parameters

    noise: list[str] = []
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"file_extension": ".py", "name": "python", "pygments_lexer": "ipython3"},
    }
    if heading:
        first = next((cell for cell in notebook.cells if cell.cell_type == "markdown" and cell.source.startswith("# ")), None)
        if first is not None:
            first.source = "\n".join([f"# {heading}", *first.source.splitlines()[1:]])
    for number, cell in enumerate(notebook.cells):
        injected = "injected-parameters" in cell.metadata.get("tags", [])
        cell.id = "injected-parameters" if injected else cell.get("id") or f"cell-{number}"
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        if injected:
            cell.source = translate_parameters("python3", "python", shown, "Parameters of this edition").rstrip()
            cell.metadata["tags"] = ["injected-parameters", "remove-cell"]
        if cell.cell_type == "code":
            noise += [output.text for output in cell.outputs if _is_noise(output)]
            cell.outputs = [_settled(output) for output in cell.outputs if not _is_noise(output)]
            alt = [text for output in cell.outputs for text in _alternative_texts(output)]
            if alt:
                cell.metadata.setdefault("mystnb", {}).setdefault("image", {})["alt"] = " ".join(alt)
    return "".join(noise).strip()


def _is_noise(output: Any) -> bool:
    return output.output_type == "stream" and output.name == "stderr"


def _settled(output: Any) -> Any:
    text = output.get("data", {}).get("text/plain")
    if text is not None:
        output.data["text/plain"] = _ADDRESS.sub("", text)
    return output


def _alternative_texts(output: Any) -> Iterator[str]:
    for kind, described in output.get("metadata", {}).items():
        if kind.startswith("image/") and described.get("alt"):
            yield " ".join(str(described["alt"]).split())


def _failed(page: Page, executed: Path, scratch: Path, reason: str) -> Outcome:
    if executed.is_file():
        kept = (scratch / "failed" / page.target).with_suffix(".ipynb")
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(executed, kept)
    return Outcome(page.target, failure=f"{page.template.name} ({page.target}), {reason}")


def _first_line(error: object) -> str:
    lines = _COLOURS.sub("", str(error)).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def _quiet(log: str) -> None:
    # What the kernels' own machinery writes belongs into a log; what a notebook writes is in its outputs.
    with open(log, "ab") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _environment(scratch: Path) -> Iterator[None]:
    """Kernels of this interpreter, without the settings of the person's own Jupyter and IPython."""
    own = {
        name: str(scratch / folder)
        for name, folder in (("IPYTHONDIR", "ipython"), ("JUPYTER_CONFIG_DIR", "config"), ("JUPYTER_RUNTIME_DIR", "runtime"))
    }
    own |= {"JUPYTER_PREFER_ENV_PATH": "1", "JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"), "PYTHONWARNINGS": "default"}
    before = {name: os.environ.get(name) for name in own}
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
