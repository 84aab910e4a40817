from counterclaim.reading.cues import inflect, load_cues


def test_every_form_of_a_verb_leads_to_its_base():
    verbs = load_cues().verbs
    for form in ("say", "says", "said", "saying"):
        assert verbs[form].lemma == "say"
    assert verbs["denied"].denial and verbs["denied"].lemma == "deny"
    assert verbs["pointed out"].lemma == "point out"


def test_regular_verbs_are_inflected_as_english_does():
    assert set(inflect("deny")) == {"deny", "denies", "denied", "denying"}
    assert set(inflect("stress")) == {"stress", "stresses", "stressed", "stressing"}
    assert set(inflect("describe")) == {"describe", "describes", "described", "describing"}


def test_a_cue_keeps_its_class_in_every_form():
    cues = load_cues()
    assert cues.stance_of("claims") == "distancing"
    assert cues.stance_of("acknowledged") == "endorsing"
    assert cues.stance_of("said") == "neutral"
    assert cues.stance_of("according to") == "neutral"


def test_the_last_and_longest_source_noun_decides():
    cues = load_cues()
    assert cues.noun_class("a source at the Port Police Command") == ("state_organs", "police command")
    assert cues.noun_class("opposition activists") == ("third_party", "opposition activists")
    assert cues.noun_class("Well-informed local sources") == ("no_side", "local sources")
    assert cues.noun_class("the old bridge") is None
