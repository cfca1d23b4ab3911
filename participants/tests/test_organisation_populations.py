"""Whom the whole organisation is compared with: chosen by the monitoring lead, read by all staff."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from participants import compared_with, importing
from participants.models import PopulationImport, ReferencePopulation
from participants.populations.published import published
from participants.tests.populations.files import make_file


@pytest.fixture
def lead(client, cast):
    client.force_login(cast.monitoring_lead)
    return client


def address(cast, page="populations", *args):
    return reverse(f"participants:organisation-{page}", args=[cast.organisation.pk, *args])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def upload(client, cast, content, **typed):
    about = {"source": "Our records", "reference_date_day": "1", "reference_date_month": "9"}
    data = {"file": SimpleUploadedFile("ours.csv", content), **about, "reference_date_year": "2026", **typed}
    client.post(address(cast, "population-upload"), data)
    job = PopulationImport.objects.first()
    assert importing.read(job.pk)
    return client.get(address(cast, "population-wait", job.pk), follow=True)


def test_a_nation_is_ready_to_use_without_a_file(lead, cast):
    page = text(lead.get(reverse("participants:populations"), follow=True))
    assert "No population yet" in page
    assert "England and Wales, Census 2021: sex" in text(lead.get(address(cast, "population-upload")))
    ready = address(cast, "population-published", "england-and-wales-sex")
    page = text(lead.get(ready))
    for words in ("30,420,202", "about 51 in 100", "A whole nation is seldom the right comparison", "TS008"):
        assert words in page, words
    assert not ReferencePopulation.objects.exists()
    page = text(lead.post(ready, follow=True))
    assert "You now compare with England and Wales" in page
    assert "Sex: England and Wales" in text(lead.get(address(cast)))
    assert lead.get(address(cast, "population-published", "no-such-nation")).status_code == 404


def test_an_own_caseload_comes_before_a_nation(lead, cast):
    compared_with.choose_published(
        owner={"organisation": cast.organisation},
        published=published()["england-and-wales-ethnic-group"],
        by=cast.monitoring_lead,
    )
    content = b"Ethnic group,People\nWhite,120\nAsian,60\nBlack,20\nNot stated,9\n"
    page = text(upload(lead, cast, content, caseload_name="Crisis team, 2026"))
    for words in ("Check what was read", "about 60 in 100", "Not stated", "Compare with Crisis team, 2026"):
        assert words in page, words
    file = PopulationImport.objects.get().file
    lead.post(address(cast, "population-choose", file.pk), {"area": "Crisis team, 2026"})
    first, second = cast.organisation.populations.all()
    assert (first.get_kind_display(), first.scheme) == ("Our own caseload", "ethnic_5")
    assert second.get_kind_display() == "A nation"
    counts = first.counts.values_list("label", "category", "number")
    assert list(counts) == [("White", "white", 120), ("Asian", "asian", 60), ("Black", "black", 20)]


def test_categories_we_do_not_know_are_kept_and_said(lead, cast):
    page = text(upload(lead, cast, make_file()))
    file = PopulationImport.objects.get().file
    page = text(lead.get(address(cast, "population-choose", file.pk), {"area": "E06000001"}))
    assert "We do not know these categories" in page
    lead.post(address(cast, "population-choose", file.pk), {"area": "E06000001"})
    assert cast.organisation.populations.get().counts.count() == 4


def test_no_area_has_nul_in_its_code(lead, cast):
    upload(lead, cast, make_file())
    where = address(cast, "population-choose", PopulationImport.objects.get().file.pk)
    assert lead.get(where, {"area": "E06000001\0"}).status_code == 200
    assert "That area is not in the file." in text(lead.post(where, {"area": "\0"}, follow=True))


def test_an_import_of_an_activity_is_not_reached_from_the_organisation(lead, cast):
    upload(lead, cast, make_file())
    job = PopulationImport.objects.get()
    activity = cast.activity()
    lead.force_login(cast.coordinator)
    assert lead.get(reverse("participants:population-wait", args=[activity.pk, job.pk])).status_code == 404


@pytest.mark.django_db
def test_a_population_belongs_to_one_activity_or_one_organisation(cast):
    one = published()["england-and-wales-sex"]
    both = {"activity": cast.activity(), "organisation": cast.organisation}
    for owner in ({}, both):
        with pytest.raises(IntegrityError, match="population_of_an_activity_or_an_organisation"), transaction.atomic():
            compared_with.choose_published(owner=owner, published=one, by=cast.coordinator)


@pytest.mark.django_db
def test_an_area_is_compared_with_once(cast):
    one = published()["england-and-wales-sex"]
    for name, owner in (("activity", cast.activity()), ("organisation", cast.organisation)):
        chosen = compared_with.choose_published(owner={name: owner}, published=one, by=cast.coordinator)
        chosen.pk = None
        with pytest.raises(IntegrityError, match="one_population"), transaction.atomic():
            chosen.save()


@pytest.mark.django_db
def test_an_import_without_a_table_is_not_done(cast):
    about = {"source": "ONS", "reference_date": "2021-03-21", "requested_by": cast.coordinator}
    with pytest.raises(IntegrityError, match="a_finished_import_has_its_table"), transaction.atomic():
        PopulationImport.objects.create(organisation=cast.organisation, file_name="a", state="done", **about)
