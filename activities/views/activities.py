"""Starting an activity, one activity with its five stages, and moving it on."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, UpdateView

from accounts import drafts
from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import belonging, due, planning, readiness, starting
from activities.forms.activities import ActivityCancelForm, ActivityForm
from activities.framework import HeardFrom
from activities.models import Status
from activities.models.activity import NotReady
from activities.scope import OfActivity
from activities.views.tones import STATUS_TONES
from pages.forms import ConfirmForm

# As far ahead as the weekly letter looks.
SOON = timedelta(days=7)

STAGE_TONES = {"Not started": "to_do", "In progress": "under_way", "Done": "done"}

CONSEQUENCES = {
    Status.OPEN: [
        "The activity becomes open, and you can ask more widely for people to take part.",
        "The purpose stays locked. It can still be amended, with a reason.",
        "It cannot go back to being agreed.",
    ],
    Status.CLOSED: [
        "The activity becomes closed: the work with people has come to its end.",
        "The purpose stays as it is now and can no longer be amended.",
        "You can still ask people how it was, write down what was decided, and tell people back.",
        "It cannot be opened again.",
    ],
    Status.EVALUATED: [
        "The activity becomes evaluated: what came of it has been judged, and people have been told back.",
        "Everything stays readable.",
        "This is the last step. It cannot be undone.",
    ],
    Status.CANCELLED: [
        "The activity becomes cancelled. Everything written so far stays readable.",
        "Nobody is told automatically. Tell the people who have been asked to take part.",
        "It cannot be started again.",
    ],
}
QUESTIONS = {
    Status.OPEN: ("Open this activity?", "Open the activity"),
    Status.CLOSED: ("Close this activity?", "Close the activity"),
    Status.EVALUATED: ("Mark this activity as evaluated?", "Mark as evaluated"),
    Status.CANCELLED: ("Cancel this activity?", "Cancel the activity"),
}


class ActivityUpdate(KeepsDraft, OfActivity, UpdateView):
    """Change what an activity is, who leads it and when it is."""

    permission = Permission.PLAN
    activity_kwarg = "pk"
    form_class = ActivityForm
    template_name = "activities/activity_form.html"
    hold = OfActivity.hold_purpose

    def get_object(self):
        return self.activity

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        try:
            # Only what was on the page: the status may have moved on in the meantime.
            planning.change(activity=form.instance, fields=list(form.fields), by=self.request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The changes are saved.")
        return redirect("activities:activity-detail", pk=self.activity.pk)


class ActivityDetail(OfActivity, TemplateView):
    """One activity: its five stages, what each still needs, and its history."""

    activity_kwarg = "pk"
    template_name = "activities/activity_detail.html"

    def get_context_data(self, **kwargs):
        states = readiness.stage_states(self.activity)
        return super().get_context_data(
            tone=STATUS_TONES[self.activity.status],
            facts=self._facts(),
            people_first=self._people_first(),
            start=starting.start_of(self.activity),
            may_go_on=starting.may_go_on(self.activity),
            go_on="Go on with the plan" if starting.next_page(self.activity) else "See what is left of the plan",
            stages=[
                {"state": state, "tone": STAGE_TONES[state.label], "url": self._url(readiness.STAGE_PAGES[state.stage])}
                for state in states
            ],
            waits=self._waits(),
            missing_count=sum(len(state.missing) for state in states),
            moves=[self._move(status) for status in self.activity.possible_moves],
            unfinished=drafts.unfinished(self.request.user, thing=self.activity.pk),
            events=self.activity.status_events.select_related("by"),
            lead_events=self.activity.lead_events.select_related("was", "became", "by"),
            **kwargs,
        )

    def _url(self, name, *more):
        return reverse(name, args=[self.activity.pk, *more])

    def _move(self, status):
        """One way on. What cannot be taken back is no big button before its time has come."""
        last_day = self.activity.ends_on
        is_early = status == Status.CLOSED and (last_day is None or last_day >= timezone.localdate())
        return {
            "label": QUESTIONS[status][1],
            "url": self._url("activities:activity-move", status),
            "is_next": status != Status.CANCELLED and not is_early,
        }

    def _people_first(self):
        """What was said about people before anything else; only what was said."""
        activity = self.activity
        said = [
            ("Whose lives it affects", activity.affects),
            ("When people first came in", activity.get_first_involved_display()),
            ("Where people told us something", "\n".join(HeardFrom(code).label for code in activity.heard_from)),
            ("What they said", activity.heard_already),
            ("Who shapes the plan with us", activity.shaped_with),
        ]
        return [{"key": key, "value": value} for key, value in said if value]

    def _waits(self):
        """What should happen here soon, or should have happened: the same as on the home page and in the letter."""
        today = timezone.localdate()
        before = today + SOON + timedelta(days=1)
        here = type(self.activity).objects.filter(pk=self.activity.pk)
        return [
            {
                "what": item.what,
                "url": None if item.page == "activities:activity-detail" else self._url(item.page),
                "day": item.due_on,
                "is_late": item.due_on < today,
            }
            for item in due.due(here, today=today, before=before)
        ]

    def _facts(self):
        activity = self.activity
        technique = [activity.get_technique_display(), activity.technique_reason]
        asked = [
            ("Team", activity.team.name),
            ("Led by", activity.lead.name),
            ("Dates", activity.dates),
            ("Where the decision is made", activity.get_level_display()),
            ("How people are involved", "\n".join(filter(None, technique))),
        ]
        more = [
            ("Service", activity.service),
            ("Decision it feeds", activity.decision),
            ("Kind of decision", activity.get_decision_kind_display()),
        ]
        rows = [{"key": key, "value": value} for key, value in [*asked, *(each for each in more if each[1])]]
        return [*rows, *belonging.facts(activity)]


class ActivityMove(OfActivity, FormView):
    """Say what will happen, and move the activity to its next status; or say what is missing."""

    permission = Permission.PLAN
    activity_kwarg = "pk"
    template_name = "activities/activity_confirm_move.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["status"] not in (*QUESTIONS, Status.AGREED):
            raise Http404
        self.status = Status(kwargs["status"])

    def dispatch(self, request, *args, **kwargs):
        if self.status == Status.AGREED:
            return redirect("activities:purpose-lock", activity_id=self.activity.pk)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self._refuse() if self._refusals() else super().get(request, *args, **kwargs)

    def get_form_class(self):
        return ActivityCancelForm if self.status == Status.CANCELLED else ConfirmForm

    def get_context_data(self, **kwargs):
        question, label = QUESTIONS[self.status]
        cancel_url = reverse("activities:activity-detail", args=[self.activity.pk])
        return super().get_context_data(
            question=question,
            confirm_label=label,
            consequences=CONSEQUENCES[self.status],
            cancel_url=cancel_url,
            cancel_label="No, go back",
            **kwargs,
        )

    def form_valid(self, form):
        try:
            self.activity.move_to(self.status, by=self.request.user, reason=form.cleaned_data.get("reason", ""))
        except NotReady:
            self.activity.refresh_from_db()
            return self._refuse()
        messages.success(self.request, f"The activity is now {self.status.label.lower()}.")
        return redirect("activities:activity-detail", pk=self.activity.pk)

    def _refusals(self):
        """What stands in the way, each with the page where it is done."""
        if self.status not in self.activity.possible_moves:
            return [{"words": words, "url": None} for words in self.activity.refusals(self.status)]
        missing = readiness.missing(self.activity, before=self.status)
        return [{"words": item.words, "url": item.url_for(self.activity)} for item in missing]

    def _refuse(self):
        heading = f"The activity cannot become {self.status.label.lower()} yet"
        context = self.get_context_data(form=None, heading=heading, missing=self._refusals())
        return render(self.request, "activities/not_ready.html", context)
