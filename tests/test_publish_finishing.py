"""What is taken out of an executed notebook, and what is put in."""

from __future__ import annotations

import nbformat

from counterclaim.publish.finishing import finish


def executed(**changes):
    """A notebook as papermill leaves it."""
    outputs = [
        nbformat.v4.new_output("stream", name="stderr", text="x.py:3: UserWarning: odd\n"),
        nbformat.v4.new_output("stream", name="stdout", text="kept\n"),
        nbformat.v4.new_output(
            "display_data",
            data={"image/png": "aGk=", "text/plain": "<Figure at 0x7f01aa>"},
            metadata={"image/png": {"alt": "Two  bars:\n 3 and 4", "width": 9}},
        ),
    ]
    injected = nbformat.v4.new_code_cell('read = "/a/b"', metadata={"tags": ["injected-parameters"]}, execution_count=1)
    body = nbformat.v4.new_code_cell("show()", id="show", outputs=outputs, execution_count=2)
    for cell in (injected, body):
        cell.metadata["papermill"] = {"duration": 0.123, "status": "completed"}
        cell.metadata["execution"] = {"iopub.execute_input": "2031-04-12T00:00:00Z"}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Outlet\nmore", id="title"), injected, body])
    notebook.metadata["papermill"] = {"output_path": "/a/b/out.ipynb"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.12.99"}
    return notebook


def test_nothing_of_this_run_or_this_machine_is_left():
    notebook = executed()
    finish(notebook, {"read": ""})
    text = nbformat.writes(notebook)
    for trace in ("papermill", "/a/b", "duration", "2031-04-12", "3.12.99", "0x7f01aa"):
        assert trace not in text


def test_two_executions_become_the_same_bytes():
    one, two = executed(), executed()
    for notebook in (one, two):
        finish(notebook, {"read": "", "sources": "articles"})
    assert nbformat.writes(one) == nbformat.writes(two)


def test_a_finished_notebook_is_valid():
    notebook = executed()
    finish(notebook, {})
    nbformat.validate(notebook)


def test_the_cell_of_parameters_says_what_is_shown_and_is_hidden_on_the_page():
    notebook = executed()
    finish(notebook, {"sources": 'a "b"\n', "read": ""})
    cell = notebook.cells[1]
    assert cell.source.splitlines()[1:] == ['sources = "a \\"b\\"\\n"', 'read = ""']
    assert "remove-cell" in cell.metadata.tags


def test_standard_error_is_given_back_and_the_rest_stays():
    notebook = executed()
    assert finish(notebook, {}) == "x.py:3: UserWarning: odd"
    assert [output.output_type for output in notebook.cells[2].outputs] == ["stream", "display_data"]


def test_the_alternative_text_of_a_figure_becomes_that_of_its_cell():
    notebook = executed()
    finish(notebook, {})
    assert notebook.cells[2].metadata["mystnb"]["image"]["alt"] == "Two bars: 3 and 4"


def test_a_heading_takes_the_place_of_the_templates_and_of_nothing_else():
    notebook = executed()
    finish(notebook, {}, "River Post")
    assert notebook.cells[0].source == "# River Post\nmore"
    kept = executed()
    finish(kept, {})
    assert kept.cells[0].source == "# Outlet\nmore"


def test_executions_are_numbered_from_one_on_whatever_ran_before():
    notebook = executed()
    notebook.cells[1].execution_count, notebook.cells[2].execution_count = 7, 9
    notebook.cells[2].outputs.append(nbformat.v4.new_output("execute_result", data={"text/plain": "1"}, execution_count=9))
    finish(notebook, {})
    assert [cell.execution_count for cell in notebook.cells[1:]] == [1, 2]
    assert notebook.cells[2].outputs[-1].execution_count == 2
