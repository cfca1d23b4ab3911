"""The release register, asking for new figures, and what is asked and how strictly: pages of one organisation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, ListView, TemplateView

from accounts.access import require
from accounts.models import Organisation
from accounts.roles import Permission
from accounts.scope import OfOrganisation
from participants.models import PresencePlan
from vault import releases
from vault.choosing import MonitoringForm, initial_of
from vault.models import Monitoring, Release
from vault.wording import six_sentences


class Choose(ListView):
    """The organisations whose figures this person may read; straight on where there is only one."""

    template_name = "vault/organisations.html"

    def get_queryset(self):
        return Organisation.objects.where_may(self.request.user, Permission.SEE_DASHBOARD)

    def get(self, request):
        require(request.user, Permission.SEE_DASHBOARD)
        organisations = list(self.get_queryset())
        if len(organisations) == 1:
            return redirect("vault:register", organisations[0].pk)
        return super().get(request)


class OfRegister(OfOrganisation):
    """A page of one organisation; whoever may read its figures may come in."""

    permission = Permission.SEE_DASHBOARD

    def get_context_data(self, **kwargs):
        everywhere = {
            "may_monitor": self.request.user.may(Permission.MONITOR, self.organisation),
            "register_url": reverse("vault:register", args=[self.organisation.pk]),
        }
        return super().get_context_data(**{**everywhere, **kwargs})

    def monitoring(self):
        """As it stands, or as shipped where nothing was chosen."""
        found = Monitoring.objects.filter(organisation=self.organisation).first()
        return found or Monitoring(organisation=self.organisation)


class Register(OfRegister, ListView):
    """Every release there was, newest first: who asked, by which rule, what was checked."""

    template_name = "vault/register.html"
    paginate_by = 20

    def get_queryset(self):
        return Release.objects.filter(organisation=self.organisation).select_related("asked_by")

    def get_context_data(self, **kwargs):
        asks = PresencePlan.objects.filter(
            activity__organisation=self.organisation, monitoring=PresencePlan.Monitoring.PLANNED
        )
        return super().get_context_data(
            newest=releases.newest_done(self.organisation),
            is_asked=asks.exists(),
            sentences=six_sentences(self.monitoring().rule),
            **kwargs,
        )


class ReleaseAsk(OfRegister, TemplateView):
    """Ask the vault for new figures. Where some are on their way already, they are what one gets."""

    permission = Permission.MONITOR
    template_name = "vault/release_ask.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question="Ask for new equality figures?",
            confirm_label="Ask for new figures",
            cancel_url=reverse("vault:register", args=[self.organisation.pk]),
            today=timezone.localdate(),
            rule=self.monitoring().rule,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        release = releases.ask(organisation=self.organisation, by=request.user)
        return redirect("vault:release", release.pk)


class Choosing(OfRegister, FormView):
    """What is asked and how strictly figures are protected. It holds from the next release on."""

    permission = Permission.MONITOR
    form_class = MonitoringForm
    template_name = "vault/choosing.html"

    def get_initial(self):
        return initial_of(self.monitoring())

    def get_context_data(self, **kwargs):
        return super().get_context_data(sentences=six_sentences(self.monitoring().rule), **kwargs)

    def form_valid(self, form):
        Monitoring.objects.update_or_create(
            organisation=self.organisation,
            defaults={
                "questions": form.asked,
                "fewest": form.cleaned_data["fewest"],
                "base": form.cleaned_data["base"],
                "changed_by": self.request.user,
            },
        )
        messages.success(self.request, "Saved. It holds for answers from now on, and for the next figures.")
        return redirect("vault:register", self.organisation.pk)
