from celery import shared_task
from django.utils import timezone

from evaluation import digests, follow_ups, invitations, reminders, reporting, sending, trials
from evaluation.models import Digest, InvitationMessage
from evaluation.reports import job
from jobs.hints import hint_on_commit


@shared_task
def send_invitation(message_id):
    message = InvitationMessage.objects.claim(message_id)
    if message is not None:
        sending.send(message)


@shared_task
def close_rounds_due():
    invitations.close_rounds_due(today=timezone.localdate())


@shared_task
def plan_follow_ups():
    follow_ups.plan_follow_ups(today=timezone.localdate())


@shared_task
def open_rounds_due():
    hint_on_commit(*invitations.open_rounds_due(today=timezone.localdate()))


@shared_task
def remind():
    hint_on_commit(*reminders.queue_due(today=timezone.localdate()))


@shared_task
def build_report(report_id):
    job.build(report_id)


@shared_task
def report_each_quarter():
    reporting.report_on_the_quarter(today=timezone.localdate())


@shared_task
def clear_old_trials():
    trials.clear_old(now=timezone.now())


@shared_task
def queue_weekly_letters():
    hint_on_commit(*digests.queue_week(today=timezone.localdate()))


@shared_task
def send_digest(digest_id):
    digest = Digest.objects.claim(digest_id)
    if digest is not None:
        digests.send(digest, today=timezone.localdate())
