"""The files as their publishers offer them: each is read whole or refused with a sentence."""

import os
from pathlib import Path

import pytest

from participants.populations import Count, LeftOut, PopulationFileError, read_population


def published(folder):
    """The files of this folder of real downloads; the test is skipped where there are none."""
    beside = Path(__file__).resolve().parents[3].parent / "shared" / "data"
    place = Path(os.environ.get("FOURPI_SHARED_DATA", beside)) / folder
    files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else []
    if not files:
        pytest.skip(
            f"The published files are not here (looked for {folder} in FOURPI_SHARED_DATA or beside the checkout)."
        )
    return files


def read_first(folder, begins):
    for path in published(folder):
        if path.name.startswith(begins):
            return read_population(path.read_bytes(), path.name)
    pytest.skip(f"No file begins with {begins}.")


FOLDERS = ["census", "messy", "lookups", "deprivation", "microdata", "surveys", "text", "involvement"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_whole_or_refused_with_a_sentence(folder):
    for path in published(folder):
        try:
            table = read_population(path.read_bytes(), path.name)
        except PopulationFileError as error:
            assert str(error).startswith("“") and str(error).endswith("."), path.name
        else:
            assert len({tuple(count.code for count in area.counts) for area in table.areas.values()}) == 1, path.name


def test_ethnic_group_of_birmingham():
    table = read_first("census", "TS021")
    birmingham = table.area("E08000025")
    assert (table.dimension, table.area_kind) == ("Ethnic group (20 categories)", "Lower tier local authorities")
    assert len(table.areas) == 331
    assert (birmingham.name, birmingham.total, len(birmingham.counts)) == ("Birmingham", 1_144_922, 19)
    # Looked up by hand in the file: E08000025, category 4.
    assert Count("4", "Asian, Asian British or Asian Welsh: Pakistani", 195_102) in birmingham.counts
    assert birmingham.left_out == (Count("-8", "Does not apply", 0),)
    assert [area.name for area in table.find("birm")] == ["Birmingham"]
    # The national count of residents, as its publisher states it; areas are altered a little to protect people.
    assert abs(sum(area.total for area in table.areas.values()) - 59_597_542) < 1000


def test_sexual_orientation_leaves_out_those_who_did_not_answer():
    table = read_first("census", "TS077")
    birmingham = table.area("E08000025")
    assert Count("5", "Not answered", 83_766) in birmingham.left_out
    # By hand: 779,054 + 11,968 + 11,258 + 3,578.
    assert birmingham.total == 805_858
    assert LeftOut("Not answered (code 5)", "These people did not answer the question.") in table.left_out


def test_single_years_of_age_are_read_without_the_bands_between_them():
    table = read_first("census", "census2021-ts007-rgn")
    north_east = table.area("E12000001")
    assert (table.dimension, table.scheme, len(table.areas), len(table.labels)) == ("Age", "age_years", 10, 101)
    # The file's own total of the North East; the single years may miss it by a few people.
    assert abs(north_east.total - 2_647_015) < 100
    assert north_east.counts[0] == Count("Aged under 1 year", "Aged under 1 year", 24_771)
    whys = {item.what: item.why for item in table.left_out}
    assert whys["Total"] == "It is a total, so everyone would be counted twice."
    assert whys["Aged 4 years and under"] == "It is the sum of other categories, so people would be counted twice."
    assert sum(item.startswith("Aged") for item in whys) == 11


def test_scotlands_census_is_read_between_its_notes():
    table = read_first("census", "scotland")
    first = table.area("S01006506")
    assert (table.dimension, table.area_kind) == ("Religion", "Intermediate Zone - Data Zone 2011")
    assert (table.scheme, len(table.areas)) == ("religion_scotland_2022", 6976)
    assert first.counts[0] == Count("Church of Scotland", "Church of Scotland", 195)
    # 969 people in all, as the file says, of whom 63 did not answer; the figures were altered a little.
    assert abs(first.total + 63 - 969) <= 10
    assert LeftOut("Religion not stated", "These people did not answer the question.") in table.left_out
    assert LeftOut("Rows 1 to 9, above the table", "Titles and notes.") in table.left_out


DISABLED = "Disabled under the Equality Act"


def test_disability_of_two_groups():
    table = read_first("census", "disability")
    assert table.scheme == "disability_2"
    assert table.area("E08000025").counts[0] == Count(DISABLED, DISABLED, 198_062)


@pytest.mark.parametrize(
    ("folder", "begins", "why"),
    [
        (
            "census",
            "RM189",
            "cross column 4 (“Sexual orientation (6 categories)”) with column 6 (“Sex (2 categories)”)",
        ),
        ("census", "nomis-query", "has only one number for each area, in column 2 (“2019”)"),
        ("lookups", "Local", "names more than one kind of area on each row, in column 1 (“LAD22CD”)"),
        ("deprivation", "msoa", "names more than one kind of area on each row"),
        ("messy", "ons-2012", "is not a table of areas: no area code such as E08000025 stands in any row"),
        ("messy", "ons-Monthly", "an older Office document such as an Excel workbook (.xls)"),
        ("messy", "open_document", "an OpenDocument spreadsheet (.ods)"),
        ("microdata", "Microdata", "a PDF"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_reason(folder, begins, why):
    with pytest.raises(PopulationFileError, match="“") as caught:
        read_first(folder, begins)
    assert why in str(caught.value)
