import pgtrigger
from django.db import models, transaction
from django.db.models import F, Max
from django.db.models.functions import Coalesce

from accounts.roles import roles_that_may


class OrganisationQuerySet(models.QuerySet):
    def where_may(self, user, permission):
        """Organisations in which this person's role gives them the permission."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self.filter(memberships__user=user, memberships__role__in=roles_that_may(permission))

    def of(self, user):
        """Organisations this person belongs to, whatever their role."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self.filter(memberships__user=user)


class Organisation(models.Model):
    """A health or care organisation, with its own words for people; none sees another's data."""

    class Kind(models.TextChoices):
        NHS_TRUST = "nhs_trust", "NHS trust"
        INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"
        COUNCIL = "council", "Council"
        CHARITY = "charity", "Charity or voluntary organisation"
        UNIVERSITY = "university", "University"
        OTHER = "other", "Another kind of organisation"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=30, choices=Kind, default=Kind.OTHER)
    service_user_word = models.CharField("word for one service user", max_length=60, default="service user")
    service_users_word = models.CharField("word for several service users", max_length=60, default="service users")
    carer_word = models.CharField("word for one carer", max_length=60, default="carer")
    carers_word = models.CharField("word for several carers", max_length=60, default="carers")
    is_demonstration = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def privacy_notice(self):
        """The notice in force: the one published last, or None."""
        return self.privacy_notices.first()

    @transaction.atomic
    def publish_privacy_notice(self, *, text, by):
        """Publish the next version; people keep the version they were shown."""
        type(self).objects.select_for_update().get(pk=self.pk)
        latest = self.privacy_notices.aggregate(latest=Coalesce(Max("version"), 0))["latest"]
        return self.privacy_notices.create(version=latest + 1, text=text, published_by=by)


class PrivacyNotice(models.Model):
    """What the organisation tells people about their information; a published version never changes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="privacy_notices")
    version = models.PositiveIntegerField()
    text = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "version"], name="one_privacy_notice_a_version"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="privacy_notice_never_changes",
                operation=pgtrigger.UpdateOf("version", "text", "published_at"),
            )
        ]

    def __str__(self):
        return f"Privacy notice, version {self.version}"


class SupportContact(models.Model):
    """Somebody a participant can turn to, shown beside every page that may upset."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="support_contacts")
    name = models.CharField(max_length=120)
    how = models.CharField("how to reach them", max_length=200)
    when_open = models.CharField("when they answer", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class TeamQuerySet(models.QuerySet):
    def where_may(self, user, permission):
        return self.filter(organisation__in=Organisation.objects.where_may(user, permission))


class Team(models.Model):
    """The team that runs an activity."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(max_length=120)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = [F("organisation__name"), "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_team_a_name")]

    def __str__(self):
        return self.name
