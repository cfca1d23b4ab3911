"""Who needs to be heard, through whom they are reached, and where we went to reach them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models import Activity


class TargetGroup(models.Model):
    """A group whose voice an activity needs: why, what would be enough, how to reach them, and what came of it."""

    class Heard(models.TextChoices):
        NOT_YET = "not_yet", "Not heard yet"
        SOME = "some", "Some are heard"
        YES = "yes", "Heard"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="target_groups")
    name = models.CharField(max_length=150)
    why = models.TextField(max_length=1000, blank=True)
    aim = models.CharField(max_length=200, blank=True)
    route = models.TextField(max_length=1000, blank=True)
    adaptations = models.TextField(max_length=1000, blank=True)
    heard = models.CharField(max_length=10, choices=Heard, default=Heard.NOT_YET)
    result = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "name"], name="one_target_group_a_name")]

    def __str__(self):
        return self.name


class SeldomHeardList(models.Model):
    """An organisation's own list of groups that are seldom heard, in place of the shipped one."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="seldom_heard_list")
    # One group a line.
    groups = models.TextField(max_length=5000)
    # The version of the shipped list that it was made from.
    made_from = models.PositiveSmallIntegerField()

    def __str__(self):
        return f"Seldom heard, as {self.organisation} says it"


class TrustedNetworkQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PEOPLE))


class TrustedNetwork(models.Model):
    """An organisation or a person that a community trusts already; every activity of the organisation may ask them."""

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", "An organisation or a group"
        PERSON = "person", "A person"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="trusted_networks")
    kind = models.CharField(max_length=15, choices=Kind)
    name = models.CharField(max_length=150)
    trusted_by = models.CharField(max_length=200)
    introduction = models.TextField("who introduces whom", max_length=500)

    objects = TrustedNetworkQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_trusted_network_a_name"),
        ]

    def __str__(self):
        return self.name


class OutreachQuerySet(models.QuerySet):
    def owing(self):
        """Entries for which something is still owed back."""
        return self.exclude(owed_back="").filter(given_back_on=None)


class Outreach(models.Model):
    """One time that we went to people: where, through whom, for whom, what came of it and what we owe back for it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="outreach")
    on = models.DateField(default=timezone.localdate)
    where = models.CharField(max_length=200)
    network = models.ForeignKey(
        TrustedNetwork, on_delete=models.SET_NULL, null=True, blank=True, related_name="outreach"
    )
    target_group = models.ForeignKey(
        TargetGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="outreach"
    )
    result = models.TextField(max_length=2000, blank=True)
    owed_back = models.CharField(max_length=300, blank=True)
    owed_by = models.DateField(null=True, blank=True)
    given_back_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = OutreachQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "outreach"
        constraints = [
            models.CheckConstraint(
                condition=~Q(owed_back="") | Q(owed_by=None, given_back_on=None), name="what_is_owed_back_is_named"
            ),
        ]

    def __str__(self):
        return f"{self.where} on {self.on:%Y-%m-%d}"

    @property
    def is_owed(self):
        return bool(self.owed_back) and self.given_back_on is None

    @property
    def is_overdue(self):
        return self.is_owed and self.owed_by is not None and self.owed_by < timezone.localdate()
