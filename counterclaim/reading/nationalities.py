"""A word in; out, whether it is an adjective of nationality."""

from __future__ import annotations

import re

# The endings that most adjectives of nationality have, and those that have another.
NATIONAL_ENDING = re.compile(r"\w(?:ian|ese|ish)$", re.IGNORECASE)
NATIONALITIES = frozenset(
    """
    afghan afghanistani african american angolan argentine azerbaijani azeri bahraini bangladeshi basotho bosniak burkinabe
    chechen chilean croat cuban cypriot czech dagestani dominican dutch emirati eritrean european filipino french german greek
    guatemalan guinean honduran icelandic iraqi israeli jamaican kashmiri kazakh kazakhstani kenyan korean kosovar kurd kuwaiti
    kyrgyz lankan lao libyan malagasy mexican moldovan montenegrin moroccan motswana mozambican nepali nicaraguan omani pakistani
    papuan paraguayan qatari rican rwandan salvadoran samoan saudi serb slovak somali swazi swiss tajik tajikistani tatar thai
    tibetan tongan turkmen turkmenistani ugandan uighur uruguayan uyghur uzbek uzbekistani venezuelan welsh yemeni zimbabwean
    """.split()
)


def is_nationality(word: str) -> bool:
    """True for an adjective of nationality ("Danish", "Thai", "Franco-German")."""
    return bool(NATIONAL_ENDING.search(word)) or word.lower().rpartition("-")[2] in NATIONALITIES
