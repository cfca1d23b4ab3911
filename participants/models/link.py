from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models import User
from participants.models.participant import Involvement


class PersonalLinkQuerySet(models.QuerySet):
    def live(self):
        return self.filter(revoked_at=None, expires_at__gt=Now())


class PersonalLink(models.Model):
    """A key to one person's page. Only the digest of its token is kept; several may be live at once."""

    involvement = models.ForeignKey(Involvement, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    # The digest of the short code that a letter bears for typing, where there is one.
    code_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    opens = models.CharField(max_length=200)
    drawn_at = models.DateTimeField(auto_now_add=True)
    drawn_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    expires_at = models.DateTimeField()
    first_opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PersonalLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-drawn_at"]

    def __str__(self):
        return f"Link drawn on {self.drawn_at:%Y-%m-%d}"


class Device(models.Model):
    """A browser that has opened a personal link, known by the digest of its cookie."""

    digest = models.CharField(max_length=64, unique=True)
    first_seen_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Device first seen on {self.first_seen_at:%Y-%m-%d}"


class DeviceAccessQuerySet(models.QuerySet):
    def live(self):
        return self.filter(Q(link__revoked_at=None), link__expires_at__gt=Now())


class DeviceAccess(models.Model):
    """What a device may do with a link: the first to open it may read back, a later one may only go on."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="accesses")
    link = models.ForeignKey(PersonalLink, on_delete=models.CASCADE, related_name="accesses")
    may_read_back = models.BooleanField()
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = DeviceAccessQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "device accesses"
        constraints = [
            models.UniqueConstraint(fields=["device", "link"], name="one_access_a_device_and_link"),
            models.UniqueConstraint(
                fields=["link"], condition=Q(may_read_back=True), name="one_device_reads_back_by_a_link"
            ),
        ]

    def __str__(self):
        return f"Opened on {self.opened_at:%Y-%m-%d}"
