"""Frames of reading in, measures of framing out: figures, each with its instances, and computed sentences."""

from counterclaim.framing.measure import Measure
from counterclaim.framing.measures import measure_all

__all__ = ["Measure", "measure_all"]
