"""Figures carry their numbers in words, lead to the sentences, and are the same bytes each time."""

import re

import pytest

from counterclaim.present import figures, framing
from counterclaim.present.figures import cells
from counterclaim.present.figures.drawing import Sheet
from counterclaim.present.look import Look
from counterclaim.present.statements import reported
from present_material import article, claim, made, nothing, profile, tarn
from test_present_evidence import Page

ALL = [figures.ranges, figures.who_counts_whose_dead, figures.claims_by_side, figures.timeline, figures.ways]


@pytest.mark.parametrize("figure", ALL)
def test_a_figure_has_a_wide_and_a_narrow_form_with_words_for_both(figure):
    shown = figure(tarn())
    page = Page(shown._repr_html_())
    forms = [known for tag, known in page.tags if known.get("role") == "group"]
    assert len(forms) == 2 and all(known["aria-label"] == shown.alt for known in forms)
    assert sum("hidden" in known for known in forms) == 1
    assert len(page.ids) == len(set(page.ids))


def test_alt_text_carries_the_numbers():
    alt = figures.who_counts_whose_dead(tarn()).alt
    for number in ("350 killed", "12 killed", "about 30 wounded", "at least 4 killed"):
        assert number in alt, number


@pytest.mark.parametrize("figure", [figures.who_counts_whose_dead, figures.claims_by_side, figures.timeline])
def test_every_statement_with_a_number_is_a_link_to_its_words(figure):
    edition = tarn()
    html = figure(edition)._repr_html_()
    wide = html[html.index("<svg") : html.index("</svg>")]
    for s in reported(edition.ledger):
        if s.quantified:
            assert f'href="articles/{s.lead["article_id"]}.html#{s.lead["claim_id"]}"' in wide


@pytest.mark.parametrize("figure", ALL)
def test_two_drawings_are_the_same_bytes(figure):
    assert figure(tarn())._repr_html_() == figure(tarn())._repr_html_()


@pytest.mark.parametrize("figure", ALL)
def test_nothing_to_draw_is_said_in_a_sentence(figure):
    shown = figure(nothing())._repr_html_()
    assert "<svg" not in shown
    assert re.search(r"\w\.</p>$", shown)


@pytest.mark.parametrize("figure", ALL)
def test_a_figure_has_no_inline_style_no_script_and_no_address_of_another_site(figure):
    html = figure(tarn())._repr_html_()
    assert " style=" not in html and "<script" not in html and "http" not in html and "target=" not in html


def test_hostile_words_in_a_figure_are_text():
    source = article("a1", "Title\n\nAt Tarn 12 soldiers were killed.", outlet="</text><script>x</script>")
    one = claim(source, "12 soldiers", "killed", 12, 12, "north", "unknown", claimant="<b onclick=x>$a$ & co")
    edition = made((source,), [one], sides=profile(sides={"north": {"name": "<i>North</i> $x$"}}))
    for figure in ALL:
        page = Page(figure(edition)._repr_html_())
        assert not {"script", "b", "i"} & {tag for tag, _ in page.tags}
        assert not [a for _, known in page.tags for a in known if a.startswith("on")]


def test_the_cell_of_a_sides_own_losses_is_there_though_it_says_nothing():
    assert "Northern Army on its own losses: nothing" in figures.who_counts_whose_dead(tarn()).alt


def many(sides: int, statements: int):
    names = {f"s{n}": {"name": f"Army number {n} of the Far Provinces"} for n in range(sides)}
    text = "Title\n\n" + " ".join(f"{n + 1} soldiers of day {n}." for n in range(statements))
    source = article("big", text)
    claims = [
        claim(
            source,
            f"{n + 1} soldiers of day {n}",
            "killed",
            n + 1,
            None if n % 5 == 0 else n + 1,
            f"s{n % sides}",
            f"s{(n * 7 + 1) % sides}",
        )
        for n in range(statements)
    ]
    return made((source,), claims, sides=profile(sides=names))


def test_eight_sides_and_three_hundred_statements_still_fit():
    edition = many(8, 300)
    shown = figures.who_counts_whose_dead(edition)
    for width in (760, 340):
        sheet = shown.draw(width)
        assert sheet.width == width and sheet.height < 6000
        for line in sheet.axes.lines:
            assert -1 <= min(line.get_xdata()) and max(line.get_xdata()) <= width + 12
    assert len(shown.draw(760).svg("x")) < 200_000


def test_marks_of_a_cell_never_lie_on_each_other():
    told = reported(many(2, 40).ledger)
    axis = cells.axis_for(told)
    cell = cells.lay_out(told, axis, 200, labels=0)
    for level in {p.level for p in cell.placed}:
        xs = sorted(p.x for p in cell.placed if p.level == level)
        assert all(b - a >= 2 * cell.radius for a, b in zip(xs, xs[1:], strict=False))


def test_zero_has_its_own_place_left_of_one():
    axis = cells.Axis(1000, zero=True)
    assert 0 <= axis.at(0) < axis.at(1) < axis.at(1000) <= 1
    assert axis.ticks[:2] == [0, 1]


def test_a_loss_without_a_number_is_a_word_and_no_mark():
    source = article("a1", "Title\n\nThe South suffered heavy losses.")
    edition = made((source,), [claim(source, "heavy losses", "casualties", None, None, "south", "north")])
    cell = cells.lay_out(reported(edition.ledger), cells.Axis(10, zero=False), 100)
    assert cell.placed == [] and len(cell.phrases) == 1
    assert "“heavy losses”" in figures.who_counts_whose_dead(edition).alt


def test_every_outcome_has_a_shape_of_its_own():
    drawn = set()
    for outcome in ("killed", "wounded", "captured", "missing", "displaced", "casualties"):
        sheet = Sheet(40, 40)
        sheet.mark(20, 20, outcome, "#0072b2", filled=True)
        drawn.add(re.search(r' d="([^"]*)"', sheet.svg("x")).group(1))
    assert len(drawn) == 6


def test_sides_take_their_colours_in_the_order_of_the_profile():
    look = Look(profile())
    assert (look.colour("north"), look.colour("south"), look.colour("civilian")) == ("#0072b2", "#d55e00", "#009e73")
    assert look.css("third_party") == "cc-side-third-party"
    assert look.colour("nobody") == look.colour("unknown")


@pytest.mark.parametrize("name", [*tarn().measures, "no-such-measure"])
def test_a_measure_is_drawn_or_said_to_have_nothing(name):
    assert "<svg" not in framing.figure(nothing(), name)._repr_html_()
    shown = framing.figure(tarn(), name)
    if name == "voices":
        assert "Southern Front 3" in shown.alt
    measure = tarn().measures.get(name)
    assert bool(framing.instances(tarn(), name)._repr_html_()) == (measure is not None and len(measure.instances) > 0)


def test_instances_lead_to_their_places_and_tell_whose_words_they_are():
    page = Page(framing.instances(tarn(), "voices")._repr_html_())
    assert any(href.startswith("articles/north-1.html#at-") for href in page.hrefs)
    assert "We lost nobody," in page.words
