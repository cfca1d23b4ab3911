"""The first step of a new installation: an organisation, and somebody to look after it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from accounts import members
from accounts.models import Organisation
from accounts.roles import Role


class Command(BaseCommand):
    help = "Make an organisation and its first administrator, who then chooses a password."

    def add_arguments(self, parser):
        parser.add_argument("organisation", help='its name, such as "Northfield Trust"')
        parser.add_argument("email", help="the administrator's e-mail address")
        parser.add_argument("name", help="the administrator's name")

    @transaction.atomic
    def handle(self, *, organisation, email, name, **options):
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"This is not an e-mail address: {email}") from None
        made, is_new = Organisation.objects.get_or_create(name=organisation)
        if not is_new:
            raise CommandError(
                f"There is an organisation called {organisation} already: its administrators add people."
            )
        members.add(organisation=made, email=email, name=name, role=Role.ADMINISTRATOR)
        address = settings.ORIGIN + reverse("account_reset_password")
        self.stdout.write(f"{organisation} is there. {name} chooses a password at {address}")
