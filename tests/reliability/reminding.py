"""A process that reminds as a worker does, slowly enough to be killed in the middle of it.

Run by `test_reminders_survive`; it says "begins" once it is at work.
"""

import time

import django

from jobs.outbox import FolderBackend

A_MOMENT = 0.02


class SlowPost(FolderBackend):
    """Takes its time before a letter leaves and after it, when nothing is noted of it yet."""

    def send_messages(self, email_messages):
        time.sleep(A_MOMENT)
        written = super().send_messages(email_messages)
        time.sleep(A_MOMENT)
        return written


def slowly(queue):
    """The rows of a reminder, with a pause on both sides: it is not stored yet."""

    def queue_slowly(*args, **kwargs):
        time.sleep(A_MOMENT)
        rows = queue(*args, **kwargs)
        time.sleep(A_MOMENT)
        return rows

    return queue_slowly


def main():
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from evaluation import reminders, tasks
    from evaluation.models import InvitationMessage

    settings.EMAIL_BACKEND = "tests.reliability.reminding.SlowPost"
    reminders._queue = slowly(reminders._queue)
    print("begins", flush=True)
    reminders.queue_due(today=timezone.localdate())
    for message_id in InvitationMessage.objects.due().values_list("pk", flat=True):
        tasks.send_invitation(str(message_id))


if __name__ == "__main__":
    main()
