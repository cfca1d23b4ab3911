"""The times at which people of an activity come together, and what became of when and where."""

import uuid
from datetime import datetime, timedelta

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.models.activity import Activity
from activities.models.ordered import OrderedQuerySet
from activities.models.venue import Venue

PAPERS_DAYS_BEFORE = 7


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(activity__organisation__in=Organisation.objects.where_may(user, Permission.SEE_PLANS))

    def taking_place(self):
        return self.filter(cancelled_at=None)

    def coming(self, *, today):
        """From today on, the next first; cancelled ones too, so that nobody comes in vain."""
        return self.filter(on__gte=today).order_by("on", "starts")

    def past(self, *, today):
        return self.filter(on__lt=today).order_by("-on", "-starts")

    def with_papers_late(self, *, today):
        """Still to come, with a paper that should have been sent by now."""
        waiting = Paper.objects.filter(session=OuterRef("pk"), sent_on=None)
        return self.taking_place().filter(Exists(waiting), on__gte=today, papers_due_on__lt=today)


class Session(models.Model):
    """A time at which people of an activity come together: when, where or how to join, and what for."""

    class Way(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        ONLINE = "online", "Online"
        PHONE = "phone", "By phone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(max_length=150)
    about = models.TextField(max_length=2000, blank=True)
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    ways = ArrayField(models.CharField(max_length=10, choices=Way))
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    place = models.CharField(max_length=300, blank=True)
    online = models.TextField(max_length=1000, blank=True)
    phone = models.TextField(max_length=1000, blank=True)
    chair = models.CharField(max_length=150, blank=True)
    co_chair = models.CharField(max_length=150, blank=True)
    breaks = models.CharField(max_length=200, blank=True)
    quiet_space = models.CharField(max_length=200, blank=True)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    questions = models.TextField(max_length=2000, blank=True)
    papers_due_on = models.DateField()
    # Sessions that were planned together, one like the other.
    series = models.UUIDField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["on", "starts"]
        indexes = [models.Index(fields=["activity", "on"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="session_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(ways__len__gt=0), name="session_has_a_way_to_take_part"),
            models.CheckConstraint(
                condition=~Q(ways__contains=["in_person"]) | Q(venue__isnull=False) | ~Q(place=""),
                name="session_in_person_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(on__range=("2000-01-01", "2099-12-31")), name="session_is_on_a_likely_day"
            ),
            models.CheckConstraint(condition=Q(papers_due_on__lte=F("on")), name="papers_are_due_before_the_session"),
        ]

    def __str__(self):
        return self.title

    @property
    def starts_at(self):
        return datetime.combine(self.on, self.starts, tzinfo=timezone.get_current_timezone())

    @property
    def ends_at(self):
        return datetime.combine(self.on, self.ends, tzinfo=timezone.get_current_timezone())

    @property
    def length(self):
        return datetime.combine(self.on, self.ends) - datetime.combine(self.on, self.starts)

    @property
    def is_cancelled(self):
        return self.cancelled_at is not None

    @property
    def is_over(self):
        return self.ends_at < timezone.now()

    @property
    def is_expected(self):
        """Whether it is still to come and has not been cancelled."""
        return not self.is_cancelled and not self.is_over

    @property
    def when(self):
        """Day and time in words: "Wednesday 4 March 2026, 10 am to 12.30 pm"."""
        return when_in_words(self.on, self.starts, self.ends)

    @property
    def where(self):
        """Where or how in a few words, without any link."""
        words = {
            self.Way.IN_PERSON: ", ".join(filter(None, [self.venue and self.venue.name, self.place])),
            self.Way.ONLINE: "online",
            self.Way.PHONE: "by phone",
        }
        said = ", or ".join(words[way] for way in self.Way if way in self.ways)
        return said[:1].upper() + said[1:]

    @staticmethod
    def usual_papers_due_on(day):
        return day - timedelta(days=PAPERS_DAYS_BEFORE)


def when_in_words(day, starts, ends):
    return f"{date_format(day, 'l j F Y')}, {clock(starts)} to {clock(ends)}"


def clock(time):
    """The time as people say it: 10 am, 12.30 pm."""
    hour = f"{time.hour % 12 or 12}"
    minutes = f".{time.minute:02}" if time.minute else ""
    return f"{hour}{minutes} {'am' if time.hour < 12 else 'pm'}"


class SessionEvent(models.Model):
    """That a session was moved, cancelled or brought back: how it stood before, and why. Never changed afterwards."""

    class Kind(models.TextChoices):
        MOVED = "moved", "Moved"
        CANCELLED = "cancelled", "Cancelled"
        BROUGHT_BACK = "brought_back", "Takes place after all"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=15, choices=Kind)
    was_when = models.CharField(max_length=100)
    was_where = models.CharField(max_length=500)
    why = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kind="cancelled") | ~Q(why=""), name="cancelling_a_session_says_why"),
        ]
        triggers = [pgtrigger.Protect(name="session_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_kind_display()} at {self.at:%Y-%m-%d}"


class AgendaItem(models.Model):
    """One thing to talk about at a session, and who leads it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="agenda")
    text = models.CharField(max_length=300)
    led_by = models.CharField("who leads it", max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    # Asked for by somebody taking part; who it was stands with them.
    is_asked_for = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    objects = OrderedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, 480)), name="agenda_item_takes_likely_minutes"
            ),
        ]

    def __str__(self):
        return self.text


class Paper(models.Model):
    """Something to read or watch before a session: in which formats, how people get it, and when it was sent."""

    class Format(models.TextChoices):
        PLAIN = "plain", "Plain English"
        EASY_READ = "easy_read", "Easy Read"
        LARGE_PRINT = "large_print", "Large print"
        SCREEN_READER = "screen_reader", "Works with a screen reader"
        AUDIO = "audio", "Audio"
        BRAILLE = "braille", "Braille"
        BSL = "bsl", "British Sign Language film"
        LANGUAGE = "language", "Another language"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="papers")
    name = models.CharField(max_length=200)
    formats = ArrayField(models.CharField(max_length=15, choices=Format), default=list, blank=True)
    link = models.URLField("where to find it", max_length=500, blank=True)
    given = models.CharField("how people get it", max_length=200, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = OrderedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name

    @property
    def formats_in_words(self):
        return [self.Format(each).label for each in self.formats]

    def state(self, *, due_on, today):
        """Whether it was sent in time, as words and the tone to draw them in."""
        if self.sent_on:
            return ("Sent in time", "done") if self.sent_on <= due_on else ("Sent late", "attention")
        return ("Late", "attention") if due_on < today else ("To send", "to_do")
