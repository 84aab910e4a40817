"""A text goes in; the language it is written in comes out, "" where it is too short to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
MIN_LETTERS = 120
_SURE = 0.9
# Words that every English text is full of and that no other language shares as a set: they keep a text with many
# foreign names, capitals throughout or a foreign heading from being taken for another language.
_FUNCTION_WORDS = frozenset(
    "the of and to in that was were is are for on by with from at as it his their "
    "had has have been which who after said they this an be not but".split()
)
_ENGLISH_SHARE = 0.22

_NAMES = """
ar=Arabic az=Azerbaijani bg=Bulgarian bn=Bengali cs=Czech da=Danish de=German el=Greek en=English es=Spanish et=Estonian
fa=Persian fi=Finnish fr=French ha=Hausa he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian id=Indonesian
it=Italian ja=Japanese ka=Georgian kk=Kazakh ko=Korean ku=Kurdish lt=Lithuanian lv=Latvian mk=Macedonian ms=Malay
my=Burmese nl=Dutch no=Norwegian pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian sk=Slovak sl=Slovenian
so=Somali sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil th=Thai tr=Turkish uk=Ukrainian ur=Urdu uz=Uzbek
vi=Vietnamese zh=Chinese
"""


def language_of(text: str) -> str:
    """ISO 639-1 code by py3langid (Lui & Baldwin 2012), "" where fewer than 120 letters or a tie leave it open."""
    letters = sum(letter.isalpha() for letter in text)
    if letters < (MIN_LETTERS if text.isascii() else MIN_LETTERS // 3):
        return ""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if words and sum(word in _FUNCTION_WORDS for word in words) / len(words) >= _ENGLISH_SHARE:
        return ENGLISH
    code, sure = _identifier().classify(text.lower())
    return str(code) if sure >= _SURE else ""


def name_of(code: str) -> str:
    """The English name of a language: "Spanish" for "es"; the code itself where it is not listed."""
    return dict(pair.split("=") for pair in _NAMES.split()).get(code, f"the language `{code}`")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes a moment to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
