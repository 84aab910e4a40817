"""The folder of coding sheets in; each coder's answers with the places that they rest on, and mistakes in one line each, out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, field_validator

from counterclaim.errors import InputError, Mistake
from counterclaim.framing.frames_items import Item, items
from counterclaim.sources.article import Article
from counterclaim.sources.profile import is_date
from counterclaim.sources.userfiles import UserFile, did_you_mean, read_yaml, validated

FOLDER = "coding"
ENDINGS = (".yml", ".yaml")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_QUOTES = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else () if value is None else value


class _Head(BaseModel):
    """What a sheet says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: Text
    coder: Text | None = None
    date: Text | None = None

    @field_validator("date")
    @classmethod
    def _a_date(cls, value: str | None) -> str | None:
        if value is not None and not is_date(value):
            raise ValueError("expected a date such as 2021-09-04")
        return value


class _Answer(BaseModel):
    """One answer of a sheet; an empty one is not given yet, or cannot be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    answer: Text | None = None
    evidence: Annotated[tuple[Text, ...], BeforeValidator(_listed)] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the article that an answer rests on: text[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Coded:
    """One answer that a coder gave to one item of the codebook. note: the coder's reason, "" where there is none."""

    article_id: str
    coder: str
    date: str
    item: str
    answer: str
    places: tuple[Place, ...] = ()
    note: str = ""


def load_codings(folder: Path, articles: Sequence[Article]) -> tuple[tuple[Coded, ...], tuple[Mistake, ...]]:
    """The answers of all sheets in the folder's coding/, by article, coder and codebook; and the mistakes in them.

    Nothing is fatal: what is wrong is left out and told with file and line, the rest counts. A sheet without answers is
    a sheet that nobody has filled in yet. None where there is no such folder.
    """
    place = Path(folder) / FOLDER
    by_id = {article.article_id: article for article in articles}
    found: dict[tuple[str, str, str], Coded] = {}
    mistakes: list[Mistake] = []
    owners: dict[tuple[str, str], str] = {}
    sheets = sorted(p for p in place.iterdir() if p.suffix.lower() in ENDINGS and not p.name.startswith(".")) if place.is_dir() else []
    for path in sheets:
        name = f"{FOLDER}/{path.name}"
        try:
            answers, wrong = _sheet(read_yaml(path, name), by_id)
        except InputError as error:
            mistakes += error.mistakes
            continue
        mistakes += wrong
        if answers:
            key = (answers[0].article_id, answers[0].coder)
            first = owners.setdefault(key, name)
            if first != name:
                mistakes.append(Mistake(name, f"{key[1]} has coded {key[0]} in {first} already.", "Keep one sheet an article and coder."))
                continue
        found |= {(a.article_id, a.coder, a.item): a for a in answers}
    order = {key: n for n, key in enumerate(items())}
    ordered = sorted(found.values(), key=lambda a: (a.article_id, a.coder, order[a.item]))
    return tuple(ordered), tuple(mistakes)


def _sheet(file: UserFile, articles: Mapping[str, Article]) -> tuple[list[Coded], list[Mistake]]:
    if not isinstance(file.value, Mapping):
        return [], [file.mistake((), "expected a coding sheet: `article:`, `coder:`, `date:` and `answers:`.")]
    head, mistakes = validated(file, _Head, {key: value for key, value in file.value.items() if key != "answers"})
    if head is None:
        return [], mistakes
    article = articles.get(head.article)
    if article is None:
        remedy = did_you_mean(head.article, list(articles)) or "Write the name of the article's file without its ending."
        return [], [*mistakes, file.mistake(("article",), f"there is no article `{head.article}` here.", remedy)]
    told = file.value.get("answers") or {}
    if not isinstance(told, Mapping):
        return [], [*mistakes, file.mistake(("answers",), "expected an entry for each item: `conflict_reproach: {answer: yes}`.")]
    answers = []
    for key, value in told.items():
        answer, wrong = _answer(file, key, value, head, article)
        mistakes += wrong
        answers += answer
    if answers and not head.coder:
        return [], [*mistakes, file.mistake(("coder",), "`coder` is empty, yet there are answers.", "Name who has coded the article.")]
    if answers and not head.date:
        mistakes.append(file.mistake(("date",), "`date` is empty, yet there are answers.", "Write the day of coding, such as 2021-09-30."))
    return answers, mistakes


def _answer(file: UserFile, key: str, value: Any, head: _Head, article: Article) -> tuple[list[Coded], list[Mistake]]:
    at = ("answers", key)
    item = items().get(key)
    if item is None:
        return [], [file.mistake(at, f"`{key}` is no item of the codebook.", did_you_mean(key, list(items())))]
    given, mistakes = validated(file, _Answer, value if value is not None else {}, at)
    if given is None or given.answer is None:
        return [], mistakes
    if wrong := _wrong_answer(file, item, given):
        return [], [*mistakes, wrong]
    places = []
    for n, words in enumerate(given.evidence):
        found = anchor(words, article.text)
        if found is None:
            expected = f"evidence “{words[:80]}” does not stand in {article.file}."
            mistakes.append(file.mistake((*at, "evidence", n), expected, "Quote the words as they are printed."))
        else:
            places.append(found)
    if not places and given.evidence and given.answer == "yes":
        return [], mistakes
    return [Coded(article.article_id, head.coder or "", head.date or "", key, given.answer, tuple(places), given.note or "")], mistakes


def _wrong_answer(file: UserFile, item: Item, given: _Answer) -> Mistake | None:
    at = ("answers", item.key)
    if given.answer not in item.answers:
        listed = f"{', '.join(item.answers[:-1])} or {item.answers[-1]}"
        return file.mistake(
            (*at, "answer"), f"expected {listed}, found `{str(given.answer)[:40]}`.", "Leave it empty where it cannot be told."
        )
    if given.answer == "yes" and not given.evidence:
        return file.mistake(at, f"`{item.key}` is answered yes without evidence.", "Quote the words of the article that show it.")
    if given.answer in ("war", "peace") and not given.evidence and not given.note:
        remedy = "Quote the words that show it, or say in `note` what is absent."
        return file.mistake(at, f"`{item.key}` is answered {given.answer} without evidence or note.", remedy)
    return None


def anchor(words: str, text: str) -> Place | None:
    """Where words first stand in a text; quotation marks and white space may differ. None where they do not.

    >>> anchor("the miller's  words", "He heard the miller’s words.")
    Place(start=9, end=27, text='the miller’s words')
    """
    pattern = r"\s+".join("".join(_QUOTES.get(letter, re.escape(letter)) for letter in word) for word in words.split())
    found = re.search(pattern, text) if pattern else None
    return Place(found.start(), found.end(), found.group()) if found else None
