"""The text of a review.yml and new decisions in; the text with them entered, comments and earlier entries kept, out."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.representer import RoundTripRepresenter

from counterclaim.errors import InputError, Mistake
from counterclaim.ledger.review_answers import Answer
from counterclaim.ledger.review_entries import Decision, Judged, load_review
from counterclaim.ledger.review_matching import Matched, in_place, one_claim
from counterclaim.sources.article import Article
from counterclaim.sources.decode import decode
from counterclaim.sources.profile import Profile
from counterclaim.sources.userfiles import read_yaml

HEAD = """\
# Decisions about claims. One entry a decision: accept, reject, edit or add.
#
# by, on, why       who decided, on which day, and the reason
# article, exact    the quoted words that say which claim is meant; prefix, suffix: what stands around them
# outcome           of that claim, as the program read it
# values            what stands from then on, whatever the program reads; null is unknown or nobody
# instead_of        what the program had read where it was changed
# earlier           decisions about the same claim that this one replaced
"""
WIDTH = 140
_KEPT = ("decision", "by", "on", "why", "outcome", "values", "instead_of")
_WHOLE = ("article", "exact", "prefix", "suffix")


@dataclass(frozen=True)
class Entered:
    """text: of the new review.yml. added, replaced: decisions about claims without and with an earlier one. known: that stood there.
    others: for each decision that replaced another person's, the new one with its row and the one that stood."""

    text: str
    added: int
    replaced: int
    known: int
    others: tuple[tuple[Answer, Judged], ...] = ()


class _Representer(RoundTripRepresenter):
    """Writes null as null: an empty place would look like a value that was forgotten."""


_Representer.add_representer(type(None), lambda self, _: self.represent_scalar("tag:yaml.org,2002:null", "null"))


def enter(path: Path, answers: Sequence[Answer], articles: Sequence[Article], profile: Profile) -> Entered:
    """The text of the file at `path`, which need not exist, with the decisions entered; nothing is written.

    A decision about a claim that has one already replaces it, and the earlier one is kept under `earlier`; one that stands
    there, or stood there earlier, is not entered again. Raises InputError where the file cannot be read as YAML, since
    nothing of it may be lost.
    """
    yaml = YAML(typ="rt", pure=True)
    yaml.Representer = _Representer
    yaml.width, yaml.preserve_quotes, yaml.allow_unicode = WIDTH, True, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    document, old = _document(yaml, path)
    before = [_plain(entry) for entry in document["review"]]
    standing, _ = load_review(path, profile) if path.is_file() else ((), ())
    by_line = {entry.lc.line + 1: entry for entry in document["review"] if isinstance(entry, CommentedMap)}
    texts = {article.article_id: article.text for article in articles}
    entries: list[tuple[Matched, CommentedMap]] = [(in_place(d, texts), by_line[d.line]) for d in standing if d.line in by_line]
    added = replaced = known = 0
    touched: set[int] = set()
    others: list[tuple[Answer, Judged]] = []
    for answer in answers:
        new, placed = answer.decision, in_place(answer.decision, texts)
        same = [n for n, (m, _) in enumerate(entries) if one_claim(m, placed)]
        if not same:
            entry = _entry(new)
            document["review"].append(entry)
            entries.append((placed, entry))
            added += 1
            continue
        n = same[-1]
        current, entry = entries[n][0].decision, entries[n][1]
        if any(_equal(d, new, answer.dated) for d in (current, *current.earlier)):
            known += 1
            continue
        if current.by != new.by:
            others.append((answer, current))
        _replace(entry, new)
        touched.add(id(entry))
        earlier = (*current.earlier, _judged(current))
        entries[n] = (replace(placed, decision=new.model_copy(update={"earlier": earlier, "line": current.line})), entry)
        replaced += 1
    if not added and not replaced:
        return Entered(old, added, replaced, known)
    out = io.StringIO()
    yaml.dump(document, out)
    text = out.getvalue() if old.strip() else HEAD + out.getvalue()
    _nothing_lost(yaml, text, document, before, touched, path)
    return Entered(text, added, replaced, known, tuple(others))


def _document(yaml: YAML, path: Path) -> tuple[Any, str]:
    if not path.is_file():
        return CommentedMap(review=CommentedSeq()), ""
    read_yaml(path)  # refuses what is not plain, in one line
    text = (decode(path.read_bytes()) or "").replace("\r\n", "\n").replace("\r", "\n")
    document = yaml.load(text)
    if document is None:
        return CommentedMap(review=CommentedSeq()), text
    if isinstance(document, CommentedMap) and document.get("review") is None:
        document["review"] = CommentedSeq()
    if not isinstance(document, CommentedMap) or not isinstance(document["review"], CommentedSeq):
        raise InputError(Mistake(str(path), "expected a list of decisions under `review:`.", "Nothing was written."))
    return document, text


def _entry(decision: Decision) -> CommentedMap:
    dumped = decision.model_dump(exclude_unset=True, mode="json")
    entry = CommentedMap()
    for name in ("decision", "by", "on", "why", *_WHOLE, "outcome", "values", "instead_of"):
        value = dumped.get(name)
        if value is None or value in ("", {}):
            continue
        # A day is written without quotation marks, as people write it.
        entry[name] = _fields(value) if isinstance(value, dict) else datetime.date.fromisoformat(value) if name == "on" else value
    return entry


def _fields(value: dict[str, Any]) -> CommentedMap:
    made = CommentedMap()
    for name, item in value.items():
        if isinstance(item, list):
            item = CommentedSeq(item)
            item.fa.set_flow_style()
        made[name] = item
    return made


def _replace(entry: CommentedMap, new: Decision) -> None:
    """Put a decision in the place of another; the comments that stand at the entry stay."""
    history = entry.pop("earlier", None)
    history = history if isinstance(history, CommentedSeq) else CommentedSeq()
    history.append(CommentedMap((name, entry[name]) for name in _KEPT if name in entry))
    made = _entry(new)
    for name in [name for name in entry if name not in made]:
        del entry[name]
    for name, value in made.items():
        entry[name] = value
    entry["earlier"] = history


def _judged(decision: Decision) -> Judged:
    return Judged.model_validate({name: getattr(decision, name) for name in _KEPT if name in decision.model_fields_set})


def _equal(a: Judged, b: Decision, dated: bool) -> bool:
    names = [name for name in _KEPT if dated or name != "on"]
    return all(getattr(a, name) == getattr(b, name) for name in names)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _nothing_lost(yaml: YAML, text: str, document: Any, before: list[Any], touched: set[int], path: Path) -> None:
    """Refuse a text in which an earlier entry is not as it was."""
    after = [_plain(entry) for entry in (yaml.load(text) or {}).get("review") or ()]
    kept = [n for n, entry in enumerate(document["review"][: len(before)]) if id(entry) not in touched]
    if len(after) != len(document["review"]) or any(after[n] != before[n] for n in kept):
        raise InputError(Mistake(str(path), "cannot be rewritten without changing an entry.", "Enter the decisions by hand."))
