"""Asking people, before and after: opening a round, following it, asking newcomers, closing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, FormView, TemplateView, View

from accounts.access import require
from accounts.roles import Permission
from activities.scope import OfActivity
from evaluation import invitations
from evaluation.forms.answering import AnswerPageForm
from evaluation.forms.rounds import RoundForm
from evaluation.indicators import answering
from evaluation.indicators.capacities import IN_ORDER, label_of
from evaluation.models import InvitationMessage, Phase, QuestionnaireVersion, Round
from figures.plain import say_people
from figures.protected import FEWEST_SHOWN
from jobs.hints import hint_on_commit
from jobs.models import Message
from participants.models import Involvement, Route

MAY_SEND_AGAIN = (Message.State.UNSURE, Message.State.FAILED)


class RoundList(OfActivity, TemplateView):
    """Both rounds of an activity, where each stands, and what comes next."""

    template_name = "evaluation/round_list.html"

    def get_context_data(self, **kwargs):
        rounds = {round_.phase: round_ for round_ in self.activity.rounds.all()}
        phases = [
            {
                "phase": phase,
                "round": rounds.get(phase),
                "answered": _answered(rounds[phase]) if phase in rounds else "",
                "refusal": invitations.refusal_to_ask(self.activity, phase=phase),
            }
            for phase in (Phase.BEFORE, Phase.AFTER, Phase.FOLLOW_UP)
        ]
        return super().get_context_data(phases=phases, **kwargs)


class RoundOpen(OfActivity, FormView):
    """Choose the last day, see who is asked what and by which way, and ask them."""

    permission = Permission.PLAN
    form_class = RoundForm
    template_name = "evaluation/round_open.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["phase"] not in Phase.values:
            raise Http404
        self.phase = Phase(kwargs["phase"])

    def dispatch(self, request, *args, **kwargs):
        existing = self.activity.rounds.filter(phase=self.phase).first()
        return redirect("evaluation:round", existing.pk) if existing else super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        people = invitations.people_to_ask(self.activity, phase=self.phase)
        refusal = invitations.refusal_to_ask(self.activity, phase=self.phase)
        versions = QuestionnaireVersion.objects.usual(phase=self.phase, organisation=self.activity.organisation)
        asked = _who_is_asked(people, versions=versions, organisation=self.activity.organisation)
        return super().get_context_data(phase=self.phase, refusal=refusal, **asked, **kwargs)

    def form_valid(self, form):
        if not invitations.people_to_ask(self.activity, phase=self.phase).exists():
            form.add_error(None, "Nobody has joined yet, so there is nobody to ask.")
            return self.form_invalid(form)
        try:
            round_, waiting = invitations.open_round(
                activity=self.activity,
                phase=self.phase,
                closes_on=form.cleaned_data["closes_on"],
                by=self.request.user,
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        _send(waiting)
        messages.success(self.request, f"You have asked {say_people(round_.invitations.count())}.")
        return redirect("evaluation:round", round_.pk)


class OfRound(OfActivity):
    """A staff page of one round: `self.round`, and everything a page of its activity shows."""

    def setup(self, request, *args, **kwargs):
        self.round = get_object_or_404(Round.objects.visible_to(request.user), pk=kwargs["pk"])
        super().setup(request, *args, activity_id=self.round.activity_id, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, **kwargs)


class RoundDetail(OfRound, TemplateView):
    """How many of each capacity were asked and have answered; never who. Messages that need somebody's eye."""

    template_name = "evaluation/round_detail.html"

    def get_context_data(self, **kwargs):
        organisation = self.activity.organisation
        counts = {row["capacity"]: row for row in self.round.invitations.following()}
        rows = [
            (
                label_of(capacity, organisation),
                str(counts[capacity]["asked"]),
                *(_few(counts[capacity][key]) for key in ("started", "sent", "declined")),
            )
            for capacity in IN_ORDER
            if capacity in counts
        ]
        sent = InvitationMessage.objects.filter(invitation__round=self.round)
        troubled = sent.filter(state__in=MAY_SEND_AGAIN).select_related("invitation__involvement__participant")
        # All of them, whether they have answered or not: a list of those still to answer would say who has.
        handed = Involvement.objects.filter(invitations__round=self.round).exclude(participant__route=Route.EMAIL)
        return super().get_context_data(
            headings=["Taking part as", "Asked", "Started", "Sent", "Not this time"],
            rows=rows,
            answered=_answered(self.round),
            waiting=sent.filter(state__in=[Message.State.QUEUED, Message.State.SENDING]).count(),
            delivered=sent.filter(state=Message.State.SENT).count(),
            troubled=troubled.order_by("pk"),
            handed=handed.select_related("participant"),
            newcomers=invitations.newcomers(self.round).count() if self.round.is_open else 0,
            **kwargs,
        )


class AskNewcomers(OfRound, TemplateView):
    """Ask people who have joined since the round opened."""

    permission = Permission.PLAN
    template_name = "evaluation/ask_newcomers.html"

    def get_context_data(self, **kwargs):
        people = invitations.newcomers(self.round)
        versions = {chosen.capacity: chosen.version for chosen in self.round.audience.select_related("version")}
        asked = _who_is_asked(people, versions=versions, organisation=self.activity.organisation)
        return super().get_context_data(**asked, **kwargs)

    def post(self, request, *args, **kwargs):
        before = self.round.invitations.count()
        try:
            _send(invitations.ask_everyone(round_=self.round))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            added = self.round.invitations.count() - before
            said = f"You have asked {say_people(added)} more." if added else "There is nobody new to ask."
            messages.success(request, said)
        return redirect("evaluation:round", self.round.pk)


class RoundClose(OfRound, TemplateView):
    """Close the round for good: results open, and nobody can answer any more."""

    permission = Permission.PLAN
    template_name = "evaluation/round_close.html"

    def get_context_data(self, **kwargs):
        not_sent = self.round.invitations.waiting().filter(started_at__isnull=False).count()
        return super().get_context_data(
            question="Close these questions now?",
            confirm_label="Close the questions",
            cancel_url=reverse("evaluation:round", args=[self.round.pk]),
            answered=_answered(self.round),
            not_sent=not_sent,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        invitations.close_round(round_=self.round, by=request.user)
        messages.success(request, "The questions are closed. Nobody can answer any more, and the results are open.")
        return redirect("evaluation:round", self.round.pk)


class MessageAgain(OfRound, View):
    """Send one message again that failed, or that may not have been sent."""

    permission = Permission.PLAN

    def post(self, request, *args, **kwargs):
        message = get_object_or_404(InvitationMessage, invitation__round=self.round, pk=kwargs["message_id"])
        if not self.round.is_open:
            messages.error(request, "These questions are closed, so the message was not sent again.")
        elif message.state not in MAY_SEND_AGAIN:
            messages.info(request, "This message is on its way, or has been sent.")
        else:
            message.send_again()
            _send([message])
            messages.success(request, "The message will be sent again.")
        return redirect("evaluation:round", self.round.pk)


class VersionPreview(DetailView):
    """A questionnaire as people see it. Nothing typed here is kept."""

    model = QuestionnaireVersion
    template_name = "evaluation/version_preview.html"

    def get_queryset(self):
        return QuestionnaireVersion.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        require(self.request.user, Permission.SEE_PLANS)
        pages = [(page, AnswerPageForm(page=page)) for page in self.object.pages]
        return super().get_context_data(pages=pages, version=self.object, **kwargs)


def _who_is_asked(people, *, versions, organisation):
    """Who is asked what, and by which way, capacity by capacity."""
    people = list(people)
    groups = []
    for capacity in IN_ORDER:
        rows = [_row(person) for person in people if person.capacity == capacity]
        if rows:
            version = versions.get(capacity)
            groups.append({"label": label_of(capacity, organisation), "version": version, "rows": rows})
    number = sum(len(group["rows"]) for group in groups if group["version"])
    return {"groups": groups, "number": number}


def _row(person):
    participant = person.participant
    by_hand = f"You hand over a link ({participant.get_route_display().lower()})"
    return {"key": participant.name, "value": "By e-mail" if participant.route == Route.EMAIL else by_hand}


def _send(waiting):
    hint_on_commit(*waiting)


def _answered(round_):
    """Who answered, as reports say it: one page may not give away what another hides."""
    responses = answering.responses(round_)
    return responses.sentence if responses else "Nobody has been asked yet."


def _few(number):
    """A count that points at nobody: small ones are merged."""
    return str(number) if number >= FEWEST_SHOWN else f"0 to {FEWEST_SHOWN - 1}"
