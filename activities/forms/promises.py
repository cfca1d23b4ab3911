"""What people taking part are promised, and what became of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.forms.days import not_later_than_today, plausible
from pages.forms import PageForm
from pages.widgets import LongText

PAST = "The day must be today or later"
BEFORE_IT_WAS_MADE = "The day must be the day on which it was promised or later"
READ_BY_ALL = "Everybody who takes part reads this on their own page. They see no name beside it."


def text_field():
    return forms.CharField(
        label="What do you promise?",
        help_text="In the words that people will read. For example: You will get the notes within five days.",
        max_length=300,
        widget=LongText(rows=3),
    )


def day_field():
    return forms.DateField(
        label="By when, at the latest?",
        help_text="For example, 27 3 2026. If it is about something that goes on, the day when it will all be done.",
    )


def words_field(label, help_text):
    return forms.CharField(label=label, help_text=help_text, max_length=500, widget=LongText(rows=3))


class PromiseForm(PageForm):
    """What is promised, and by when."""

    submit = "Go on"
    enter = {"text": "Enter what you promise", "due_on": "Enter the day by which it will be done"}
    text = text_field()
    due_on = day_field()

    def clean_due_on(self):
        if self.cleaned_data["due_on"] < timezone.localdate():
            raise ValidationError(PAST)
        return plausible(self.cleaned_data["due_on"])


class PromiseReadForm(PageForm):
    """The promise that was read once more; pressing the button makes it."""

    submit = ""
    is_read = forms.CharField(widget=forms.HiddenInput)


class ChangeForm(PromiseForm):
    """What is promised instead, and why."""

    submit = "Change the promise"
    enter = PromiseForm.enter | {"words": "Enter why the promise is changed"}
    words = words_field("Why is it changed?", f"{READ_BY_ALL} The promise as it was stays there too.")


class WithdrawForm(PageForm):
    """Why a promise will not be kept."""

    submit = ""
    enter = {"words": "Enter why the promise cannot be kept"}
    words = words_field("Why can it not be kept?", READ_BY_ALL)


class KeptForm(PageForm):
    """When a promise was kept, and what people got."""

    submit = "Save"
    enter = {"kept_on": "Enter the day on which it was kept", "words": "Enter what people got"}
    kept_on = forms.DateField(label="When was it kept?", help_text="For example, 27 3 2026")
    words = words_field(
        "What did people get, and how?",
        f"For example: Notes of the session went to everybody by e-mail or post. {READ_BY_ALL}",
    )

    def __init__(self, *args, made_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.made_on = made_on

    def clean_kept_on(self):
        kept_on = not_later_than_today(self.cleaned_data["kept_on"])
        if kept_on < self.made_on:
            raise ValidationError(BEFORE_IT_WAS_MADE)
        return kept_on


class TakeBackForm(PageForm):
    """Why a promise that was said to be kept is not."""

    submit = ""
    enter = {"words": "Enter what is still missing"}
    words = words_field("What is still missing?", READ_BY_ALL)
