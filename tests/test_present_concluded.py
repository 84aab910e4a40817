"""What may be concluded, how far it rests on the enemy's word, and how statements travel: each figure says its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpora import Corpus
from counterclaim.ledger import build_ledger
from counterclaim.present import figures, front, tables
from counterclaim.sources.references import Reference
from present_material import Made, article, claim, made, nothing, tarn

ELSEWHERE = Reference.model_validate(
    {
        "kind": "event_data",
        "source": "River <i>Data</i>",
        "start": "2020-05-18",
        "where": "Tarn",
        "deaths": {"low": 2, "best": 7, "high": 90},
    }
)


def with_references(*references: Reference) -> Made:
    edition = tarn()
    ledger = build_ledger(edition.claims, edition.articles, edition.profile, references)
    return replace(edition, ledger=ledger, claims=ledger.claims)


def test_an_independent_figure_stands_beside_the_ranges_and_changes_none():
    before, after = figures.ranges(tarn()), figures.ranges(with_references(ELSEWHERE))
    assert "Counted independently: Tarn, 18 May 2020, River <i>Data</i>: 2–90 killed, best 7." in after.alt
    assert after.alt.startswith(before.alt)
    assert "never mixed in" in after.note and "never mixed in" not in before.note
    assert "<i>Data" not in after.__html__()


def test_a_side_that_speaks_for_itself_elsewhere_is_no_independent_figure():
    said = ELSEWHERE.model_copy(update={"kind": "statement"})
    assert "Counted independently" not in figures.ranges(with_references(said)).alt


def test_the_best_estimates_are_shown_at_three_weights():
    figure = figures.sensitivity(tarn())
    assert "Northern Army, killed: 0 at 0 %, 6 at 50 %, 12 at 100 %" in figure.alt
    table = tables.sensitivity(tarn())._repr_html_()
    for weight in ("At 0 %", "At 50 %", "At 100 %"):
        assert weight in table
    assert ">12<" in table


def test_what_does_not_depend_on_the_enemy_is_said_in_words():
    one = article("one", "Losses\n\nDoctors counted 4 dead civilians.")
    edition = made((one,), [claim(one, "4 dead civilians", "killed", 4, 4, "civilian", "third_party")])
    assert "No best estimate depends" in figures.sensitivity(edition).text
    assert "no best estimate" in figures.sensitivity(nothing()).text


def retold_edition(count: int = 1) -> Made:
    texts = [f"Losses {n}\n\nThe Northern Army killed {1287 * (n + 1)} Southern fighters." for n in range(count)]
    a = [article(f"a{n}", text, published="2020-05-18") for n, text in enumerate(texts)]
    b = [article(f"b{n}", text, outlet="Southern <b>Post</b>", published="2020-05-19") for n, text in enumerate(texts)]
    claims = []
    for n in range(count):
        told = {"killed": 1287 * (n + 1)}
        words = f"{told['killed']} Southern fighters"
        claims += [
            claim(a[n], words, "killed", told["killed"], told["killed"], "south", "north", claimant="Colonel Ash", relay=("Chirper",)),
            claim(b[n], words, "killed", told["killed"], told["killed"], "south", "north", claimant="its army"),
        ]
    return made((*a, *b), claims)


def test_each_retold_statement_shows_its_way_in_every_article():
    figure = figures.retold(retold_edition())
    assert "2 outlets, 1 origin" in figure.alt
    assert "Colonel Ash → Chirper → Example Times, 18 May 2020 (“1287 Southern fighters”)" in figure.alt
    assert "its army → Southern <b>Post</b>, 19 May 2020" in figure.alt
    html = figure.__html__()
    assert "<b>Post" not in html and 'href="articles/b0.html#c' in html
    assert figure.headline == "1 statement is told in more than one article; what changed on the way: claimant and channel."


def test_more_statements_than_a_figure_holds_are_counted():
    figure = figures.retold(retold_edition(11))
    assert "3 more statements are in the ledger." in figure.note
    assert "And 3 more, in the ledger." in figure.alt


def test_no_retold_statement_is_said_in_words():
    assert "No statement is told in more than one article" in figures.retold(nothing()).text


@pytest.mark.parametrize("name", ["ranges", "claims_by_side", "who_counts_whose_dead", "ways", "timeline", "sensitivity", "retold"])
def test_a_figure_of_a_hundred_statements_stays_below_a_hundred_kilobytes(name):
    told = {}
    for n in range(200):
        by, of = ("north", "south", "third_party", "outlet")[n % 4], ("south", "north", "civilian", "unknown")[n // 4 % 4]
        told[f"a{n}"] = {
            ("killed", "wounded")[n % 2]: 3 + 7 * n,
            "of": of,
            "by": by,
            "place": f"Tarn{n}",
            "claimant": f"Speaker {n}",
            "relay": ["Chirper"],
        }
    corpus = Corpus({"name": "", "articles": {"a": {"published": "2031-05-02", "text": "x" * 30_000}}, "claims": told})
    ledger = build_ledger(corpus.frame, corpus.articles, corpus.profile)
    edition = replace(tarn(), articles=tuple(corpus.articles), profile=corpus.profile, ledger=ledger, claims=ledger.claims)
    shown = getattr(figures, name)(edition)._repr_html_()
    assert 2_000 < len(shown.encode()) < 100_000
    assert "more" in shown or name in ("ranges", "sensitivity", "ways")


def test_a_crowded_cell_says_how_many_marks_are_left_out():
    text = "Losses\n\n" + " ".join(f"They killed {n} men." for n in range(100, 160))
    one = article("one", text)
    edition = made((one,), [claim(one, f"{n} men", "killed", n, n, "south", "north") for n in range(100, 160)])
    note = str(figures.who_counts_whose_dead(edition).note)
    assert "32 more are strokes on the axis" in note
    assert figures.who_counts_whose_dead(edition).__html__().count("+32 more") == 2


def test_a_long_table_is_folded_and_a_short_one_is_not():
    text = "Losses\n\n" + " ".join(f"They killed {n} men." for n in range(100, 160))
    one = article("one", text)
    edition = made((one,), [claim(one, f"{n} men", "killed", n, n, "south", "north") for n in range(100, 160)])
    assert tables.ledger(edition)._repr_html_().startswith("<details")
    assert "The ledger: all 60 statements" in tables.ledger(edition)._repr_html_()
    assert not tables.ledger(tarn())._repr_html_().startswith("<details")


def test_each_statement_of_several_claims_opens_to_them():
    html = tables.ledger(retold_edition())._repr_html_()
    assert html.count('class="cc-opens"') == 1
    assert "“Colonel Ash” → Chirper → Example Times · 18 May 2020" in html
    assert "channel: “Chirper” (Example Times), not told (Southern &lt;b&gt;Post&lt;/b&gt;)" in html


def test_a_reader_may_choose_rows_by_what_they_hold():
    html = tables.ledger(tarn())._repr_html_()
    assert "data-filters=" in html
    assert "&#34;Losses of&#34;" in html and "Southern Front" in html
    assert "displaced" not in html.split("data-filters=")[1].split(">")[0]


def test_what_is_shown_to_be_false_or_disputed_stands_under_contested():
    first = article("first", "Losses\n\nIvo Brack was killed.", published="2020-05-18")
    later = article("later", "A new mayor\n\nOn Monday Ivo Brack was appointed mayor of Tarn.", published="2020-06-01")
    edition = made((first, later), [claim(first, "Ivo Brack was killed", "killed", 1, 1, "north", "outlet", victim_names=("Ivo Brack",))])
    shown = front.claimed_contested_known(edition).markup.striptags()
    assert "Ivo Brack, named as killed by Example Times, is alive in a later article" in shown
    assert "No two statements here speak of the same losses" in shown


def test_a_death_told_by_nobody_known_is_told_in_an_article():
    first = article("first", "Losses\n\nIvo Brack was killed.", outlet="unknown")
    found = [claim(first, "Ivo Brack was killed", "killed", 1, 1, "north", "outlet", victim_names=("Ivo Brack",))]
    wrong = Reference(kind="named_death_disputed", source="River Mail", name="Ivo Brack")
    edition = made((first,), found)
    findings = build_ledger(edition.claims, edition.articles, edition.profile, [wrong]).findings
    assert [f.text for f in findings if f.name == "disproved"] == [
        "The death of Ivo Brack, told in an article whose outlet is not known, is disproved and enters no range."
    ]
