"""A process that reminds as a worker does, and is killed by SIGKILL at the moment it is told.

Run by `test_reminders_survive` with the name of a moment and how often it comes before the end: "queueing", "queued"
(not stored yet), "sending" (taken, not gone), "written" (gone, not noted); or with nothing, to live.
"""

import os
import signal
import sys
import time

import django

from jobs.outbox import FolderBackend

A_MOMENT = 0.01


class Fate:
    """When this process dies."""

    moment, left = "", 0

    @classmethod
    def passes(cls, moment):
        """It is this moment: the end, or a pause in which another process may do something."""
        cls.left -= moment == cls.moment
        if moment == cls.moment and cls.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(A_MOMENT)


class FatefulPost(FolderBackend):
    def send_messages(self, email_messages):
        Fate.passes("sending")
        written = super().send_messages(email_messages)
        Fate.passes("written")
        return written


def fateful(queue):
    def queue_and_live_on(people, **kwargs):
        people = list(people)
        if people:
            Fate.passes("queueing")
        rows = queue(people, **kwargs)
        if people:
            Fate.passes("queued")
        return rows

    return queue_and_live_on


def main(moment="", times="0"):
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from evaluation import reminders, tasks
    from evaluation.models import InvitationMessage

    Fate.moment, Fate.left = moment, int(times)
    settings.EMAIL_BACKEND = "tests.reliability.reminding.FatefulPost"
    reminders._queue = fateful(reminders._queue)
    reminders.queue_due(today=timezone.localdate())
    for message_id in InvitationMessage.objects.due().values_list("pk", flat=True):
        tasks.send_invitation(str(message_id))


if __name__ == "__main__":
    # As a module of its name, so that the post it names is this one and knows when to die.
    from tests.reliability import reminding

    reminding.main(*sys.argv[1:])
