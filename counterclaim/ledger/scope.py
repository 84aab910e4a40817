"""Takes a statement and the profile, tells whether it belongs to the conflict's toll, and why where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from counterclaim.ledger.when_where import Window, days_between, same_place, window
from counterclaim.sources.profile import Profile

Scope = Literal["in_toll", "outside_place", "outside_period", "background", "unknown"]
REASONS: dict[str, str] = {
    "in_toll": "",
    "background": "a running or historic toll",
    "outside_place": "outside the places",
    "outside_period": "outside the period",
    "unknown": "naming neither place nor side",
}


def scope_of(row: Mapping[str, object], published: Window | None, profile: Profile) -> Scope:
    """in_toll: of the profile's places and period; background: a running or historic toll; outside_place,
    outside_period; unknown: it tells no place and neither victims, killer nor claimant is of a side, so that nothing
    says that it is of this conflict.

    row: of the statements, missing values as None. published: the day of its first article. What tells no place counts as
    of the profile's places, what tells no time as of its period, unless the article is older than the period. Where the
    profile names no places nothing is outside them or unknown.
    """
    if row["background"]:
        return "background"
    place = row["place"]
    if place and profile.places and not any(same_place(str(place), p) for p in profile.places):
        return "outside_place"
    if profile.period:
        period = window(profile.period.start or "0001", profile.period.end or "9999")
        start, end = (None if row[k] is None else str(row[k]) for k in ("date_start", "date_end"))
        when = window(start, end)
        if period and when and days_between(period, when):
            return "outside_period"
        if period and not when and published and published[1] < period[0]:
            return "outside_period"
    known = {*profile.sides, "civilian", "both"}
    tied = row["victim_side"] in known or row["agent_side"] in profile.sides or row["claimant_side"] in profile.sides
    if profile.places and profile.sides and not place and not tied:
        return "unknown"
    return "in_toll"
