import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from activities.framework import Capacity, Stage


class Phase(models.TextChoices):
    BEFORE = "before", "Before"
    AFTER = "after", "After"


class Item(models.Model):
    """One question with a permanent code: the same code means the same question, in every version and year."""

    class Kind(models.TextChoices):
        CHOICE = "choice", "Choose one"
        TEXT = "text", "Own words"

    class Use(models.TextChoices):
        SCORED = "scored", "Counted towards a part of 4PI"
        COUNTED = "counted", "Counted on its own"
        TEXT = "text", "Read, not counted"
        ROUTING = "routing", "Helps to offer support"

    code = models.CharField(primary_key=True, max_length=20)
    kind = models.CharField(max_length=10, choices=Kind)
    stage = models.CharField(max_length=20, choices=Stage)
    area = models.CharField(max_length=20, blank=True)
    question = models.CharField("4PI question of impact", max_length=2, blank=True)
    use = models.CharField(max_length=10, choices=Use)
    is_sensitive = models.BooleanField(default=False)
    is_paired = models.BooleanField("asked before and after", default=False)

    class Meta:
        ordering = ["code"]
        triggers = [
            pgtrigger.Protect(name="item_code_is_permanent", operation=pgtrigger.UpdateOf("code") | pgtrigger.Delete)
        ]

    def __str__(self):
        return self.code


class Questionnaire(models.Model):
    """A questionnaire for people in one or more capacities, before or after an activity."""

    code = models.CharField(max_length=50, unique=True)
    title = models.CharField(max_length=200)
    phase = models.CharField(max_length=10, choices=Phase)
    capacities = ArrayField(models.CharField(max_length=15, choices=Capacity))

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.title


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    meaning: str


@dataclass(frozen=True)
class Question:
    """One item as worded in this version."""

    code: str
    kind: str
    text: str
    hint: str
    is_sensitive: bool
    options: tuple[Option, ...]

    @property
    def is_choice(self):
        return self.kind == Item.Kind.CHOICE


@dataclass(frozen=True)
class Page:
    number: int
    title: str
    intro: str
    questions: tuple[Question, ...]

    @property
    def is_sensitive(self):
        return any(question.is_sensitive for question in self.questions)


class QuestionnaireVersionQuerySet(models.QuerySet):
    def current(self, *, phase, capacity):
        """The version published last for this phase and capacity, or None."""
        fitting = self.filter(questionnaire__phase=phase, questionnaire__capacities__contains=[capacity])
        return fitting.order_by("-number").first()


class QuestionnaireVersion(models.Model):
    """A published wording. The database refuses any change: a correction is a new version.

    `content` is {"title", "minutes", "note", "pages": [{"title", "intro", "items": [{"code", "kind", "text", "hint",
    "is_sensitive", "options": [{"code", "label", "meaning"}]}]}]}.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)

    objects = QuestionnaireVersionQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="one_questionnaire_version_a_number"),
        ]
        triggers = [pgtrigger.Protect(name="published_version_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.questionnaire}, version {self.number}"

    @staticmethod
    def hash_of(content):
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def title(self):
        return self.content["title"]

    @property
    def minutes(self):
        return self.content["minutes"]

    @cached_property
    def pages(self):
        return tuple(
            Page(
                number=number,
                title=page["title"],
                intro=page["intro"],
                questions=tuple(_question(item) for item in page["items"]),
            )
            for number, page in enumerate(self.content["pages"], start=1)
        )

    @cached_property
    def questions(self):
        """Every question by its code, in order."""
        return {question.code: question for page in self.pages for question in page.questions}


def _question(item):
    options = tuple(Option(**option) for option in item["options"])
    return Question(
        code=item["code"],
        kind=item["kind"],
        text=item["text"],
        hint=item["hint"],
        is_sensitive=item["is_sensitive"],
        options=options,
    )
