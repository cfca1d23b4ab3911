import pytest

from evaluation.charts.lettering import measure, wrap


def test_measures_with_the_widths_of_the_typeface():
    # "i" is 252 and "m" far wider; 1000 is the size of the letters in the table's own unit.
    assert measure("i", size=1000) == 252
    assert measure("mmm", size=10) > measure("iii", size=10) * 2
    assert measure("yes", size=10, is_bold=True) > measure("yes", size=10)


def test_assumes_a_wide_letter_where_the_typeface_has_none():
    assert measure("漢", size=14) == 14


def test_breaks_between_words_and_never_runs_over():
    lines = wrap("Two people with lived experience sit on the group that decides.", within=120, size=14)

    assert len(lines) > 1
    assert " ".join(lines) == "Two people with lived experience sit on the group that decides."
    assert max(measure(line, size=14) for line in lines) <= 120


def test_cuts_a_word_that_is_wider_than_a_line():
    lines = wrap("a" * 60, within=100, size=14)

    assert "".join(lines) == "a" * 60
    assert max(measure(line, size=14) for line in lines) <= 100


@pytest.mark.parametrize("nothing", ["", "   "])
def test_nothing_has_no_lines(nothing):
    assert wrap(nothing, within=100, size=14) == []
