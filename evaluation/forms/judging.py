from django import forms

from evaluation.models import Verdict
from pages.forms import PageForm
from pages.widgets import LongText, Radios


class MyJudgementsForm(PageForm):
    """One question for each intended outcome, built from the locked version; every one may be left out."""

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
        self.add_field(
            "words",
            forms.CharField(
                label="Is there something you want to add?",
                help_text="Please do not use names.",
                widget=LongText(),
                max_length=2000,
                required=False,
            ),
        )

    def verdicts(self):
        """{outcome id: (verdict, words)} of the questions that were answered."""
        words = self.cleaned_data["words"]
        chosen = {outcome["id"]: self.cleaned_data[f"verdict_{outcome['id']}"] for outcome in self.outcomes}
        return {outcome: (verdict, words) for outcome, verdict in chosen.items() if verdict}
