"""Claims of all articles in, the ledger out: statements (one origin, many relays), tables, contradictions."""

from counterclaim.ledger.build import Ledger, build_ledger
from counterclaim.ledger.finding import Finding

__all__ = ["Finding", "Ledger", "build_ledger"]
