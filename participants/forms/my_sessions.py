"""What people say about a session, in plain words."""

from django import forms

from pages.forms import PageForm
from pages.widgets import LongText, Radios
from participants.models import NeedsMet, SessionReply


class ReplyForm(PageForm):
    """Coming or not, and what would help at this session; `read` is the mark of the time and place that were read."""

    read = forms.CharField(max_length=64, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="Will you come?",
        help_text="You can change your answer at any time.",
        choices=SessionReply.Answer.choices,
        widget=Radios(),
        error_messages={"required": "Choose one of the three answers"},
    )
    needs = forms.CharField(
        label="Is there anything you need at this session?",
        help_text="Only what you have not told us yet. Leave it empty if there is nothing.",
        max_length=2000,
        required=False,
        widget=LongText(rows=3),
    )
    marks_optional = False
    label_size = "m"
    submit = "Send my answer"


class ProposeForm(PageForm):
    """Something to talk about."""

    text = forms.CharField(
        label="What would you like to talk about?",
        help_text="A few words are enough. Please do not write other people’s names.",
        max_length=300,
        widget=LongText(rows=3),
        error_messages={"required": "Write what you would like to talk about"},
    )
    leads_it = forms.BooleanField(label="I would like to lead this part myself", required=False)
    label_size = "m"
    submit = "Send it"


class NeedsMetForm(PageForm):
    """Whether the person had what they needed."""

    answer = forms.ChoiceField(
        label="Did you have what you needed?",
        choices=NeedsMet.Answer.choices,
        widget=Radios(),
        error_messages={"required": "Choose one of the answers"},
    )
    words = forms.CharField(
        label="What should we do better next time?",
        help_text="You do not have to write anything.",
        max_length=2000,
        required=False,
        widget=LongText(rows=4),
    )
    marks_optional = False
    label_size = "m"
    submit = "Send my answer"
