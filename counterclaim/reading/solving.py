"""Possible links of one sentence in; out, those that hold together: one outcome a group, one chain of groups a slot."""

from __future__ import annotations

import dataclasses

from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger


def outer_first(possible: list[Link]) -> list[Link]:
    """ "executed six captured soldiers" tells of six killed: what the clause tells goes before what a modifier tells."""
    outer = {k.group for k in possible if not k.rule.startswith("own") and k.outcome in ("killed", "captured") and k.cost < 2}
    killed = {k.group for k in possible if k.outcome == "killed" and not k.rule.startswith("own") and k.cost < 1.6}
    ordered = []
    for link in possible:
        if link.rule == "own modifier" and link.group in outer:
            link = dataclasses.replace(link, cost=2.1)
        # "who had been kidnapped, was killed": the worse of two fates.
        elif link.outcome == "captured" and link.group in killed and not link.rule.startswith("own"):
            link = dataclasses.replace(link, cost=link.cost + 0.6)
        ordered.append(link)
    return ordered


def counted_first(groups: list[Group], possible: list[Link]) -> list[Link]:
    """ "the losses of the rebels were 90 fighters": the people without a number only say whose the counted are."""
    counted = {
        k.trigger for k in possible if groups[k.group].kind == "quantity" and k.rule in ("losses counted", "toll", "toll from and to")
    }
    return [k for k in possible if k.trigger is None or k.trigger not in counted or groups[k.group].kind != "plural"]


def solve(groups: list[Group], triggers: list[Trigger], possible: list[Link]) -> list[Link]:
    """One link a group and one group a slot (before or behind a word of outcome), the cheapest first."""
    chosen: dict[int, Link] = {}
    slot: dict[tuple[int, str], int] = {}
    for link in sorted(possible, key=lambda k: (k.cost, k.group, -1 if k.trigger is None else k.trigger, k.rule)):
        group = groups[link.group]
        if link.group in chosen or group.why_not:
            continue
        if link.trigger is not None:
            side = "before" if group.start <= triggers[link.trigger].token else "after"
            other = "after" if side == "before" else "before"
            if (link.trigger, other) in slot and not link.rule.startswith("own") and link.rule != "along with":
                held = groups[slot[link.trigger, other]]
                if held.kind == "quantity" or group.kind != "quantity" or link.rule in ("counted participle", "reduced passive"):
                    continue
            if (link.trigger, side) in slot:
                continue
            slot[link.trigger, side] = link.group
        chosen[link.group] = link
    return [borne_out(link, possible) for link in chosen.values()]


def borne_out(link: Link, possible: list[Link]) -> Link:
    """The link with what speaks for it: that rules of several kinds agree, and how far it is ahead of another outcome for its group."""
    kinds = {_kind(k.rule) for k in possible if k.group == link.group and k.outcome == link.outcome}
    ahead = min((k.cost - link.cost for k in possible if k.group == link.group and k.outcome != link.outcome), default=3.0)
    return dataclasses.replace(link, agreed=len(kinds) > 1, ahead=max(0.0, min(3.0, round(ahead, 2))))


def _kind(rule: str) -> str:
    return rule.split()[0] if rule.startswith(("parsed", "own")) else "letters"
