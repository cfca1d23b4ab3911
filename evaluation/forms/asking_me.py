"""What a person says about being asked: later, not this time, or not any more."""

from datetime import timedelta

from django import forms

from pages.forms import PageForm
from pages.widgets import Radios

IN_A_FEW_DAYS, NEXT_WEEK, NOT_THIS_TIME = "in_a_few_days", "next_week", "not_this_time"
STOP_HERE, STOP_EVERYWHERE, AS_USUAL = "stop_here", "stop_everywhere", "as_usual"
LATER = {IN_A_FEW_DAYS: timedelta(days=3), NEXT_WEEK: timedelta(days=7)}
STOPS = (STOP_HERE, STOP_EVERYWHERE)


class NotNowForm(PageForm):
    """Said of one questionnaire. Nothing chosen means: not this time.

    `days` is {choice: the day of a reminder}; without an organisation it is somebody of whom nothing is known.
    """

    submit = ""
    marks_optional = False
    choice = forms.ChoiceField(
        label="What would you like?",
        required=False,
        initial=NOT_THIS_TIME,
        error_messages={"invalid_choice": "Choose one of the answers on this page"},
    )

    def __init__(self, *args, organisation, days, **kwargs):
        super().__init__(*args, **kwargs)
        later = {IN_A_FEW_DAYS: "Remind me in a few days", NEXT_WEEK: "Remind me next week"}
        self.fields["choice"].widget = Radios(
            hints={choice: f"On {day:%A} {day.day} {day:%B}." for choice, day in days.items()}, or_before=STOP_HERE
        )
        self.fields["choice"].choices = [
            *((choice, later[choice]) for choice in days),
            (NOT_THIS_TIME, "Not this time"),
            *(_stops(organisation) if organisation else []),
        ]

    def clean_choice(self):
        return self.cleaned_data["choice"] or NOT_THIS_TIME


class AskingMeForm(PageForm):
    """Said once and for all; it can be changed whenever the person likes."""

    marks_optional = False
    submit = "Save"
    choice = forms.ChoiceField(
        label="May we ask you to answer questions?", error_messages={"required": "Choose one of the answers"}
    )

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["choice"].widget = Radios()
        self.fields["choice"].choices = [(AS_USUAL, "Yes, you may ask me"), *_stops(organisation)]


def _stops(organisation):
    return [
        (STOP_HERE, "Do not ask me again about this work"),
        (STOP_EVERYWHERE, f"Do not ask me again about anything from {organisation.name}"),
    ]
