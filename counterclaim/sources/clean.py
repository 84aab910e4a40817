"""Text as read from a file goes in; clean text in paragraphs comes out, with nothing of the words left out."""

from __future__ import annotations

import re
import unicodedata

import ftfy

# What is right stays as it is: ftfy mends mojibake and nothing else.
_MEND = ftfy.TextFixerConfig(
    unescape_html="auto",
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=True,
    remove_control_chars=True,
    remove_terminal_escapes=True,
    normalization="NFC",
)
# Soft hyphens, zero-width marks and the controls that turn the direction of text around (UAX #9): invisible, and able to
# make a number look like another one.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb]"
)
# Joiners have a meaning in Persian and in emoji, none beside Latin letters and spaces.
_JOINERS = re.compile("(?<![\u0590-\u1fff\u2190-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\u1fff\u2190-\U0010ffff])")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\u2028\u2029]")  # not \x85, the … of Windows-1252; ftfy tells
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
_AROUND_LINES = re.compile(r" *\n *")
_EMPTY_LINES = re.compile(r"\n{3,}")


def clean_text(raw: str) -> str:
    """Clean text: encoding mended, NFC, plain line ends and spaces, no control or invisible characters.

    Lines keep their breaks, spaces in a row become one, one empty line stays between paragraphs. Words, quotation marks,
    dashes and digits stay as they are printed.
    """
    text = _LINE_ENDS.sub("\n", raw)
    text = "\n".join(
        ftfy.fix_text(line, config=_MEND) if not line.isascii() or "&" in line or "\x1b" in line else line for line in text.split("\n")
    )
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", _JOINERS.sub("", _INVISIBLE.sub("", text)))
    text = unicodedata.normalize("NFC", text)
    text = _AROUND_LINES.sub("\n", _SPACES.sub(" ", text))
    return _EMPTY_LINES.sub("\n\n", text).strip()
