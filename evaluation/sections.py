"""What evaluation adds to a person's own page: questionnaires, outcomes to judge, and what happened."""

from django.urls import reverse

from activities.framework import Capacity
from evaluation import keeping
from evaluation.models import Contribution, Mode, Phase
from participants.my_page import Part, Task

CUT_OFF = "Sent, and cut off from you. Thank you. Nobody can find, change or delete what you said."


def asked_and_told(involvement):
    return [
        *_questionnaires(involvement),
        *_judging(involvement),
        *_keeping(involvement),
        *_mirror(involvement),
        *_told_back(involvement),
        *_being_asked(involvement),
    ]


def _questionnaires(involvement):
    return [
        Task(
            title=invitation.version.title,
            hint=_hint(invitation),
            url=reverse("evaluation:questionnaire", args=[invitation.pk]),
            status=_status(invitation),
            order=5 if invitation.round.is_open and not invitation.is_sent else 55,
        )
        for invitation in involvement.invitations.for_answering()
        if invitation.is_sent or not invitation.round.is_planned
    ]


def _hint(invitation):
    if invitation.is_sent and invitation.round.mode == Mode.DETACHED:
        return CUT_OFF
    if invitation.is_sent:
        return "Thank you. We have your answers."
    if invitation.round.is_closed:
        return "This is over. You sent nothing in."
    return f"About {invitation.version.minutes} minutes, until {invitation.round.closes_on:%-d %B}."


def _status(invitation):
    if invitation.is_sent:
        return "Sent"
    if invitation.round.is_closed:
        return "Over"
    if invitation.declined_at:
        return "Not this time"
    return "In progress" if invitation.started_at else "To do"


def may_judge(involvement):
    """Whether this person is asked, now, what became of the intended outcomes; staff judge by name elsewhere."""
    if involvement.capacity == Capacity.STAFF:
        return False
    return involvement.invitations.filter(
        round__phase=Phase.AFTER, round__closed_at=None, round__opened_at__isnull=False
    ).exists()


def _judging(involvement):
    if not may_judge(involvement):
        return []
    return [
        Task(
            title="Say what is different now",
            hint="Did what we wanted to change really change? Yes, partly or no.",
            url=reverse("evaluation:my-judgements", args=[involvement.pk]),
            status="Done" if involvement.judgements.exists() else "To do",
            order=7,
        )
    ]


def _keeping(involvement):
    if not may_judge(involvement) or not keeping.targets(involvement.activity):
        return []
    return [
        Task(
            title="Say if we kept to what we said",
            hint="Kept, partly, or not. It takes about 2 minutes.",
            url=reverse("evaluation:my-kept", args=[involvement.pk]),
            status="Done" if involvement.kept_judgements.exists() else "To do",
            order=8,
        )
    ]


def _mirror(involvement):
    """What everybody said matters to them, once this person has said it and a side is shown."""
    if not involvement.value_entries.exists() or not involvement.activity.value_showings.exists():
        return []
    return [
        Task(
            title="See what we share, and where we differ",
            hint="What matters to all of us. Nobody can tell who said what.",
            url=reverse("evaluation:my-mirror", args=[involvement.pk]),
            order=58,
            part=Part.HAPPENED,
        )
    ]


def _told_back(involvement):
    if not Contribution.objects.filter(activity=involvement.activity, told_back_on__isnull=False).exists():
        return []
    return [
        Task(
            title="See what happened because of what people said",
            hint="What was heard, what was done, and what was not done and why.",
            url=reverse("evaluation:my-told-back", args=[involvement.pk]),
            order=60,
            part=Part.HAPPENED,
        )
    ]


def _being_asked(involvement):
    return [
        Task(
            title="Say whether we may ask you questions",
            hint="Yes, or not any more. You can change it at any time.",
            url=reverse("evaluation:asking-me", args=[involvement.pk]),
            order=80,
        )
    ]
