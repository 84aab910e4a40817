"""A parameter that a notebook does not have is an error, with papermill's own command too; cells can be run again."""

import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.errors import InputError
from counterclaim.present import parameters

ROOT = Path(__file__).parent.parent
DECLARED = 'sources: str = ""  # folder\nprofile: str = ""'


def test_an_unknown_parameter_is_an_error_that_names_what_is_close():
    with pytest.raises(InputError, match="sourcez.*Did you mean sources"):
        parameters.check({"In": ["", DECLARED, '# Parameters\nsourcez = "art"\n']})


def test_known_parameters_magics_and_other_names_are_none():
    parameters.check({"In": ["", "%matplotlib inline", DECLARED, '# Parameters\nsources = "art"\n', "x = 5"]})
    parameters.check({"sources": ""})


def test_papermill_itself_stops_at_a_parameter_that_is_not_there(tmp_path):
    command = [sys.executable, "-m", "papermill", str(ROOT / "notebooks" / "sources.ipynb"), str(tmp_path / "out.ipynb")]
    run = subprocess.run([*command, "-p", "sourcez", "art", "-k", "python3"], capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode != 0
    assert "parameter sourcez: this notebook has no such parameter. Did you mean sources?" in run.stderr
