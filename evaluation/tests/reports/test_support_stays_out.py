"""What is arranged to support a person is in no report, and sends no letter."""

from evaluation import reporting
from evaluation.reports import job
from participants import support
from participants.models import LinkMessage

CANARY = "Canary: ring her brother"


def test_it_is_in_no_report_and_no_letter(cast):
    activity = cast.activity(status="open")
    words = dict.fromkeys(support.FIELDS, CANARY)
    support.write(involvement=cast.person(activity), seen=None, by=cast.coordinator, **words)
    report = reporting.request_report(activity=activity, by=cast.coordinator)
    assert job.build(report.pk)
    report.refresh_from_db()
    assert report.state == report.State.DONE, report.error
    assert CANARY not in str(report.__dict__)
    assert not any(CANARY.encode() in bytes(file.content) for file in report.files.all())
    assert not LinkMessage.objects.exists()
