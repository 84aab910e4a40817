"""A Document and a SideFinder in; out, every claim of casualties in it before attribution."""

from __future__ import annotations

import dataclasses
import re
from typing import Literal

from counterclaim.reading.candidate import Candidate
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.groups import TITLES, Group, find_groups, noun_kind, sentence_text
from counterclaim.reading.lexicon import people_words, words_of
from counterclaim.reading.links import Link, find_links
from counterclaim.reading.outcomes import LIFE_VERBS, Trigger, find_triggers, may_tell_outcome
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.victims import Discourse, generic_side, group_text, victim_side, victim_status

RELEASED = frozenset("released release releasing freed freeing free exchange exchanged swap swapped rescued families relatives".split())
LIVES, LOSING = frozenset(["lives", "life"]), frozenset(["lost", "losing", "lose", "loses"])
HEDGES = frozenset("feared could would might may threatened threatens threaten vowed likely risk risks fear fears".split())
HEAVY = re.compile(
    r"\b(?:(?:heavy|severe|serious|significant|huge|considerable|major|massive|great|substantial|large|big|mounting|enormous|staggering|numerous|many|several|some)\s+(?:\w+\s+){0,2}(?:losses|casualties|toll)|casualties|losses|bloodshed)\b",
    re.IGNORECASE,
)


def cue_sentences(document: Document) -> set[int]:
    """Indices of the sentences that may hold a claim."""
    return {s.index for s in document.sentences if s.kind != "furniture" and may_tell_outcome(s.lower) and _may_hold_claim(s)}


def _may_hold_claim(sentence: Sentence) -> bool:
    """True where a word of outcome stands as one, or where one of the few turns of phrase that do without may be meant."""
    words = set(sentence.lower)
    return bool(
        "victims" in words
        or LIVES & words
        and LIFE_VERBS & words
        or LOSING & words
        and not words.isdisjoint(people_words())
        or find_triggers(sentence)
        or HEAVY.search(sentence.shown)
    )


def candidates(document: Document, finder: SideFinder) -> list[Candidate]:
    """Every claim before attribution, in the order of the text. Parses the sentences that hold a word of outcome."""
    wanted = cue_sentences(document)
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
    links = [k for k in find_links(sentence, groups, triggers) if _stands(document, sentence, groups[k.group], k, triggers)]
    made: list[Candidate] = []
    place: dict[int, int] = {}
    predicates = _predicates(sentence, groups, links, triggers)
    links = [k for k in links if k.group not in predicates.values() or k.group in predicates]
    before: str | None = None
    kept: list[Link] = []
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
        side = victim_side(document, sentence, told, finder, discourse, before, link.outcome, anchor, agent[0] if agent else None)
        before = side
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
                victim=group_text(sentence, told), victim_side=side, victim_status=victim_status(sentence, group, side), relation=relation_of(sentence, group),
                victim_names=(sentence_text(sentence, group.start, group.end),) if group.kind == "name" else (),
                agent_side=agent[0] if agent else None, agent_start=agent[1] if agent else None, agent_end=agent[2] if agent else None,
                construction=construction,
                background=_background(sentence, group), hedged=_hedged(sentence, anchor), headline=sentence.kind == "headline",
                rule=link.rule, confidence=round(max(0.2, 1.0 - 0.15 * link.cost - (0.25 if group.kind in ("plural", "vague") else 0.0)), 2),
            )
        )  # fmt: skip
    made = [dataclasses.replace(c, part_of=place.get(k.parent)) if k.parent is not None else c for c, k in zip(made, kept, strict=True)]
    made += _figures(sentence, made, groups, discourse)
    made += _unquantified(sentence, finder, made, groups, discourse)
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
            and sentence.lower[t.end : t.end + 1] == ["of"]
            and not (t.start and sentence.tag[t.start - 1] == "CD")
        )
        for n in range(t.start, t.end)
    ) | frozenset(t.end - 1 for t in triggers if t.end - t.start > 3)


LEFT_OUT = frozenset(
    "exclude excludes excluded excluding identify identified list names omit omits number families relatives bodies".split()
)
FIGURE = re.compile(
    r"\b(?:rais(?:ed|ing)|revis(?:ed|ing)|put(?:ting)?|brought|bringing|lift(?:ed|ing)|increased|updat(?:ed|ing))\s+(?:the|its|their|that)\s+(?:figure|number|count|total|estimate)\s+(?:\w+\s+){0,3}?(?:to|at)\s+$",
    re.IGNORECASE,
)


def relation_of(sentence: Sentence, group: Group) -> Literal["", "own", "enemy"]:
    """Whether the victims are told of as the speaker's own or as the enemy's."""
    words = set(sentence.lower[max(0, group.start - 1) : group.end])
    # "our children" are no combatants of ours.
    fighters = group.noun in ("armed", "commander") or sentence.lower[group.head] in ("losses", "casualties", "dead")
    if (
        "own" in words
        and group.noun != "civilian"
        or fighters
        and words & {"our", "ours"}
        or fighters
        and words & {"its", "their"}
        and group.kind == "quantity"
    ):
        return "own"
    if words & {"enemy", "enemies"} or (
        "enemy" in sentence.lower[max(0, group.start - 6) : group.start]
        and {"left", "lost", "suffered", "behind"} & set(sentence.lower[max(0, group.start - 6) : group.start])
    ):
        return "enemy"
    return ""


def _figures(sentence: Sentence, made: list[Candidate], groups: list[Group], discourse: Discourse) -> list[Candidate]:
    """ "The party raised the figure to 89": the number of what was told last."""
    if discourse.last is None:
        return []
    _, side, outcome = discourse.last
    found = []
    for group in groups:
        if group.kind != "quantity" or group.why_not or group.quantity is None or not FIGURE.search(sentence.shown[: group.quantity.start]):
            continue
        start, end = sentence.starts[group.start], sentence.ends[group.end - 1]
        if any(c.start < end and start < c.end for c in made):
            continue
        found.append(
            Candidate(
                start=start, end=end, sentence=sentence.index, trigger=group.head, head=group.head, outcome=outcome, number=group.number, qualifier=group.qualifier,
                low=group.low, high=group.high, victim=group_text(sentence, group), victim_side=side, construction="nominal", rule="figure raised", confidence=0.6,
            )
        )  # fmt: skip
    return found


def _stands(document: Document, sentence: Sentence, group: Group, link: Link, triggers: list[Trigger]) -> bool:
    trigger = triggers[link.trigger] if link.trigger is not None else None
    words = sentence.lower[group.start : group.end]
    person = group.noun not in ("", "unknown", "thing", "unit", "onename")
    if trigger is not None and trigger.role == "person" and trigger.outcome == "captured" and RELEASED & set(sentence.lower):
        return False
    if (
        trigger is not None
        and trigger.lemma in ("seize", "destroy", "take out", "round up", "expel")
        and not (person and group.noun not in ("name", "unknown"))
    ):
        return False
    if trigger is not None and trigger.lemma == "fall" and group.noun in ("", "unknown"):
        return False
    # "nine massacres" counts events.
    if link.rule == "own noun" and trigger is not None and trigger.lemma in ("massacre", "slaughter"):
        return False
    if group.high == 0 and link.rule == "own noun" and "of" in words:
        return False
    if (
        trigger is not None
        and trigger.lemma == "destroy"
        and (link.construction != "active" or group.noun not in ("armed", "commander") or group.kind != "quantity")
    ):
        return False
    if group.kind == "quantity":
        if (
            group.noun == "unknown"
            and link.outcome in ("captured", "displaced", "missing")
            and not group.partitive
            and (group.low == 1 or link.construction == "active" and not sentence.lower[group.head].endswith("ers"))
        ):
            return False
        return True
    if trigger is None and link.rule == "joined" and group.kind in ("one", "name"):
        return group.noun not in ("", "onename")
    if link.rule == "lost":
        return group.kind in ("one", "vague")
    if link.rule in ("among the victims",) and group.kind in ("one", "name", "vague"):
        return True
    if (
        link.rule == "own noun"
        and group.kind == "one"
        and trigger is not None
        and trigger.outcome in ("killed", "captured")
        and group.end - 1 == trigger.token
    ):
        # "Senator Ana Rull's murder"
        return any(sentence.lower[n] in ("'s", "’s", "'", "’") and sentence.tag[n - 1] == "NNP" for n in range(group.start + 1, group.end))
    if link.rule in ("own noun", "own modifier") or trigger is None:
        return (
            group.kind == "vague"
            and link.outcome != "casualties"
            and bool({"several", "many", "some", "numerous", "few"} & set(words))
            and "of" not in words
        )
    if group.noun == "anaphor" or (trigger.lemma == "be held" and group.noun in ("name", "onename", "unknown")):
        return False
    if group.kind == "plural" and link.rule in ("part", "left dead", "among the dead"):
        return person
    # "the figures leave out combatants killed in battles" says which people, not that they were killed.
    if group.kind == "plural" and (
        sentence.lower[group.head] in ("number", "numbers")
        or link.rule in ("reduced passive", "parsed participle")
        and LEFT_OUT & set(sentence.lower[max(0, group.start - 4) : group.start])
    ):
        return False
    if group.kind == "plural":
        if (
            link.outcome == "displaced"
            and group.noun == "civilian"
            and words[0] not in ("the", "those", "their")
            and trigger.form in ("past", "noun")
        ):
            return link.cost < 1.8
        if not person or link.rule.startswith("joined") or words[0] in ("those", "these", "its", "their", "his", "all", "no", "our"):
            return False
        if trigger.form == "base" and (
            trigger.role == "die" or not sentence.lower[trigger.token].endswith("s") or sentence.tag[trigger.token] != "VBZ"
        ):
            return False
        return link.cost < 1.8 and link.outcome in ("killed", "wounded", "captured")
    if group.kind == "vague" and group.noun in ("thing", "unit", ""):
        return (
            group.noun == "" and link.outcome in ("killed", "wounded", "casualties") and link.rule in ("passive", "died", "parsed passive")
        )
    if group.noun == "onename":
        told = (
            link.rule in ("passive", "parsed passive")
            or (link.rule in ("death of", "died", "parsed subject") or link.rule == "active" and link.outcome != "captured")
            and _is_person(document, sentence.words[group.head])
        )
        return told and link.outcome in ("killed", "wounded", "captured") and group.low == 1
    if link.outcome == "captured" and group.kind == "name" and link.construction == "active":
        return any(w in TITLES for w in words)
    if group.kind == "name" and group.noun == "name" and trigger.role == "noun" and link.outcome != "killed":
        return any(w in TITLES for w in words)
    if link.outcome in ("missing", "displaced") and group.kind in ("one", "name"):
        return group.kind == "one" and link.outcome == "missing"
    return link.cost < (2.8 if group.noun == "name" and trigger.role == "verb" else 2.2)


def _is_person(document: Document, name: str) -> bool:
    """True where the article prints the name behind a first name or a title elsewhere."""
    return (
        len(name) > 2
        and re.search(
            rf"\b[A-Z][\w'’-]+\s+(?:[\w'’-]+\s+)?{re.escape(name)}\b", document.text, re.IGNORECASE if document.text.isupper() else 0
        )
        is not None
    )


def _span(sentence: Sentence, group: Group, trigger: Trigger | None) -> tuple[int, int]:
    start, end = sentence.starts[group.start], sentence.ends[group.end - 1]
    if trigger is not None:
        if group.end <= trigger.token <= group.end + 4:
            end = sentence.ends[max(trigger.token, trigger.end - 1 if trigger.end - trigger.token < 4 else trigger.token)]
        elif group.start - 3 <= trigger.token < group.start:
            start = sentence.starts[trigger.start]
    return start, end


def agent_of(sentence: Sentence, group: Group, trigger: Trigger | None, link: Link, finder: SideFinder) -> tuple[str, int, int] | None:
    """The side that did it, and the words that name it; None where the sentence names nobody."""
    if trigger is None:
        return None
    text = sentence.shown
    after = sentence.ends[max(trigger.token, group.end - 1)] - sentence.start
    tail = text[after : after + 140]
    by = re.search(r"\b(?:by|at the hands of)\s+((?:\S+\s*){1,7})", tail)
    if by:
        found = [f for f in finder.find(by.group(1)) if f.kind != "third_party"]
        named = re.match(
            r"(?:an?\s+|the\s+)?(?:\w+\s+){0,3}?(?:soldiers|fighters|gunmen|militants|men|police\w*|troops|snipers|militiamen|terrorists|bomber|attackers|individuals|members|guerrillas|state)\b[^,.;]{0,30}",
            by.group(1),
            re.IGNORECASE,
        )
        if not found and named:
            base = sentence.start + after + by.start(1)
            return "unknown", base, base + len(named.group().rstrip())
        if found:
            f = found[0]
            base = sentence.start + after + by.start(1)
            return f.side, base + f.start, base + f.end
    attack = re.search(
        r"\b(?:in|during|after|when|from|under|as a result of|following)\s+((?:\S+\s+){0,8}?)(?:attack|strike|air|raid|shell|bomb|bombard|ambush|fire|offensive|massacre|assault|missile|rocket|operation)",
        tail,
        re.IGNORECASE,
    )
    if attack:
        found = [f for f in finder.find(attack.group(1)) if f.kind != "third_party"]
        if found:
            f = found[-1]
            base = sentence.start + after + attack.start(1)
            return f.side, base + f.start, base + f.end
    if link.construction == "active" or trigger.form == "ing":
        return _subject(sentence, group, trigger, finder)
    return None


def _subject(sentence: Sentence, group: Group, trigger: Trigger, finder: SideFinder) -> tuple[str, int, int] | None:
    """The side in the subject of an active verb; of a participle's clause, the subject of the verb that it hangs on."""
    verb, steps = trigger.token, 0
    while steps < 6:
        subjects = [c for c in sentence.children(verb) if sentence.dep[c] in ("nsubj", "csubj")]
        if subjects:
            inside = _subtree(sentence, subjects[0])
            first, last = min(inside), max(inside)
            if sentence.lower[subjects[0]] in ("who", "which", "that") and sentence.dep[verb] in ("relcl", "acl"):
                first = last = sentence.head[verb]
                inside = _subtree(sentence, first) - _subtree(sentence, verb)
                first, last = min(inside), max(inside)
            if sentence.lower[subjects[0]] in ("it", "they", "he", "she", "we"):
                break
            if last < trigger.token:
                words = sentence.shown[sentence.starts[first] - sentence.start : sentence.ends[last] - sentence.start]
                found = [f for f in finder.find(words, sentence.starts[first]) if f.kind != "third_party"]
                if found:
                    sides = {f.side for f in found}
                    return (found[0].side if len(sides) == 1 else "unknown"), found[0].start, found[0].end
                head = noun_kind(
                    sentence, subjects[0] if sentence.lower[subjects[0]] not in ("who", "which", "that") else sentence.head[verb]
                )
                if head in ("armed", "commander", "official", "civilian"):
                    return "unknown", sentence.starts[first], sentence.ends[last]
                return None
        if sentence.head[verb] == verb:
            break
        verb, steps = sentence.head[verb], steps + 1
    text = sentence.shown[: sentence.starts[trigger.token] - sentence.start]
    found = [
        f
        for f in finder.find(text, sentence.start)
        if f.kind != "third_party" and not sentence.starts[group.start] <= f.start < sentence.ends[group.end - 1]
    ]
    return (
        (found[0].side, found[0].start, found[0].end)
        if found and trigger.form == "ing"
        else (found[-1].side, found[-1].start, found[-1].end)
        if found
        else None
    )


def _subtree(sentence: Sentence, token: int) -> set[int]:
    inside, todo = {token}, [token]
    while todo:
        todo = [c for t in todo for c in sentence.children(t) if c not in inside]
        inside |= set(todo)
    return inside


def _background(sentence: Sentence, group: Group) -> bool:
    text = sentence.shown
    number = max(group.low or 0, group.high or 0)
    return (
        bool(
            re.search(
                r"\bsince\b[^.]{0,60}\b(?:19|20)\d\d\b|\bsince\s+(?:the\s+)?(?:conflict|war|uprising|beginning|start|outbreak)|\bso far this year|\bin recent (?:years|months)",
                text,
            )
        )
        and number >= 10
    )


def _hedged(sentence: Sentence, anchor: int) -> bool:
    return bool(HEDGES & set(sentence.lower[max(0, anchor - 5) : anchor]))


def _unquantified(
    sentence: Sentence, finder: SideFinder, made: list[Candidate], groups: list[Group], discourse: Discourse
) -> list[Candidate]:
    """ "heavy losses", "casualties on both sides"."""
    found = []
    for match in HEAVY.finditer(sentence.shown):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if any(c.start < end and start < c.end for c in made):
            continue
        token = sentence.token_at(end - 1)
        if token is None:
            continue
        before = sentence.lower[max(0, token - 4) : token]
        if match.group().lower() in ("losses", "casualties") and (
            not {
                "been",
                "suffered",
                "suffering",
                "inflicted",
                "inflicting",
                "causing",
                "caused",
                "were",
                "sustained",
                "sustaining",
                "suffer",
                "inflict",
            }
            & set(before)
        ):
            continue
        if {"no", "any", "without", "avoid", "number", "material", "financial", "economic"} & set(before) or re.search(
            r"\d\s*$", sentence.shown[: match.start()]
        ):
            continue
        side = "unknown"
        around = sentence.shown[match.end() : match.end() + 80].lower()
        if "both sides" in around or "both sides" in sentence.shown[: match.start()].lower():
            side = "both"
        else:
            after = re.match(
                r"\s+(?:\w+\s+){0,2}?(?:on|to|among|in the ranks of|upon|of|for)\s+((?:\S+\s*){1,6})", sentence.shown[match.end() :]
            )
            hits = finder.find(after.group(1)) if after else []
            if not hits and {"suffered", "suffering", "sustained", "sustaining", "suffer", "taken", "took"} & set(before):
                hits = finder.find(sentence.shown[: match.start()])[-1:]
            hits = [h for h in hits if h.kind != "third_party"]
            behind = next((g for g in groups if g.start > token and g.start - token <= 4), None)
            if hits:
                side = hits[0].side
            elif behind is not None and (told := generic_side(sentence, behind, finder, discourse, None)):
                side = told
            elif "civilian" in match.group().lower():
                side = "civilian"
        found.append(
            Candidate(
                start=start, end=end, sentence=sentence.index, trigger=token, head=token, outcome="casualties", number=" ".join(match.group().split()),
                qualifier="unquantified", low=None, high=None, victim=match.group().split()[-1], victim_side=side, construction="nominal",
                hedged=_hedged(sentence, token), headline=sentence.kind == "headline", rule="heavy losses", confidence=0.6,
            )
        )  # fmt: skip
    return found


__all__ = ["agent_of", "candidates", "cue_sentences", "sentence_candidates", "words_of"]
