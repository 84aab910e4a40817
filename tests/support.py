"""Where the project stands, and notebooks for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
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


def write_project(root: Path) -> Path:
    """A project of two articles, two small notebooks and one hand-written page."""
    opened = "from counterclaim import open_edition\nedition = open_edition(sources, profile, read=read)"
    write_notebook(root / "notebooks" / "index.ipynb", opened, "print(len(edition.claims), 'claims')")
    write_notebook(root / "notebooks" / "outlet.ipynb", "print(outlet)", parameters=PARAMETERS + '\noutlet: str = ""  # its name')
    (root / "book").mkdir()
    (root / "book" / "methods.md").write_text("# Methods\n\nHow it is done.\n", encoding="utf-8")
    (root / "_config.yml").write_text(
        'title: T\nauthor: ""\nonly_build_toc_files: true\nexecute: {execute_notebooks: "off"}\nhtml: {home_page_in_navbar: true}\n',
        encoding="utf-8",
    )
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n- glob: outlets/*\n- glob: articles/*\n- file: methods\n", encoding="utf-8"
    )
    (root / "seeds").mkdir()
    for name in ("upland-courier-12-april.txt", "river-post-13-april.txt", "profile.yml"):
        shutil.copyfile(OTHER_CONFLICT / name, root / "seeds" / name)
    return root


def build_book(output: Path, *options: str | Path, **environment: str) -> Path:
    """Build a book as a person would; gives the folder of its pages."""
    command = [sys.executable, "-c", "from counterclaim.cli import app; app()", "build", "--output", output, *options]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, env=os.environ | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " warns: " not in done.stderr
    return output / "html"
