import hashlib
import json

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.framework import Capacity
from evaluation.models.bank import BankQuerySet, Item
from evaluation.models.wording import ENGLISH, Wording

MOST_READ = 256  # wordings kept in a process
_read: dict[tuple[str, str], Wording] = {}


class Phase(models.TextChoices):
    BEFORE = "before", "Before"
    AFTER = "after", "After"
    FOLLOW_UP = "follow_up", "Months later"
    PULSE = "pulse", "In between"


class Questionnaire(models.Model):
    """A questionnaire for people in one or more capacities, at one point of an activity. Its pages are a working copy.

    Without an organisation it came with FourPi: everybody may use it and nobody can change it.
    `texts` is {variant: {"title", "note"}}.
    """

    code = models.CharField(max_length=50, unique=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, blank=True, related_name="questionnaires"
    )
    title = models.CharField(max_length=200)
    texts = models.JSONField(default=dict)
    phase = models.CharField(max_length=10, choices=Phase)
    capacities = ArrayField(models.CharField(max_length=15, choices=Capacity))
    # Offered first when a round is planned, before shorter or special ones.
    is_usual = models.BooleanField(default=True)
    # Where an instrument comes from that others hold the rights to, and on what terms it may be used.
    source = models.TextField(blank=True)
    licence = models.TextField(blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = BankQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.title


class QuestionnairePage(models.Model):
    """A page of the working copy: one topic. `texts` is {variant: {"title", "intro"}}."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="pages")
    position = models.PositiveSmallIntegerField()
    texts = models.JSONField(default=dict)
    # Shown only to those who gave one of these options to an earlier item.
    shown_if_item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    shown_if_options = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "position"], name="one_page_a_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(shown_if_item=None, shown_if_options=[])
                | Q(shown_if_item__isnull=False) & ~Q(shown_if_options=[]),
                name="a_condition_is_whole",
            ),
        ]

    def __str__(self):
        return self.texts.get(ENGLISH, {}).get("title", "")


class PlacedItem(models.Model):
    """An item on a page of the working copy. `texts` words it otherwise here than in the bank, where it has to."""

    page = models.ForeignKey(QuestionnairePage, on_delete=models.CASCADE, related_name="placed")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="placed")
    position = models.PositiveSmallIntegerField()
    texts = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "position"], name="one_item_a_position", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["page", "item"], name="an_item_once_a_page"),
        ]

    def __str__(self):
        return str(self.item_id)


class QuestionnaireVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What came with FourPi, and what organisations made whose plans this person may read."""
        organisations = Organisation.objects.where_may(user, Permission.SEE_PLANS)
        return self.filter(Q(questionnaire__organisation=None) | Q(questionnaire__organisation__in=organisations))

    def offered(self, *, organisation):
        """The version published last of every questionnaire this organisation may use, its own first."""
        usable = Q(questionnaire__organisation=None) | Q(questionnaire__organisation=organisation)
        latest = self.filter(usable, questionnaire__archived_at=None).order_by("questionnaire_id", "-number")
        return (
            self.filter(pk__in=latest.distinct("questionnaire_id").values("pk"))
            .select_related("questionnaire")
            .order_by(
                models.F("questionnaire__organisation").asc(nulls_last=True),
                "-questionnaire__is_usual",
                "questionnaire__code",
            )
        )

    def usual(self, *, phase, organisation):
        """What each capacity is usually asked at this point: {capacity: version}, without those nobody wrote for."""
        offered = list(self.offered(organisation=organisation).filter(questionnaire__phase=phase))
        fitting = {
            capacity: next((one for one in offered if capacity in one.questionnaire.capacities), None)
            for capacity in Capacity
        }
        return {capacity: version for capacity, version in fitting.items() if version}


class QuestionnaireVersion(models.Model):
    """A published wording. The database refuses any change: a correction is a new version.

    `content` is {"title", "minutes", "note", "variants"?, "pages": [{"title", "intro", "variants"?, "shown_if"?:
    {"code", "options"}, "items": [{"code", "kind", "text", "hint", "is_sensitive", "may_be_shared"?, "variants"?,
    "options": [{"code", "label", "meaning", "is_exclusive"?, "variants"?}]}]}]}. The texts are English; `variants`
    holds the same texts by variant, for Easy Read with "picture" and "sound" besides (evaluation.models.wording).
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    # Whether answers to this version and to the one before may be counted together: somebody has to say so.
    keeps_meaning = models.BooleanField(default=True)
    change_note = models.TextField(blank=True)
    # The variants a person may choose: those whose texts were whole when this was published.
    variants = ArrayField(models.CharField(max_length=20), default=list)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = QuestionnaireVersionQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="one_questionnaire_version_a_number"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_version_is_kept",
                operation=pgtrigger.UpdateOf(
                    "questionnaire_id",
                    "number",
                    "content",
                    "content_hash",
                    "keeps_meaning",
                    "change_note",
                    "variants",
                    "published_at",
                )
                | pgtrigger.Delete,
            )
        ]

    def __str__(self):
        return f"{self.questionnaire}, version {self.number}"

    @staticmethod
    def hash_of(content):
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def read_in(self, variant):
        """The wording in this variant; in English where this version has no such variant.

        Read once in each process and known by its hash: published wordings do not change, and everybody answering
        reads the same few.
        """
        known = (self.content_hash, variant if variant in self.variants else ENGLISH)
        if known not in _read:
            if len(_read) >= MOST_READ:
                _read.clear()
            _read[known] = Wording(self.content, known[1])
        return _read[known]

    @property
    def in_english(self):
        return self.read_in(ENGLISH)

    @property
    def title(self):
        return self.in_english.title

    @property
    def minutes(self):
        return self.content["minutes"]

    @property
    def pages(self):
        return self.in_english.pages

    @property
    def questions(self):
        """Every question by its code, in order."""
        return self.in_english.questions
