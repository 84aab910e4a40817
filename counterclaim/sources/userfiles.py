"""A YAML file that a person wrote goes in; plain values, each with its line, or one-line mistakes come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import fuzz, process, utils
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from counterclaim.errors import InputError, Mistake
from counterclaim.sources.decode import decode

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

MAX_BYTES = 4_000_000
MAX_DEPTH = 20
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map"))


@dataclass(frozen=True)
class UserFile:
    """What a YAML file holds.

    name: the file as a person named it. value: mappings as dict, sequences as list, null as None, every other scalar as
    the text that was written, so that `2021-09-04`, `007` and `No` stay what they look like. lines: for each place in
    value the line of its key or item, counted from 1; the empty place is the first line.
    """

    name: str
    value: Any
    lines: Mapping[Location, int] = field(default_factory=dict)

    def place(self, location: Sequence[str | int]) -> str:
        """The line of a place, or of the nearest place around it that the file has: "line 12"."""
        where = tuple(location)
        while where not in self.lines and where:
            where = where[:-1]
        return f"line {self.lines.get(where, 1)}"

    def mistake(self, location: Sequence[str | int], expected: str, remedy: str = "") -> Mistake:
        """A mistake at a place of this file."""
        return Mistake(self.name, expected, remedy, self.place(location))


def read_yaml(path: Path, name: str = "") -> UserFile:
    """Read one YAML file as plain data. name: what mistakes call it, the path by default.

    Raises InputError: not there, not YAML, or using tags, anchors or a key twice.
    """
    name = name or str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(Mistake(name, f"expected a file of at most {MAX_BYTES // 1_000_000} MB.", "Split it or shorten it."))
        text = decode(path.read_bytes())
    except OSError as error:
        raise InputError(_unreadable(name, error)) from None
    if text is None:
        raise InputError(Mistake(name, "expected text in YAML form, found a file that is not text.", "Save it as UTF-8 text."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        _refuse_what_is_not_plain(name, text)
        node = YAML(typ="rt", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join((error.problem or error.context or "cannot be read").split())
        place = f"line {mark.line + 1}" if mark else ""
        raise InputError(Mistake(name, f"not valid YAML: {problem}.", _yaml_hint(problem), place)) from None
    except (YAMLError, RecursionError, ValueError) as error:
        raise InputError(Mistake(name, f"not valid YAML: {' '.join(str(error).split())[:200]}.")) from None
    lines: dict[Location, int] = {(): 1}
    return UserFile(name, None if node is None else _plain(name, node, (), lines), lines)


def validated(file: UserFile, model: type[Model], value: Any = None, at: Sequence[str | int] = ()) -> tuple[Model | None, list[Mistake]]:
    """Check a value of a file against a pydantic model; give the model, or None and one mistake a fault, with its line.

    value: the part of the file to check, the whole of it by default; at: where that part stands in the file.
    """
    try:
        return model.model_validate(file.value if value is None else value), []
    except ValidationError as error:
        found: dict[str, Mistake] = {}
        for fault in error.errors(include_url=False):
            location = (*at, *(part for part in fault["loc"] if part != "[key]"))
            mistake = file.mistake(location, *_explain(fault, model))
            found.setdefault(f"{mistake.place} {mistake.expected}", mistake)
        return None, list(found.values())


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """`Did you mean `aliases`?` for the known word that is nearest, "" where none is near."""
    near = process.extractOne(word, known, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=60)
    return f"Did you mean `{near[0]}`?" if near else ""


def _unreadable(name: str, error: OSError) -> Mistake:
    if isinstance(error, FileNotFoundError):
        return Mistake(name, "expected a file, found none of this name.", "Check the path.")
    if isinstance(error, IsADirectoryError):
        return Mistake(name, "expected a file, found a folder.", "Name the file in it.")
    return Mistake(name, f"cannot be read: {(error.strerror or 'unknown reason').lower()}.", "Check its permissions.")


def _yaml_hint(problem: str) -> str:
    if "\\t" in problem:
        return "Indent with spaces, not tabs."
    if "mapping values are not allowed" in problem or "expected <block end>" in problem:
        return 'Check the indentation, and put text that holds a colon or begins with a sign in quotation marks: "…".'
    return "Check the indentation, the brackets and the quotation marks near this line."


def _refuse_what_is_not_plain(name: str, text: str) -> None:
    """Tags, anchors and several documents are refused before anything is built from them."""
    depth = documents = 0
    for event in YAML(typ="rt", pure=True).parse(text):
        kind = type(event).__name__
        place = f"line {event.start_mark.line + 1}" if event.start_mark else ""
        if getattr(event, "anchor", None):
            raise InputError(
                Mistake(name, "anchors (&name) and aliases (*name) are not read.", "Write the values out, or quote the text.", place)
            )
        tag = getattr(event, "ctag", None) or getattr(event, "tag", None)
        if tag is not None and str(tag) != "!":
            raise InputError(Mistake(name, f"tags ({str(tag)[:40]}) are not read.", "Write the plain value, or quote the text.", place))
        depth += kind.endswith("StartEvent") and kind[:3] in ("Seq", "Map")
        depth -= kind.endswith("EndEvent") and kind[:3] in ("Seq", "Map")
        documents += kind == "DocumentStartEvent"
        if depth > MAX_DEPTH:
            raise InputError(Mistake(name, f"expected at most {MAX_DEPTH} levels.", "", place))
        if documents > 1:
            raise InputError(Mistake(name, "expected one document, found a second after `---`.", "Put everything into one.", place))


def _plain(name: str, node: Node, at: Location, lines: dict[Location, int]) -> Any:
    if isinstance(node, MappingNode):
        value: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                raise InputError(Mistake(name, "expected a word as key, found a list or a mapping.", "", f"line {line}"))
            key = str(key_node.value)
            if key in value:
                first = lines[(*at, key)]
                raise InputError(
                    Mistake(name, f"`{key}` stands here a second time (first in line {first}).", "Join the two.", f"line {line}")
                )
            lines[(*at, key)] = line
            value[key] = _plain(name, value_node, (*at, key), lines)
        return value
    if isinstance(node, SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            lines[(*at, index)] = item.start_mark.line + 1
            items.append(_plain(name, item, (*at, index), lines))
        return items
    return None if str(node.tag) == "tag:yaml.org,2002:null" else str(node.value)


def _explain(fault: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, str]:
    """What was expected and what to do, for one fault that pydantic found."""
    kind, found = fault["type"], fault.get("input")
    key = next((str(part) for part in reversed(fault["loc"]) if isinstance(part, str) and part != "[key]"), "")
    if kind == "extra_forbidden":
        known = _keys_at(model, fault["loc"][:-1])
        return f"`{key}` is not a key that belongs here.", did_you_mean(key, known) or (f"Known keys: {', '.join(known)}." if known else "")
    if kind == "missing":
        return f"`{key}` is missing.", f"Add `{key}:`."
    if kind == "string_pattern_mismatch" and fault["loc"][-1:] == ("[key]",):
        return f"expected a key of small letters, digits and _, found `{found}`.", "The name that readers see goes into `name`."
    if kind == "string_too_short":
        return f"`{key}` is empty; expected at least one letter.", ""
    expected = {
        "string_type": "expected text",
        "int_parsing": "expected a whole number",
        "int_type": "expected a whole number",
        "tuple_type": "expected a list",
        "list_type": "expected a list",
        "dict_type": "expected `key: value` pairs",
        "model_type": "expected `key: value` pairs",
        "model_attributes_type": "expected `key: value` pairs",
    }.get(kind)
    where = f"`{key}`: " if key else ""
    if expected:
        return f"{where}{expected}, found {_describe(found)}.", ""
    message = str(fault["msg"]).removeprefix("Value error, ").rstrip(".")
    told = "" if isinstance(found, Mapping) else f", found {_describe(found)}"  # of several keys at once the message says what it found
    return f"{where}{message[:1].lower()}{message[1:]}{told}.", ""


def _describe(found: Any) -> str:
    if found is None:
        return "nothing"
    if isinstance(found, Mapping):
        return "`key: value` pairs"
    if isinstance(found, (list, tuple)):
        return "a list"
    return f"`{' '.join(str(found).split())[:60]}`"


def _keys_at(model: type[BaseModel], location: Sequence[str | int]) -> list[str]:
    """The keys that a model allows at a place inside it."""
    here: Any = model
    for part in location:
        within = _models_in(here)
        if not within:
            return []
        inner = within[0].model_fields.get(str(part))
        here = inner.annotation if inner else within[0]
    within = _models_in(here)
    return list(within[0].model_fields) if within else []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]
