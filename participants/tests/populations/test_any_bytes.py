"""Whatever is uploaded, the answer is a whole table or a sentence, soon, and never a crash."""

import time
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participants.populations import PopulationFileError, PopulationTable, read_population
from participants.tests.populations.files import make_file

GOOD_FILE = make_file()
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp850", "mac-roman"])
CELLS = st.one_of(
    st.sampled_from(
        ["E06000001", "W06000002", "Total", "-8", "Does not apply", "Not answered", "1", "2", "1,000", "-5", '"']
    ),
    st.text(max_size=8),
    st.integers().map(str),
)
quick = settings(max_examples=200, deadline=timedelta(seconds=5))


def read_or_refuse(file_bytes):
    """What came of it; a table must be whole: every area has every category."""
    try:
        table = read_population(file_bytes, "any.csv")
    except PopulationFileError as error:
        assert str(error).isprintable()
        return str(error)
    assert isinstance(table, PopulationTable)
    kinds = {tuple(count.code for count in area.counts) for area in table.areas.values()}
    assert len(kinds) == 1
    assert all(count.number >= 0 for area in table.areas.values() for count in area.counts)
    return table


@quick
@given(st.binary(max_size=2000))
def test_any_bytes(file_bytes):
    read_or_refuse(file_bytes)


@quick
@given(
    st.sampled_from([b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xef\xbb\xbf", b"\0a", b"<", b"{"]),
    st.binary(),
)
def test_any_bytes_after_a_known_beginning(beginning, file_bytes):
    read_or_refuse(beginning + file_bytes)


@quick
@given(st.integers(0, len(GOOD_FILE)), st.integers(0, 40), st.binary(max_size=20))
def test_a_good_file_with_a_piece_replaced(start, length, piece):
    read_or_refuse(GOOD_FILE[:start] + piece + GOOD_FILE[start + length :])


@quick
@given(st.integers(1, len(GOOD_FILE) - 1))
def test_of_a_good_file_cut_short_only_whole_areas_are_read(length):
    came_of_it = read_or_refuse(GOOD_FILE[:length])
    if isinstance(came_of_it, PopulationTable):
        whole = read_population(GOOD_FILE, "whole.csv")
        assert all(area == whole.area(area.code) for area in came_of_it.areas.values())
        assert GOOD_FILE[:length].endswith(b"\n")


@quick
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=12),
    st.sampled_from(",;\t|"),
    ENCODINGS,
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_table(table, delimiter, encoding, line_end):
    read_or_refuse(line_end.join(delimiter.join(row) for row in table).encode(encoding, errors="replace"))


@quick
@given(st.lists(CELLS, min_size=5, max_size=5), st.permutations(range(5)), ENCODINGS)
def test_any_headings_over_a_good_table(headings, order, encoding):
    came_of_it = read_or_refuse(make_file(headings=headings, order=order).decode().encode(encoding, errors="replace"))
    if isinstance(came_of_it, PopulationTable):
        assert [count.number for count in came_of_it.area("E06000001").counts] == [1100, 1200, 1300, 1400]


@pytest.mark.slow
def test_the_largest_files_are_read_in_seconds_whatever_is_in_them():
    limit = 8 * 1024 * 1024
    rows = (f"E{area:08d},Area {area},{kind},Kind {kind},{area}\n" for area in range(11_000) for kind in range(20))
    for file_bytes in (
        ("code,name,kind code,kind,count\n" + "".join(rows)).encode()[:limit],
        b"E06000001," * (limit // 10),
        b'E06000001,"' + b"\n" * (limit - 20),
        b"E06000001" + b",\n" * (limit // 2 - 10),
        "E06000001,\u00e9\u20ac,".encode() * (limit // 17),
    ):
        one_started = time.process_time()
        read_or_refuse(file_bytes)
        assert time.process_time() - one_started < 15
