"""The rendered books that the tests of this folder look at, each built once, and a browser to look at them with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import OTHER_CONFLICT, build_book

# What an article, a file name or a profile from a stranger could hold. `pwned` is what none of it may ever become.
HOSTILE = (
    '<script>window.pwned = 1</script> <img src="x" onerror="window.pwned = 1"> <svg onload="window.pwned=1"> '
    "[click](javascript:window.pwned=1) ![i](https://pwned.example/i.png) {{ 7 * 7 }} {% raw %} ${7*7} $x^2$ `` {eval-rst}`pwned` "
    "```{raw} html ::: <!-- --> <https://pwned.example/> https://pwned.example/x &amp; &lt; \\ | * _ # "
)
HOSTILE_ARTICLE = f"""\
Army says 17 rebels killed {HOSTILE}

16 April 2031

The River Army said on Wednesday that 17 rebels were killed {HOSTILE} near Keld.

```{{raw}} html
<script>window.pwned = 2</script>
```

:::{{admonition}} pwned
:::

"{HOSTILE} and 3 soldiers were wounded," Colonel Adva Renn said. =HYPERLINK("https://pwned.example")
"""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # One worker for all of them: each would build the books anew.
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("rendered book"))


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the book about the seeds."""
    return build_book(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="session")
def other_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a book about an invented conflict, with an article, a profile and metadata from a stranger among them."""
    folder = Path(shutil.copytree(OTHER_CONFLICT, tmp_path_factory.mktemp("sources") / "articles"))
    (folder / "stranger's {{7-7}} & co.txt").write_text(HOSTILE_ARTICLE, encoding="utf-8")
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe")
    profile = yaml.load((folder / "profile.yml").read_text(encoding="utf-8"))
    profile["title"] = f"Oster uplands {HOSTILE}"
    profile["sides"]["army"]["name"] = f"River Army {HOSTILE}"
    with (folder / "profile.yml").open("w", encoding="utf-8") as file:
        yaml.dump(profile, file)
    entries = yaml.load((folder / "sources.yml").read_text(encoding="utf-8"))
    entries["stranger's {{7-7}} & co.txt"] = {"outlet": f"Stranger {HOSTILE}", "author": HOSTILE, "title": f"Stranger {HOSTILE}"}
    with (folder / "sources.yml").open("w", encoding="utf-8") as file:
        yaml.dump(entries, file)
    return build_book(tmp_path_factory.mktemp("other"), "--sources", folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A running Chromium; where there is none the test is skipped, or fails where one is required."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None)
    if program is None:
        (pytest.fail if os.environ.get("COUNTERCLAIM_REQUIRE_BROWSER") == "1" else pytest.skip)("no Chromium or Chrome on the PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
