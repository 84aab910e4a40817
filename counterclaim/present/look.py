"""A profile in; the visual language out: colours and classes of the sides, shapes of the outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.ledger.names import names_in_sentences
from counterclaim.present.material import Edition
from counterclaim.sources.profile import Profile

INK, MUTED, RULE, PAPER, OWN = "#1f2328", "#57606a", "#d0d7de", "#ffffff", "#f3f4f6"

# Okabe and Ito's set (2008), in the order in which a profile names its sides; three more for longer profiles.
SIDE_COLOURS = ("#0072b2", "#d55e00", "#cc79a7", "#56b4e9", "#e69f00", "#8a5a00", "#6b4fa0", "#3f7f7f")
BUILT_IN_COLOURS = {"civilian": "#009e73", "both": "#7a6f9b", "unknown": "#767c85", "third_party": "#4d5560", "outlet": "#a0a6ae"}

# matplotlib's marker, and the same shape as a character for text.
SHAPES = {"killed": "o", "wounded": "half", "captured": "s", "missing": "v", "displaced": ">", "casualties": "D"}
SIGNS = {"killed": "●", "wounded": "◐", "captured": "■", "missing": "▼", "displaced": "▶", "casualties": "◆"}
OUTCOME_WORDS = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "displaced": "displaced",
    "casualties": "casualties",
}


# What the built-in sides are called where they lose, and where they count.
LOSERS = {
    "civilian": "Civilians",
    "both": "Both sides together",
    "unknown": "People of no named side",
    "third_party": "Third parties",
    "outlet": "The outlet’s own",
}
TELLERS = {
    "civilian": "Civilians",
    "both": "Both sides",
    "unknown": "Sources of no named side",
    "third_party": "Third parties",
    "outlet": "The outlets themselves",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the sides of one profile are shown. names: each side's name as it stands inside a sentence."""

    profile: Profile
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, edition: Edition) -> Look:
        return cls(edition.profile, names_in_sentences(edition.profile, edition.articles))

    @property
    def sides(self) -> list[str]:
        """The profile's own sides, in its order."""
        return list(self.profile.sides)

    def order(self, side: str) -> int:
        """Where a side stands: the profile's in its order, then civilians, both, unknown, third parties, the outlet."""
        every = [*self.sides, *BUILT_IN_COLOURS]
        return every.index(side) if side in every else len(every)

    def name(self, side: str | None) -> str:
        """The name of a side that loses, is named or speaks, standing alone."""
        return self.profile.sides[side].name if side in self.profile.sides else LOSERS.get(side or "unknown", side or "")

    def teller(self, side: str | None) -> str:
        """The name of a side that counts, standing alone."""
        return self.profile.sides[side].name if side in self.profile.sides else TELLERS.get(side or "unknown", side or "")

    def within(self, side: str | None) -> str:
        """The name of a side that loses, as it stands inside a sentence: "the Front"."""
        return self.names.get(side or "", "") if side in self.profile.sides else _small(self.name(side))

    def telling(self, side: str | None) -> str:
        """The name of a side that counts, as it stands inside a sentence."""
        return self.names.get(side or "", "") if side in self.profile.sides else _small(self.teller(side))

    def colour(self, side: str | None) -> str:
        """The colour as #rrggbb; figures turn it into the variable of the page's light or dark mode."""
        if side in self.sides:
            return SIDE_COLOURS[self.sides.index(side) % len(SIDE_COLOURS)]
        return BUILT_IN_COLOURS.get(side or "unknown", BUILT_IN_COLOURS["unknown"])

    def css(self, side: str | None) -> str:
        """The class that gives an element the side's colour."""
        if side in self.sides:
            return f"cc-side-{self.sides.index(side) % len(SIDE_COLOURS)}"
        known = side if side in BUILT_IN_COLOURS else "unknown"
        return f"cc-side-{known.replace('_', '-')}"


def interest(claimant_side: str | None, victim_side: str | None) -> str:
    """Whose losses they are to the one who counts: own, enemy, third (who counts is no side), outlet."""
    if claimant_side == "outlet":
        return "outlet"
    if (claimant_side or "unknown") in ("third_party", "unknown"):
        return "third"
    return "own" if claimant_side == victim_side else "enemy"


def filled(interest_: str) -> bool:
    """Whether a mark is filled: a side's own losses, and (small and grey) the outlet's own voice; every other one is hollow."""
    return interest_ in ("own", "outlet")


def ringed(interest_: str) -> bool:
    """Whether a mark is ringed: a third party or an unnamed source counts."""
    return interest_ == "third"


def sign_class(interest_: str) -> str:
    """The class of an outcome's sign in text, filled, hollow or ringed as the marks of figures are."""
    return "cc-sign" + ("" if filled(interest_) else " cc-hollow") + (" cc-ringed" if ringed(interest_) else "")


def outlet_name(outlet: str) -> str:
    """An outlet's name; "outlet not known" where an article's outlet is not."""
    return "outlet not known" if outlet == "unknown" else outlet


def outlet_inside(outlet: str) -> str:
    """The same inside a sentence."""
    return "an outlet that is not known" if outlet == "unknown" else outlet


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def variable(colour: str) -> str | None:
    """The CSS variable that stands for one of the colours of this module; None for any other."""
    if colour in SIDE_COLOURS:
        return f"--cc-side-{SIDE_COLOURS.index(colour)}"
    for name, value in BUILT_IN_COLOURS.items():
        if value == colour:
            return f"--cc-side-{name.replace('_', '-')}"
    return {INK: "--cc-ink", MUTED: "--cc-muted", RULE: "--cc-rule", PAPER: "--cc-paper", OWN: "--cc-own"}.get(colour)
