"""What other sites show of the book: nothing that a title says can leave its place."""

import io

import lxml.html
import pytest
from matplotlib import image
from ruamel.yaml import YAML

from counterclaim.errors import InputError
from counterclaim.present.card import HEIGHT, WIDTH, description, write_card
from counterclaim.publish.book import Front, write_config
from counterclaim.publish.build import _address
from counterclaim.publish.provenance import Provenance
from counterclaim.publish.sharing import tags
from present_material import nothing, tarn

STRANGE = '"><script>x</script>&'


def content(written: str) -> dict[str, str]:
    found = lxml.html.fromstring(f"<html><head>{written}</head></html>").xpath("//meta")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in found}


def test_titles_from_strangers_stay_words():
    written = tags(STRANGE, STRANGE, "a.html", "", STRANGE)
    assert "<script" not in written and {content(written)[k] for k in ("og:title", "og:description", "og:site_name")} == {STRANGE}


def test_the_picture_and_the_address_are_given_only_where_the_site_is_known():
    assert not {"og:image", "og:url"} & set(content(tags("T", "D", "a.html", "", "B")))
    known = content(tags("T", "D", "articles/ü b.html", "https://example.org/book/", "B"))
    assert known["og:url"] == "https://example.org/book/articles/%C3%BC%20b.html"
    assert known["og:image"] == "https://example.org/book/_static/card.png" and known["og:image:alt"] == "D"


@pytest.mark.parametrize("edition", [tarn, nothing])
def test_the_picture_has_the_size_that_is_told_and_the_same_bytes_each_time(edition, tmp_path):
    for name in ("a.png", "b.png"):
        write_card(edition(), tmp_path / name)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()
    assert image.imread(io.BytesIO((tmp_path / "a.png").read_bytes())).shape[:2] == (HEIGHT, WIDTH)
    assert (tmp_path / "a.png").stat().st_size < 200_000


def test_the_description_is_a_finding_without_its_links():
    assert "<" not in description(tarn()) and "see" not in description(tarn()).split() and description(nothing())


@pytest.mark.parametrize(("given", "address"), [("", ""), ("https://a.example/b", "https://a.example/b/"), ("http://a/", "http://a/")])
def test_an_address_ends_so_that_links_can_be_made_from_it(given, address):
    assert _address(given) == address


@pytest.mark.parametrize(
    "given", ["a.example", "ftp://a.example", "https://", "https://a.example/?x", 'https://a.example/">', "javascript:x"]
)
def test_what_is_no_address_is_refused_in_one_line(given):
    with pytest.raises(InputError, match="--site"):
        _address(given)


def test_a_list_of_pages_is_made_only_for_a_book_whose_site_is_known(tmp_path):
    (tmp_path / "t.yml").write_text("sphinx: {config: {}}\n")
    known = Provenance(version="1", commit="", epoch=0, sources="0" * 64)
    for site in ("", "https://a.example/"):
        write_config(tmp_path / "t.yml", tmp_path / "c.yml", Front("T", "D", site), known)
        sphinx = YAML(typ="safe").load((tmp_path / "c.yml").read_text())["sphinx"]
        assert ("sphinx_sitemap" in sphinx.get("extra_extensions", [])) == bool(site) == ("html_baseurl" in sphinx["config"])
