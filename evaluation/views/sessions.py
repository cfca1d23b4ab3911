"""Staff's pages of a round's sessions: the list, opening one, its poster, ending it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from evaluation import sessions
from evaluation.forms.sessions import SessionLinkForm
from evaluation.models import SessionLink
from evaluation.printing.letter import code_address
from evaluation.printing.qr import draw_qr
from evaluation.views.rounds import OfRound
from figures.protected import FEWEST_SHOWN
from participants import codes
from participants.views.people import Confirm

ENDED = "The session has ended. Nobody can begin any more; those who have begun may finish."


class SessionList(OfRound, FormView):
    """Every session of a round with how many people answered, and the form to open another."""

    permission = Permission.PLAN
    form_class = SessionLinkForm
    template_name = "evaluation/sessions/list.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "round_": self.round}

    def get_initial(self):
        return {"last_day": self.round.closes_on}

    def get_context_data(self, **kwargs):
        rows = [(session, few(session.answered)) for session in sessions.of_round(self.round)]
        return super().get_context_data(rows=rows, refusal=sessions.refusal(self.round), **kwargs)

    def form_valid(self, form):
        try:
            session, token, code = sessions.draw(round_=self.round, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            messages.error(self.request, " ".join(refusal.messages))
            return redirect("evaluation:session-list", self.round.pk)
        address = settings.ORIGIN + reverse("evaluation:session-link", args=[token])
        context = {
            "session": session,
            "address": address,
            "qr": draw_qr(address),
            "code_address": code_address(),
            "code": codes.in_groups(code),
            "support_contacts": self.activity.organisation.support_contacts.all(),
        }
        return render(self.request, "evaluation/sessions/poster.html", self.get_context_data(**context))


class SessionEnd(OfRound, Confirm, TemplateView):
    """End a session before its day: when it is over, or when its link has got into wrong hands."""

    permission = Permission.PLAN
    template_name = "evaluation/sessions/end.html"
    confirm_label = "End the session"

    @property
    def question(self):
        return f"End “{self.session.name}”?"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.session = get_object_or_404(SessionLink, round=self.round, pk=kwargs["session_id"])

    def get_cancel_url(self):
        return reverse("evaluation:session-list", args=[self.round.pk])

    def post(self, request, *args, **kwargs):
        sessions.end(session=self.session, by=request.user)
        messages.success(request, ENDED)
        return redirect(self.get_cancel_url())


def few(number):
    """A count that points at nobody: small ones are merged."""
    return str(number) if number >= FEWEST_SHOWN else f"0 to {FEWEST_SHOWN - 1}"
