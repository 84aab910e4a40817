"""Untrusted text in; escaped HTML, or Markdown that means nothing but its letters, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

__all__ = ["Html", "Markup", "escape", "join", "markdown_text", "tag"]

# Bidirectional overrides, other control characters and zero-width marks can make a page show what is not written.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of a page. A notebook shows it as HTML; elsewhere it is its text."""

    markup: Markup
    text: str = ""

    def _repr_html_(self) -> str:
        return str(self.markup)

    def __html__(self) -> str:
        return str(self.markup)

    def __repr__(self) -> str:
        return self.text or self.markup.striptags()


def tag(name: str, content: object = "", /, **attributes: object) -> Markup:
    """An element. Content and attribute values are escaped unless they are Markup; attributes that are None or False
    are left out, True stands alone; `class_`, `for_` and `aria_label` become class, for and aria-label."""
    parts = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = key.rstrip("_").replace("_", "-")
        parts.append(Markup(" {}").format(shown) if value is True else Markup(' {}="{}"').format(shown, value))
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), Markup("").join(parts), content)


def join(pieces: Iterable[object], between: str = "") -> Markup:
    """The pieces in a row, each escaped unless it is Markup."""
    return Markup(between).join(escape(piece) for piece in pieces)


def clean(text: str) -> str:
    """The text without characters that cannot be seen but change how the rest is shown."""
    return _UNSEEN.sub("", text)


def markdown_text(text: str, limit: int = 120) -> str:
    """One line of Markdown that shows exactly this text: all punctuation escaped, white space folded, cut at a word
    after `limit` characters. For headings, which Sphinx reads as Markdown."""
    line = " ".join(clean(text).split())
    if len(line) > limit:
        line = line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return _PUNCTUATION.sub(r"\\\1", line)
