"""Forms on a person's own pages: plain words, one question a page."""

from django import forms

from pages.forms import PageForm
from pages.widgets import Checkboxes, LongText, Radios
from participants.models import OFFERED, Acknowledgement, LeavingReason

OWN_WORDS = 2000


class JoinForm(PageForm):
    """Yes, maybe, or no thank you."""

    answer = forms.ChoiceField(
        label="Do you want to take part?",
        help_text="You can change your mind at any time.",
        choices=[("yes", "Yes, I want to take part"), ("maybe", "Maybe. Tell me more first"), ("no", "No thank you")],
        widget=Radios(),
        error_messages={"required": "Choose yes, maybe or no thank you"},
    )
    label_size = "m"
    submit = "Send my answer"


class ValuesForm(PageForm):
    """What matters to a person when people work together: cards, own words, or both."""

    own_words = forms.CharField(
        label="Or say it in your own words",
        help_text="Please do not write names.",
        required=False,
        max_length=OWN_WORDS,
        widget=LongText(),
    )
    marks_optional = False
    label_size = "m"
    submit = "Save what matters to me"

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        cards = forms.ModelMultipleChoiceField(
            label="What matters to you when we work together?",
            help_text="Choose as many as you like.",
            queryset=activity.value_cards.all(),
            required=False,
            widget=Checkboxes(),
        )
        self.add_field("cards", cards)
        self.order_fields(["cards", "own_words"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned["cards"] and not cleaned["own_words"]:
            self.add_error("cards", "Choose something from the list, or write it in your own words")
        return cleaned


class PurposeAnswerForm(PageForm):
    """Agree with the purpose, or say something about it; `text` is the number of the text that was shown."""

    text = forms.IntegerField(widget=forms.HiddenInput())
    answer = forms.ChoiceField(
        label="What do you think?",
        choices=Acknowledgement.Answer.choices,
        widget=Radios(reveals={Acknowledgement.Answer.COMMENT.value: "comment"}),
        error_messages={"required": "Choose one of the two answers"},
    )
    comment = forms.CharField(
        label="What do you want to say?",
        max_length=OWN_WORDS,
        widget=LongText(rows=4),
        error_messages={"required": "Write what you want to say"},
    )
    label_size = "m"
    submit = "Send my answer"


class LeaveForm(PageForm):
    """Why a person stops, if they want to say."""

    reason = forms.ChoiceField(
        label="Would you like to say why?",
        help_text="You do not have to. It helps us to do better.",
        choices=[(reason.value, reason.label) for reason in OFFERED],
        required=False,
        widget=Radios(or_before=LeavingReason.NOT_SAID.value),
    )
    marks_optional = False
    label_size = "m"
    submit = ""

    def clean_reason(self):
        return self.cleaned_data["reason"] or LeavingReason.NOT_SAID
