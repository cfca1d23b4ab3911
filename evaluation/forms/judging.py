from django import forms

from evaluation.models import Verdict
from pages.forms import PageForm
from pages.widgets import LongText, Radios

ANSWER_TOO = "Choose an answer to a question too, so that we know what your words are about"
ANSWER_ONE = "Choose an answer to one question or more"


def may_be_used(label):
    """Whether the words may go further than to those who read them here; a no until somebody says yes."""
    return forms.ChoiceField(
        label=label, choices=[("yes", "Yes"), ("no", "No")], initial="no", widget=Radios(), required=False
    )


class JudgingForm(PageForm):
    """One question for each thing that is judged, every one of which may be left out, and words beside them."""

    words = forms.CharField(
        label="Is there something you want to add?",
        help_text="Please do not use names.",
        widget=LongText(),
        max_length=2000,
        required=False,
    )
    submit = "Save"
    marks_optional = False

    def __init__(self, *args, asked, choices, **kwargs):
        """asked: of each thing what it is kept under, the name of its field, and its words."""
        super().__init__(*args, **kwargs)
        self.asked = asked
        for _, name, text in asked:
            self.add_field(name, forms.ChoiceField(label=text, choices=choices, widget=Radios(), required=False))
        self.order_fields([*(name for _, name, _ in asked), *self.base_fields])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.verdicts():
            has_words = bool(cleaned.get("words"))
            self.add_error("words" if has_words else None, ANSWER_TOO if has_words else ANSWER_ONE)
        return cleaned

    def verdicts(self):
        """{thing: verdict} of the questions that were answered."""
        chosen = {thing: self.cleaned_data.get(name) for thing, name, _ in self.asked}
        return {thing: verdict for thing, verdict in chosen.items() if verdict}


class MyJudgementsForm(JudgingForm):
    """What became of each intended outcome, as the locked version has them."""

    words_may_be_used = may_be_used("May we print these words in the report, without your name?")

    def __init__(self, *args, outcomes, **kwargs):
        asked = [(outcome["id"], f"verdict_{outcome['id']}", outcome["text"]) for outcome in outcomes]
        super().__init__(*args, asked=asked, choices=Verdict.choices, **kwargs)
