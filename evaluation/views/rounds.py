"""Asking people at points of an activity: what is planned, following a round, asking newcomers, closing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView, View

from accounts.access import require
from accounts.roles import Permission
from activities.capacities import IN_ORDER, label_of
from activities.scope import OfActivity
from evaluation import follow_ups, handing_over, invitations, paper, planning, reminders
from evaluation.forms.answering import AnswerPageForm
from evaluation.forms.rounds import MODES
from evaluation.indicators import answering, asked
from evaluation.indicators.asked import few
from evaluation.models import InvitationMessage, Mode, Phase, QuestionnaireVersion, Round
from figures.plain import say_people
from jobs.hints import hint_on_commit
from jobs.models import Message
from participants.models import Route

MAY_SEND_AGAIN = (Message.State.UNSURE, Message.State.FAILED, Message.State.BOUNCED)
IN_TIME = (Phase.BEFORE, Phase.PULSE, Phase.AFTER, Phase.FOLLOW_UP)
HEADINGS = {
    Phase.BEFORE: "Before people take part",
    Phase.PULSE: "In between, while the work goes on",
    Phase.AFTER: "After people took part",
    Phase.FOLLOW_UP: "Months later",
}
NOBODY_ASKED = "Nobody has been asked yet."


class RoundList(OfActivity, TemplateView):
    """Every round of an activity, where each stands, and what comes next."""

    template_name = "evaluation/round_list.html"

    def get_context_data(self, **kwargs):
        rounds = list(self.activity.rounds.all())
        said = answering.sentences([round_ for round_ in rounds if not round_.is_planned])
        today = timezone.localdate()
        phases = [
            {
                "phase": phase,
                "heading": HEADINGS[phase],
                "entries": [
                    {"round": round_, "answered": said.get(round_.pk, NOBODY_ASKED), "stuck": _stuck(round_, today)}
                    for round_ in rounds
                    if round_.phase == phase
                ],
                "refusal": planning.refusal_to_ask(self.activity, phase=phase),
            }
            for phase in IN_TIME
        ]
        return super().get_context_data(
            phases=phases, follow_up_on=self._follow_up_on(rounds, today), FOLLOW_UP=Phase.FOLLOW_UP, **kwargs
        )

    def _follow_up_on(self, rounds, today):
        """The day for which the calendar will plan the follow-up, once people have been asked how it was."""
        if any(round_.phase == Phase.FOLLOW_UP for round_ in rounds) or hasattr(self.activity, "no_follow_up"):
            return None
        return follow_ups.day_of_follow_up(self.activity, today=today)


def to_round(round_):
    return redirect("evaluation:round", round_.pk)


class OfRound(OfActivity):
    """A staff page of one round: `self.round`, and everything a page of its activity shows."""

    def setup(self, request, *args, **kwargs):
        self.round = get_object_or_404(Round.objects.visible_to(request.user), pk=kwargs["pk"])
        super().setup(request, *args, activity_id=self.round.activity_id, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, heading=HEADINGS[Phase(self.round.phase)], **kwargs)


class RoundDetail(OfRound, TemplateView):
    """A plan to look at once more; then how many were asked and have answered, never who."""

    def get_template_names(self):
        return [f"evaluation/{'round_planned' if self.round.is_planned else 'round_detail'}.html"]

    def get_context_data(self, **kwargs):
        own = self._of_plan() if self.round.is_planned else self._of_asking()
        days = [day for _, day in reminders.days_of(self.round, opens_on=self.round.opens_on)]
        return super().get_context_data(reminder_days=days, mode_hint=MODES[Mode(self.round.mode)], **own, **kwargs)

    def _of_plan(self):
        today = timezone.localdate()
        everybody = invitations.everybody_of(
            self.activity, phase=self.round.phase, asks_leavers=self.round.asks_leavers
        )
        wanting = invitations.wanting_questions(everybody)
        versions = {chosen.capacity: chosen.version for chosen in self.round.audience.select_related("version")}
        return {
            **who_is_asked(everybody, versions=versions, organisation=self.activity.organisation),
            "not_wanting": few(everybody.count() - wanting.count()),
            "refusal": invitations.refusal_to_open(self.round, today=today),
            "is_due": self.round.opens_on is not None and self.round.opens_on <= today,
        }

    def _of_asking(self):
        # Reminders are in none of these: who got one has not answered.
        sent = InvitationMessage.objects.filter(invitation__round=self.round, kind=InvitationMessage.Kind.ASKED)
        waiting = sent.filter(state__in=[Message.State.QUEUED, Message.State.SENDING]).count()
        troubled = sent.filter(state__in=MAY_SEND_AGAIN).select_related("invitation__involvement__participant")
        return {
            "standing": asked.standing(self.round),
            "answered": _answered(self.round),
            "waiting": waiting,
            "delivered": sent.count() - waiting - len(troubled),
            "troubled": troubled.order_by("pk"),
            "handed": handing_over.reached_without_email(self.round),
            "newcomers": invitations.newcomers(self.round).count() if self.round.is_open else 0,
            "reminded": self.round.reminded.all(),
            "look_ups": paper.look_ups(self.round),
        }


class AskNewcomers(OfRound, TemplateView):
    """Ask people who have joined since the round opened."""

    permission = Permission.PLAN
    template_name = "evaluation/ask_newcomers.html"

    def get_context_data(self, **kwargs):
        people = invitations.newcomers(self.round)
        versions = {chosen.capacity: chosen.version for chosen in self.round.audience.select_related("version")}
        who = who_is_asked(people, versions=versions, organisation=self.activity.organisation)
        return super().get_context_data(**who, **kwargs)

    def post(self, request, *args, **kwargs):
        before = self.round.invitations.count()
        try:
            hint_on_commit(*invitations.ask_everyone(round_=self.round))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            added = self.round.invitations.count() - before
            said = f"You have asked {say_people(added)} more." if added else "There is nobody new to ask."
            messages.success(request, said)
        return to_round(self.round)


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
            not_sent=few(not_sent),
            closes_early=self.round.closes_on >= timezone.localdate(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        invitations.close_round(round_=self.round, by=request.user)
        messages.success(request, "The questions are closed. Nobody can answer any more, and the results are open.")
        return to_round(self.round)


class MessageAgain(OfRound, View):
    """Send one message again that failed, or that may not have been sent."""

    permission = Permission.PLAN

    def post(self, request, *args, **kwargs):
        # Never a reminder: that there is one says that somebody has not answered.
        asked_people = InvitationMessage.objects.filter(kind=InvitationMessage.Kind.ASKED)
        message = get_object_or_404(asked_people, invitation__round=self.round, pk=kwargs["message_id"])
        if not self.round.is_open:
            messages.error(request, "These questions are closed, so the message was not sent again.")
        elif message.state not in MAY_SEND_AGAIN:
            messages.info(request, "This message is on its way, or has been sent.")
        else:
            message.send_again()
            hint_on_commit(message)
            messages.success(request, "The message will be sent again.")
        return to_round(self.round)


class VersionPreview(DetailView):
    """A questionnaire as people see it. Nothing typed here is kept."""

    model = QuestionnaireVersion
    template_name = "evaluation/version_preview.html"

    def get_queryset(self):
        return QuestionnaireVersion.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs):
        require(self.request.user, Permission.SEE_PLANS)
        pages = [(page, AnswerPageForm(page=page, may_share=True)) for page in self.object.pages]
        return super().get_context_data(pages=pages, version=self.object, **kwargs)


def who_is_asked(people, *, versions, organisation):
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


def _answered(round_):
    """Who answered, as reports say it: one page may not give away what another hides."""
    responses = answering.responses(round_)
    return responses.sentence if responses else NOBODY_ASKED


def _stuck(round_, today):
    """Why a round that was to open by now has not, in a sentence; empty if all is as planned."""
    is_due = round_.is_planned and round_.opens_on is not None and round_.opens_on <= today
    return invitations.refusal_to_open(round_, today=today) if is_due else ""
