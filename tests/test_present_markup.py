"""Untrusted text never becomes markup."""

from markdown_it import MarkdownIt

from counterclaim.present.markup import Html, Markup, clean, join, markdown_text, tag

HOSTILE = [
    "<script>alert(1)</script>",
    "</article><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) ![b](https://example.com/x.png)",
    "{{ config }} {% include 'x' %} {ref}`x` {eval-rst}",
    "$x^2$ $$y$$ \\(z\\)",
    "```{code-cell}\nimport os\n```",
    "~~~~~~~~~~{raw} html\n<b>\n~~~~~~~~~~",
    ":::{raw} html\n:::",
    "<!-- comment --> --> <?php ?>",
    "# heading\n## another",
    "https://example.com www.example.com me@example.com",
    "&lt;b&gt; &#60;script&#62;",
    "%comment\n+++\n(target)=",
    "| a | b |\n|---|---|",
    "'\"><svg onload=alert(1)>",
    "[^1]: note",
    "*a* _b_ `c` ~~d~~ ==e==",
]


def test_content_and_attributes_are_escaped_unless_they_are_markup():
    assert tag("p", "<b>", title='"><i>') == '<p title="&#34;&gt;&lt;i&gt;">&lt;b&gt;</p>'
    assert tag("p", Markup("<b>x</b>")) == "<p><b>x</b></p>"
    assert join(["<", Markup("<br>")]) == "&lt;<br>"


def test_attributes_that_are_none_or_false_are_left_out():
    assert tag("a", "x", href=None, hidden=True, open=False, class_="k", aria_label="l") == '<a hidden class="k" aria-label="l">x</a>'


def test_a_hostile_heading_shows_its_letters_and_nothing_else():
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for text in HOSTILE:
        tokens = parser.parse("# " + markdown_text(text))
        assert [t.type for t in tokens] == ["heading_open", "inline", "heading_close"], text
        assert {t.type for t in tokens[1].children or []} <= {"text", "text_special"}, text
        assert "".join(t.content for t in tokens[1].children or []) == " ".join(text.split()), text


def test_a_long_heading_is_cut_at_a_word():
    assert markdown_text("word " * 60).endswith("word …")
    assert len(markdown_text("word " * 60)) <= 122


def test_characters_that_cannot_be_seen_are_taken_out():
    assert clean("a\u202eb\u200bc\x00d\ufeffe") == "abcde"
    assert clean("naïve – “é”\n") == "naïve – “é”\n"


def test_a_piece_of_a_page_shows_itself_in_a_notebook():
    piece = Html(Markup("<p>x</p>"), "x")
    assert piece._repr_html_() == "<p>x</p>"
    assert repr(piece) == "x"
