from datetime import UTC, date, datetime

import pytest

from figures.plain import join_words, quote_labels, say_count, say_date, say_out_of, say_part, say_people, say_share


def test_says_how_many_people():
    assert say_people(1) == "1 person"
    assert say_people(0) == "0 people"
    assert say_people(1200) == "1,200 people"
    assert say_count(1, one="answer", many="answers") == "1 answer"


def test_gives_no_percentage_below_twenty_people():
    assert say_out_of(7, whole=9) == "7 of 9 people"
    assert say_part(18, whole=19) == "18 of 19"


def test_gives_percentages_from_twenty_people_on_with_halves_rounded_up():
    assert say_out_of(14, whole=20) == "14 of 20 people (70%)"
    assert say_share(14, whole=20) == "14 (70%)"
    assert say_part(1, whole=40) == "1 of 40 (3%)"  # 2.5 per cent
    assert say_part(0, whole=20) == "0 of 20 (0%)"
    assert say_part(20, whole=20) == "20 of 20 (100%)"


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 5)])
def test_refuses_a_part_that_does_not_fit(part, whole):
    with pytest.raises(ValueError, match="between 0 and the whole"):
        say_out_of(part, whole=whole)


def test_joins_words_as_a_person_would():
    assert join_words([]) == ""
    assert join_words(["paper"]) == "paper"
    assert join_words(["paper", "phone"]) == "paper and phone"
    assert join_words(["paper", "phone", "post"], last="or") == "paper, phone or post"


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (["Yes, a lot", "Yes, a bit"], "yes, a lot or a bit"),
        (["Much better", "A bit better"], "much better or a bit better"),
        (["Yes", "Partly"], "yes or partly"),
        (["I was asked"], "I was asked"),
        (["NHS staff"], "NHS staff"),
        ([], ""),
    ],
)
def test_puts_labels_into_a_sentence(labels, sentence):
    assert quote_labels(labels) == sentence


def test_says_dates_as_people_write_them():
    assert say_date(date(2026, 3, 3)) == "3 March 2026"
    assert say_date(datetime(2025, 12, 31, 23, 0, tzinfo=UTC)) == "31 December 2025"
