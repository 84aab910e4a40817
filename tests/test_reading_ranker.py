import math

from counterclaim.reading.ranker import Ranker, fit, load_ranker


def test_likelihoods_sum_to_one_and_follow_the_scores() -> None:
    chances = Ranker({"near": 2.0, "far": -1.0}).weigh([{"near": 1.0}, {"far": 1.0}, {}])
    assert math.isclose(sum(chances), 1.0)
    assert chances[0] > chances[2] > chances[1]


def test_training_learns_which_feature_marks_the_right_option() -> None:
    groups = [([{"touches": 1.0}, {"outlet": 1.0}], [True, False])] * 20
    ranker = fit(groups)
    assert ranker.weigh([{"touches": 1.0}, {"outlet": 1.0}])[0] > 0.8


def test_claims_without_a_wrong_option_teach_nothing() -> None:
    assert fit([([{"a": 1.0}], [True])], prior={"a": 0.5}).weights == {"a": 0.5}


def test_a_strong_penalty_keeps_the_prior() -> None:
    ranker = fit([([{"a": 1.0}, {"b": 1.0}], [False, True])], ridge=1e6, prior={"a": 1.0})
    assert math.isclose(ranker.weights["a"], 1.0, abs_tol=0.01)


def test_training_twice_gives_the_same_weights() -> None:
    groups = [([{"a": 1.0, "c": 0.3}, {"b": 1.0}], [n % 3 > 0, n % 3 == 0]) for n in range(30)]
    assert fit(groups).weights == fit(groups).weights


def test_no_weight_names_an_outlet_a_place_or_a_side() -> None:
    words = {word for name in load_ranker().weights for word in name.lower().replace(",", " ").replace(":", " ").split()}
    known = set(
        "a according after ahead and anaphor another another's as background back before carry cause claim claims clause comma continued contrast covered covers cue definite "
        "denial end first gap goes headline heading here hearsay in is it known label last may more nearest new no none number object of on one only outlet outlet's own paragraph "
        "quotation quoted relative running same second sentence sentences shared source source's sources speaker speaks stop that the there toll turns under utterance was weak "
        "also enemy head name person post short words between by cover counts date its nothing 1 2 3".split()
    )
    assert words <= known, words - known
