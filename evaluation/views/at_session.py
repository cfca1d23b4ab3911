"""A session as people in the room meet it: what it is, in which capacity they answer, and the next person's turn."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from evaluation import sessions
from evaluation.doors import InvitationView, cookie_name, drop_seat, keep_seat, keep_session, session_here
from evaluation.forms.sessions import SeatForm
from participants.doors import REFERRER_POLICY, closed_door

FULL = (
    "As many people have begun as there were to be, so nobody else can begin by this link. "
    "Please ask somebody who runs the session for another way"
)
TAKEN = "Somebody has begun with this page before. Please choose, and press the button again"


@method_decorator(login_not_required, name="dispatch")
class SessionStart(View):
    """Looking changes nothing. The button gives this browser a seat, which is all that is known of whoever sits there.

    By the session's link, or in a browser that typed its code or has just been handed on.
    """

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.session = sessions.find(kwargs["token"]) if "token" in kwargs else session_here(request)

    def dispatch(self, request, *args, **kwargs):
        if self.session is None:
            return closed_door(request)
        response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    def get(self, request, **kwargs):
        return self.show(SeatForm(session=self.session))

    def post(self, request, **kwargs):
        form = SeatForm(request.POST, session=self.session)
        if not form.is_valid():
            return self.show(form)
        secret = form.cleaned_data["seat"]
        try:
            invitation = sessions.take_seat(session=self.session, capacity=form.cleaned_data["capacity"], secret=secret)
        except sessions.SessionOver:
            return closed_door(request)
        except (sessions.SessionFull, sessions.SeatTaken) as refusal:
            form.add_error(None, FULL if isinstance(refusal, sessions.SessionFull) else TAKEN)
            return self.show(form.with_fresh_seat(), status=409)
        return keep_seat(redirect("evaluation:questionnaire", invitation.pk), secret)

    def show(self, form, *, status=200):
        activity = self.session.round.activity
        organisation = activity.organisation
        context = {
            "form": form,
            "session": self.session,
            "round": self.session.round,
            "activity": activity,
            "organisation": organisation,
            "support_contacts": organisation.support_contacts.all(),
            "is_demonstration": organisation.is_demonstration,
            "begun": sessions.seat_at(session=self.session, secret=self.request.COOKIES.get(cookie_name("seat"))),
        }
        return render(self.request, "evaluation/sessions/start.html", context, status=status)


class NextPerson(InvitationView):
    """A shared device is handed on: it forgets whoever sat here, and shows the beginning."""

    def post(self, request, invitation_id):
        session = self.invitation.session
        if session is None:
            return closed_door(request)
        return keep_session(drop_seat(redirect("evaluation:at-session")), session)
