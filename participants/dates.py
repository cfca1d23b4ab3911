"""What around the people who take part has a day by which it should happen."""

from datetime import timedelta

from django.db.models import DateField
from django.db.models.functions import Cast, TruncDate

from activities import due
from activities.due import Source
from activities.models import Session
from figures.plain import say_count
from participants import attendance
from participants.models import Comment, ExpenseClaim, Outreach

# Whoever says something to a plan hears within so many days.
ANSWERED_WITHIN = timedelta(days=7)


def register():
    due.watch(
        Source(
            "giving back what is owed",
            lambda today, before: Outreach.objects.owing().filter(owed_by__lt=before),
            day="owed_by",
            what=lambda entry: f"Give back what is owed: {entry.owed_back}",
            page="participants:outreach",
        ),
        Source(
            "paying people",
            lambda today, before: ExpenseClaim.objects.overdue(today=before),
            day="due_on",
            what=lambda number: f"Pay people: {say_count(number, one='claim', many='claims')}",
            page="participants:payment",
            path="involvement__activity",
            sums=True,
        ),
        Source(
            "noting who was at a session",
            lambda today, before: attendance.not_noted(Session.objects.all(), today=min(today, before)),
            day="on",
            what=lambda session: f"Note who was there: {session.title}",
            page="activities:session-list",
        ),
        Source(
            "answering comments",
            _unanswered,
            day="answer_by",
            what=lambda number: f"Answer {say_count(number, one='comment', many='comments')} on the plan",
            page="evaluation:plan",
            sums=True,
        ),
    )


def _unanswered(today, before):
    answer_by = Cast(TruncDate("said_at") + ANSWERED_WITHIN, DateField())
    waiting = Comment.objects.unanswered().annotate(answer_by=answer_by)
    return waiting.filter(said_at__date__lt=before - ANSWERED_WITHIN)
