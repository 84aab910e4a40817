"""Staging the book's pages and compiling them with Jupyter Book."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from counterclaim.errors import InputError
from counterclaim.publish.book import BookError, Front, compile_book, stage_book, write_config
from counterclaim.publish.provenance import Provenance

KNOWN = Provenance("0.1.0", "abc", 1_900_000_000, "f" * 64)


def config(tmp_path: Path, title: str, template: str = "title: T\nhtml: {}\n") -> dict:
    (tmp_path / "template.yml").write_text(template, encoding="utf-8")
    write_config(tmp_path / "template.yml", tmp_path / "_config.yml", Front(title), KNOWN)
    return yaml.safe_load((tmp_path / "_config.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "title",
    [
        'A "quoted": title',
        "two\nlines: x\nhtml: {extra_footer: <script>}",
        "{{ 7 * 7 }} # no comment",
        "- *a & !b %c @d",
        "№ 5 — Öster",
        "null",
    ],
)
def test_a_title_is_only_a_title_whatever_is_in_it(tmp_path, title):
    written = config(tmp_path, title)
    assert written["title"] == " ".join(title.split())
    assert set(written) == {"title", "html", "sphinx"}
    assert written["sphinx"] == {"config": {"html_theme_options": {"extra_footer": KNOWN.as_html()}}}


def test_folders_of_extensions_are_those_of_the_staged_copy(tmp_path):
    written = config(tmp_path, "T", "sphinx: {local_extensions: {look: book/_ext}}\n")
    assert written["sphinx"]["local_extensions"] == {"look": "_ext"}
    assert KNOWN.as_html() in written["sphinx"]["config"]["html_theme_options"].values()


@pytest.mark.parametrize("template", ["title: [", "- a list", ""])
def test_a_configuration_that_is_none_is_a_mistake(tmp_path, template):
    with pytest.raises(InputError, match=r"template\.yml"):
        config(tmp_path, "T", template)


def test_what_is_generated_or_hidden_in_the_book_folder_is_not_staged(small_project, tmp_path):
    for stray in ("generated/old.md", ".ipynb_checkpoints/x.md", "_ext/__pycache__/x.pyc"):
        (small_project / "book" / stray).parent.mkdir(parents=True, exist_ok=True)
        (small_project / "book" / stray).write_text("x", encoding="utf-8")
    stage_book(small_project, tmp_path / "source", Front("T"), KNOWN)
    assert {path.name for path in (tmp_path / "source").rglob("*") if path.is_file()} == {"methods.md", "_toc.yml", "_config.yml"}


def test_a_project_without_its_table_of_contents_is_a_mistake(small_project, tmp_path):
    (small_project / "_toc.yml").unlink()
    with pytest.raises(InputError, match=r"_toc\.yml: is part of the project"):
        stage_book(small_project, tmp_path / "source", Front("T"), KNOWN)


def compiled(tmp_path: Path, page: str) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.md").write_text(page, encoding="utf-8")
    (source / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    (source / "_config.yml").write_text("title: T\n", encoding="utf-8")
    return compile_book(source, tmp_path, 1_900_000_000)


def test_a_warning_is_an_error_and_is_told_without_the_noise_around_it(tmp_path):
    with pytest.raises(BookError) as caught:
        compiled(tmp_path, "# Title\n\n[gone](nowhere.md)\n")
    lines = str(caught.value).splitlines()
    assert 1 < len(lines) <= 8
    assert any("index.md" in line and "nowhere.md" in line for line in lines)
    assert str(tmp_path) not in "\n".join(line for line in lines if "nowhere.md" in line)
    assert "nowhere.md" in (tmp_path / "jupyter-book.log").read_text(encoding="utf-8")


def test_an_exit_code_of_zero_without_a_page_is_an_error_too(tmp_path, monkeypatch):
    import subprocess

    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0))
    with pytest.raises(BookError, match=r"wrote no index\.html"):
        compiled(tmp_path, "# Title\n")
