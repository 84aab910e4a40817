"""Articles in; the tables of Sources out: what was read, what is known of each article and how, and what was not read."""

from __future__ import annotations

from counterclaim.present import address, numbers
from counterclaim.present.dates import day
from counterclaim.present.look import outlet_name
from counterclaim.present.markup import Html, Markup, clean, join, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import rows
from counterclaim.present.tables import frame_of, html_table
from counterclaim.sources.article import Article, Fact

BASIS = {"entered": "entered by hand", "printed": "printed", "inferred": "inferred", "open": "open"}


def fact(found: Fact | None, *, date: bool = False) -> Markup:
    """A value with how it is known; the evidence opens on demand."""
    if found is None or (found.value is None and not found.evidence):
        return tag("span", "not known", class_="cc-unknown")
    value = clean((day(found.value) if date else found.value) if found.value else "not known")
    basis = BASIS.get(found.basis, found.basis)
    if not found.evidence:
        return join([tag("span", value), " ", tag("span", basis, class_="cc-basis")])
    return join(
        [
            tag("span", value),
            " ",
            tag("details", join([tag("summary", basis), tag("span", clean(found.evidence), class_="cc-evidence")]), class_="cc-basis"),
        ]
    )


def copy_of(article: Article, edition: Edition, root: str = "") -> Markup | str:
    """What an article is a copy of: a link where the original is in the book."""
    original = article.known("copy_of")
    if not original:
        return ""
    kind = article.known("copy_kind")
    known = {a.article_id: a for a in edition.articles}
    shown: object = original
    if original in known:
        shown = tag("a", known[original].title, href=address.article_href(original, root))
    return join([shown, f" ({kind})" if kind else ""])


def sources(edition: Edition, root: str = "", outlet: str | None = None) -> Html:
    """The articles, one a row: title, outlet, date, author, what it copies, how many claims; each fact with how it is known."""
    counts = edition.claims.groupby("article_id").size() if len(edition.claims) else {}
    first: dict[str, str] = {}
    for c in sorted(rows(edition.claims), key=lambda c: c["start"]):
        first.setdefault(c["article_id"], c["claim_id"])
    chosen = [a for a in edition.articles if outlet is None or a.outlet == outlet]
    cells = [
        {
            "Article": tag("a", clean(a.title), href=address.article_href(a.article_id, root)),
            **(
                {}
                if outlet
                else {
                    "Outlet": join(
                        [tag("a", outlet_name(a.outlet), href=address.outlet_href(a.outlet, root)), " ", how(a.facts.get("outlet"))]
                    )
                }
            ),
            "Published": fact(a.facts.get("published"), date=True),
            "Author": clean(a.known("author") or ""),
            "Copy of": copy_of(a, edition, root),
            "Words": len(a.text.split()),
            "Claims": _claims_link(a, int(counts.get(a.article_id, 0)), first.get(a.article_id, ""), root),
        }
        for a in chosen
    ]
    return html_table(
        frame_of(cells),
        "article-list",
        f"{numbers.counted(len(chosen), 'article').capitalize()} read",
        empty="No article was read.",
        right=("Words", "Claims"),
    )


def _claims_link(article: Article, count: int, first: str, root: str) -> object:
    return tag("a", f"{count:,}", href=address.claim_href(article.article_id, first, root), class_="cc-number") if count else 0


def how(found: Fact | None) -> Markup:
    if found is None:
        return Markup("")
    basis = BASIS.get(found.basis, found.basis)
    if not found.evidence:
        return tag("span", basis, class_="cc-basis")
    return tag("details", join([tag("summary", basis), tag("span", clean(found.evidence), class_="cc-evidence")]), class_="cc-basis")


def unread(edition: Edition) -> Html:
    """The files that could not be read, each with the reason and the remedy; and the mistakes in sources.yml."""
    cells = [{"File": clean(str(u.file)), "Why it was not read": clean(u.reason), "What to do": clean(u.remedy)} for u in edition.unread]
    table = html_table(
        frame_of(cells),
        "not-read",
        f"{numbers.counted(len(cells), 'file').capitalize()} left out",
        empty="Every file in the folder was read.",
    )
    mistakes = [
        {"File": clean(str(m.file)), "Where": clean(m.place), "What was expected": clean(m.expected), "What to do": clean(m.remedy)}
        for m in edition.mistakes
    ]
    if not mistakes:
        return table
    second = html_table(
        frame_of(mistakes),
        "mistakes",
        f"{numbers.counted(len(mistakes), 'mistake').capitalize()} in the files beside the articles",
        empty="",
    )
    return Html(join([table.markup, second.markup]), table.text)
