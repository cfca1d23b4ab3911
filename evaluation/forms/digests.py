"""How long somebody wants no weekly letter."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from pages.forms import PageForm
from pages.widgets import Radios

WEEKS = {"4": "For four weeks", "12": "For three months", "open": "Until I start it again"}


class PauseForm(PageForm):
    """For some weeks, or until further notice."""

    submit = "Pause the weekly letter"
    weeks = forms.ChoiceField(
        label="How long do you want no weekly letter?",
        choices=list(WEEKS.items()),
        initial="4",
        widget=Radios,
    )
    enter = {"weeks": "Select for how long"}

    @property
    def until(self):
        """The last day without a letter; None for no end."""
        weeks = self.cleaned_data["weeks"]
        return None if weeks == "open" else timezone.localdate() + timedelta(weeks=int(weeks))
