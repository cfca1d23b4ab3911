"""Parts of 4PI: every number worked out by hand, and an attacker who reads parts and questions together."""

from collections import Counter
from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest

from figures import domains
from figures.domains import Asked, DomainSide, is_yes_or_no, protect_domain, say_range
from figures.results import protect
from figures.scales import Meaning
from figures.sides import Item, Side
from figures.tests.cast import FELT_LIKE, LISTENED

LOT, BIT, NO, UNSURE = Meaning.FAVOURABLE, Meaning.PARTLY, Meaning.UNFAVOURABLE, Meaning.UNSURE
FITS_NOT, NOT_SAID, NONE = Meaning.DOES_NOT_FIT, Meaning.RATHER_NOT_SAY, None
OPTION = {option.meaning: option.code for option in LISTENED.options}


def question(place, records, *, tells_apart=False):
    """The result of the question at this place, as its own page shows it."""
    counts = Counter(OPTION[record[place]] for record in records if record[place])
    side = Side("carer", "Carers", len(records), len(records), counts, tells_apart=tells_apart)
    item = Item(f"Question {place}", LISTENED.options)
    return Asked(f"Q{place}", item.words, protect(item=item, sides=[side]).sides[0])


def side_of(records, *, apart=()):
    """The side as the results know it: only questions that are shown exactly are added up.

    apart: places of questions that are hidden because of what those asked by name said.
    """
    asked = tuple(question(place, records, tells_apart=place in apart) for place in range(len(records[0])))
    places = [place for place, one in enumerate(asked) if one in domains.added_up(asked)]
    people = Counter(tuple(record[place] for place in places) for record in records) if places else {}
    return DomainSide("carer", "Carers", asked, people)


def part(records):
    return protect_domain(code="principles", name="Principles", sides=[side_of(records)])


def told(records):
    return part(records).sides[0]


def test_people_are_told_only_where_those_asked_by_name_could_be_told_alone():
    """Eight agreed with everything and four with nothing. Asked by name were all, nine, seven, five or nobody knows."""
    records = [*[(LOT, LOT)] * 8, *[(NO, NO)] * 4]
    for by_name, is_told in (
        (None, True),
        (records[3:], True),
        (records[5:], False),
        (records[:1] + records[8:], False),
        ([], False),
    ):
        side = replace(side_of(records), by_name=None if by_name is None else Counter(by_name))
        [told_] = protect_domain(code="principles", name="Principles", sides=[side]).sides
        assert (domains.HIDDEN_PEOPLE in told_.sentence) != is_told


def test_answers_are_added_up_and_people_counted_who_answered_enough():
    records = [
        *[(LOT, LOT, BIT, BIT)] * 4,  # agreed with 4 of 4
        *[(LOT, BIT, LOT, NO)] * 2,  # 3 of 4: just enough
        (BIT, BIT, NO, UNSURE),  # 2 of 4
        (LOT, NO, NONE, LOT),  # answered 3 of 4; agreed with 2 of 3
        (NO, LOT, FITS_NOT, FITS_NOT),  # answered 2 of the 2 that fit; agreed with 1
        (LOT, NOT_SAID, NONE, BIT),  # answered 2 of 4: does not count
        (NO, NONE, NO, NONE),  # the same
    ]
    # Question by question. A lot: 4+2+1+1, 4+1, 2, 1. A bit: 1, 2+1, 4, 4+1. No: 1+1, 1, 1+1, 2. Not sure: 1.
    found = told(records)
    assert found.parts == (16, 13, 7, 1)
    # Nine count: 11 less two. Six agreed with three quarters. Wilson: 0.354 to 0.879.
    assert found.sentence == (
        "29 of 37 answers said yes, a lot or a bit; 16 of 37 said yes, a lot. 6 of 9 people agreed with at least "
        "three quarters of what they answered; among more people like them it may be between 3 and 9 in 10."
    )
    assert found.cells == ("37", "16", "13", "7", "1", "9", "6 of 9", "between 3 and 9 in 10")
    assert found.codes == ("Q0", "Q1", "Q2", "Q3")


def test_percentages_and_a_range_in_percent_from_twenty_people_on():
    # 20 people, two questions: 30 of 40 say yes, 10 of 40 a lot; ten agreed with both. Wilson: 0.2993 to 0.7007.
    found = told([*[(LOT, BIT)] * 10, *[(BIT, NO)] * 10])
    assert found.sentence == (
        "30 of 40 (75%) answers said yes, a lot or a bit; 10 of 40 (25%) said yes, a lot. 10 of 20 people (50%) agreed "
        "with at least three quarters of what they answered; among more people like them it may be between 29% and 71%."
    )


def test_ranges_reach_outwards():
    assert say_range(9, of=9) == "between 7 and 10 in 10"  # Wilson: 0.701 to 1
    assert say_range(2, of=9) == "between 0 and 6 in 10"  # 0.063 to 0.547


@pytest.mark.parametrize(
    ("people", "is_shown"),
    [
        ([(LOT, LOT)] * 7 + [(LOT, NONE)] * 5, False),  # seven answered enough: one of two is 50 %
        ([(LOT, LOT)] * 8 + [(LOT, NONE)] * 5, True),
        ([(LOT, LOT)] * 7 + [(LOT, FITS_NOT)] + [(LOT, NONE)] * 5, True),  # what does not fit is not asked for
        ([(LOT, LOT)] * 7 + [(LOT, NOT_SAID)] + [(LOT, NONE)] * 5, False),  # rather not say is no answer
        ([(LOT, LOT)] * 7 + [(UNSURE, NO)] + [(LOT, NONE)] * 5, True),  # not sure is one
    ],
)
def test_fewer_than_eight_who_answered_enough_are_too_few(people, is_shown):
    found = told(people)
    assert bool(found.parts) is is_shown
    if not is_shown:
        assert found.sentence == "too few people answered enough of these questions (fewer than 8)."
        assert set(found.cells) == {"Hidden"}
        assert found.codes == ()


def test_sixty_percent_is_enough():
    three_of_five, two_of_five = (LOT, LOT, LOT, NONE, NONE), (LOT, LOT, NONE, NONE, NONE)
    others = [(LOT, LOT, NO, LOT, LOT)] * 4 + [(LOT, NO, LOT, LOT, LOT)] * 3
    assert told([*others, three_of_five]).parts
    assert not told([*others, two_of_five]).parts


def test_a_question_too_few_answered_is_left_out_and_named():
    found = told([(LOT, NO, LOT)] * 4 + [(BIT, BIT, NONE)] * 6)
    assert found.parts == (4, 12, 4, 0)
    assert found.codes == ("Q0", "Q1")
    assert "Left out, because too few people answered: “Question 2”." in found.sentence


def test_a_part_without_its_worst_question_would_look_better_than_it_was():
    found = told([(LOT, NO)] * 9)
    assert found.sentence == "no figure, because one of these questions is not shown exactly."
    assert found.parts == ()


@pytest.mark.parametrize("apart", [(2,), (0, 1, 2)])
@pytest.mark.parametrize("third", [NO, LOT, NONE])
def test_nor_is_the_rest_added_up_where_a_question_is_hidden_because_of_those_asked_by_name(apart, third):
    """Ten of thirty said yes to the third: without it 50 of 60 answers would. What they said to it changes nothing."""
    records = [*[(LOT, LOT, LOT)] * 10, *[(BIT, BIT, third)] * 15, *[(NO, NO, NO)] * 5]
    side = side_of(records, apart=apart)
    [found] = protect_domain(code="principles", name="Principles", sides=[side]).sides
    assert found.sentence == "no figure, because one of these questions is not shown exactly."
    assert (found.parts, found.codes, set(found.cells)) == ((), (), {"Hidden"})


def test_that_few_answered_is_not_told_where_the_question_tells_another_reason():
    """Three answered the third question, which is hidden because of what those asked by name said."""
    side = side_of([(LOT, BIT, NO)] * 3 + [(BIT, LOT, NONE)] * 9, apart=(2,))
    [found] = protect_domain(code="principles", name="Principles", sides=[side]).sides
    assert found.sentence == "no figure, because one of these questions is not shown exactly."


def test_that_nobody_mostly_agreed_is_not_said_of_everybody():
    nobody = told([(LOT, NO)] * 5 + [(NO, LOT)] * 4)
    one = told([(LOT, NO)] * 4 + [(NO, LOT)] * 4 + [(LOT, LOT)])
    for found in (nobody, one):
        assert "None, or one, of 9 people agreed with at least three quarters of what they answered." in found.sentence
        assert found.cells[-3:] == ("9", "Not shown exactly", "Not shown exactly")


def test_only_questions_of_yes_and_no_are_added_up():
    assert is_yes_or_no(LISTENED.options)
    assert not is_yes_or_no(FELT_LIKE.options)


def test_sides_stand_beside_each_other_and_are_never_added_up():
    many, few = side_of([(LOT, BIT)] * 9), side_of([(LOT, BIT)] * 3)
    found = protect_domain(code="purpose", name="Purpose", sides=[many, few])
    assert [row[1] for row in found.table.rows] == ["18", "Hidden"]
    assert "24" not in found.sentence + str(found.table)


def groups(people, questions, answers=(LOT, NO, NONE)):
    return combinations_with_replacement(list(product(answers, repeat=questions)), people)


def published(records):
    """What the questions show by themselves."""
    return tuple((one.side.sentence, one.side.cells) for one in side_of(records).asked)


def test_answers_added_up_tell_nothing_that_the_questions_do_not():
    """Every group of nine with the same results of questions has the same sum, wherever there is one."""
    sums = {}
    for records in groups(9, 2):
        if parts := told(records).parts:
            assert sums.setdefault(published(records), parts) == parts


def test_what_is_hidden_of_a_question_changes_nothing_in_the_part():
    """Four answered the third question: whatever they said, the part says the same."""
    shown = [*[(LOT, BIT)] * 4, *[(NO, LOT)] * 3, (BIT, NO), (UNSURE, LOT)]
    for hidden in combinations_with_replacement((LOT, BIT, NO, UNSURE), 4):
        records = [(*record, third) for record, third in zip(shown, (*hidden, *[NONE] * 5), strict=True)]
        found = told(records)
        assert (found.parts, found.cells) == ((8, 5, 4, 1), told(records[::-1]).cells)
        assert found.cells[-3:] == ("9", "4 of 9", "between 1 and 8 in 10")


def left_over(records, place):
    """What those say at a place who did not answer enough, as an attacker would have it: yes or no, or nothing."""
    return tuple(sorted(r[place] == LOT for r in records if NONE in r and r[place] is not None))


def test_the_number_of_people_does_not_tell_what_those_said_who_do_not_count():
    """The attacker goes through every group of nine people that fits all that is shown of two questions.

    Wherever the number of people is shown and some answered one question only, another answer of theirs is possible
    too, unless the questions tell it by themselves.
    """
    with_part, without = {}, {}
    for records in groups(9, 2):
        found = told(records)
        if found.parts:
            said = tuple(left_over(records, place) for place in (0, 1))
            without.setdefault(published(records), set()).add(said)
            with_part.setdefault((published(records), found.cells), set()).add(said)
    shown = [(key, said) for key, said in with_part.items() if key[1][-3] != "Hidden"]
    assert len(shown) > 40
    for (questions, _cells), said in shown:
        for place in (0, 1):
            possible = {each[place] for each in said}
            before = {each[place] for each in without[questions] if len(each[place]) in map(len, possible)}
            only = {frozenset(each) for each in possible}
            pinned = len(only) == 1 and len(next(iter(only))) == 1
            assert not pinned or len({frozenset(each) for each in before}) == 1, (questions, said)
