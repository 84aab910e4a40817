"""A Document's sentences in; out, every `Source` in them: who is given as saying something, by which cue, what of the sentence it covers.

Sources are found along the words first (the noun phrase that touches "said"), since texts lose commas and a parser then
takes the wrong subject; the parse, where there is one, decides where the touching words are no source. Each pattern has a
name (`Source.kind`): before ("X said"), after ("said X"), relative ("X, which said"), shared ("and added", "adding"),
according ("according to X"), quoted ("Y quoted X as saying"), label ("X: 20 dead", "20 dead: X"), hearsay ("reportedly", "was said to"), utterance ("a statement by X").
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reading.covers import Covers
from counterclaim.reading.cues import VerbForm
from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import AUXILIARIES, BE, DETERMINERS, DIRECTIONS, PREPOSITIONS, PRONOUNS
from counterclaim.reading.source import Source

# Verbs with an object of persons: what stands behind them does not speak.
TRANSITIVE = frozenset(
    "tell inform urge accuse blame ask condemn quote cite praise hail describe criticize criticise call demand threaten deny reject dismiss refute warn denounce put give place raise revise lower update identify treat register record list document count tally monitor".split()
)

__all__ = ["Source", "SourceReader"]


class SourceReader(Covers):
    """Finds the sources in the sentences of one document."""

    def read(self, sentence: Sentence) -> list[Source]:
        """The sources of one sentence, in order of their cues."""
        found: list[Source] = []
        found += self._phrases(sentence)
        taken = [(s.cue_start, s.cue_end) for s in found]
        for n, word in enumerate(sentence.lower):
            if word not in self.cues.verb_openers:
                continue
            verb, last = self._verb_at(sentence, n)
            if verb is None or any(a <= sentence.starts[n] < b for a, b in taken):
                continue
            source = self._of_verb(sentence, n, last, verb, word, found) or self._without_subject(sentence, n, last, verb)
            if source is not None:
                found.append(source)
        found += self._labels(sentence)
        found += self._hearsay(sentence, found)
        channels = {r.lower().removeprefix("the ") for f in found if f.kind == "quoted" for r in f.relay}
        found = [f for f in found if f.kind not in ("before", "relative", "shared") or f.text.lower().removeprefix("the ") not in channels]
        found.sort(key=lambda s: (s.cue_start, s.start))
        return self._with_covers(sentence, found)

    def _of_verb(self, s: Sentence, n: int, last: int, verb: VerbForm, word: str, found: list[Source]) -> Source | None:
        before = n - 1
        passive = False
        while before >= 0 and (s.lower[before] in AUXILIARIES or s.parsed and s.tag[before] == "RB" and s.lower[before] not in PRONOUNS):
            passive = passive or s.lower[before] in BE and verb.form == "past"
            before -= 1
        if passive and verb.form == "past" and s.lower[n - 1] not in ("has", "have", "had"):
            return None
        before = self._skip_adjuncts(s, self._skip_time(s, before))
        if before >= 1 and s.lower[before] in (",", "-", "–", "—"):
            left = self._appositive(s, before)
        elif before >= 0 and s.lower[before] in ("who", "which", "that") and not self._clause_that(s, before):
            end = before - 1
            while end > 0 and s.lower[end] in (",", "(", "-"):
                end -= 1
            left = self._phrase_ending(s, end)
            if left:
                joint = [i for i in range(left[0], left[1]) if s.lower[i] in ("and", "or", "with", "to")]
                left = (joint[-1] + 1, left[1]) if joint else left
            return self._make(s, left, n, last, verb, "relative") if left and self._sourcelike(s, left) else None
        else:
            left = self._phrase_ending(s, before)
        right = self._phrase_from(s, last + 1)
        left_ok = left is not None and self._sourcelike(s, left)
        if left is not None and left_ok and left[0] > 0 and s.lower[left[0] - 1] in ("to", "by", "against", "on") and verb.form == "ing":
            left_ok = False
        if (
            left is not None
            and s.lower[left[1]] in ("it", "they")
            and left[0] > 1
            and s.parsed
            and s.tag[left[0] - 1] in ("VBZ", "VBP", "VBD")
        ):
            opener = next((i for i in range(left[0] - 1, max(0, left[0] - 5), -1) if s.lower[i] in ("that", "who", "which")), None)
            whole = self._phrase_ending(s, opener - 1) if opener else self._parsed_subject(s, n)
            left, left_ok = (whole, True) if whole is not None and self._sourcelike(s, whole) else (left, left_ok)
        lead = left[0] - 1 if left is not None else -1
        while lead > 0 and s.lower[lead] in DIRECTIONS:
            lead -= 1
        if left is not None and lead >= 0 and s.lower[lead] in ("has", "have", "had") and s.parsed:
            subject = self._parsed_subject(s, n)
            left, left_ok = (subject, True) if subject is not None and self._sourcelike(s, subject) else (left, left_ok)
        if (
            left is not None
            and left_ok
            and lead >= 0
            and s.lower[lead] in PREPOSITIONS
            and not self._strong(s, left)
            and not any(w in self.cues.groups["source_words"] for w in s.lower[left[0] : left[1] + 1])
        ):
            subject = self._behind_place(s, lead) or self._parsed_subject(s, n)
            left, left_ok = (subject, True) if subject is not None and self._sourcelike(s, subject) else (left, False)
        right_ok = (
            right is not None and verb.form in ("past", "present") and self._sourcelike(s, right) and not self._clause_follows(s, right)
        )
        if verb.lemma in TRANSITIVE:
            right_ok = right_ok and left is None and verb.lemma in ("warn",)
        if verb.lemma in ("quote", "cite") and right is not None:
            return self._quoting(s, left if left_ok else None, right, n, last, verb)
        if n > 0 and s.lower[n - 1] == "as" and verb.form == "ing":
            return None
        if (
            left is not None
            and s.lower[left[1]] in self.cues.groups["utterances"]
            and verb.form == "ing"
            and left[0] > 0
            and (s.lower[left[0] - 1] in self.cues.verbs or s.parsed and s.tag[left[0] - 1].startswith("VB"))
        ):
            left, left_ok = None, False
        if (
            right_ok
            and right is not None
            and (not left_ok or left is None or self._sentence_ends(s, right[1]) and not self._strong(s, left))
            and (s.parsed or self._phrase_ends(s, right[1]))
        ):
            return self._make(s, right, n, last, verb, "after")
        if left_ok and left is not None:
            return self._make(s, left, n, last, verb, "before")
        if (
            verb.form == "ing"
            or (before >= 0 and s.lower[before] in ("and", "but", "or", ",", "then"))
            or (left is None and before >= 0 and s.lower[before] in ("and", "but"))
        ):
            mine = [f for f in found if f.kind in ("before", "after", "relative", "shared", "according") and f.cue_end <= s.starts[n]]
            if mine:
                return self._make(s, None, n, last, verb, "shared", like=mine[-1])
        subject = self._parsed_subject(s, n)
        if subject is not None and (
            self._sourcelike(s, subject)
            or not (s.parsed and s.tag[n] == "VBN" and s.dep[n] in ("acl", "amod"))
            and verb.lemma in ("say", "report", "add", "announce", "claim", "state", "declare")
        ):
            return self._make(s, subject, n, last, verb, "before", weak=not self._sourcelike(s, subject))
        if s.parsed and s.tag[n] == "VBN" and s.dep[n] in ("acl", "amod"):
            return None
        opening = self._opening_subject(s, n) if not s.parsed and not verb.needs_clause and verb.form != "ing" else None
        if opening is not None:
            return self._make(s, opening, n, last, verb, "before")
        if (
            left is not None
            and not s.parsed
            and not left_ok
            and not verb.needs_clause
            and verb.form != "ing"
            and s.lower[left[0]] in DETERMINERS
        ):
            return self._make(s, left, n, last, verb, "before", weak=True)
        if (
            left is not None
            and verb.lemma in ("say", "tell", "add", "announce", "claim", "report")
            and verb.form != "ing"
            and not verb.needs_clause
        ):
            return self._make(s, left, n, last, verb, "before", weak=True)
        return None

    def loose_source(self, s: Sentence, before: int) -> Source | None:
        """Whoever does something with words ("called", "branded") nearest before a place of the sentence; None where nobody does."""
        for n in range(len(s.words) - 1, -1, -1):
            if s.starts[n] >= before or s.lower[n] not in self.cues.verbs:
                continue
            verb = self.cues.verbs[s.lower[n]]
            k = n - 1
            while k >= 0 and s.lower[k] in AUXILIARIES:
                k -= 1
            left = self._phrase_ending(s, k)
            if left is not None and self._sourcelike(s, left) and verb.form != "base":
                return self._make(s, left, n, n, replace(verb, needs_clause=False), "before")
        return None

    def _without_subject(self, s: Sentence, n: int, last: int, verb: VerbForm) -> Source | None:
        """ "Says his men are safe.": a post goes on about whoever spoke in the sentence before; the source is no words at all."""
        if n or not s.index or verb.needs_clause or verb.form not in ("present", "past") or not s.words[0][0].isupper():
            return None
        if s.words[0].endswith("s") and s.lower[last + 1 : last + 2] and s.lower[last + 1] in ("and", "or", "of", "about", "by", "from"):
            return None  # "Claims and counterclaims of victory": nouns
        start = s.starts[0]
        return Source(
            start, start, "", s.index, s.words[0], start, s.ends[last], "before", stance=verb.stance, denial=verb.denial, anaphor=True
        )

    def _quoting(
        self, s: Sentence, left: tuple[int, int] | None, right: tuple[int, int], n: int, last: int, verb: VerbForm
    ) -> Source | None:
        """ "Y quoted X as saying", "Y, citing X": X is the source and Y the channel."""
        if not self._sourcelike(s, right):
            return None
        made = self._make(s, right, n, last, replace(verb, needs_clause=False), "quoted")
        if left is not None and made is not None:
            made = replace(made, relay=(self._words(s, left),))
        return made

    def _make(
        self,
        s: Sentence,
        span: tuple[int, int] | None,
        n: int,
        last: int,
        verb: VerbForm,
        kind: str,
        *,
        like: Source | None = None,
        weak: bool = False,
    ) -> Source | None:
        cue = " ".join(s.words[n : last + 1])
        relay = self._told(s, last) if verb.lemma in ("tell", "inform") else self._channels(s, last + 1)
        if kind == "after" and span is not None:
            relay = self._channels(s, span[1] + 1)
        if verb.lemma in ("tweet", "twit"):
            relay = relay or ("Twitter",)
        if like is not None:
            return replace(
                like,
                cue=cue,
                cue_start=s.starts[n],
                cue_end=s.ends[last],
                kind="shared",
                stance=verb.stance,
                denial=verb.denial,
                relay=like.relay or relay,
                covers=(),
            )
        if span is None:
            return None
        if verb.needs_clause and not self._speaks(s, n, last, span):
            return None
        return Source(
            s.starts[span[0]],
            s.ends[span[1]],
            self._words(s, span),
            s.index,
            cue,
            s.starts[n],
            s.ends[last],
            kind,
            relay=relay,
            stance=verb.stance,
            denial=verb.denial,
            anaphor=self._anaphor(s, span),
            known=self._known(s, span),
            weak=weak,
        )
