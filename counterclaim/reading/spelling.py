"""Groups and words of outcome of one sentence in; out, the sentence as one letter an item, over which the linear rules are written."""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.outcomes import Trigger

BE = frozenset("was were is are be been being get gets got getting 's 're remain remained remains remaining lay lie lies lying".split())
HAVE = frozenset("has have had having 've".split())
ADVERBS = frozenset(
    "also reportedly allegedly already later instantly immediately then still now subsequently meanwhile together even just all both only seriously severely critically badly lightly slightly fatally mostly mainly either not never apparently presumably confirmed brutally cowardly recently currently yesterday today since".split()
)
JOIN = frozenset("and or , ; & / plus while as well along with besides but".split())
INCLUDING = frozenset("including include includes included among amongst notably especially".split())
WHO = frozenset("who that which whom".split())
LEFT = frozenset("left leaving leaves leave".split())
RISE = frozenset(
    "rose rises rise risen reached reaches reach reaching stands stood standing climbed climbs climbing rising passed hit exceeded exceeds topped surpassed totaled totalled jumped grew at to : is was increased increases increasing put puts bringing brought amounted amounts amounting range ranged ranges".split()
)
# "opted to leave", "had to flee": before a word of outcome these tell nothing else.
CONTROL = frozenset("opted decided chose chosen preferred forced compelled obliged had have has began begun started managed".split())
PASSING = frozenset("exceeded exceeding exceeds surpassed surpassing surpasses topped topping tops passed passes passing".split())
SAID = frozenset("found said reported believed confirmed feared estimated thought presumed known pronounced declared".split())


def spell(
    sentence: Sentence, groups: list[Group], triggers: list[Trigger], nested: frozenset[int] = frozenset()
) -> tuple[str, list[tuple[str, int]]]:
    """The sentence as one letter an item (see rules.toml), and what each letter stands for: ("group", index), ("trigger", index), ("token", index).

    Groups in `nested` are parts of another and are left out."""
    letters: list[str] = []
    items: list[tuple[str, int]] = []
    group_at = {g.start: i for i, g in enumerate(groups)}
    trigger_at = {t.token: i for i, t in enumerate(triggers)}
    anaphors = anaphor_tokens(sentence, triggers)
    n = 0
    while n < len(sentence.words):
        if n in group_at:
            group = groups[group_at[n]]
            if group_at[n] not in nested:
                if group.kind == "quantity" and sentence.lower[n] in PASSING:
                    letters.append("r")
                    items.append(("token", n))
                letters.append("X" if group.why_not else "P" if group.noun == "anaphor" else "Q" if group.kind == "quantity" else "N")
                items.append(("group", group_at[n]))
            else:
                for _ in range(4):
                    if letters and letters[-1] in "ci.ap" and items[-1][0] == "token":
                        letters.pop()
                        items.pop()
            n = group.end
            continue
        if n in anaphors:
            letters.append("P")
            items.append(("trigger", anaphors[n][1]))
            n = anaphors[n][0]
            continue
        if n in trigger_at:
            trigger = triggers[trigger_at[n]]
            letters.append(_letter(trigger))
            items.append(("trigger", trigger_at[n]))
            n += 1
            if trigger.end > n and trigger.end - n <= 3 and not any(k in group_at for k in range(n, trigger.end)):
                n = trigger.end
            continue
        word = sentence.lower[n]
        if word in CONTROL and sentence.lower[n + 1 : n + 2] == ["to"] and n + 2 in trigger_at:
            letters += "aa"
            items += [("token", n), ("token", n + 1)]
            n += 2
            continue
        if word in ("number", "numbered") and (sentence.tag[n].startswith("VB") or n + 1 in group_at and n and sentence.tag[n - 1] != "DT"):
            letters.append("r")
            items.append(("token", n))
            n += 1
            continue
        letters.append(
            "B" if word in BE else "H" if word in HAVE else "i" if word in INCLUDING else "c" if word in JOIN and not (word == "as" and "well" not in sentence.lower[max(0, n - 1) : n + 2]) else "w" if word in WHO else "L" if word in LEFT else "o" if word == "of" else "r" if word in RISE and word not in ("at", "to")
            else "s" if word in SAID else "a" if word in ADVERBS or (sentence.pos and sentence.pos[n] == "ADV") else "p" if sentence.pos and sentence.pos[n] in ("ADP", "PART") else "."
        )  # fmt: skip
        items.append(("token", n))
        n += 1
    return "".join(letters), items


def anaphor_tokens(sentence: Sentence, triggers: list[Trigger]) -> dict[int, tuple[int, int]]:
    """First token -> (end, trigger) of "those killed", "the dead", "the wounded": victims told of before."""
    found = {}
    for t, trigger in enumerate(triggers):
        if trigger.role in ("verb", "adjective") and trigger.form in ("past", "adjective") and trigger.start > 0:
            before = sentence.lower[trigger.start - 1]
            following = sentence.tag[trigger.end] if trigger.end < len(sentence.words) else ""
            if before == "those" or (before in ("the", "their", "its") and following not in ("NN", "NNS", "NNP", "JJ", "NNPS", "HYPH")):
                found[trigger.start - 1] = (trigger.end, t)
    return found


def _letter(trigger: Trigger) -> str:
    if trigger.lemma == "toll":
        return "T"
    if trigger.role == "verb":
        return {"past": "V", "ing": "G", "base": "F"}.get(trigger.form, "F")
    return {"die": "I", "adjective": "A", "noun": "D", "person": "D"}[trigger.role]
