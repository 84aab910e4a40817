"""Closed classes of English words that noun phrases and sources are told apart by: lower case, no imports but these sets."""

from __future__ import annotations

PRONOUNS = frozenset("he she it they i we who".split())
DETERMINERS = frozenset(
    "a an the this that these those some one another his her its their our several many two three four both other any all no each".split()
)
AUXILIARIES = frozenset(
    "has have had also later earlier then further furthermore reportedly repeatedly publicly officially already just would is are was were be been being previously separately immediately recently quickly flatly categorically again still only even now falsely "
    "all both did does do will could may might must should can not n't".split()
)
BE = frozenset("is are was were be been being 's".split())
FINITE = frozenset("is are was were has have had do does did will would could can may might must should".split())
NEWS_FLASH = frozenset("urgent breaking update updated video photos exclusive watch live news alert".split())
CALENDAR = frozenset(
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december yesterday today tonight mon tue wed thu fri sat sun noon midnight morning afternoon evening".split()
)
PREPOSITIONS = frozenset(
    "of at in for from with on to by near inside outside within under over after before during since against about into through between among around across than as via behind".split()
)
INSIDE = frozenset("of at in for from with on to and & inside".split())
DIRECTIONS = frozenset(
    "east west north south eastern western northern southern central north-east north-west south-east south-west northeastern northwestern southeastern southwestern nearby neighbouring neighboring".split()
)
FUNCTION = PREPOSITIONS | AUXILIARIES | frozenset("and or but not the a an that which who when where while if it its this".split())
STOPS = frozenset(", ; : . ! ? -- – — … ) ] \" “ ” '' `` « »".split())
COUNTING = frozenset("identify treat document count register record tally list mourn verify confirm publish".split())
COUNTED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds thousands several many".split()
)
DENIABLE = frozenset(
    "report reports claim claims allegation allegations accusation accusations charge charges figure figures number numbers toll that this it them casualties losses deaths killing any".split()
)
