"""An article and what was read in it in; its evidence page out: the text with every claim, label and quotation marked in place.

The page is a notebook of one heading and one HTML output: no fence or directive in an article's text can end it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import nbformat
import pandas as pd
from nbformat import NotebookNode

from counterclaim.ledger.review import Applied
from counterclaim.present import address, look, numbers, provenance, records, review, sentences
from counterclaim.present.contradicted import contradicted
from counterclaim.present.contradicted import places as contradicting
from counterclaim.present.look import Look
from counterclaim.present.markup import Markup, clean, escape, join, markdown_text, tag
from counterclaim.present.material import Edition
from counterclaim.present.statements import Row, Statement, rows, statements
from counterclaim.sources.article import Article

ROOT = "../"
_FOLDED = ("furniture",)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the text with its mark. rank: the outer mark has the lower one."""

    start: int
    end: int
    kind: str
    row: Row

    @property
    def anchor(self) -> str:
        return self.row["claim_id"] if self.kind in ("claim", "rejected") else address.place_id("at", self.start, self.end)


_RANK = {"quotation": 0, "label": 1, "clause": 2, "rejected": 3, "claim": 4}


def evidence_pages(edition: Edition) -> Iterator[tuple[str, NotebookNode]]:
    """Each article's evidence page: its path in the book's source ("articles/<slug>.ipynb") and the notebook."""
    told = {c["claim_id"]: s for s in statements(edition.ledger) for c in s.claims}
    frames = {
        kind: _by_article(frame)
        for kind, frame in (
            ("claim", edition.claims),
            ("label", edition.mentions),
            ("quotation", edition.quotations),
            ("clause", edition.clauses),
        )
    }
    against = contradicted(edition, ROOT)
    for found in frames["claim"].values():
        for r in found:
            r["contradicted"] = against.get(r["claim_id"])
    places = {(kind, a, r["start"], r["end"]) for kind, found in frames.items() for a, all_ in found.items() for r in all_}
    instances = _instances(edition, {place[1:] for place in places if place[0] != "claim"})
    for article in edition.articles:
        spans = instances.get(article.article_id, []) + [
            Span(r["start"], r["end"], kind, r)
            for kind, found in frames.items()
            for r in found.get(article.article_id, ())
            if r["end"] > r["start"]
        ]
        spans += [
            Span(a.rejected.start, a.rejected.end, "rejected", {"claim_id": a.rejected.claim_id})
            for a in edition.reviewed.rejected
            if a.rejected and a.rejected.article_id == article.article_id
        ]
        yield f"articles/{address.slug(article.article_id)}.ipynb", _notebook(article, page(article, spans, told, edition))


def _instances(edition: Edition, known: set[tuple[str, int, int]]) -> dict[str, list[Span]]:
    """The places that measures counted or that contradict a claim and are no label, quotation or clause: their links need an anchor too."""
    found: dict[str, list[Span]] = {}
    for place in contradicting(edition):
        if place not in known:
            known.add(place)
            found.setdefault(place[0], []).append(Span(place[1], place[2], "clause", {}))
    for measure in edition.measures.values():
        for r in rows(measure.instances):
            place = (r["article_id"], r["start"], r["end"])
            if place not in known and r["end"] > r["start"]:
                known.add(place)
                found.setdefault(r["article_id"], []).append(Span(r["start"], r["end"], "clause", r))
    return found


def _by_article(frame: pd.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows(frame):
        found.setdefault(row["article_id"], []).append(row)
    return found


def _notebook(article: Article, body: Markup) -> NotebookNode:
    heading = nbformat.v4.new_markdown_cell(f"# {markdown_text(article.title)}", id="title")
    shown = nbformat.v4.new_output("display_data", data={"text/html": str(body), "text/plain": article.article_id})
    cell = nbformat.v4.new_code_cell(
        "# Written by counterclaim.present.evidence", id="evidence", outputs=[shown], metadata={"tags": ["remove-input"]}
    )
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=[heading, cell], metadata=kernel)


def page(article: Article, spans: list[Span], told: dict[str, Statement], edition: Edition) -> Markup:
    """The body of the page: what is known of the article, the layers, the text with records beside it, other tellings."""
    look_ = Look.of(edition)
    claims = sorted((s for s in spans if s.kind == "claim"), key=lambda s: (s.start, s.end, s.anchor))
    blocks = []
    folded: list[Markup] = []
    lead_in = Markup("")
    title = " ".join(article.title.split()).casefold()
    seen: set[str] = set()
    for segment, following in zip(article.segments, [*article.segments[1:], None], strict=True):
        inside = [s for s in spans if s.start < segment.end and s.end > segment.start]
        begun = [s for s in claims if segment.start <= s.start < segment.end]
        text = marked(article.text, segment.start, segment.end, inside, look_)
        if segment.kind == "dateline" and not begun and following and "\n" not in article.text[segment.end : following.start]:
            lead_in = join([tag("span", text, class_="cc-lead-in"), " "])
            continue
        words = " ".join(article.text[segment.start : segment.end].split()).casefold()
        again = words in seen or words == title and bool(seen)
        seen |= {words} if segment.kind == "headline" or words == title else set()
        block = _block(segment.kind, join([lead_in, text]), begun, told, edition.reviewed.by_claim, look_, again)
        lead_in = Markup("")
        # Furniture in which something was read stays in sight: a link must never land on folded words.
        if segment.kind in _FOLDED and not begun and not any(s.kind == "rejected" for s in inside):
            folded.append(block)
            continue
        if folded:
            blocks.append(_fold(folded))
            folded = []
        blocks.append(block)
    if folded:
        blocks.append(_fold(folded))
    return tag(
        "article",
        join(
            [
                _above(article, claims, spans, edition),
                _layers(spans, look_),
                tag("div", join(blocks), class_="cc-text"),
                _below(claims, told, article),
                _left_out(article, edition),
            ]
        ),
        class_="cc-evidence-page",
    )


def _fold(blocks: list[Markup]) -> Markup:
    return tag("details", join([tag("summary", "What the page adds to the article"), *blocks]), class_="cc-furniture")


def _block(
    kind: str, text: Markup, begun: list[Span], told: dict[str, Statement], decided: dict[str, Applied], look_: Look, again: bool = False
) -> Markup:
    """again: the text prints its headline once more here."""
    names = {"headline": "Headline", "byline": "Byline", "dateline": "Dateline", "caption": "Caption", "furniture": "Part of the page"}
    label = tag("span", "Headline, repeated" if again else names[kind], class_="cc-kind") if again or kind in names else ""
    quiet = " cc-repeated" if again else ""
    margin = (
        tag(
            "div",
            join(records.record(s.row, told.get(s.anchor), look_, ROOT, decided.get(s.anchor)) for s in begun),
            class_="cc-margin",
        )
        if begun
        else ""
    )
    return tag("div", join([tag("p", join([label, " " if label else "", text]), class_=f"cc-{kind}{quiet}"), margin]), class_="cc-block")


def marked(text: str, start: int, end: int, spans: list[Span], look_: Look) -> Markup:
    """text[start:end] with each span in it marked. Marks nest; of two that cross, the one that begins later is cut in two, and
    its anchor stands on the first part."""
    return _nested(text, start, end, start, spans, set(), look_)


def _nested(text: str, start: int, end: int, segment: int, spans: list[Span], anchored: set[str], look_: Look) -> Markup:
    todo = sorted(spans, key=lambda s: (max(s.start, start), -min(s.end, end), _RANK[s.kind], s.anchor, s.start))
    out = []
    at = start
    while todo:
        s = todo.pop(0)
        begin, stop = max(s.start, at), min(s.end, end)
        if begin >= stop:
            continue
        out.append(escape(clean(text[at:begin])))
        identity = s.anchor if s.anchor not in anchored and s.start >= segment else None
        if identity:
            anchored.add(identity)
        inner = _nested(text, begin, stop, segment, [t for t in todo if t.start < stop], anchored, look_)
        out.append(_mark(s, inner, identity, look_))
        todo = [t for t in todo if t.end > stop]
        at = stop
    out.append(escape(clean(text[at:end])))
    return join(out)


def _mark(s: Span, piece: Markup, identity: str | None, look_: Look) -> Markup:
    if s.kind == "claim":
        states = [w for w, on in (("denied", s.row["status"] == "denied"), ("disproved", s.row.get("disproved"))) if on]
        classes = " ".join(["cc-claim", look_.css(s.row["victim_side"]), f"cc-{s.row['outcome']}", *(f"cc-{w}" for w in states)])
        kind = look.sign_class(look.interest(s.row["claimant_side"], s.row["victim_side"]))
        sign = tag("span", look.SIGNS.get(s.row["outcome"], "◆"), class_=kind, aria_hidden="true") if identity else ""
        address_ = f"#r-{s.anchor}"
        # A link cannot stand in a link: where another claim's link is inside, this one's is its sign alone.
        if "<a " not in piece:
            link = tag("a", join([sign, piece]), href=address_)
        else:
            link = join([tag("a", sign, href=address_, aria_label="Record of this claim") if sign else "", piece])
        return tag("mark", link, class_=classes, id=identity)
    if s.kind == "label":
        return tag("span", piece, class_=f"cc-label {look_.css(s.row['side'])}", id=identity)
    if s.kind == "rejected":
        return tag("span", piece, class_="cc-rejected", id=identity)
    if s.kind == "quotation":
        return tag("span", piece, class_=f"cc-quote cc-{s.row['kind']} {look_.css(s.row['speaker_side'])}", id=identity)
    return tag("span", piece, class_="cc-clause", id=identity)


def _above(article: Article, claims: list[Span], spans: list[Span], edition: Edition) -> Markup:
    facts = [
        (
            "Outlet",
            join(
                [
                    tag("a", clean(look.outlet_name(article.outlet)), href=address.outlet_href(article.outlet, ROOT)),
                    " ",
                    provenance.how(article.facts.get("outlet")),
                ]
            ),
        ),
        ("Published", provenance.fact(article.facts.get("published"), date=True)),
        ("Author", provenance.fact(article.facts.get("author"))),
        ("Copy of", provenance.copy_of(article, edition, ROOT)),
        (
            "Read in it",
            join(
                [
                    tag("a", numbers.counted(len(claims), "claim"), href=f"#r-{claims[0].anchor}") if claims else "no claim",
                    ", ",
                    numbers.counted(sum(s.kind == "label" for s in spans), "label"),
                    " of the sides, ",
                    numbers.counted(sum(s.kind == "quotation" and s.row["kind"] == "direct" for s in spans), "quotation"),
                ]
            ),
        ),
        ("Article", tag("code", article.article_id)),
    ]
    return tag("dl", join(join([tag("dt", name), tag("dd", value)]) for name, value in facts if value), class_="cc-facts")


def _layers(spans: list[Span], look_: Look) -> Markup:
    sides = sorted({s.row["victim_side"] for s in spans if s.kind == "claim"}, key=look_.order)
    outcomes = [o for o in look.SIGNS if any(s.kind == "claim" and s.row["outcome"] == o for s in spans)]
    boxes = join(
        tag(
            "label",
            join([Markup('<input type="checkbox" class="cc-layer-{}"{}>').format(kind, Markup(" checked") if on else ""), f" {words}"]),
        )
        for kind, words, on in (("claims", "claims", True), ("labels", "names of the sides", False), ("quotes", "quotations", False))
    )
    key = [tag("span", look_.name(s), class_=f"cc-side {look_.css(s)}") for s in sides]
    key += [tag("span", join([tag("span", look.SIGNS[o], class_="cc-sign", aria_hidden="true"), " ", o])) for o in outcomes]
    if told := [s.row for s in spans if s.kind == "claim"]:
        key.append(tag("span", review.review_legend(told)))
    legend = tag("p", join([tag("span", "Losses of:", class_="cc-muted"), " ", join(key, " ")]), class_="cc-key") if key else ""
    return tag("div", join([tag("fieldset", join([tag("legend", "Show in the text"), boxes])), legend]), class_="cc-layers")


def _left_out(article: Article, edition: Edition) -> Markup | str:
    """What the program read in this article and review left out."""
    items = [
        tag("li", join([tag("a", f"“{clean(a.decision.exact)}”", href=f"#{a.claim_id}"), f" ({a.rejected.outcome}): {review.left_out(a)}"]))
        for a in edition.reviewed.rejected
        if a.rejected and a.decision.article == article.article_id
    ]
    if not items:
        return ""
    return tag("section", join([tag("p", "Left out in review", class_="cc-subhead"), tag("ul", join(items))]), class_="cc-below")


def _below(claims: list[Span], told: dict[str, Statement], article: Article) -> Markup:
    seen = {told[s.anchor].statement_id: told[s.anchor] for s in claims if s.anchor in told}
    shared = [s for s in seen.values() if any(c["article_id"] != article.article_id for c in s.claims)]
    if not shared:
        return tag(
            "p",
            join(
                [
                    "No statement in this article is told in another article of this book. ",
                    tag("a", "All statements", href=f"{ROOT}casualties.html#statements"),
                    ".",
                ]
            ),
            class_="cc-below",
        )
    items = []
    for s in shared:
        others = [c for c in s.claims if c["article_id"] != article.article_id]
        links = join(
            [
                tag("a", f"{look.outlet_name(c['outlet'])}: “{c['exact']}”", href=address.claim_href(c["article_id"], c["claim_id"], ROOT))
                for c in others
            ],
            "; ",
        )
        items.append(tag("li", join([sentences.number(s, ROOT), f" {s.outcome}: ", links])))
    return tag(
        "section", join([tag("p", "The same statements in other articles", class_="cc-subhead"), tag("ul", join(items))]), class_="cc-below"
    )
