"""A Sentence in; out, its verbs of speech (`SpeechVerbs._verb_at`) and whether one that has other uses speaks here (`_speaks`)."""

from __future__ import annotations

from counterclaim.reading.cue_phrases import CuePhrases
from counterclaim.reading.cues import VerbForm
from counterclaim.reading.document import Sentence
from counterclaim.reading.function_words import AUXILIARIES, COUNTED, COUNTING, DENIABLE, DETERMINERS, PRONOUNS

# Determiners that stand for somebody by themselves ("some said").
PRONOUN_LIKE = frozenset("that those these this both all some many others one another two three four several".split())
# "claimed an attack": took it on itself.
ATTACKS = frozenset("attack attacks bombing bombings blast explosion assault raid ambush operation strike killing shooting hit".split())
# "hoping", "believing" tell what moves somebody, not what they say.
MENTAL = frozenset("hope believe think fear expect wonder learn".split())
PLURAL_SPEAKERS = frozenset("they we i who which that sources officials activists residents witnesses reports rebels authorities".split())
# Nouns that make speech of a verb of other uses: "documented the disappearance".
TOLD_OF = frozenset(
    "disappearance murder murders killings assassination kidnapping abduction abductions arrest arrests toll number figure count casualties deaths dead losses killing death statement injured wounded killed".split()
)


class SpeechVerbs(CuePhrases):
    """Finds the verbs that may introduce speech."""

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
        if verb.form == "ing" and verb.lemma in MENTAL:
            return None, n
        after = s.lower[n + 1] if n + 1 < len(s.lower) else ""
        if verb.lemma == "claim":
            ahead = s.lower[n + 1 : n + 8]
            touching = self._phrase_ending(s, n - 1)
            people = touching is not None and (self._known(s, touching) or s.lower[touching[1]] in self.cues.groups["source_words"])
            clause = ahead.index("that") if "that" in ahead else len(ahead)
            if (
                any(w in self.cues.groups["not_speech_objects"] for w in ahead[:6])
                or ahead[:1]
                and ahead[0] in DETERMINERS
                and not ATTACKS.isdisjoint(ahead[: min(6, clause)])
                or ahead[:1]
                and ahead[0][0].isdigit()
                and not people
                or ahead[:1] == ["by"]
            ):
                return None, n
        if s.parsed and s.tag[n] in ("NN", "NNS", "JJ") and not self._touching_subject(s, n):
            return None, n
        if not s.parsed and n > 0 and s.lower[n - 1] in DETERMINERS and s.lower[n - 1] not in PRONOUN_LIKE:
            return None, n
        if after == "by" and verb.form == "past" or s.parsed and s.tag[n] == "VBN" and s.dep[n] == "acl" and verb.needs_clause:
            return None, n
        return verb, n

    def _base_is_verb(self, s: Sentence, n: int) -> bool:
        before = s.lower[n - 1] if n else ""
        if s.parsed:
            return s.tag[n] in ("VBP", "VB", "VBD") and before not in ("to",)
        return before in PLURAL_SPEAKERS or before in AUXILIARIES or before.endswith("s") and self.cues.is_source_noun(before)

    def _touching_subject(self, s: Sentence, n: int) -> bool:
        return (
            n > 0
            and s.lower[n] in ("said", "says", "told", "reports", "claims", "announced", "reported", "claimed")
            and (s.words[n - 1][0].isupper() or s.lower[n - 1] in PRONOUNS)
            and s.lower[n] not in ("reports", "claims")
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
        if any(w in TOLD_OF for w in ahead):
            return True
        return bool(s.parsed and any(s.dep[c] == "ccomp" for c in s.children(n)))
