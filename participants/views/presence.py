"""Presence: who needs to be heard, whom the activity is compared with, and who takes part."""

from django.contrib import messages
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import TemplateView, UpdateView

from accounts.roles import Permission
from activities.scope import OfActivity
from participants import funnel, recruitment
from participants.forms.presence import PresencePlanForm
from participants.models import Acknowledgement, Involvement, PresencePlan, Step, capacity_words

FUNNEL_HEADINGS = ["Capacity", "On the list", "Invited", "Joined", "Said no", "Left"]


class Presence(OfActivity, TemplateView):
    """Everyone who may read plans sees the decisions and the counts; names only with the permission to see people."""

    template_name = "participants/presence.html"

    def get_context_data(self, **kwargs):
        funnels = funnel.by_capacity(self.activity)
        words = capacity_words(self.activity.organisation)
        people = self._people()
        return super().get_context_data(
            plan=PresencePlan.objects.filter(activity=self.activity).first() or PresencePlan(),
            populations=self.activity.populations.all(),
            funnel=funnel.together(funnels),
            funnel_headings=FUNNEL_HEADINGS,
            funnel_rows=[[capfirst(words[capacity]), *counts.as_row()] for capacity, counts in funnels.items()],
            people=people,
            not_invited=sum(person.step == Step.IDENTIFIED for person in people),
            answers=self._answers_to_purpose(),
            is_under_way=recruitment.is_under_way(self.activity),
            **kwargs,
        )

    def _people(self):
        visible = Involvement.objects.visible_to(self.request.user).filter(activity=self.activity)
        people = list(visible.with_step().select_related("participant", "activity__organisation"))
        for person in people:
            person.step_in_words = Step(person.step).label
        return people

    def _answers_to_purpose(self):
        """How many agree with the version in force, and how many have something to say about it."""
        version = self.activity.purpose_versions.first()
        if version is None:
            return None
        given = list(version.acknowledgements.values_list("answer", flat=True))
        return {
            "agree": given.count(Acknowledgement.Answer.AGREE),
            "comment": given.count(Acknowledgement.Answer.COMMENT),
        }


class PresenceDecisions(OfActivity, UpdateView):
    permission = Permission.PLAN
    form_class = PresencePlanForm
    template_name = "participants/presenceplan_form.html"

    def get_object(self, queryset=None):
        plan = PresencePlan.objects.filter(activity=self.activity).first()
        return plan or PresencePlan(activity=self.activity)

    def get_success_url(self):
        messages.success(self.request, "Your decisions are saved.")
        return reverse("participants:presence", args=[self.activity.pk])
