"""What references say of the claims, in an invented corpus."""

from __future__ import annotations

import pytest

from corpora import Corpus
from counterclaim.ledger import build_ledger
from counterclaim.sources.references import Figures, Reference

ARTICLES = {"a": {"outlet": "Harbour Post", "published": "2031-05-03"}, "b": {"outlet": "Inland News", "published": "2031-05-03"}}
BRACK = {"killed": "Captain Ivo Brack", "low": 1, "high": 1, "qualifier": "exact", "of": "north", "names": ["Captain Ivo Brack"]}
CLAIMS = {
    "a1": BRACK,
    "a2": {"killed": 17, "place": "Mossgate", "on": "2031-05-02"},
    "a3": {"wounded": 40, "place": "Mossgate", "on": "2031-05-02"},
    "a4": {"killed": 60, "of": "south", "by": "north", "place": "Fernhill"},
    "b1": {"killed": 5, "place": "Mossgate", "on": "2031-05-09"},
}
FALSE = Reference(kind="named_death_disputed", source="the Lantern Courier", name="Ivo Brak (captain)", about="a", note="He spoke in June.")
COUNT = Reference(
    kind="count_disputed",
    source="the Lantern Hospital",
    start="2031-05-02",
    end="2031-05-03",
    where="Mossgate",
    claim="2 killed and 12 wounded",
    about="a",
)


def ledger(*references, claims=CLAIMS):
    corpus = Corpus({"name": "", "articles": ARTICLES, "claims": claims})
    return corpus, build_ledger(corpus.frame, corpus.articles, corpus.profile, references)


def test_a_named_death_that_is_false_is_marked_and_sets_no_bound():
    corpus, without = ledger()
    assert without.ranges.query("victim_side == 'north' and level == 'total'")["best"].tolist() == [1]
    _, found = ledger(FALSE)
    claims, statements = found.claims.dropna(subset="disproved"), found.statements.dropna(subset="disproved")
    assert corpus.named(claims["claim_id"]) == {"a1"}
    assert statements["disproved"].tolist() == ["the Lantern Courier: He spoke in June."]
    assert statements["disputed_by"].tolist() == [("the Lantern Courier",)]
    assert found.ranges.query("victim_side == 'north'").empty
    assert [f.text for f in found.findings if f.name == "disproved"] == [
        "The death of Captain Ivo Brack, told by Harbour Post, is disproved and enters no range."
    ]


@pytest.mark.parametrize("change", [{"name": "Lena Moor"}, {"name": "Brack", "about": "b"}, {"kind": "named_death_confirmed"}])
def test_another_name_another_article_or_a_confirmed_death_disproves_nothing(change):
    _, found = ledger(FALSE.model_copy(update=change if "about" not in change else change | {"about": ("b",)}))
    assert found.claims["disproved"].isna().all()


def test_a_disputed_count_is_linked_with_the_claims_of_its_place_and_days():
    corpus, found = ledger(COUNT)
    row = found.references.iloc[0]
    assert corpus.named(row["claim_ids"]) == {"a2", "a3"}
    disputed = found.statements[found.statements["disputed_by"].map(bool)]
    assert set(disputed["statement_id"]) == set(row["statement_ids"])
    assert [f.text for f in found.findings if f.name == "disputed"] == [
        "Against 17 killed and 40 wounded (Mossgate) stands another count: 2 killed and 12 wounded (the Lantern Hospital)."
    ]


def test_what_a_side_says_elsewhere_is_no_independent_figure():
    own = Reference(kind="statement", source="the northern command", claim="60 killed at Fernhill", about="a")
    data = Reference(
        kind="event_data", source="Register", start="2031-05-02", end="2031-05-03", where="Fernhill", deaths=Figures(low=0, best=9, high=70)
    )
    corpus, found = ledger(own, data, COUNT, FALSE)
    assert found.references["group"].tolist() == ["by_a_side", "independent", "single_claim", "single_claim"]
    assert corpus.named(found.references["claim_ids"].iloc[0]) == {"a4"}
    assert found.references["text"].iloc[1] == "Register: 0 to 70 killed, best estimate 9, Fernhill, 2 May 2031 to 3 May 2031."
    assert found.references["reference_id"].is_unique


def test_a_reference_that_bears_a_count_out_stands_wherever_the_one_against_it_does():
    for_it = COUNT.model_copy(update={"kind": "estimate", "source": "the Tidewater Wire", "claim": "17 killed and 44 wounded"})
    corpus, found = ledger(COUNT, for_it)
    assert [f.text for f in found.findings if f.name == "disputed"] == [
        "Against 17 killed and 40 wounded (Mossgate) stands another count: 2 killed and 12 wounded (the Lantern Hospital); "
        "another bears 17 killed out: 17 killed and 44 wounded (the Tidewater Wire)."
    ]
    why = dict(zip(found.contradictions["claim_id"], found.contradictions["why"], strict=True))
    assert why[corpus.keys["a2"]].endswith("The claim is borne out by the Tidewater Wire: 17 killed and 44 wounded")
    assert why[corpus.keys["a3"]] == "the Lantern Hospital: 2 killed and 12 wounded"


def test_a_reference_speaks_of_every_telling_of_a_statement():
    own = Reference(kind="statement", source="the northern command", claim="60 killed at Fernhill", about="a")
    retold = CLAIMS | {"b2": {"killed": 60, "of": "south", "by": "north", "place": "Fernhill"}}
    corpus, found = ledger(own, claims=retold)
    assert found.statements["claim_ids"].map(len).max() == 2
    assert corpus.named(found.references["claim_ids"].iloc[0]) == {"a4", "b2"}
