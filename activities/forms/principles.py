"""Value cards, what people agree to keep to, and when it is looked at again."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.forms.days import not_later_than_today
from activities.models import Commitment, ReviewDate, ValueCard, WorkingAgreement
from figures.plain import say_date
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Text


class ValueCardForm(PageModelForm):
    """The words of one value card."""

    enter = {"text": "Enter the words of the card"}
    submit = "Save the card"

    class Meta:
        model = ValueCard
        fields = ["text"]
        labels = {"text": "What does the card say?"}
        help_texts = {"text": "A word or a few. For example: Time to think."}
        widgets = {"text": Text()}

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.activity = activity

    def clean_text(self):
        text = self.cleaned_data["text"]
        others = self.activity.value_cards.exclude(pk=self.instance.pk)
        if others.filter(text__iexact=text).exists():
            raise ValidationError("There is a card with these words already. It may be hidden: look below the list")
        return text


class CommitmentForm(PageModelForm):
    """One commitment, in the words that people used."""

    enter = {"text": "Enter what people will keep to"}
    submit = "Save"

    class Meta:
        model = Commitment
        fields = ["text"]
        labels = {"text": "What will everyone keep to?"}
        help_texts = {
            "text": "One thing, so that it can be answered at the end with kept, partly or not. "
            "For example: We say early what cannot change, and why."
        }
        widgets = {"text": LongText(rows=3)}


class ConcernsForm(PageModelForm):
    """How somebody raises a concern when what was agreed is not kept."""

    enter = {"how_to_raise_a_concern": "Enter how somebody can raise a concern"}
    submit = "Save"

    class Meta:
        model = WorkingAgreement
        fields = ["how_to_raise_a_concern"]
        labels = {"how_to_raise_a_concern": "How can somebody raise a concern?"}
        help_texts = {
            "how_to_raise_a_concern": "Whom to turn to, how, and what happens then. Name somebody outside the group "
            "too. For example: Tell Sam by phone or in the break. If it is about Sam, ring the involvement office."
        }
        widgets = {"how_to_raise_a_concern": LongText(rows=4)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["how_to_raise_a_concern"].required = True


class AgreeForm(PageForm):
    """When the commitments were agreed, and from the second version on why they changed."""

    enter = {"agreed_on": "Enter the day on which it was agreed", "reason": "Enter the reason for the change"}
    submit = "Agree and keep"
    as_read = forms.CharField(max_length=64, widget=forms.HiddenInput)
    agreed_on = forms.DateField(
        label="When did people agree to this?", help_text="For example, 27 3 2026", required=True
    )
    reason = forms.CharField(
        label="Why has it changed?",
        help_text="Kept with the new version, where everyone can read it.",
        max_length=1000,
        widget=LongText(rows=3),
    )

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["reason"]

    def clean_agreed_on(self):
        sentence = "The day on which it was agreed must be today or in the past"
        return not_later_than_today(self.cleaned_data["agreed_on"], sentence)


class ReviewDateForm(PageModelForm):
    """A day on which people look again at how they work together."""

    enter = {"due_on": "Enter the day"}
    submit = "Save"

    class Meta:
        model = ReviewDate
        fields = ["due_on", "what_for"]
        labels = {"due_on": "When will you look again?", "what_for": "What for?"}
        help_texts = {
            "due_on": "Once half-way and once at the end is usual. For example, 27 9 2026",
            "what_for": "For example: half-way, after the third workshop.",
        }
        widgets = {"what_for": Text()}

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.activity = activity

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if self.activity.review_dates.exclude(pk=self.instance.pk).filter(due_on=day).exists():
            raise ValidationError("This day is planned already")
        begins = timezone.localdate(self.activity.created_at)
        if day < begins or day.year > begins.year + 20:
            raise ValidationError(
                f"The day must lie between {say_date(begins)}, when this plan was begun, and {begins.year + 20}"
            )
        return day
