from django import forms

from evaluation.models.wording import ENGLISH
from pages.forms import PageForm
from pages.widgets import Radios


class TrialForm(PageForm):
    """In which language, or in Easy Read, a questionnaire is tried."""

    submit = "Try it"
    marks_optional = False
    variant = forms.ChoiceField(label="How do you want to read it?", widget=Radios(), initial=ENGLISH)

    def __init__(self, *args, ways, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["variant"].choices = [(way.variant, _name(way)) for way in ways]
        if len(ways) == 1:
            self.fields["variant"].widget = forms.HiddenInput()


def _name(way):
    return f"Easy Read, {way.name}" if way.is_easy else way.name
