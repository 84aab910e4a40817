"""The local extension takes other sites and Thebe out of a page, and the files beside it load nothing from elsewhere."""

import importlib.util
import re
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).parent.parent
STATIC = ROOT / "book" / "_static"


def extension():
    spec = importlib.util.spec_from_file_location("counterclaim_theme", ROOT / "book" / "_ext" / "counterclaim_theme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def asset(filename=None, **attributes):
    return SimpleNamespace(filename=filename, attributes=attributes)


def cleaned(pagename="index", **context):
    app = SimpleNamespace(config=SimpleNamespace(html_title='War </title><script>alert("x")</script>'))
    extension().without_other_sites(app, pagename, "page.html", context, None)
    return context


def test_thebe_and_scripts_of_other_sites_go_and_the_books_own_stay():
    own = asset("counterclaim.js")
    context = cleaned(
        script_files=[
            own,
            asset("https://cdn.example.com/mathjax.js"),
            asset("sphinx-thebe.js"),
            asset(None, body='const THEBE_JS_URL = "https://example.com"'),
        ],
        css_files=["sphinx-thebe.css", "counterclaim.css"],
        body="<p>x</p>\n<script type=\"text/x-thebe-config\">{}\n</script>\n<script>kernelName = 'python3'</script><p>y</p>",
    )
    assert context["script_files"] == [own]
    assert context["css_files"] == ["counterclaim.css"]
    assert context["body"] == "<p>x</p><p>y</p>"


def test_the_title_of_the_search_page_is_text():
    assert "<script" not in cleaned("search")["title"]
    assert "title" not in cleaned("index")


def test_the_style_sheet_and_the_script_name_no_other_site():
    for path in (STATIC / "counterclaim.css", STATIC / "counterclaim.js"):
        assert not re.search(r"https?:|//[a-z]|@import|url\(", path.read_text()), path.name


def test_every_colour_of_the_figures_is_a_variable_in_light_and_in_dark():
    from counterclaim.present import look

    css = (STATIC / "counterclaim.css").read_text()
    for colour in (*look.SIDE_COLOURS, *look.BUILT_IN_COLOURS.values(), look.INK, look.MUTED, look.RULE, look.PAPER, look.OWN):
        name = look.variable(colour)
        assert css.count(f"{name}: #") == 2, name
