import time

import pytest

from counterclaim.reading.quotation_marks import pair_marks


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in pair_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” she said.", ["We stay,"]),
        ('"We stay," she said. "We always did."', ["We stay,", "We always did."]),
        ("She said: “We stay. “ Then she left.", ["We stay."]),
        ("“We stay here, ”Kolen said.", ["We stay here,"]),
        ("“We stay, and we “hold” the dam,” she said.", ["We stay, and we “hold” the dam,"]),
        ("the son of the famous 'Heron of Marn', who stayed", ["Heron of Marn"]),
        ("The rebels' camp and the army's road don't meet.", []),
        ("''We stay,'' she said.", ["We stay,"]),
        ("«We stay», she said.", ["We stay"]),
        ("No words in marks here.", []),
    ],
)
def test_marks_are_paired_whatever_their_shape(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    text = "“We let them in.\n\n“Now they are trapped.”\n\nNobody moved."
    pairs = pair_marks(text)
    assert [text[p.start : p.end] for p in pairs] == ["We let them in.", "Now they are trapped."]
    assert pairs[0].open_end and pairs[1].continues


def test_a_mark_that_is_never_closed_does_not_swallow_the_next_paragraphs() -> None:
    text = "“We let them in.\n\nThe road is open.\n\nSo is the bridge."
    assert quoted(text) == ["We let them in."]


def test_offsets_point_into_the_text_for_any_run_of_marks() -> None:
    for text in ("“", "””””", '"\'"\'"', "a“b”c“", "\n\n“\n\n”", "''''"):
        for pair in pair_marks(text):
            assert 0 <= pair.start < pair.end <= len(text)


def test_a_long_text_of_marks_that_never_close_is_paired_in_seconds() -> None:
    text = "he said “a " * 27_000
    began = time.perf_counter()
    found = pair_marks(text)
    assert time.perf_counter() - began < 5
    assert len(found) == 27_000
