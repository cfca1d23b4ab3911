"""What a person finds about their part: what they joined, said and were promised, and a copy of everything."""

from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from activities import promising
from activities.models import PaymentPolicy
from participants import my_page, offers, subject_access
from participants.doors import PersonalView
from participants.views.my_own import OwnView
from participants.views.my_purpose import in_plain_words


class MyPart(PersonalView):
    """What I joined: this activity and, where this device may read it, every step with its day."""

    def get(self, request, involvement_id):
        steps, others = [], []
        if self.access.may_read_back:
            steps = self.involvement.funnel_events.standing()
            others = subject_access.within_reach(self.access).exclude(pk=self.involvement.pk)
            others = others.select_related("activity__organisation")
        context = {"steps": steps, "others": others, "partners": self.activity.partners.all()}
        return self.page("participants/my_part.html", context)


class MySaid(PersonalView):
    """What I was asked and said, with how far each is; what was said stands behind each link."""

    def get(self, request, involvement_id):
        tasks = [task for task in my_page.tasks(self.involvement) if task.part == my_page.Part.SAID]
        tasks += self._comments()
        stopped_at = self.involvement.no_more_questions_at or self.involvement.participant.no_more_questions_at
        return self.page("participants/my_said.html", {"tasks": tasks, "stopped_at": stopped_at})

    def _comments(self):
        """What this person said about the plan. Nobody asked for it, so that they did is told where it may be read."""
        if not self.access.may_read_back or not self.involvement.comments.exists():
            return []
        return [
            my_page.Task(
                title="Read your comments on the plan",
                hint="What you said about it, and what we answered.",
                url=reverse("evaluation:my-plan", args=[self.involvement.pk]),
                status="Done",
            )
        ]


class MyPromised(PersonalView):
    """What I was promised, with what became of it: money, being told, how we treat each other, whom to turn to."""

    def get(self, request, involvement_id):
        activity = self.involvement.activity
        version = activity.purpose_versions.first()
        offer = offers.of_person(self.involvement)
        context = {
            "promised": promised_in(version) if version else {},
            "has_purpose": version is not None,
            "promises": promising.told(activity),
            "today": timezone.localdate(),
            "agreement": activity.agreement_versions.first(),
            "lead": activity.lead,
            "offer": offer,
            "has_answered_offer": self.involvement.offer_answers.filter(offer=offer).exists(),
            "policy": PaymentPolicy.of(activity.organisation),
        }
        return self.page("participants/my_promised.html", context)


def promised_in(version):
    """What a locked purpose promises, with days as days."""
    content = in_plain_words(version.content)
    return {**content["purpose"], "outcomes": content["outcomes"]}


class MyCopy(OwnView):
    """What a copy of everything holds and what it does not, before it is taken."""

    def get(self, request, involvement_id):
        left_out = subject_access.not_in_it()
        return self.page("participants/my_copy.html", {"left_out": left_out, "others": self._others()})

    def _others(self):
        """How many other activities of this person the copy leaves out, because staff drew the link of this device."""
        within = subject_access.within_reach(self.access)
        return self.participant.involvements.exclude(pk__in=within.values("pk")).count()


class MyCopyFile(OwnView):
    """Everything the organisation holds about this person, to read or as data. Taking it changes nothing."""

    def get(self, request, involvement_id, kind):
        write = {"html": self._to_read, "json": self._as_data}.get(kind)
        if write is None:
            raise Http404
        within = subject_access.within_reach(self.access)
        response = write(subject_access.everything(self.participant, within))
        response["Content-Disposition"] = f'attachment; filename="copy.{kind}"'
        return response

    def _to_read(self, parts):
        return HttpResponse(render_to_string("participants/copy.html", self._frame() | {"parts": parts}))

    def _as_data(self, parts):
        told = [{"title": part.title, "entries": part.entries, "note": part.note} for part in parts]
        frame = self._frame()
        data = {**frame, "organisation": frame["organisation"].name, "parts": told}
        return JsonResponse(data, json_dumps_params={"indent": 1, "ensure_ascii": False})

    def _frame(self):
        return {
            "organisation": self.involvement.activity.organisation,
            "taken_on": subject_access.day(timezone.localdate()),
            "left_out": subject_access.not_in_it(),
        }
