"""Fixture files in, claims out: every case in tests/fixtures/reading/claims and every rule's example."""

from __future__ import annotations

import pytest

from counterclaim.reading.linear_rules import rules
from tests.reading_fixtures import FOLDER, Case, Expected, article_of, differences, load_cases, profile, read_case

CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in load_cases(path)]


def _marked(case: Case):
    """A case with a line "~ why" is known to fail: the day that it is read as expected, the test fails until the line goes."""
    return pytest.param(case, marks=pytest.mark.xfail(reason=case.not_yet, strict=True) if case.not_yet else ())


@pytest.mark.parametrize("case", [_marked(case) for case in CASES], ids=lambda case: f"{case.file}: {case.title}")
def test_a_fixture_is_read_as_its_author_expects(case: Case) -> None:
    assert differences(case, read_case(case)) == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_reads_its_own_example(rule) -> None:
    text, expected = rule.example.rsplit(" -> ", 1)
    outcome, number = expected.split()
    case = Case("rules.toml", rule.name, text, (Expected(outcome, int(number), int(number)),))
    assert differences(case, read_case(case)) == []


def test_titles_of_fixtures_are_unique_within_their_file() -> None:
    titles = [(case.file, case.title) for case in CASES]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("case", CASES[:60], ids=lambda case: case.title)
def test_the_evidence_of_a_claim_stands_where_it_says(case: Case) -> None:
    for claim in read_case(case):
        assert case.text[claim.start : claim.end] == claim.exact
        assert case.text[: claim.start].endswith(claim.prefix)
        assert case.text[claim.end :].startswith(claim.suffix)


def test_the_same_text_gives_the_same_claims_twice() -> None:
    text = "Twelve rebels were killed. The army said 30 soldiers, including two officers, were wounded in Darn."
    from counterclaim.reading import read_articles

    first, second = read_articles([article_of(text, "a"), article_of(text, "a")], profile())
    assert first == second
    assert len({c.claim_id for c in first.claims}) == len(first.claims) == 3
