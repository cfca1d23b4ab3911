"""Presence: whom the activity is compared with, who needs to be heard, where people are, and who came and stayed."""

from django.contrib import messages
from django.urls import reverse
from django.utils.text import capfirst
from django.views.generic import TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.models import Activity
from activities.scope import OfActivity
from participants import funnel, grid, recruitment
from participants.forms.presence import PresencePlanForm
from participants.models import Involvement, PresencePlan, Step, TargetGroup, capacity_words

FUNNEL_HEADINGS = [
    "Capacity",
    "On the list",
    "Invited",
    "Interested",
    "Joined",
    "Took part",
    "Finished",
    "Said no",
    "Left",
    "Ended early by us",
    "On a break",
]
HEARD_TONES = {
    TargetGroup.Heard.NOT_YET: "to_do",
    TargetGroup.Heard.SOME: "under_way",
    TargetGroup.Heard.YES: "done",
}


def bars_of(counts):
    """The funnel as bars: how many of those on the list got to each step."""
    steps = [
        ("On the list", counts.named),
        ("Invited", counts.invited),
        ("Interested", counts.interested),
        ("Joined", counts.joined),
        ("Took part", counts.took_part),
        ("Finished", counts.finished),
    ]
    return [{"label": label, "value": number, "percent": 100 * number / counts.named} for label, number in steps]


class Presence(OfActivity, TemplateView):
    """Everyone who may read plans sees the decisions and the counts; names only with the permission to see people."""

    template_name = "participants/presence.html"

    def get_context_data(self, **kwargs):
        counts = funnel.together(funnel.by_capacity(self.activity))
        groups, places = self._groups(), grid.of_activity(self.activity)
        people = self._people()
        return super().get_context_data(
            plan=PresencePlan.objects.filter(activity=self.activity).first() or PresencePlan(),
            populations=self.activity.populations.all(),
            groups=groups,
            outreach=list(self.activity.outreach.all()),
            grid=places,
            figures=self._figures(groups, places, counts),
            funnel=counts,
            bars=bars_of(counts) if counts.named else [],
            people=people,
            not_invited=sum(person.step == Step.IDENTIFIED for person in people),
            interested=[person for person in people if person.step == Step.INTERESTED],
            answers=self._answers_to_purpose(),
            is_under_way=recruitment.is_under_way(self.activity),
            **kwargs,
        )

    def _groups(self):
        groups = list(self.activity.target_groups.all())
        for group in groups:
            group.tone = HEARD_TONES[group.heard]
        return groups

    def _figures(self, groups, places, counts):
        """What the page says at a glance, each with its place on the page."""
        heard = sum(group.heard != TargetGroup.Heard.NOT_YET for group in groups)
        return [
            {
                "value": f"{heard} of {len(groups)}" if groups else "None yet",
                "label": "groups heard that need to be heard" if groups else "named as needing to be heard",
                "url": "#heard",
            },
            {
                "value": f"{places.taken} of {places.needed}" if places.is_begun else "Not said yet",
                "label": "places have people with lived experience",
                "url": "#levels",
            },
            {
                "value": f"{counts.joined} of {counts.named}" if counts.named else "Nobody yet",
                "label": "people on the list have joined" if counts.named else "on the list of people",
                "url": "#came",
            },
        ]

    def _people(self):
        visible = Involvement.objects.visible_to(self.request.user).filter(activity=self.activity)
        people = list(visible.with_step().select_related("participant", "activity__organisation"))
        for person in people:
            person.step_in_words = Step(person.step).label
        return people

    def _answers_to_purpose(self):
        """How many agree with the text that people are asked about, and how many have something to say about it."""
        text = self.activity.purpose_proposals.asked_about().first()
        if text is None:
            return None
        return {
            "is_agreed": getattr(text, "version", None) is not None,
            "agree": text.acknowledgements.agreeing().count(),
            "comment": text.acknowledgements.comments().count(),
        }


class FunnelDetail(OfActivity, TemplateView):
    """Who came, stayed and left, in numbers: the steps, how many went on to the next, and why people left."""

    template_name = "participants/funnel.html"

    def get_context_data(self, **kwargs):
        words = capacity_words(self.activity.organisation)
        ways = funnel.of_activities(Activity.objects.filter(pk=self.activity.pk))
        counts = funnel.of_ways(ways)
        return super().get_context_data(
            funnel=counts,
            bars=bars_of(counts) if counts.named else [],
            headings=FUNNEL_HEADINGS,
            rows=[
                [capfirst(words[capacity]), *row.as_row()]
                for capacity, row in funnel.by_capacity(self.activity).items()
            ],
            rates=funnel.rates(ways),
            reasons=funnel.reasons_for_leaving(ways),
            **kwargs,
        )


class PresenceDecisions(KeepsDraft, OfActivity, UpdateView):
    permission = Permission.PLAN
    form_class = PresencePlanForm
    template_name = "participants/presenceplan_form.html"

    def get_object(self, queryset=None):
        plan = PresencePlan.objects.filter(activity=self.activity).first()
        return plan or PresencePlan(activity=self.activity)

    def get_success_url(self):
        messages.success(self.request, "Your decisions are saved.")
        return reverse("participants:presence", args=[self.activity.pk])
