"""Which claim contradicts which, and by which words."""

from __future__ import annotations

import time

import pandas as pd
import pytest

from corpora import Corpus, corpora
from counterclaim.ledger import build_ledger
from counterclaim.ledger.contradictions import CONTRADICTION_COLUMNS
from counterclaim.ledger.signs_of_life import signs_of_life
from counterclaim.reading.records import Quotation, to_frame
from counterclaim.sources.references import Reference

BY_NAME = {c.name: c for c in corpora("ledger/statements.yml")}
DEATH = {"killed": "Ivo Brack", "low": 1, "high": 1, "of": "north", "names": ["Ivo Brack"], "qualifier": "exact", "at": 0}


def links(corpus, references=(), quotations=None):
    ledger = build_ledger(corpus.frame, corpus.articles, corpus.profile, references, quotations)
    named = {value: key for key, value in corpus.keys.items()}
    rows = ledger.contradictions.to_dict("records")
    assert all(r["statement_id"] in set(ledger.statements["statement_id"]) for r in rows)
    texts = {a.article_id: a.text for a in corpus.articles}
    for r in rows:
        if not pd.isna(r["other_start"]) and texts[r["other_article_id"]] and pd.isna(r["other_claim_id"]):
            assert texts[r["other_article_id"]][r["other_start"] : r["other_end"]] == r["other_exact"]
    return [(r["kind"], named[r["claim_id"]], named.get(r["other_claim_id"])) for r in rows], rows


def later(text, day="2031-05-20", first="Ivo Brack was killed at Fernhill.", **more):
    """Two articles: one reports the death of Ivo Brack, the other is younger."""
    articles = {"a": {"outlet": "A", "published": "2031-05-02", "text": first}, "b": {"outlet": "B", "published": day, "text": text}}
    return Corpus({"name": "", "articles": articles, "claims": {"a1": DEATH} | more})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("two sides' figures for the same losses", [("numbers", "a1", "a2")]),
        ("two sides' figures in two articles of one day and place", [("numbers", "a1", "b1")]),
        ("a denial of another side's number", [("denial", "a1", "a2")]),
        ("no losses at all, against a number", [("denial", "a1", "a2")]),
        ("a number that the article says is denied, by nobody read", [("denial", "a1", None)]),
        ("figures of other places contradict nothing", []),
        ("no claim at all", []),
    ],
)
def test_a_link_goes_from_the_higher_or_denied_claim_to_the_one_against_it(name, expected):
    assert links(BY_NAME[name])[0] == expected


def test_a_denial_without_a_number_is_a_link_to_its_sentence():
    text = "North said that it had killed 12 soldiers. South denied it. Rain fell."
    told = {"killed": 12, "of": "south", "by": "north", "at": text.index("12")}
    found, rows = links(Corpus({"name": "", "articles": {"a": {"text": text}}, "claims": {"a1": told}}))
    assert found == [("denial", "a1", None)]
    assert (rows[0]["other_exact"], rows[0]["why"]) == ("South denied it.", "South denies it.")


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Ivo Brack was appointed governor of Mossgate.",
        "Rain fell. Ivo Brack, a commander, told reporters that the road was open.",
        "The council met. Ivo Brak has appeared in Mossgate.",
    ],
)
def test_who_was_reported_killed_and_acts_later_is_linked_to_those_words(text):
    found, rows = links(later(text))
    assert found == [("sign_of_life", "a1", None)]
    assert rows[0]["other_article_id"] == "b"
    assert "Ivo Bra" in rows[0]["other_exact"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ivo Brack was appointed governor of Mossgate.", "2031-04-20"),  # before the death
        ("Ivo Brack was appointed governor of Mossgate.", None),  # nobody knows when
        ("The late Ivo Brack was appointed governor in spring.", "2031-05-20"),
        ("Ivo Brack had said that the road was open.", "2031-05-20"),
        ("Lena Brack was appointed governor of Mossgate.", "2031-05-20"),
        ("Brack was appointed governor of Mossgate.", "2031-05-20"),  # some Brack
        ("The road to Ivo Brack Square was opened.", "2031-05-20"),
    ],
)
def test_what_shows_nobody_alive_is_no_link(text, day):
    assert links(later(text, day))[0] == []


def test_an_article_that_reports_the_death_too_shows_nobody_alive():
    text = "Ivo Brack told his men on Sunday to hold on. He was shot that night."
    assert links(later(text, b1=DEATH | {"at": 0}))[0] == []


def test_the_article_itself_may_say_that_the_person_is_alive():
    found, rows = links(later("Rain.", first="Reports said Ivo Brack was killed. His brother said that Ivo Brack is alive."))
    assert [row["other_exact"] for row in rows] == ["His brother said that Ivo Brack is alive."]


def test_a_later_quotation_or_claim_of_the_person_is_a_sign_of_life():
    text = "“The road is open,” came the answer. Two more were hurt."
    spoken = Quotation(article_id="b", start=1, end=17, text="The road is open", kind="direct", speaker="Commander Ivo Brack")
    assert links(later(text), quotations=to_frame([spoken], Quotation))[0] == [("sign_of_life", "a1", None)]
    hurt = {"wounded": 2, "of": "south", "by": "north", "claimant": "Commander Ivo Brack", "at": 37}
    assert links(later(text, b1=hurt))[0] == [("sign_of_life", "a1", None)]


def test_a_death_with_a_sign_of_life_raises_only_the_high_end():
    corpus = later("Ivo Brack was appointed governor of Mossgate.")
    ledger = build_ledger(corpus.frame, corpus.articles, corpus.profile)
    assert ledger.statements.iloc[0]["sign_of_life"] == "2031-05-20: “Ivo Brack was appointed governor of Mossgate.”"
    assert ledger.ranges.iloc[0][["low", "best", "high"]].tolist() == [0, 0, 1]


def test_a_reference_that_disputes_a_claim_is_a_link_without_words():
    wrong = Reference(kind="named_death_disputed", source="River Mail", name="Ivo Brack", note="He took office in June.")
    found, rows = links(later("Rain."), [wrong])
    assert found == [("reference", "a1", None)]
    assert rows[0]["why"] == "River Mail: He took office in June."
    assert rows[0]["reference_id"].startswith("r")


def test_without_claims_the_frame_has_all_its_columns():
    corpus = BY_NAME["no claim at all"]
    assert list(build_ledger(corpus.frame, [], corpus.profile).contradictions) == list(CONTRADICTION_COLUMNS)


def test_many_reported_deaths_are_sought_in_many_articles_at_once():
    names = [f"Ivo {((a + b) * 3).capitalize()}" for a in "bdfgklmnpt" for b in "aeiou"]
    text = "It rained. " + " ".join(f"{name} was killed." for name in names)
    later_text = "It rained in Mossgate Valley. " * 200 + f"{names[7]} was appointed governor."
    told = {"a": {"text": text, "published": "2031-05-02"}} | {
        f"b{n:03}": {"text": later_text, "published": "2031-06-02"} for n in range(60)
    }
    dead = {f"a{n}": DEATH | {"killed": x, "names": [x], "at": text.index(x)} for n, x in enumerate(names)}
    corpus = Corpus({"name": "", "articles": told, "claims": dead})
    begun = time.perf_counter()
    found = signs_of_life(corpus.claims, corpus.articles)
    assert {(s.name, s.exact) for s in found} == {(names[7], f"{names[7]} was appointed governor.")} and len(found) == 60
    assert time.perf_counter() - begun < 5
