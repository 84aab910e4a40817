"""The script behind the tables, made from the package that carries it."""

from importlib.resources import files

import pytest

from counterclaim.publish.sortable import plain_script


def test_the_default_export_becomes_a_name_that_a_page_can_use_and_no_export_is_left():
    script = plain_script("var a=1;var D=2;export{a as Other,D as default};\n//# end")
    assert "window.DataTable = D;" in script and "export" not in script and script.startswith("(function () {") and "//# end\n" in script


@pytest.mark.parametrize("module", ["var a=1;", "export{a as b};", "export{a as default};export{b as c};"])
def test_another_form_of_module_is_refused_rather_than_half_understood(module):
    with pytest.raises(ValueError, match="itables"):
        plain_script(module)


def test_the_pinned_package_can_be_made_into_a_script():
    script = plain_script((files("itables") / "html" / "dt_bundle.js").read_text(encoding="utf-8"))
    assert "window.DataTable = " in script
