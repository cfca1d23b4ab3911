from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from pages.forms import PageForm
from participants.links import LIVES_FOR

USUAL_WEEKS = 3


class RoundForm(PageForm):
    """The last day on which people can answer."""

    submit = ""
    enter = {"closes_on": "Enter the last day on which people can answer"}
    closes_on = forms.DateField(
        label="Last day to answer",
        help_text="People can answer until the end of this day. Two or three weeks suits most people.",
    )

    def __init__(self, *args, **kwargs):
        usual = timezone.localdate() + timedelta(weeks=USUAL_WEEKS)
        super().__init__(*args, initial={"closes_on": usual, **kwargs.pop("initial", {})}, **kwargs)

    def clean_closes_on(self):
        closes_on, today = self.cleaned_data["closes_on"], timezone.localdate()
        if closes_on < today:
            raise ValidationError("The last day to answer must be today or later")
        if closes_on >= today + LIVES_FOR:
            raise ValidationError(f"Choose a day within {LIVES_FOR.days} days: personal links work that long")
        return closes_on
