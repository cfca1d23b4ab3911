import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import User
from activities.models.activity import Activity
from activities.models.ordered import OrderedQuerySet


class ValueCardQuerySet(OrderedQuerySet):
    def offered(self):
        return self.filter(is_hidden=False)


class ValueCard(models.Model):
    """A value people may pick when asked what matters to them; own words count as much."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="value_cards")
    text = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)
    # Not offered any more; whoever picked it has still picked it.
    is_hidden = models.BooleanField(default=False, db_default=False)
    # Somebody has answered while it stood there, so its words stay: see docs/adr/0039-the-values-mirror.md.
    is_fixed = models.BooleanField(default=False, db_default=False)
    # When it was added to those the activity began with; empty for those.
    added_at = models.DateTimeField(null=True, blank=True)

    objects = ValueCardQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "text"], name="one_value_card_a_text")]
        triggers = [
            pgtrigger.Protect(
                name="a_fixed_value_card_keeps_its_words",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.is_fixed AND (NOT NEW.is_fixed OR OLD.text IS DISTINCT FROM NEW.text)"
                ),
            )
        ]

    def __str__(self):
        return self.text


class ValueCardEvent(models.Model):
    """Who added, reworded, hid or brought back a value card, and when; never changed afterwards."""

    class Kind(models.TextChoices):
        ADDED = "added", "Added"
        REWORDED = "reworded", "Reworded"
        HIDDEN = "hidden", "Hidden"
        BROUGHT_BACK = "brought_back", "Brought back"

    card = models.ForeignKey(ValueCard, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind)
    was = models.CharField(max_length=120, blank=True)
    became = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind="reworded") ^ Q(was=""), name="only_rewording_says_what_was_before")
        ]
        triggers = [pgtrigger.Protect(name="value_card_event_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.became}"
