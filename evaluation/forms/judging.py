from django import forms

from evaluation.models import Verdict
from pages.forms import PageForm
from pages.widgets import LongText, Radios

ANSWER_TOO = "Choose an answer to a question too, so that we know what your words are about"
NOTHING_ANSWERED = "You have not answered anything yet. Choose an answer to one question or more"


class MyJudgementsForm(PageForm):
    """One question for each intended outcome, built from the locked version; every one may be left out."""

    words = forms.CharField(
        label="Is there something you want to add?",
        help_text="Please do not use names.",
        widget=LongText(),
        max_length=2000,
        required=False,
    )
    words_may_be_used = forms.ChoiceField(
        label="May we print these words in the report, without your name?",
        choices=[("yes", "Yes"), ("no", "No")],
        initial="no",
        widget=Radios(),
        required=False,
    )
    submit = "Save"
    marks_optional = False

    def __init__(self, *args, outcomes, **kwargs):
        super().__init__(*args, **kwargs)
        self.outcomes = outcomes
        for outcome in outcomes:
            self.add_field(
                f"verdict_{outcome['id']}",
                forms.ChoiceField(label=outcome["text"], choices=Verdict.choices, widget=Radios(), required=False),
            )
        self.order_fields([*(name for name in self.fields if name not in self.base_fields), *self.base_fields])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.verdicts():
            has_words = bool(cleaned.get("words"))
            self.add_error("words" if has_words else None, ANSWER_TOO if has_words else NOTHING_ANSWERED)
        return cleaned

    def verdicts(self):
        """{outcome id: verdict} of the questions that were answered."""
        chosen = {outcome["id"]: self.cleaned_data.get(f"verdict_{outcome['id']}") for outcome in self.outcomes}
        return {outcome: verdict for outcome, verdict in chosen.items() if verdict}
