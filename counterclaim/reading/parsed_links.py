"""Groups and words of outcome of one parsed sentence in; out, the links that the parse tells."""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger
from counterclaim.reading.records import Construction
from counterclaim.reading.spelling import WHO


def links_by_parse(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> list[Link]:
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
        for argument, rule, construction, cost in args:
            held = holder.get(argument)
            if held is not None and not groups[held].why_not:
                links.append(Link(held, t, trigger.outcome, rule, construction, cost))
    return links
