"""When and where people come together."""

import re
from datetime import time

from django import forms
from django.core.exceptions import ValidationError

from activities import sessions
from activities.forms.days import check_years, likely
from activities.models import Session, Venue
from pages.forms import PageForm, PageModelForm
from pages.widgets import Checkboxes, LongText, Radios, Text, WholeNumber

CLOCK = re.compile(r"(\d{1,2})(?:[.:h ]?(\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)


class ClockField(forms.Field):
    """A time as people write it: 10, 10.30, 14:00, 2pm, 2.30 pm."""

    widget = Text
    default_error_messages = {"invalid": "Enter a time, like 10.30 am or 14.30"}

    def __init__(self, **kwargs):
        super().__init__(widget=Text(width=10), **kwargs)

    def prepare_value(self, value):
        return f"{value.hour}.{value.minute:02}" if isinstance(value, time) else value

    def to_python(self, value):
        if isinstance(value, time):
            return value
        text = (value or "").strip().lower()
        if not text:
            return None
        found = {"noon": "12 pm", "midday": "12 pm"}.get(text, text)
        read = CLOCK.fullmatch(found) if found.isascii() else None
        if read is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        hour, minute, half = int(read[1]), int(read[2] or 0), read[3]
        if (half and not 1 <= hour <= 12) or hour > 23 or minute > 59:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)


class SessionForm(PageModelForm):
    """When, where and what for. Only the first part is needed to begin with."""

    starts = ClockField(label="Starts at", help_text="For example, 10.30 am")
    ends = ClockField(label="Ends at", help_text="For example, 12.30 pm")
    enter = {
        "title": "Enter what you call it",
        "on": "Enter the day",
        "starts": "Enter when it starts",
        "ends": "Enter when it ends",
        "ways": "Select how people can take part",
    }
    sections = [
        ("What and when", ["title", "about", "on", "starts", "ends"]),
        ("Where", ["ways"]),
        ("Sharing power", ["chair", "co_chair", "questions"]),
        ("So that people can be at ease", ["breaks", "quiet_space", "before", "after"]),
        ("Papers", ["papers_due_on"]),
    ]
    submit = "Save"

    class Meta:
        model = Session
        fields = [
            "title",
            "about",
            "on",
            "starts",
            "ends",
            "ways",
            "venue",
            "place",
            "online",
            "phone",
            "chair",
            "co_chair",
            "questions",
            "breaks",
            "quiet_space",
            "before",
            "after",
            "papers_due_on",
        ]
        labels = {
            "title": "What do you call it?",
            "about": "What is it for?",
            "on": "On which day?",
            "ways": "How can people take part?",
            "venue": "Venue",
            "place": "Room, or another place",
            "online": "How to join online",
            "phone": "How to join by phone",
            "chair": "Who chairs?",
            "co_chair": "Who chairs with them?",
            "questions": "What would you like to ask people?",
            "breaks": "When are the breaks?",
            "quiet_space": "Where can people have some quiet?",
            "before": "Who talks with people before it, if they like?",
            "after": "Who talks with people after it, if they like?",
            "papers_due_on": "By when are papers sent?",
        }
        help_texts = {
            "title": "People find it in their calendar, where others may read it. For example: Second meeting.",
            "about": "One or two sentences. For example: We choose the words of the letter together.",
            "on": "Avoid the school run, prayer times and festivals. For example, 27 3 2026",
            "place": "For example: Room 2, first floor.",
            "online": "The link, and what to press. Only coordinators and people who take part see it.",
            "phone": "The number and the code. Only coordinators and people who take part see it.",
            "chair": "A role, or a name they are happy to have here.",
            "co_chair": "Somebody with lived experience shares the chair, if they like.",
            "questions": "People read this beforehand and can think about it.",
            "breaks": "For example: ten minutes at 11 am.",
            "quiet_space": "For example: the small room next door. Online: you may switch off and come back.",
            "before": "For example: Sam rings whoever likes, the day before.",
            "after": "For example: Sam stays half an hour longer.",
            "papers_due_on": "Leave it empty for a week before.",
        }
        widgets = {
            "about": LongText(rows=3),
            "ways": Checkboxes(
                choices=Session.Way.choices,
                reveals={"in_person": ["venue", "place"], "online": "online", "phone": "phone"},
            ),
            "online": LongText(rows=3),
            "phone": LongText(rows=3),
            "questions": LongText(rows=4),
        }
        field_classes = {"starts": ClockField, "ends": ClockField}

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.activity = activity
        here = self.instance.venue_id
        offered = Venue.objects.filter(organisation=activity.organisation)
        self.fields["venue"].queryset = (offered.offered() | offered.filter(pk=here)).order_by("name")
        self.fields["venue"].empty_label = "None of these"
        ways = forms.MultipleChoiceField(
            label=self.fields["ways"].label, choices=Session.Way.choices, widget=self._meta.widgets["ways"]
        )
        self.add_field("ways", ways)
        self.order_fields(self._meta.fields)
        self.fields["papers_due_on"].required = False

    def clean_on(self):
        return likely(self.cleaned_data["on"])

    def clean(self):
        cleaned = super().clean()
        starts, ends, day = (cleaned.get(name) for name in ("starts", "ends", "on"))
        if starts and ends and ends <= starts:
            self.add_error("ends", "It must end after it starts. Is it am or pm?")
        if "in_person" in cleaned.get("ways", []) and not cleaned.get("venue") and not cleaned.get("place"):
            self.add_error("place", "Choose a venue, or write where it is")
        check_years(self, "papers_due_on")
        due = cleaned.get("papers_due_on")
        if day and due and due > day:
            self.add_error("papers_due_on", "Papers must be sent before the session, not after it")
        return cleaned

    def _get_validation_exclusions(self):
        """The day for papers is worked out on saving, where it was left out."""
        return super()._get_validation_exclusions() | {"papers_due_on"}


class SessionUpdateForm(SessionForm):
    """The same, with what people read if when or where has changed."""

    why = forms.CharField(
        label="If you have changed when or where it is: why?",
        help_text="People read it on their own page, beside what it was before.",
        max_length=500,
        required=False,
        widget=LongText(rows=2),
    )
    sections = [*SessionForm.sections, ("What people are told", ["why"])]


class SessionCancelForm(PageForm):
    """Why a session does not take place."""

    why = forms.CharField(
        label="What do you want to tell people?",
        help_text="They read it on their own page. For example: the room is flooded. We will find another day.",
        max_length=500,
        widget=LongText(rows=3),
        error_messages={"required": "Tell people why it does not take place"},
    )
    submit = ""


class RepeatForm(PageForm):
    """The same again: how often, and how many times."""

    how_often = forms.ChoiceField(
        label="When is it again?",
        choices=[
            (sessions.MONTHLY, "Every month, on the same weekday"),
            (sessions.FOUR_WEEKLY, "Every four weeks"),
            (sessions.FORTNIGHTLY, "Every two weeks"),
            (sessions.WEEKLY, "Every week"),
            (sessions.ON_A_DAY, "Once, on another day"),
        ],
        widget=Radios(
            reveals={
                sessions.MONTHLY: "months",
                sessions.FOUR_WEEKLY: "four_weeks",
                sessions.FORTNIGHTLY: "fortnights",
                sessions.WEEKLY: "weeks",
                sessions.ON_A_DAY: "on",
            }
        ),
        error_messages={"required": "Select when it is again"},
    )
    on = forms.DateField(label="On which day?", help_text="For example, 27 3 2026")
    with_agenda = forms.BooleanField(label="Take over the agenda as well", required=False)
    enter = {"on": "Enter the day"}
    submit = "Plan them"
    times = {
        sessions.MONTHLY: "months",
        sessions.FOUR_WEEKLY: "four_weeks",
        sessions.FORTNIGHTLY: "fortnights",
        sessions.WEEKLY: "weeks",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.times.values():
            self.add_field(name, self._how_many())
        self.order_fields(["how_often", *self.times.values(), "on", "with_agenda"])

    @staticmethod
    def _how_many():
        return forms.IntegerField(
            label="How many more times?",
            min_value=1,
            max_value=sessions.MOST_AT_ONCE,
            initial=1,
            widget=WholeNumber(width=2),
            error_messages={
                "required": "Enter how many more times, 1 for the next one only",
                "invalid": "Enter a number, like 3",
                "min_value": "Enter 1 or more",
                "max_value": f"Enter {sessions.MOST_AT_ONCE} or fewer",
            },
        )

    def clean_on(self):
        return likely(self.cleaned_data["on"])

    @property
    def wanted(self):
        """What was chosen, as activities.sessions.days_of takes it."""
        given = self.cleaned_data
        how_often = given["how_often"]
        times = given[self.times[how_often]] if how_often in self.times else 1
        return {"how_often": how_often, "times": times, "on": given["on"]}
