import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.reports.characters import PRINTABLE, make_latin, make_printable


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Llŷn, Łódź, İzmir", "Llŷn, Łódź, İzmir"),
        ("Привет, Ελλάδα", "Привет, Ελλάδα"),
        ("Well done 👍🏽👍🏽!", "Well done [symbol]!"),
        ("family 👨‍👩‍👧", "family [symbol]"),
        ("谢谢你们 all", "[symbol] all"),
        ("bell\x07 and null\x00", "bell and null"),
        ("one\r\ntwo\u2028three\rfour", "one\ntwo\nthree\nfour"),
        ("tab\there", "tab here"),
        ("right\u202eto left", "rightto left"),
        ("e\u0301", "é"),
        ("lone \ud800 half", "lone [symbol] half"),
    ],
)
def test_keeps_what_can_be_printed_and_replaces_the_rest(written, printed):
    assert make_printable(written) == printed


def test_the_second_try_keeps_latin_alone():
    assert make_latin("Dzień dobry, Привет") == "Dzień dobry, [symbol]"


@given(st.text())
def test_nothing_is_printed_that_is_not_in_the_table(words):
    printable = {chr(code) for first, last in PRINTABLE for code in range(first, last + 1)}

    assert set(make_printable(words)) <= printable | {"\n"}
