"""The same table is read alike however it was saved, named and ordered."""

import csv
import dataclasses
import itertools

import pytest

from participants.populations import Count, LeftOut, read_population
from participants.tests.populations.files import AREAS, CATEGORIES, HEADINGS, make_file, rows

NOT_APPLYING = LeftOut(what="Does not apply (code -8)", why="The question was not put to these people.")


def assert_is_the_whole_table(table):
    assert {code: area.name for code, area in table.areas.items()} == AREAS
    # Worked out by hand from number_of: 1,000 for each area, 100 for each category, 7 for each area after the first.
    assert [count.number for count in table.area("E06000001").counts] == [1100, 1200, 1300, 1400]
    assert [count.number for count in table.area("W06000003").counts] == [3114, 3214, 3314, 3414]
    assert [count.label for count in table.area("E06000002").counts] == list(CATEGORIES.values())[1:]
    assert table.area("E06000002").left_out[0] == Count("-8", "Does not apply", 0)
    assert NOT_APPLYING in table.left_out


def test_reads_areas_categories_and_what_it_left_out():
    table = read_population(make_file(), "ethnic.csv")
    assert_is_the_whole_table(table)
    assert table.dimension == "Ethnic group (5 categories)"
    assert table.area_kind == "Lower tier local authorities"
    assert table.area("E06000001").counts[0] == Count("1", "Blue", 1100)
    assert table.area("E06000001").total == 5000
    assert table.left_out == (NOT_APPLYING,)


def test_a_table_cannot_be_changed_once_read():
    table = read_population(make_file(), "ethnic.csv")
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.dimension = "Age"
    with pytest.raises(TypeError):
        table.areas["E06000009"] = table.area("E06000001")


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::7])
def test_columns_may_stand_in_any_order(order):
    assert_is_the_whole_table(read_population(make_file(order=order), "ethnic.csv"))


@pytest.mark.parametrize(
    "headings",
    [
        ("LAD22CD", "LAD22NM", "ETHCD", "ETHNM", "OBS_VALUE"),
        ("Area code", "Area name", "Category code", "Category name", "Count"),
        ("Code", "Name", "Code", "Name", "Value"),
        ("geography code", "geography", "c", "what they said", "n"),
        ("a", "b", "c", "d", "e"),
        ("Côd", "Enw", "Côd grŵp", "Grŵp ethnig", "Nifer"),
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
def test_columns_may_have_any_names(headings, order):
    table = read_population(make_file(headings=headings, order=order), "renamed.csv")
    assert_is_the_whole_table(table)
    assert (table.area_kind, table.dimension) == (headings[1], headings[3])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_files_may_be_saved_in_any_usual_way(encoding, delimiter, line_end):
    file_bytes = make_file(encoding=encoding, delimiter=delimiter, line_end=line_end)
    assert_is_the_whole_table(read_population(file_bytes, "saved.csv"))


@pytest.mark.parametrize("ending", ["\n\n\n", "\r\n\r\n", ",,,,\n,,,,\n", "   \n"])
def test_blank_lines_at_the_end_do_no_harm(ending):
    assert_is_the_whole_table(read_population(make_file() + ending.encode(), "blank.csv"))


def test_empty_cells_beyond_the_last_column_do_no_harm():
    table = [[*row, "", ""] for row in rows()]
    assert_is_the_whole_table(read_population(make_file(table=table), "trailing.csv"))


def test_everything_may_be_quoted():
    assert_is_the_whole_table(read_population(make_file(quoting=csv.QUOTE_ALL), "quoted.csv"))


def test_rows_may_stand_in_any_order():
    by_category = sorted(rows(), key=lambda row: list(CATEGORIES).index(row[2]))
    assert_is_the_whole_table(read_population(make_file(table=by_category), "sorted.csv"))


def test_numbers_may_have_commas_or_a_point_and_nothing_after_it():
    table = [[*row[:4], f"{int(row[4]):,}" if row[2] != "2" else f"{row[4]}.0"] for row in rows()]
    assert_is_the_whole_table(read_population(make_file(table=table), "thousands.csv"))


def test_columns_that_do_not_count_people_are_left_out_and_named():
    headings = (*HEADINGS, "Date", "Measure", "Percent of people", "Share", "Region")
    table = [[*row, "2021", "Usual residents", row[2], f"{row[2]}.5%", row[0][:1]] for row in rows()]
    found = read_population(make_file(headings=headings, table=table), "more.csv")
    assert_is_the_whole_table(found)
    assert set(found.left_out) == {
        NOT_APPLYING,
        LeftOut("Column 6 (“Date”)", "It says “2021” on every row."),
        LeftOut("Column 7 (“Measure”)", "It says “Usual residents” on every row."),
        LeftOut("Column 8 (“Percent of people”)", "It is not needed to count people."),
        LeftOut("Column 9 (“Share”)", "It is not needed to count people."),
        LeftOut("Column 10 (“Region”)", "It is not needed to count people."),
    }


def test_a_coarser_grouping_of_the_same_categories_is_left_out():
    table = [[*row, row[3].split(":")[0]] for row in rows()]
    found = read_population(make_file(headings=(*HEADINGS, "Group"), table=table), "grouped.csv")
    assert_is_the_whole_table(found)
    assert LeftOut("Column 6 (“Group”)", "It is not needed to count people.") in found.left_out


def test_categories_need_no_codes():
    found = read_population(make_file(order=(0, 1, 3, 4)), "no-codes.csv")
    assert found.area("E06000001").counts[0] == Count("Blue", "Blue", 1100)
    assert found.left_out == (LeftOut("Does not apply", "The question was not put to these people."),)


def test_codes_of_categories_may_be_words():
    words = {"-8": "NA", "1": "BLU", "2": "GRD", "3": "GRL", "4": "RED"}
    table = [[row[0], row[1], words[row[2]], row[3], row[4]] for row in rows()]
    found = read_population(make_file(table=table), "words.csv")
    assert found.area("W06000003").counts[-1] == Count("RED", "Red", 3414)


def test_people_not_asked_need_not_be_in_the_file():
    asked = [row for row in rows() if row[2] != "-8"]
    found = read_population(make_file(table=asked), "asked.csv")
    assert (found.area("E06000001").total, found.left_out) == (5000, ())


def test_people_not_asked_are_known_by_their_code_in_any_language():
    table = [["Nid yw’n berthnasol" if cell == "Does not apply" else cell for cell in row] for row in rows()]
    found = read_population(make_file(table=table), "welsh.csv")
    assert found.left_out == (LeftOut("Nid yw’n berthnasol (code -8)", "The question was not put to these people."),)


def test_signs_that_cannot_be_seen_make_no_difference():
    table = [[cell.replace("Blue", " Bl\u200bue\u00a0\u202e") for cell in row] for row in rows()]
    assert_is_the_whole_table(read_population(make_file(table=table), "hidden.csv"))


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (HEADINGS, (0, 1, 2, 3, 4)),
        (("area code", "area", "kind code", "what they said", "n"), (0, 1, 2, 3, 4)),
        (("area code", "area", "what they said", "n"), (0, 1, 3, 4)),
        (("area code", "area", "what they said", "n", "year"), (0, 1, 3, 4, 5)),
    ],
)
def test_one_area_alone_is_enough(headings, columns):
    table = [[[*row, "2021"][column] for column in columns] for row in rows()[:5]]
    found = read_population(make_file(headings=headings, table=table), "one.csv")
    assert [count.number for count in found.area("E06000001").counts] == [1100, 1200, 1300, 1400]


@pytest.mark.parametrize(
    "label", ["Not answered", "Religion not stated", "Not known", "Prefer not to say", "Not stated", "Refused"]
)
def test_people_who_did_not_answer_are_left_out_by_name(label):
    table = [[label if cell == "Red" else cell for cell in row] for row in rows()]
    found = read_population(make_file(table=table), "named.csv")
    assert LeftOut(f"{label} (code 4)", "These people did not answer the question.") in found.left_out
    assert found.area("E06000001").total == 1100 + 1200 + 1300
    assert found.area("E06000001").left_out[-1] == Count("4", label, 1400)


@pytest.mark.parametrize("label", ["Total", "Total: All usual residents", "All usual residents", "Colour: Total"])
def test_totals_are_left_out_by_name(label):
    totals = [[row[0], row[1], "9", label, str(sum_of(row[0]) + 4)] for row in rows()[::5]]
    found = read_population(make_file(table=rows() + totals), "named.csv")
    assert_is_the_whole_table(found)
    assert LeftOut(f"{label} (code 9)", "It is a total, so everyone would be counted twice.") in found.left_out


def sum_of(area_code):
    return sum(int(row[4]) for row in rows() if row[0] == area_code)


def test_all_other_is_not_a_total():
    table = [["All other colours" if cell == "Red" else cell for cell in row] for row in rows()]
    assert read_population(make_file(table=table), "other.csv").area("E06000001").total == 5000


def test_a_total_is_left_out_whatever_it_is_called():
    totals = [
        [row[0], row[1], "9", "Everybody", str(sum(int(other[4]) for other in rows() if other[0] == row[0]))]
        for row in rows()[::5]
    ]
    found = read_population(make_file(table=rows() + totals), "everybody.csv")
    assert_is_the_whole_table(found)
    why = "It equals all other categories together, so everyone would be counted twice."
    assert LeftOut("Everybody (code 9)", why) in found.left_out


def test_a_subtotal_is_left_out_though_protected_figures_do_not_quite_add_up():
    greens = [[row[0], row[1], "9", "Green", str(int(row[4]) + 3)] for row in rows() if row[2] == "2"]
    for green, light in zip(greens, [row for row in rows() if row[2] == "3"], strict=True):
        green[4] = str(int(green[4]) + int(light[4]))
    found = read_population(make_file(table=rows() + greens), "subtotal.csv")
    assert_is_the_whole_table(found)
    assert LeftOut("Green (code 9)", "It is the sum of other categories, so people would be counted twice.") in (
        found.left_out
    )


def test_finds_areas_by_their_words():
    table = read_population(make_file(), "ethnic.csv")
    assert [area.name for area in table.find("ynys mon")] == ["Ynys Môn"]
    assert [area.name for area in table.find("upper mary")] == ["St Mary’s, Upper"]
    assert [area.name for area in table.find("e060")] == ["Eastwick", "St Mary’s, Upper"]
    assert [area.name for area in table.find("s")] == ["St Mary’s, Upper", "Eastwick", "Ynys Môn"]
    assert table.find("eastwick upper") == ()
    assert table.find("nowhere") == () == table.find("  ")
    with pytest.raises(KeyError):
        table.area("E06000009")
