"""A sentence in; out, every word in it that tells an outcome (killed, wounded, captured, missing, displaced, casualties)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.reading.document import Sentence
from counterclaim.reading.lexicon import Entry, Form, Role, outcome_words
from counterclaim.reading.records import Outcome

# After "killing" these begin a number: it is a verb.
COUNTING = frozenset(
    "at more over up some about dozens scores hundreds thousands between nearly almost around several many another as no".split()
)
TOLL_HEADS = frozenset("toll tolls tally".split())
# Words after "fell" that make it no death.
FELL_AWAY = frozenset("to into from under on by apart short silent behind through over down off out ill back upon percent victim".split())
LIFE_VERBS = frozenset(
    "claimed claim claiming claims took taken take taking takes cost costing costs lost lose losing ended ending end snuffed".split()
)


@dataclass(slots=True)
class Trigger:
    """A word or phrase, tokens start:end, that tells an outcome; token is the one that stands for it."""

    start: int
    end: int
    token: int
    outcome: Outcome
    role: Role
    form: Form
    lemma: str


def may_tell_outcome(words: list[str]) -> bool:
    """True where one of the lower-case words may tell an outcome: the cheap test before parsing."""
    return not telling_words().isdisjoint(words)


@lru_cache(maxsize=1)
def telling_words() -> frozenset[str]:
    """Word forms without which no sentence tells an outcome."""
    single, phrases = outcome_words()
    # Of a phrase its longest word: short ones stand in every sentence.
    words = frozenset(w for p, _ in phrases for w in max((part for part in p if "*" not in part), key=lambda part: min(map(len, part))))
    return (
        words
        | TOLL_HEADS
        | {"lives", "life", "lost", "bloodshed", "held", "victims", "rest", "shot", "fate", "trace", "count", "survive", "holds"}
        | single.keys()
    )


@lru_cache(maxsize=1)
def phrases_from() -> dict[str, tuple[tuple[tuple[frozenset[str], ...], Entry], ...]]:
    """The phrases of outcome by each form of their first word, in their order."""
    _, phrases = outcome_words()
    firsts = {word for parts, _ in phrases for word in parts[0]}
    return {word: tuple((parts, entry) for parts, entry in phrases if word in parts[0]) for word in firsts}


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """Every word of outcome in the sentence, in order, not overlapping; "killed and wounded" is one, of outcome casualties."""
    single, phrases = outcome_words()
    words = sentence.lower
    found: list[Trigger] = []
    taken: set[int] = set()
    for n in range(len(words)):
        for parts, entry in phrases_from().get(words[n], ()):
            end = _match(words, n, parts)
            if end is not None and not taken & {n, end - 1} and not (entry.lemma == "take out" and sentence.tag[n : n + 1] == ["VB"]):
                last = n if entry.role in ("verb", "die") else end - 1
                found.append(Trigger(n, end, last, entry.outcome, entry.role, entry.form, entry.lemma))
                taken |= {n, end - 1}
                if end - n == len(parts):
                    taken |= set(range(n, end))
                break
    for n, word in enumerate(words):
        if word == "shot" and n not in taken and (shot := _shot(sentence, n)):
            found.append(shot)
            taken.add(n)
        if n in taken or word not in single:
            if word in ("count", "counts") and n and words[n - 1] in ("death", "body") or word in TOLL_HEADS and n not in taken:
                before = words[max(0, n - 2) : n]
                outcome: Outcome = (
                    "killed"
                    if any(w in ("death", "deaths", "fatality") for w in before)
                    else "wounded"
                    if "injury" in before
                    else "casualties"
                    if "casualty" in before
                    else "killed"
                )
                if (
                    outcome == "killed"
                    and not any(
                        w
                        in (
                            "death",
                            "deaths",
                            "fatality",
                            "the",
                            "dead",
                            "overall",
                            "total",
                            "heavy",
                            "human",
                            "civilian",
                            "final",
                            "official",
                        )
                        for w in before
                    )
                    and not _says_how_many(words, n)
                ):
                    continue
                if n - 1 in taken:
                    found = [t for t in found if t.token != n - 1]
                found = [t for t in found if not (t.token in (n - 1, n - 2) and t.role == "noun")]
                found.append(Trigger(n, n + 1, n, outcome, "noun", "noun", "toll"))
                taken.add(n)
            continue
        entries = single[word]
        trigger = _choose(sentence, n, entries)
        if trigger is not None:
            found.append(trigger)
            taken.add(n)
    for n, word in enumerate(words):
        if word == "survive" and n not in taken and {"not", "n't"} & set(words[max(0, n - 2) : n]):
            found.append(Trigger(n, n + 1, n, "killed", "die", "past", "not survive"))
        if word in ("hold", "holds", "holding", "held") and n not in taken and words[max(0, n - 1) : n] == ["still"]:
            found.append(Trigger(n, n + 1, n, "captured", "verb", "past" if word == "held" else "base", "be held"))
            taken.add(n)
        if (
            word == "held"
            and n not in taken
            and n
            and words[n - 1] in ("being", "are", "were", "been", "is", "was")
            and (
                {"in", "at", "by", "without", "incommunicado", "since", "for"} & set(words[n + 1 : n + 2])
                or words[n - 1] == "being"
                and {".", ",", ";"} & set(words[n + 1 : n + 2])
            )
        ):
            found.append(Trigger(n, n + 1, n, "captured", "verb", "past", "be held"))
        if word in ("lives", "life") and n not in taken and words[n + 1 : n + 2] == ["of"] and LIFE_VERBS & set(words[max(0, n - 4) : n]):
            found.append(Trigger(n, n + 1, n, "killed", "noun", "noun", "lives of"))
        if word in ("fate", "trace") and words[n + 1 : n + 2] == ["of"]:
            unknown = (
                {"unknown", "unclear", "uncertain"} & set(words[n + 2 : n + 14]) if word == "fate" else "no" in words[max(0, n - 1) : n]
            )
            if unknown:
                found.append(Trigger(n, n + 1, n, "missing", "noun", "noun", word))
        if (
            word == "loss"
            and words[n + 1 : n + 2] == ["of"]
            and words[n - 1 : n] in (["a"], ["the"])
            and "life" not in words[n + 2 : n + 4]
        ):
            found.append(Trigger(n, n + 1, n, "killed", "noun", "noun", "loss of"))
    found.sort(key=lambda t: t.start)
    return _merge(words, _numbers_of(words, found))


def _numbers_of(words: list[str], found: list[Trigger]) -> list[Trigger]:
    """ "the number of rebels killed has risen to 10" is a toll."""
    for n, word in enumerate(words):
        counted = words[n + 1 : n + 2] == ["of"] or words[n + 1 : n + 2] in (["killed"], ["dead"], ["wounded"], ["injured"], ["missing"])
        if word == "number" and counted and (n == 0 or words[n - 1] in ("the", "total", "overall", ":", "|")):
            inner = next(
                (
                    t
                    for t in found
                    if n + 1 <= t.token <= n + 8
                    and t.role in ("verb", "adjective", "noun", "person")
                    and t.form in ("past", "adjective", "noun")
                ),
                None,
            )
            if inner is not None and inner.lemma != "toll":
                found = [t for t in found if t is not inner]
                found.append(Trigger(n, inner.end, n, inner.outcome, "noun", "noun", "toll"))
    return sorted(found, key=lambda t: t.start)


ROSE = frozenset(
    "rises rise rose risen reaches reached climbs climbed stands stood passes passed exceeds exceeded jumps jumped hits hit up : now".split()
)


def _says_how_many(words: list[str], n: int) -> bool:
    """ "Toll of the strike rises to 14", "Toll: 12", "a toll of 44": the toll of the dead without the word."""
    if words[n + 1 : n + 2] in ([":"], ["of"]) and words[n + 2 : n + 3] and words[n + 2][:1].isdigit():
        return True
    near = words[n + 1 : n + 9]
    if words[n + 1 : n + 2] and words[n + 1] in ROSE and words[n + 2 : n + 3] in (["to"], ["at"], ["past"]):
        return True
    return (
        (n == 0 or words[n - 1] in (":", "|", "-", "–", "its", "new", "the"))
        and bool(ROSE & set(near))
        and any(w[:1].isdigit() for w in near)
    )


LIMBS = frozenset(
    "leg legs arm arms foot feet hand hands knee knees thigh thighs shoulder shoulders back stomach abdomen chest side ankle".split()
)
DEADLY = frozenset("head face neck heart temple forehead mouth".split())
NOT_AT_THEM = frozenset("at down dead up out into back off from through to and but or , near".split())


def _shot(sentence: Sentence, n: int) -> Trigger | None:
    """ "were shot", "shot him in the head": killed, unless a limb is hit or more is said of what became of them."""
    words, tag = sentence.lower, sentence.tag[n] if sentence.parsed else ""
    hit = set(words[n + 1 : n + 9]) & (LIMBS | DEADLY) if "in" in words[n + 1 : n + 6] else set()
    passive = {"was", "were", "been", "being", "found", "be", "got"} & set(words[max(0, n - 3) : n])
    following = words[n + 1] if n + 1 < len(words) else "."
    if tag in ("NN", "JJ", "NNP") or following in NOT_AT_THEM or not (hit or passive):
        return None
    return Trigger(n, n + 1, n, "wounded" if hit and not hit & DEADLY else "killed", "verb", "past", "shoot")


WIDE = frozenset(["death", "dead", "hostage", "hostages", "prisoner", "prisoners", "captive", "captives", "custody", "homes"])


def _match(words: list[str], n: int, parts: tuple[frozenset[str], ...]) -> int | None:
    at = n + 1
    gap = False
    longest = 9 if len(parts) > 2 and "*" in parts[1] and parts[-1] & WIDE else 4
    for part in parts[1:]:
        if "*" in part:
            gap = True
            continue
        reach = range(at, min(len(words), at + (longest if gap else 1)))
        hit = next((k for k in reach if words[k] in part), None)
        if hit is None:
            return None
        at, gap = hit + 1, False
    return at


def _choose(sentence: Sentence, n: int, entries: tuple) -> Trigger | None:
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


def _merge(words: list[str], found: list[Trigger]) -> list[Trigger]:
    """Two words of outcome joined by and/or tell one thing of one number: "killed or wounded 30"."""
    merged: list[Trigger] = []
    for n, trigger in enumerate(found):
        previous = merged[-1] if merged else None
        # "was hit and died"
        if (
            previous is not None
            and previous.outcome == "wounded"
            and trigger.role == "die"
            and trigger.outcome == "killed"
            and words[previous.end : trigger.start] == ["and"]
        ):
            previous.end, previous.outcome = trigger.end, "killed"
            continue
        # "killed, wounded or captured"
        if (
            previous is not None
            and n + 1 < len(found)
            and words[previous.end : trigger.start] == [","]
            and words[trigger.end : found[n + 1].start] in (["or"], ["and"], [",", "or"], [",", "and"])
            and {previous.form, trigger.form, found[n + 1].form} <= {"past"}
            and len({previous.outcome, trigger.outcome, found[n + 1].outcome}) == 3
        ):
            previous.end, previous.outcome = trigger.end, "casualties"
            continue
        joint = words[previous.end : trigger.start] if previous else []
        if (
            previous is not None
            and (
                len(joint) in (1, 2)
                and joint[-1] in ("and", "or", "/", "nor", "and/or", "&")
                and (len(joint) == 1 or joint[0] == ",")
                or not joint
                and previous.form == trigger.form == "past"
                and previous.role == trigger.role == "verb"
            )
            and previous.outcome != trigger.outcome
            and {previous.outcome, trigger.outcome} <= {"killed", "wounded", "captured", "casualties"}
            and (previous.form == trigger.form or {previous.form, trigger.form} <= {"past", "adjective"})
        ):
            previous.end = trigger.end
            both = {previous.outcome, trigger.outcome} == {"killed", "captured"}
            # "abducted and murdered twelve" tells of twelve dead.
            murdered = both and previous.outcome == "captured" and joint[-1:] == ["and"] and trigger.role == "verb"
            previous.outcome = "killed" if both and previous.role == "noun" or murdered else "casualties"
            continue
        merged.append(trigger)
    return merged
