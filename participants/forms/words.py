"""Putting own words that mean the same under one heading."""

from django import forms

from pages.forms import PageForm
from pages.widgets import Text
from participants import themes

NONE = "none"


class WordsForm(PageForm):
    """For each text a heading: a card, one that stands already, or a new one."""

    submit = "Save the headings"
    marks_optional = False

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries = themes.words_to_group(activity)
        offered = [(heading, heading) for heading in themes.headings(activity)]
        for key, entry in self.entries.items():
            under = str(entry.theme) if entry.theme else NONE
            choices = [(NONE, "No heading"), *offered]
            if under not in dict(choices):
                choices.append((under, under))
            self.add_field(
                f"under_{key}",
                forms.ChoiceField(label=entry.own_words, choices=choices, initial=under, required=False),
            )
            self.add_field(
                f"new_{key}",
                forms.CharField(label="Or a new heading", max_length=120, required=False, widget=Text(width=20)),
            )

    def headings(self):
        """{entry: heading}; a new heading goes before one of the list."""
        return {entry: self._heading(key) for key, entry in self.entries.items()}

    def _heading(self, key):
        chosen = self.cleaned_data.get(f"under_{key}") or NONE
        return self.cleaned_data.get(f"new_{key}") or ("" if chosen == NONE else chosen)
