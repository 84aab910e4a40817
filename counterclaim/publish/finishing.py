"""An executed notebook in; the same notebook, without anything that differs from run to run, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")


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
    count = 0
    for number, cell in enumerate(notebook.cells):
        injected = "injected-parameters" in cell.metadata.get("tags", [])
        cell.id = "injected-parameters" if injected else cell.get("id") or f"cell-{number}"
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        if injected:
            cell.source = translate_parameters("python3", "python", shown, "Parameters of this edition").rstrip()
            cell.metadata["tags"] = ["injected-parameters", "remove-cell"]
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            noise += [output.text for output in cell.outputs if _is_noise(output)]
            cell.outputs = [_settled(output, count) for output in cell.outputs if not _is_noise(output)]
            alt = [text for output in cell.outputs for text in _alternative_texts(output)]
            if alt:
                cell.metadata.setdefault("mystnb", {}).setdefault("image", {})["alt"] = " ".join(alt)
    return "".join(noise).strip()


def _is_noise(output: Any) -> bool:
    return bool(output.output_type == "stream" and output.name == "stderr")


def _settled(output: Any, count: int) -> Any:
    if output.output_type == "execute_result":
        output.execution_count = count
    text = output.get("data", {}).get("text/plain")
    if text is not None:
        output.data["text/plain"] = _ADDRESS.sub("", text)
    return output


def _alternative_texts(output: Any) -> Iterator[str]:
    for kind, described in output.get("metadata", {}).items():
        if kind.startswith("image/") and described.get("alt"):
            yield " ".join(str(described["alt"]).split())
