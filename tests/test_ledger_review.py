"""Decisions about claims: they hold on to quoted words through moved text and changed rules, and none is dropped without being told."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger import build_ledger
from counterclaim.ledger.review import Reviewed, apply_review, with_reviewers
from counterclaim.ledger.review_anchors import anchors
from counterclaim.ledger.review_entries import Decision, load_review
from counterclaim.ledger.review_report import differing, lost, unanchored
from counterclaim.reading.records import Claim, to_frame
from present_material import article, claim, profile

TEXT = (
    "Night raid at Tarn\n\nThe Front said that 40 soldiers were killed and 12 wounded at Tarn. "
    "It later spoke of heavy losses.\n\nThe army reported heavy losses among the rebels near Osk."
)
PROFILE = profile()


def source(text: str = TEXT):
    return article("a1", text)


def read(text: str = TEXT) -> list[Claim]:
    one = source(text)
    found = [
        claim(one, "40 soldiers were killed", "killed", 40, 40, "north", "south", claimant="The Front", place="Tarn"),
        claim(one, "12 wounded", "wounded", 12, 12, "north", "south", claimant="The Front"),
        claim(one, "heavy losses", "casualties", None, None, "unknown", "south", claimant="It"),
    ]
    last = text.rindex("heavy losses")
    again = replace(found[2], claim_id="c000000aaaa", start=last, end=last + 12, prefix=text[last - 32 : last], victim_side="south")
    return [*found, again]


def decide(kind: str, exact: str, **more) -> Decision:
    known = {"decision": kind, "by": "Jane Doe", "on": "2020-05-18", "why": "because", "article": "a1", "exact": exact}
    return Decision.model_validate(known | more)


def review(*decisions: Decision, claims: list[Claim] | None = None, text: str = TEXT) -> Reviewed:
    return apply_review(read(text) if claims is None else claims, decisions, [source(text)], PROFILE)


def of(reviewed: Reviewed, outcome: str) -> list[Claim]:
    return [c for c in reviewed.claims if c.outcome == outcome]


ACCEPT = {"outcome": "killed", "low": 40, "high": 40, "victim_side": "north", "claimant_side": "south"}


def test_without_a_decision_every_claim_is_marked_as_read():
    reviewed = review()
    assert [c.review for c in reviewed.claims] == ["read"] * 4
    assert [replace(c, review=None) for c in reviewed.claims] == read()


def test_an_accepted_claim_is_reviewed_and_nothing_else_of_it_changes():
    reviewed = review(decide("accept", "40 soldiers were killed", outcome="killed", values=ACCEPT, why=None))
    (one,) = of(reviewed, "killed")
    assert replace(one, review=None) == read()[0]
    assert one.review == "reviewed"
    assert [(a.state, a.changes, a.differences, a.note) for a in reviewed.applied] == [("accepted", (), (), "")]


def test_a_rejected_claim_leaves_the_claims_and_the_ledger_but_is_kept():
    reviewed = review(decide("reject", "12 wounded", outcome="wounded"))
    assert not of(reviewed, "wounded")
    assert [(a.rejected.exact, a.decision.why) for a in reviewed.rejected] == [("12 wounded", "because")]
    ledger = build_ledger(to_frame(reviewed.claims, Claim), [source()], PROFILE)
    assert "wounded" not in set(ledger.statements["outcome"]) | set(ledger.ranges["outcome"])


def test_an_edit_sets_the_judged_fields_and_the_interest_that_follows():
    reviewed = review(decide("edit", "40 soldiers were killed", values={"victim_side": "south", "claimant": None, "relay": ["radio"]}))
    (one,) = of(reviewed, "killed")
    assert (one.victim_side, one.claimant, one.relay, one.interest) == ("south", None, ("radio",), "own_loss")
    assert (one.low, one.place) == (40, "Tarn")
    assert {c.field for c in reviewed.applied[0].changes} == {"victim_side", "claimant", "relay"}


def test_an_edit_of_bounds_alone_takes_the_qualifier_along():
    reviewed = review(decide("edit", "40 soldiers were killed", values={"low": 40, "high": None}))
    assert of(reviewed, "killed")[0].qualifier == "at_least"


def test_an_added_claim_stands_at_its_words_in_the_order_of_the_text():
    reviewed = review(decide("add", "Night raid", values={"outcome": "missing", "low": 1, "high": 1, "number": "Night"}))
    first = reviewed.claims[0]
    assert (first.exact, first.review, first.rule, first.confidence, first.outlet) == (
        "Night raid",
        "added",
        "review",
        1.0,
        "Example Times",
    )
    assert TEXT[first.start : first.end] == "Night raid"
    assert [c.exact for c in reviewed.claims[1:]] == [c.exact for c in read()]


def test_an_added_claim_that_the_program_now_reads_too_is_not_counted_twice():
    values = {"outcome": "killed", "low": 40, "high": 40, "number": "40", "victim_side": "north"}
    reviewed = review(decide("add", "40 soldiers were killed", values=values))
    assert len(of(reviewed, "killed")) == 1
    assert "now reads it too" in reviewed.applied[0].note


def test_decisions_hold_when_the_text_around_them_moves():
    moved = "A new paragraph stands first.\n\n" + TEXT.replace("\n\nThe Front", "\n\nOn Monday, the Front").replace("It later", "Later it")
    here = [c for c in read(moved)]
    edit = decide("edit", "40 soldiers were killed", prefix="The Front said that ", values={"low": 41, "high": 41})
    reviewed = review(edit, decide("reject", "heavy losses", prefix="later spoke of "), claims=here, text=moved)
    assert of(reviewed, "killed")[0].low == 41
    assert [a.rejected.start for a in reviewed.rejected] == [here[2].start]
    assert not reviewed.lost


@pytest.mark.parametrize("changed", ["40  soldiers\nwere killed", "40 Soldiers were killed", "40 soldiers had been killed"])
def test_decisions_hold_when_the_words_are_set_or_put_otherwise(changed):
    text = TEXT.replace("40 soldiers were killed", changed)
    here = [claim(source(text), changed, "killed", 40, 40, "north", "south")]
    reviewed = review(decide("accept", "40 soldiers were killed", values=ACCEPT), claims=here, text=text)
    assert [a.state for a in reviewed.applied] == ["accepted"]
    assert reviewed.claims[0].review == "reviewed"


def test_other_numbers_in_the_text_are_other_words():
    text = TEXT.replace("40 soldiers", "44 soldiers")
    here = [claim(source(text), "44 soldiers were killed", "killed", 44, 44, "north", "south")]
    reviewed = review(decide("accept", "40 soldiers were killed", values=ACCEPT), claims=here, text=text)
    assert [a.state for a in reviewed.applied] == ["lost"]
    assert reviewed.claims[0].review == "read"


def test_accepted_values_stand_when_a_rule_reads_others_and_the_difference_is_told():
    now = [replace(read()[0], low=4, high=4, number="4", exact="40 soldiers", end=read()[0].start + 11)]
    values = ACCEPT | {"number": "40"}
    reviewed = review(decide("accept", "40 soldiers were killed", outcome="killed", values=values), claims=now)
    (one,) = reviewed.claims
    assert (one.low, one.high, one.number, one.review) == (40, 40, "40", "reviewed")
    assert {(c.field, c.before, c.after) for c in reviewed.differing[0].differences} == {
        ("low", 40, 4),
        ("high", 40, 4),
        ("number", "40", "4"),
    }
    assert "decided as 40, now read as 4" in differing(reviewed)[0]


def test_a_correction_that_the_program_still_needs_is_no_difference():
    edit = decide("edit", "12 wounded", values={"victim_side": "south", "low": 12}, instead_of={"victim_side": "north"})
    assert not review(edit).differing
    third = [replace(c, victim_side="civilian") if c.outcome == "wounded" else c for c in read()]
    assert [c.field for c in review(edit, claims=third).differing[0].differences] == ["victim_side"]


def test_a_decided_claim_that_is_no_longer_read_stands_and_is_told():
    values = ACCEPT | {"number": "40", "qualifier": "exact"}
    reviewed = review(decide("accept", "40 soldiers were killed", values=values), claims=[])
    assert [(c.low, c.victim_side, c.review) for c in reviewed.claims] == [(40, "north", "reviewed")]
    assert "no longer reads it" in differing(reviewed)[0]


def test_an_edit_that_tells_no_number_is_lost_when_its_claim_is_no_longer_read():
    reviewed = review(decide("edit", "12 wounded", outcome="wounded", values={"victim_side": "south"}), claims=[])
    assert not reviewed.claims
    assert "no claim is read" in str(lost(reviewed)[0]).lower()


def test_words_that_are_gone_are_lost_and_named_with_the_line():
    decision = decide("reject", "none of these words stand there").model_copy(update={"line": 7})
    reviewed = review(decision)
    assert len(reviewed.claims) == 4
    assert str(lost(reviewed)[0]).startswith("review.yml, line 7: The words “none of these words stand there” no longer stand")
    assert [m.place for m in unanchored([decision], [source()])] == ["line 7"]


def test_an_article_that_is_gone_loses_its_decisions_alone():
    reviewed = review(decide("reject", "12 wounded", article="a2"), decide("reject", "12 wounded"))
    assert [a.state for a in reviewed.applied] == ["lost", "rejected"]


@pytest.mark.parametrize(("suffix", "side"), [(".\n\nThe army", "unknown"), (" among the rebels", "south")])
def test_of_two_claims_with_the_same_words_the_surroundings_tell_which(suffix, side):
    reviewed = review(decide("reject", "heavy losses", suffix=suffix, outcome="casualties"))
    assert [a.rejected.victim_side for a in reviewed.rejected] == [side]
    assert len(of(reviewed, "casualties")) == 1


def test_words_that_stand_twice_without_surroundings_decide_nothing():
    reviewed = review(decide("reject", "heavy losses", outcome="casualties"))
    assert len(of(reviewed, "casualties")) == 2
    assert "2 places" in reviewed.lost[0].note


def test_two_claims_on_one_span_are_told_apart_by_their_outcome():
    text = "Title\n\nAt Tarn 40 were killed or wounded."
    both = [claim(source(text), "40 were killed or wounded", outcome, 40, 40, "north", "outlet") for outcome in ("killed", "wounded")]
    reviewed = review(decide("reject", "40 were killed or wounded", outcome="wounded"), claims=both, text=text)
    assert [c.outcome for c in reviewed.claims] == ["killed"]


def test_of_two_decisions_about_one_claim_the_later_stands():
    first = decide("accept", "40 soldiers were killed", values=ACCEPT)
    second = decide("edit", "40 soldiers", outcome="killed", values={"victim_side": "south"}, by="Max Roe")
    for order, side in (((first, second), "south"), ((second, first), "north")):
        reviewed = review(*order)
        assert [a.state for a in reviewed.applied].count("replaced") == 1
        assert reviewed.applied[0].state == "replaced"
        assert [c.victim_side for c in of(reviewed, "killed")] == [side]


def test_a_decision_about_one_number_does_not_move_to_another_claim_of_the_sentence():
    here = [c for c in read() if c.outcome != "killed"]
    reviewed = review(decide("reject", "40 soldiers were killed", outcome="killed"), claims=here)
    assert len(reviewed.claims) == 3
    assert reviewed.rejected[0].rejected is None


def test_part_of_quotes_the_words_of_the_whole_and_never_points_at_what_was_left_out():
    part = decide("edit", "12 wounded", values={"part_of": "40 soldiers were killed"})
    reviewed = review(part)
    assert of(reviewed, "wounded")[0].part_of == of(reviewed, "killed")[0].claim_id
    without = review(part, decide("reject", "40 soldiers were killed", outcome="killed"))
    assert of(without, "wounded")[0].part_of is None
    lost_whole = review(decide("edit", "12 wounded", values={"part_of": "no such words"}))
    assert "is not found" in lost_whole.applied[0].note


def test_a_part_of_a_rejected_claim_is_part_of_what_that_was_part_of():
    whole, middle, part = read()[:3]
    chain = [whole, replace(middle, part_of=whole.claim_id), replace(part, part_of=middle.claim_id)]
    reviewed = review(decide("reject", "12 wounded", outcome="wounded"), claims=chain)
    assert [c.part_of for c in reviewed.claims] == [None, whole.claim_id]


def test_review_does_not_depend_on_the_order_of_claims_articles_or_runs():
    decisions = (decide("reject", "12 wounded"), decide("add", "Night raid", values={"outcome": "missing", "low": 1, "high": 1}))
    one = review(*decisions)
    other = apply_review(read()[::-1], decisions, [article("a0", "Nothing here."), source()], PROFILE)
    assert {c.claim_id: c for c in one.claims} == {c.claim_id: c for c in other.claims}
    assert one == review(*decisions)


def test_the_frame_tells_who_decided_when_and_why():
    reviewed = review(decide("accept", "40 soldiers were killed", values=ACCEPT))
    frame = with_reviewers(to_frame(reviewed.claims, Claim), reviewed)
    row = frame[frame["outcome"] == "killed"].iloc[0]
    assert (row["review"], row["reviewer"], row["reviewed_on"], row["review_why"]) == ("reviewed", "Jane Doe", "2020-05-18", "because")
    assert frame["reviewer"].notna().sum() == 1
    assert list(with_reviewers(to_frame([], Claim), Reviewed()).columns)[-3:] == ["reviewer", "reviewed_on", "review_why"]


def test_short_words_are_not_found_where_their_surroundings_are_others():
    assert anchors("There were losses at sea.", "losses", prefix="The battalion reported ", suffix=" near the bridge of Osk") == []


def test_a_long_quote_of_which_words_changed_is_found_at_once():
    words = [f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(600)]
    changed = [w if n % 6 else "other" for n, w in enumerate(words[100:500])]
    begun = time.perf_counter()
    (found,) = anchors(" ".join(words), " ".join(changed)[:1_990])
    assert found.how == "fuzzy" and found.end - found.start > 1_200
    assert time.perf_counter() - begun < 4


HEAD = "review:\n  - {decision: reject, by: Jane Doe, on: 2020-05-18, why: because, article: a1, exact: 12 wounded}\n"


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{decision: drop, by: J, on: 2020-05-18, why: w, article: a1, exact: x}", "accept, reject, edit, add"),
        ("{decision: reject, on: 2020-05-18, why: w, article: a1, exact: x}", "`by` is missing"),
        ("{decision: reject, by: J, on: last week, why: w, article: a1, exact: x}", "expected a day"),
        ("{decision: reject, by: J, on: 2020-05-18, article: a1, exact: x}", "the reason of a decision to reject"),
        ("{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x}", "expected `values`"),
        ("{decision: add, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {low: 3}}", "expected `outcome`"),
        ("{decision: add, by: J, on: 2020-05-18, why: w, article: a1, exact: 3 men, values: {outcome: killed}}", "hold a number"),
        ("{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {low: 5, high: 3}}", "not above"),
        ("{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {low: many}}", "a whole number"),
        (f"{{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {{low: {'9' * 30}}}}}", "1,000,000,000,000"),
        (f"{{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {{high: {'9' * 5000}}}}}", "1,000,000,000,000"),
        (f"{{decision: reject, by: J, on: 2020-05-18, why: w, article: a1, exact: {'x' * 2001}}}", "at most 2,000 characters"),
        ("{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {victim_side: nort}}", "Did you mean `north`"),
        ("{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {outcome: null}}", "always has one"),
        ("{decision: edit, by: J, on: 2020-05-18, why: w, article: a1, exact: x, values: {lo: 5}}", "Did you mean `low`"),
        ("just words", "key: value"),
    ],
)
def test_an_entry_with_a_mistake_is_named_with_its_line_and_the_others_stand(tmp_path: Path, entry, said):
    path = tmp_path / "review.yml"
    path.write_text(f"{HEAD}  - {entry}\n", encoding="utf-8")
    decisions, mistakes = load_review(path, PROFILE)
    assert [d.exact for d in decisions] == ["12 wounded"]
    assert len(mistakes) == 1
    assert mistakes[0].place == "line 3"
    assert said in str(mistakes[0])


@pytest.mark.parametrize("text", ["review: {a: b}\n", "- a\n", "review: [\n", "rewiew: []\n"])
def test_a_file_that_is_no_review_is_a_mistake_and_stops_nothing(tmp_path: Path, text):
    (tmp_path / "review.yml").write_text(text, encoding="utf-8")
    decisions, mistakes = load_review(tmp_path / "review.yml", PROFILE)
    assert decisions == () and len(mistakes) == 1


def test_an_empty_review_is_no_mistake(tmp_path: Path):
    for text in ("", "# nothing yet\n", "review:\n"):
        (tmp_path / "review.yml").write_text(text, encoding="utf-8")
        assert load_review(tmp_path / "review.yml", PROFILE) == ((), ())
