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


@pytest.mark.parametrize("folder", ["census", "messy", "lookups"])
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


@pytest.mark.parametrize(
    ("begins", "shape"),
    [
        ("RM189", "an Excel workbook (.xlsx)"),
        ("census2021-ts007-rgn", "a wide Nomis download"),
        ("census2021-ts007-utla", "a wide Nomis download"),
        ("nomis-query", "a Nomis query download"),
        ("scotland", "Scotland’s Census website"),
    ],
)
def test_other_shapes_are_named(begins, shape):
    with pytest.raises(PopulationFileError, match="“") as caught:
        read_first("census", begins)
    assert shape in str(caught.value)
