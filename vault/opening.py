"""The form for one link that everybody at an event uses."""

from django import forms
from django.utils import timezone

from pages.forms import PageForm
from pages.widgets import WholeNumber
from vault import open_links
from vault.models.open_link import MOST_ANSWERS


class OpenLinkForm(PageForm):
    """How long the link works, and how many answers it takes."""

    enter = {"last_day": "Enter the last day", "at_most": "Enter how many people there will be, at most"}
    submit = "Make the link"
    last_day = forms.DateField(label="Until when does it work?", help_text="To the end of this day.")
    at_most = forms.IntegerField(
        label="How many people will there be, at most?",
        help_text="No more answers than this are kept, so that nobody can send hundreds. Up to 500.",
        min_value=1,
        max_value=MOST_ANSWERS,
        widget=WholeNumber(width=4),
    )

    def clean_last_day(self):
        last_day, today = self.cleaned_data["last_day"], timezone.localdate()
        if not today <= last_day <= today + open_links.LONGEST:
            raise forms.ValidationError("The last day must be between today and 90 days from now")
        return last_day
