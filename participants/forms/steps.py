"""Noting the steps of people's involvement, one by one or for many at once, and taking one back."""

from django import forms
from django.utils import timezone

from activities.forms.days import plausible
from pages.forms import PageForm
from pages.widgets import Checkboxes, LongText, Radios
from participants.models import OFFERED, Involvement, LeavingReason, Step

WORDS = {
    Step.INVITED: "We invited them in their own way (no e-mail goes out)",
    Step.INTERESTED: "They are interested, or want to know more",
    Step.JOINED: "They said yes",
    Step.TAKING_PART: "They took part for the first time",
    Step.PAUSED: "They are having a break",
    Step.FINISHED: "They have finished: they stayed to the end of their part",
    Step.LEFT: "They chose to stop",
    Step.ENDED_EARLY: "We ended their part early",
}
BACK = "They are back"
NO_THANKS = "They said no thank you"
REASONS = [(reason.value, reason.label) for reason in OFFERED]


class StepForm(PageForm):
    """What happened, and on which day. Only steps that can follow the last one are offered."""

    step = forms.ChoiceField(
        label="What happened?",
        widget=Radios(reveals={Step.LEFT.value: "reason", Step.ENDED_EARLY.value: "why"}),
        error_messages={"required": "Select what happened"},
    )
    reason = forms.ChoiceField(
        label="Why?",
        help_text="Only if they told you. Nobody has to say why.",
        choices=REASONS,
        required=False,
        widget=Radios(or_before=LeavingReason.NOT_SAID.value),
    )
    why = forms.CharField(
        label="Why did you end it?",
        help_text="In words that you would say to them. Nothing about their health.",
        max_length=500,
        widget=LongText(rows=3),
        error_messages={"required": "Say why you ended it"},
    )
    on = forms.DateField(label="On which day?", initial=timezone.localdate)
    enter = {"on": "Enter the day"}
    marks_optional = False
    submit = "Note it"

    def __init__(self, *args, steps, last, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(step.value, words_for(step, last=last)) for step in steps]
        self.fields["step"].choices = choices
        self.fields["step"].widget.choices = choices

    def clean_on(self):
        return plausible(self.cleaned_data["on"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("step") == Step.LEFT:
            cleaned["reason"] = cleaned.get("reason") or LeavingReason.NOT_SAID
        return cleaned


def words_for(step, *, last):
    """The step as it is offered: the same step is a return after a break, and a "no" before joining."""
    if step in (Step.JOINED, Step.TAKING_PART) and last in (Step.PAUSED, Step.LEFT, Step.FINISHED, Step.ENDED_EARLY):
        return BACK
    if step == Step.LEFT and last in (Step.IDENTIFIED, Step.INVITED, Step.INTERESTED):
        return NO_THANKS
    return WORDS[step]


class PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, involvement):
        return f"{involvement.participant.name}, {involvement.capacity_in_words}"


class ManyStepForm(PageForm):
    """The same step for several people on one day."""

    people = PeopleField(
        label="Who?",
        queryset=Involvement.objects.none(),
        widget=Checkboxes(),
        error_messages={"required": "Select at least one person"},
    )
    on = forms.DateField(label="On which day?", initial=timezone.localdate)
    enter = {"on": "Enter the day"}
    submit = "Note it"

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people


class TakeBackForm(PageForm):
    """Why an entry is taken back."""

    why = forms.CharField(
        label="What was wrong with it?",
        help_text="For example: noted for the wrong person.",
        max_length=500,
        widget=LongText(rows=2),
        error_messages={"required": "Say what was wrong with it"},
    )
    submit = ""
