from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.framework import Question
from activities.models import Activity
from participants.models.participant import Involvement


class CommentQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def unanswered(self):
        return self.filter(answered_at=None)


class Comment(models.Model):
    """What somebody says about one part of a plan: a colleague, or a person on their own page; and what came of it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="comments")
    question = models.CharField(max_length=15, choices=Question)
    words = models.TextField(max_length=3000)
    said_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    involvement = models.ForeignKey(
        Involvement, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    answer = models.TextField(max_length=3000, blank=True)
    what_changed = models.TextField(max_length=3000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_resolved = models.BooleanField(default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False, involvement=None) | Q(by=None, involvement__isnull=False),
                name="a_comment_is_of_staff_or_of_a_person",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_comment_on_a_plan_has_words"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="", what_changed="", is_resolved=False)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & (~Q(answer="") | ~Q(what_changed="")),
                name="an_answer_says_something_who_and_when",
            ),
        ]

    def __str__(self):
        return self.words[:60]

    @property
    def state(self):
        """How far it is, in a word."""
        return "Resolved" if self.is_resolved else "Answered" if self.answered_at else "Not answered yet"
