from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import User
from evaluation.models.questionnaire import Questionnaire


class Trial(models.Model):
    """Staff trying out a questionnaire as people see it. Kept apart from real answers and deleted after a month.

    `content` is the wording tried, as in a version; `answers` is {item code: {"options", "words"}}.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="trials")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    content = models.JSONField()
    variant = models.CharField(max_length=20, blank=True)
    answers = models.JSONField(default=dict)
    seen = ArrayField(models.CharField(max_length=40), default=list)
    begun_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Trial of {self.begun_at:%Y-%m-%d}"
