"""What of people's values is shown: who is counted in which group, and what each group said when it was last shown."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from activities.framework import Capacity
from activities.models import Activity, ValueCard
from figures.protected import FEWEST_SHOWN
from participants.models.participant import Involvement

GROUPS = [*Capacity.choices, ("together", "Together, because their sides are small")]


class ValueVoice(models.Model):
    """That a person has said what matters to them in an activity, and in which group they are counted, for good.

    A person who takes part in two capacities has one voice: in the capacity in which they spoke first.
    """

    involvement = models.OneToOneField(Involvement, on_delete=models.CASCADE, related_name="value_voice")
    # Empty until it is shown; then a capacity, or "together". See figures.showing.
    group = models.CharField(max_length=15, choices=GROUPS, blank=True)
    # Whether there is something that the last showing of the group did not count.
    has_news = models.BooleanField(default=True)
    # Of what the last showing of the group counted; empty where nothing was shown.
    digest = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(group="") | Q(has_news=True), name="a_voice_not_shown_is_news")
        ]

    def __str__(self):
        return f"Voice in {self.group or 'no group yet'}"


class ValueShowing(models.Model):
    """What one group said at the moment it was shown: people by card. It names nobody and never changes."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="value_showings")
    group = models.CharField(max_length=15, choices=GROUPS)
    # The capacities that it is made of, such as ["carer", "staff"].
    capacities = models.JSONField()
    people = models.PositiveIntegerField()
    # {card: people}
    counts = models.JSONField()
    shown_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gte=FEWEST_SHOWN), name="values_are_shown_of_five_people_or_more"
            )
        ]
        triggers = [pgtrigger.Protect(name="value_showing_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.people} people of {self.group}"


class WordTheme(models.Model):
    """A heading under which staff put own words that mean the same: a card, or words of their own. It counts nobody."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="word_themes")
    card = models.ForeignKey(ValueCard, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(card__isnull=False, title="") | (Q(card=None) & ~Q(title="")),
                name="a_theme_is_a_card_or_has_a_title",
            ),
            models.UniqueConstraint(fields=["card"], name="one_theme_a_card"),
            models.UniqueConstraint(fields=["activity", "title"], condition=~Q(title=""), name="one_theme_a_title"),
        ]

    def __str__(self):
        return self.title or str(self.card)
