"""The other shapes in which figures are published, and a list of one's own: each is read, and says what it left out."""

import pytest

from participants.populations import Count, LeftOut, PopulationFileError, read_population
from participants.tests.populations.files import AREAS, HEADINGS, rows
from participants.tests.populations.shapes import AGES, BANDS, nomis_bulk, nomis_query, superweb2, workbook

TOTAL = "It is a total, so everyone would be counted twice."
SUBTOTAL = "It is the sum of other categories, so people would be counted twice."


def refused(file_bytes, name="any.csv", **about):
    with pytest.raises(PopulationFileError) as caught:
        read_population(file_bytes, name, **about)
    return str(caught.value)


@pytest.mark.parametrize("order", [None, (3, 9, 2, 5, 0, 4, 1, 8, 6, 7, 10, 11)])
def test_a_wide_nomis_table_counts_nobody_twice(order):
    table = read_population(nomis_bulk(order=order), "wide.csv")
    # Eastwick by hand: 101 + 102 + 103 + 104 + 105 + 500 + 4000.
    assert table.area("E06000001").total == 5015
    assert {count.label for count in table.area("W06000003").counts} == {*AGES, *BANDS}
    assert (table.dimension, table.area_kind) == ("Age", "geography")
    assert {area.name for area in table.areas.values()} == set(AREAS.values())
    whys = {item.what: item.why for item in table.left_out}
    assert whys.pop(f"Column {1 if not order else 5} (“date”)") == "It says “2021” on every row."
    assert whys == {"Total": TOTAL, "Aged 4 years and under": SUBTOTAL}


def test_a_wide_table_that_misses_its_own_total_is_refused():
    sentence = refused(nomis_bulk(extra=400))
    assert "does not add up on row 2: “Total” has 5,415 people" in sentence
    assert "have 5,015, so it is not their sum" in sentence


def test_a_wide_table_of_anybody_is_read_if_its_headings_are_known():
    text = "area code,area,Men,Women\nE06000001,Eastwick,490,510\nE06000002,Westwick,980,1020\n"
    table = read_population(text.encode(), "own.csv")
    assert table.scheme == "sex"
    assert table.area("E06000002").counts == (Count("Men", "Men", 980), Count("Women", "Women", 1020))


def test_a_nomis_query_is_read_between_its_titles_and_footnotes():
    table = read_population(nomis_query(notes='\n\n"Figures may not add up."\n'), "query.csv")
    assert (table.scheme, table.area_kind) == ("sex", "local authority: district")
    assert table.area("Westwick").counts == (Count("Female", "Female", 1020), Count("Male", "Male", 980))
    assert table.left_out == (
        LeftOut("Rows 2 to 4, above the table", "Titles and notes."),
        LeftOut("Row 13, below the table", "Notes."),
    )


def test_a_nomis_query_with_years_for_headings_holds_no_groups():
    query = nomis_query(headings=("area", "2019"), rows=[["Eastwick", 1000], ["Westwick", 2000]])
    assert "has only one number for each area, in column 2 (“2019”)" in refused(query)


def test_two_tables_in_one_file_are_refused():
    again = nomis_query() + b'\n"area","Female","Male"\n\n"Eastwick",1,2\n'
    assert "holds more than one table" in refused(again)


def test_scotlands_census_builder():
    table = read_population(superweb2(), "scotland.csv")
    assert (table.dimension, table.area_kind, table.scheme) == (
        "Religion",
        "Council Area 2019",
        "religion_scotland_2022",
    )
    # By hand: 300 + 200 + 400, without the total and those who did not answer.
    assert table.area("S12000033").total == 900
    assert [item.what for item in table.left_out][:3] == [
        "All people",
        "Religion not stated",
        "Rows 1 to 7, above the table",
    ]
    assert LeftOut("Row 10, between headings and table", "Names the kind of area.") in table.left_out


def test_scottish_ethnic_groups_with_totals_of_each_group():
    headings = ("All people", "White: Total", "White: White Scottish", "White: White Polish", "African: Total")
    headings += ("African: African, African Scottish or African British", "Other ethnic groups: Total")
    headings += ("Other ethnic groups: Arab, Arab Scottish or Arab British",)
    data = [["S12000033", 1000, 900, 700, 200, 60, 60, 40, 40], ["S12000034", 500, 450, 400, 50, 30, 30, 20, 20]]
    table = read_population(superweb2(dimension="Ethnic group", headings=headings, rows=data), "scotland.csv")
    assert table.scheme == "ethnic_scotland_2022"
    assert [label.category for label in table.labels] == ["white_scottish", "white_polish", "african", "other_arab"]
    assert table.area("S12000033").total == 1000


def test_hours_of_care_with_sums_of_hours():
    labels = {
        "Provides no unpaid care": 900,
        "Provides 19 hours or less unpaid care a week": 50,
        "Provides 9 hours or less unpaid care a week": 30,
        "Provides 10 to 19 hours unpaid care a week": 20,
        "Provides 20 to 49 hours unpaid care a week": 30,
        "Provides 20 to 34 hours unpaid care a week": 10,
        "Provides 35 to 49 hours unpaid care a week": 20,
        "Provides 50 or more hours unpaid care a week": 20,
    }
    headings = ["geography", "geography code", *(f"Unpaid care: {label}; measures: Value" for label in labels)]
    lines = [headings, ["Eastwick", "E06000001", *map(str, labels.values())]]
    table = read_population("".join(",".join(line) + "\n" for line in lines).encode(), "care.csv")
    assert table.scheme == "care_hours"
    assert table.area("E06000001").total == 1000
    assert [item.what[:20] for item in table.left_out] == ["Provides 19 hours or", "Provides 20 to 49 ho"]


def test_a_list_of_ones_own_people():
    text = "Ethnic group,People\nWhite,120\nAsian,60\nBlack,20\nNot stated,9\n"
    table = read_population(text.encode(), "ours.csv", caseload_name="Crisis team, 2025")
    assert (table.is_caseload, table.scheme, table.dimension) == (True, "ethnic_5", "Ethnic group")
    (area,) = table.areas.values()
    assert (area.name, area.total) == ("Crisis team, 2025", 200)
    assert table.left_out == (LeftOut("Not stated", "These people did not answer the question."),)


def test_a_list_of_ones_own_people_needs_a_name_and_headings():
    assert "say who they are under “Your own caseload”" in refused(b"Sex,Number\nWomen,3\nMen,5\n")
    assert "has no headings: row 1 already holds a number" in refused(b"Women,3\nMen,5\n", caseload_name="Us")


def test_a_list_of_ones_own_people_crossed_by_sex_is_refused():
    text = "Age,Female,Male\n18 to 24,5,6\n25 to 44,7,8\n45 to 64,9,10\n65 and over,11,12\n"
    assert "is a two-way table: row 2 and those below cross column 1 (“Age”)" in refused(
        text.encode(), caseload_name="Us"
    )


def test_areas_with_one_number_each_are_not_taken_for_a_caseload():
    text = "Local authority,Number\nEastwick,5\nWestwick,6\n"
    assert "has only one number for each area" in refused(text.encode(), caseload_name="Us")


def test_an_ons_workbook_with_its_metadata():
    book = workbook(("Dataset", [HEADINGS, *rows()]), ("Metadata", [["Title", "Colours"], ["Source", "ONS"]]))
    table = read_population(book, "colours.xlsx")
    assert {code: area.name for code, area in table.areas.items()} == AREAS
    assert [count.number for count in table.area("E06000001").counts] == [1100, 1200, 1300, 1400]
    assert LeftOut("Sheet “Metadata”", "It is not the sheet with the table.") in table.left_out


def test_a_workbook_may_begin_with_notes_on_a_sheet_and_titles_above_the_table():
    numbers = [[*row[:4], int(row[4])] for row in rows()]
    data = [["Colours of people"], [], ["Census 2021"], [], HEADINGS, *numbers]
    table = read_population(workbook(("Notes", [["Read me"], ["This is about colours"]]), ("Data", data)), "any.xlsx")
    assert table.area("W06000003").total == 3114 + 3214 + 3314 + 3414
    assert LeftOut("Rows 1 to 3, above the table", "Titles and notes.") in table.left_out


def test_a_two_way_workbook_names_both_columns():
    headings = [*HEADINGS[:4], "Sex (2 categories) Code", "Sex (2 categories)", "Observation"]
    data = [[*row[:4], code, sex, row[4]] for row in rows() for code, sex in (("1", "Female"), ("2", "Male"))]
    sentence = refused(workbook(("Dataset", [headings, *data])), "two.xlsx")
    assert "cross column 4 (“Ethnic group (5 categories)”) with column 6 (“Sex (2 categories)”)" in sentence
