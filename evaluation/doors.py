"""The door to a questionnaire: a device that has opened the person's link, or a browser with a seat at a session."""

from functools import cache
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from activities.models import Activity
from evaluation import drafts, sessions
from pages.prepared import Prepared
from participants.doors import REFERRER_POLICY, closed_door
from participants.doors import cookie_name as device_cookie_name

SESSION_SALT = "evaluation.session"
SESSION_LIVES_FOR_SECONDS = 24 * 60 * 60


_ACTIVITY = Prepared(
    lambda activity: (
        Activity.objects.filter(pk=activity)
        .order_by()
        .values_list("title", "lead__name", "lead__email", "purpose__told_back_by")
    ),
    activity=UUID(int=1),
)


def _about(activity):
    """What pages tell of an activity: its title, who leads it, and by when people are told what came of it.

    A day that has passed is not promised any more.
    """
    title, name, email, told_back_by = _ACTIVITY.first(activity=activity)
    if told_back_by and told_back_by < timezone.localdate():
        told_back_by = None
    return {"title": title, "lead": {"name": name, "email": email}, "purpose": {"told_back_by": told_back_by}}


class InvitationView(View):
    """A page of one invitation: `self.invitation`, read with its round, its version and its organisation.

    `self.may_read_back` says whether earlier answers may be shown; None is a closed door. `self.involvement` is None
    for somebody at a session, of whom nothing is known; `self.activity` is there for both. Both are read when asked
    for, because most pages do without.
    """

    @classmethod
    def as_view(cls, **initkwargs):
        # Said once for the view, where a decorated method would be decorated anew for every request.
        return login_not_required(super().as_view(**initkwargs))

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.invitation = self.find_invitation()
        self.may_read_back = self._may_read_back() if self.invitation else None

    def find_invitation(self):
        secret = self.request.COOKIES.get(device_cookie_name())
        return drafts.find_invitation(self.kwargs["invitation_id"], device_secret=secret)

    def _may_read_back(self):
        if self.invitation.involvement_id:
            return self.invitation.may_read_back
        seat = sessions.seat(invitation=self.invitation, secret=self.request.COOKIES.get(cookie_name("seat")))
        return seat and seat.may_read_back

    def dispatch(self, request, *args, **kwargs):
        is_open = self.may_read_back is not None
        is_sent = request.method == "POST"
        response = super().dispatch(request, *args, **kwargs) if is_open else closed_door(request, is_sent=is_sent)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    @property
    def involvement(self):
        return self.invitation.involvement

    @property
    def activity(self):
        return self.invitation.round.activity

    @property
    def organisation(self):
        return self.invitation.organisation

    def page(self, template, context=None, *, status=200):
        """A page with what every one of them shows; `session` is there for somebody at a session."""
        here = {
            "invitation": self.invitation,
            "round": self.invitation.round,
            # Read only where a page shows them.
            "session": lambda: self.invitation.session,
            "involvement": self.invitation.involvement_id and {"pk": self.invitation.involvement_id},
            "activity": cache(lambda: _about(self.invitation.round.activity_id)),
            "organisation": self.organisation,
            "support_contacts": self.invitation.support_contacts,
            "is_demonstration": self.organisation.is_demonstration,
            "may_read_back": self.may_read_back,
        }
        return render(self.request, template, here | (context or {}), status=status)


def cookie_name(kind):
    return f"__Host-fourpi-{kind}" if settings.SESSION_COOKIE_SECURE else f"fourpi-{kind}"


def keep_seat(response, secret):
    """This browser answers for whoever began with this secret."""
    response.set_cookie(cookie_name("seat"), secret, max_age=sessions.SEAT_COOKIE_LIVES_FOR, **_flags())
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
