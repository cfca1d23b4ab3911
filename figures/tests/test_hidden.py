"""Whatever the kind of question: nothing that is published depends on what a hidden capacity answered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures import sides as guard
from figures.many import protect_many
from figures.months import protect_months
from figures.ranked import protect_ranked
from figures.results import protect
from figures.scales import Meaning, Option
from figures.sides import Counting, Item, Side

OPTIONS = (
    Option("bad", "Bad", Meaning.UNFAVOURABLE),
    Option("fair", "Fair", Meaning.NEUTRAL),
    Option("fine", "Fine", Meaning.NEUTRAL),
    Option("good", "Good", Meaning.FAVOURABLE),
    Option("none", "I would rather not say", Meaning.RATHER_NOT_SAY),
)
CODES = ("bad", "fair", "fine", "good")
MONTHS = ("2026-01", "2026-02", "2026-03", "2026-04")
KINDS = {
    Counting.ONE: (protect, OPTIONS, CODES),
    Counting.MANY: (protect_many, OPTIONS, CODES),
    Counting.RANKED: (protect_ranked, OPTIONS, CODES),
    Counting.MONTHS: (protect_months, OPTIONS[-1:], MONTHS),
}
ASKED = 20


@st.composite
def sides(draw, kind, *, fewest, most, label="Carers", **how):
    """A capacity of which so many gave an answer that counts; up to six more answered, but not this."""
    people, codes = draw(st.integers(fewest, most)), KINDS[kind][2]
    each = st.lists(st.sampled_from(codes), min_size=1, max_size=len(codes), unique=True)
    given_by = [draw(each) for _ in range(people)]
    opted_out, left_out = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    counts = {code: sum(code in one for one in given_by) for code in codes}
    first = {code: sum(one[0] == code for one in given_by) for code in codes}
    high = {code: sum(code in one[:3] for one in given_by) for code in codes}
    return Side(
        label.lower(),
        label,
        ASKED,
        people + opted_out + left_out,
        {"none": opted_out, **(counts if kind is Counting.MANY else first)},
        people=people if kind in (Counting.MANY, Counting.RANKED) else None,
        among_three=high if kind is Counting.RANKED else {},
        **how,
    )


def published(kind, *found):
    function, options, _ = KINDS[kind]
    item = function(item=Item("Why?", options, kind, is_led_to=True), sides=found)
    return repr((item, item.sentence, item.table, item.against))


@pytest.mark.parametrize("kind", list(Counting))
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_nothing_changes_with_what_a_hidden_capacity_said(kind, data):
    one = data.draw(sides(kind, fewest=0, most=4))
    other = data.draw(sides(kind, fewest=0, most=4))
    beside = data.draw(sides(kind, fewest=0, most=9, label="Staff"))
    assert published(kind, one, beside) == published(kind, other, beside)


@pytest.mark.parametrize("kind", list(Counting))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_nothing_changes_with_answers_that_would_give_an_earlier_one_away(kind, data):
    one = data.draw(sides(kind, fewest=0, most=9, gives_away=True))
    other = data.draw(sides(kind, fewest=0, most=9, gives_away=True))
    assert published(kind, one) == published(kind, other)


@pytest.mark.parametrize("kind", list(Counting))
def test_it_shows_where_a_saboteur_takes_the_guard_away(kind, monkeypatch):
    for room in (guard, *(__import__(f"figures.{name}", fromlist=["x"]) for name in ("results", "many", "ranked"))):
        monkeypatch.setattr(room, "must_hide", lambda *_, **__: False)
    monkeypatch.setattr("figures.months.must_hide", lambda *_, **__: False)
    people = 2 if kind in (Counting.MANY, Counting.RANKED) else None
    codes = KINDS[kind][2]
    one = Side("carers", "Carers", ASKED, 3, {codes[1]: 2}, people=people)
    other = Side("carers", "Carers", ASKED, 4, {codes[1]: 1, codes[3]: 1}, people=people)
    assert published(kind, one) != published(kind, other)
