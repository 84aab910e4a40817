"""A sentence and a word form in; out, the outcome that it tells there, None where it tells none ("fell silent", "sentenced to death")."""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.trigger import Trigger

# After "killing" these begin a number: it is a verb.
COUNTING = frozenset(
    "at more over up some about dozens scores hundreds thousands between nearly almost around several many another as no".split()
)
# Words after "fell" that make it no death.
FELL_AWAY = frozenset("to into from under on by apart short silent behind through over down off out ill back upon percent victim".split())
LIMBS = frozenset(
    "leg legs arm arms foot feet hand hands knee knees thigh thighs shoulder shoulders back stomach abdomen chest side ankle".split()
)
DEADLY = frozenset("head face neck heart temple forehead mouth".split())
NOT_AT_THEM = frozenset("at down dead up out into back off from through to and but or , near".split())


def sense_of_shot(sentence: Sentence, n: int) -> Trigger | None:
    """ "were shot", "shot him in the head": killed, unless a limb is hit or more is said of what became of them."""
    words, tag = sentence.lower, sentence.tag[n] if sentence.parsed else ""
    hit = set(words[n + 1 : n + 9]) & (LIMBS | DEADLY) if "in" in words[n + 1 : n + 6] else set()
    passive = {"was", "were", "been", "being", "found", "be", "got"} & set(words[max(0, n - 3) : n])
    following = words[n + 1] if n + 1 < len(words) else "."
    if tag in ("NN", "JJ", "NNP") or following in NOT_AT_THEM or not (hit or passive):
        return None
    return Trigger(n, n + 1, n, "wounded" if hit and not hit & DEADLY else "killed", "verb", "past", "shoot")


def sense_of(sentence: Sentence, n: int, entries: tuple) -> Trigger | None:
    """The outcome that the word at `n`, whose `entries` stand in outcomes.toml, tells in this sentence; None where it tells none."""
    words = sentence.lower
    word = words[n]
    tag = sentence.tag[n] if sentence.parsed else ""
    following = words[n + 1] if n + 1 < len(words) else ""
    before = words[n - 1] if n else ""
    best = None
    for entry in entries:
        if entry.lemma == "fall" and (following in FELL_AWAY or entry.form != "past" or before in ("has", "have", "had")):
            continue
        if entry.lemma == "loss" and (word != "losses" or {"material", "economic", "financial", "job"} & set(words[max(0, n - 3) : n])):
            continue
        # "sentenced four to death"
        if entry.lemma == "death" and before == "to" and following != "of":
            continue
        if (
            entry.lemma in ("execution",)
            and following == "of"
            and not any(w in words[n + 2 : n + 5] for w in ("people", "civilians", "prisoners", "soldiers", "men"))
        ):
            continue
        if (
            entry.lemma == "execute"
            and following in ("a", "the", "an", "orders", "special", "operations")
            and not {"civilians", "prisoners", "people", "man", "men"} & set(words[n : n + 5])
        ):
            continue
        if (
            entry.lemma == "body"
            and (
                following in ("of", "armor", "armour", "count")
                or before
                in (
                    "governing",
                    "governmental",
                    "international",
                    "political",
                    "executive",
                    "legislative",
                    "monitoring",
                    "un",
                    "u.n.",
                    "security",
                    "opposition",
                    "main",
                    "umbrella",
                    "this",
                    "which",
                )
            )
            and not (following == "of" and word == "bodies")
            and not (following == "of" and before in ("dead", "decomposed", "the", "lifeless"))
        ):
            continue
        if entry.lemma == "remains" and tag.startswith("VB"):
            continue
        if entry.role == "noun" and tag in ("VBG", "VBD", "VBN", "VBZ") and any(e.role == "verb" for e in entries):
            continue
        # "Blast kills 12, wounds 30"
        if entry.role == "noun" and word.endswith("s") and sentence.tag[n + 1 : n + 2] == ["CD"] and any(e.form == "base" for e in entries):
            continue
        counted = following in COUNTING or (n + 1 < len(words) and sentence.tag[n + 1 : n + 2] == ["CD"])
        noun_like = (
            following == "of"
            or not counted
            and before
            in ("the", "a", "this", "that", "of", "for", "mass", "targeted", "their", "his", "its", "in", "and", "brutal", "forced")
        )
        if entry.form == "ing" and tag in ("NN", "NNS") and any(e.role == "noun" for e in entries) and noun_like:
            continue
        if entry.role == "noun" and word.endswith("ing") and not noun_like and any(e.form == "ing" for e in entries):
            continue
        if (
            best is None
            or (entry.role in ("noun", "person") and tag in ("NN", "NNS") and best.form in ("base", "ing"))
            or (
                entry.form == "past"
                and best.form == "base"
                and entry.lemma == best.lemma
                and (tag in ("VBN", "VBD", "JJ") or before not in ("to", "will", "could", "may", "would", "can", "not"))
            )
        ):
            best = entry
    if best is None:
        return None
    return Trigger(n, n + 1, n, best.outcome, best.role, best.form, best.lemma)
