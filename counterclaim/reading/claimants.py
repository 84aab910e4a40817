"""The Sources of an article in order; out, whose side each one speaks for (`Claimants.resolve`): names, offices, "he", "the group".

In order of trust: the outlet's own people; a third party's noun ("activists", "hospital"); a name of the profile; an organ of a
state with the adjective of a side, or alone where the profile has one state; somebody introduced before; otherwise unknown.
"""

from __future__ import annotations

import re

from counterclaim.reading.anaphora import PEOPLE, SELF, Anaphora, is_person
from counterclaim.reading.introductions import head_of
from counterclaim.reading.noun_phrases import plain_name
from counterclaim.reading.source import Source
from counterclaim.reading.source_sides import Resolved

__all__ = ["Claimants", "Resolved"]

COMMUNIQUE = re.compile(r"^(?:an?|the|its|today's|(?:an? |the )?(?:war|official|military|joint|latest)) ?(?:communiques?|bulletins?)$")
# Characters of a sentence, with its dateline, in which its subject is looked for.
OPENING = 60
# "a group monitoring the war said"
WATCHING = re.compile(r",?\s+(?:(?:that|which)\s+)?(?:monitor|track|document|record|count|chart)(?:s|ing)?\b", re.IGNORECASE)
LOOSE = frozenset(
    "source sources group groups statement statements reporter reporters correspondent correspondents official officials spokesman spokeswoman spokesperson agency organisation organization commander leader leaders director chief movement party document communique ministry report center centre channel man woman service body network committee team account paper newspaper minister president general premier colonel governor mayor alliance coalition".split()
)


class Claimants(Anaphora):
    """Resolves the sources of one article, in the order of the text; each one resolved is remembered for those after it."""

    def resolve(self, source: Source) -> Resolved:
        """The side of one source; remembers it."""
        self.at = source.start
        found = self._resolve(source)
        self.history.append((source, found))
        if found.via in ("profile", "organ", "third_party") and not source.anaphor:
            for name in self._surnames(head_of(source.text)):
                self.names.setdefault(name, found.side)
        return found

    def _resolve(self, source: Source) -> Resolved:
        if source.kind == "hearsay":
            return Resolved("unknown", "hearsay")
        text = source.text
        low = text.lower().replace("’", "'")
        if self._own(low):
            return Resolved("outlet", "own")
        if low in ("we", "i", ""):
            return self._first_person(source)
        if low in ("one", "another", "others", "some", "one of them") and (group := self._group_before(source)) is not None:
            return group
        if source.anaphor and self.finder.find(plain_name(text)):
            return self.side_of(text)
        if source.anaphor or low in self.cues.groups["utterances"]:
            head = re.findall(r"[\w-]+", low)[-1] if re.findall(r"[\w-]+", low) else low
            head = {"him": "he", "them": "they", "her": "she"}.get(head, head)
            short = self._short_form(source, head)
            if short is not None:
                return short
            if (
                head in PEOPLE | SELF
                or head in LOOSE
                or head in self.cues.groups["utterances"]
                or head in ("they", "latter", "former", "two")
            ):
                mentioned = self._mentioned(source, head)
                if mentioned is not None:
                    return mentioned
                before = self._antecedent(source, head)
                body = self._body_named(source, head, before[0] if before else None)
                if body is not None:
                    return body
                if before is not None:
                    known = before[1]
                    return Resolved(known.side, "anaphor", known.antecedent or before[0])
                if head in ("correspondent", "reporter") and self.outlet != "unknown":
                    return Resolved("outlet", "own")
        direct = self.side_of(text)
        if direct.side == "unknown" and WATCHING.match(self.document.text[source.end : max(source.end, source.cue_start)]):
            return Resolved("third_party", "third_party")
        if (
            direct.via == "named"
            and source.cue.lower() in ("reported", "reports", "report", "reporting", "has learned", "learned", "broadcast")
            and len(text.split()) <= 3
            and not is_person(text, self.cues)
        ):
            return Resolved("unknown", "medium")
        if direct.side == "unknown" and direct.via == "organ":
            # "Kessarian media, citing the army": the army of those whose media they are.
            through = next((side for r in source.relay if (side := self._adjective(r, organ=True))), None)
            return Resolved(through, "organ") if through else direct
        if (
            direct.side == "unknown"
            and direct.via in ("unresolved", "no_side")
            and (
                bodily := re.search(
                    r"\b(?:the|its)\s+(?:[\w-]+\s+)?(group|monitor|organisation|organization|agency|movement|network|watchdog)\b", low
                )
            )
        ):
            before = self._antecedent(source, bodily.group(1))
            if before is not None:
                return Resolved(before[1].side, "anaphor")
        if direct.side == "unknown" and direct.via in ("unresolved", "no_side") and COMMUNIQUE.search(low):
            return self._issuer(source) or direct
        return direct

    def _issuer(self, source: Source) -> Resolved | None:
        """Whose a military communique is that names nobody: the side whose doings it tells first."""
        start = self.document.sentences[source.sentence].start
        told = [
            f for f in self.finder.find(self.document.text[start : source.start]) if f.kind in ("name", "generic") and f.start <= OPENING
        ]
        return Resolved(told[0].side, "communique") if told and told[0].side != "third_party" else None

    def _first_person(self, source: Source) -> Resolved:
        """Whom "we" means: the head of the post or communique, else whoever spoke last; where nobody did, the outlet."""
        earlier = [(s, r) for s, r in self.history if s.kind != "hearsay" and s.start < source.start and r.side != "outlet"]
        heads = [e for e in earlier if e[0].kind == "label"] if source.text else []
        for said, found in reversed(heads or [e for e in earlier if e[0].sentence >= source.sentence - 3]):
            return Resolved(found.side, "anaphor", found.antecedent or said)
        named = self._mentioned(source, "he") if not source.text else None
        return named or Resolved("outlet", "own")
