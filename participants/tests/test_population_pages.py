"""Uploading a published table, choosing an area, and what a refused file changes: nothing."""

import csv
import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from participants import compared_with, importing
from participants.models import PopulationCount, PopulationFile, PopulationImport, ReferencePopulation
from participants.populations import read_population
from participants.tests.populations.files import CATEGORIES, make_file

SHARED = Path(os.environ.get("FOURPI_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
REAL = SHARED / "census" / "TS021-ethnic-group-20-ltla.csv"


@pytest.fixture
def activity(cast):
    return cast.activity()


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def upload(staff, activity, content, name="table.csv", **changes):
    data = {
        "file": SimpleUploadedFile(name, content, content_type="text/csv"),
        "source": "Office for National Statistics, Census 2021",
        "reference_date_day": "21",
        "reference_date_month": "3",
        "reference_date_year": "2021",
    }
    address = reverse("participants:population-upload", args=[activity.pk])
    page = staff.post(address, data | changes, follow=True)
    job = PopulationImport.objects.first()
    if job is None or not job.is_under_way:
        return page
    assert "Waiting for its turn" in text(page)
    assert importing.read(job.pk)
    return staff.get(page.request["PATH_INFO"], follow=True)


def choose_address(activity):
    return reverse("participants:population-choose", args=[activity.pk, PopulationFile.objects.get().pk])


def test_no_area_has_nul_in_its_code(staff, activity):
    upload(staff, activity, make_file())
    address = choose_address(activity)
    page = text(staff.get(address, {"area": "E06000002\0", "find": "\0"}))
    assert "What was read for" not in page
    page = text(staff.post(address, {"area": "E06000002\0"}, follow=True))
    assert "That area is not in the file." in page
    assert not ReferencePopulation.objects.exists()


def test_from_file_to_comparison(staff, activity):
    """By hand, for St Mary's: Blue 2107, dark green 2207, light green 2307, red 2407; together 9028."""
    page = text(upload(staff, activity, make_file()))
    assert "Lower tier local authorities: 3 read" in page
    assert not ReferencePopulation.objects.exists()

    page = text(staff.get(choose_address(activity), {"area": "E06000002"}))
    for words in (
        "What was read for St Mary’s, Upper",
        "2,107",
        "about 23 in 100",
        "Does not apply",
        "not put to these",
    ):
        assert words in page, words
    assert not ReferencePopulation.objects.exists()

    page = text(staff.post(choose_address(activity), {"area": "E06000002"}, follow=True))
    population = ReferencePopulation.objects.get()
    counts = list(population.counts.values_list("code", "label", "number"))
    assert counts == [
        ("1", "Blue", 2107),
        ("2", "Green: dark, or nearly so", 2207),
        ("3", "Green: light", 2307),
        ("4", "Red", 2407),
    ]
    for words in ("Office for National Statistics, Census 2021", "21 March 2021", "9,028 people", "about 27 in 100"):
        assert words in page, words
    assert "St Mary’s, Upper" in text(staff.get(reverse("participants:presence", args=[activity.pk])))


def test_an_area_is_found_by_its_name_without_a_script(staff, activity):
    """Of Area 0 to Area 330, "33" stands in the names of 33, 133, 233 and 330."""
    table = [
        [f"E0700{number:04}", f"Area {number}", code, label, str(number * 7 + category * 11)]
        for number in range(331)
        for category, (code, label) in enumerate(CATEGORIES.items())
    ]
    page = text(upload(staff, activity, make_file(table=table)))
    assert "Lower tier local authorities: 331 read" in page
    assert page.count("<option") == 331
    page = text(staff.get(choose_address(activity), {"find": "area 33"}))
    assert page.count("<option") == 4
    page = text(staff.get(choose_address(activity), {"find": "area 330"}))
    assert "What was read for Area 330" in page
    assert "No area has “nowhere” in its name" in text(staff.get(choose_address(activity), {"find": "nowhere"}))


def test_an_area_that_is_not_in_the_file_changes_nothing(staff, activity):
    upload(staff, activity, make_file())
    for area in ("", "E99999999"):
        page = text(staff.post(choose_address(activity), {"area": area}, follow=True))
        assert "That area is not in the file. Choose an area first" in page
    assert not ReferencePopulation.objects.exists()


def test_choosing_the_same_area_again_brings_newer_figures(staff, activity):
    upload(staff, activity, make_file())
    for _ in range(2):
        staff.post(choose_address(activity), {"area": "E06000001"})
    assert ReferencePopulation.objects.count() == 1
    assert PopulationCount.objects.count() == 4


def test_a_table_serves_another_activity_of_the_organisation_only(staff, cast, activity, client):
    upload(staff, activity, make_file())
    second = cast.activity("Second")
    assert "Tables already here" in text(staff.get(reverse("participants:population-upload", args=[second.pk])))
    assert staff.get(choose_address(second)).status_code == 200
    theirs = cast.activity("Elsewhere", by=cast.outsider)
    client.force_login(cast.outsider)
    assert client.get(choose_address(theirs)).status_code == 404
    assert client.post(choose_address(theirs), {"area": "E06000001"}).status_code == 404
    assert "Tables already here" not in text(client.get(reverse("participants:population-upload", args=[theirs.pk])))


def test_stopping_to_compare(staff, cast, activity):
    upload(staff, activity, make_file())
    staff.post(choose_address(activity), {"area": "E06000001"})
    address = reverse("participants:population-delete", args=[activity.pk, ReferencePopulation.objects.get().pk])
    page = text(staff.get(address))
    assert "Stop comparing with Eastwick?" in page
    assert f'href="{address.removesuffix("remove/")}">Cancel and go back</a>' in page
    assert re.search(r"<button[^>]*>Stop comparing</button>", page)
    assert ReferencePopulation.objects.exists()
    assert "The population is removed" in text(staff.post(address, follow=True))
    assert not PopulationCount.objects.exists()


GOOD = make_file()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.csv", "The file is empty"),
        (b"\n\n", "blank.csv", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "renamed.csv", "a picture (PNG)"),
        (b"x" * (16 * 1024 * 1024 + 1), "large.csv", "larger than 16 MB"),
    ],
)
def test_what_can_be_seen_at_a_glance_is_refused_at_once(staff, activity, content, name, sentence):
    page = text(upload(staff, activity, content, name=name))
    assert "There is a problem" in page
    assert sentence in page
    assert 'value="Office for National Statistics, Census 2021"' in page
    assert not PopulationImport.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (GOOD[: len(GOOD) // 2], "half.csv", "cut short"),
        (b"PK\x03\x04" + b"xl/workbook.xml" * 20, "renamed.csv", "an Excel workbook, but"),
        ("Name;Straße\nA;B\n".encode("utf-16"), "other.csv", "not a table of areas"),
        (make_file(headings=("a", "b", "c", "d", "Percent")), "share.csv", "no column of counts"),
        (b"\x00\x01\x02" * 400, "bytes.csv", "not plain text"),
    ],
)
def test_a_refused_file_says_why_keeps_what_was_typed_and_changes_nothing(staff, activity, content, name, sentence):
    page = text(upload(staff, activity, content, name=name))
    assert "The file could not be read" in page
    assert sentence in page.replace("&#x27;", "'")
    assert 'value="Office for National Statistics, Census 2021"' in page
    assert 'value="21"' in page and 'value="2021"' in page
    assert f'action="{reverse("participants:population-upload", args=[activity.pk])}"' in page
    job = PopulationImport.objects.get()
    assert (job.state, bytes(job.content), job.file) == ("failed", b"", None)
    assert job.attempt == 1
    assert not PopulationFile.objects.exists()
    assert not ReferencePopulation.objects.exists()


def test_a_good_file_without_source_or_day_is_not_kept(staff, activity):
    page = text(upload(staff, activity, GOOD, source="", reference_date_day="31", reference_date_month="2"))
    assert "Say where the file is from" in page
    assert "real date" in page
    assert not PopulationFile.objects.exists()


def test_markup_in_a_file_is_shown_as_text(staff, activity):
    table = [[code, "<b>Bold</b>", *rest] for code, _, *rest in rows_of(GOOD) if code == "E06000001"]
    table += [row for row in rows_of(GOOD) if row[0] == "E06000002"]
    page = text(upload(staff, activity, make_file(table=table)))
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<b>Bold" not in page


def rows_of(content):
    return list(csv.reader(content.decode().splitlines()))[1:]


def test_the_bytes_of_a_file_nobody_will_read_are_dropped(cast):
    job = PopulationImport.objects.create(
        organisation=cast.organisation,
        file_name="hopeless.csv",
        content=b"x",
        state=PopulationImport.State.RUNNING,
        attempt=PopulationImport.MAX_ATTEMPTS,
        lease_until=timezone.now() - timedelta(minutes=1),
        source="ONS",
        reference_date="2021-03-21",
        requested_by=cast.coordinator,
    )
    assert PopulationImport.objects.give_up_on_hopeless() == 1
    job.refresh_from_db()
    assert (job.state, bytes(job.content), job.error) == ("failed", b"", PopulationImport.GAVE_UP)


@pytest.mark.parametrize(
    ("number", "total", "words"),
    [(0, 9, "nobody"), (1, 1000, "fewer than 1 in 100"), (10, 1000, "about 1 in 100"), (999, 1000, "about 100 in 100")],
)
def test_a_share_in_words(number, total, words):
    assert compared_with.in_hundred(number, total) == words


def test_a_table_is_kept_as_it_was_read(cast):
    table = read_population(GOOD, "table.csv")
    file = compared_with.keep_table(
        organisation=cast.organisation, table=table, source="ONS", reference_date="2021-03-21", by=cast.coordinator
    )
    file.refresh_from_db()
    kept = {
        area.code: [(code, label, number) for code, label, _, number in compared_with.counts_of(area)]
        for area in file.areas.all()
    }
    read = {area.code: [(one.code, one.label, one.number) for one in area.counts] for area in table.areas.values()}
    assert kept == read
    assert file.left_out == [{"what": item.what, "why": item.why} for item in table.left_out]


@pytest.mark.skipif(not REAL.exists(), reason="The published file is not here.")
def test_the_published_file_of_ethnic_groups(staff, activity):
    """Birmingham on census day: 1,144,922 usual residents, 195,102 of them Pakistani."""
    page = text(upload(staff, activity, REAL.read_bytes(), name=REAL.name))
    assert "Lower tier local authorities: 331 read" in page
    page = text(staff.get(choose_address(activity), {"find": "birmingham"}))
    assert "What was read for Birmingham" in page
    page = text(staff.post(choose_address(activity), {"area": "E08000025"}, follow=True))
    assert "195,102" in page and "about 17 in 100" in page
    assert "1,144,922 people" in page
