"""`manage.py note_bounces`: read notes of mail that could not be delivered, from a pipe or from a Maildir."""

import mailbox
import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from jobs import bounces


class Command(BaseCommand):
    help = (
        "Reads one mail from a pipe; with --maildir, every mail in the folder BOUNCES_MAILDIR, and removes what it "
        "has read. Letters that came back are shown to staff."
    )

    def add_arguments(self, parser):
        parser.add_argument("--maildir", action="store_true", help="read the folder named by BOUNCES_MAILDIR")

    def handle(self, *args, maildir, **options):
        noted = self._read_folder() if maildir else int(bounces.note(sys.stdin.buffer.read(bounces.LARGEST + 1)))
        self.stdout.write(f"{noted} {'letter' if noted == 1 else 'letters'} came back.")

    def _read_folder(self):
        if not settings.BOUNCES_MAILDIR:
            self.stderr.write("Set BOUNCES_MAILDIR to the folder that notes of failed delivery are put into.")
            return 0
        folder = mailbox.Maildir(settings.BOUNCES_MAILDIR, create=False)
        noted = 0
        for key in list(folder.keys()):
            noted += bounces.note(folder.get_bytes(key))
            # Only after it was noted: if we are stopped in between, it is read once more, which changes nothing.
            folder.discard(key)
        return noted
