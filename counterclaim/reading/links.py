"""Groups and words of outcome of one sentence in; out, which group suffered which outcome, by which rule of reading/data."""

from __future__ import annotations

from counterclaim.reading.document import Sentence
from counterclaim.reading.group import Group
from counterclaim.reading.linear_rules import links_by_rules
from counterclaim.reading.link import Link
from counterclaim.reading.outcomes import Trigger
from counterclaim.reading.parsed_links import links_by_parse
from counterclaim.reading.parts import nested_groups, propagate
from counterclaim.reading.solving import counted_first, outer_first, solve
from counterclaim.reading.spelling import spell
from counterclaim.reading.told_before import links_told_before
from counterclaim.reading.word_links import links_by_own_words


def find_links(sentence: Sentence, groups: list[Group], triggers: list[Trigger]) -> list[Link]:
    """The links that hold together: one outcome a group, one chain of groups a slot of a trigger; cheapest first."""
    parts = nested_groups(sentence, groups, triggers)
    letters, items = spell(sentence, groups, triggers, frozenset(parts))
    possible = links_by_rules(sentence, letters, items, groups, triggers)
    possible += links_by_own_words(sentence, groups, triggers)
    possible += [k for k in links_by_parse(sentence, groups, triggers) if k.group not in parts]
    possible = counted_first(groups, outer_first(possible))
    chosen = solve(groups, triggers, possible)
    chosen = links_told_before(sentence, groups, triggers, chosen, letters, items)
    return propagate(sentence, groups, triggers, chosen, parts)
