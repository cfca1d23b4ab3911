from django import forms

from evaluation.forms.judging import JudgingForm, may_be_used
from evaluation.models import KeptVerdict
from pages.forms import PageForm
from pages.widgets import LongText, Radios


class MyKeptForm(JudgingForm):
    """Whether each thing was kept that was agreed or promised."""

    words_may_be_used = may_be_used(
        "May we show these words to the staff who run this, and print them in a report, without your name?"
    )

    def __init__(self, *args, targets, **kwargs):
        asked = [(target, target.key, target.text) for target in targets]
        super().__init__(*args, asked=asked, choices=KeptVerdict.choices, **kwargs)


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
