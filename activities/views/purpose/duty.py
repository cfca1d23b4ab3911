"""The legal duty to involve: checking it for an activity, and the advice that the organisation gives."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import CreateView, TemplateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from accounts.scope import OfOrganisation, hold_organisation
from activities import legal_duty
from activities.forms.legal_duty import DutyAdviceForm, LegalDutyForm
from activities.framework import Stage
from activities.scope import OfActivity


class OfDuty(OfActivity):
    def get_success_url(self):
        return reverse("activities:legal-duty", args=[self.activity.pk])


class LegalDuty(OfDuty, TemplateView):
    """What was found: the newest check, and those before it as they were."""

    template_name = "activities/legal_duty.html"

    def get_context_data(self, **kwargs):
        checks = list(self.activity.legal_duty_checks.select_related("advice", "checked_by"))
        return super().get_context_data(
            stage=Stage.PURPOSE,
            cancel_url=reverse("activities:purpose", args=[self.activity.pk]),
            advice=legal_duty.advice_in_force(self.activity.organisation),
            check=checks[0] if checks else None,
            earlier=checks[1:],
            **kwargs,
        )


class LegalDutyCheckCreate(KeepsDraft, OfDuty, CreateView):
    """A short check, with the advice beside each question; it replaces the one before, which stays readable."""

    permission = Permission.PLAN
    form_class = LegalDutyForm
    template_name = "activities/legal_duty_check.html"

    def get_initial(self):
        return {"read": legal_duty.advice_in_force(self.activity.organisation).version}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stage=Stage.PURPOSE,
            heading="Check the duty to involve",
            cancel_url=self.get_success_url(),
            advice=legal_duty.advice_in_force(self.activity.organisation),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            legal_duty.keep_check(activity=self.activity, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            # The page shown again holds the advice as it is now.
            form.data = form.data.copy()
            form.data["read"] = str(self.get_initial()["read"])
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The check is saved.")
        return redirect(self.get_success_url())


class OfAdvice(OfOrganisation):
    """A page of one organisation's advice, for everybody who may read plans."""

    back = "activities:duty-advice"

    def get_context_data(self, **kwargs):
        in_force = legal_duty.advice_in_force(self.organisation)
        return super().get_context_data(**{"in_force": in_force, **kwargs})


class DutyAdviceDetail(OfAdvice, TemplateView):
    """The advice in force, or an earlier version as it was read then."""

    template_name = "activities/duty_advice.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        versions = list(self.organisation.duty_advice.select_related("published_by"))
        advice = context["in_force"]
        if "version" in self.kwargs and self.kwargs["version"] != advice.version:
            advice = get_object_or_404(self.organisation.duty_advice, version=self.kwargs["version"])
        return {**context, "advice": advice, "others": [each for each in versions if each.version != advice.version]}


class DutyAdviceUpdate(KeepsDraft, OfAdvice, CreateView):
    """Write the next version of the advice; earlier ones and the checks that used them stay as they are."""

    permission = Permission.MANAGE
    form_class = DutyAdviceForm
    changes_what_stands = True
    template_name = "activities/duty_advice_form.html"

    def hold(self):
        hold_organisation(self.organisation)

    def get_initial(self):
        advice = legal_duty.advice_in_force(self.organisation)
        return {name: getattr(advice, name) for name in legal_duty.SHIPPED}

    def form_valid(self, form):
        advice = legal_duty.publish_advice(
            organisation=self.organisation, texts=form.cleaned_data, by=self.request.user
        )
        messages.success(self.request, f"Version {advice.version} of the advice is published.")
        return redirect(self.get_success_url())
