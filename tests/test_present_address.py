"""Addresses are safe, unique and always the same."""

import re

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.present import address


@given(st.text(max_size=300))
def test_every_slug_is_a_safe_file_name(name):
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,79}", address.slug(name))
    assert address.slug(name) == address.slug(name)


def test_a_safe_name_is_kept_and_names_that_differ_never_share_a_page():
    assert address.slug("000_5ccb7ba796ce3d55") == "000_5ccb7ba796ce3d55"
    names = ["Post", "post", "POST", "po st", "po-st", "po/st", "../post", "пост", "", "index", "a" * 200, "a" * 201, "post ", "é", "è"]
    assert len({address.slug(name) for name in names}) == len(names)


def test_addresses_are_relative_to_the_page_they_stand_on():
    assert address.claim_href("a1", "c1") == "articles/a1.html#c1"
    assert address.claim_href("a1", "c1", "../") == "../articles/a1.html#c1"
    assert address.statement_href("s1", "../") == "../casualties.html#s-s1"
    assert address.outlet_href("The Post").startswith("outlets/the-post-")
