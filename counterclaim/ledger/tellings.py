"""Takes the claims of each statement, gives the way of each telling: claimant, relay, outlet."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from counterclaim.ledger.frames import frame_of
from counterclaim.ledger.grouping import Group
from counterclaim.ledger.statements import distinct
from counterclaim.sources.article import Article

TELLING_COLUMNS = {
    "statement_id": "text",
    "article_id": "text",
    "outlet": "text",
    "published": "text",
    "origin": "text",
    "claimant": "text",
    "claimant_side": "text",
    "relay": "list",
    "number": "text",
    "low": "count",
    "high": "count",
    "victim": "text",
    "place": "text",
    "status": "text",
    "claim_ids": "list",
}


def tellings(groups: Sequence[Group], articles: Sequence[Article]) -> pd.DataFrame:
    """One row a statement and article, columns TELLING_COLUMNS: how this article tells it, by its fullest claim.

    claimant → relay → outlet is the way of the statement. origin: the article that this one is a copy of, or itself.
    """
    published = {a.article_id: a.known("published") for a in articles}
    outlets = {a.article_id: a.outlet for a in articles}
    rows = []
    for group in groups:
        for article_id in distinct(c.article_id for c in group.claims):
            told = [t for t in group.told if t.claim.article_id == article_id]
            claim = told[0].claim
            rows.append(
                {name: getattr(claim, name, None) for name in TELLING_COLUMNS}
                | {
                    "statement_id": group.statement_id,
                    "outlet": outlets.get(article_id, claim.outlet),
                    "published": published.get(article_id),
                    "origin": told[0].origin,
                    "claim_ids": tuple(t.claim.claim_id for t in told),
                }
            )
    return frame_of(rows, TELLING_COLUMNS)
