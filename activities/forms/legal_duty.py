"""The legal duty to involve: the check, and the advice beside it."""

from django import forms

from activities.forms.days import not_later_than_today
from activities.models import DutyAdvice, LegalDutyCheck
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios


class LegalDutyForm(PageModelForm):
    """Does the duty apply, to which decision, how is it met, whom to ask. `read` is the advice that was shown."""

    enter = {
        "applies": "Select whether the duty applies",
        "decision": "Enter the decision to which the duty applies",
        "how_met": "Enter how you meet the duty",
        "why_not": "Enter why the duty does not apply",
        "whom_to_ask": "Enter whom you will ask",
    }
    submit = "Save the check"
    read = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = LegalDutyCheck
        fields = ["applies", "decision", "how_met", "why_not", "whom_to_ask"]
        labels = {
            "applies": "Does a legal duty to involve people apply?",
            "decision": "To which decision?",
            "how_met": "How do you meet it?",
            "why_not": "Why does it not apply?",
            "whom_to_ask": "Whom will you ask?",
        }
        help_texts = {
            "decision": "For example: which hours the crisis line answers from April.",
            "how_met": "For example: callers and carers shape the options from the start, and the board reads what "
            "they said before it decides.",
            "why_not": "For example: nothing changes for anybody; we ask how a room should be painted.",
            "whom_to_ask": "For example: the head of involvement, by Friday.",
        }
        widgets = {
            "applies": Radios(reveals={"yes": ("decision", "how_met"), "no": "why_not", "not_sure": "whom_to_ask"}),
            "decision": LongText(rows=2),
            "how_met": LongText(rows=4),
            "why_not": LongText(rows=4),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("decision", "how_met", "why_not", "whom_to_ask"):
            self.fields[name].required = True


class DutyAdviceForm(PageModelForm):
    """What staff read beside the check."""

    enter = {
        "when_it_applies": "Enter when the duty applies",
        "how_it_is_met": "Enter how the duty is met",
        "whom_to_ask": "Enter whom to ask",
        "sources": "Enter where this comes from",
        "checked_on": "Enter the day on which the words were last checked",
    }
    submit = "Publish the next version"

    class Meta:
        model = DutyAdvice
        fields = ["when_it_applies", "how_it_is_met", "whom_to_ask", "sources", "checked_on"]
        labels = {
            "when_it_applies": "When does a duty apply?",
            "how_it_is_met": "How is it met?",
            "whom_to_ask": "Whom can staff ask?",
            "sources": "Where does this come from?",
            "checked_on": "When was it last checked?",
        }
        help_texts = {
            "whom_to_ask": "Names of posts last longer than names of people.",
            "sources": "The laws, guidance and rulings, so that somebody can look them up.",
            "checked_on": "The day on which somebody who knows compared the words with the sources.",
        }
        widgets = {
            "when_it_applies": LongText(rows=10),
            "how_it_is_met": LongText(rows=10),
            "whom_to_ask": LongText(rows=3),
            "sources": LongText(rows=4),
        }

    def clean_checked_on(self):
        return not_later_than_today(self.cleaned_data["checked_on"])
