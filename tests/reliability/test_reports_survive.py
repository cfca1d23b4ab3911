"""Exactly one finished report, whatever dies meanwhile: real worker, real broker, real kill."""

import pytest

from activities.models import Status
from evaluation import reporting
from evaluation.models import Report, ReportFile, ReportPart
from evaluation.tests.monitoring import releases
from fourpi.celery import app
from jobs.hints import hint
from jobs.sweeper import sweep
from tests.reliability.waiting import is_somebody_waiting_for, table_held, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.kill, pytest.mark.slow]

SHORT_LEASE = 2


@pytest.fixture
def short_lease(settings, monkeypatch):
    """A worker that falls silent is given up after two seconds instead of sixty."""
    monkeypatch.setenv("JOB_LEASE_SECONDS", str(SHORT_LEASE))
    settings.JOB_LEASE_SECONDS = SHORT_LEASE


@pytest.fixture
def report(transactional_db, short_lease, cast, request):
    """An impact report, or one on a release of the vault."""
    if getattr(request, "param", "") != Report.Kind.DIVERSITY:
        return reporting.request_report(activity=cast.activity(status=Status.OPEN), by=cast.coordinator)
    made = releases.release(cast.organisation)
    releases.show(made, "sex", {"female": 62, "male": 41})
    return reporting.report_on(made, by=cast.monitoring_lead)


def is_done(report):
    return Report.objects.get(pk=report.pk).state == Report.State.DONE


def assert_exactly_one(report):
    assert Report.objects.filter(state=Report.State.DONE).count() == 1
    pdf, xlsx = ReportFile.objects.order_by("format")
    assert bytes(pdf.content).startswith(b"%PDF")
    assert bytes(xlsx.content).startswith(b"PK")
    assert {pdf.report_id, xlsx.report_id} == {report.pk}
    assert ReportPart.objects.count() == 0


@pytest.mark.parametrize("report", Report.Kind.values, indirect=True)
def test_a_worker_killed_in_mid_report_is_followed_by_another(report, real_worker):
    # Given a worker that stands still in the middle of a report
    with table_held(ReportFile):
        hint(report)
        wait_until(lambda: is_somebody_waiting_for(ReportFile), what="the worker to reach the last step")
        assert Report.objects.get(pk=report.pk).step == 1
        # When it is killed
        real_worker.kill()
    assert not is_done(report)
    # Then another goes on from the step that was finished, and there is one report
    real_worker.start()
    wait_until(lambda: sweep() or is_done(report), what="the second worker to finish")
    assert Report.objects.get(pk=report.pk).attempt == 2
    assert_exactly_one(report)


def test_a_report_whose_message_is_lost_is_found_again(report, real_worker):
    # Given a report whose hint is on its way while nobody listens
    real_worker.end()
    hint(report)
    # When the broker is emptied
    with app.connection_for_write() as broker:
        broker.default_channel.client.flushdb()
    real_worker.start()
    # Then the sweeper hints again once the first hint is overdue
    wait_until(lambda: sweep() or is_done(report), what="the sweeper to find the report")
    assert_exactly_one(report)


def test_a_report_waits_for_the_vault_and_holds_no_worker_up_meanwhile(
    transactional_db, short_lease, cast, real_worker
):
    waiting = reporting.request_diversity_report(organisation=cast.organisation, by=cast.monitoring_lead)
    hint(waiting)
    other = reporting.request_report(activity=cast.activity(status=Status.OPEN), by=cast.coordinator)
    hint(other)
    wait_until(lambda: is_done(other), what="the worker, which has nothing else to do")
    assert Report.objects.get(pk=waiting.pk).attempt == 0
    releases.finish(waiting.release)
    wait_until(lambda: sweep() or is_done(waiting), what="the report once the vault is done")


def test_hinting_thirty_times_makes_one_report(report, real_worker):
    for _ in range(30):
        hint(report)
    wait_until(lambda: is_done(report), what="the report")
    assert_exactly_one(report)
    assert Report.objects.get(pk=report.pk).attempt == 1


def test_a_stale_worker_cannot_write_over_its_successor(report):
    """The saboteur's turn: without the fencing token the first worker would finish what the second began."""
    from django.utils import timezone

    from jobs.models import LeaseLost

    first = Report.objects.claim(report.pk)
    Report.objects.filter(pk=report.pk).update(lease_until=timezone.now() - timezone.timedelta(seconds=1))
    second = Report.objects.claim(report.pk)
    with pytest.raises(LeaseLost):
        first.checkpoint()
    with pytest.raises(LeaseLost):
        first.finish()
    second.checkpoint()
    first.token = second.token
    first.step = second.step
    first.checkpoint()
