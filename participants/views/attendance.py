"""Who was at the sessions: noting it with names, and the numbers for everybody who reads plans."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from activities.framework import Capacity, Stage
from activities.scope import OfActivity
from participants import attendance, coming
from participants.forms.attendance import AttendanceForm, HeadcountForm
from participants.models import capacity_words
from participants.views.session_people import OfSessionPeople

PEOPLE_A_PAGE = 60
TOO_SOON = "You can note who was there once the session has begun."


class SessionAttendance(OfSessionPeople, FormView):
    """Tick who was there, with their hours. Whoever said they come is ticked already."""

    permission = Permission.PLAN
    form_class = AttendanceForm
    template_name = "participants/session_attendance.html"
    changes_what_stands = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = Paginator(self.people(), PEOPLE_A_PAGE).get_page(request.GET.get("page"))

    def refusal(self):
        """Why nothing can be noted, in a sentence; empty if it can."""
        if self.session.is_cancelled:
            return "The session was cancelled, so nobody was there."
        return "" if self.session.starts_at <= timezone.now() else TOO_SOON

    def get_form_kwargs(self):
        noted = {each.involvement_id: each for each in self.session.attendance.all()}
        return {
            **super().get_form_kwargs(),
            "session": self.session,
            "people": self.page.object_list,
            "noted": noted,
            "replies": coming.replies(self.session),
        }

    def get_context_data(self, **kwargs):
        counted = attendance.by_session([self.session])[0]
        words = capacity_words(self.activity.organisation)
        return super().get_context_data(
            page=self.page,
            refusal=self.refusal(),
            counted=counted,
            summary=[(capfirst(words[capacity]), people) for capacity, people in counted.people.items() if people],
            headcounts=self.session.headcounts.all(),
            **kwargs,
        )

    def form_valid(self, form):
        if sentence := self.refusal():
            form.add_error(None, sentence)
            return self.form_invalid(form)
        attendance.keep(session=self.session, noted=form.noted, by=self.request.user)
        messages.success(self.request, "It is noted who was there.")
        if form.cleaned_data["note_first_time"]:
            for person, why in attendance.note_first_time(session=self.session, by=self.request.user):
                messages.warning(self.request, f"{person.participant.name} is not noted as taking part yet. {why}")
        return redirect(self.request.get_full_path())


class SessionHeadcount(OfSessionPeople, FormView):
    """How many came who are not on the list."""

    permission = Permission.PLAN
    form_class = HeadcountForm
    template_name = "participants/session_headcount.html"
    extra_context = {"heading": "How many others came?"}
    changes_what_stands = True

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.activity.organisation}

    def get_initial(self):
        kept = list(self.session.headcounts.all())
        hours = {"hours": f"{kept[0].hours.normalize():f}"} if kept and kept[0].hours else {}
        return {each.capacity: each.people for each in kept} | hours

    def get_success_url(self):
        return reverse("participants:session-attendance", args=[self.activity.pk, self.session.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"cancel_url": self.get_success_url(), **kwargs})

    def form_valid(self, form):
        if self.session.is_cancelled or self.session.starts_at > timezone.now():
            form.add_error(None, TOO_SOON)
            return self.form_invalid(form)
        attendance.count(session=self.session, **form.counted)
        messages.success(self.request, "The numbers are saved.")
        return super().form_valid(form)


class Attendance(OfActivity, TemplateView):
    """All sessions of an activity in numbers, and the hours that people gave."""

    template_name = "participants/attendance.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(stage=Stage.PROCESS, **kwargs)
        today = timezone.localdate()
        held = self.activity.sessions.taking_place().past(today=today)
        counted = attendance.by_session(held)
        noted = [each for each in counted if each.is_noted]
        words = capacity_words(self.activity.organisation)
        capacities = [capacity for capacity in Capacity if any(each.people[capacity] for each in noted)]
        return {
            **context,
            "headings": ["Session", *(capfirst(words[capacity]) for capacity in capacities), "Together"],
            "rows": [
                [f"{each.session.title}, {each.session.on:%-d %b %Y}"]
                + [each.people[capacity] for capacity in capacities]
                + [each.together]
                for each in noted
            ],
            "warnings": [each for each in noted if each.warning],
            "not_noted": [each.session for each in counted if not each.is_noted],
            "effort_headings": ["Who", "There", "Preparation", "Together"],
            "effort": self._effort(context["may_see_people"]),
            "came": attendance.people_who_came(self.activity),
            "held": len(counted),
        }

    def _effort(self, may_see_people):
        """A row for each side; hours of fewer than five people only for those who may see people."""
        rows = []
        for each in attendance.effort(self.activity):
            if not each.named and not each.unnamed:
                continue
            if may_see_people or attendance.is_shown_to_all(each):
                hours = [attendance.hours_in_words(value) for value in (each.hours, each.preparation, each.together)]
            else:
                hours = ["Hidden"] * 3
            rows.append([each.side, *hours])
        return rows
