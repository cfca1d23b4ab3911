"""What people say about a session on their own page: whether they come, what to talk about, whether needs were met."""

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.models import AgendaItem, Session
from participants.models.participant import Involvement

OF_THIS_ACTIVITY = """
IF NOT EXISTS (SELECT 1 FROM activities_session AS session
               JOIN participants_involvement AS involvement ON involvement.activity_id = session.activity_id
               WHERE session.id = NEW.session_id AND involvement.id = NEW.involvement_id)
THEN
    RAISE EXCEPTION 'Only people of the activity belong to its sessions.' USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


def of_this_activity(name):
    """The database lets only people of the same activity into a row about its session."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=OF_THIS_ACTIVITY,
    )


class SessionReply(models.Model):
    """Whether somebody comes to a session, and what they need there beside what they need everywhere."""

    class Answer(models.TextChoices):
        COMING = "coming", "I will come"
        NOT_COMING = "not_coming", "I cannot come"
        NOT_SURE = "not_sure", "I do not know yet"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="session_replies")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="replies")
    answer = models.CharField(max_length=12, choices=Answer)
    needs = models.TextField(max_length=2000, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "session replies"
        constraints = [models.UniqueConstraint(fields=["involvement", "session"], name="one_reply_a_session")]
        triggers = [of_this_activity("reply_is_of_this_activity")]

    def __str__(self):
        return f"{self.get_answer_display()}, said on {self.said_at:%Y-%m-%d}"


class AgendaProposal(models.Model):
    """Something that a person would like to talk about at a session, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Not decided yet"
        ON_THE_AGENDA = "on_the_agenda", "On the agenda"
        NOT_THIS_TIME = "not_this_time", "Not this time"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="agenda_proposals")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="proposals")
    text = models.CharField(max_length=300)
    leads_it = models.BooleanField(default=False)
    said_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=15, choices=State, default=State.WAITING)
    why_not = models.CharField(max_length=500, blank=True)
    item = models.OneToOneField(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="not_this_time") | ~Q(why_not=""), name="a_proposal_put_off_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by=None) | (~Q(state="waiting") & Q(decided_by__isnull=False)),
                name="a_proposal_is_decided_by_somebody",
            ),
        ]
        triggers = [of_this_activity("proposal_is_of_this_activity")]

    def __str__(self):
        return self.text


class NeedsMet(models.Model):
    """Whether somebody had at a session what they needed, as they say it. Like access needs, it is counted nowhere."""

    class Answer(models.TextChoices):
        YES = "yes", "Yes"
        PARTLY = "partly", "Partly"
        NO = "no", "No"
        NOTHING_NEEDED = "nothing_needed", "I did not need anything"

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="needs_met")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="needs_met")
    answer = models.CharField(max_length=15, choices=Answer)
    words = models.TextField(max_length=2000, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "needs met"
        constraints = [models.UniqueConstraint(fields=["involvement", "session"], name="needs_met_said_once_a_session")]
        triggers = [of_this_activity("needs_met_is_of_this_activity")]

    def __str__(self):
        return f"{self.get_answer_display()}, said on {self.said_at:%Y-%m-%d}"
