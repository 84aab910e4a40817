"""The notebooks: parameters that explain themselves, no outputs, no functions, every link of what they show resolves."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from docutils.nodes import make_id
from papermill import inspect_notebook

from counterclaim.present import address
from present_material import nothing, tarn
from test_present_evidence import Page, pages

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
HAND_WRITTEN = sorted((ROOT / "book").glob("*.md"))


def cells(path: Path):
    return nbformat.read(path, as_version=4).cells


def test_the_seven_notebooks_are_there():
    assert {p.stem for p in NOTEBOOKS} == {"index", "sources", "casualties", "framing", "methods", "outlet", "editions"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_parameters_have_a_type_a_default_and_a_comment(path):
    found = inspect_notebook(str(path))
    assert {"sources", "profile", "read"} <= set(found)
    for name, parameter in found.items():
        assert parameter["inferred_type_name"] == "str", name
        assert parameter["default"] in ('""', '"../"') and parameter["help"], name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_committed_without_outputs_and_defines_nothing(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z][a-z-]*", i) for i in ids)
    assert notebook.cells[0].cell_type == "markdown" and notebook.cells[0].source.startswith("# ")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == [] and cell.execution_count is None
            tree = ast.parse(cell.source)
            assert not [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.Lambda))]
            assert len(cell.source.splitlines()) <= 6


def headings(path: Path) -> list[str]:
    """The ids that Sphinx gives to the headings of a notebook."""
    return [
        make_id(line.lstrip("# "))
        for c in cells(path)
        if c.cell_type == "markdown"
        for line in c.source.splitlines()
        if line.startswith("#")
    ]


def shown(path: Path, edition, **parameters: str) -> str:
    """What the cells of a notebook show, run in this process on an edition of the test's own, under its headings."""
    names: dict = {}
    html = [f'<section id="{i}"></section>' for i in headings(path)]
    for cell in cells(path):
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = ast.Expression(tree.body.pop().value) if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, path.name, "exec"), names)
        if "parameters" in cell.metadata.tags:
            names.update(parameters)
        if last:
            html.append(eval(compile(last, path.name, "eval"), names)._repr_html_())
    return "\n".join(html)


def book(edition, monkeypatch) -> dict[str, Page]:
    """Every page that the notebooks and the articles make, by its address."""
    import counterclaim

    monkeypatch.setattr(counterclaim, "open_edition", lambda *a, **k: edition, raising=False)
    found = {}
    for path in NOTEBOOKS:
        if path.stem == "outlet":
            for name in edition.outlets:
                found[f"outlets/{address.slug(name)}.html"] = Page(shown(path, edition, outlet=name))
        else:
            found[f"{path.stem}.html"] = Page(shown(path, edition))
    return found | {p.replace(".ipynb", ".html"): Page(html) for p, html in pages(edition).items()}


@pytest.mark.parametrize("edition", [tarn, nothing])
def test_every_link_of_the_book_leads_to_a_page_and_an_anchor(edition, monkeypatch):
    found = book(edition(), monkeypatch)
    known = set(found) | {f"{p.stem}.html" for p in HAND_WRITTEN}
    for place, page in found.items():
        assert len(page.ids) == len(set(page.ids)), place
        for href in page.hrefs:
            target, _, anchor = href.partition("#")
            target = re.sub(r"^[^/]+/\.\./", "", f"{place.rpartition('/')[0]}/{target}".lstrip("/")) if target else place
            assert target in known, f"{place}: {href}"
            if anchor and target in found:
                assert anchor in found[target].ids, f"{place}: {href}"


def test_an_edition_without_claims_fills_every_page_with_sentences(monkeypatch):
    for place, page in book(nothing(), monkeypatch).items():
        assert len("".join(page.words).split()) > 5, place


@pytest.mark.parametrize("path", [*NOTEBOOKS, *HAND_WRITTEN], ids=lambda p: p.name)
def test_no_page_knows_a_conflict(path):
    text = " ".join(c.source for c in cells(path)) if path.suffix == ".ipynb" else path.read_text()
    for word in ("Panjshir", "Taliban", "Afghan", "NRF", "Syria", "Massoud", "Kabul"):
        assert word.lower() not in text.lower(), word


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda p: p.name)
def test_links_between_hand_written_pages_resolve(path):
    made = {f"{p.stem}.ipynb" for p in NOTEBOOKS} | {p.name for p in HAND_WRITTEN}
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text()):
        assert target in made or target.startswith("_static/data/"), target
