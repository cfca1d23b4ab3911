"""The venues of an organisation, which all its activities may use."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, FormView, TemplateView, UpdateView, View

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from accounts.scope import OfOrganisation, hold_organisation
from activities.forms.venues import VenueCheckForm, VenueForm
from activities.models import Venue, VenueCheck, VenueFeature

TONES = {"yes": "done", "no": "attention", "not known": "to_do"}


class OfVenues(OfOrganisation):
    """A page of an organisation's venues: everybody who reads plans reads them, coordinators change them."""

    permission = Permission.PLAN
    back = "activities:venue-list"

    def get_queryset(self):
        return Venue.objects.visible_to(self.request.user).filter(organisation=self.organisation)

    def get_context_data(self, **kwargs):
        may_plan = self.request.user.may(Permission.PLAN, self.organisation)
        return super().get_context_data(**{"may_plan": may_plan, **kwargs})


class VenueList(OfVenues, TemplateView):
    permission = Permission.SEE_PLANS
    template_name = "activities/venue_list.html"

    def get_context_data(self, **kwargs):
        venues = list(self.get_queryset().with_last_check())
        today = timezone.localdate()
        return super().get_context_data(
            offered=[self._row(venue, today) for venue in venues if venue.put_away_at is None],
            put_away=[self._row(venue, today) for venue in venues if venue.put_away_at],
            **kwargs,
        )

    def _row(self, venue, today):
        is_old = venue.checked_on and VenueCheck(on=venue.checked_on).is_old(today=today)
        words, tone = ("Never checked", "to_do")
        if venue.checked_on:
            words, tone = ("Check it again", "attention") if is_old else ("Checked", "done")
        return {
            "title": venue.name,
            "url": reverse("activities:venue", args=[self.organisation.pk, venue.pk]),
            "hint": " ".join(venue.address.split()),
            "status": words,
            "tone": tone,
        }


class OfVenue(OfVenues):
    """A page of one venue."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.venue = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])

    def get_success_url(self):
        return reverse("activities:venue", args=[self.organisation.pk, self.venue.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"venue": self.venue, **kwargs})


class VenueDetail(OfVenue, TemplateView):
    """What is known of a venue, and who found out when."""

    permission = Permission.SEE_PLANS
    template_name = "activities/venue.html"

    def get_context_data(self, **kwargs):
        checks = list(self.venue.checks.select_related("by"))
        last, today = checks[0] if checks else None, timezone.localdate()
        answers = [(feature.label, last.answer(feature) if last else "not known") for feature in VenueFeature]
        return super().get_context_data(
            last=last,
            earlier=checks[1:],
            is_old=last and last.is_old(today=today),
            answers=[(label, answer.capitalize(), TONES[answer]) for label, answer in answers],
            times=self.venue.sessions.taking_place().count(),
            **kwargs,
        )


class KeepsVenue:
    form_class = VenueForm
    template_name = "activities/venue_form.html"

    @transaction.atomic
    def post(self, *args, **kwargs):
        # Two who give one name at once take turns, and the second reads that it is taken.
        hold_organisation(self.organisation)
        return super().post(*args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.organisation}


class VenueCreate(KeepsDraft, OfVenues, KeepsVenue, CreateView):
    extra_context = {"heading": "Add a venue"}

    def form_valid(self, form):
        venue = form.save()
        messages.success(self.request, "The venue is added. Now check what it has, or ask somebody who knows it.")
        return redirect("activities:venue", self.organisation.pk, venue.pk)


class VenueUpdate(KeepsDraft, OfVenue, KeepsVenue, UpdateView):
    extra_context = {"heading": "Change this venue"}

    def form_valid(self, form):
        messages.success(self.request, "The venue is saved.")
        return super().form_valid(form)


class VenueCheckCreate(KeepsDraft, OfVenue, FormView):
    """Note what somebody found; what was found before stays readable."""

    form_class = VenueCheckForm
    template_name = "activities/venue_form.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "last": self.venue.last_check}

    def get_initial(self):
        return {"checked_by": self.request.user.name}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=f"What has {self.venue} got?", **kwargs)

    def form_valid(self, form):
        VenueCheck.objects.create(venue=self.venue, by=self.request.user, **form.found)
        messages.success(self.request, "What you found is saved.")
        return redirect(self.get_success_url())


class VenuePutAway(OfVenue, View):
    """Offer a venue no more, or offer it again. Sessions that were there stay as they are."""

    def post(self, request, organisation_id, pk):
        is_offered = self.venue.put_away_at is None
        Venue.objects.filter(pk=pk).update(put_away_at=timezone.now() if is_offered else None)
        words = "is put away. It is not offered any more" if is_offered else "is offered again"
        messages.success(request, f"The venue {words}.")
        return redirect("activities:venue-list", organisation_id)
