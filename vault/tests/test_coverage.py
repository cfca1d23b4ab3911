"""What "who has answered" gives away beside the tables of answers, by hand."""

from figures.cells import Rule, protect_count
from figures.menu import Table
from vault.locked.coverage import narrows_down

RULE = Rule()


def tags(number):
    return frozenset(bytes([place]) * 32 for place in range(number))


def table(characteristics, cells, group):
    shown = {codes: protect_count(count, rule=RULE) for codes, count in cells.items()}
    return Table("team:1", characteristics, shown, protect_count(0, rule=RULE), dict.fromkeys(group, 1))


def is_narrow(*, asked, given, answers, known=0):
    coverage = table(("coverage",), {("given",): given, ("not_given",): asked - given}, tags(asked))
    return narrows_down(coverage, asked=asked, givers=tags(given), answers=answers, rule=RULE, known=known)


def test_many_who_gave_and_many_who_did_not_are_no_secret():
    assert not is_narrow(asked=40, given=25, answers=[])


def test_the_bands_alone_leave_enough():
    """3 of 23 have not sent it. "20" is 18 to 22 and "fewer than 5" is 0 to 4 of 23: 19 to 22 may have, four values."""
    assert not is_narrow(asked=23, given=20, answers=[])


def test_everything_added_up_leaves_too_little():
    """Of 21, 19 have: "20" and "fewer than 5" say 18 to 21. A table of 17 and few says 15 to 17 + 2 and 0 to 4 …"""
    sex = table(("sex",), {("female",): 8, ("male",): 11}, tags(19))
    # "10" and "10": 8 to 12 and 8 to 12, so 16 to 24 gave answers: nothing new.
    assert not is_narrow(asked=21, given=19, answers=[sex])
    # Three cells of "5" with nothing else: 5 to 7 each, so 15 to 21; and two of "10" and "10".
    age = table(("age",), {("a",): 5, ("b",): 5, ("c",): 5}, tags(19))
    assert not is_narrow(asked=21, given=19, answers=[sex, age])
    # A table that says "at most 19" leaves only 18 and 19.
    tight = table(("religion",), {("a",): 5, ("b",): 12}, tags(19))
    assert is_narrow(asked=21, given=19, answers=[sex, age, tight])


def test_whoever_sent_every_answer_by_an_open_link_knows_how_many_those_are():
    """32 came by an open link, all from one person; of 20 with names nobody has. "30" is at most 32: then it is 32."""
    assert not is_narrow(asked=52, given=32, answers=[])
    assert is_narrow(asked=52, given=32, answers=[], known=32)
    # Of 30 such and 2 with names "30" leaves 30, 31 and 32: three values.
    assert not is_narrow(asked=52, given=32, answers=[], known=30)


def test_tables_of_other_people_and_of_two_characteristics_say_nothing_of_it():
    tight = {("a",): 5, ("b",): 12}
    assert not is_narrow(asked=21, given=19, answers=[table(("religion",), tight, tags(18))])
    assert not is_narrow(asked=21, given=19, answers=[table(("religion", "sex"), tight, tags(19))])
