"""A session as people in the room meet it: what it is, in which capacity they answer, and the next person's turn."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views import View

from activities.framework import Capacity
from evaluation import reading, sessions
from evaluation.doors import InvitationView, cookie_name, drop_seat, keep_seat, keep_session, session_here
from evaluation.forms.sessions import SeatForm
from participants.doors import REFERRER_POLICY, closed_door


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
            return self.over(**kwargs)
        response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    def over(self, *, token=""):
        """Nobody can begin any more; who has begun in this browser finds their answers."""
        begun = sessions.seat_by_link(token=token, secret=self.request.COOKIES.get(cookie_name("seat")))
        return redirect("evaluation:questionnaire", begun.pk) if begun else closed_door(self.request)

    def get(self, request, **kwargs):
        return self.show(self.form())

    def post(self, request, **kwargs):
        if "seat" not in request.POST:
            # A language was chosen: the same page again, in that language.
            return self.show(self.form())
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        try:
            invitation = sessions.take_seat(
                session=self.session, capacity=form.capacity, secret=form.seat, variant=self.variant
            )
        except sessions.SessionOver:
            return closed_door(request)
        except (sessions.SessionFull, sessions.SeatTaken) as refusal:
            form.add_fault("session.full" if isinstance(refusal, sessions.SessionFull) else "session.taken")
            return self.show(form.with_fresh_seat(), status=409)
        return keep_seat(redirect("evaluation:questionnaire", invitation.pk), form.seat)

    @cached_property
    def asked(self):
        """{capacity asked in the round: the variants of its questions}."""
        return dict(self.session.round.audience.values_list("capacity", "version__variants"))

    @cached_property
    def ways(self):
        """Every way in which questions asked here can be read."""
        variants = {variant for several in self.asked.values() for variant in several}
        return reading.ways_to_read(variants=variants, organisation=self.organisation)

    @cached_property
    def way(self):
        return next((way for way in self.ways if way.variant == self.request.POST.get("variant")), None)

    @property
    def variant(self):
        """How they chose to read; empty before they chose."""
        return self.way.variant if self.way else ""

    @property
    def organisation(self):
        return self.session.round.activity.organisation

    def form(self, *args):
        way = self.way or reading.IN_ENGLISH
        words = {}
        if way.language == reading.ENGLISH:
            # What an organisation calls people, such as "patient", is known in English only.
            organisation = self.organisation
            words = {
                Capacity.SERVICE_USER: organisation.service_user_word,
                Capacity.CARER: organisation.carer_word,
            }
        return SeatForm(*args, capacities=self.asked, words=words, phrases=way.phrases)

    def show(self, form, *, status=200):
        activity, organisation = self.session.round.activity, self.organisation
        context = {
            "form": form,
            "session": self.session,
            "round": self.session.round,
            "activity": activity,
            "organisation": organisation,
            "support_contacts": organisation.support_contacts.all(),
            "is_demonstration": organisation.is_demonstration,
            "begun": sessions.seat_at(session=self.session, secret=self.request.COOKIES.get(cookie_name("seat"))),
            "ways": [{"way": way, "words": way.called(among=self.ways)} for way in self.ways],
            "variant": self.variant,
            **(self.way or reading.IN_ENGLISH).for_page(),
        }
        return render(self.request, "evaluation/sessions/start.html", context, status=status)


class NextPerson(InvitationView):
    """A shared device is handed on: it forgets whoever sat here, and shows the beginning."""

    def post(self, request, invitation_id):
        session = self.invitation.session
        if session is None:
            return closed_door(request)
        return keep_session(drop_seat(redirect("evaluation:at-session")), session)
