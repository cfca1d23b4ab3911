"""The vault from the command line: run it, make its keys, change them, destroy a year's, or see how it is."""

import signal

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format

from vault.locked import answers, keyfile, process, publishing
from vault.locked.keyring import Keyring
from vault.models import DetachedBox, PublicKey, SealedMessage, SealedResponse

OWN_SETTINGS = "The vault has settings of its own. Start it with DJANGO_SETTINGS_MODULE=fourpi.settings.vault."


class Command(BaseCommand):
    help = "Run the vault that keeps the answers to “About you”, or look after its keys."
    requires_system_checks = ()

    def add_arguments(self, parser):
        does = parser.add_subparsers(dest="action", required=True)
        does.add_parser("run", help="take answers in and let protected figures out, until it is stopped")
        does.add_parser("make-keys", help="draw the keys, once for an installation")
        does.add_parser("rotate", help="seal with a fresh key from now on; nothing is lost")
        destroy = does.add_parser("destroy-year", help="make the answers of a year unreadable, in backups too")
        destroy.add_argument("year", type=int)
        destroy.add_argument("--for-good", action="store_true", help="say that this is meant: it cannot be undone")
        does.add_parser("status", help="say which keys there are and how many messages wait")

    def handle(self, *, action, **options):
        self.keys_file = getattr(settings, "VAULT_KEYS", None)
        if self.keys_file is None:
            raise CommandError(OWN_SETTINGS)
        try:
            {
                "run": self.run_until_stopped,
                "make-keys": self.make_keys,
                "rotate": self.rotate,
                "destroy-year": self.destroy_year,
                "status": self.say_status,
            }[action](options)
        except keyfile.NoKeys as refusal:
            raise CommandError(str(refusal)) from None

    def run_until_stopped(self, options):
        self.is_stopped = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.be_stopped)
        process.Process(keys_file=self.keys_file, should_stop=lambda: self.is_stopped).run()

    def be_stopped(self, number, frame):
        """Finish the message in hand, then end."""
        self.is_stopped = True

    def make_keys(self, options):
        is_new = not self.keys_file.exists()
        if is_new:
            if PublicKey.objects.exists():
                raise CommandError(publishing.OTHER_KEYS)
            keyfile.make(self.keys_file, year=timezone.localdate().year)
        keyring = Keyring.open(self.keys_file)
        if not publishing.are_ours(keyring=keyring):
            raise CommandError(publishing.OTHER_KEYS)
        publishing.publish(keyring=keyring)
        self.stdout.write(f"The keys are in {self.keys_file}." if is_new else "There are keys already; they are used.")
        if is_new:
            self.stdout.write("Keep a copy elsewhere: without this file nobody can ever read the answers again.")

    def rotate(self, options):
        publishing.rotate(keys_file=self.keys_file)
        self.stdout.write("Answers are sealed with a fresh key from now on. Copy the file of keys again.")

    @transaction.atomic
    def destroy_year(self, options):
        year = options["year"]
        if not options["for_good"]:
            raise CommandError(
                f"The answers given in {year} could never be read again, and would count no more. "
                f"If that is meant: manage.py vault destroy-year {year} --for-good"
            )
        with connection.cursor() as cursor:
            answers.forget_year(cursor, year=year)
        keyfile.destroy_year(self.keys_file, year=year)
        self.stdout.write(f"The answers of {year} cannot be read any more. Destroy the older copies of the keys too.")

    def say_status(self, options):
        keyring = Keyring.open(self.keys_file)
        waiting, sealed = SealedMessage.objects.count(), SealedResponse.objects.count()
        closed = DetachedBox.objects.to_open().count()
        newest = PublicKey.objects.first()
        self.stdout.write(f"Keys: {self.keys_file}")
        self.stdout.write(f"Years that can be read: {', '.join(map(str, keyring.years))}")
        if newest:
            self.stdout.write(f"Answers are sealed with a key made on {date_format(newest.made_at, 'j F Y')}.")
        self.stdout.write(f"Messages that wait to be taken in: {waiting}")
        self.stdout.write(f"Sealed questionnaires: {sealed}. Closed boxes that wait to be opened: {closed}")
        if not publishing.are_ours(keyring=keyring):
            raise CommandError(publishing.OTHER_KEYS)
