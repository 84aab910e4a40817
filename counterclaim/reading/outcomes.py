"""A sentence in; out, every word in it that tells an outcome (killed, wounded, captured, missing, displaced, casualties)."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.reading.document import Sentence
from counterclaim.reading.joined_outcomes import merge, numbers_of
from counterclaim.reading.lexicon import Entry, outcome_words
from counterclaim.reading.outcome_senses import sense_of, sense_of_shot
from counterclaim.reading.records import Outcome
from counterclaim.reading.trigger import Trigger

TOLL_HEADS = frozenset("toll tolls tally".split())
LIFE_VERBS = frozenset(
    "claimed claim claiming claims took taken take taking takes cost costing costs lost lose losing ended ending end snuffed".split()
)


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
        if word == "shot" and n not in taken and (told := sense_of_shot(sentence, n)):
            found.append(told)
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
        trigger = sense_of(sentence, n, entries)
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
    return merge(words, numbers_of(words, found))


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


__all__ = ["LIFE_VERBS", "Trigger", "find_triggers", "may_tell_outcome"]
