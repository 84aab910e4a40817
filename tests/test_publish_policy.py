"""The policy that each page carries: what may run in it, and what may not."""

import base64
import hashlib

from counterclaim.publish.policy import guard, guarded, policy

PAGE = "<html><head>\n<title>t</title>{head}</head><body>{body}</body></html>"


def digest(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


def directives(page: str) -> dict[str, str]:
    content = page.split('Content-Security-Policy" content="')[1].split('"')[0]
    return {part.split()[0]: part for part in content.split("; ")}


def test_the_policy_is_the_first_thing_in_the_head_so_that_it_holds_for_all_the_rest():
    assert guarded(PAGE.format(head="", body="")).startswith('<html><head>\n<meta http-equiv="Content-Security-Policy"')


def test_an_inline_script_is_named_by_the_hash_of_its_exact_words():
    found = directives(guarded(PAGE.format(head="<script>\nlet a = 'ü';\n</script>", body="")))["script-src"]
    assert digest("\nlet a = 'ü';\n") in found and "unsafe-inline" not in found and "unsafe-eval" not in found


def test_a_loaded_script_a_data_block_and_a_commented_one_need_no_hash():
    head = '<script src="a.js"></script><script type="application/ld+json">{}</script><!-- <script>no()</script> -->'
    assert directives(guarded(PAGE.format(head=head, body="")))["script-src"] == "script-src 'self'"


def test_a_style_element_is_named_by_its_hash():
    assert digest("p{}") in directives(guarded(PAGE.format(head="<style>p{}</style>", body="")))["style-src"]


def test_nothing_but_the_book_may_be_loaded():
    found = directives(guarded(PAGE.format(head="", body="")))
    assert found["default-src"] == "default-src 'none'" and not any("http" in part or "*" in part for part in found.values())


def test_the_print_button_keeps_its_purpose_without_a_script_in_an_attribute():
    page = guarded(PAGE.format(head="", body='<button onclick="window.print()">p</button>'))
    assert "onclick" not in page and "data-cc-print" in page


def test_the_policy_does_not_depend_on_the_order_of_scripts():
    assert policy(["a", "b"], ["c", "d"]) == policy(["b", "a"], ["d", "c"])


def test_every_page_is_guarded_and_the_fragments_of_the_theme_are_not(tmp_path):
    for name in ("index.html", "articles/a.html", "_static/part.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE.format(head="", body=""))
    guard(tmp_path)
    assert {p.name for p in tmp_path.rglob("*.html") if "Content-Security" in p.read_text()} == {"index.html", "a.html"}


def test_a_script_or_style_in_the_content_of_a_page_is_not_let_through():
    smuggled = "<script>own()</script></article><script>own()</script><style>p{}</style>"
    page = PAGE.format(head="<script>theme()</script>", body=f'<article class="bd-article" role="main">{smuggled}</article>')
    found = directives(guarded(page))
    assert found["script-src"] == f"script-src 'self' {digest('theme()')}" and found["style-src"] == "style-src 'self'"
