"""A person's own pages about sessions: when and where, saying whether they come, and what they gave."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from participants import attendance, calendar_file, coming, last_word, recruitment, session_needs
from participants.doors import PersonalView
from participants.forms.my_sessions import NeedsMetForm, ProposeForm, ReplyForm
from participants.models import STILL_IN, AgendaProposal, Attendance, NeedsMet, SessionReply, Step

TOO_LATE = "This session is over or does not take place, so nothing can be added."


class OfMySessions(PersonalView):
    """A page about sessions. Where and how to join is for people who take part."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.step = recruitment.current_step(self.involvement) if self.access else None

    @property
    def is_in(self):
        return self.step in STILL_IN

    @property
    def is_paused(self):
        return self.step == Step.PAUSED


class MySessions(OfMySessions):
    """What is to come and, where this device may read it, what was."""

    def get(self, request, involvement_id):
        coming_up = self._coming() if self.is_in else []
        context = {"is_in": self.is_in, "is_paused": self.is_paused, "coming": coming_up, "past": self._past()}
        return self.page("participants/my_sessions.html", context)

    def _coming(self):
        found = list(self.activity.sessions.coming(today=timezone.localdate()).select_related("venue"))
        replies = SessionReply.objects.filter(involvement=self.involvement, session__in=found)
        said = {each.session_id: each for each in replies} if self.access.may_read_back else {}
        moved_at = coming.moved_at(found)
        rows = []
        for session in found:
            reply, moved = said.get(session.pk), moved_at.get(session.pk)
            counts = reply and coming.still_counts(reply.said_at, moved=moved)
            rows.append({"session": session, "was_moved": bool(moved), "reply": reply if counts else None})
        return rows

    def _past(self):
        """Sessions where it was noted whether this person was there."""
        if not self.access.may_read_back:
            return []
        noted = Attendance.objects.filter(involvement=self.involvement).select_related("session__venue")
        return [
            {"noted": each, "session": each.session, "hours": attendance.hours_in_words(each.hours)}
            for each in noted.order_by("-session__on", "-session__starts")
        ]


class OfMySession(OfMySessions):
    """A page of one session of the person's activity; while they are not in, only of those they were noted at."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.access:
            found = self.activity.sessions.select_related("venue", "activity")
            self.session = get_object_or_404(found, pk=kwargs["session_id"])
            if not self.is_in and not (self.access.may_read_back and self._is_noted()):
                raise Http404

    def _is_noted(self):
        return Attendance.objects.filter(involvement=self.involvement, session=self.session).exists()

    def is_asked(self):
        """Whether the person is asked about it now: it is to come, they take part, and the work is under way."""
        takes_part = self.is_in and not self.is_paused
        return takes_part and self.session.is_expected and recruitment.is_under_way(self.activity)

    def own(self, model):
        """What this person said before, if this device may read it; or None."""
        if not self.access.may_read_back:
            return None
        return model.objects.filter(involvement=self.involvement, session=self.session).first()

    def say(self, keep, form):
        """Keep what stands in the form. Raises SaidElsewhere, where this device may not replace what stands."""
        may_replace = self.access.may_read_back
        keep(involvement=self.involvement, session=self.session, may_replace=may_replace, **form.cleaned_data)

    def here(self):
        return redirect("participants:my-session", self.involvement.pk, self.session.pk)

    def too_late(self):
        messages.error(self.request, TOO_LATE)
        return self.here()


class MySession(OfMySession):
    """When, where, how to join, what to read; and "I will come"."""

    form_class = ReplyForm

    def get(self, request, involvement_id, session_id):
        reply = self.own(SessionReply)
        initial = {"answer": reply.answer, "needs": reply.needs} if reply else {}
        return self._ask(ReplyForm(initial={**initial, "read": coming.as_read(self.session)}), reply)

    def post(self, request, involvement_id, session_id):
        form = self._sent()
        if not form.is_valid() or self._has_moved():
            return self._ask(form, self.own(SessionReply))
        if not self.is_asked():
            messages.error(request, TOO_LATE)
            return self._ask(form, self.own(SessionReply))
        try:
            self.say(coming.reply, form)
        except last_word.SaidElsewhere:
            form.add_error(None, last_word.SAID_ELSEWHERE)
            return self._ask(form, None)
        except coming.MovedMeanwhile:
            self.session.refresh_from_db()
            return self._ask(self._sent(), self.own(SessionReply))
        messages.success(request, "Thank you. We know now, and you can change it at any time.")
        return redirect("participants:my-sessions", self.involvement.pk)

    def _sent(self):
        """What was sent, with the mark of the time it is at now: that is what the page shows."""
        return ReplyForm({**self.request.POST.dict(), "read": coming.as_read(self.session)})

    def _has_moved(self):
        return self.request.POST.get("read") != coming.as_read(self.session)

    def _ask(self, form, reply):
        session, reads = self.session, self.access.may_read_back
        moved = coming.moved_at([session]).get(session.pk)
        noted = self.own(Attendance)
        context = {
            "session": session,
            "form": form,
            "is_asked": self.is_asked(),
            "is_in": self.is_in,
            "reply": reply,
            "events": session.events.all(),
            "is_asked_again": bool(reply and not coming.still_counts(reply.said_at, moved=moved)),
            "has_moved": form.is_bound and self._has_moved(),
            "agenda": session.agenda.all(),
            "papers": session.papers.all(),
            "proposals": session.proposals.filter(involvement=self.involvement) if reads else [],
            "confirmed": reads and session_needs.confirmed_for(self.involvement, session, reply=reply),
            "noted": noted,
            "hours": noted and attendance.hours_in_words(noted.hours),
            "preparation": noted and noted.preparation and attendance.hours_in_words(noted.preparation),
            "may_say_if_met": session.is_over and not session.is_cancelled and not self._was_away(),
            "met": self.own(NeedsMet),
        }
        return self.page("participants/my_session.html", context)

    def _was_away(self):
        away = (Attendance.State.APOLOGIES, Attendance.State.ABSENT)
        return Attendance.objects.filter(involvement=self.involvement, session=self.session, state__in=away).exists()


class MySessionPropose(OfMySession):
    """Ask for something to be talked about."""

    form_class = ProposeForm

    def get(self, request, involvement_id, session_id):
        return self._ask(ProposeForm()) if self.is_asked() else self.too_late()

    def post(self, request, involvement_id, session_id):
        form = ProposeForm(request.POST)
        if not form.is_valid():
            return self._ask(form)
        if not self.is_asked():
            return self._ask(form, is_late=True)
        kept = coming.propose(involvement=self.involvement, session=self.session, **form.cleaned_data)
        if kept is None:
            form.add_error("text", "You have sent us ten things already. Please talk with us about the others.")
            return self._ask(form)
        messages.success(request, "Thank you. You will find here what becomes of it.")
        return self.here()

    def _ask(self, form, *, is_late=False):
        if is_late:
            form.add_error(None, TOO_LATE)
        return self.page("participants/my_session_propose.html", {"form": form, "session": self.session})


class MyProposalTakeBack(OfMySession):
    """The person no longer wants to talk about it."""

    def post(self, request, involvement_id, session_id, pk):
        if not self.access.may_read_back:
            raise Http404
        own = AgendaProposal.objects.filter(involvement=self.involvement, session=self.session)
        coming.take_back(proposal=get_object_or_404(own, pk=pk))
        messages.success(request, "You have taken it back.")
        return self.here()


class MySessionNeedsMet(OfMySession):
    """After it: did I have what I needed?"""

    form_class = NeedsMetForm

    def get(self, request, involvement_id, session_id):
        if not self.session.is_over or self.session.is_cancelled:
            return self.here()
        said = self.own(NeedsMet)
        return self._ask(NeedsMetForm(initial={"answer": said.answer, "words": said.words} if said else {}))

    def post(self, request, involvement_id, session_id):
        form = NeedsMetForm(request.POST)
        if not form.is_valid() or not self.session.is_over or self.session.is_cancelled:
            return self._ask(form)
        try:
            self.say(coming.say_if_met, form)
        except last_word.SaidElsewhere:
            form.add_error(None, last_word.SAID_ELSEWHERE)
            return self._ask(form)
        messages.success(request, "Thank you. The people who arrange things will read it.")
        return self.here()

    def _ask(self, form):
        return self.page("participants/my_session_needs_met.html", {"form": form, "session": self.session})


class MySessionCalendar(OfMySession):
    """The session as a file for one's own calendar."""

    def get(self, request, involvement_id, session_id):
        moves = self.session.events.count()
        response = HttpResponse(
            calendar_file.of_session(self.session, moves=moves), content_type="text/calendar; charset=utf-8"
        )
        response["Content-Disposition"] = 'attachment; filename="session.ics"'
        return response
