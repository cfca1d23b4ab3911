import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from activities.framework import Capacity
from activities.models import Activity
from figures.protected import FEWEST_SHOWN
from vault.models.intake import PublicKey

# What is sealed is compressed and filled up to one of these lengths, in bytes. The first holds some 5,000 words, so
# that practically all are alike; the last holds every question answered at the greatest length.
PLAIN_LENGTHS = (16 * 1024, 128 * 1024, 1024 * 1024)
SEALED_LENGTHS = tuple(length + 48 for length in PLAIN_LENGTHS)

ONLY_WHILE_OPEN = """
    IF EXISTS (SELECT 1 FROM vault_detachedbox WHERE id = NEW.box_id AND closed_on IS NULL) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Nothing is put into a box that is closed.';
"""


class DetachedBoxQuerySet(models.QuerySet):
    def to_open(self):
        """Closed, and waiting for the vault."""
        return self.filter(closed_on__isnull=False, opened_on=None)


class DetachedBox(models.Model):
    """Where the answers of one round lie sealed, cut off from the people who gave them.

    It has the number of its round. The website makes and closes it; only the vault's process opens it, once.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="detached_boxes")
    # Days only: a finer time would stand beside somebody's last page.
    closed_on = models.DateField(null=True)
    opened_on = models.DateField(null=True)

    objects = DetachedBoxQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "detached boxes"
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closed_on__isnull=False), name="a_box_is_opened_after_the_close"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="box_begins_open",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__closed_on__isnull=False) | pgtrigger.Q(new__opened_on__isnull=False),
            ),
            pgtrigger.Protect(
                name="closed_box_stays_closed",
                operation=pgtrigger.UpdateOf("closed_on"),
                condition=pgtrigger.Q(old__closed_on__isnull=False),
            ),
            pgtrigger.Protect(
                name="box_is_opened_once",
                operation=pgtrigger.UpdateOf("opened_on"),
                condition=pgtrigger.Q(old__opened_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Box {self.pk}"


class SealedResponse(models.Model):
    """A questionnaire sent in and cut off. The website may add it and cannot read it, not even that it is there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.ForeignKey(PublicKey, on_delete=models.PROTECT, related_name="+", db_index=False)
    box = models.ForeignKey(DetachedBox, on_delete=models.CASCADE, related_name="+")
    # Outside the seal too, so that fewer than five of a capacity can be deleted unopened.
    capacity = models.CharField(max_length=15, choices=Capacity)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed__length__in=SEALED_LENGTHS), name="sealed_responses_have_few_sizes"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="only_into_an_open_box",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=ONLY_WHILE_OPEN,
            ),
        ]

    def __str__(self):
        return f"Sealed response {self.pk}"


class OpenedGroup(models.Model):
    """The people of one capacity whose answers were opened together: how many, how they were helped, how they came.

    `helped_by` and `channels` are {code: people}. They stand here and not with the answers, where a rare one would say
    whose answers they are.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    box = models.ForeignKey(DetachedBox, on_delete=models.CASCADE, related_name="groups")
    capacity = models.CharField(max_length=15, choices=Capacity)
    people = models.PositiveIntegerField()
    helped_by = models.JSONField(default=dict)
    channels = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["box", "capacity"], name="one_group_a_capacity_in_a_box"),
            models.CheckConstraint(condition=Q(people__gte=FEWEST_SHOWN), name="never_fewer_opened_than_five"),
        ]
        triggers = [pgtrigger.Protect(name="opened_group_is_kept", operation=pgtrigger.Update)]

    def __str__(self):
        return f"{self.people} people: {self.get_capacity_display()}"


class OpenedResponse(models.Model):
    """What somebody of the group said. Nothing leads to who it was: a number drawn by lot, no time and no order.

    `answers` is {item code: {"options": [...], "words": "..."}}, as evaluation has them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(OpenedGroup, on_delete=models.CASCADE, related_name="responses")
    answers = models.JSONField()
    not_asked = ArrayField(models.CharField(max_length=40), default=list)
    words_may_be_used = models.BooleanField()

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="opened_response_is_kept", operation=pgtrigger.Update)]

    def __str__(self):
        return f"Opened response {self.pk}"
