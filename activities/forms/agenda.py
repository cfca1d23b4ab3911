"""What a session talks about, and what people read before it."""

from django import forms
from django.core.exceptions import ValidationError

from activities.forms.days import likely, not_later_than_today
from activities.models import AgendaItem, Paper
from pages.forms import PageModelForm
from pages.widgets import Checkboxes, LongText, Text, WholeNumber


class AgendaItemForm(PageModelForm):
    """One thing to talk about."""

    enter = {"text": "Enter what you will talk about"}
    submit = "Save"

    class Meta:
        model = AgendaItem
        fields = ["text", "led_by", "minutes"]
        labels = {"text": "What will you talk about?", "led_by": "Who leads it?", "minutes": "For how long?"}
        help_texts = {"led_by": "A role, or a name they are happy to have here."}
        widgets = {"text": LongText(rows=2), "led_by": Text(width=20), "minutes": WholeNumber(suffix="minutes")}

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if minutes is not None and not 1 <= minutes <= 480:
            raise ValidationError("Enter between 1 and 480 minutes")
        return minutes


class PaperForm(PageModelForm):
    """Something to read or watch before the session."""

    link = forms.URLField(
        label="Where can people find it?",
        help_text="A web address that opens without signing in. People find it on their own page.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    enter = {"name": "Enter what it is called"}
    submit = "Save"

    class Meta:
        model = Paper
        fields = ["name", "formats", "link", "given", "sent_on"]
        labels = {
            "name": "What is it called?",
            "formats": "In which formats can people have it?",
            "given": "How else do people get it?",
            "sent_on": "When was it sent?",
        }
        help_texts = {
            "given": "For example: by post to those who like paper; we read it out on the phone.",
            "sent_on": "Leave it empty until it is sent. For example, 27 3 2026",
        }
        widgets = {"given": Text()}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        formats = forms.MultipleChoiceField(
            label=self.fields["formats"].label, choices=Paper.Format.choices, required=False, widget=Checkboxes()
        )
        self.add_field("formats", formats)
        self.order_fields(self._meta.fields)

    def clean_sent_on(self):
        sentence = "It cannot have been sent on a day that is still to come"
        return likely(not_later_than_today(self.cleaned_data["sent_on"], sentence))
