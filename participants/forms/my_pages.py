"""Forms on a person's own pages: plain words, one question a page."""

from hashlib import sha256

from django import forms
from django.db.models import Q

from pages.forms import PageForm
from pages.widgets import Checkboxes, LongText, Radios
from participants.models import OFFERED, Acknowledgement, AgreementAnswer, LeavingReason

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
    """What matters to a person when people work together: cards, own words, or both.

    `also`: cards that are offered no longer, which the person picked and may keep.
    """

    cards_read = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())
    own_words = forms.CharField(
        label="Say it in your own words, if you like",
        help_text="Your own words count just as much. Please do not write names.",
        required=False,
        max_length=OWN_WORDS,
        widget=LongText(),
    )
    marks_optional = False
    label_size = "m"
    submit = "Save what matters to me"

    def __init__(self, *args, activity, also=(), **kwargs):
        super().__init__(*args, **kwargs)
        offered = activity.value_cards.filter(Q(is_hidden=False) | Q(pk__in=[card.pk for card in also]))
        self.fingerprint = fingerprint_of(offered)
        self.initial["cards_read"] = self.fingerprint
        cards = forms.ModelMultipleChoiceField(
            label="What matters to you when we work together?",
            help_text="Tick as many as you like.",
            queryset=offered,
            required=False,
            widget=Checkboxes(),
        )
        self.add_field("cards", cards)
        self.order_fields(["cards", "own_words", "cards_read"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.pop("cards_read", "") not in ("", self.fingerprint):
            self.data = self.data.copy()
            self.data["cards_read"] = self.fingerprint
            self.add_error("cards", "The list has changed since you opened this page. Please look at it again")
        if not self.errors and not cleaned["cards"] and not cleaned["own_words"]:
            self.add_error("cards", "Choose something from the list, or write it in your own words")
        return cleaned


def fingerprint_of(cards):
    """What the cards said when they were read: whoever picks one picked those words."""
    return sha256("\n".join(f"{card.pk} {card.text}" for card in cards).encode()).hexdigest()


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


class AgreementAnswerForm(PurposeAnswerForm):
    """Keep to what was agreed, or say something about it; `text` is the number of the version that was shown."""

    answer = forms.ChoiceField(
        label="Will you keep to this?",
        choices=AgreementAnswer.Answer.choices,
        widget=Radios(reveals={AgreementAnswer.Answer.COMMENT.value: "comment"}),
        error_messages={"required": "Choose one of the two answers"},
    )


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
