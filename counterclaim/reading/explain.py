"""An article and a profile in; out, a frame of every number and every casualty word: a claim by which rule, or why not."""

from __future__ import annotations

import pandas as pd

from counterclaim.reading.casualties import blocked_tokens, candidates
from counterclaim.reading.cue_sentences import cue_sentences
from counterclaim.reading.document import Document, Sentence, make_document
from counterclaim.reading.groups import find_groups
from counterclaim.reading.links import find_links
from counterclaim.reading.outcomes import find_triggers
from counterclaim.reading.quantities import find_quantities
from counterclaim.reading.read import read_article
from counterclaim.reading.records import Claim
from counterclaim.reading.sides import SideFinder
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile

COLUMNS = ["start", "end", "text", "kind", "claim", "outcome", "rule", "reason", "claim_id", "sentence"]
NO_OUTCOME = "no word in the sentence tells an outcome"
UNLINKED = "no rule links it to a word of outcome"
RETOLD = "generic, or says again what a claim tells"
NO_GROUP = "no rule links it to people"


def explain(article: Article, profile: Profile) -> pd.DataFrame:
    """Every number and casualty word of one article, a row each, in the order of the text.

    Columns: start, end, text (its place and words), kind (number, word), claim (whether a claim rests on it), outcome, rule and claim_id
    (of that claim, "" for none), reason (why it is none, "" for a claim: "age", "date", "things", ...), sentence (its words).
    """
    finder = SideFinder(profile)
    document = make_document(article, finder.names, profile.model)
    candidates(document, finder)
    claims = read_article(article, profile).claims
    parsed = cue_sentences(document)
    rows: list[list[object]] = []
    for sentence in document.sentences:
        rows += _rows(document, sentence, finder, claims, sentence.index in parsed)
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.sort_values(["start", "end", "kind"], kind="stable", ignore_index=True)


def _rows(document: Document, sentence: Sentence, finder: SideFinder, claims: tuple[Claim, ...], parsed: bool) -> list[list[object]]:
    words = " ".join(document.text[sentence.start : sentence.end].split())
    if sentence.kind == "furniture":
        return [
            [sentence.start + q.start, sentence.start + q.end, q.text, "number", False, "", "", "page furniture", "", words]
            for q in find_quantities(sentence.shown)
        ]
    rows: list[list[object]] = []
    triggers = find_triggers(sentence) if parsed else []
    groups = find_groups(sentence, finder, blocked_tokens(sentence, triggers)) if parsed else []
    links = find_links(sentence, groups, triggers) if parsed else []
    for quantity in find_quantities(sentence.shown):
        start, end = sentence.start + quantity.end - len(quantity.text), sentence.start + quantity.end
        own = next(
            (
                c
                for c in claims
                if c.start < end
                and start < c.end
                and (c.low, c.high) in ((quantity.low, quantity.high), (quantity.low, None))
                and " ".join(quantity.text.split()) in " ".join(c.exact.split())
            ),
            None,
        )
        group = next((g for g in groups if g.quantity is not None and g.quantity.start == quantity.start), None)
        reason = (
            quantity.why_not
            or (group.why_not if group else "")
            or (NO_OUTCOME if not triggers else UNLINKED if not any(groups[k.group] is group for k in links) else RETOLD)
        )
        rows.append(_row(start, end, document, "number", own, reason, words))
    for t, trigger in enumerate(triggers):
        start, end = sentence.starts[trigger.token], sentence.ends[trigger.token]
        linked = [k for k in links if k.trigger == t]
        own = next(
            (
                c
                for c in claims
                if c.outcome == trigger.outcome
                and sentence.start <= c.start < sentence.end
                and any(_touches(sentence, c, groups[k.group].start, groups[k.group].end) for k in linked)
            ),
            None,
        )
        rows.append(_row(start, end, document, "word", own, RETOLD if linked else NO_GROUP, words))
    return rows


def _touches(sentence: Sentence, claim: Claim, first: int, last: int) -> bool:
    return claim.start < sentence.ends[last - 1] and sentence.starts[first] < claim.end


def _row(start: int, end: int, document: Document, kind: str, claim: Claim | None, reason: str, words: str) -> list[object]:
    told = " ".join(document.text[start:end].split())
    if claim is None:
        return [start, end, told, kind, False, "", "", reason, "", words]
    return [start, end, told, kind, True, claim.outcome, claim.rule, "", claim.claim_id, words]
