"""One import, nothing half, whatever dies meanwhile: real worker, real broker, real kill."""

from datetime import date

import pytest

from jobs.hints import hint
from jobs.sweeper import sweep
from participants import importing
from participants.models import PopulationArea, PopulationFile, PopulationImport
from participants.tests.populations.files import make_file
from tests.reliability.test_reports_survive import short_lease
from tests.reliability.waiting import is_somebody_waiting_for, table_held, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.kill, pytest.mark.slow]

__all__ = ["short_lease"]


@pytest.fixture
def job(transactional_db, short_lease, cast):
    upload = {"caseload_name": "", "source": "ONS", "reference_date": date(2021, 3, 21), "content": make_file()}
    file = type("Uploaded", (), {"name": "table.csv"})
    return importing.request_import(
        organisation=cast.organisation, activity=None, upload={**upload, "file": file}, by=cast.coordinator
    )


def is_done(job):
    return PopulationImport.objects.get(pk=job.pk).state == PopulationImport.State.DONE


def test_a_worker_killed_in_mid_import_is_followed_by_another(job, real_worker):
    # Given a worker that stands still while it stores the areas of a table
    with table_held(PopulationArea):
        hint(job)
        wait_until(lambda: is_somebody_waiting_for(PopulationArea), what="the worker to store the areas")
        # When it is killed
        real_worker.kill()
    assert not is_done(job)
    assert PopulationFile.objects.count() == PopulationArea.objects.count() == 0
    # Then another reads the file anew, and there is one table
    real_worker.start()
    wait_until(lambda: sweep() or is_done(job), what="the second worker to finish")
    finished = PopulationImport.objects.get(pk=job.pk)
    assert finished.attempt == 2
    assert finished.file == PopulationFile.objects.get()
    assert PopulationArea.objects.count() == 3
    assert bytes(finished.content) == b""


def test_a_stale_worker_cannot_store_a_second_table(job):
    """The saboteur's turn: the fencing token refuses the first worker's result, and its table goes with it."""
    from unittest import mock

    from django.utils import timezone

    first = PopulationImport.objects.claim(job.pk)
    PopulationImport.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timezone.timedelta(seconds=1))
    assert importing.read(job.pk)
    with mock.patch.object(PopulationImport.objects, "claim", return_value=first, create=True):
        importing.read(job.pk)
    assert PopulationFile.objects.count() == 1
