"""The claims of an edition in; a page of W3C Web Annotations (JSON-LD), each with the selectors that find its words, out.

Web Annotation Data Model, W3C Recommendation of 23 February 2017: an annotation's body is the claim, its target the article,
selected by quote (TextQuoteSelector) and by position (TextPositionSelector, characters from 0 of the text as the book prints it).
"""

from __future__ import annotations

import json
from typing import Any

from counterclaim.present import address
from counterclaim.present.columns import TABLES
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, rows

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:counterclaim:"  # no address of its own: the dictionary of columns is part of the book
_ROOT = "../../"  # the file stands in _static/data
_PLACED = ("exact", "start", "end", "prefix", "suffix", "article_id", "claim_id")


def web_annotations(edition: Edition) -> bytes:
    """The claims as one AnnotationPage; a body has the columns of the table of claims that have a value."""
    named = tuple(c.name for c in TABLES["claims"] if c.name not in _PLACED)
    page = {
        "@context": [CONTEXT, {"Claim": f"{VOCABULARY}Claim"} | {name: f"{VOCABULARY}{name}" for name in named}],
        "id": "claims.jsonld",
        "type": "AnnotationPage",
        "items": [_annotation(claim, named) for claim in rows(edition.claims)],
    }
    return (json.dumps(page, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8", "replace")


def _annotation(claim: Row, named: tuple[str, ...]) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": claim["exact"], "prefix": claim["prefix"], "suffix": claim["suffix"]}
    place = {"type": "TextPositionSelector", "start": claim["start"], "end": claim["end"]}
    values = {name: list(v) if isinstance(v, (list, tuple)) else v for name in named if (v := claim.get(name)) not in (None, "", (), [])}
    return {
        "id": address.claim_href(claim["article_id"], claim["claim_id"], _ROOT),
        "type": "Annotation",
        "motivation": "identifying",
        "body": {"type": "Claim"} | values,
        "target": {"source": address.article_href(claim["article_id"], _ROOT), "selector": [quote, place]},
    }
