"""The demonstration: load it, remove it, or print how to sign in to it."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fourpi.demonstration import loading, removal, staff

PRODUCTION = "fourpi.settings.production"


class Command(BaseCommand):
    help = "Load or remove the demonstration organisations, or print how to sign in to them."

    def add_arguments(self, parser):
        parser.add_argument("action", choices=["load", "remove", "sign-ins"])
        parser.add_argument(
            "--in-production",
            action="store_true",
            help="load it although these are production settings; its passphrase is known to everybody",
        )

    def handle(self, *, action, in_production, **options):
        {"load": self.load, "remove": self.remove, "sign-ins": self.sign_ins}[action](in_production)

    def load(self, in_production):
        if settings.SETTINGS_MODULE == PRODUCTION and not in_production:
            raise CommandError(
                "This is production. The demonstration's passphrase is known to everybody who can read this project. "
                "To load it all the same, add --in-production."
            )
        try:
            is_new = loading.load()
        except loading.CannotLoad as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write("The demonstration is loaded." if is_new else "The demonstration is loaded already.")
        self.sign_ins(in_production)

    def remove(self, in_production):
        number = removal.remove()
        self.stdout.write("The demonstration is removed." if number else "There is no demonstration to remove.")

    def sign_ins(self, in_production):
        if not loading.is_loaded():
            self.stdout.write("The demonstration is not loaded. Load it with: manage.py demonstration load")
            return
        self.stdout.write(f"Sign in to the demonstration with the passphrase  {staff.WORDS_TO_SIGN_IN}")
        for sign_in in staff.SIGN_INS:
            organisation = "" if sign_in.organisation == staff.MAIN else f", {sign_in.organisation}"
            self.stdout.write(f"  {sign_in.email:<38} {sign_in.name}, {sign_in.role.label.lower()}{organisation}")
