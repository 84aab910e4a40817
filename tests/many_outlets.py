"""An invented war told by many outlets: articles, and the records that a careful reader would make of them, by rule and chance.

Outlets with a low number speak well of the north, those with a high one of the south; each has as many articles as wanted.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from counterclaim.framing import frames, measure_all
from counterclaim.framing.frames_items import items
from counterclaim.framing.frames_sheets import Coded, anchor
from counterclaim.ledger import build_ledger
from counterclaim.reading.records import Claim, LethalClause, Mention, Quotation, claim_id, to_frame
from counterclaim.sources.article import Article, Fact, Segment
from counterclaim.sources.profile import Profile
from present_material import Made

SIDES = {"north": "Northern Army", "south": "Southern Front"}
PEOPLE = {"north": ("Ivo Brack", "Lena Orth"), "south": ("Tam Quill", "Una Vesk")}
PLACES = ("Tarn", "Oss", "Velm", "Karrow", "Dunmere", "Ruun")
GOOD, BAD, PLAIN = ("heroic",), ("terrorist", "extremist"), ("", "", "", "local")
SAID, CLAIMED, SHOWN = ("said", "added", "wrote"), ("claimed", "insisted"), ("confirmed", "revealed")
SPEECH = (
    "we will hold the valley",
    "our people are tired of this war",
    "the other side fired first",
    "talks are the only way",
    "we lost nobody at the bridge",
)


@dataclass
class Draft:
    """An article in the making: text, and spans found on the way."""

    article_id: str
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    clauses: list[LethalClause] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, side: str, judge: str) -> None:
        words = f"{judge} {SIDES[side]}".strip()
        self.add("the ")
        start, end = self.add(words)
        modifiers = (judge,) if judge else ()
        self.mentions.append(
            Mention(
                article_id=self.article_id,
                start=start,
                end=end,
                text=words,
                side=side,
                kind="name",
                head=words.split()[-1].lower(),
                modifiers=modifiers,
            )
        )

    def speak(self, side: str, who: str, cue: str, words: str) -> None:
        self.add("\n\n")
        self.add(f"{who} ")
        at = self.add(cue)
        self.add(": “")
        start, end = self.add(words)
        self.add("”.")
        self.quotations.append(
            Quotation(
                article_id=self.article_id,
                start=start,
                end=end,
                text=words,
                kind="direct",
                speaker=who,
                speaker_side=side,
                cue=cue,
                cue_start=at[0],
                cue_end=at[1],
                words=len(words.split()),
            )
        )

    def kill(self, victims: str, killer: str | None, number: int, by: str, outlet: str, day: str, place: str) -> None:
        self.add("\n\n")
        exact = f"{number} fighters of the {SIDES[victims]}"
        first, last = self.add(exact)
        self.add(" were ")
        trigger = self.add("killed")
        end = self.add(f" by the {SIDES[killer]}")[1] if killer else trigger[1]
        self.add(f" at {place}" + (f", the {SIDES[by]} said." if by in SIDES else "."))
        identity = claim_id(self.article_id, first, last, "killed")
        agent = f"the {SIDES[killer]}" if killer else None
        construction = "passive_by" if killer else "passive"
        self.clauses.append(
            LethalClause(
                article_id=self.article_id,
                start=first,
                end=end,
                text=self.text[first:end],
                trigger="killed",
                construction=construction,
                victim_side=victims,
                agent_side=killer,
                agent=agent,
                claim_id=identity,
            )
        )
        self.claims.append(
            Claim(
                claim_id=identity,
                article_id=self.article_id,
                exact=exact,
                start=first,
                end=last,
                prefix=self.text[max(first - 32, 0) : first],
                suffix=self.text[last : last + 32],
                outcome="killed",
                number=str(number),
                qualifier="exact",
                low=number,
                high=number,
                victim=exact,
                victim_side=victims,
                victim_status="combatant",
                claimant=SIDES.get(by),
                claimant_side=by,
                outlet=outlet,
                interest="enemy_loss" if by in SIDES and by != victims else "outlet_voice",
                place=place,
                date_start=day,
                rule="invented",
            )
        )


@cache
def many_outlets(outlets: int = 50, articles: int = 6, coders: int = 2) -> Made:
    """An edition of so many outlets with so many articles each, coded by so many coders; the same in every run."""
    chance = random.Random(11)
    described = Profile.model_validate(
        {
            "title": "The war of the Tarn",
            "places": list(PLACES),
            "sides": {k: {"name": n, "aliases": [n], "people": list(PEOPLE[k])} for k, n in SIDES.items()},
        }
    )
    made, drafts = [], []
    for n in range(outlets):
        lean = n / max(outlets - 1, 1)
        outlet = f"The {chance.choice(('Daily', 'Evening', 'Free', 'New'))} {chance.choice(('Post', 'Courier', 'Mirror', 'Record'))} of {chance.choice(PLACES)} {n + 1}"
        for k in range(articles):
            day = (date(2024, 5, 1) + timedelta(days=chance.randrange(12))).isoformat()
            draft = _draft(f"o{n:02}-{k}", outlet, day, lean, chance)
            drafts.append(draft)
            made.append(_article(draft, outlet, day))
    claims = to_frame([c for d in drafts for c in d.claims], Claim)
    mentions = to_frame([m for d in drafts for m in d.mentions], Mention)
    quotations = to_frame([q for d in drafts for q in d.quotations], Quotation)
    clauses = to_frame([c for d in drafts for c in d.clauses], LethalClause)
    ledger = build_ledger(claims, made, described)
    coded = [c for n, a in enumerate(made) for c in _coded(a, n / len(made), coders, chance)]
    measures = measure_all(mentions, quotations, clauses, ledger.claims, made, described, coded)
    assert frames.FRAMES.name in measures
    return Made(described, tuple(made), ledger.claims, ledger, mentions, quotations, clauses, measures)


def _draft(article_id: str, outlet: str, day: str, lean: float, chance: random.Random) -> Draft:
    draft, place = Draft(article_id), chance.choice(PLACES)
    draft.add(f"Fighting goes on near {place}")
    for side, dislike in (("north", lean), ("south", 1 - lean)):
        for _ in range(chance.randint(2, 4)):
            draft.add("\n\nOn Monday ")
            judge = chance.choice(BAD) if chance.random() < 0.6 * dislike else chance.choice(PLAIN)
            draft.name(side, judge)
            held = chance.choice(("held the road to", "shelled", "took", "has surrounded", "was driven out of"))
            draft.add(f" {held} {place}." + (f" The regime is {chance.choice(('brutal', 'isolated'))}." if dislike > 0.6 else ""))
        for _ in range(chance.randint(1, 3) if chance.random() < 1.1 - dislike else 0):
            cue = chance.choice(CLAIMED if chance.random() < dislike * 0.8 else SHOWN if chance.random() < 0.2 else SAID)
            draft.speak(side, chance.choice(PEOPLE[side]), cue, chance.choice(SPEECH))
        other = "south" if side == "north" else "north"
        if chance.random() < 0.8:
            killer = other if chance.random() < 1 - dislike else None
            draft.kill(side, killer, chance.randint(2, 40), chance.choice((other, "outlet", "third_party")), outlet, day, place)
    return draft


def _article(draft: Draft, outlet: str, day: str) -> Article:
    segments, at = [], 0
    for n, part in enumerate(draft.text.split("\n\n")):
        start = draft.text.index(part, at)
        at = start + len(part)
        segments.append(Segment("headline" if n == 0 else "paragraph", start, at))
    facts = {
        "outlet": Fact(outlet, "entered", "invented"),
        "published": Fact(day, "entered", "invented"),
        "title": Fact(f"Near the front {draft.article_id}", "entered", "invented"),
    }
    return Article(draft.article_id, f"{draft.article_id}.txt", "0" * 64, draft.text, tuple(segments), facts)


def _coded(article: Article, lean: float, coders: int, chance: random.Random) -> list[Coded]:
    words = anchor("Fighting goes on", article.text)
    assert words
    found = []
    for item in items().values():
        truth = chance.random() < (0.8 if item.scale == "conflict" else lean)
        for coder in range(coders):
            told = truth if chance.random() < 0.85 else not truth
            answer = ("yes" if told else "no") if item.kind == "frame" else ("war" if told else chance.choice(("neither", "peace")))
            found.append(Coded(article.article_id, f"Coder {coder + 1}", "2024-06-01", item.key, answer, (words,)))
    return found
