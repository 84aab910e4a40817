"""Sources go in; what is read, what is known of each article and how, and what is not read and why come out as frames."""

from __future__ import annotations

import pandas as pd

from counterclaim.sources.article import METADATA, Article
from counterclaim.sources.load import Sources

ARTICLE_COLUMNS = (
    "file",
    "article_id",
    "outlet",
    "outlet_basis",
    "published",
    "published_basis",
    "title",
    "author",
    "language",
    "words",
    "furniture",
    "copy_of",
    "copy_kind",
)
FACT_COLUMNS = ("article_id", "field", "value", "basis", "evidence")
PROBLEM_COLUMNS = ("file", "place", "problem", "remedy")


def articles_frame(sources: Sources) -> pd.DataFrame:
    """A row an article, columns ARTICLE_COLUMNS.

    words: of the article without furniture; furniture: words that the page adds to it. Values that are not known are
    missing; the basis columns say how a value is known (entered, printed, inferred, open).
    """
    rows = [
        (
            article.file,
            article.article_id,
            article.known("outlet"),
            _basis(article, "outlet"),
            article.known("published"),
            _basis(article, "published"),
            article.title,
            article.known("author"),
            article.known("language"),
            *_words(article),
            article.known("copy_of"),
            article.known("copy_kind"),
        )
        for article in sources.articles
    ]
    return pd.DataFrame(rows, columns=list(ARTICLE_COLUMNS))


def facts_frame(sources: Sources) -> pd.DataFrame:
    """A row a fact, columns FACT_COLUMNS: each field of METADATA of each article, with the words that it rests on."""
    rows = [
        (article.article_id, name, fact.value, fact.basis, fact.evidence)
        for article in sources.articles
        for name in METADATA
        if (fact := article.facts.get(name))
    ]
    return pd.DataFrame(rows, columns=list(FACT_COLUMNS))


def problems_frame(sources: Sources) -> pd.DataFrame:
    """A row a file that was not read or a mistake in sources.yml, columns PROBLEM_COLUMNS: what is wrong and what to do."""
    rows = [(unread.file, "", unread.reason, unread.remedy) for unread in sources.unread]
    rows += [(mistake.file, mistake.place, mistake.expected, mistake.remedy) for mistake in sources.mistakes]
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS))


def _basis(article: Article, name: str) -> str:
    fact = article.facts.get(name)
    return fact.basis if fact else "open"


def _words(article: Article) -> tuple[int, int]:
    counts = {True: 0, False: 0}
    for segment in article.segments:
        counts[segment.kind == "furniture"] += len(article.text[segment.start : segment.end].split())
    return counts[False], counts[True]
