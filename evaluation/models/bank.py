"""The question bank: items with permanent codes, the scales they are answered on, pictures and sound."""

import hashlib

import pgtrigger
from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from activities.framework import Stage
from evaluation.models.wording import Kind


class BankQuerySet(models.QuerySet):
    def of(self, organisation):
        """What came with FourPi and what the organisation made itself."""
        return self.filter(Q(organisation=None) | Q(organisation=organisation))


class Scale(models.Model):
    """The options of an item in order, shared by all items answered on it.

    `options` is [{"code", "label", "meaning", "is_exclusive"?, "variants"?: {variant: {"label", "picture"}}}].
    """

    code = models.CharField(primary_key=True, max_length=40)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="scales"
    )
    name = models.CharField(max_length=100)
    options = models.JSONField()

    objects = BankQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.name


class Item(models.Model):
    """One question with a permanent code: the same code means the same question, in every version and year.

    An organisation's own items carry its number ("o7.HOPE"), so that two organisations can use one code.
    `texts` is {variant: {"text", "hint"?, "picture"?, "sound"?}}.
    """

    class Kind(models.TextChoices):
        CHOICE = Kind.CHOICE, "Choose one"
        BAND = Kind.BAND, "Choose a number band"
        MANY = Kind.MANY, "Choose any number"
        RANKING = Kind.RANKING, "Put in order"
        DATE = Kind.DATE, "A date"
        SHORT_TEXT = Kind.SHORT_TEXT, "A few words"
        TEXT = Kind.TEXT, "Own words"

    class Use(models.TextChoices):
        SCORED = "scored", "Counted towards a part of 4PI"
        COUNTED = "counted", "Counted on its own"
        TEXT = "text", "Read, not counted"
        ROUTING = "routing", "Helps to offer support"

    code = models.CharField(primary_key=True, max_length=40)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="items"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    texts = models.JSONField(default=dict)
    stage = models.CharField(max_length=20, choices=Stage)
    area = models.CharField(max_length=20, blank=True)
    question = models.CharField("4PI question of impact", max_length=2, blank=True)
    use = models.CharField(max_length=10, choices=Use)
    is_sensitive = models.BooleanField(default=False)
    is_paired = models.BooleanField("asked before and after", default=False)
    # Own words that a person may share with their contact by ticking a box beside them.
    may_be_shared = models.BooleanField(default=False, db_default=False)

    objects = BankQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        triggers = [
            pgtrigger.Protect(
                name="item_code_is_permanent", operation=pgtrigger.UpdateOf("code", "kind") | pgtrigger.Delete
            )
        ]

    def __str__(self):
        return self.short_code

    @property
    def short_code(self):
        """The code as people in the organisation know it."""
        return self.code.rpartition(".")[2]


class Medium(models.Model):
    """A picture or a recording that goes with a text. Known by its digest, so it never changes under a version.

    Two organisations with the same file have a row each: neither can tell, and neither takes it from the other.
    """

    class Kind(models.TextChoices):
        PICTURE = "picture", "Picture"
        SOUND = "sound", "Recording"

    digest = models.CharField(max_length=64)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="media"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    content_type = models.CharField(max_length=50)
    content = models.BinaryField()

    objects = BankQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "digest"], name="one_medium_an_organisation", nulls_distinct=False
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.digest[:8]}"

    @staticmethod
    def digest_of(content):
        return hashlib.sha256(content).hexdigest()
