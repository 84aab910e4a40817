"""The areas of marks: 24 pixels where there is room, none over another where there is none."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.present.figures.targets import TARGET, Target, parted

places = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), min_size=1, max_size=12, unique=True)


def target(x: float, y: float, right: float = 0) -> Target:
    half = TARGET / 2
    return Target(x, y, (x - half, y - half, x + max(half, right), y + half))


def test_marks_with_room_have_24_pixels_and_their_number():
    found = parted({"a": target(20, 20, 60), "b": target(20, 44)})
    assert found["a"] == (8, 8, 80, 32)
    assert found["b"] == (8, 32, 32, 56)


@given(places)
def test_no_area_lies_over_another_and_each_holds_its_mark(found):
    marks = {str(i): target(x, y) for i, (x, y) in enumerate(found)}
    areas = parted(marks)
    names = list(areas)
    for i, one in enumerate(names):
        a = areas[one]
        assert a[0] <= marks[one].x <= a[2] and a[1] <= marks[one].y <= a[3]
        for other in names[i + 1 :]:
            b = areas[other]
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
