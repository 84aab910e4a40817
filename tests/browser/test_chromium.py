"""The rendered pages in a real browser, opened from the file system."""

from __future__ import annotations

import pytest
from pages import pages

pytestmark = pytest.mark.browser

WIDTHS = (1280, 360)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Visit:
    """One page, opened: what it asked for and what went wrong in it."""

    def __init__(self, browser, *, width: int, scheme: str = "light", scripts: bool = True) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        self.page.on(
            "request", lambda request: self.outside.append(request.url) if not request.url.startswith(("file:", "data:")) else None
        )

    def open(self, path) -> None:
        self.errors.clear()
        self.outside.clear()
        self.page.goto(path.as_uri(), wait_until="load")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_script_error_or_asks_another_site_or_scrolls_sideways(book, chromium, width):
    visit, wrong = Visit(chromium, width=width), {}
    for path in pages(book):
        visit.open(path)
        sideways = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if visit.errors or visit.outside or sideways > 0:
            wrong[path.relative_to(book).as_posix()] = (visit.errors[:2], visit.outside[:2], sideways)
    assert wrong == {}


def test_the_policy_of_a_page_stops_a_script_that_was_smuggled_into_it(book, chromium):
    visit = Visit(chromium, width=1280)
    visit.open(book / "casualties.html")
    smuggle = """tag => { const put = document.createElement(tag); put.textContent = 'window.pwned = 1';
        put.setAttribute('onclick', 'window.pwned = 1'); document.body.append(put); put.click(); return window.pwned ?? 0 }"""
    assert [visit.page.evaluate(smuggle, tag) for tag in ("script", "button")] == [0, 0] and visit.errors


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(book, chromium, scheme):
    from axe_playwright_python.sync_playwright import Axe

    visit, wrong = Visit(chromium, width=1280, scheme=scheme), {}
    for path in pages(book):
        visit.open(path)
        visit.page.wait_for_timeout(100)
        found = Axe().run(visit.page, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response["violations"]
        if found:
            wrong[path.relative_to(book).as_posix()] = [(rule["id"], rule["nodes"][0]["html"][:160], len(rule["nodes"])) for rule in found]
    assert wrong == {}


def test_dark_mode_is_dark(book, chromium):
    visit = Visit(chromium, width=1280, scheme="dark")
    visit.open(book / "index.html")
    colour = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in colour.strip("rgba()").split(",")[:3]) < 200, colour


def test_a_claims_address_lands_on_its_words(book, chromium):
    visit = Visit(chromium, width=1280)
    visit.open(book / "casualties.html")
    href = visit.page.evaluate('[...document.querySelectorAll(\'a[href*="articles/"][href*="#c"]\')].map(a => a.href)')[-1]
    visit.page.goto(href)
    visit.page.wait_for_timeout(200)
    top = visit.page.evaluate("document.getElementById(location.hash.slice(1)).getBoundingClientRect().top")
    assert 0 <= top < 900


def test_without_scripts_the_tables_and_the_words_are_there(book, chromium):
    visit = Visit(chromium, width=1280, scripts=False)
    visit.open(book / "casualties.html")
    assert visit.page.locator("table tbody tr:visible").count() > 5


def test_on_a_printed_page_the_text_fills_the_paper(book, chromium):
    visit = Visit(chromium, width=794)
    visit.open(book / "casualties.html")
    visit.page.emulate_media(media="print")
    width = visit.page.evaluate("document.querySelector('article, main').getBoundingClientRect().width / innerWidth")
    assert width > 0.8


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_that_a_stranger_wrote_runs(other_book, chromium, width):
    visit, wrong = Visit(chromium, width=width), {}
    for path in pages(other_book):
        visit.open(path)
        pwned = visit.page.evaluate("typeof window.pwned")
        sideways = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if pwned != "undefined" or visit.errors or visit.outside or sideways > 0:
            wrong[path.relative_to(other_book).as_posix()] = (pwned, visit.errors[:2], visit.outside[:2], sideways)
    assert wrong == {}


def shown(page, table: str) -> list[dict[str, str]]:
    return page.evaluate("id => [...document.querySelectorAll(`#${id} tbody tr`)].map(row => ({...row.dataset}))", table)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_choice_over_a_table_filters_it_and_its_address_shows_the_same_rows_again(book, chromium, width):
    visit = Visit(chromium, width=width)
    visit.open(book / "casualties.html")
    visit.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    every = shown(visit.page, "claims")
    bar = visit.page.locator("xpath=//*[@id='claims']/ancestor::*[contains(@class, 'cc-scroll')]/preceding-sibling::*[1]")
    bar.get_by_label("Outcome").select_option("killed")
    bar.get_by_label("Order").select_option(label="Number ↓")
    rows = shown(visit.page, "claims")
    assert len(rows) == sum(row["outcome"] == "killed" for row in every) > 1 and {row["outcome"] for row in rows} == {"killed"}
    values = [float(row.get("value") or -1) for row in rows]
    assert values == sorted(values, reverse=True) and f"{len(rows)} of {len(every)} rows" in bar.inner_text()
    again = Visit(chromium, width=width)
    again.page.goto(visit.page.url)
    assert shown(again.page, "claims") == rows and "claims.outcome=killed" in visit.page.url
    bar.get_by_role("button", name="Show all").click()
    assert shown(visit.page, "claims") == every and "claims." not in visit.page.url


def test_an_address_into_a_row_that_is_filtered_out_brings_the_row_back(book, chromium):
    visit = Visit(chromium, width=1280)
    visit.open(book / "casualties.html")
    row = visit.page.evaluate("[...document.querySelectorAll('#statements tbody tr')].find(r => r.dataset.outcome === 'killed').id")
    visit.page.goto(f"{(book / 'casualties.html').as_uri()}?statements.outcome=wounded#{row}")
    assert visit.page.locator(f"#{row}").is_visible()


def test_without_scripts_every_table_stands_whole_and_plain(book, chromium):
    visit, plain = Visit(chromium, width=1280), Visit(chromium, width=1280, scripts=False)
    visit.open(book / "casualties.html")
    plain.open(book / "casualties.html")
    assert plain.page.locator("#claims tbody tr").count() == len(shown(visit.page, "claims"))
    assert plain.page.locator(".cc-choices").count() == 0


def test_the_keyboard_alone_leads_from_the_front_page_to_a_sentence(book, chromium):
    visit = Visit(chromium, width=1280)
    visit.open(book / "index.html")
    for _ in range(200):
        visit.page.keyboard.press("Tab")
        address = visit.page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.href?.baseVal || ''")
        outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if "articles/" in address and "#" in address:
            break
    assert "#" in address and outline != "none"
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/articles/**")
    words = visit.page.locator(f"[id='{address.rsplit('#', 1)[1]}']")
    assert words.is_visible() and words.evaluate(
        "w => { const b = w.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
