"""Money and one person: what they say to an offer, what they claim, and what staff decide."""

import uuid
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.forms.days import not_later_than_today
from activities.models import ExpenseKind
from pages.forms import PageForm
from pages.pounds import PoundsField
from pages.widgets import LongText, Radios, Text
from participants.forms.my_pages import JoinForm
from participants.models import ClaimState, ExpenseClaim, OfferAnswer, OfferTold

LONG_AGO = timedelta(days=2 * 366)
TODAY = "For example, 27 3 2026"


class JoinWithOfferForm(JoinForm):
    """Yes, maybe, or no thank you, on a page that shows an offer: `offer` is the number of its version."""

    offer = forms.IntegerField(widget=forms.HiddenInput)


class OfferAnswerForm(PageForm):
    """What a person says about being paid."""

    offer = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="Would you like to be paid?",
        help_text="All answers are fine. You can change your mind at any time.",
        choices=OfferAnswer.Answer.choices,
        widget=Radios(
            hints={"talk": "For example, to take less, or a voucher. Or to ask something first."},
            reveals={"talk": "words"},
        ),
        error_messages={"required": "Choose one of the three answers"},
    )
    words = forms.CharField(
        label="What would you like to say?",
        help_text="You can leave this empty. Never write your bank details here.",
        required=False,
        max_length=1000,
        widget=LongText(rows=3),
    )
    label_size = "m"
    label_sizes = {"words": "s"}
    marks_optional = False
    submit = "Send my answer"


class OfferToldForm(PageForm):
    """Staff note that a person got the offer in writing, and what they said."""

    way = forms.ChoiceField(
        label="How did they get it in writing?",
        choices=[choice for choice in OfferTold.Way.choices if choice[0] != OfferTold.Way.PAGE],
        widget=Radios(),
        error_messages={"required": "Select how they got it"},
    )
    on = forms.DateField(label="On which day?", help_text=TODAY, error_messages={"required": "Enter the day"})
    answer = forms.ChoiceField(
        label="What did they say about being paid?",
        choices=[*OfferAnswer.Answer.choices, ("", "Nothing yet")],
        required=False,
        widget=Radios(or_before="", reveals={"talk": "words"}),
    )
    words = forms.CharField(
        label="What would they like to talk about?", required=False, max_length=1000, widget=LongText(rows=3)
    )
    marks_optional = False
    submit = "Note it"

    def clean_on(self):
        return not_later_than_today(self.cleaned_data["on"], "They cannot have got it later than today")


class ClaimForm(PageForm):
    """What was spent, or the time given: one thing a claim.

    offered: what may be claimed by the offer, which then stands first; None where the offer names nothing.
    wants_no_payment: whether the person said so, where this device may read it.
    """

    kind = forms.ChoiceField(
        label="What is it for?",
        choices=[(kind.value, kind.in_their_words) for kind in ExpenseKind],
        widget=Radios(),
        error_messages={"required": "Choose what it is for"},
    )
    spent_on = forms.DateField(
        label="On which day?", help_text=TODAY, error_messages={"required": "Enter the day it was"}
    )
    amount = PoundsField(label="How much?", help_text="In pounds and pence, like 4.60")
    receipt = forms.ChoiceField(
        label="Do you have a receipt?",
        choices=ExpenseClaim.Receipt.choices,
        widget=Radios(hints={"no": "That is fine. Tell us below what it was."}),
        error_messages={"required": "Choose yes or no"},
    )
    note = forms.CharField(
        label="Is there anything we should know?",
        help_text="For example: bus there and back. Never write your bank details here.",
        required=False,
        max_length=1000,
        widget=LongText(rows=3),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    label_size = "m"
    submit = "Send my claim"

    def __init__(self, *args, offered=None, wants_no_payment=False, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = list(ExpenseKind)
        hints = {ExpenseKind.REPLACEMENT_CARE: ["Somebody looks after the person you care for."]}
        if wants_no_payment:
            hints[ExpenseKind.TIME] = ["You told us: no payment, thank you. You can change your mind."]
        if offered is not None:
            kinds.sort(key=lambda kind: kind not in offered)
            for kind in set(kinds) - offered - {ExpenseKind.OTHER}:
                hints.setdefault(kind, []).append("Not in what we offered.")
        self.fields["kind"].choices = [(kind.value, kind.in_their_words) for kind in kinds]
        self.fields["kind"].widget.hints = {kind.value: " ".join(hint) for kind, hint in hints.items()}

    def clean_spent_on(self):
        day = not_later_than_today(self.cleaned_data["spent_on"], "The day must be today or before today")
        if day and day < timezone.localdate() - LONG_AGO:
            raise ValidationError("The day must be within the last two years. Is the year right?")
        return day

    @classmethod
    def fresh(cls, **options):
        """The form with a key of its own."""
        return cls(initial={"key": uuid.uuid4()}, **options)

    @classmethod
    def of(cls, claim, data=None, **options):
        """The form filled in with a claim that was asked back."""
        fields = ("kind", "spent_on", "amount", "receipt", "note", "key")
        return cls(data, initial={name: getattr(claim, name) for name in fields}, **options)


class ClaimForThemForm(ClaimForm):
    """The same, typed in by staff for somebody who told it by phone or on paper."""

    label_size = "s"
    submit = "Send it in for them"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = ExpenseKind.choices
        self.fields["kind"].widget.hints = {}
        self.fields["receipt"].widget.hints = {"no": "Say below what it was"}
        self.fields["receipt"].label = "Do they have a receipt?"
        self.fields["note"].help_text = "What was it? Never write bank details here."


class DecideForm(PageForm):
    """What staff do with a claim next, from what its state allows."""

    # In the order of the page.
    WORDS = {
        ClaimState.PAID: "It is paid",
        ClaimState.APPROVED: "Agree to {amount}",
        ClaimState.SUBMITTED: "They answered by phone or on paper",
        ClaimState.ASKED_BACK: "Ask them something first",
        ClaimState.DECLINED: "Do not agree",
        ClaimState.TAKEN_BACK: "They take it back",
    }
    HINTS = {
        ClaimState.SUBMITTED: "It comes in again with what they say",
        ClaimState.APPROVED: "It goes onto the list for the finance office",
        ClaimState.ASKED_BACK: "They read the question on their own page, and can change the claim",
        ClaimState.DECLINED: "They read why",
    }
    REVEALS = {
        ClaimState.SUBMITTED: "their_answer",
        ClaimState.ASKED_BACK: "question",
        ClaimState.DECLINED: "reason",
        ClaimState.PAID: ["paid_on", "how_paid"],
    }
    # The amount that was read before the button was pressed.
    amount = forms.DecimalField(widget=forms.HiddenInput)
    move = forms.ChoiceField(
        label="What happens next?", widget=Radios(), error_messages={"required": "Select what happens next"}
    )
    their_answer = forms.CharField(
        label="What do they say?",
        max_length=500,
        widget=LongText(rows=3),
        error_messages={"required": "Enter what they say"},
    )
    question = forms.CharField(
        label="What do you need to know?",
        max_length=500,
        widget=LongText(rows=3),
        error_messages={"required": "Enter what you need to know"},
    )
    reason = forms.CharField(
        label="Why not?",
        max_length=500,
        widget=LongText(rows=3),
        error_messages={"required": "Enter why it is not agreed"},
    )
    paid_on = forms.DateField(label="On which day?", error_messages={"required": "Enter the day it was paid"})
    how_paid = forms.CharField(
        label="How?",
        help_text="For example: bank transfer. No bank details.",
        max_length=200,
        widget=Text(width=20),
        error_messages={"required": "Enter how it was paid"},
    )
    submit = "Save"

    def __init__(self, *args, claim, moves, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["move"]
        words = {move: words.format(amount=claim.in_pounds) for move, words in self.WORDS.items()}
        field.choices = [(move.value, said) for move, said in words.items() if move in moves]
        field.widget = Radios(
            choices=field.choices,
            hints={move.value: hint for move, hint in self.HINTS.items()},
            reveals={move.value: names for move, names in self.REVEALS.items() if move in moves},
        )
        for move, names in self.REVEALS.items():
            if move not in moves:
                for name in [names] if isinstance(names, str) else names:
                    del self.fields[name]

    def clean_paid_on(self):
        return not_later_than_today(self.cleaned_data["paid_on"], "It cannot be noted before it was paid")
