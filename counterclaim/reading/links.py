"""Groups and words of outcome of one sentence in; out, which group suffered which outcome, by which rule (reading/data/rules.toml and the parse)."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from counterclaim.reading.document import Sentence
from counterclaim.reading.groups import Group
from counterclaim.reading.lexicon import words_of
from counterclaim.reading.outcomes import Trigger
from counterclaim.reading.records import Construction, Outcome

BE = frozenset("was were is are be been being get gets got getting 's 're remain remained remains remaining lay lie lies lying".split())
HAVE = frozenset("has have had having 've".split())
ANAPHORS = frozenset("victims casualties fatalities".split())
ADVERBS = frozenset(
    "also reportedly allegedly already later instantly immediately then still now subsequently meanwhile together even just all both only seriously severely critically badly lightly slightly fatally mostly mainly either not never apparently presumably confirmed brutally cowardly recently currently yesterday today since".split()
)
JOIN = frozenset("and or , ; & / plus while as well along with besides but".split())
INCLUDING = frozenset("including include includes included among amongst notably especially".split())
WHO = frozenset("who that which whom".split())
LEFT = frozenset("left leaving leaves leave".split())
RISE = frozenset(
    "rose rises rise risen reached reaches reach reaching stands stood standing climbed climbs climbing rising passed hit exceeded exceeds topped surpassed totaled totalled jumped grew at to : is was increased increases increasing put puts bringing brought".split()
)
SAID = frozenset("found said reported believed confirmed feared estimated thought presumed known".split())


@dataclass(frozen=True, slots=True)
class Link:
    """Group `group` (index) suffered the outcome of `trigger` (index, None where the group's own noun tells it)."""

    group: int
    trigger: int | None
    outcome: Outcome
    rule: str
    construction: Construction
    cost: float
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: re.Pattern[str]
    construction: Construction
    cost: float
    example: str


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """The linear rules, in the order of the file."""
    data = tomllib.loads(files("counterclaim.reading").joinpath("data/rules.toml").read_text(encoding="utf-8"))
    return tuple(Rule(r["name"], re.compile(r["pattern"], re.VERBOSE), r["construction"], r["cost"], r["example"]) for r in data["rule"])


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


def nested_groups(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> dict[int, int]:
    """Part -> whole, for the groups behind "including", "among them", "mostly", "two of them"."""
    parts: dict[int, int] = {}
    tokens = {t.token for t in triggers}
    for g, group in enumerate(groups):
        if g == 0 or group.why_not:
            continue
        before = [w for w in sentence.lower[groups[g - 1].end : group.start] if w not in (",", "-", "–", "—", "(", ":", "also", '"')]
        whole = parts.get(g - 1, g - 1)
        if groups[whole].why_not:
            whole = next(
                (k for k in range(g - 1, -1, -1) if not groups[k].why_not and k not in parts and groups[k].kind == "quantity"), whole
            )
        including = _includes(before)
        of_them = (
            sentence.lower[group.start : group.end][-2:] in (["of", "them"], ["of", "whom"], ["of", "those"])
            and groups[whole].kind == "quantity"
        )
        if groups[whole].noun == "anaphor":
            continue
        dash = (
            sentence.lower[groups[g - 1].end : group.start] in (["—"], ["–"], ["--"], ["-"])
            and group.kind == groups[whole].kind == "quantity"
            and bool(group.noun)
        )
        own_next = any(t in tokens for t in range(group.end, group.end + 3))
        if (
            before == []
            and sentence.lower[group.start - 1] == "("
            and groups[whole].kind == "quantity"
            and sentence.lower[groups[g - 1].end : group.start] == ["("]
        ):
            parts[g] = whole
            continue
        if dash or including or (of_them and len(before) < 16 and not own_next):
            parts[g] = whole
            continue
        if g - 1 in parts and (not before or before in (["and"], ["as", "well", "as"], ["and", "the"])):
            told = any(groups[whole].end <= t < groups[g - 1].start for t in tokens) or groups[whole].start - 1 in tokens
            own = any(t in tokens for t in range(group.end, group.end + 4))
            if not (told and own) and (group.kind == "quantity" or group.kind in ("one", "name", "vague") or group.noun == "civilian"):
                parts[g] = whole
    return parts


def _letter(trigger: Trigger) -> str:
    if trigger.lemma == "toll":
        return "T"
    if trigger.role == "verb":
        return {"past": "V", "ing": "G", "base": "F"}.get(trigger.form, "F")
    return {"die": "I", "adjective": "A", "noun": "D", "person": "D"}[trigger.role]


def find_links(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> list[Link]:
    """The links that hold together: one outcome a group, one chain of groups a slot of a trigger; cheapest first."""
    parts = nested_groups(sentence, groups, triggers)
    letters, items = spell(sentence, groups, triggers, frozenset(parts))
    possible: list[Link] = []
    for rule in rules():
        for start in range(len(letters)):
            match = rule.pattern.match(letters, start)
            if match is None:
                continue
            at = match.start("q")
            group, trigger = items[at][1], items[match.start("t")][1]
            cost = rule.cost + 0.03 * (match.end() - match.start())
            # "Six civilians from one family were killed": the group behind the preposition is not the subject.
            if (
                match.start("t") > at
                and at > 1
                and (letters[at - 1] in "po" or letters[at - 1] == "." and letters[at - 2] in "po")
                and re.search(r"[QN][^QNVGIFc]*$", letters[: at - 1])
                and (letters[match.start("t")] == "I" or "B" in letters[at : match.start("t")])
            ):
                cost += 1.6
            if at > match.start("t") and groups[group].noun in ("", "unit") and groups[group].kind == "plural":
                cost += 0.6
            possible.append(Link(group, trigger, triggers[trigger].outcome, rule.name, rule.construction, cost))
    possible += _own_noun(sentence, groups, triggers)
    possible += [k for k in _by_parse(sentence, groups, triggers) if k.group not in parts]
    possible = _outer_first(possible)
    chosen = _solve(sentence, groups, triggers, possible, letters, items)
    chosen = _told_before(groups, triggers, chosen, letters, items)
    return _propagate(sentence, groups, triggers, chosen, parts)


def _outer_first(possible: list[Link]) -> list[Link]:
    """ "executed six captured soldiers" tells of six killed: what the clause tells goes before what a modifier tells."""
    outer = {k.group for k in possible if not k.rule.startswith("own") and k.outcome in ("killed", "captured") and k.cost < 2}
    return [dataclasses.replace(k, cost=2.1) if k.rule == "own modifier" and k.group in outer else k for k in possible]


TOLD = (
    re.compile(r"r (?P<p>P) p (?P<q>Q)".replace(" ", "")),
    re.compile(r"(?P<q>N) B a* Q o (?P<p>[PQ])".replace(" ", "")),
    re.compile(r"(?P<q>Q) o (?P<p>P)".replace(" ", "")),
    re.compile(r"o (?P<p>P) c? (?P<q>Q)".replace(" ", "")),
    re.compile(r"[io] \.? (?P<p>Q) [VA] c (?P<q>Q)".replace(" ", "")),
    re.compile(r"[io] \.? (?P<p>Q) [VA] B a* (?P<q>[QN])".replace(" ", "")),
    re.compile(r"(?P<q>[QN]) a* B a* [ip.]{1,3} .{0,2}? (?P<p>[PQ])".replace(" ", "")),
    re.compile(r"i a* (?P<p>P) [^QNBVGF]{0,4}? B a* (?P<q>[QN])".replace(" ", "")),
    re.compile(r"(?P<p>P) [^QNBVGF]{0,4}? a* [iB] a* (?P<q>[QN])".replace(" ", "")),
)


def _told_before(
    groups: list[Group], triggers: list[Trigger], chosen: list[Link], letters: str, items: list[tuple[str, int]]
) -> list[Link]:
    """Parts of victims told of: "four were among the eight killed", "those killed included six women", "among the dead was a child"."""
    linked = {link.group: link for link in chosen}
    for pattern in TOLD:
        for start in range(len(letters)):
            match = pattern.match(letters, start)
            if match is None:
                continue
            kind, index = items[match.start("p")]
            part = items[match.start("q")][1]
            stretch = letters[match.start("q") : match.start("p")]
            if match.start("q") < match.start("p") and "i" not in stretch and "o" not in stretch:
                continue
            if groups[part].high == 0:
                continue
            if kind == "group" and groups[index].noun == "anaphor" and part != index:
                if part not in linked and groups[part].kind != "plural":
                    linked[part] = Link(part, None, "killed", "among the victims", "nominal", 1.5)
            elif kind == "group":
                whole = linked.get(index)
                if whole is None or whole.group == part:
                    continue
                linked[part] = Link(part, whole.trigger, whole.outcome, "among those", whole.construction, 1.3, parent=index)
            elif (
                groups[part].kind != "plural"
                or groups[part].noun == "civilian"
                or ("i" in stretch and groups[part].noun in ("armed", "commander", "official"))
            ):
                if part in linked and linked[part].cost < 1.6 and linked[part].trigger != index:
                    continue
                linked[part] = Link(part, index, triggers[index].outcome, "among the dead", "nominal", 1.4)
    return list(linked.values())


def _own_noun(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> list[Link]:
    """A group whose own noun or modifier tells the outcome: "6 bodies", "12 deaths", "three wounded civilians"."""
    links = []
    inside: dict[int, list[int]] = {}
    for t, trigger in enumerate(triggers):
        for g, group in enumerate(groups):
            if group.start <= trigger.token < group.end:
                inside.setdefault(g, []).append(t)
    for g, inner in inside.items():
        for t in inner:
            trigger = triggers[t]
            if groups[g].why_not:
                continue
            links.append(
                Link(
                    g,
                    t,
                    trigger.outcome,
                    "own noun" if trigger.role in ("noun", "person") else "own modifier",
                    "nominal",
                    0.9 if trigger.role in ("noun", "adjective", "verb") else 1.9,
                )
            )
    for g, group in enumerate(groups):
        if sentence.lower[group.head] in ("lives", "life") and not group.why_not:
            near = set(sentence.lower[max(0, group.start - 6) : group.start]) | set(sentence.lower[group.end : group.end + 3])
            if near & frozenset(
                "claimed claim claiming claims took taken take taking cost costing costs lost lose snuffed loss ended".split()
            ):
                links.append(Link(g, None, "killed", "lives", "nominal", 0.8))
        before = sentence.lower[max(0, group.start - 2) : group.start]
        if (
            before
            and before[-1] in ("lost", "losing", "lose", "loses")
            and group.noun in ("armed", "commander", "neutral", "civilian")
            and (group.kind == "quantity" or group.noun != "neutral" and group.kind in ("one", "vague"))
        ):
            links.append(Link(g, None, "killed", "lost", "intransitive", 1.2))
    return links


def _by_parse(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> list[Link]:
    holder: dict[int, int] = {}
    for g, group in enumerate(groups):
        for n in range(group.start, group.end):
            holder.setdefault(n, g)
    links = []
    children: dict[int, list[int]] = {}
    for n, head in enumerate(sentence.head):
        if n != head:
            children.setdefault(head, []).append(n)
    for t, trigger in enumerate(triggers):
        token = trigger.token
        if token in holder:
            continue
        below = children.get(token, [])
        deps = {sentence.dep[c]: c for c in below}
        args: list[tuple[int, str, Construction, float]] = []
        if trigger.role == "verb":
            passive = "auxpass" in deps or "nsubjpass" in deps
            subject = deps.get("nsubjpass")
            if passive and subject is None and sentence.dep[token] == "conj":
                subject = next((c for c in children.get(sentence.head[token], []) if sentence.dep[c] in ("nsubjpass", "nsubj")), None)
            if subject is not None and (passive):
                if sentence.lower[subject] in WHO and sentence.dep[token] in ("relcl", "acl"):
                    subject = sentence.head[token]
                args.append((subject, "parsed passive", "agentless", 1.4))
            if sentence.dep[token] in ("acl", "relcl") and trigger.form == "past" and "dobj" not in deps and "nsubj" not in deps:
                args.append((sentence.head[token], "parsed participle", "agentless", 1.9))
            if not passive and "dobj" in deps:
                args.append((deps["dobj"], "parsed object", "active", 1.5))
            if (
                sentence.dep[token] in ("ccomp", "oprd", "acomp", "xcomp")
                and trigger.form == "past"
                and not passive
                and "dobj" not in deps
                and "nsubj" in deps
            ):
                args.append((deps["nsubj"], "parsed small clause", "agentless", 1.9))
        elif trigger.role == "die":
            if "nsubj" in deps:
                subject = deps["nsubj"]
                if sentence.lower[subject] in WHO and sentence.dep[token] in ("relcl", "acl"):
                    subject = sentence.head[token]
                args.append((subject, "parsed subject", "intransitive", 1.4))
        elif trigger.role == "noun":
            for c in below:
                if sentence.dep[c] == "prep" and sentence.lower[c] in ("of",):
                    args += [(o, "parsed of", "nominal", 1.6) for o in children.get(c, []) if sentence.dep[o] == "pobj"]
                if sentence.dep[c] == "poss":
                    args.append((c, "parsed possessive", "nominal", 1.8))
        for argument, rule, construction, cost in args:
            held = holder.get(argument)
            if held is not None and not groups[held].why_not:
                links.append(Link(held, t, trigger.outcome, rule, construction, cost))
    return links


def _solve(
    sentence: Sentence, groups: list[Group], triggers: list[Trigger], possible: list[Link], letters: str, items: list[tuple[str, int]]
) -> list[Link]:
    chosen: dict[int, Link] = {}
    slot: dict[tuple[int, str], int] = {}
    for link in sorted(possible, key=lambda k: (k.cost, k.group, -1 if k.trigger is None else k.trigger, k.rule)):
        group = groups[link.group]
        if link.group in chosen or group.why_not:
            continue
        if link.trigger is not None:
            side = "before" if group.start <= triggers[link.trigger].token else "after"
            other = "after" if side == "before" else "before"
            if (link.trigger, other) in slot and not link.rule.startswith("own"):
                held = groups[slot[link.trigger, other]]
                if held.kind == "quantity" or group.kind != "quantity" or link.rule in ("counted participle", "reduced passive"):
                    continue
            if (link.trigger, side) in slot:
                continue
            slot[link.trigger, side] = link.group
        chosen[link.group] = link
    return list(chosen.values())


def _propagate(sentence: Sentence, groups: list[Group], triggers: list[Trigger], chosen: list[Link], parts: dict[int, int]) -> list[Link]:
    """What holds of one group holds of those joined to it ("5 soldiers, 3 policemen and a boy") and of its parts ("including 4 children")."""
    linked = {link.group: link for link in chosen if link.group not in parts or link.rule == "own modifier"}
    for step in (1, -1):
        order = range(len(groups))
        for g in order if step == 1 else reversed(order):
            neighbour = g - step
            while (
                0 <= neighbour < len(groups)
                and g not in parts
                and (neighbour in parts or (step == 1 and neighbour not in linked and groups[neighbour].kind == "name"))
            ):
                neighbour -= step
            if g in linked or g in parts or not 0 <= neighbour < len(groups) or groups[g].why_not:
                continue
            first, second = (groups[neighbour], groups[g]) if step == 1 else (groups[g], groups[neighbour])
            inner = max(
                [
                    first.end,
                    *(groups[k].end for k in parts if parts[k] == (neighbour if step == 1 else g) and groups[k].end <= second.start),
                ]
            )
            between = sentence.lower[inner : second.start]
            link = linked.get(neighbour)
            if link is None or (
                step == -1
                and (not groups[neighbour].noun or link.rule.startswith("own") or link.construction == "active" or not groups[g].noun)
            ):
                continue
            if _joined(between, groups[g]) and _same_kind(groups[neighbour], groups[g]):
                linked[g] = Link(g, link.trigger, link.outcome, "joined", link.construction, link.cost + 0.3, parent=link.parent)
            elif step == 1 and groups[g].kind == "quantity" and not groups[g].noun and _elliptic(sentence, between, groups[g]):
                linked[g] = Link(g, link.trigger, link.outcome, "elliptic", link.construction, link.cost + 0.6, parent=link.parent)
    for g, whole in sorted(parts.items()):
        link = linked.get(whole)
        if link is None or g in linked:
            if link is None:
                earlier = [k for k in linked if k < g and groups[k].kind == "quantity" and k not in parts]
                link = linked[max(earlier)] if earlier else None
            if link is None or g in linked:
                continue
        before = sentence.lower[groups[g - 1].end : groups[g].start]
        mostly = bool({"mostly", "mainly", "most", "majority", "largely", "chiefly"} & set(before)) or (
            g - 1 in linked and groups[g - 1].kind == "vague" and bool({"are", "were"} & set(before))
        )
        if groups[g].kind in ("quantity", "one", "vague", "name") or mostly:
            linked[g] = Link(g, link.trigger, link.outcome, "part", link.construction, link.cost + 0.2, parent=link.group)
    return [linked[g] for g in sorted(linked)]


def _elliptic(sentence: Sentence, between: list[str], group: Group) -> bool:
    """ "12 lives in A and 9 in B": a bare number after "and", before a preposition."""
    following = sentence.lower[group.end : group.end + 1]
    listed = bool(between) and (between[-1] in ("and", ",", ":", ";", "–", "—") or between[0] in ("in", "at", "near"))
    return len(between) <= 7 and listed and following != [] and following[0] in ("in", "at", "near", "on")


def _includes(words: list[str]) -> bool:
    words = [w for w in words if w not in ("were", "was", "is", "are", "and", "at", "least", "mostly", "mainly")] or words
    text = " ".join(words)
    return bool(
        re.fullmatch(
            r"(?:(?:including|included|include|includes|among|amongst|notably)(?: them| whom| those| the dead| the victims| which)?|(?:most|some|all|many|the majority|several)? ?of (?:whom|them|which)|mostly|mainly|whom|them|including (?:among|mostly) ?(?:them)?|chiefly|largely)",
            text,
        )
    ) or (
        0 < len(words) <= 14
        and bool(re.search(r"(?:^| )(?:including|among (?:them|whom|those|which)|of whom|most of (?:them|whom)|mostly|mainly)$", text))
    )


def _joined(between: list[str], group: Group) -> bool:
    if "(" in between and ")" in between[between.index("(") :]:
        between = between[: between.index("(")] + between[len(between) - between[::-1].index(")") :]
    words = [w for w in between if w not in (",", ";", "also", "the", "about", "his", "her", "their", "its")]
    if not between:
        return group.kind == "quantity" and bool(group.noun)
    return " ".join(words) in (
        "",
        "and",
        "or",
        "as well as",
        "along with",
        "together with",
        "plus",
        "and also",
        "&",
        "besides",
        "in addition to",
        "and another",
        "with",
        "alongside",
    )


def _same_kind(linked: Group, group: Group) -> bool:
    if "name" in (group.kind, linked.kind) and group.kind != linked.kind and group.noun != "name":
        return False
    if group.kind == "plural" and linked.kind == "quantity":
        return False
    return True


def counters() -> frozenset[str]:
    return words_of("counter")
