"""Takes the articles, gives the groups of them that are one text: an article with its copies counts once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.sources.article import Article


def originals(articles: Iterable[Article]) -> dict[str, str]:
    """article_id → the article_id of the original that it is a copy of, itself where it is none.

    Copies of copies lead to the first of them. A copy of an original that is not in the folder is its own original,
    unless another copy of the same one is there: then the two are one text. Copies that name each other in a circle
    count as one text too.
    """
    named = {a.article_id: a.known("copy_of") for a in articles}
    absent = sorted({value for value in named.values() if value and value not in named})
    parent: dict[str, str] = {key: key for key in [*named, *(f"\x00{value}" for value in absent)]}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for article_id, value in sorted(named.items()):
        if not value or value == article_id:
            continue
        a, b = root(article_id), root(value if value in named else f"\x00{value}")
        if a != b:
            parent[a] = b
    members: dict[str, list[str]] = {}
    for article_id in sorted(named):
        members.setdefault(root(article_id), []).append(article_id)
    result: dict[str, str] = {}
    for key, ids in members.items():
        firsts = [i for i in ids if not named[i] or named[i] not in named]
        first = key if key in named and key in firsts else min(firsts or ids)
        result.update(dict.fromkeys(ids, first))
    return result


def outlets(articles: Iterable[Article]) -> Mapping[str, str]:
    """article_id → the outlet's name."""
    return {a.article_id: a.outlet for a in articles}
