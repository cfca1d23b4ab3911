"""Asking for a diversity report, waiting for the vault, and the calendar that asks each quarter."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluation import reporting
from evaluation.models import Report
from evaluation.reports import job
from evaluation.tests.monitoring import releases
from jobs.sweeper import sweep
from vault.models import Release


@pytest.fixture
def lead(cast):
    client = Client()
    client.force_login(cast.monitoring_lead)
    return client


@pytest.fixture
def waiting(cast):
    """A report whose figures are not there yet."""
    return reporting.request_diversity_report(organisation=cast.organisation, by=cast.monitoring_lead)


@pytest.fixture
def hinted(monkeypatch):
    """What the sweeper told the broker."""
    told = []
    monkeypatch.setattr("jobs.sweeper.hint", told.append)
    return told


def move(report, **fields):
    Release.objects.filter(pk=report.release_id).update(**fields)


def test_asking_adds_both_rows_and_shows_the_vaults_progress_first(lead, cast):
    response = lead.post(reverse("evaluation:diversity-request", args=[cast.organisation.pk]))
    report = Report.objects.get()
    assert response["Location"] == reverse("evaluation:report", args=[report.pk])
    assert (report.kind, report.activity, report.release.state) == ("diversity", None, "asked")
    page = lead.get(response["Location"]).content.decode()
    assert "Waiting for the vault" in page
    assert 'http-equiv="refresh"' in page
    move(report, state=Release.State.COUNTING, percent=50)
    progress = lead.get(reverse("evaluation:report-progress", args=[report.pk])).json()
    assert progress["percent"] == 30
    assert "nobody can be worked out" in progress["text"]


def test_asking_twice_at_once_leads_to_one_report(cast, waiting):
    again = reporting.request_diversity_report(organisation=cast.organisation, by=cast.administrator)
    assert again.pk == waiting.pk
    assert (Report.objects.count(), Release.objects.count()) == (1, 1)


@pytest.mark.parametrize("state", [Release.State.ASKED, Release.State.COUNTING])
def test_nobody_works_on_it_while_the_vault_counts(waiting, hinted, state):
    move(waiting, state=state)
    sweep()
    assert hinted == []
    assert not job.build(waiting.pk)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempt) == (Report.State.QUEUED, 0)


def test_the_next_sweep_after_the_vault_is_done_finds_it(waiting, hinted):
    sweep()
    releases.finish(waiting.release)
    sweep()
    assert hinted == [waiting]


def test_a_failed_release_fails_the_report_with_its_sentence(waiting, hinted, lead):
    sentence = "The vault’s own disk is full. Please tell whoever looks after FourPi for you."
    move(waiting, state=Release.State.FAILED, sentence=sentence)
    sweep()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.error) == (Report.State.FAILED, sentence)
    assert waiting.finished_at is not None
    assert sentence in lead.get(reverse("evaluation:report", args=[waiting.pk])).content.decode()
    assert hinted == []


def test_trying_again_after_the_vault_failed_asks_it_again(waiting, lead):
    move(waiting, state=Release.State.FAILED, sentence="No.")
    Report.objects.give_up_on_hopeless()
    response = lead.post(reverse("evaluation:report-again", args=[waiting.pk]))
    again = Report.objects.exclude(pk=waiting.pk).get()
    assert response["Location"] == reverse("evaluation:report", args=[again.pk])
    assert again.release.state == Release.State.ASKED


def test_claiming_stays_one_conditional_update_of_one_row(waiting):
    """A join would let two workers that come at once both believe that the row is theirs."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert Report.objects.claim(waiting.pk) is None
    [update] = [query["sql"] for query in asked if query["sql"].startswith("UPDATE")]
    assert " IN (SELECT" not in update
    assert "JOIN" not in update


def test_figures_of_today_need_no_counting_again(cast):
    made = releases.release(cast.organisation, as_at=timezone.localdate())
    report = reporting.request_diversity_report(organisation=cast.organisation, by=cast.monitoring_lead)
    assert report.release == made
    again = reporting.request_diversity_report(organisation=cast.organisation, by=cast.monitoring_lead)
    assert again.release.state == Release.State.ASKED


IN_OCTOBER = date(2026, 10, 1)


def test_a_quarter_gets_one_report_however_often_the_calendar_is_looked_at(cast):
    releases.release(cast.organisation, as_at=date(2026, 6, 30))
    made = releases.release(cast.organisation, as_at=date(2026, 9, 30))
    for day in (1, 2, 90):
        reporting.report_on_the_quarter(today=IN_OCTOBER + timedelta(days=day))
    report = Report.objects.get()
    assert (report.release, report.requested_by) == (made, None)
    assert report.title == "Diversity monitoring: the year to 30 September 2026"


def test_the_calendar_waits_for_the_vault_like_everybody(cast):
    Release.objects.create(organisation=cast.organisation, as_at=date(2026, 9, 30), quarter_ended_on=date(2026, 9, 30))
    [report] = reporting.report_on_the_quarter(today=IN_OCTOBER)
    assert report.is_waiting_for_the_vault


def test_the_calendar_asks_for_no_second_report_where_somebody_asked_for_one(cast):
    made = releases.release(cast.organisation, as_at=IN_OCTOBER, by=cast.monitoring_lead)
    reporting.report_on(made, by=cast.monitoring_lead)
    assert reporting.report_on_the_quarter(today=IN_OCTOBER) == []


def test_figures_that_could_not_be_made_get_no_report_by_the_calendar(cast):
    failed = Release.objects.create(organisation=cast.organisation, as_at=date(2026, 9, 30))
    Release.objects.filter(pk=failed.pk).update(state=Release.State.FAILED, sentence="No.")
    assert reporting.report_on_the_quarter(today=IN_OCTOBER) == []


def test_the_list_says_that_the_calendar_asked(cast, lead):
    releases.release(cast.organisation)
    reporting.report_on_the_quarter(today=IN_OCTOBER)
    page = lead.get(reverse("evaluation:report-list")).content.decode()
    assert "by the calendar" in page


def test_a_report_is_of_an_activity_or_of_a_release_and_never_of_both(cast):
    activity, made = cast.activity(), releases.release(cast.organisation)
    common = {"organisation": cast.organisation, "title": "Wrong", "requested_by": cast.coordinator}
    wrong = (
        {"kind": "impact"},
        {"kind": "impact", "activity": activity, "release": made},
        {"kind": "diversity"},
        {"kind": "diversity", "activity": activity, "release": made},
        {"kind": "diversity", "activity": activity},
    )
    for fields in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.create(**common, **fields)
    Report.objects.create(**common, kind="diversity", release=made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(**common, kind="diversity", release=made)
