from django import forms

from evaluation.forms.judging import ANSWER_TOO, NOTHING_ANSWERED
from evaluation.models import KeptVerdict
from pages.forms import PageForm
from pages.widgets import LongText, Radios


class MyKeptForm(PageForm):
    """One question for each thing that was to be kept; every one may be left out."""

    words = forms.CharField(
        label="Is there something you want to add?",
        help_text="Please do not use names.",
        widget=LongText(),
        max_length=2000,
        required=False,
    )
    words_may_be_used = forms.ChoiceField(
        label="May we show these words to the staff who run this, and print them in a report, without your name?",
        choices=[("yes", "Yes"), ("no", "No")],
        initial="no",
        widget=Radios(),
        required=False,
    )
    submit = "Save"
    marks_optional = False

    def __init__(self, *args, targets, **kwargs):
        super().__init__(*args, **kwargs)
        self.targets = targets
        for target in targets:
            verdict = forms.ChoiceField(label=target.text, choices=KeptVerdict.choices, widget=Radios(), required=False)
            self.add_field(target.key, verdict)
        self.order_fields([*(name for name in self.fields if name not in self.base_fields), *self.base_fields])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.verdicts():
            has_words = bool(cleaned.get("words"))
            self.add_error("words" if has_words else None, ANSWER_TOO if has_words else NOTHING_ANSWERED)
        return cleaned

    def verdicts(self):
        """{target: verdict} of the questions that were answered."""
        chosen = {target: self.cleaned_data.get(target.key) for target in self.targets}
        return {target: verdict for target, verdict in chosen.items() if verdict}


class StaffKeptForm(PageForm):
    """What staff say of one thing, with what it rests on."""

    enter = {"verdict": "Choose whether it was kept", "evidence": "Enter what this rests on"}
    submit = "Record this"
    verdict = forms.ChoiceField(label="Was it kept?", choices=KeptVerdict.choices, widget=Radios())
    evidence = forms.CharField(
        label="What does this rest on?",
        help_text="What happened, and where it can be seen. It stands beside what people say, with your name.",
        max_length=2000,
        widget=LongText(rows=4),
    )
