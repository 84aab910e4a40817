"""Links of one sentence in; out, the same carried to groups that are joined to a linked one, or part of it."""

from __future__ import annotations

import re

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger


def nested_groups(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> dict[int, int]:
    """Part -> whole, for the groups behind "including", "among them", "mostly", "two of them"."""
    parts: dict[int, int] = distributed(sentence, groups)
    tokens = {t.token for t in triggers}
    for g, group in enumerate(groups):
        if g == 0 or group.why_not or g in parts:
            continue
        before = [w for w in sentence.lower[groups[g - 1].end : group.start] if w not in (",", "-", "–", "—", "(", ":", "also", '"')]
        whole = parts.get(g - 1, g - 1)
        if groups[whole].why_not:
            whole = next(
                (k for k in range(g - 1, -1, -1) if not groups[k].why_not and k not in parts and groups[k].kind == "quantity"), whole
            )
        # "Ten children were among 48 people killed": the whole comes second.
        if (
            before in (["were", "among"], ["was", "among"], ["are", "among"], ["is", "among"])
            and group.kind == "quantity"
            and g - 1 not in parts
        ):
            parts[g - 1] = g
            continue
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
            told = any(groups[whole].start <= t < groups[g - 1].start for t in tokens) or groups[whole].start - 1 in tokens
            own = any(t in tokens for t in range(group.end, group.end + 4))
            if not (told and own) and (
                group.kind == "quantity" or group.kind in ("one", "name", "vague") or group.noun == "civilian" or not before
            ):
                parts[g] = whole
    return parts


SAYING = frozenset("said says say told tells added adds reported reports announced confirmed stated wrote claimed claims".split())


def distributed(sentence: Sentence, groups: list[Group]) -> dict[int, int]:
    """ "30 dead: 12 farmers, eleven policemen and seven insurgents": the groups behind a number that add up to it, as its parts."""
    parts: dict[int, int] = {}
    for w, whole in enumerate(groups):
        if whole.kind != "quantity" or whole.why_not or whole.low is None or whole.low < 2 or w in parts:
            continue
        total, members = 0, []
        for g in range(w + 1, min(len(groups), w + 12)):
            group = groups[g]
            if group.why_not or group.kind not in ("quantity", "one") or group.low is None or group.low != group.high:
                continue
            total += group.low
            members.append(g)
            if total >= whole.low:
                break
        between = set(sentence.lower[whole.end : groups[members[0]].start]) if members else set()
        if (
            total == whole.low
            and len(members) > 1
            and all(groups[g].kind == "quantity" for g in members[:2])
            and {":", "—", "–", "--", "-", ","} & between
        ):
            parts |= {g: w for g in members}
    return parts


def _own_outcome(group: Group, triggers: list[Trigger]) -> tuple[int, Trigger] | None:
    """ "30 casualties, including eight dead": what the words behind a part say of it."""
    return next(
        (
            (t, k)
            for t, k in enumerate(triggers)
            if k.start == group.end and k.role in ("adjective", "verb") and k.form in ("adjective", "past")
        ),
        None,
    )


def propagate(sentence: Sentence, groups: list[Group], triggers: list[Trigger], chosen: list[Link], parts: dict[int, int]) -> list[Link]:
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
            # "..., the minister said"
            if (
                step == 1
                and groups[g].kind in ("one", "name", "plural")
                and sentence.lower[groups[g].end : groups[g].end + 1]
                and sentence.lower[groups[g].end] in SAYING
            ):
                continue
            if link is None or (
                step == -1
                and (not groups[neighbour].noun or link.rule.startswith("own") or link.construction == "active" or not groups[g].noun)
            ):
                continue
            if _joined(between, groups[g]) and (
                link.rule in ("among the dead", "among the victims") or _same_kind(groups[neighbour], groups[g])
            ):
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
        # "most of them in the east" says of no people who they were.
        if groups[g].kind == "vague" and sentence.lower[groups[g].end - 1] in ("them", "whom") and not _followed_by_people(groups, g):
            continue
        if groups[g].kind in ("quantity", "one", "vague", "name") or mostly:
            own = _own_outcome(groups[g], triggers) if link.outcome == "casualties" else None
            trigger, outcome = (own[0], own[1].outcome) if own else (link.trigger, link.outcome)
            linked[g] = Link(g, trigger, outcome, "part", link.construction, link.cost + 0.2, parent=link.group)
    return [linked[g] for g in sorted(linked)]


def _followed_by_people(groups: list[Group], g: int) -> bool:
    return g + 1 < len(groups) and groups[g + 1].start - groups[g].end <= 2 and groups[g + 1].kind == "plural"


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
