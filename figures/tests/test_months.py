from figures.months import FEW, protect_months
from figures.sides import Counting, Item, Side
from figures.tests.cast import RATHER_NOT_SAY

LAST = Item("When did you last come?", (RATHER_NOT_SAY,), Counting.MONTHS)


def side(label, counts, *, answered=10):
    return Side(label.lower(), label, 12, answered, counts)


def test_months_with_fewer_than_five_people_stand_together():
    counts = {"2026-03": 5, "2025-12": 1, "2026-04": 2, "rather_not_say": 1}

    result = protect_months(item=LAST, sides=[side("Carers", counts)])

    assert result.sentence == "Carers: of 8 people, 5 gave March 2026 and 3 gave other months."
    assert result.table.rows == (
        ("March 2026", "5 of 8"),
        ("Other months", "3 of 8"),
        ("I would rather not say", "1 person"),
        ("Left this question out", "1 person"),
        ("Answered this, out of everybody asked", "8 of 12"),
    )
    assert "April" not in repr(result) and "2026-04" not in repr(result)


def test_a_month_that_only_another_side_may_show_tells_nothing_of_this_one():
    few = protect_months(item=LAST, sides=[side("Carers", {"2026-03": 5}), side("Staff", {"2026-03": 4, "2026-04": 2})])
    none = protect_months(
        item=LAST, sides=[side("Carers", {"2026-03": 5}), side("Staff", {"2026-04": 4, "2026-05": 2})]
    )

    assert few == none
    assert few.table.rows[0] == ("March 2026", "5 of 5", FEW)


def test_four_dates_are_hidden():
    assert protect_months(item=LAST, sides=[side("Carers", {"2026-03": 4})]).sides[0].is_hidden
