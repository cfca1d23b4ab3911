"""Adding people to an organisation, changing their role and removing them; somebody always stays to look after it."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts import drafts
from accounts.models import Membership, Organisation, User
from accounts.roles import Role

LAST_ADMINISTRATOR = "This is the only administrator. Make somebody else an administrator first."
ALREADY_HERE = "This person is already a member. You can change their role instead."

_told: list[Callable] = []


def tell(function):
    """Register `function(user, organisation, by)`: a member has another role or none; called from AppConfig.ready()."""
    _told.append(function)


@transaction.atomic
def add(*, organisation, email, name, role):
    """Give a person a role; somebody new gets an account without a password, and sets one by "forgotten password"."""
    email = email.strip().lower()
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, name)
    membership, is_new = Membership.objects.get_or_create(user=user, organisation=organisation, defaults={"role": role})
    if not is_new:
        raise ValidationError(ALREADY_HERE)
    return membership


@transaction.atomic
def change_role(*, membership, role, by):
    """Give a member another role. Raises ValidationError for the last administrator."""
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(membership)
    Membership.objects.filter(pk=membership.pk).update(role=role)
    _tell(membership, by)


@transaction.atomic
def remove(*, membership, by):
    """End somebody's membership; what they have written stays. Raises ValidationError for the last administrator."""
    # Drafts before the organisation, as whoever saves a page holds them; a refusal brings them back.
    drafts.forget(user=membership.user, organisation=membership.organisation)
    _keep_an_administrator(membership)
    membership.delete()
    _tell(membership, by)


def _tell(membership, by):
    for function in _told:
        function(user=membership.user, organisation=membership.organisation, by=by)


def _keep_an_administrator(membership):
    # Two administrators who remove each other at the same moment must take turns.
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    administrators = Membership.objects.filter(organisation=membership.organisation_id, role=Role.ADMINISTRATOR)
    if set(administrators.values_list("pk", flat=True)) == {membership.pk}:
        raise ValidationError(LAST_ADMINISTRATOR)
