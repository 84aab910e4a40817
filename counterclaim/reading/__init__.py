"""Reading: articles and a profile in; claims, mentions of the sides, quotations and lethal clauses out."""

from __future__ import annotations

from counterclaim.reading.read import read_article, read_articles
from counterclaim.reading.records import Claim, LethalClause, Mention, Quotation, Reading, to_frame

__all__ = ["Claim", "LethalClause", "Mention", "Quotation", "Reading", "read_article", "read_articles", "to_frame"]
