from celery import shared_task
from django.urls import reverse
from django.utils import timezone

from evaluation import invitations, reporting
from evaluation.models import InvitationMessage
from evaluation.reports import job
from participants import letters


@shared_task
def send_invitation(message_id):
    message = InvitationMessage.objects.claim(message_id)
    if message is not None:
        invitation = message.invitation
        opens = reverse("evaluation:questionnaire", args=[invitation.pk])
        context = {"invitation": invitation}
        message.deliver(
            lambda: letters.compose(
                message=message,
                involvement=invitation.involvement,
                template="questionnaire",
                opens=opens,
                context=context,
            )
        )


@shared_task
def close_rounds_due():
    invitations.close_rounds_due(today=timezone.localdate())


@shared_task
def build_report(report_id):
    job.build(report_id)


@shared_task
def report_each_quarter():
    reporting.report_on_the_quarter(today=timezone.localdate())
