from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import CreateView, TemplateView, UpdateView

from accounts.access import require
from accounts.editing import EditedTogether, KeepsDraft
from accounts.roles import Permission
from activities.scope import OfActivity
from evaluation.charts.judgements import judgements_chart
from evaluation.forms.impact import ChangeForm, ContributionForm, DecisionForm, ToldBackForm
from evaluation.indicators import impact
from evaluation.models import Change, Contribution
from evaluation.reports.blocks import Picture
from evaluation.reports.html import show_blocks


class Impact(OfActivity, TemplateView):
    """What was intended, what became of it, and the influence log."""

    template_name = "evaluation/impact.html"

    def get_context_data(self, **kwargs):
        contributions = self.activity.contributions.prefetch_related("changes").order_by("-made_on", "-pk")
        outcomes = impact.outcomes(self.activity)
        return super().get_context_data(
            outcomes=outcomes,
            charts=_charts(outcomes),
            contributions=contributions,
            reports=self.activity.reports.all()[:5],
            **kwargs,
        )


class ContributionCreate(KeepsDraft, OfActivity, CreateView):
    permission = Permission.PLAN
    model = Contribution
    form_class = ContributionForm

    def form_valid(self, form):
        form.instance.activity = self.activity
        form.instance.recorded_by = self.request.user
        messages.success(self.request, "What was said is in the influence log.")
        return super().form_valid(form)

    def get_success_url(self):
        return log_of(self.activity)


class OfContribution(KeepsDraft, EditedTogether):
    """A page about one entry of the influence log."""

    permission = Permission.PLAN

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        visible = Contribution.objects.visible_to(request.user).select_related("activity__organisation")
        self.contribution = get_object_or_404(visible, pk=kwargs["pk"])
        self.activity = self.contribution.activity
        require(request.user, self.permission, self.activity.organisation)

    def get_context_data(self, **kwargs):
        activity = self.activity
        everywhere = {
            "contribution": self.contribution,
            "activity": activity,
            "is_demonstration": activity.organisation.is_demonstration,
        }
        return super().get_context_data(**everywhere, **kwargs)

    def get_success_url(self):
        return log_of(self.contribution.activity)


class ContributionChanged(OfContribution, UpdateView):
    """One part of an entry is filled in or corrected; each form names its own fields."""

    saved = ""

    def get_object(self, queryset=None):
        return self.contribution

    def form_valid(self, form):
        messages.success(self.request, self.saved)
        return super().form_valid(form)


class ContributionUpdate(ContributionChanged):
    form_class = ContributionForm
    template_name = "evaluation/contribution_form.html"
    saved = "The entry is changed."


class DecisionRecord(ContributionChanged):
    form_class = DecisionForm
    template_name = "evaluation/decision_form.html"
    saved = "The decision is recorded."


class TellBack(ContributionChanged):
    form_class = ToldBackForm
    template_name = "evaluation/told_back_form.html"
    saved = "It is recorded that people were told back."


class ChangeCreate(OfContribution, CreateView):
    model = Change
    form_class = ChangeForm

    def form_valid(self, form):
        form.instance.contribution = self.contribution
        messages.success(self.request, "The change is recorded.")
        return super().form_valid(form)


def _charts(outcomes):
    """Both sides' judgements in one picture, once participants' may be shown."""
    judged = [outcome.judged for outcome in outcomes]
    may_be_shown = any(one.people.sides for one in judged)
    return show_blocks((Picture(judgements_chart(judged)),), prefix="impact-") if may_be_shown else []


def log_of(activity):
    return reverse("evaluation:impact", args=[activity.pk]) + "#influence-log"
