"""What staff decide about what people asked for at a session."""

from django import forms

from pages.forms import PageForm
from pages.widgets import LongText, Radios


class ProposalForm(PageForm):
    """Put it on the agenda, or say why not this time."""

    answer = forms.ChoiceField(
        label="What will you do with it?",
        choices=[("yes", "Put it on the agenda"), ("no", "Not this time")],
        widget=Radios(reveals={"no": "why_not"}),
        error_messages={"required": "Select what you will do with it"},
    )
    why_not = forms.CharField(
        label="Why not this time?",
        help_text="They read it on their own page. For example: we talk about money next month, and it fits there.",
        max_length=500,
        widget=LongText(rows=3),
        error_messages={"required": "Say why not this time"},
    )
    submit = "Save"


class NeedsReadForm(forms.Form):
    """What the person had said when staff read it."""

    of = forms.DateTimeField()
