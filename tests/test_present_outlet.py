"""The page of an outlet speaks of that outlet alone, in sentences that hold for it."""

import pytest

from counterclaim.errors import InputError
from counterclaim.present import outlet
from present_material import article, claim, made, nothing, tarn


def test_an_outlet_that_is_not_there_is_an_error_that_lists_the_outlets():
    with pytest.raises(InputError, match="outlet Nowhere: .*The outlets are: Example Times, Southern Post"):
        outlet.named(tarn(), "Nowhere")
    assert outlet.named(tarn(), "Southern Post") == "Southern Post"
    assert outlet.named(tarn(), "") == "Example Times"


def test_an_outlets_own_voice_is_that_of_one_outlet():
    source = article("a1", "Title\n\nFour soldiers died. 12 more were hurt.")
    edition = made((source,), [claim(source, "Four soldiers", "killed", 4, 4, "north", "outlet")])
    said = outlet.portrait(edition, "Example Times").markup.striptags()
    assert "on the word of the outlet itself" in said and "themselves" not in said


def test_an_outlet_that_is_not_known_has_a_sentence_in_english():
    source = article("a1", "Title\n\nNothing.", outlet="unknown")
    said = outlet.portrait(made((source,), []), "unknown").markup.striptags()
    assert said.startswith("1 article of an outlet that is not known")
    assert outlet.named(nothing(), "")
