"""What staff note about a person's access needs."""

from django import forms
from django.utils import timezone

from pages.forms import PageForm


class ArrangedForm(PageForm):
    """The day for which everything a person needs is arranged; `of` is the moment at which they had said it."""

    of = forms.DateTimeField(widget=forms.HiddenInput())
    on = forms.DateField(label="On which day was it arranged?", initial=timezone.localdate)
    enter = {"on": "Enter the day"}
    submit = "Note it"

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError("It cannot be noted before it is arranged. Enter today or an earlier day")
        return on
