"""An organisation's rates for taking part, each with its source and date, and what it promises about paying."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import CreateView, FormView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from accounts.scope import OfOrganisation, hold_organisation
from activities.forms.payment import PolicyForm, RateForm
from activities.models import PaymentPolicy, PaymentRate
from pages.forms import ConfirmForm


class OfRates(OfOrganisation):
    """A page about the money of one organisation."""

    permission = Permission.MANAGE
    back = "activities:rate-list"


class RateList(OfRates, TemplateView):
    """Every rate as it is now, what comes next, and what it was before."""

    permission = Permission.SEE_PLANS
    template_name = "activities/rates.html"

    def get_context_data(self, **kwargs):
        versions = PaymentRate.objects.filter(organisation=self.organisation).select_related("made_by")
        lines = [self._line(list(of_line)) for _, of_line in groupby(_by_line(versions), key=lambda rate: rate.line)]
        return super().get_context_data(
            lines=sorted((line for line in lines if line["is_offered"]), key=lambda line: line["shown"].what_for),
            ended=[line for line in lines if not line["is_offered"]],
            policy=PaymentPolicy.of(self.organisation),
            **kwargs,
        )

    def _line(self, versions):
        """One rate: `shown` is what counts now or, before its first day, what will."""
        today = timezone.localdate()
        begun = [rate for rate in versions if rate.from_on <= today]
        to_come = [rate for rate in reversed(versions) if rate.from_on > today]
        shown = begun[0] if begun else to_come.pop(0)
        return {
            "shown": shown,
            "is_offered": shown.is_offered or bool(to_come),
            "is_to_come": not begun,
            "to_come": to_come,
            "earlier": begun[1:],
        }


def _by_line(versions):
    """All versions, those of one line together, the newest first."""
    return sorted(versions, key=lambda rate: (str(rate.line), -rate.from_on.toordinal(), -rate.pk))


class OfRateForm(OfRates):
    form_class = RateForm
    template_name = "activities/rate_form.html"

    def get_initial(self):
        today = timezone.localdate()
        return super().get_initial() | {"from_on": today, "checked_on": today}

    def form_valid(self, form):
        form.instance.organisation, form.instance.made_by = self.organisation, self.request.user
        messages.success(self.request, "The rate is saved.")
        return super().form_valid(form)


class RateCreate(KeepsDraft, OfRateForm, CreateView):
    extra_context = {"heading": "Add a rate"}


class OfOneRate(OfRates):
    """`self.rate` is the newest version of one rate; it stays as it is."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        of_line = PaymentRate.objects.filter(organisation=self.organisation, line=kwargs["line"])
        self.rate = of_line.first()
        if self.rate is None:
            raise Http404

    def hold(self):
        hold_organisation(self.organisation)
        self.rate = PaymentRate.objects.filter(line=self.rate.line).first()


class RateChange(KeepsDraft, OfOneRate, OfRateForm, CreateView):
    """The next version of a rate, from a day on."""

    extra_context = {"heading": "Change a rate"}
    changes_what_stands = True

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": PaymentRate(line=self.rate.line)}

    def get_initial(self):
        fields = ("what_for", "amount", "per", "other_per", "source")
        return super().get_initial() | {name: getattr(self.rate, name) for name in fields}

    def get_context_data(self, **kwargs):
        return super().get_context_data(rate=self.rate, **kwargs)


class RateEnd(OfOneRate, FormView):
    """From today a rate is not offered to planners any more."""

    form_class = ConfirmForm
    template_name = "activities/rate_end.html"
    extra_context = {"question": "Stop offering this rate?", "confirm_label": "Stop offering it"}

    def get_context_data(self, **kwargs):
        return super().get_context_data(rate=self.rate, **kwargs)

    def form_valid(self, form):
        rate, today = self.rate, timezone.localdate()
        fields = ("organisation", "line", "what_for", "amount", "per", "other_per", "source", "checked_on")
        same = {name: getattr(rate, name) for name in fields} | {"is_offered": False, "made_by": self.request.user}
        # What was still to come does not come either.
        to_come = PaymentRate.objects.filter(line=rate.line, from_on__gt=today).values_list("from_on", flat=True)
        PaymentRate.objects.bulk_create(PaymentRate(**same, from_on=day) for day in {today, *to_come})
        messages.success(self.request, "The rate is not offered any more. Offers that were made with it stay.")
        return redirect(self.get_success_url())


class PolicyUpdate(KeepsDraft, OfRates, UpdateView):
    """Within how many days people are paid, where receipts go, and where to get advice."""

    form_class = PolicyForm
    template_name = "activities/policy_form.html"
    extra_context = {"heading": "What you promise about paying"}

    def hold(self):
        # There is one at most, and none before it is first saved.
        hold_organisation(self.organisation)

    def get_object(self, queryset=None):
        return PaymentPolicy.of(self.organisation)

    def form_valid(self, form):
        messages.success(self.request, "Saved.")
        return super().form_valid(form)
