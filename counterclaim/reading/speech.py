"""A Document's sentences in; out, every `Source` in them: who is given as saying something, by which cue, what of the sentence it covers.

Sources are found along the words first (the noun phrase that touches "said"), since texts lose commas and a parser then
takes the wrong subject; the parse, where there is one, decides where the touching words are no source. Each pattern has a
name (`Source.kind`): before ("X said"), after ("said X"), relative ("X, which said"), shared ("and added", "adding"),
according ("according to X"), quoted ("Y quoted X as saying"), label ("X: 20 dead", "20 dead: X"), hearsay ("reportedly", "was said to"), utterance ("a statement by X").
"""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.reading.cue_phrases import CuePhrases
from counterclaim.reading.cues import VerbForm
from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import (
    AUXILIARIES,
    BE,
    CALENDAR,
    COUNTED,
    COUNTING,
    DENIABLE,
    DETERMINERS,
    DIRECTIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from counterclaim.reading.source import Source

BUT = re.compile(r",?\s+(?:but|although|though|while)\b")

__all__ = ["Source", "SourceReader"]


class SourceReader(CuePhrases):
    """Finds the sources in the sentences of one document."""

    def read(self, sentence: Sentence) -> list[Source]:
        """The sources of one sentence, in order of their cues."""
        found: list[Source] = []
        found += self._phrases(sentence)
        taken = [(s.cue_start, s.cue_end) for s in found]
        for n, word in enumerate(sentence.lower):
            verb, last = self._verb_at(sentence, n)
            if verb is None or any(a <= sentence.starts[n] < b for a, b in taken):
                continue
            source = self._of_verb(sentence, n, last, verb, word, found)
            if source is not None:
                found.append(source)
        found += self._labels(sentence)
        found += self._hearsay(sentence, found)
        channels = {r.lower().removeprefix("the ") for f in found if f.kind == "quoted" for r in f.relay}
        found = [f for f in found if f.kind not in ("before", "relative", "shared") or f.text.lower().removeprefix("the ") not in channels]
        found.sort(key=lambda s: (s.cue_start, s.start))
        return self._with_covers(sentence, found)

    def _verb_at(self, s: Sentence, n: int) -> tuple[VerbForm | None, int]:
        if n + 1 < len(s.lower):
            two = f"{s.lower[n]} {s.lower[n + 1]}"
            if two in self.cues.verbs:
                return self.cues.verbs[two], n + 1
        verb = self.cues.verbs.get(s.lower[n])
        if verb is None or verb.form == "base" and not self._base_is_verb(s, n):
            return None, n
        if s.words[n][0].isupper() and n > 0 and verb.lemma not in ("say", "tell"):
            return None, n
        after = s.lower[n + 1] if n + 1 < len(s.lower) else ""
        if verb.lemma == "claim":
            ahead = s.lower[n + 1 : n + 8]
            touching = self._phrase_ending(s, n - 1)
            people = touching is not None and (self._known(s, touching) or s.lower[touching[1]] in self.cues.groups["source_words"])
            if (
                any(w in self.cues.groups["not_speech_objects"] for w in ahead[:6])
                or ahead[:1]
                and ahead[0][0].isdigit()
                and not people
                or ahead[:1] == ["by"]
            ):
                return None, n
        if s.parsed and s.tag[n] in ("NN", "NNS", "JJ") and not self._touching_subject(s, n):
            return None, n
        if (
            not s.parsed
            and n > 0
            and s.lower[n - 1] in DETERMINERS
            and s.lower[n - 1]
            not in (
                "that",
                "those",
                "these",
                "this",
                "both",
                "all",
                "some",
                "many",
                "others",
                "one",
                "another",
                "two",
                "three",
                "four",
                "several",
            )
        ):
            return None, n
        if after == "by" and verb.form == "past" or s.parsed and s.tag[n] == "VBN" and s.dep[n] == "acl" and verb.needs_clause:
            return None, n
        return verb, n

    def _base_is_verb(self, s: Sentence, n: int) -> bool:
        before = s.lower[n - 1] if n else ""
        if s.parsed:
            return s.tag[n] in ("VBP", "VB", "VBD") and before not in ("to",)
        return (
            before
            in (
                "they",
                "we",
                "i",
                "who",
                "which",
                "that",
                "sources",
                "officials",
                "activists",
                "residents",
                "witnesses",
                "reports",
                "rebels",
                "authorities",
            )
            or before in AUXILIARIES
            or before.endswith("s")
            and self.cues.is_source_noun(before)
        )

    def _touching_subject(self, s: Sentence, n: int) -> bool:
        return (
            n > 0
            and s.lower[n] in ("said", "says", "told", "reports", "claims", "announced", "reported", "claimed")
            and (s.words[n - 1][0].isupper() or s.lower[n - 1] in PRONOUNS)
            and s.lower[n] not in ("reports", "claims")
        )

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
        if verb.lemma in (
            "tell",
            "inform",
            "urge",
            "accuse",
            "blame",
            "ask",
            "condemn",
            "quote",
            "cite",
            "praise",
            "hail",
            "describe",
            "criticize",
            "criticise",
            "call",
            "demand",
            "threaten",
            "deny",
            "reject",
            "dismiss",
            "refute",
            "warn",
            "denounce",
        ):
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

    def _speaks(self, s: Sentence, n: int, last: int, span: tuple[int, int]) -> bool:
        """True where a clause, a toll or a quotation stands beside a verb that has other uses."""
        ahead = s.lower[last + 1 : last + 9]
        if any(s.words[i] in ('"', "”", "''") for i in range(max(0, span[0] - 2), span[0])):
            return True
        verb = self.cues.verbs.get(s.lower[n])
        if verb is not None and verb.lemma in COUNTING and any(w[0].isdigit() or w in COUNTED for w in ahead[:5]):
            return True
        if verb is not None and verb.denial:
            behind = s.lower[max(0, n - 8) : n]
            return any(w in DENIABLE or w in self.cues.groups["utterances"] for w in (*ahead[:5], *behind))
        if (
            ahead[:1] == ["to"]
            and " ".join(s.lower[n : n + 1]) in self.cues.verbs
            and self.cues.verbs[s.lower[n]].lemma in ("threaten", "vow", "pledge", "promise")
        ):
            return True
        if (
            self.cues.verbs.get(s.lower[n])
            and self.cues.verbs[s.lower[n]].lemma in ("accuse", "blame")
            and any(w in ("of", "for") for w in ahead)
        ):
            return True
        if (
            ahead[:1] == ["that"]
            or "how" in ahead[:2]
            or ":" in s.lower[last + 1 :]
            or any(w in '"“”' for w in ahead)
            or "that" in ahead[:4]
            or ":" in ahead
        ):
            return True
        if any(w in self.cues.groups["utterances"] for w in ahead[:5]):
            return True
        if any(
            w
            in (
                "disappearance",
                "murder",
                "murders",
                "killings",
                "assassination",
                "kidnapping",
                "abduction",
                "abductions",
                "arrest",
                "arrests",
                "toll",
                "number",
                "figure",
                "count",
                "casualties",
                "deaths",
                "dead",
                "losses",
                "killing",
                "death",
                "statement",
                "injured",
                "wounded",
                "killed",
            )
            for w in ahead
        ):
            return True
        return bool(s.parsed and any(s.dep[c] == "ccomp" for c in s.children(n)))

    def _with_covers(self, s: Sentence, found: list[Source]) -> list[Source]:
        out = []
        for i, source in enumerate(found):
            if source.covers:
                out.append(source)
                continue
            left_edge = max([f.cue_end for f in found[:i] if f.cue_end <= source.start and f.kind != "hearsay"], default=s.start)
            right_edge = min(
                [min(f.start, f.cue_start) for f in found[i + 1 :] if f.kind not in ("hearsay", "quoted", "according", "shared")],
                default=s.end,
            )
            turn = min([f.start for f in found[i + 1 :] if f.kind in ("before", "relative") and self._turns_to(s, f)], default=s.end)
            if source.denial or source.kind == "hearsay":
                # "denied it and said that …", "claims that … but …": what comes then is said by somebody else.
                turn = min([turn, *(f.cue_start for f in found[i + 1 :] if f.cue_start > source.cue_end)])
                but = BUT.search(self.document.text, source.cue_end, s.end)
                turn = min(turn, but.start()) if but else turn
            before = (s.start, min(source.start, source.cue_start))
            after = (
                max(source.cue_end, source.end if source.kind in ("after", "according", "quoted", "utterance") else source.cue_end),
                turn,
            )
            opens = source.kind in ("according", "quoted") and source.cue[:1].isupper() and source.cue_start > s.start
            if opens or source.kind in ("according", "quoted", "after", "utterance") and after[0] < s.end and before[1] - before[0] < 4:
                spans = [(after[0], right_edge if right_edge > after[0] else s.end)]
            elif source.kind in ("according", "after"):
                spans = [before, after]
            elif self._ends_sentence(s, after[0]):
                spans = [before]
            else:
                spans = [after, before]
            spans = [(max(a, left_edge) if b <= source.start else a, b) for a, b in spans]
            out.append(replace(source, covers=tuple((a, b) for a, b in spans if b > a)))
        return out

    def _turns_to(self, s: Sentence, source: Source) -> bool:
        """True where the words before a source turn to it from another one ("while the army said")."""
        n = s.token_at(source.start)
        return (
            n is not None
            and n > 0
            and (s.lower[n - 1] in ("while", "but", "whereas", "though", "although", ";") or s.lower[n - 1] == "and" and n > 1)
        )

    def _ends_sentence(self, s: Sentence, at: int) -> bool:
        """True where nothing but a time, a place or a channel follows."""
        rest = [w for w, a in zip(s.lower, s.starts, strict=True) if a >= at]
        words = [w for w in rest if w.isalpha()]
        if "that" in words:
            return False
        if len(words) <= 2:
            return True
        if len(words) <= 9 and (
            words[0]
            in (
                "on",
                "in",
                "to",
                "by",
                "via",
                "during",
                "late",
                "early",
                "from",
                "after",
                "as",
                "at",
                "earlier",
                "later",
                "yesterday",
                "today",
                "anonymously",
                "citing",
                "without",
                "of",
                "about",
            )
            or words[0] in CALENDAR
            or words[0] in self.cues.groups["agencies"]
        ):
            return not any(w in ("killed", "wounded", "injured", "dead", "died", "were", "was", "had", "has") for w in words)
        return False
