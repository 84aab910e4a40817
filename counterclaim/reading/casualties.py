"""A Document and a SideFinder in; out, every claim of casualties in it before attribution."""

from __future__ import annotations

import dataclasses
import re

from counterclaim.reading.agents import agent_of
from counterclaim.reading.background import MANY
from counterclaim.reading.candidate import Candidate
from counterclaim.reading.cue_sentences import cue_sentences
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.groups import find_groups
from counterclaim.reading.link import Link
from counterclaim.reading.links import find_links
from counterclaim.reading.outcomes import Trigger, find_triggers
from counterclaim.reading.possession import relation_of
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.standing import stands
from counterclaim.reading.unnumbered import heavy_losses, is_hedged, raised_figures
from counterclaim.reading.victim_names import names_of
from counterclaim.reading.victims import Discourse, Victims, group_text, victim_side, victim_status

# Narrower than the pattern by which a claim is background: of a toll that runs by this one, no attacker is sought around it.
RUNNING = re.compile(
    r"\bsince\b[^.]{0,60}\b(?:19|20)\d\d\b|\bsince\s+(?:the\s+)?(?:conflict|war|uprising|beginning|start|outbreak)|\bso far this year|\bin recent (?:years|months)",
    re.IGNORECASE,
)


def candidates(document: Document, finder: SideFinder, cues: set[int] | None = None) -> list[Candidate]:
    """Every claim before attribution, in the order of the text. Parses the sentences that may hold one: `cues`, where they are known."""
    wanted = cue_sentences(document) if cues is None else cues
    document.parse(sorted(wanted))
    discourse = Discourse()
    found: list[Candidate] = []
    for sentence in document.sentences:
        if sentence.index in wanted:
            found += sentence_candidates(document, sentence, finder, discourse, len(found))
    return found


def sentence_candidates(document: Document, sentence: Sentence, finder: SideFinder, discourse: Discourse, offset: int) -> list[Candidate]:
    """The claims of one parsed sentence; `offset` is the number of claims before it."""
    triggers = find_triggers(sentence)
    groups = find_groups(sentence, finder, blocked_tokens(sentence, triggers))
    links = [k for k in find_links(sentence, groups, triggers) if stands(document, sentence, groups[k.group], k, triggers)]
    made: list[Candidate] = []
    place: dict[int, int] = {}
    predicates = _predicates(sentence, groups, links, triggers)
    links = [k for k in links if k.group not in predicates.values() or k.group in predicates]
    before: str | None = None
    kept: list[Link] = []
    sides: dict[int, str] = {}
    for link in links:
        group = groups[link.group]
        trigger = triggers[link.trigger] if link.trigger is not None else None
        # "the soldiers were killed" says again what an earlier claim told, unless there is none.
        if group.kind == "plural" and sentence.lower[group.start] == "the" and link.outcome in discourse.told:
            continue
        told = groups[predicates[link.group]] if link.group in predicates else group
        anchor = trigger.token if trigger else group.head
        start, end = _span(sentence, group, trigger)
        agent = agent_of(sentence, group, trigger, link, finder)
        side = victim_side(
            Victims(
                document=document, sentence=sentence, group=told, finder=finder, discourse=discourse, before=before, outcome=link.outcome, trigger=anchor,
                agent=agent[0] if agent else None, whole=sides.get(link.parent) if link.parent is not None else None,
            )
        )  # fmt: skip
        sides[link.group] = side
        before = side if link.parent is None else before
        construction = "by_passive" if agent and link.construction == "agentless" else link.construction
        low, high, outcome = group.low, group.high, link.outcome
        if (
            group.kind == "quantity"
            and group.quantity is not None
            and group.low == group.high == 12
            and re.fullmatch(r"an? dozen", group.quantity.text.lower())
        ):
            high = None
        place[link.group] = offset + len(made)
        kept.append(link)
        discourse.told.add(link.outcome)
        if link.outcome in ("killed", "wounded", "casualties") and link.parent is None:
            discourse.last = (sentence.index, side, link.outcome)
        made.append(
            Candidate(
                start=start, end=end, sentence=sentence.index, trigger=anchor, head=group.head, outcome=outcome,
                number=group.number if group.number_end > group.number_start else group_text(sentence, group), qualifier=group.qualifier, low=low, high=high,
                victim=group_text(sentence, told), victim_side=side, victim_status=victim_status(sentence, group, side), relation=relation_of(sentence, group, side, discourse),
                victim_names=names_of(sentence, group, finder),
                agent_side=agent[0] if agent else None, agent_start=agent[1] if agent else None, agent_end=agent[2] if agent else None,
                construction=construction,
                background=_background(sentence, group), hedged=is_hedged(sentence, anchor), headline=sentence.kind == "headline",
                rule=link.rule, confidence=round(max(0.2, 1.0 - 0.15 * link.cost - (0.25 if group.kind in ("plural", "vague") else 0.0)), 2),
                agreed=link.agreed, ahead=link.ahead,
            )
        )  # fmt: skip
    made = [dataclasses.replace(c, part_of=place.get(k.parent)) if k.parent is not None else c for c, k in zip(made, kept, strict=True)]
    made += raised_figures(sentence, made, groups, discourse)
    made += heavy_losses(sentence, finder, made, groups, discourse)
    return made


def _predicates(sentence: Sentence, groups: list[Group], links: list[Link], triggers: list[Trigger]) -> dict[int, int]:
    """ "109 of the dead were evacuees": counted group -> the group that says who they were."""
    inner = {n for t in triggers for n in range(t.start, t.end)}
    found = {}
    for link in links:
        group = groups[link.group]
        if link.group + 1 < len(groups) and group.kind in ("quantity", "vague") and (not group.noun or group.partitive):
            following = groups[link.group + 1]
            between = [sentence.lower[n] for n in range(group.end, following.start) if n not in inner]
            if (
                following.kind == "plural"
                and between
                and between[-1] in ("were", "are", "was", "being")
                and set(between) <= {"were", "are", "was", "being", "of", "the", "those", "mostly", "mainly", "all", "also"}
            ):
                found[link.group] = link.group + 1
            elif not between and following.kind == "plural" and sentence.lower[group.end - 1] in ("them", "whom"):
                found[link.group] = link.group + 1
    return found


def blocked_tokens(sentence: Sentence, triggers: list[Trigger]) -> frozenset[int]:
    """Tokens of phrases of outcome ("taken hostage"), which are nobody's noun."""
    return frozenset(
        n
        for t in triggers
        if (t.end - t.start in (2, 3) and t.role in ("verb", "die"))
        or t.lemma in ("lives of", "toll")
        or (
            t.role in ("person", "noun")
            and sentence.lower[t.end : t.end + 1] in (["of"], [":"], ["numbered"], ["totaled"], ["totalled"], ["exceeded"], ["reached"])
            and not (t.start and sentence.tag[t.start - 1] == "CD")
        )
        for n in range(t.start, t.end)
    ) | frozenset(t.end - 1 for t in triggers if t.end - t.start > 3)


def _span(sentence: Sentence, group: Group, trigger: Trigger | None) -> tuple[int, int]:
    start, end = sentence.starts[group.start], sentence.ends[group.end - 1]
    if trigger is not None:
        if group.end <= trigger.token <= group.end + 4:
            end = sentence.ends[max(trigger.token, trigger.end - 1 if trigger.end - trigger.token < 4 else trigger.token)]
        elif group.start - 3 <= trigger.token < group.start:
            start = sentence.starts[trigger.start]
    return start, end


def _background(sentence: Sentence, group: Group) -> bool:
    return max(group.low or 0, group.high or 0) >= MANY and bool(RUNNING.search(sentence.shown))
