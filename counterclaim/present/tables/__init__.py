"""An edition in, the book's tables out: accessible HTML in which each number leads to its words."""

from counterclaim.present.tables.cells import claim_link, outcome, side, teller, tellings
from counterclaim.present.tables.claims import claims
from counterclaim.present.tables.contradictions import contradictions
from counterclaim.present.tables.html import folded, frame_of, html_table
from counterclaim.present.tables.instances import instances
from counterclaim.present.tables.ledger import kept_apart, ledger
from counterclaim.present.tables.matrix import by_side_and_source, matrix
from counterclaim.present.tables.ranges import ranges, sensitivity, totals
from counterclaim.present.tables.references import group_of, references

__all__ = [
    "by_side_and_source",
    "claim_link",
    "claims",
    "contradictions",
    "folded",
    "frame_of",
    "group_of",
    "html_table",
    "instances",
    "kept_apart",
    "ledger",
    "matrix",
    "outcome",
    "ranges",
    "sensitivity",
    "references",
    "side",
    "teller",
    "tellings",
    "totals",
]
