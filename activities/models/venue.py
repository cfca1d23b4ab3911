"""Where people come together, and what has been checked there."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from accounts.models import Organisation, User
from accounts.roles import Permission

# A lift breaks, a room is let to somebody else: what was seen longer ago is looked at again.
CHECK_HOLDS_FOR_DAYS = 365


class VenueFeature(models.TextChoices):
    STEP_FREE = "step_free", "Step-free from the street to the room"
    ACCESSIBLE_TOILET = "accessible_toilet", "Accessible toilet"
    CHANGING_PLACES = "changing_places", "Changing Places toilet, with hoist and bench"
    HEARING_LOOP = "hearing_loop", "Hearing loop that works"
    PARKING = "parking", "Parking close by, with accessible bays"
    PUBLIC_TRANSPORT = "public_transport", "Bus or train close by"
    QUIET_ROOM = "quiet_room", "A quiet room to go to"
    NEUTRAL = "neutral", "A neutral place, not only a clinical one"
    ASSISTANCE_DOG = "assistance_dog", "Room and water for an assistance dog"


class VenueQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def offered(self):
        """Those that may be chosen for a session."""
        return self.filter(put_away_at=None)

    def with_last_check(self):
        """Adds `checked_on`, the day on which somebody looked last."""
        last = VenueCheck.objects.filter(venue=OuterRef("pk"))
        return self.annotate(checked_on=Subquery(last.values("on")[:1]))


class Venue(models.Model):
    """A place where an organisation's people come together; every activity may meet there."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="venues")
    name = models.CharField(max_length=150)
    address = models.TextField(max_length=500, blank=True)
    getting_there = models.TextField(max_length=2000, blank=True)
    notes = models.TextField(max_length=2000, blank=True)
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_venue_a_name")]

    def __str__(self):
        return self.name

    @property
    def last_check(self):
        """What was found when somebody looked last, or None."""
        return self.checks.select_related("by").first()


class VenueCheck(models.Model):
    """What somebody found at a venue on a day; never changed afterwards, so that it can be seen who looked when."""

    venue = models.ForeignKey(Venue, on_delete=models.CASCADE, related_name="checks")
    on = models.DateField()
    checked_by = models.CharField("who looked", max_length=150)
    # What stands in neither is not known.
    has = ArrayField(models.CharField(max_length=20, choices=VenueFeature), default=list, blank=True)
    lacks = ArrayField(models.CharField(max_length=20, choices=VenueFeature), default=list, blank=True)
    note = models.TextField(max_length=1000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(has__overlap=F("lacks")), name="a_venue_has_it_or_lacks_it"),
        ]
        triggers = [pgtrigger.Protect(name="venue_check_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.venue}, looked at on {self.on:%Y-%m-%d}"

    def answer(self, feature):
        """ "yes", "no" or "not known"."""
        return "yes" if feature in self.has else "no" if feature in self.lacks else "not known"

    def is_old(self, *, today):
        return (today - self.on).days > CHECK_HOLDS_FOR_DAYS
