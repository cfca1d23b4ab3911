"""Strategies and their objectives."""

from django import forms
from django.core.exceptions import ValidationError

from activities import strategies
from activities.forms.programmes import check_time
from activities.models import Objective, Strategy
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Radios, Text

KIND_HINTS = {
    "own": "Written by and for this organisation",
    "outside": "Principles or guidance of others that this organisation works to",
}


class StrategyForm(PageModelForm):
    """What a strategy is called, who wrote it together, from when to when, and where it can be read."""

    enter = {
        "title": "Enter the title of the strategy",
        "kind": "Select what it is",
        "written_by": "Enter who wrote it together",
    }
    submit = "Save strategy"
    link = forms.URLField(
        label="Web address",
        help_text="Where everybody can read all of it.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Strategy
        fields = ["title", "kind", "written_by", "starts_on", "ends_on", "source", "link"]
        labels = {
            "title": "Title",
            "kind": "What is it?",
            "written_by": "Who wrote it together?",
            "starts_on": "From",
            "ends_on": "To",
            "source": "Where it comes from",
        }
        help_texts = {
            "title": "For example: Equal partners, our involvement strategy.",
            "written_by": "Groups and roles. For example: the service user council, two carers' groups and the board.",
            "source": "For example: agreed by the board in May, or the publisher of a framework and its licence.",
        }
        widgets = {"kind": Radios(hints=KIND_HINTS), "written_by": LongText(rows=3)}

    def clean(self):
        return check_time(self, super().clean())


class ObjectivesForm(PageForm):
    """Several objectives at once, one to a line."""

    enter = {"lines": "Enter at least one objective"}
    submit = "Add objectives"
    lines = forms.CharField(
        label="Objectives, one to a line",
        help_text="Put a code first if it has one, with a colon. For example: EP1: People are heard before we decide.",
        max_length=10_000,
        widget=LongText(rows=8),
    )

    def clean_lines(self):
        lines = strategies.read_lines(self.cleaned_data["lines"])
        longest = Objective._meta.get_field("text").max_length
        for number, (_, text) in enumerate(lines, start=1):
            if len(text) > longest:
                raise ValidationError(f"Line {number} must be {longest} characters or fewer")
        return lines


class ObjectiveForm(PageForm):
    """The words of one objective; why they changed, once activities serve it."""

    enter = {"text": "Enter the objective", "reason": "Enter why it is put otherwise"}
    submit = "Save objective"
    text = forms.CharField(label="Objective", max_length=500, widget=LongText(rows=3))
    reason = forms.CharField(
        label="Why is it put otherwise?",
        help_text="Activities serve this objective already, so what it said before and your reason stay readable. "
        "If it means something else now, retire it and add a new one.",
        max_length=500,
        widget=LongText(rows=2),
    )

    def __init__(self, *args, is_served, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_served:
            del self.fields["reason"]


class RetireForm(PageForm):
    """Why an objective is no longer part of the strategy."""

    submit = ""
    enter = {"reason": "Enter why it is no longer part of the strategy"}
    reason = forms.CharField(
        label="Why is it no longer part of the strategy?",
        help_text="Shown beside it. For example: reached in March, or replaced by EP7.",
        max_length=500,
        widget=Text,
    )
