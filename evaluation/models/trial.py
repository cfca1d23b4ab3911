from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import Organisation, User
from evaluation.models.questionnaire import Questionnaire
from evaluation.models.wording import Given, Wording


class TrialQuerySet(models.QuerySet):
    def of(self, user):
        """A trial is of whoever began it, for as long as they belong to the organisation."""
        return self.filter(by=user, organisation__in=Organisation.objects.of(user))


class Trial(models.Model):
    """Staff trying out a questionnaire as people see it. Kept apart from real answers and deleted after a month.

    `content` is the wording tried, as in a version; `answers` is {item code: {"options", "words", "is_shared"}}.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="trials")
    # Whose languages and support contacts it shows.
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    # Empty: the working copy was tried.
    version_number = models.PositiveIntegerField(null=True, blank=True)
    content = models.JSONField()
    variant = models.CharField(max_length=20, blank=True)
    answers = models.JSONField(default=dict)
    seen = ArrayField(models.CharField(max_length=40), default=list)
    begun_at = models.DateTimeField(auto_now_add=True)

    objects = TrialQuerySet.as_manager()

    def __str__(self):
        return f"Trial of {self.begun_at:%Y-%m-%d}"

    @property
    def variants(self):
        """The variants in which it may be tried, besides English."""
        return sorted(self.content.get("variants", {}))

    @property
    def wording(self):
        return Wording(self.content, self.variant)

    @property
    def given(self):
        """What has been answered so far: {item code: Given}."""
        return {code: Given.stored(said) for code, said in self.answers.items()}
