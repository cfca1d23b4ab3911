"""What is arranged to support one person, private to those who need to know, and who read it when."""

import pgtrigger
from django.db import models

from accounts.models import Organisation, User
from accounts.roles import Permission, roles_that_may
from participants.models.participant import Involvement


class SupportArrangementQuerySet(models.QuerySet):
    def readable_by(self, user):
        """Those this person may read: named as needing to know, and still somebody who plans in the organisation."""
        return self.filter(
            readers__user=user,
            involvement__activity__organisation__in=Organisation.objects.where_may(user, Permission.PLAN),
        )


class SupportArrangement(models.Model):
    """What one person and staff have agreed so that taking part does them no harm. In no list, report or letter."""

    involvement = models.OneToOneField(Involvement, on_delete=models.CASCADE, related_name="support")
    supporter = models.CharField(max_length=200, blank=True)
    before_and_after = models.TextField(max_length=2000, blank=True)
    check_ins = models.TextField(max_length=2000, blank=True)
    quiet_space = models.TextField(max_length=2000, blank=True)
    replacement_care = models.TextField(max_length=2000, blank=True)
    assistant = models.TextField(max_length=2000, blank=True)
    if_upset = models.TextField(max_length=2000, blank=True)
    safeguarding = models.TextField(max_length=2000, blank=True)
    anything_else = models.TextField(max_length=2000, blank=True)
    is_written_together = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = SupportArrangementQuerySet.as_manager()

    def __str__(self):
        return f"Support arranged, as of {self.written_at:%Y-%m-%d}"


class SupportReaderQuerySet(models.QuerySet):
    def who_still_may(self):
        """Those named who still plan in the organisation: whoever has left or changed role reads nothing more."""
        return self.filter(
            user__is_active=True,
            user__memberships__organisation=models.F("arrangement__involvement__activity__organisation"),
            user__memberships__role__in=roles_that_may(Permission.PLAN),
        )


class SupportReader(models.Model):
    """A member of staff who needs to know what is arranged for one person."""

    arrangement = models.ForeignKey(SupportArrangement, on_delete=models.CASCADE, related_name="readers")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    objects = SupportReaderQuerySet.as_manager()

    class Meta:
        ordering = ["user__name"]
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "user"], name="one_reader_a_support_arrangement"),
        ]

    def __str__(self):
        return f"{self.user} may read it"


IN_WORDS = {
    "written": "{by} wrote or changed it",
    "read": "{by} read it",
    "let_in": "{by} let {whom} read it from now on",
    "let_out": "{by} said that {whom} may not read it any more",
    "taken_over": "{by} leads the activity now, and took it over",
    "wanted": "{by}, who may not read it, wanted to write it and learned that there is one",
}


class SupportEvent(models.Model):
    """Who read or changed it, or let somebody read it, and when; shown to the person, never changed."""

    class Kind(models.TextChoices):
        WRITTEN = "written", "Written or changed"
        READ = "read", "Read"
        LET_IN = "let_in", "May read it from now on"
        LET_OUT = "let_out", "May not read it any more"
        TAKEN_OVER = "taken_over", "Leads the activity now, and took it over"
        WANTED = "wanted", "Wanted to write it, and learned that there is one"

    arrangement = models.ForeignKey(SupportArrangement, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    # Who may read it from now on, or may not any more.
    whom = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["let_in", "let_out"], whom__isnull=False)
                | ~models.Q(kind__in=["let_in", "let_out"]) & models.Q(whom=None),
                name="letting_in_names_whom",
            ),
        ]
        triggers = [pgtrigger.Protect(name="support_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_kind_display()} at {self.at:%Y-%m-%d}"

    @property
    def in_words(self):
        """Who did what, as a sentence."""
        return IN_WORDS[self.kind].format(by=self.by, whom=self.whom)
