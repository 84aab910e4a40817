"""The book's pages in one folder in; the book as HTML, compiled by Jupyter Book, out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import InputError, Mistake
from counterclaim.publish.policy import guard
from counterclaim.publish.provenance import Provenance

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_TROUBLE = re.compile(r"\b(WARNING|ERROR|CRITICAL|SEVERE)\b|^\w*(Error|Exception)\b")
SHOWN_LINES = 5


class BookError(Exception):
    """Jupyter Book made no book. The message is a few lines for the terminal."""


@dataclass(frozen=True)
class Front:
    """What a book says of itself. title: its name. description: its first finding, plain text. site: where it will be published, an
    address that ends in "/"; "" where that is not known."""

    title: str
    description: str = ""
    site: str = ""


def stage_book(root: Path, source: Path, front: Front, provenance: Provenance) -> None:
    """Copy the hand-written pages, the table of contents and the configuration of the project into `source`.

    Raises InputError where the project lacks one of them.
    """
    for needed in ("book", "_toc.yml", "_config.yml"):
        if not (root / needed).exists():
            raise InputError(Mistake(str(root / needed), "is part of the project and is not there.", "Restore it."))
    shutil.copytree(root / "book", source, dirs_exist_ok=True, ignore=shutil.ignore_patterns("generated", "__pycache__", ".*"))
    shutil.copyfile(root / "_toc.yml", source / "_toc.yml")
    write_config(root / "_config.yml", source / "_config.yml", front, provenance)


def write_config(template: Path, target: Path, front: Front, provenance: Provenance) -> None:
    """Write the project's configuration for a book that says this of itself, and of this provenance.

    What it says is data in the YAML that is written, so nothing in it can add a key. Folders of extensions below book/
    become folders of the staged copy. Raises InputError where the template is no mapping.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML(typ="safe")
    yaml.allow_unicode = True
    try:
        config: Any = yaml.load(template.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise InputError(Mistake(str(template), f"is no YAML ({str(error).splitlines()[0]}).", "Correct it.")) from error
    if not isinstance(config, dict):
        raise InputError(Mistake(str(template), "a mapping was expected.", "Restore it."))
    config["title"] = " ".join(front.title.split())
    sphinx = config["sphinx"] = config.get("sphinx") or {}
    # Not html.extra_footer: theme options of one's own take the place of those that Jupyter Book makes of its keys.
    sphinx.setdefault("config", {}).setdefault("html_theme_options", {})["extra_footer"] = provenance.as_html()
    if front.description and "counterclaim.publish.sharing" in (sphinx.get("extra_extensions") or ()):
        sphinx["config"]["counterclaim_description"] = " ".join(front.description.split())
    if front.site:
        sphinx["config"] |= {"html_baseurl": front.site, "sitemap_url_scheme": "{link}", "sitemap_show_lastmod": False}
        sphinx["extra_extensions"] = [*(sphinx.get("extra_extensions") or []), "sphinx_sitemap"]
    extensions = sphinx.get("local_extensions") or {}
    for name, folder in extensions.items():
        extensions[name] = Path(folder).relative_to("book").as_posix()
    with target.open("w", encoding="utf-8") as file:
        yaml.dump(config, file)


def compile_book(source: Path, scratch: Path, epoch: int) -> Path:
    """Compile the staged pages with warnings as errors and guard them; gives the folder of the HTML, below `scratch`.

    What Jupyter Book says goes to `scratch`/jupyter-book.log. Raises BookError, with the first complaints, where it
    fails or leaves no index.html.
    """
    log = scratch / "jupyter-book.log"
    command = [
        sys.executable,
        "-c",
        "from jupyter_book.cli.main import main; main()",
        "build",
        str(source),
        "--path-output",
        str(scratch),
        "--config",
        str(source / "_config.yml"),
        "--toc",
        str((source / "_toc.yml").resolve()),
        "-W",
        "-n",
        "--keep-going",
        "--all",
    ]
    # The hash seed, since Sphinx and its extensions keep some lists in the order of sets.
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "PYTHONWARNINGS": "ignore",
    }
    with log.open("wb") as sink:
        done = subprocess.run(
            command, cwd=scratch, env=environment, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False
        )
    html = scratch / "_build" / "html"
    if done.returncode:
        raise BookError(_complaints(log, source, f"Jupyter Book ended with exit code {done.returncode}."))
    if not (html / "index.html").is_file():
        raise BookError(_complaints(log, source, "Jupyter Book wrote no index.html."))
    guard(html)
    return html


def _complaints(log: Path, source: Path, first: str) -> str:
    text = _COLOURS.sub("", log.read_text(encoding="utf-8", errors="replace")).replace(f"{source}{os.sep}", "")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    trouble = list(dict.fromkeys(line for line in lines if _TROUBLE.search(line))) or lines[-SHOWN_LINES:]
    more = [f"… and {len(trouble) - SHOWN_LINES} more."] if len(trouble) > SHOWN_LINES else []
    return "\n".join([first, *trouble[:SHOWN_LINES], *more])
