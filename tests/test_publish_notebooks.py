"""Running notebook templates with papermill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import psutil
import pytest

from counterclaim.errors import InputError
from counterclaim.publish.notebooks import Page, Runner, check_parameters
from support import OTHER_CONFLICT, ROOT, write_notebook

TEMPLATES = sorted((ROOT / "notebooks").glob("*.ipynb"))


def page(template: Path, target: str = "", **parameters: str) -> Page:
    return Page(template, target or template.stem, parameters, parameters)


def code(folder: Path, name: str = "code-0") -> str:
    cells = {cell.id: cell for cell in nbformat.read(folder, as_version=4).cells}
    return "".join(output.get("text", "") for output in cells[name].outputs)


def test_a_page_is_run_with_its_parameters_in_a_folder_of_its_own(tmp_path):
    template = write_notebook(tmp_path / "t.ipynb", "print(sources.upper())")
    with Runner(tmp_path, jobs=1) as runner:
        outcomes = runner.run([page(template, "outlets/a.b", sources="x")], tmp_path / "out")
    assert [outcome.failure for outcome in outcomes] == [""]
    assert code(tmp_path / "out" / "outlets" / "a.b.ipynb") == "X\n"


def test_nothing_of_one_notebook_is_seen_by_the_next(tmp_path):
    first = write_notebook(tmp_path / "first.ipynb", "left_over = 1")
    second = write_notebook(tmp_path / "second.ipynb", "print('left_over' in globals())")
    with Runner(tmp_path, jobs=1) as runner:
        runner.run([page(first), page(second)], tmp_path / "out")
    assert code(tmp_path / "out" / "second.ipynb") == "False\n"


def test_a_page_that_fails_is_kept_with_its_error_and_stops_no_other(tmp_path):
    broken = write_notebook(tmp_path / "broken.ipynb", "print('so far')", "1 / 0", "print('never')")
    dead = write_notebook(tmp_path / "dead.ipynb", "import os; os._exit(3)")
    good = write_notebook(tmp_path / "good.ipynb", "print('good')")
    told = []
    with Runner(tmp_path, jobs=1) as runner:
        outcomes = runner.run([page(broken), page(dead), page(good)], tmp_path / "out", lambda *done: told.append(done))
    assert outcomes[0].failure.startswith("broken.ipynb (broken), code cell 3: ZeroDivisionError: division by zero")
    assert outcomes[1].failure.startswith("dead.ipynb (dead), ")
    assert code(tmp_path / "out" / "good.ipynb") == "good\n"
    assert code(tmp_path / "failed" / "broken.ipynb") == "so far\n"
    assert not (tmp_path / "out" / "broken.ipynb").exists()
    assert told == [(1, 3, "broken"), (2, 3, "dead"), (3, 3, "good")]


def test_what_a_notebook_writes_to_standard_error_is_told_and_not_published(tmp_path):
    noisy = write_notebook(tmp_path / "noisy.ipynb", "import warnings; warnings.warn('odd figure')")
    with Runner(tmp_path, jobs=1) as runner:
        outcomes = runner.run([page(noisy)], tmp_path / "out")
    assert "odd figure" in outcomes[0].noise
    assert code(tmp_path / "out" / "noisy.ipynb") == ""


def test_workers_and_kernels_end_with_a_build_that_is_killed(tmp_path):
    (tmp_path / "hold.py").write_text(
        "import os, sys, time\nfrom pathlib import Path\nfrom counterclaim.publish.notebooks import Runner\n"
        "if __name__ == '__main__':\n"
        "    with Runner(Path(sys.argv[1]), jobs=1) as runner:\n"
        "        print(runner._pool.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(600)\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, tmp_path / "hold.py", tmp_path], stdout=subprocess.PIPE, text=True) as process:
        worker = psutil.Process(int(process.stdout.readline()))
        family = [worker, *worker.children(recursive=True)]
        process.kill()
    assert len(family) == 2
    _, alive = psutil.wait_procs(family, timeout=30)
    assert alive == []


def test_a_parameter_that_a_template_does_not_have_is_a_mistake(tmp_path):
    template = write_notebook(tmp_path / "t.ipynb")
    with pytest.raises(InputError, match=r"has no parameter `source`\. Did you mean `sources`\?"):
        check_parameters([page(template, source="x")])


def test_a_template_that_is_no_notebook_is_a_mistake_in_one_line(tmp_path):
    (tmp_path / "t.ipynb").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="is not a notebook that can be read") as caught:
        check_parameters([page(tmp_path / "t.ipynb")])
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_committed_notebook_has_no_output_no_function_and_described_parameters(template):
    from papermill import inspect_notebook

    notebook = nbformat.read(template, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
            assert "def " not in cell.source and "lambda" not in cell.source
            assert len(cell.source.splitlines()) <= 8
    parameters = inspect_notebook(str(template))
    assert {"sources", "profile", "read"} <= set(parameters)
    for parameter in parameters.values():
        assert parameter["inferred_type_name"] != "None" and parameter["default"] and parameter["help"]


def test_every_committed_notebook_runs_without_a_build_and_without_a_warning(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = {"sources": str(OTHER_CONFLICT), "profile": str(OTHER_CONFLICT / "profile.yml")}
    with Runner(tmp_path, jobs=2) as runner:
        outcomes = runner.run([page(template, **given) for template in TEMPLATES], tmp_path / "out")
    assert [(outcome.target, outcome.failure, outcome.noise) for outcome in outcomes] == [(template.stem, "", "") for template in TEMPLATES]


def test_a_committed_notebook_runs_with_the_command_of_papermill_from_any_folder(tmp_path):
    command = [
        sys.executable,
        "-m",
        "papermill",
        ROOT / "notebooks" / "casualties.ipynb",
        tmp_path / "out.ipynb",
        "-p",
        "sources",
        OTHER_CONFLICT,
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    shown = [output for cell in nbformat.read(tmp_path / "out.ipynb", as_version=4).cells for output in cell.get("outputs", [])]
    assert any("Upland Front" in str(output.get("data", {}).get("text/html", "")) for output in shown)
