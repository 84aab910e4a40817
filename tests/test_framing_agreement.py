"""Krippendorff's alpha against published worked examples, and what it does where it is not defined."""

from __future__ import annotations

import random

import pytest

from counterclaim.framing.agreement import agreement, krippendorff_alpha


def units(*coders: str) -> list[tuple[str | None, ...]]:
    """Coders' rows as printed (a dot where an answer is missing), as units."""
    return [tuple(None if v in ".*" else v for v in column) for column in zip(*(row.split() for row in coders), strict=True)]


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example A: binary, two observers
MEG_AND_OWEN = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
# example B: nominal, two observers
BEN_AND_GERRY = units("a a b b d c c c e d d a", "b a b b b c c c e d d d")
# examples C and D: any number of observers, answers missing
FOUR = units("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
# Wikipedia, "Krippendorff's alpha", computational example: three coders, fifteen units
THREE = units("* * * * * 3 4 1 2 1 1 3 3 * 3", "1 * 2 1 3 3 4 3 * * * * * * *", "* * 2 1 3 4 4 * 2 1 1 3 3 * 4")


@pytest.mark.parametrize(
    ("data", "level", "published"),
    [
        (MEG_AND_OWEN, "nominal", 0.095),
        (BEN_AND_GERRY, "nominal", 0.692),
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
        (THREE, "nominal", 0.691),
        (THREE, "interval", 0.811),
    ],
)
def test_alpha_is_that_of_the_published_example(data: list[tuple[str | None, ...]], level: str, published: float) -> None:
    assert krippendorff_alpha(data, level) == pytest.approx(published, abs=0.0006)  # type: ignore[arg-type]


def test_perfect_agreement_is_one_and_systematic_disagreement_below_zero() -> None:
    assert krippendorff_alpha([("yes", "yes"), ("no", "no")]) == 1
    found = krippendorff_alpha([("yes", "no"), ("no", "yes")])
    assert found is not None and found < 0


@pytest.mark.parametrize("data", [[], [("yes",)], [("yes", None)], [("yes", "yes"), ("yes", "yes")]])
def test_alpha_is_not_defined_without_pairs_or_without_variation(data: list[tuple[str | None, ...]]) -> None:
    assert krippendorff_alpha(data) is None


def test_the_order_of_coders_and_of_units_does_not_matter() -> None:
    rng = random.Random(3)
    mixed = [tuple(rng.sample(unit, len(unit))) for unit in rng.sample(FOUR, len(FOUR))]
    assert krippendorff_alpha(mixed, "ordinal") == pytest.approx(krippendorff_alpha(FOUR, "ordinal"))


def test_an_answer_counts_for_nothing_where_only_one_coder_gave_it() -> None:
    assert krippendorff_alpha([*FOUR, ("9", None, None, None)]) == pytest.approx(krippendorff_alpha(FOUR))


def test_ordinal_answers_that_are_further_apart_disagree_more() -> None:
    values = ["war", "neither", "peace"]
    base = [("war", "war"), ("neither", "neither"), ("peace", "peace"), ("neither", "neither")]
    near = krippendorff_alpha([*base, ("war", "neither")], "ordinal", values)
    far = krippendorff_alpha([*base, ("war", "peace")], "ordinal", values)
    assert near is not None and far is not None and near > far


def test_an_answer_outside_the_values_is_an_error() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        krippendorff_alpha([("yes", "perhaps")], values=["no", "yes"])


def test_no_interval_is_given_with_four_articles_and_one_with_five() -> None:
    told = [("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")]
    few = agreement({f"a{n}": told for n in range(4)})
    enough = agreement({f"a{n}": told[n % 3 :] for n in range(5)})
    assert few.alpha is not None and few.low is None and few.high is None
    assert enough.low is not None and enough.high is not None and enough.alpha is not None
    assert enough.low <= enough.alpha <= enough.high
    assert (few.units, few.coders) == (16, 2)


def test_the_interval_is_the_same_in_every_run_and_whatever_the_order_of_articles() -> None:
    groups = {f"a{n}": FOUR[n : n + 4] for n in range(8)}
    turned = dict(reversed(groups.items()))
    assert agreement(groups, "ordinal") == agreement(turned, "ordinal")


def test_one_coder_gives_no_alpha() -> None:
    found = agreement({"a": [("yes",), ("no",)]})
    assert (found.alpha, found.units, found.coders) == (None, 0, 1)
