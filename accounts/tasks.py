from celery import shared_task
from django.core.management import call_command

from accounts import drafts, edits


@shared_task
def clear_expired_sessions():
    call_command("clearsessions")


@shared_task
def clear_old_drafts():
    drafts.clear_old()
    edits.clear_old()
