"""Where the project stands, and notebooks for tests."""

from __future__ import annotations

from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
OTHER_CONFLICT = ROOT / "tests" / "fixtures" / "other_conflict"

PARAMETERS = """\
sources: str = ""  # folder of articles
profile: str = ""  # file that describes the sides
read: str = ""  # folder in which a build stored what it read"""


def write_notebook(path: Path, *code: str, parameters: str = PARAMETERS) -> Path:
    """A notebook template with a heading, a cell of parameters and one cell for each piece of code."""
    cells = [nbformat.v4.new_markdown_cell(f"# {path.stem.title()}", id="title")]
    cells.append(nbformat.v4.new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters", "remove-cell"]}))
    cells += [nbformat.v4.new_code_cell(piece, id=f"code-{number}") for number, piece in enumerate(code)]
    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    return path
