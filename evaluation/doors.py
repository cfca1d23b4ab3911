"""The door to a questionnaire: a device that has opened the person's link, or a browser with a seat at a session."""

from django.conf import settings

from evaluation import sessions
from evaluation.models import Invitation
from participants.doors import PersonalView

SESSION_SALT = "evaluation.session"
SESSION_LIVES_FOR_SECONDS = 24 * 60 * 60


class InvitationView(PersonalView):
    """A page of one invitation: `self.invitation`, read with its round, wording and response.

    `self.access.may_read_back` says whether earlier answers may be shown. `self.involvement` is None for somebody at a
    session, of whom nothing is known; `self.activity` is there for both.
    """

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if self.access is None:
            self.access = sessions.seat(invitation=self.invitation, secret=request.COOKIES.get(cookie_name("seat")))

    def find_involvement_id(self):
        self.invitation = Invitation.objects.for_answering().filter(pk=self.kwargs["invitation_id"]).first()
        return self.invitation.involvement_id if self.invitation else None

    @property
    def activity(self):
        return self.involvement.activity if self.involvement else self.invitation.round.activity

    def page(self, template, context=None, *, status=200):
        """A page with what every one of them shows; `session` is there for somebody at a session."""
        here = {"invitation": self.invitation, "round": self.invitation.round, "session": self.invitation.session}
        return super().page(template, here | (context or {}), status=status)


def cookie_name(kind):
    return f"__Host-fourpi-{kind}" if settings.SESSION_COOKIE_SECURE else f"fourpi-{kind}"


def keep_seat(response, secret):
    """This browser answers for whoever began with this secret."""
    response.set_cookie(cookie_name("seat"), secret, max_age=sessions.SEAT_LIVES_FOR, **_flags())
    return response


def keep_session(response, session):
    """This browser may come back to the beginning of the session, without its link or code."""
    response.set_signed_cookie(
        cookie_name("session"), session.pk, salt=SESSION_SALT, max_age=SESSION_LIVES_FOR_SECONDS, **_flags()
    )
    return response


def session_here(request):
    """The session whose code was typed in this browser, or at which somebody has just finished, or None."""
    kept = request.get_signed_cookie(
        cookie_name("session"), default=None, salt=SESSION_SALT, max_age=SESSION_LIVES_FOR_SECONDS
    )
    return sessions.find_again(int(kept)) if kept else None


def drop_seat(response):
    """Nothing of whoever sat here is left in this browser."""
    response.delete_cookie(cookie_name("seat"), samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _flags():
    return {"secure": settings.SESSION_COOKIE_SECURE, "httponly": True, "samesite": "Lax"}
