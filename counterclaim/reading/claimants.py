"""The Sources of an article in order; out, whose side each one speaks for (`Claimants.resolve`): names, offices, "he", "the group".

In order of trust: the outlet's own people; a third party's noun ("activists", "hospital"); a name of the profile; an organ of a
state with the adjective of a side, or alone where the profile has one state; somebody introduced before; otherwise unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from counterclaim.reading.cues import Cues, load_cues
from counterclaim.reading.document import Document
from counterclaim.reading.language import is_english_word
from counterclaim.reading.noun_phrases import plain_name
from counterclaim.reading.sides import Found, SideFinder
from counterclaim.reading.speech import Source

STATE_WORDS = (
    "government",
    "army",
    "military",
    "police",
    "security forces",
    "armed forces",
    "state television",
    "government forces",
    "regime",
    "troops",
)
MEDIA = (
    "media",
    "newspaper",
    "daily",
    "weekly",
    "channel",
    "tv",
    "television",
    "radio",
    "agency",
    "news",
    "broadcaster",
    "network",
    "website",
    "magazine",
    "press",
    "times",
    "post",
    "journal",
    "herald",
    "reports?",
)
WEAK_ORGANS = frozenset(
    "official officials president minister ministers premier general colonel authorities authority court prosecutor prosecutors governor mayor brigadier parliament ambassador embassy cabinet brigade battalion".split()
) | {"prime minister", "official source", "official sources"}
# How far back names and speakers are looked for: characters, and sources.
REACH, RECENT = 60_000, 60
LOOSE = frozenset(
    "source sources group groups statement statements reporter reporters correspondent correspondents official officials spokesman spokeswoman spokesperson agency organisation organization commander leader leaders director chief movement party document communique ministry report center centre channel man woman service body network committee team account paper newspaper minister president general premier colonel governor mayor alliance coalition".split()
)
PEOPLE = frozenset("he she i who".split())
SELF = frozenset("it they the".split())
RELATIVE = re.compile(r",?\s+(?:who|which|whose|where|speaking|citing)\b.*$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """side: a key of the profile, third_party, outlet or unknown. via: how it was found. antecedent: the source that an anaphor stands for."""

    side: str
    via: str
    antecedent: Source | None = None


class Claimants:
    """Resolves the sources of one article, in the order of the text; each one resolved is remembered for those after it."""

    def __init__(self, document: Document, finder: SideFinder, cues: Cues | None = None) -> None:
        self.document, self.finder, self.cues = document, finder, cues or load_cues()
        self.outlet = document.article.outlet.lower()
        self.history: list[tuple[Source, Resolved]] = []
        self.names: dict[str, str] = {}
        self.at = 0
        self.state = state_side(finder)
        self.adjectives = side_adjectives(finder)

    def resolve(self, source: Source) -> Resolved:
        """The side of one source; remembers it."""
        self.at = source.start
        found = self._resolve(source)
        self.history.append((source, found))
        if found.via in ("profile", "organ", "third_party") and not source.anaphor:
            for name in self._surnames(_head(source.text)):
                self.names.setdefault(name, found.side)
        return found

    def _resolve(self, source: Source) -> Resolved:
        if source.kind == "hearsay":
            return Resolved("unknown", "hearsay")
        text = source.text
        low = text.lower().replace("’", "'")
        if self._own(low):
            return Resolved("outlet", "own")
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
        if (
            direct.via == "named"
            and source.cue.lower() in ("reported", "reports", "report", "reporting", "has learned", "learned", "broadcast")
            and len(text.split()) <= 3
            and not _person(text, self.cues)
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
        return direct

    def side_of(self, text: str) -> Resolved:
        """The side of a source's words by themselves."""
        core = RELATIVE.sub("", text)
        core = core.replace("#", "").replace("@", "").replace("_", " ")
        if core != text and (
            office := re.search(
                r"\bwho\s+(?:heads|leads|runs|directs|chairs|represents|commands|founded|speaks for|works for|belongs to)\s+(.+)$", text
            )
        ):
            core = f"{core}, head of {office.group(1)}"
        utterance = re.match(r"(?:[\w'’-]+\s+){0,4}?(\w+)\s+(?:\w+\s+){0,4}?(?:by|from|of)\s+(?=\w)", core)
        if utterance and utterance.group(1).lower() in self.cues.groups["utterances"] and not self.finder.find(core[: utterance.end()]):
            core = core[utterance.end() :]
        head = _head(core)
        if re.match(r"(?:opponents|critics|enemies|rivals|victims|families|relatives|supporters of the victims) of\b", core, re.IGNORECASE):
            core = head
        found = self.finder.find(core)
        head_noun = self.cues.noun_class(head)
        noun = self.cues.noun_class(core)
        third = [f for f in found if f.side == "third_party"]
        own = [f for f in found if f.side != "third_party"]
        if (
            head_noun
            and head_noun[0] == "third_party"
            and self._is_head(head, head_noun[1])
            and not any(f.kind == "name" and head_noun[1] in core[f.start : f.end].lower() for f in own)
        ):
            return Resolved("third_party", "third_party")
        if own and third and not self._covers_head(own, head):
            return Resolved("third_party", "profile")
        if own:
            named = [f for f in own if f.kind in ("person", "media")] or [f for f in own if f.end <= len(head)] or own
            side = named[-1].side
            adjective = (
                self._adjective(core, organ=True) if noun and noun[0] == "state_organs" and named[-1].kind in ("name", "generic") else None
            )
            if adjective and len(core[named[-1].start : named[-1].end].split()) == 1 and named[-1].kind == "name":
                side = adjective
            return Resolved(side, "profile")
        if third:
            return Resolved("third_party", "profile")
        if noun and noun[0] == "third_party" and not (head_noun and head_noun[0] == "state_organs" and head_noun[1] not in WEAK_ORGANS):
            return Resolved("third_party", "third_party")
        organ = next((n for n in (noun, head_noun) if n and n[0] == "state_organs"), None)
        if organ:
            adjective = self._adjective(core, organ=True)
            if adjective:
                return Resolved(adjective, "organ")
            if self._foreign(core, organ[1]):
                return Resolved("third_party", "foreign")
            earlier = self._organ_before(organ[1])
            if earlier is not None:
                return Resolved(earlier, "organ")
            known = self._known_person(core)
            if known is not None:
                return known
            return Resolved(self.state or self._nation_before() or "unknown", "organ")
        media = any(re.search(rf"\b{word}\b", core.lower()) for word in MEDIA)
        adjective = self._adjective(core, organ=False)
        if adjective and not media and any(w in self.cues.groups["speaking_for"] for w in re.findall(r"[\w-]+", head.lower())):
            return Resolved(adjective, "organ")
        if re.search(
            r"\b(?:an?|the \d+-year-old)\s+(?:[\w-]+\s+){0,2}(?:[A-Z][\w-]+|man|woman|boy|girl|teenager|pensioner|trader|baker|driver)(?:\s+(?:living|from|who|in|of|whose)\b|$)",
            core,
        ) and re.match(r"(?:[A-Z][\w’'-]+\s?){1,4},", core):
            return Resolved("third_party", "person")
        known = self._known_person(core)
        if known is not None:
            return known
        if noun or media:
            return Resolved("unknown", "no_side")
        words = re.findall(r"[\w’'-]+", head)
        is_name = (
            bool(words)
            and words[-1][0].isupper()
            and not any(agency == core.lower().removeprefix("the ") for agency in self.cues.groups["agencies"])
        )
        return Resolved("third_party" if is_name else "unknown", "named" if is_name else "unresolved")

    def _known_person(self, text: str) -> Resolved | None:
        """Somebody whose side was found before, or whom the article describes."""
        head = _head(text)
        if not head or not re.search(r"[A-Z][\w’'-]+\W*$", head):
            return None
        for name in self._surnames(head):
            if name in self.names:
                return Resolved(self.names[name], "memory")
        introduced = self._introduced(head)
        return Resolved(introduced, "introduced") if introduced is not None else None

    def _is_head(self, head: str, noun: str) -> bool:
        """True where the third party's noun ends the phrase, or only names and titles stand behind it."""
        low = head.lower()
        behind = head[low.rfind(noun) + len(noun) :]
        words = re.findall(r"[\w'’.-]+", behind)
        return all(w[0].isupper() or w.lower() in self.cues.groups["speaking_for"] or w[0].isdigit() for w in words)

    def _covers_head(self, own: list[Found], head: str) -> bool:
        return any(f.end <= len(head) for f in own)

    def _own(self, low: str) -> bool:
        if any(phrase in low for phrase in self.cues.groups["own_people"]):
            return True
        if self.outlet in ("unknown", ""):
            return False
        names = {self.outlet, self.outlet.removeprefix("the ")}
        bare = low.removeprefix("the ").removeprefix("a ").removeprefix("an ").replace("'s", "").strip()
        if (
            bare in names
            or 0 < len(bare.split()) <= 3
            and bare.split()[0] in names
            and not any(w in self.cues.groups["speaking_for"] for w in bare.split())
        ):
            return True
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low) for name in names) and any(
            w in self.cues.groups["reporters"] for w in low.split()
        )

    def _adjective(self, text: str, organ: bool) -> str | None:
        words = re.findall(r"[\w.-]+", text.lower().replace("’s", "").replace("'s", ""))
        for word in words:
            # Texts lose apostrophes: "Syrias army"; a country's name stands for its adjective.
            sides = self.adjectives.get(word) or (
                self.adjectives.get(word.removesuffix("s") + "n") or self.adjectives.get(word.removesuffix("s"))
                if len(word) > 4 and organ
                else None
            )
            if sides:
                if organ and sides[0]:
                    return sides[0]
                if sides[1]:
                    return sides[1]
        return None

    def _foreign(self, text: str, organ: str) -> bool:
        """True where a nationality that no side has stands right before the organ ("the French foreign ministry")."""
        at = text.lower().rfind(organ)
        words = re.findall(r"[A-Z][\w-]+", " ".join(text[: max(at, 0)].split()[-2:]))
        return any(NATIONALITY.search(w) and w.lower() not in self.adjectives for w in words)

    def _nation_before(self) -> str | None:
        """Where no side of the profile is a state by itself: the nation last named in the sentence ("an X soldier was killed, the military said")."""
        sentence = self.document.sentence_at(self.at)
        words = re.findall(r"[A-Z][\w-]+", self.document.text[sentence.start : self.at]) if sentence is not None else []
        return next(
            (sides[0] for w in reversed(words) if (sides := self.adjectives.get(w.lower())) and sides[0] and NATIONALITY.search(w)), None
        )

    def _organ_before(self, organ: str) -> str | None:
        """The side whose organ of that name the article has named before ("Kurdish police", then "police said")."""
        if not self.history and not self.at:
            return None
        word = organ.split()[-1].rstrip("s")
        found = None
        for match in re.finditer(
            rf"(?<!\w)([A-Z][\w-]+)(?:['’]s|s)?\s+(?:\w+\s+)?{re.escape(word)}",
            self.document.text[max(0, self.at - REACH) : self.at],
            re.IGNORECASE,
        ):
            sides = self.adjectives.get(match.group(1).lower())
            if match.group(1)[0].isupper() and sides and (sides[0] or sides[1]):
                found = sides[0] or sides[1]
        return found

    def _surnames(self, text: str) -> list[str]:
        names = re.findall(r"(?<![\w])(?:al-|el-|de |van |bin |ibn )?[A-Z][\w’'-]+", text)
        skip = self.cues.groups["source_words"]
        return [
            n.lower()
            for n in reversed(names)
            if n.lower() not in skip and not self.finder.find(n) and n.lower() not in self.adjectives and len(n) > 2
        ][:2]

    def _introduced(self, text: str) -> str | None:
        """The side that a person is put on where the article first describes them ("led by X, a commander of Y")."""
        for name in self._surnames(text)[:1]:
            for match in islice(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.document.text[:REACH], re.IGNORECASE), 40):
                after = re.match(
                    r"[,(]?\s*(?:who (?:heads|leads|is)\s+|(?:a|an|the)\s+)?([^.;:\"“”]{0,70})",
                    self.document.text[match.end() : match.end() + 90],
                )
                before = re.search(r"([^.;:,\"“”]{0,50})$", self.document.text[max(0, match.start() - 50) : match.start()])
                for words, where in ((before.group(1) if before else "", "before"), (after.group(1) if after else "", "after")):
                    if where == "after" and not re.match(r"[,(]", self.document.text[match.end() : match.end() + 1]):
                        continue
                    if where == "before" and not re.search(r"(?:\w)\s(?:[A-Z][\w’'-]+\s)*$", words):
                        continue
                    tail = " ".join(words.split()[-5:]) if where == "before" else " ".join(words.split()[:8])
                    hits = self.finder.find(tail)
                    adjoining = where == "before" and bool(hits) and not tail[hits[-1].end :].strip()
                    if not adjoining and self.cues.groups["speaking_for"].isdisjoint(tail.lower().split()):
                        continue
                    if hits:
                        return hits[-1].side if where == "before" else hits[0].side
                    noun = self.cues.noun_class(tail)
                    if noun and noun[0] == "third_party":
                        return "third_party"
        return None

    def _short_form(self, source: Source, head: str) -> Resolved | None:
        """What "the union" stands for where a longer name that ends so was printed before ("Central Doctors' Union", "Ministry of Defence")."""
        if (
            head in PEOPLE | SELF
            or head in self.cues.groups["utterances"]
            or head in ("they", "latter", "former", "two", "source", "sources", "group", "army", "official")
        ):
            return None
        before = self.document.text[max(0, source.start - REACH) : source.start]
        named = list(
            re.finditer(
                rf"(?:[A-Z][\w'’-]+\s+(?:of\s+|for\s+|and\s+)?){{1,5}}{re.escape(head)}\b|\b{re.escape(head)}\s+(?:of|for)\s+[A-Z][\w'’-]+",
                before,
                re.IGNORECASE,
            )
        )
        named = [
            m
            for m in named
            if re.search(r"[A-Z]", m.group().split()[-1])
            or m.group().split()[0][0].isupper()
            and len(m.group().split()) > 1
            and m.group().split()[0].lower() not in ("the", "a", "an", "in", "on")
        ]
        for match in reversed(named[-6:]):
            # The longest run of capitalised words, without what stood before the name by chance.
            words = re.sub(r"^(?:the|a|an|in|on|at|of)\s+", "", match.group(), flags=re.IGNORECASE)
            side = self.side_of(words)
            if side.side != "unknown" and side.via != "named":
                return Resolved(
                    side.side, "short form", replace(source, text=words, start=source.start, end=source.end, anaphor=False, relay=())
                )
        return None

    def _group_before(self, source: Source) -> Resolved | None:
        """Whose "one" or "another" is: the side that the last sentence before names."""
        for index in range(source.sentence - 1, max(-1, source.sentence - 3), -1):
            sentence = self.document.sentences[index]
            named = [f for f in self.finder.find(self.document.text[sentence.start : sentence.end]) if f.kind in ("name", "generic")]
            if named:
                return Resolved(named[0].side, "mention")
        return None

    def _mentioned(self, source: Source, head: str) -> Resolved | None:
        """Who "he", "she" or "the latter" is where a person of the profile was named after the last speaker."""
        if head not in ("he", "she", "latter"):
            return None
        said = [s for s, _ in self.history[-RECENT:] if s.kind != "hearsay" and s.start < source.start and _person(s.text, self.cues)]
        text = self.document.text
        for index in range(source.sentence, max(-1, source.sentence - 3), -1):
            sentence = self.document.sentences[index]
            end = min(sentence.end, source.start)
            people = [f for f in self.finder.find(text[sentence.start : end], sentence.start) if f.kind == "person"]
            if people:
                chosen = people[-1] if head == "latter" else people[0]
                if said and said[-1].end > chosen.start and said[-1].sentence >= index and head != "latter":
                    return None
                printed = text[chosen.start : chosen.end]
                return Resolved(
                    chosen.side, "mention", replace(source, start=chosen.start, end=chosen.end, text=printed, anaphor=False, relay=())
                )
            if said and said[-1].sentence == index and head != "latter":
                return None
        return None

    def _body_named(self, source: Source, head: str, spoken: Source | None) -> Resolved | None:
        """Which body "the group" or "it" is where one was named in the sentence before and nobody has spoken since."""
        if (
            head not in ("it", "group", "movement", "organisation", "organization", "party", "committee", "agency", "network", "they")
            or source.sentence == 0
        ):
            return None
        sentence = self.document.sentences[source.sentence - 1]
        if spoken is not None and spoken.sentence >= source.sentence - 1:
            return None
        named = [
            f
            for f in self.finder.find(self.document.text[sentence.start : sentence.end], sentence.start)
            if f.kind in ("name", "third_party", "media")
        ]
        if not named or spoken is not None and head in ("it", "they") and named[0].start > sentence.start + 25:
            return None
        chosen = named[0]
        return Resolved(
            chosen.side,
            "mention",
            replace(source, start=chosen.start, end=chosen.end, text=self._with_article(chosen.start, chosen.end), anaphor=False, relay=()),
        )

    def _with_article(self, start: int, end: int) -> str:
        lead = re.search(r"(?:\b[Tt]he |\b[Aa]n? )$", self.document.text[max(0, start - 4) : start])
        return self.document.text[start - len(lead.group()) if lead else start : end]

    def _antecedent(self, source: Source, head: str) -> tuple[Source, Resolved] | None:
        """The last source that the anaphor can stand for."""
        earlier = [
            (s, r) for s, r in self.history[-RECENT:] if s.kind != "hearsay" and (s.sentence, s.start) < (source.sentence, source.start)
        ]
        if not earlier:
            return None
        if head in ("he", "she"):
            people = [e for e in earlier if _person(e[0].text, self.cues)]
            return people[-1] if people and people[-1][0].sentence >= source.sentence - 12 else earlier[-1]
        same = [e for e in earlier if re.search(rf"\b{re.escape(head.rstrip('s'))}s?\b", e[0].text.lower())]
        if head not in ("it", "they", "latter", "former", "two") and same:
            origin = same[-1]
            return origin
        if head in (
            "it",
            "group",
            "organisation",
            "organization",
            "network",
            "body",
            "movement",
            "agency",
            "committee",
            "statement",
            "center",
            "centre",
            "party",
        ):
            bodies = [
                e for e in earlier if e[0].text.lower() not in ("he", "she") and not (_person(e[0].text, self.cues) and not e[0].known)
            ]
            return bodies[-1] if bodies else earlier[-1]
        if head in ("they", "sources", "officials"):
            plural = [e for e in earlier if re.search(r"\w{3,}s\b", e[0].text.lower()) or e[0].text.lower() == "they"]
            return plural[-1] if plural else earlier[-1]
        return earlier[-1]


def _head(text: str) -> str:
    """The phrase up to its first preposition or comma."""
    return re.split(r"\s(?:of|in|from|near|against|with|by|at|for|on|after|during|to)\s|,\s", text, maxsplit=1)[0]


def _person(text: str, cues: Cues) -> bool:
    low = text.lower()
    if low in ("he", "she"):
        return True
    words = re.findall(r"[\w'’-]+", text)
    capital = [w for w in words if w[0].isupper() and w.lower() not in ("the", "a", "an")]
    if re.search(
        r"\b(?:spokesman|spokeswoman|director|chief|head|commander|minister|president|governor|resident|doctor|activist|official|man|woman|leader|member|secretary|mr|mrs|dr|journalist|general|colonel|writer|manager|source|fighter)\b",
        low,
    ):
        return True
    return 2 <= len(capital) <= 4 and len(capital) == len(words) and not cues.noun_class(text)


def state_side(finder: SideFinder) -> str | None:
    """The one side of the profile that bare "the army", "police", "officials" means: the one that the profile gives most such words to."""
    tally: dict[str, int] = {}
    for key, side in finder.profile.sides.items():
        words = {w.lower() for w in (*side.aliases, *side.generic)}
        tally[key] = sum(w in words for w in STATE_WORDS)
    best = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    if best and best[0][1] and (len(best) == 1 or best[0][1] > best[1][1]):
        return best[0][0]
    return None


NATIONALITY = re.compile(
    r"(?:ian|ican|eran|ese|ish|ench|eek|utch|aqi|aeli|audi|atari|emeni|istani|anese|wiss|erman|fghan|occan|cheni|thai)$", re.IGNORECASE
)
ORGAN_TAIL = re.compile(
    r"(?:army|military|government|forces|ministry|police|regime|air force|state television|state tv|soldiers|troops|officials?|warplanes|navy)$"
)


def side_adjectives(finder: SideFinder) -> dict[str, tuple[str | None, str | None]]:
    """Lower-case adjective or name → (side whose state it names, side that alone is named by it)."""
    organs: dict[str, set[str]] = {}
    places = {w.lower() for name in (finder.profile.title, *finder.profile.places) for w in re.findall(r"[A-Z][\w-]+", name)}
    single = {a.lower() for side in finder.profile.sides.values() for a in (side.name, *side.aliases) if " " not in a}
    alone: dict[str, set[str]] = {}
    for key, side in finder.profile.sides.items():
        for alias in (side.name, *side.aliases, *side.generic):
            words = alias.lower().replace("’", "'").split()
            first = words[0].removesuffix("'s") if words else ""
            if not words or not alias.split()[0][0].isupper():
                continue
            organ = len(words) > 1 and bool(ORGAN_TAIL.search(" ".join(words))) and (not is_english_word(first) or first in places)
            if len(words) > 1 and not organ and not NATIONALITY.search(first) and first not in single:
                continue
            alone.setdefault(first, set()).add(key)
            if organ or len(words) == 1 or len(words) > 1 and ORGAN_TAIL.search(" ".join(words)) and NATIONALITY.search(first):
                organs.setdefault(first, set()).add(key)
    out: dict[str, tuple[str | None, str | None]] = {}
    for word, sides in alone.items():
        state = organs.get(word, set())
        out[word] = (next(iter(state)) if len(state) == 1 else None, next(iter(sides)) if len(sides) == 1 else None)
    return out
