"""Uploading, looking, confirming: in the browser, by whoever makes questionnaires."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluation.instruments.spreadsheet import read_rows
from evaluation.models import InstrumentFile, Questionnaire
from evaluation.tests.instruments.test_making import ABOUT, upload
from evaluation.tests.instruments.test_reading import A, Q, rows_of
from evaluation.tests.respondent import words_of

CSV = b"Page,Code,Kind,Question\nHope,H1,Own words,What gives you <b>hope</b>?\n"


@pytest.fixture
def browser(client, cast):
    client.force_login(cast.coordinator)
    return client


def upload_url(cast):
    return reverse("evaluation:instrument-upload", args=[cast.organisation.pk])


def send(browser, cast, content, name="hope.csv"):
    return browser.post(upload_url(cast), {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_from_the_file_to_a_questionnaire(browser, cast):
    page = send(browser, cast, CSV)
    assert "1 question on 1 page. Nothing has been made yet." in words_of(page)
    assert "What gives you <b>hope</b>?" in words_of(page)
    assert not Questionnaire.objects.filter(organisation=cast.organisation).exists()

    done = browser.post(page.request["PATH_INFO"], ABOUT | {"is_allowed": "on"}, follow=True)

    assert "nobody is asked it yet" in words_of(done)
    made = Questionnaire.objects.get(organisation=cast.organisation)
    assert (made.title, made.licence) == ("Hope", "Free")
    assert made.instrument_file.uploaded_by == cast.coordinator
    assert "already" in words_of(browser.get(page.request["PATH_INFO"], follow=True))


def test_nothing_is_made_without_the_tick_and_nothing_typed_is_lost(browser, cast):
    file = upload(cast)
    page = browser.post(reverse("evaluation:instrument", args=[file.pk]), ABOUT)
    assert "Tick this if you are allowed to use the instrument" in words_of(page)
    assert "Hope scale, 2019" in page.content.decode()
    assert not Questionnaire.objects.filter(organisation=cast.organisation).exists()


def test_problems_are_listed_by_row_and_column_and_nothing_can_be_confirmed(browser, cast):
    page = send(browser, cast, b"Page,Code,Kind,Question\nHope,H1,Slider,How?\n")
    assert "Put these right in the file" in words_of(page)
    assert "2 Kind “Slider” is not a kind of question." in words_of(page)
    assert 'name="is_allowed"' not in page.content.decode()


@pytest.mark.parametrize(("content", "says"), [(b"%PDF-1.7", "those of a PDF"), (b"x" * 2_100_000, "is too large")])
def test_what_is_no_spreadsheet_is_refused_on_the_page(browser, cast, content, says):
    page = send(browser, cast, content)
    assert says in words_of(page)
    assert "<title>Error: " in page.content.decode()
    assert not InstrumentFile.objects.exists()


def test_the_template_is_a_workbook(browser, cast):
    got = browser.get(reverse("evaluation:instrument-template", args=[cast.organisation.pk]))
    assert got["Content-Disposition"] == 'attachment; filename="instrument.xlsx"'
    assert len(read_rows(got.content, name="instrument.xlsx")) == 5
    assert len(got.content) < 12_000


def test_only_those_who_make_questionnaires_of_this_organisation(client, cast):
    file = upload(cast, rows_of(Q | A))
    urls = [upload_url(cast), reverse("evaluation:instrument", args=[file.pk])]
    for person, status in [(cast.manager, 403), (cast.outsider, 404), (cast.administrator, 200)]:
        client.force_login(person)
        assert [client.get(url).status_code for url in urls] == [status, status], person
