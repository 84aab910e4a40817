"""An edition in, the book's figures out."""

from counterclaim.present.figures.claims import claims_by_side
from counterclaim.present.figures.drawing import Figure
from counterclaim.present.figures.emblem import who_counts_whose_dead
from counterclaim.present.figures.ranges import ranges
from counterclaim.present.figures.retold import retold
from counterclaim.present.figures.sensitivity import sensitivity
from counterclaim.present.figures.timeline import timeline
from counterclaim.present.figures.ways import ways

__all__ = ["Figure", "claims_by_side", "ranges", "retold", "sensitivity", "timeline", "ways", "who_counts_whose_dead"]
