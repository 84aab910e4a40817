"""The list of rules that Methods prints holds every rule by which a claim can be made."""

from __future__ import annotations

import ast
from pathlib import Path

from counterclaim import reading
from counterclaim.reading import read_articles
from counterclaim.reading.rules import claim_rules
from reading_fixtures import FOLDER, article_of, load_cases, profile

LISTED = {rule.name for rule in claim_rules()}
SOURCES = Path(reading.__file__).parent


def rules_in_the_code() -> set[str]:
    """Every text that the code gives to a claim or link as its rule."""
    named: set[str] = set()
    for file in SOURCES.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "")
                given = {k.arg: k.value for k in node.keywords}
                values = (
                    [given["rule"]]
                    if name == "Candidate" and "rule" in given
                    else [node.args[3]]
                    if name == "Link" and len(node.args) > 3
                    else []
                )
                named |= {n.value for value in values for n in ast.walk(value) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    # Text that a rule's name is compared with there, not a name of its own.
    return named - {"noun", "person"}


def test_each_rule_that_the_code_names_is_listed() -> None:
    assert rules_in_the_code() <= LISTED
    assert {"part", "elliptic", "heavy losses"} <= rules_in_the_code()


def test_no_claim_of_any_fixture_carries_a_rule_that_is_not_listed() -> None:
    articles = [
        article_of(case.text, f"case-{n}") for n, case in enumerate(c for path in sorted(FOLDER.glob("*.txt")) for c in load_cases(path))
    ]
    carried = {claim.rule for r in read_articles(articles, profile(), processes=1) for claim in r.claims}
    assert carried <= LISTED
    assert len(carried) > 30
