"""The forms of a session: staff open one, and somebody who is there begins."""

from django import forms
from django.utils import timezone

from activities.framework import Capacity
from evaluation.forms.answering import QuestionsForm, own_choice
from evaluation.phrases import ENGLISH
from evaluation.sessions import MOST_PEOPLE
from figures.plain import say_date
from pages.forms import PageForm
from pages.widgets import Text, WholeNumber
from participants import codes, links

# What somebody says of themselves, in the order in which it is offered.
OPENINGS = {
    Capacity.SERVICE_USER: "session.service_user",
    Capacity.CARER: "session.carer",
    Capacity.PUBLIC: "session.public",
    Capacity.STAFF: "session.staff",
    Capacity.PARTNER: "session.partner",
}


class SessionLinkForm(PageForm):
    """What the session is called, how long its link works, and for how many people."""

    enter = {
        "name": "Enter what the session is called",
        "last_day": "Enter the last day",
        "at_most": "Enter how many people there will be, at most",
    }
    submit = "Make the link and the code"
    name = forms.CharField(
        label="What is the session called?",
        help_text="People see this. For example: Workshop on 3 May.",
        max_length=100,
        widget=Text(),
    )
    last_day = forms.DateField(label="Until when can people begin?", help_text="To the end of this day.")
    at_most = forms.IntegerField(
        label="How many people will there be, at most?",
        help_text=f"Nobody more than this can begin. Up to {MOST_PEOPLE}.",
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=WholeNumber(width=4),
    )

    def __init__(self, *args, round_, **kwargs):
        self.round = round_
        super().__init__(*args, **kwargs)

    def clean_last_day(self):
        last_day = self.cleaned_data["last_day"]
        if not timezone.localdate() <= last_day <= self.round.closes_on:
            raise forms.ValidationError(
                f"The last day must be between today and the last day to answer, {say_date(self.round.closes_on)}"
            )
        return last_day


class SeatForm(QuestionsForm):
    """In which capacity somebody at a session answers. `seat` is a secret drawn for this page.

    capacities: those asked in the round. words: what the organisation calls them, in English, or nothing.
    """

    def __init__(self, data=None, *, capacities, words, phrases=ENGLISH):
        options = [
            (capacity, phrases.say(code) + (f" ({words[capacity]})" if capacity in words else ""))
            for capacity, code in OPENINGS.items()
            if capacity in capacities
        ]
        self.choice = own_choice("capacity", "session.question", options, phrases)
        super().__init__(data, asked=[self.choice], phrases=phrases)
        self.seat = data.get("seat", "") if self.is_bound else links.draw_token()
        if self.is_bound:
            self.choice.require()
            if not links.is_sealed_by_us(self.seat):
                self.add_fault("session.too_old")
                self.with_fresh_seat()

    @property
    def capacity(self):
        return self.choice.given.options[0]

    def with_fresh_seat(self):
        """The same page for another press of the button: a seat that could not be had is not asked for again."""
        self.seat = links.draw_token()
        return self


class CodeForm(PageForm):
    """A code as it is typed from paper."""

    enter = {"code": "Type the code that is on your paper"}
    submit = "Continue"
    marks_optional = False
    code = forms.CharField(
        label="The code",
        help_text="It has 10 letters and numbers, like KD7-4QX-9TM-2. Dashes and capital letters do not matter.",
        max_length=60,
        widget=Text({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}, width=20),
    )

    def clean_code(self):
        try:
            return codes.read(self.cleaned_data["code"])
        except codes.Mistyped as mistake:
            raise forms.ValidationError(str(mistake)) from mistake
