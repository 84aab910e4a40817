"""A notebook's namespace in; an error out where papermill gave the notebook a parameter that it does not have.

Papermill itself only warns, and the notebook would go on with its defaults: another folder would be read than the one meant.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Mapping

from counterclaim.errors import InputError, Mistake


def check(namespace: Mapping[str, object]) -> None:
    """Compare the parameters that papermill injected with those that the notebook declares.

    namespace: the notebook's globals(). The kernel keeps the source of every cell that ran in `In`; a parameter is declared by an
    annotation (`sources: str = ""`), and papermill's own cell begins with the comment "# Parameters". Where there is no such cell,
    as in JupyterLab, there is nothing to compare. Raises InputError, with what is close to the name, for each unknown parameter.
    """
    history = namespace.get("In")
    cells = [cell for cell in history if isinstance(cell, str)] if isinstance(history, list) else []
    declared: list[str] = []
    given: list[str] = []
    for cell in cells:
        try:
            body = ast.parse(cell).body
        except SyntaxError:  # a line magic
            continue
        declared += [n.target.id for n in body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)]
        if cell.lstrip().startswith("# Parameters"):
            given += [t.id for n in body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    unknown = [name for name in dict.fromkeys(given) if name not in declared]
    if unknown:
        raise InputError(
            *(Mistake(f"parameter {name}", "this notebook has no such parameter.", _remedy(name, declared)) for name in unknown)
        )


def _remedy(name: str, declared: list[str]) -> str:
    close = difflib.get_close_matches(name, declared, n=1)
    return f"Did you mean {close[0]}?" if close else f"It has {', '.join(dict.fromkeys(declared))}."
