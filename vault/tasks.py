from celery import shared_task
from django.utils import timezone

from vault import releases


@shared_task
def ask_for_the_quarter():
    releases.ask_for_the_quarter(today=timezone.localdate())
