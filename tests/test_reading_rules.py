"""The rules that Methods lists: each reads its own example, and each claim's rule that a fixture meets can be looked up."""

from __future__ import annotations

import pytest

from counterclaim.reading import read_article, read_articles
from counterclaim.reading.rules import ClaimRule, claim_rules
from reading_fixtures import FOLDER, article_of, load_cases, profile

RULES = claim_rules()


@pytest.mark.parametrize("rule", [r for r in RULES if not r.linear], ids=lambda r: r.name)
def test_a_rule_that_is_no_line_of_letters_reads_its_own_example(rule: ClaimRule) -> None:
    outcome, number = rule.expected.split()
    told = [(c.rule, c.outcome, c.low) for c in read_article(article_of(rule.text), profile()).claims]
    assert (rule.name, outcome, None if number == "?" else int(number)) in told


def test_every_rule_has_a_name_of_its_own_an_example_and_what_it_looks_for() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) > 25
    assert all(rule.looks and rule.text and rule.expected for rule in RULES)


def test_no_claim_of_the_fixtures_rests_on_a_rule_that_is_not_listed() -> None:
    cases = [case for path in sorted(FOLDER.glob("*.txt")) for case in load_cases(path)]
    readings = read_articles([article_of(case.text, str(n)) for n, case in enumerate(cases)], profile(), processes=1)
    assert {c.rule for r in readings for c in r.claims} <= {rule.name for rule in RULES}
