"""What staff note about a person's access needs."""

from django import forms
from django.utils import timezone

from activities.forms.days import not_later_than_today
from pages.forms import PageForm


class ArrangedForm(PageForm):
    """The day for which everything a person needs is arranged; `of` is the moment at which they had said it."""

    of = forms.DateTimeField(widget=forms.HiddenInput())
    on = forms.DateField(label="On which day was it arranged?", initial=timezone.localdate)
    enter = {"on": "Enter the day"}
    submit = "Note it"

    def clean_on(self):
        sentence = "It cannot be noted before it is arranged. Enter today or an earlier day"
        return not_later_than_today(self.cleaned_data["on"], sentence)
