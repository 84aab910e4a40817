"""An edition in, the book's tables out: accessible HTML in which each number leads to its words."""

from counterclaim.present.tables.cells import UNREVIEWED, claim_link, legend, outcome, side, teller, tellings, unreviewed
from counterclaim.present.tables.claims import claims
from counterclaim.present.tables.html import frame_of, html_table
from counterclaim.present.tables.instances import instances
from counterclaim.present.tables.ledger import contested, kept_apart, ledger
from counterclaim.present.tables.matrix import by_side_and_source, matrix
from counterclaim.present.tables.ranges import ranges
from counterclaim.present.tables.references import group_of, references

__all__ = [
    "UNREVIEWED",
    "by_side_and_source",
    "claim_link",
    "claims",
    "contested",
    "frame_of",
    "group_of",
    "html_table",
    "instances",
    "kept_apart",
    "ledger",
    "legend",
    "matrix",
    "outcome",
    "ranges",
    "references",
    "side",
    "teller",
    "tellings",
    "unreviewed",
]
