"""Whose comparison a page is about: one activity's, or the whole organisation's. The pages are the same."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from activities.scope import OfActivity


class Owned:
    """What the pages need to know of either owner."""

    def address(self, page, *args):
        return reverse(f"participants:{self.names}{page}", args=[self.subject.pk, *args])

    def get_context_data(self, **kwargs):
        about = {
            "subject": self.subject,
            "may_choose": self.request.user.may(self.choosing, self.organisation),
            "upload_url": self.address("population-upload"),
            "home_url": self.home_url,
            "home_label": self.home_label,
        }
        return super().get_context_data(**{**about, **kwargs})


class ForActivity(Owned, OfActivity):
    choosing = Permission.PLAN
    names = ""
    home_label = "Presence"
    is_choosing = True

    @property
    def permission(self):
        return self.choosing if self.is_choosing else Permission.SEE_PLANS

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.subject = self.activity
        self.organisation = self.activity.organisation
        self.owner = {"activity": self.activity}

    @property
    def home_url(self):
        return reverse("participants:presence", args=[self.activity.pk])


class ForOrganisation(Owned):
    choosing = Permission.MONITOR
    names = "organisation-"
    home_label = "Populations"
    is_choosing = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        reachable = Organisation.objects.where_may(request.user, Permission.SEE_PLANS)
        self.organisation = self.subject = get_object_or_404(reachable, pk=kwargs["organisation_id"])
        require(request.user, self.choosing if self.is_choosing else Permission.SEE_PLANS, self.organisation)
        self.owner = {"organisation": self.organisation}

    @property
    def home_url(self):
        return self.address("populations")

    def get_context_data(self, **kwargs):
        about = {"organisation": self.organisation, "is_demonstration": self.organisation.is_demonstration}
        return super().get_context_data(**{**about, **kwargs})
