"""By what words a speaker is named."""

from __future__ import annotations

import pytest

from counterclaim.reading.speaker_names import is_cited_document, speaker_name


@pytest.mark.parametrize(
    ("text", "printed", "named"),
    [
        ("“We stay,” proclaimed a Northern spokesman, Ivo Brack.", "a Northern spokesman", "Ivo Brack"),
        ("a Northern spokesman, who asked for no name, said", "a Northern spokesman", "a Northern spokesman"),
        ("The Harbour Council (HC) version read: “We stay.”", "The Harbour Council (HC) version", "The Harbour Council (HC)"),
        ("Ivo Brack, who was once the head of the Guard (GS), are foes, blaming it", "the head of the Guard (GS), are foes", "Ivo Brack"),
        (
            "The leaders of the Guard (GS), are foes of Inland, blaming it",
            "The leaders of the Guard (GS), are foes of Inland",
            "The leaders of the Guard (GS)",
        ),
        ("One told the post: “We stay.”", "One", None),
        ("Ivo Brack, who is a miller, said", "Ivo Brack, who is a miller", "Ivo Brack, who is a miller"),
    ],
)
def test_a_speaker_is_a_name_or_a_noun_phrase_and_no_more(text, printed, named):
    assert speaker_name(text, text.index(printed), printed) == named


def test_a_charter_that_is_cited_speaks_no_word_of_the_sentence():
    assert is_cited_document("the Charter of Nordland", "Citing")
    assert not is_cited_document("a local source", "Citing")
    assert not is_cited_document("the Charter of Nordland", "According to")
