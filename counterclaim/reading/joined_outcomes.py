"""Words of outcome of one sentence in; out, the same with those that tell one thing of one number made one."""

from __future__ import annotations

from counterclaim.reading.trigger import Trigger


def numbers_of(words: list[str], found: list[Trigger]) -> list[Trigger]:
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


def merge(words: list[str], found: list[Trigger]) -> list[Trigger]:
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
