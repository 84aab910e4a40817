"""How a side's name stands in a sentence."""

from __future__ import annotations

from corpora import article
from counterclaim.ledger.names import names_in_sentences
from counterclaim.sources.profile import Profile


def names(text: str, *sides: str) -> dict[str, str]:
    profile = Profile(title="A war", sides={f"s{n}": {"name": name} for n, name in enumerate(sides)})
    found = names_in_sentences(profile, [article("a", text=text)])
    return {name: found[f"s{n}"] for n, name in enumerate(sides)}


def test_a_name_has_the_article_that_the_texts_give_it():
    text = "The Reds met Westland. After that the Reds and Westland's army fled from the Blue Front, said a Blue Front spokesman."
    assert names(text, "Reds", "Westland", "Blue Front and its allies") == {
        "Reds": "the Reds",
        "Westland": "Westland",
        "Blue Front and its allies": "the Blue Front and its allies",
    }


def test_a_name_that_the_texts_do_not_print_has_it_when_it_is_of_several_words():
    expected = {"Westland": "Westland", "Free Army": "the Free Army", "The Guard": "The Guard"}
    assert names("", *expected) == expected


def test_a_name_inside_another_word_is_not_that_name():
    assert names("the anti-Reds and the Redshirts; Reds came", "Reds") == {"Reds": "Reds"}
