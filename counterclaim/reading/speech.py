"""A Document's sentences in; out, every `Source` in them: who is given as saying something, by which cue, what of the sentence it covers.

Sources are found along the words first (the noun phrase that touches "said"), since texts lose commas and a parser then
takes the wrong subject; the parse, where there is one, decides where the touching words are no source. Each pattern has a
name (`Source.kind`): before ("X said"), after ("said X"), relative ("X, which said"), shared ("and added", "adding"),
according ("according to X"), quoted ("Y quoted X as saying"), label ("X: 20 dead", "20 dead: X"), hearsay ("reportedly", "was said to"), utterance ("a statement by X").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from counterclaim.reading.cues import Cues, VerbForm, load_cues
from counterclaim.reading.document import Document, Sentence
from counterclaim.reading.sides import SideFinder

PRONOUNS = frozenset("he she it they i we who".split())
DETERMINERS = frozenset("a an the this that these those some one another his her its their our several many two three four both other any all no each".split())
AUXILIARIES = frozenset("has have had also later earlier then further furthermore reportedly repeatedly publicly officially already just would is are was were be been being previously separately immediately recently quickly flatly categorically again still only even now falsely "
                        "all both did does do will could may might must should can not n't".split())
BE = frozenset("is are was were be been being 's".split())
NEWS_FLASH = frozenset("urgent breaking update updated video photos exclusive watch live news alert".split())
CALENDAR = frozenset("mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december yesterday today tonight mon tue wed thu fri sat sun noon midnight morning afternoon evening".split())
PREPOSITIONS = frozenset("of at in for from with on to by near inside outside within under over after before during since against about into through between among around across than as via behind".split())
INSIDE = frozenset("of at in for from with on to and & inside".split())
DIRECTIONS = frozenset("east west north south eastern western northern southern central north-east north-west south-east south-west northeastern northwestern southeastern southwestern nearby neighbouring neighboring".split())
FUNCTION = PREPOSITIONS | AUXILIARIES | frozenset("and or but not the a an that which who when where while if it its this".split())
STOPS = frozenset(", ; : . ! ? -- – — … ) ] \" “ ” '' `` « »".split())
LONGEST = 22
LEAD = re.compile(r"[^\w\"“]*(#?[\w.'’_&-]+(?:(?: #?|#)[\w.'’_&-]+){0,6} ?):\s+(?=\S)")
HEARSAY = re.compile(r"\b(?:reportedly|allegedly|it (?:is|was) (?:reported|said|claimed|believed|thought)|(?:is|are|was|were|been) (?:also |now |still )?(?:believed|thought|said|reported|understood|rumou?red|alleged|claimed|presumed) (?:to have|to be|killed|dead|wounded|injured|missing|captured))\b", re.IGNORECASE)
REPORTS = re.compile(r"\b(?:(?:unconfirmed |initial |preliminary |conflicting |media |press |news |some |local |credible |earlier |various )*(?:reports|rumou?rs|claims|allegations|accounts))\b(?= (?:that|of|on|about|over|from|suggest\w*|indicat\w*|say\w*|said|put|claim\w*|emerge\w*|circulat\w*|last night|have|are|were))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """Who is given as saying something: text[start:end], in sentence `sentence`, introduced by text[cue_start:cue_end].

    covers: the stretches of the sentence that it may be said to say, most likely first. relay: channels named beside it,
    nearest to the claimant first. denial: it contests. anaphor: "he", "the group": somebody named before. depth: number of
    the source's words in front of the cue. noun: class and words of its source noun (cues.yml), None where it has none.
    """

    start: int
    end: int
    text: str
    sentence: int
    cue: str
    cue_start: int
    cue_end: int
    kind: str
    covers: tuple[tuple[int, int], ...] = ()
    relay: tuple[str, ...] = ()
    stance: str = "neutral"
    denial: bool = False
    anaphor: bool = False
    known: bool = False
    weak: bool = False


def plain_name(text: str) -> str:
    """Words without the signs of posts ("#Some_Name", "@name"), of the same length."""
    return text.replace("#", " ").replace("@", " ").replace("_", " ")


class SourceReader:
    """Finds the sources in the sentences of one document."""

    def __init__(self, document: Document, finder: SideFinder, cues: Cues | None = None) -> None:
        self.document, self.finder, self.cues = document, finder, cues or load_cues()
        self._named: tuple[int, list[tuple[int, int]]] = (-1, [])

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

    # words

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
            if any(w in self.cues.groups["not_speech_objects"] for w in ahead[:6]) or ahead[:1] and ahead[0][0].isdigit() and not people or ahead[:1] == ["by"]:
                return None, n
        if s.parsed and s.tag[n] in ("NN", "NNS", "JJ") and not self._touching_subject(s, n):
            return None, n
        if not s.parsed and n > 0 and s.lower[n - 1] in DETERMINERS and s.lower[n - 1] not in ("that", "those", "these", "this", "both", "all", "some", "many", "others", "one", "another", "two", "three", "four", "several"):
            return None, n
        if after == "by" and verb.form == "past" or s.parsed and s.tag[n] == "VBN" and s.dep[n] == "acl" and verb.needs_clause:
            return None, n
        return verb, n

    def _base_is_verb(self, s: Sentence, n: int) -> bool:
        before = s.lower[n - 1] if n else ""
        if s.parsed:
            return s.tag[n] in ("VBP", "VB", "VBD") and before not in ("to",)
        return before in ("they", "we", "i", "who", "which", "that", "sources", "officials", "activists", "residents", "witnesses", "reports", "rebels", "authorities") or before in AUXILIARIES or before.endswith("s") and self.cues.is_source_noun(before)

    def _touching_subject(self, s: Sentence, n: int) -> bool:
        return n > 0 and s.lower[n] in ("said", "says", "told", "reports", "claims", "announced", "reported", "claimed") and (s.words[n - 1][0].isupper() or s.lower[n - 1] in PRONOUNS) and s.lower[n] not in ("reports", "claims")

    # sources of verbs

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
        if left is not None and s.lower[left[1]] in ("it", "they") and left[0] > 1 and s.parsed and s.tag[left[0] - 1] in ("VBZ", "VBP", "VBD"):
            opener = next((i for i in range(left[0] - 1, max(0, left[0] - 5), -1) if s.lower[i] in ("that", "who", "which")), None)
            whole = self._phrase_ending(s, opener - 1) if opener else self._parsed_subject(s, n)
            left, left_ok = (whole, True) if whole is not None and self._sourcelike(s, whole) else (left, left_ok)
        lead = left[0] - 1 if left is not None else -1
        while lead > 0 and s.lower[lead] in DIRECTIONS:
            lead -= 1
        if left is not None and lead >= 0 and s.lower[lead] in ("has", "have", "had") and s.parsed:
            subject = self._parsed_subject(s, n)
            left, left_ok = (subject, True) if subject is not None and self._sourcelike(s, subject) else (left, left_ok)
        if left is not None and left_ok and lead >= 0 and s.lower[lead] in PREPOSITIONS and not self._strong(s, left) and not any(w in self.cues.groups["source_words"] for w in s.lower[left[0] : left[1] + 1]):
            subject = self._behind_place(s, lead) or self._parsed_subject(s, n)
            left, left_ok = (subject, True) if subject is not None and self._sourcelike(s, subject) else (left, False)
        right_ok = right is not None and verb.form in ("past", "present") and self._sourcelike(s, right) and not self._clause_follows(s, right)
        if verb.lemma in ("tell", "inform", "urge", "accuse", "blame", "ask", "condemn", "quote", "cite", "praise", "hail", "describe", "criticize", "criticise", "call", "demand", "threaten", "deny", "reject", "dismiss", "refute", "warn", "denounce"):
            right_ok = right_ok and left is None and verb.lemma in ("warn",)
        if verb.lemma in ("quote", "cite") and right is not None:
            return self._quoting(s, left if left_ok else None, right, n, last, verb)
        if n > 0 and s.lower[n - 1] == "as" and verb.form == "ing":
            return None
        if left is not None and s.lower[left[1]] in self.cues.groups["utterances"] and verb.form == "ing" and left[0] > 0 and (s.lower[left[0] - 1] in self.cues.verbs or s.parsed and s.tag[left[0] - 1].startswith("VB")):
            left, left_ok = None, False
        if right_ok and right is not None and (not left_ok or left is None or self._sentence_ends(s, right[1]) and not self._strong(s, left)):
            return self._make(s, right, n, last, verb, "after")
        if left_ok and left is not None:
            return self._make(s, left, n, last, verb, "before")
        if verb.form == "ing" or (before >= 0 and s.lower[before] in ("and", "but", "or", ",", "then")) or (left is None and before >= 0 and s.lower[before] in ("and", "but")):
            mine = [f for f in found if f.kind in ("before", "after", "relative", "shared", "according") and f.cue_end <= s.starts[n]]
            if mine:
                return self._make(s, None, n, last, verb, "shared", like=mine[-1])
        subject = self._parsed_subject(s, n)
        if subject is not None and (self._sourcelike(s, subject) or not (s.parsed and s.tag[n] == "VBN" and s.dep[n] in ("acl", "amod")) and verb.lemma in ("say", "report", "add", "announce", "claim", "state", "declare")):
            return self._make(s, subject, n, last, verb, "before", weak=not self._sourcelike(s, subject))
        if s.parsed and s.tag[n] == "VBN" and s.dep[n] in ("acl", "amod"):
            return None
        if left is not None and not s.parsed and not left_ok and not verb.needs_clause and verb.form != "ing" and s.lower[left[0]] in DETERMINERS:
            return self._make(s, left, n, last, verb, "before", weak=True)
        if left is not None and verb.lemma in ("say", "tell", "add", "announce", "claim", "report") and verb.form != "ing" and not verb.needs_clause:
            return self._make(s, left, n, last, verb, "before", weak=True)
        return None

    def _behind_place(self, s: Sentence, n: int) -> tuple[int, int] | None:
        """"An aid group working in X" before a verb: the phrase before the participle."""
        if n > 1 and re.search(r"(?:ing|ed)$", s.lower[n - 1]) and s.lower[n - 1] not in self.cues.verbs:
            return self._phrase_ending(s, n - 2)
        return None

    def _clause_that(self, s: Sentence, n: int) -> bool:
        """True where "that" at n opens a clause of its own rather than a relative one."""
        return s.lower[n] == "that" and (n == 0 or s.lower[n - 1] in self.cues.verbs or not s.parsed or s.tag[n] == "DT")

    def _skip_time(self, s: Sentence, n: int) -> int:
        """Step back over "on Sunday", "late on Friday" between source and verb."""
        k = n
        while k >= 1 and (s.lower[k] in CALENDAR or (s.lower[k].isdigit() and s.lower[k - 1] in CALENDAR)):
            k -= 1
        if k < n and k >= 1 and s.lower[k] in ("on", "late", "early", "last"):
            k -= 1
            while k >= 1 and s.lower[k] in ("late", "early", "later", "on", ","):
                k -= 1
            return k
        return k if k < n and k >= 0 and n - k <= 2 else n

    def _skip_adjuncts(self, s: Sentence, n: int) -> int:
        """Step back over "in a statement", "on social media" between source and verb."""
        for _ in range(3):
            span = self._phrase_ending(s, n) if n >= 0 else None
            if span is not None and span[0] > 0 and " ".join(s.lower[span[0] - 1 : span[1] + 1]) in self.cues.groups["channels"]:
                span = (span[0] - 1, span[1])
            if span is None or span[0] < 2 or s.lower[span[0] - 1] not in ("in", "on", "via", "through", "during", "at"):
                break
            low = s.lower[span[0] : span[1] + 1]
            if not (low[-1] in self.cues.groups["utterances"] or " ".join(low) in self.cues.groups["channels"] or low[-1] in ("interview", "conference", "briefing", "speech", "address", "call", "twitter", "facebook", "telegram", "media", "hearing")):
                break
            back = self._skip_time(s, span[0] - 2)
            if back < 0 or not (self._phrase_ending(s, back) or s.lower[back] in PRONOUNS or s.lower[back] == ","):
                break
            n = back
        return n

    def _nominal(self, s: Sentence, n: int) -> bool:
        word, low = s.words[n], s.lower[n]
        if low in STOPS or low in CALENDAR and not (n + 1 < len(s.words) and s.words[n + 1][0].isupper()):
            return False
        if low in ("-", "'s", "'", "’s", "’", "&", "/", "#", "@", "_") or low in self.cues.groups["source_words"] or low in self.cues.groups["utterances"] and low not in ("list", "note", "count", "post", "study", "update", "survey"):
            return True
        if word[0].isdigit() and n > 0 and s.lower[n - 1] in ("channel", "radio", "kanal"):
            return True
        if word[0].isdigit():
            return n + 1 < len(s.words) and s.lower[n + 1] in ("other", "activists", "residents", "witnesses", "officials", "sources")
        if low in ("run", "backed", "led", "based", "affiliated", "linked", "aligned", "owned") and 0 < n < len(s.words) - 1 and (s.lower[n + 1] in self.cues.groups["source_words"] or s.lower[n - 1] == "-"):
            return True
        if s.parsed:
            if s.tag[n] in ("NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "FW", "HYPH", "JJS", "JJR", "AFX"):
                return low not in self.cues.verbs or s.tag[n] in ("NN", "NNS", "NNP", "NNPS", "JJ")
            if s.tag[n] in ("VBN", "VBG") and n + 1 < len(s.words) and (s.dep[n] == "amod" or s.lower[n + 1] in self.cues.groups["source_words"]):
                return True
            return word[0].isupper() and low not in PREPOSITIONS and low not in DETERMINERS and low not in PRONOUNS and s.tag[n] not in ("IN", "CC", "VBD", "VBZ", "MD", "RB", "WRB")
        return word[0].isupper() and low not in PREPOSITIONS and low not in DETERMINERS and low not in PRONOUNS and low not in ("and", "but", "when", "while", "where", "as", "if", "although")

    def _phrase_ending(self, s: Sentence, end: int) -> tuple[int, int] | None:
        """The noun phrase whose last word is `end`: first and last token; None where there is none. A name of the profile is taken whole."""
        span = self._walk_left(s, end)
        if span is None or span[0] == 0 or not s.words[end][:1].isalpha():
            return span
        for found in self._names(s):
            if found[0] < span[0] <= found[1] <= span[1]:
                first = found[0] - 1 if found[0] > 0 and s.lower[found[0] - 1] in ("the", "a", "an") else found[0]
                return first, span[1]
        return span

    def _names(self, s: Sentence) -> list[tuple[int, int]]:
        """First and last token of each name of the profile in the sentence."""
        if self._named[0] != s.index:
            spans = []
            for found in self.finder.find(self.document.text[s.start : s.end], s.start):
                first, last = s.token_at(found.start), s.token_at(found.end - 1)
                if first is not None and last is not None:
                    spans.append((first, last))
            for match in self.cues.long_names.finditer(self.document.text, s.start, s.end):
                first, last = s.token_at(match.start()), s.token_at(match.end() - 1)
                if first is not None and last is not None and s.words[first][0].isupper():
                    spans.append((first, last))
            self._named = (s.index, spans)
        return self._named[1]

    def _walk_left(self, s: Sentence, end: int) -> tuple[int, int] | None:
        if end < 0:
            return None
        if s.lower[end] in PRONOUNS or s.lower[end] in ("one", "another", "others", "some", "many", "both", "latter", "former"):
            first = end - 1 if end and s.lower[end - 1] in ("the", "the two") else end
            return first, end
        k = end
        if s.words[k] in (")", "]"):
            opening = next((i for i in range(k, max(-1, k - 9), -1) if s.words[i] in ("(", "[")), None)
            if opening is None or opening == 0:
                return None
            k = opening - 1
        if s.words[k] in ("\"", "”", "’", "'") and (inner := self._before_alias(s, k)) is not None:
            name = self._phrase_ending(s, inner)
            return (name[0], end) if name is not None else None
        if not self._nominal(s, k):
            return self._plain_phrase(s, k)
        first = k
        while first > 0 and end - first < LONGEST:
            prev = first - 1
            low = s.lower[prev]
            if low in DETERMINERS and low not in ("that", "no"):
                first = prev
                if first >= 2 and s.lower[first - 1] in INSIDE and self._attaches(s, first - 2, s.lower[first - 1]):
                    first -= 1
                    continue
                if first >= 3 and s.lower[first - 1] in ("of", "at", "from") and s.words[first - 2][0].isupper() and s.words[first - 3][0].isupper() and s.lower[end] in self.cues.groups["source_words"] and self._nominal(s, first - 2):
                    first -= 1
                    continue
                break
            if self._nominal(s, prev) and not self._breaks(s, prev):
                first = prev
                continue
            if low in INSIDE and prev > 0 and self._attaches(s, prev - 1, low, s.words[first]):
                first = prev
                continue
            if s.words[prev] in (")", "]"):
                opening = next((i for i in range(prev, max(-1, prev - 8), -1) if s.words[i] in ("(", "[")), None)
                if opening and self._nominal(s, opening - 1):
                    first = opening
                    continue
            if s.words[prev] in "\"“”'‘’" and prev >= 2 and self._quoted_name(s, prev):
                first = prev
                continue
            break
        if first > 1 and s.lower[first] in ("a", "an", "the") and s.lower[k] in self.cues.groups["source_words"] | {"writer", "member"} and s.words[first - 1][0].isupper() and s.words[first - 1][-1].isalpha() and self._nominal(s, first - 1) and s.words[first - 2][0].isupper() and self._nominal(s, first - 2):
            name = self._phrase_ending(s, first - 1)
            if name is not None and not self._known(s, (first, end)):
                return name[0], end
        while first < k and s.lower[first] in ("dozens", "hundreds", "scores", "thousands", "more", "others", "other") and s.lower[first + 1] not in ("of",):
            first += 1
        while first < k and s.lower[first] in ("injured", "wounded", "killed", "dead", "hurt", "displaced", "missing", "died"):
            first += 1
        if not s.parsed and 0 < first and s.words[first][0].isalpha() and s.lower[first] not in DETERMINERS:
            # "A senior Taliban official": without a parse an adjective is known by the determiner before it.
            for start in range(first - 1, max(-1, first - 4), -1):
                if s.lower[start] in DETERMINERS and s.lower[start] not in ("that", "all", "no"):
                    first = start
                    break
                if not s.lower[start].isalpha() or s.lower[start] in FUNCTION or s.lower[start] in self.cues.verbs:
                    break
        while first < k and s.lower[first] in ("-", "'s", "'", "&", "/", "and", "of", "at", "in", "for", "from", "with", "on", "to"):
            first += 1
        return first, end

    def _plain_phrase(self, s: Sentence, end: int) -> tuple[int, int] | None:
        """In a sentence that is not parsed: "the announcer", a determiner and up to three plain words."""
        if s.parsed or not s.lower[end].isalpha() or s.lower[end] in FUNCTION or s.lower[end] in self.cues.verbs:
            return None
        for first in range(end - 1, max(-1, end - 4), -1):
            low = s.lower[first]
            if low in DETERMINERS and low not in ("that", "no", "all", "each"):
                return first, end
            if not low.replace("-", "").isalpha() or low in FUNCTION or low in self.cues.verbs:
                return None
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

    def _before_alias(self, s: Sentence, closing: int) -> int | None:
        """Where 'the sources, also known as the "X"' ends before "also known as"; None where no such alias ends at `closing`."""
        opening = next((i for i in range(closing - 1, max(-1, closing - 6), -1) if s.words[i] in ("\"", "“", "‘", "'")), None)
        if opening is None or opening < 3:
            return None
        k = opening - 1
        if s.lower[k] in ("the", "a"):
            k -= 1
        if s.lower[k] not in ("as", "called", "dubbed", "nicknamed"):
            return None
        while k >= 0 and s.lower[k] in ("as", "called", "dubbed", "nicknamed", "known", "also", "popularly", "commonly", "better", ",", "so"):
            k -= 1
        return k if k >= 0 else None

    def _quoted_name(self, s: Sentence, n: int) -> bool:
        """A mark within a name ('also known as the "White Helmets" said')."""
        nearby = [i for i in range(max(0, n - 4), n) if s.words[i] in "\"“”'‘’"]
        return bool(nearby) and all(s.words[i][0].isupper() for i in range(nearby[-1] + 1, n))

    def _breaks(self, s: Sentence, n: int) -> bool:
        """A plain noun that ends what is told, before a name that begins the source ("the city" | "Abdel Rahman")."""
        nxt = n + 1
        if s.words[nxt][0].isupper() and not s.words[n][0].isupper() and s.lower[n] not in self.cues.groups["source_words"] and s.lower[n] not in ("-", "'s", "'", "&", "/", "#", "@", "_"):
            return not (s.parsed and s.tag[n] in ("JJ", "VBN", "VBG", "AFX", "HYPH", "PRP$")) and "-" not in s.words[n]
        return False

    def _attaches(self, s: Sentence, n: int, preposition: str, following: str = "x") -> bool:
        """True where the noun at n takes the preposition as part of a source's name ("a source at the", "Ministry of")."""
        if n < 0:
            return False
        low = s.lower[n]
        if low in self.cues.groups["source_words"] and preposition not in ("and", "to", "&"):
            return True
        if preposition == "of" and s.parsed and s.tag[n] in ("NN", "NNS") and low in ("member", "members", "number", "group", "leaders"):
            return True
        if preposition in ("of", "for", "and", "&") and s.words[n][0].isupper():
            return following[0].isupper()
        if preposition in ("and", "&"):
            return low in self.cues.groups["source_words"] or low in ("local", "military", "medical")
        if preposition == "to":
            return low in ("close", "adviser", "advisor", "ambassador", "envoy", "spokesman")
        return False

    def _phrase_from(self, s: Sentence, start: int) -> tuple[int, int] | None:
        """The noun phrase that begins at `start`: first and last token; None where there is none."""
        n = start
        if n >= len(s.words):
            return None
        if s.words[n] in ("\"", "“", "‘") and n + 1 < len(s.words):
            return None
        if s.lower[n] in ("he", "she", "they", "it"):
            return n, n
        last = None
        while n < len(s.words) and n - start < LONGEST:
            low = s.lower[n]
            if low in DETERMINERS and low not in ("that",) and (last is None or s.lower[n - 1] in INSIDE or s.lower[n - 1] in ("by", "from", ",")):
                n += 1
                continue
            if self._nominal(s, n) or s.words[n][0].isdigit() and last is None:
                if last is not None and self._new_phrase(s, n):
                    break
                last = n
                n += 1
                continue
            if last is not None and low in ("a", "an", "the") and s.words[n - 1][0].isupper() and n + 1 < len(s.words) and any(s.lower[i] in self.cues.groups["source_words"] for i in range(n + 1, min(n + 3, len(s.words)))) and not self._finite_before_stop(s, n + 1, 3):
                n += 1
                continue
            if last is not None and low in ("by", "from") and s.lower[last] in self.cues.groups["utterances"]:
                n += 1
                continue
            if last is not None and s.lower[last] in self.cues.groups["utterances"] and s.lower[start] != "the" and low in ("released", "published", "issued"):
                by = next((i for i in range(n, min(n + 6, len(s.words))) if s.lower[i] == "by"), None)
                if by is not None:
                    n = by + 1
                    continue
            if low in INSIDE and last is not None and n + 1 < len(s.words) and (self._attaches(s, n - 1, low, s.words[n + 1])):
                n += 1
                continue
            if low == "(" and last is not None:
                closing = next((i for i in range(n, min(len(s.words), n + 8)) if s.words[i] == ")"), None)
                if closing is not None:
                    last = closing
                    n = closing + 1
                    continue
            if low == "," and last is not None and n + 2 < len(s.words) and s.lower[n + 1] in ("a", "an", "the", "head", "director", "chief", "spokesman", "spokeswoman", "president", "who", "leader", "commander", "founder", "deputy") and self._appositive_ahead(s, n + 1):
                n += 1
                continue
            break
        return (start, last) if last is not None else None

    def _new_phrase(self, s: Sentence, n: int) -> bool:
        """True where, rightwards, token n begins a phrase of its own: lost commas leave nothing else to tell."""
        before, low = s.lower[n - 1], s.lower[n]
        if s.words[n][0].isupper():
            return not s.words[n - 1][0].isupper() and before in self.cues.groups["utterances"] | {"sources", "source", "activists", "residents", "witnesses", "officials", "reports", "figures"}
        if not s.words[n - 1][0].isupper() or low in self.cues.groups["source_words"] or low in ("-", "'s", "'", "&", "/"):
            return False
        if low in ("more", "most", "other", "several", "many", "some", "few"):
            return True
        if s.parsed and s.tag[n] in ("JJ", "JJR", "VBD", "VBZ", "VBN"):
            return not any(s.lower[i] in self.cues.groups["source_words"] or s.lower[i] in ("group", "militia", "movement", "party") for i in range(n + 1, min(n + 3, len(s.words))))
        return False

    def _finite_before_stop(self, s: Sentence, n: int, reach: int) -> bool:
        """True where a finite verb stands among the next words, so that they are a clause of their own."""
        for i in range(n, min(n + reach, len(s.words))):
            if s.parsed and s.tag[i] in ("VBD", "VBZ", "VBP", "MD") or s.lower[i] in self.cues.verbs and not s.parsed:
                return True
        return False

    def _appositive_ahead(self, s: Sentence, n: int) -> bool:
        if s.lower[n] in ("a", "an") and (stop := next((i for i in range(n, min(len(s.words), n + 12)) if s.words[i] in (",", ".", ";")), None)) and s.words[stop] == ".":
            return True
        return any(s.lower[i] in self.cues.groups["source_words"] for i in range(n, min(len(s.words), n + 5))) and not any(s.lower[i] in self.cues.verbs for i in range(n, min(len(s.words), n + 4)))

    def _appositive(self, s: Sentence, comma: int) -> tuple[int, int] | None:
        """"X, a spokesman for Y," before a verb: from X to the second comma; else the phrase before the comma."""
        opening = next((i for i in range(comma - 1, max(-1, comma - LONGEST), -1) if s.lower[i] in (",", "–", "—", "-") and not (s.lower[i] == "-" and s.words[i + 1][0].islower() and s.starts[i + 1] == s.ends[i])), None)
        if opening is not None and opening > 0:
            name = self._phrase_ending(s, opening - 1)
            if name is not None and s.lower[opening + 1] in ("citing", "quoting", "speaking", "in", "at", "on", "during", "after", "writing", "when", "asked"):
                return name
            if name is not None and name[0] > 1 and s.words[name[0]][0].islower() and s.lower[name[0]] not in DETERMINERS:
                # "A, leader of B and son of C, the famous D, wrote": back to the name that all of it describes.
                first_comma = next((i for i in range(max(1, name[0] - 9), name[0]) if s.lower[i] == "," and not any(w in self.cues.verbs for w in s.lower[i : name[0]])), None)
                whole = self._phrase_ending(s, first_comma - 1) if first_comma else None
                if whole is not None and self._sourcelike(s, whole) and name[0] - whole[0] < LONGEST:
                    return whole[0], comma - 1
            if name is not None and (self._sourcelike(s, name) or self._sourcelike(s, (name[0], comma - 1))) and not any(s.parsed and s.tag[i] in ("VBD", "VBZ") and s.lower[opening + 1] not in ("who", "which", "whose") for i in range(opening + 1, comma)):
                return name[0], comma - 1
        if opening is not None:
            inner = self._phrase_ending(s, comma - 1)
            return inner if inner is not None and inner[0] == opening + 1 else None
        return None

    def _parsed_subject(self, s: Sentence, n: int) -> tuple[int, int] | None:
        if not s.parsed:
            return None
        node, hops = n, 0
        while hops < 4:
            subjects = [c for c in s.children(node) if s.dep[c] in ("nsubj",) and c < n + 6]
            if subjects:
                c = subjects[0]
                if s.lower[c] in ("who", "which", "that"):
                    c = s.head[node]
                return self._subtree(s, c)
            if s.dep[node] in ("conj", "advcl", "xcomp", "ccomp", "acl", "prep", "pcomp", "dep", "parataxis") and s.head[node] != node:
                if s.dep[node] == "acl":
                    return self._subtree(s, s.head[node])
                node = s.head[node]
                hops += 1
                continue
            return None
        return None

    def _subtree(self, s: Sentence, head: int) -> tuple[int, int]:
        """The head noun with its modifiers, and the prepositional phrase right behind it; no relative clause."""
        first = last = head
        for c in s.children(head):
            if s.dep[c] in ("det", "amod", "compound", "nmod", "poss", "nummod", "nn") and c < head:
                first = min(first, c)
                for d in s.children(c):
                    first = min(first, d) if d < head else first
            elif s.dep[c] == "prep" and c == last + 1:
                inner = self._phrase_from(s, c + 1)
                if inner:
                    last = inner[1]
        return first, last

    def _quoting(self, s: Sentence, left: tuple[int, int] | None, right: tuple[int, int], n: int, last: int, verb: VerbForm) -> Source | None:
        """"Y quoted X as saying", "Y, citing X": X is the source and Y the channel."""
        if not self._sourcelike(s, right):
            return None
        made = self._make(s, right, n, last, replace(verb, needs_clause=False), "quoted")
        if left is not None and made is not None:
            made = replace(made, relay=(self._words(s, left),))
        return made

    # phrases with the source behind them

    def _phrases(self, s: Sentence) -> list[Source]:
        found = []
        joined, starts = " ".join(s.lower), []
        at = 0
        for word in s.lower:
            starts.append(at)
            at += len(word) + 1
        place = {start: n for n, start in enumerate(starts)}
        taken: list[tuple[int, int]] = []
        for phrase in self.cues.before_source:
            if phrase not in joined:
                continue
            for match in re.finditer(rf"(?:(?<=\s)|^){re.escape(phrase)}(?=\s)", joined):
                n = place.get(match.start())
                if n is None or any(a <= n < b for a, b in taken):
                    continue
                size = len(phrase.split())
                right = self._phrase_from(s, n + size)
                if right is None or s.lower[right[0]] in self.cues.groups["not_after_according"] or not phrase.startswith("according") and not self._sourcelike(s, right):
                    continue
                taken.append((n, n + size))
                source = Source(s.starts[right[0]], s.ends[right[1]], self._words(s, right), s.index, " ".join(s.words[n : n + size]), s.starts[n], s.ends[n + size - 1],
                                "according" if phrase not in ("citing", "quoting") else "quoted", stance=self.cues.stance_of(phrase), anaphor=self._anaphor(s, right), known=self._known(s, right),
                                relay=self._channels(s, right[1] + 1))
                if phrase in ("citing", "quoting"):
                    outer = self._outer(s, n, right)
                    source = replace(source, relay=(*outer, *source.relay))
                found.append(source)
        for n, word in enumerate(s.lower[:-2]):
            if word not in self.cues.groups["utterances"] or s.lower[n + 1] not in ("by", "from") or any(a <= n < b for a, b in taken):
                continue
            right = self._phrase_from(s, n + 2)
            if right is None or not self._sourcelike(s, right) or any(f.start == s.starts[right[0]] or f.start <= s.starts[n] < f.end for f in found):
                continue
            taken.append((n, n + 2))
            found.append(Source(s.starts[right[0]], s.ends[right[1]], self._words(s, right), s.index, self._words(s, (n, n + 1)), s.starts[n], s.ends[n + 1], "utterance",
                                anaphor=self._anaphor(s, right), known=self._known(s, right)))
        return found

    def _outer(self, s: Sentence, n: int, right: tuple[int, int]) -> tuple[str, ...]:
        """Who cites: "Interfax, citing a source" or "Citing a source, Interfax reported"."""
        before = n - 1
        while before >= 0 and s.lower[before] in (",", "-", "–"):
            before -= 1
        if before >= 0:
            left = self._phrase_ending(s, before)
            if left and self._sourcelike(s, left):
                return (self._words(s, left),)
            if s.lower[before] in self.cues.verbs and before > 0:
                left = self._phrase_ending(s, before - 1)
                return (self._words(s, left),) if left and self._sourcelike(s, left) else ()
            return ()
        after = right[1] + 1
        while after < len(s.words) and s.lower[after] in (",", "'s", "the"):
            after += 1
        outer = self._phrase_from(s, after)
        if outer and outer[1] + 1 < len(s.words) and s.lower[outer[1] + 1] in self.cues.verbs:
            return (self._words(s, outer),)
        return ()

    # labels and hearsay

    def _labels(self, s: Sentence) -> list[Source]:
        """"Monitor: 20 dead", "20 dead: monitor", and in a run-on headline "20 dead Monitor AFP Sunday"."""
        found = []
        text = self.document.text
        body = text[s.start : s.end]
        lead = LEAD.match(body)
        if lead and not re.match(r"\s*https?", body[lead.end() - 1 :]):
            first, last = s.token_at(s.start + lead.start(1)), s.token_at(s.start + lead.end(1) - 1)
            if first is not None and last is not None and self._label_like(s, (first, last)):
                found.append(self._label(s, (first, last), last + 1, ((s.start + lead.end(), s.end),)))
        dash = re.search(r"[\"”’'][.,]?\s*[–—―-]\s*((?:[A-Z][\w.'’-]+\s?){1,5}(?:,\s+[^.;]{3,60})?)\s*$", body)
        if dash:
            first, last = s.token_at(s.start + dash.start(1)), s.token_at(s.start + dash.end(1) - 1)
            if first is not None and last is not None and last - first < 16:
                found.append(self._label(s, (first, last), first, ((s.start, s.start + dash.start() + 1),)))
        if s.index <= 1 or s.kind == "headline":
            for n in range(1, min(len(s.words), 40)):
                if not (s.words[n][0].isupper() or s.words[n - 1] in ("-", "–", "—", ":")) or s.words[n - 1] == "-" and s.starts[n] == s.ends[n - 1]:
                    continue
                for size in (4, 3, 2, 1):
                    if n + size > len(s.words):
                        continue
                    span = (n, n + size - 1)
                    if not self._label_like(s, span, strict=True):
                        continue
                    after = s.words[n + size] if n + size < len(s.words) else ""
                    ends = not after or after in (".", "|") or after.lower() in self.cues.groups["agencies"] or after.lower() in CALENDAR or after[0].isdigit() and not s.words[n - 1].endswith(",")
                    clean = s.words[n - 1] in ("-", "–", "—", ":", "|") or ends and after.lower() in self.cues.groups["agencies"] | CALENDAR or s.kind == "headline" and not after
                    if ends and clean and s.lower[n - 1] not in PREPOSITIONS and s.lower[n - 1] not in DETERMINERS and s.lower[n - 1] != "and":
                        found.append(self._label(s, span, n, ((s.start, s.starts[n]),)))
                        return found
        return found

    def _label(self, s: Sentence, span: tuple[int, int], cue: int, covers: tuple[tuple[int, int], ...]) -> Source:
        cue = min(cue, len(s.words) - 1)
        return Source(s.starts[span[0]], s.ends[span[1]], self._words(s, span), s.index, s.words[cue], s.starts[cue], s.ends[cue], "label", covers, known=self._known(s, span))

    def _label_like(self, s: Sentence, span: tuple[int, int], strict: bool = False) -> bool:
        words = " ".join(s.lower[span[0] : span[1] + 1])
        noun = self.cues.noun_class(words)
        if noun is not None and (words.endswith(noun[1]) or not strict):
            return noun[0] != "no_side" or noun[1] in ("report", "reports", "sources", "source", "media", "local media", "media reports", "press") and words.endswith(noun[1])
        found = self.finder.find(plain_name(self._words(s, span)))
        return bool(found) and (found[-1].end == len(self._words(s, span))) and found[-1].kind != "generic" and (not strict or found[-1].start <= 4)

    def _hearsay(self, s: Sentence, found: list[Source]) -> list[Source]:
        text = self.document.text[s.start : s.end]
        out = []
        for pattern in (HEARSAY, REPORTS):
            for match in pattern.finditer(text):
                start, end = s.start + match.start(), s.start + match.end()
                if any(f.start <= start < f.end or f.cue_start <= start < f.cue_end for f in found):
                    continue
                out.append(Source(start, end, match.group(), s.index, match.group(), start, end, "hearsay", weak=pattern is HEARSAY and not match.group().lower().startswith("it ")))
        return out

    # judging words

    def _words(self, s: Sentence, span: tuple[int, int]) -> str:
        return re.sub(r"\s+", " ", self.document.text[s.starts[span[0]] : s.ends[span[1]]]).strip()

    def _known(self, s: Sentence, span: tuple[int, int]) -> bool:
        return bool(self.finder.find(plain_name(self._words(s, span))))

    def _sourcelike(self, s: Sentence, span: tuple[int, int]) -> bool:
        """True where the words can be somebody who speaks: a source noun, a known name, a pronoun, a capitalised name."""
        low = s.lower[span[0] : span[1] + 1]
        if "," in low[1:] and self._sourcelike(s, (span[0], span[0] + low.index(",", 1) - 1)):
            return True
        if low[-1] in NEWS_FLASH:
            return False
        if low[-1] in ("others", "one", "another", "some", "many"):
            return not any(w[0].isdigit() or w in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "scores") for w in s.lower[max(0, span[0] - 1) : span[1]])
        if low[-1] in PRONOUNS or low[-1] in ("latter", "former"):
            return True
        if low[-1] in self.cues.groups["place_nouns"] and not s.words[span[1]][0].isupper() and not any(w in self.cues.groups["source_words"] for w in low):
            return False
        if any(w in self.cues.groups["source_words"] for w in low) or self._known(s, span):
            return True
        if any(w in ("group", "groups", "organisation", "organization", "militia", "movement", "statement", "party", "agency", "alliance", "coalition", "faction", "committee", "opposition", "network", "service", "department", "company", "front", "centre") for w in low):
            return True
        tail = s.words[span[1]]
        return tail[0].isupper() and s.lower[span[1]] not in CALENDAR and (span[1] > 0 or len(s.words) > 1)

    def _strong(self, s: Sentence, span: tuple[int, int]) -> bool:
        """True where a source cannot be the end of what is told: a pronoun, a source noun or a known third party as its last word."""
        low = s.lower[span[1]]
        return low in PRONOUNS or low in self.cues.groups["source_words"] or self._known(s, span)

    def _anaphor(self, s: Sentence, span: tuple[int, int]) -> bool:
        low = s.lower[span[0] : span[1] + 1]
        if low[-1] in PRONOUNS or low[-1] in ("latter", "former"):
            return True
        return low[0] in ("the", "that", "this", "these", "those", "its", "both") and len(low) <= 3 and not any(w[0].isupper() for w in s.words[span[0] + 1 : span[1] + 1])

    def _clause_follows(self, s: Sentence, span: tuple[int, int]) -> bool:
        """True where a finite verb stands right behind the phrase: it is the subject of what is said, not the speaker."""
        n = span[1] + 1
        while n < len(s.words) and (s.lower[n] in ("also", "has", "have", "had", "not") or s.lower[n] in CALENDAR):
            n += 1
        if n >= len(s.words):
            return False
        if s.parsed:
            return s.tag[n] in ("VBD", "VBZ", "VBP", "MD") or s.tag[n] == "VBN" and s.lower[n - 1] in ("has", "have", "had")
        return s.lower[n] in AUXILIARIES or s.lower[n].endswith("ed")

    def _sentence_ends(self, s: Sentence, n: int) -> bool:
        n += 1
        return n >= len(s.words) or s.words[n] in (".", ",", ";", "!", "?", "\"", "”", "“") or s.lower[n] in ("on", "adding", "in", "as", "after", "while") or s.lower[n] in CALENDAR

    def _channels(self, s: Sentence, n: int) -> tuple[str, ...]:
        """Channels named right behind a cue: "told AFP", "said on Twitter", "in an interview with X", "to state TV"."""
        out: list[str] = []
        for k in range(n, min(len(s.words), n + 12)):
            low = s.lower[k]
            if low in (".", ";", "that", ":", "\""):
                break
            two = " ".join(s.lower[k : k + 2])
            if two in self.cues.groups["channels"] or low in self.cues.groups["channels"] and (k == 0 or s.lower[k - 1] in ("on", "via", "in", "to", "by", "its", "his", "their", "her", "through", "state", "told")):
                first = k
                while first > n and s.lower[first - 1] in ("its", "his", "her", "their", "official", "state", "the", "local", "russian"):
                    first -= 1
                out.append(self._words(s, (first, min(len(s.words) - 1, k + (1 if two in self.cues.groups["channels"] else 0)))))
                break
            if low in self.cues.groups["agencies"] and k > 0 and s.lower[k - 1] in ("to", "with", "by", "the", "told", "agency"):
                out.append(s.words[k])
                break
        if not out:
            tail = " ".join(s.lower[max(n, len(s.lower) - 7) :])
            match = re.search(r"\b(?:on|via|through) (?:its |his |her |their |the )?(?:official )?((?:\w+ )?\w+)(?: channel| account| page)?\W*$", tail)
            if match and any(w in self.cues.groups["channels"] for w in (match.group(1), match.group(1).split()[-1])) and match.group(1).split()[-1] not in ("television", "radio", "media", "x"):
                at = self.document.text.lower().rfind(match.group(1), s.start, s.end)
                out.append(self.document.text[at : at + len(match.group(1))] if at >= 0 else match.group(1))
        return tuple(out)

    def _told(self, s: Sentence, n: int) -> tuple[str, ...]:
        span = self._phrase_from(s, n + 1)
        if span is None:
            return ()
        words = self._words(s, span)
        low = words.lower().removeprefix("the ")
        if low in self.cues.groups["not_channels"] or words.split()[-1] in self.cues.groups["not_channels"] or not any(c.isupper() for c in words):
            return ()
        first = next((i for i in range(span[0], span[1] + 1) if s.words[i][0].isupper()), span[0])
        last = first
        while last < span[1] and (s.words[last + 1][0].isupper() or s.lower[last + 1] in ("-", "news", "agency", "correspondent", "reporter", "of", "radio", "'s", "daily", "4", "’s")):
            last += 1
        return (self._words(s, (first, last)),)

    def _make(self, s: Sentence, span: tuple[int, int] | None, n: int, last: int, verb: VerbForm, kind: str, *, like: Source | None = None, weak: bool = False) -> Source | None:
        cue = " ".join(s.words[n : last + 1])
        relay = self._told(s, last) if verb.lemma in ("tell", "inform") else self._channels(s, last + 1)
        if kind == "after" and span is not None:
            relay = self._channels(s, span[1] + 1)
        if verb.lemma in ("tweet", "twit"):
            relay = relay or ("Twitter",)
        if like is not None:
            return replace(like, cue=cue, cue_start=s.starts[n], cue_end=s.ends[last], kind="shared", stance=verb.stance, denial=verb.denial, relay=like.relay or relay, covers=())
        if span is None:
            return None
        if verb.needs_clause and not self._speaks(s, n, last, span):
            return None
        return Source(s.starts[span[0]], s.ends[span[1]], self._words(s, span), s.index, cue, s.starts[n], s.ends[last], kind, relay=relay, stance=verb.stance,
                      denial=verb.denial, anaphor=self._anaphor(s, span), known=self._known(s, span), weak=weak)

    def _speaks(self, s: Sentence, n: int, last: int, span: tuple[int, int]) -> bool:
        """True where a clause, a toll or a quotation stands beside a verb that has other uses."""
        ahead = s.lower[last + 1 : last + 9]
        if any(s.words[i] in ("\"", "”", "''") for i in range(max(0, span[0] - 2), span[0])):
            return True
        if ahead[:1] == ["to"] and " ".join(s.lower[n : n + 1]) in self.cues.verbs and self.cues.verbs[s.lower[n]].lemma in ("threaten", "vow", "pledge", "promise"):
            return True
        if self.cues.verbs.get(s.lower[n]) and self.cues.verbs[s.lower[n]].lemma in ("accuse", "blame") and any(w in ("of", "for") for w in ahead):
            return True
        if ahead[:1] == ["that"] or "how" in ahead[:2] or ":" in s.lower[last + 1 :] or any(w in "\"“”" for w in ahead) or "that" in ahead[:4] or ":" in ahead:
            return True
        if any(w in self.cues.groups["utterances"] for w in ahead[:5]):
            return True
        if any(w in ("disappearance", "murder", "murders", "killings", "assassination", "kidnapping", "abduction", "abductions", "arrest", "arrests", "toll", "number", "figure", "count", "casualties", "deaths", "dead", "losses", "killing", "death", "statement", "injured", "wounded", "killed") for w in ahead):
            return True
        return bool(s.parsed and any(s.dep[c] == "ccomp" for c in s.children(n)))

    # what each source covers

    def _with_covers(self, s: Sentence, found: list[Source]) -> list[Source]:
        out = []
        for i, source in enumerate(found):
            if source.covers:
                out.append(source)
                continue
            left_edge = max([f.cue_end for f in found[:i] if f.cue_end <= source.start and f.kind != "hearsay"], default=s.start)
            right_edge = min([min(f.start, f.cue_start) for f in found[i + 1 :] if f.kind not in ("hearsay", "quoted", "according", "shared")], default=s.end)
            before = (s.start, min(source.start, source.cue_start))
            after = (max(source.cue_end, source.end if source.kind in ("after", "according", "quoted", "utterance") else source.cue_end), s.end)
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

    def _ends_sentence(self, s: Sentence, at: int) -> bool:
        """True where nothing but a time, a place or a channel follows."""
        rest = [w for w, a in zip(s.lower, s.starts, strict=True) if a >= at]
        words = [w for w in rest if w.isalpha()]
        if "that" in words:
            return False
        if len(words) <= 2:
            return True
        if len(words) <= 9 and (words[0] in ("on", "in", "to", "by", "via", "during", "late", "early", "from", "after", "as", "at", "earlier", "later", "yesterday", "today", "anonymously", "citing", "without", "of", "about") or words[0] in CALENDAR or words[0] in self.cues.groups["agencies"]):
            return not any(w in ("killed", "wounded", "injured", "dead", "died", "were", "was", "had", "has") for w in words)
        return False
