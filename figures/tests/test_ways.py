import pytest

from figures.ways import protect_ways

OTHERS = ("All others", "fewer than 5 people (may be none)")
NAMES = ("On a screen", "On paper", "By phone")


def ways(*counts):
    found = protect_ways(counts=dict(zip(NAMES, counts, strict=True)))
    return found and found.rows


@pytest.mark.parametrize(
    ("counts", "rows"),
    [
        ((0, 0, 0), None),
        ((2, 1, 1), None),
        ((12, 0, 0), (("On a screen", "all, or nearly all, of 12 people"), OTHERS)),
        ((12, 8, 0), (("On a screen", "12 of 20 people (60%)"), ("On paper", "8 of 20 people (40%)"))),
        ((12, 3, 2), (("On a screen", "12 of 17 people"), ("Together: on paper and by phone", "5 of 17 people"))),
        # One by phone would follow from 12 and 6 of 19: paper and phone stand together.
        ((12, 6, 1), (("On a screen", "12 of 19 people"), ("Together: on paper and by phone", "7 of 19 people"))),
        ((9, 1, 2), (("On a screen", "all, or nearly all, of 12 people"), OTHERS)),
    ],
)
def test_small_parts_stand_together(counts, rows):
    assert ways(*counts) == rows


def test_no_part_of_one_to_three_people_can_be_worked_out():
    """Of all ways to part five to fifteen people in three, those that look alike leave a small part several values."""
    alike = {}
    for whole in range(5, 16):
        for one in range(whole + 1):
            for two in range(whole - one + 1):
                counts = (one, two, whole - one - two)
                alike.setdefault((whole, ways(*counts)), []).append(counts)
    for (_, rows), looks in alike.items():
        for part in range(3):
            values = {counts[part] for counts in looks}
            assert rows is None or len(values) > 1 or not values & {1, 2, 3}, looks
