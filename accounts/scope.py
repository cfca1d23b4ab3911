"""Reaching an organisation: somebody else's is 404, as if it were not there; a verb the role does not give is 403."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts import drafts
from accounts.access import require
from accounts.editing import EditedTogether
from accounts.models import Organisation
from accounts.roles import Permission


def hold_organisation(organisation):
    """For what may be there once in an organisation: two who write it at once take turns."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


class OfOrganisation(EditedTogether):
    """A staff page of one organisation: `self.organisation`, and what every such page shows.

    `back` is the address to which saving and cancelling lead.
    """

    permission = Permission.SEE_PLANS
    back = "accounts:organisation-detail"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.organisation = get_object_or_404(Organisation.objects.of(request.user), pk=self.organisation_id())
        require(request.user, self.permission, self.organisation)

    def organisation_id(self):
        return self.kwargs["organisation_id"]

    def get_success_url(self):
        return reverse(self.back, args=[self.organisation.pk])

    def get_context_data(self, **kwargs):
        everywhere = {
            "organisation": self.organisation,
            "is_demonstration": self.organisation.is_demonstration,
            "may_manage": self.request.user.may(Permission.MANAGE, self.organisation),
            "cancel_url": self.get_success_url(),
        }
        return super().get_context_data(**{**everywhere, **kwargs})


class OfOneThing(OfOrganisation):
    """A page of one thing of an organisation, where the address names only the thing."""

    thing_kwarg = "pk"

    def found(self):
        """What this person may see under that number: it, or nothing."""
        return self.things().filter(pk=self.kwargs[self.thing_kwarg])

    def organisation_id(self):
        number = self.found().order_by().values_list("organisation", flat=True).first()
        return number or drafts.organisation_of(self.request)

    def hold(self):
        hold_organisation(self.organisation)
