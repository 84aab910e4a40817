"""Files go in, Articles come out; the files that a person writes (profile, sources, references) are read and checked."""

from counterclaim.sources.article import METADATA, Article, Fact, Segment
from counterclaim.sources.load import Sources, Unread, load_sources
from counterclaim.sources.profile import Period, Profile, Side, load_profile
from counterclaim.sources.references import Figures, Reference, load_references

__all__ = [
    "METADATA",
    "Article",
    "Fact",
    "Figures",
    "Period",
    "Profile",
    "Reference",
    "Segment",
    "Side",
    "Sources",
    "Unread",
    "load_profile",
    "load_references",
    "load_sources",
]
