"""Sessions: when people come together, where, and what changed about it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, FormView, TemplateView, UpdateView, View

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import sessions, starting
from activities.forms.sessions import RepeatForm, SessionCancelForm, SessionForm, SessionUpdateForm
from activities.framework import Stage
from activities.models import Session, VenueFeature
from activities.scope import OfActivity


def state_of(session):
    """How a session stands, in words, and the tone to draw them in."""
    if session.is_cancelled:
        return "Cancelled", "stopped"
    return ("Over", "done") if session.is_over else ("To come", "to_do")


class SessionList(OfActivity, TemplateView):
    """What is to come and what has been."""

    template_name = "activities/session_list.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        of_activity = self.activity.sessions.select_related("venue")
        late = set(of_activity.with_papers_late(today=today).values_list("pk", flat=True))
        return super().get_context_data(
            stage=Stage.PROCESS,
            coming=[self._row(session, late) for session in of_activity.coming(today=today)],
            past=[self._row(session, late) for session in of_activity.past(today=today)],
            **kwargs,
        )

    def _row(self, session, late):
        words, tone = ("Papers are late", "attention") if session.pk in late else state_of(session)
        return {
            "title": session.title,
            "url": reverse("activities:session", args=[self.activity.pk, session.pk]),
            "hint": f"{session.when}. {session.where}",
            "status": words,
            "tone": tone,
        }


class OfSession(OfActivity):
    """A page of one session: `self.session`, and the way back to it."""

    stage = Stage.PROCESS
    session_kwarg = "session_id"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        found = self.activity.sessions.select_related("venue", "activity")
        self.session = get_object_or_404(found, pk=kwargs[self.session_kwarg])

    def get_success_url(self):
        return reverse("activities:session", args=[self.activity.pk, self.session.pk])

    def get_context_data(self, **kwargs):
        # A session is reached from the list of sessions; what changes one, from the session itself.
        everywhere = {"session": self.session, "cancel_url": self.get_success_url()}
        return super().get_context_data(**{**everywhere, **kwargs})


class SessionDetail(OfSession, TemplateView):
    """All that is planned for one session, and what changed about when and where."""

    template_name = "activities/session.html"

    def get_context_data(self, **kwargs):
        session, today = self.session, timezone.localdate()
        words, tone = state_of(session)
        return super().get_context_data(
            state_words=words,
            state_tone=tone,
            how=self._how(),
            at_ease=self._at_ease(),
            agenda=session.agenda.all(),
            papers=[(paper, *paper.state(due_on=session.papers_due_on, today=today)) for paper in session.papers.all()],
            events=session.events.select_related("by"),
            second_look=sessions.second_look(session, today=today) if session.is_expected else [],
            in_series=session.series and self.activity.sessions.filter(series=session.series).count(),
            check=self._check(today),
            **kwargs,
        )

    def _how(self):
        session = self.session
        rows = [{"key": "When", "value": session.when}, {"key": "Where", "value": session.where}]
        # Whoever has the link can come in, so it is for those who take part and those who plan.
        if self.request.user.may(Permission.PLAN, self.activity.organisation):
            rows += [{"key": "How to join online", "value": session.online}] if "online" in session.ways else []
            rows += [{"key": "How to join by phone", "value": session.phone}] if "phone" in session.ways else []
        if session.chair or session.co_chair:
            rows.append({"key": "Who chairs", "value": " and ".join(filter(None, [session.chair, session.co_chair]))})
        return rows

    def _at_ease(self):
        session = self.session
        return [
            {"key": "Breaks", "value": session.breaks},
            {"key": "Quiet", "value": session.quiet_space},
            {"key": "Time to talk before", "value": session.before},
            {"key": "Time to talk after", "value": session.after},
        ]

    def _check(self, today):
        """What was found at the venue when somebody looked last, or None where there is no venue."""
        venue = self.session.venue
        if venue is None or "in_person" not in self.session.ways:
            return None
        last = venue.last_check
        return {
            "venue": venue,
            "last": last,
            "is_old": last and last.is_old(today=today),
            "lacks": last and [VenueFeature(each).label for each in last.lacks],
            "not_known": last and [each.label for each in VenueFeature if last.answer(each) == "not known"],
        }


class ChangesSession(OfSession):
    """A page that changes a session."""

    permission = Permission.PLAN


class SessionCreate(KeepsDraft, OfActivity, CreateView):
    permission = Permission.PLAN
    form_class = SessionForm
    template_name = "activities/session_form.html"
    extra_context = {"heading": "Plan a session"}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def get_initial(self):
        return {"ways": ["in_person"]} | self._suggested()

    def _suggested(self):
        """The words of the template for the session that the address names by its place in the list."""
        suggestions = starting.start_of(self.activity).suggestions.get("sessions", ())
        asked = self.request.GET.get("suggested")
        found = (each for place, each in enumerate(suggestions, start=1) if str(place) == asked)
        return next(({"title": each["title"], "about": each["what"]} for each in found), {})

    def get_context_data(self, **kwargs):
        cancel_url = reverse("activities:session-list", args=[self.activity.pk])
        return super().get_context_data(stage=Stage.PROCESS, cancel_url=cancel_url, **kwargs)

    def form_valid(self, form):
        session = sessions.plan(session=form.save(commit=False), by=self.request.user)
        messages.success(self.request, "The session is planned. People who take part find it on their own page.")
        return redirect("activities:session", self.activity.pk, session.pk)


class SessionUpdate(KeepsDraft, ChangesSession, UpdateView):
    form_class = SessionUpdateForm
    template_name = "activities/session_form.html"
    extra_context = {"heading": "Change this session"}

    def get_object(self, queryset=None):
        # The row by itself: what is typed must not change what else the page shows.
        return Session.objects.select_related("venue").get(pk=self.session.pk)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def form_valid(self, form):
        session = form.save(commit=False)
        is_moved = sessions.change(session=session, by=self.request.user, why=form.cleaned_data["why"])
        told = " People read on their own page that it has moved, and are asked again if they come."
        messages.success(self.request, f"The session is saved.{told if is_moved and session.is_expected else ''}")
        return redirect(self.get_success_url())


class SessionCancel(KeepsDraft, ChangesSession, FormView):
    form_class = SessionCancelForm
    template_name = "activities/session_confirm_cancel.html"
    extra_context = {"question": "Cancel this session?", "confirm_label": "Cancel the session"}

    def form_valid(self, form):
        sessions.cancel(session=self.session, why=form.cleaned_data["why"], by=self.request.user)
        messages.success(self.request, "The session is cancelled. Please also tell people in their own way.")
        return redirect(self.get_success_url())


class SessionBringBack(ChangesSession, View):
    def post(self, request, activity_id, session_id):
        sessions.bring_back(session=self.session, by=request.user)
        messages.success(request, "The session takes place after all.")
        return redirect(self.get_success_url())


class SessionRepeat(KeepsDraft, ChangesSession, FormView):
    """The same again, once or as a series."""

    form_class = RepeatForm
    template_name = "activities/session_form.html"
    extra_context = {"heading": "The same again"}

    def form_valid(self, form):
        days = sessions.days_of(session=self.session, **form.wanted)
        planned = sessions.repeat(
            session=self.session, days=days, with_agenda=form.cleaned_data["with_agenda"], by=self.request.user
        )
        number = len(planned)
        messages.success(self.request, f"{number} more {'session is' if number == 1 else 'sessions are'} planned.")
        return redirect("activities:session-list", self.activity.pk)
