"""The words of a source in; out, the side they speak for by themselves (`SourceSides.side_of`): names, nouns, organs of a state, persons met before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.reading.introductions import Introductions, head_of
from counterclaim.reading.sides import Found
from counterclaim.reading.source import Source

MEDIA = re.compile(
    r"\b(?:media|newspaper|daily|weekly|channel|tv|television|radio|agency|news|broadcaster|network|website|magazine|press|times|post|journal|herald|reports?)\b"
)
WEAK_ORGANS = frozenset(
    "official officials president minister ministers premier general colonel authorities authority court prosecutor prosecutors governor mayor brigadier parliament ambassador embassy cabinet brigade battalion".split()
) | {"prime minister", "official source", "official sources"}
RELATIVE = re.compile(r",?\s+(?:who|which|whose|where|speaking|citing)\b.*$")
WATCHING = re.compile(
    r"\b(?:group|groups|organi[sz]ation|network|office|project|initiative|collective|body)s?\b.*\b(?:monitoring|that monitors?|which monitors?|tracking|that tracks?|documenting|documents|counting|recording)\b|\b(?:monitoring|documentation|fact-checking) (?:and \w+ )?(?:group|office|cent(?:er|re)|project|network|organi[sz]ation|committee)\b",
    re.IGNORECASE,
)
# Where somebody works is not for whom.
PLACED = re.compile(
    r"\s(?:working|operating|living|active|located|stationed|sheltering)\s+(?:in|near|around|inside|outside|across|among)\b.*$"
)
OWN_PEOPLE = re.compile(
    r"\b(?:photographer|reporter|correspondent|journalist|cameraman|stringer|team|crew)s? (?:for|of|from|with|at|working for) (?:the|this|our) (?:news)?(?:paper|agency|channel|station|magazine|outlet|site|website|daily|weekly)\b"
)
ABBREVIATION = re.compile(r"(?:[Tt]he )?([A-Z]{2,6})")
CAPITALISED = re.compile(r"(?:[A-Z][\w'’-]+\s+(?:(?:of|for|and|the)\s+)*){1,8}$")
OPPONENTS = re.compile(r"(?:opponents|critics|enemies|rivals|victims|families|relatives|supporters of the victims) of\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolved:
    """side: a key of the profile, third_party, outlet or unknown. via: how it was found. antecedent: the source that an anaphor stands for."""

    side: str
    via: str
    antecedent: Source | None = None


class SourceSides(Introductions):
    """Tells the side of the words of a source."""

    def side_of(self, text: str) -> Resolved:
        """The side of a source's words by themselves."""
        core = PLACED.sub("", RELATIVE.sub("", text))
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
        head = head_of(core)
        if OPPONENTS.match(core):
            core = head
        found = self.finder.find(core)
        if not found and (spelled := self._spelled_out(core)):
            core, head = spelled, head_of(spelled)
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
            if len(own) == 1 and noun and noun[0] == "state_organs" and named[-1].name == named[-1].name.lower():
                # "police" is whose police was told of before ("Kurdish police"), not only whose the profile says.
                side = self._adjective(core, organ=True) or self._organ_before(noun[1]) or side
            adjective = (
                self._adjective(core, organ=True) if noun and noun[0] == "state_organs" and named[-1].kind in ("name", "generic") else None
            )
            if adjective and len(core[named[-1].start : named[-1].end].split()) == 1 and named[-1].kind == "name":
                side = adjective
            return Resolved(side, "profile")
        if third:
            return Resolved("third_party", "profile")
        if WATCHING.search(core):
            return Resolved("third_party", "third_party")
        if noun and noun[0] == "third_party" and not (head_noun and head_noun[0] == "state_organs" and head_noun[1] not in WEAK_ORGANS):
            return Resolved("third_party", "third_party")
        organ = next((n for n in (noun, head_noun) if n and n[0] == "state_organs"), None)
        if organ:
            adjective = self._adjective(core, organ=True)
            if adjective:
                return Resolved(adjective, "organ")
            if self._foreign(core, organ[1]):
                return Resolved("third_party", "foreign")
            owner = re.search(r"\b(\w+)['’]s\s", core)
            earlier = (self._organ_before(owner.group(1)) if owner else None) or self._organ_before(organ[1])
            if earlier is not None:
                return Resolved(earlier, "organ")
            known = self._known_person(core)
            if known is not None:
                return known
            return Resolved(self.state or self._nation_before() or "unknown", "organ")
        media = MEDIA.search(core.lower()) is not None
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

    def _spelled_out(self, text: str) -> str | None:
        """What an abbreviation stands for where the article says it ("Sarn Defence Forces (SDF)")."""
        short = ABBREVIATION.fullmatch(text)
        at = self.document.text.find(f"({short.group(1)})") if short else -1
        name = CAPITALISED.search(self.document.text, max(0, at - 90), at) if at > 0 else None
        return name.group().strip() if name else None

    def _known_person(self, text: str) -> Resolved | None:
        """Somebody whose side was found before, or whom the article describes."""
        head = head_of(text)
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
        if any(phrase in low for phrase in self.cues.groups["own_people"]) or OWN_PEOPLE.search(low):
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
