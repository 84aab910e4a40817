"""The rules and word lists of reading in; tables of them out, as the page Methods shows them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from counterclaim.present import tables
from counterclaim.present.markup import Html, join, tag
from counterclaim.reading.cues import CLASSES, load_cues
from counterclaim.reading.rules import claim_rules

_LETTERS = (
    ("Q", "a counted group of people"), ("N", "a group without a number, or a name"), ("X", "a number that counts no people"),
    ("P", "victims told of before (“those killed”)"), ("V", "a word of outcome in its past form"), ("G", "the same in -ing"),
    ("F", "another form of it"), ("I", "“died”"), ("A", "“dead”, “missing”"), ("D", "a noun: “death”, “casualties”"), ("T", "“death toll”"),
    ("L", "“left”"), ("B", "a form of be or get"), ("H", "a form of have"), ("a", "an adverb"), ("c", "“and” or a comma"), ("i", "“including”"),
    ("w", "“who”"), ("p", "a preposition"), ("o", "“of”"), ("r", "“rose to”, “reached”"), ("s", "“said”, “reported”"), (".", "any other word"),
)  # fmt: skip


def rules() -> Html:
    """Every rule that makes claims, with its pattern and an invented example, which is also a test of the program."""
    cells = [
        {
            "Rule": rule.name,
            "Looks for": tag("code", rule.looks) if rule.linear else rule.looks,
            "Example": rule.text,
            "Reads": rule.expected.replace("?", "(no number)"),
        }
        for rule in claim_rules()
    ]
    return tables.html_table(
        tables.frame_of(cells),
        "rules",
        f"The {len(cells)} rules that make claims; the name of its rule stands in each claim’s record",
        empty="No rule.",
    )


def letters() -> Html:
    """What the letters of the patterns stand for."""
    cells = [{"Letter": letter, "Stands for": meaning} for letter, meaning in _LETTERS]
    return tables.html_table(
        tables.frame_of(cells),
        "letters",
        "A pattern is a regular expression over a sentence that is written as one letter a word or group",
        empty="",
    )


def outcome_words() -> Html:
    """The words that tell an outcome, in their base forms."""
    data = tomllib.loads(files("counterclaim.reading").joinpath("data/outcomes.toml").read_text(encoding="utf-8"))
    kinds = {
        "verb": "Done to people",
        "die": "Done by people",
        "adjective": "Said of people",
        "noun": "Nouns of events",
        "person": "Nouns for people",
    }
    cells = [
        {
            "Outcome": tables.outcome(outcome),
            **{title: ", ".join(lists.get(kind, ())).replace(" * ", " … ") for kind, title in kinds.items()},
        }
        for outcome, lists in data.items()
        if outcome != "irregular"
    ]
    return tables.html_table(tables.frame_of(cells), "outcome-words", "Words that tell an outcome, in their base forms", empty="")


def speech_words() -> Html:
    """The words by which a source is recognised, with their stance."""
    cues = load_cues()
    meaning = {
        "neutral": "tells that it was said",
        "distancing": "keeps at a distance what was said",
        "endorsing": "takes what was said for true",
    }
    cells = [
        {
            "Class": stance,
            "The verb": meaning[stance],
            "Verbs": ", ".join(sorted({v.lemma for v in cues.verbs.values() if v.stance == stance and not v.denial})),
        }
        for stance in CLASSES
    ]
    cells.append(
        {
            "Class": "denial",
            "The verb": "contests what others say",
            "Verbs": ", ".join(sorted({v.lemma for v in cues.verbs.values() if v.denial})),
        }
    )
    cells.append({"Class": "phrases", "The verb": "stands before the source", "Verbs": ", ".join(sorted(cues.before_source))})
    return tables.html_table(tables.frame_of(cells), "speech-words", "Words that give something as somebody’s", empty="")


def in_a_drawer(title: str, *parts: Html) -> Html:
    """Long tables behind a heading that opens them."""
    return Html(tag("details", join([tag("summary", title), *(part.markup for part in parts)]), class_="cc-drawer"), title)
