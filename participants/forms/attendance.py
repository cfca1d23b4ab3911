"""Who was at a session: people of the list one by one, and others as numbers."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.text import capfirst

from activities.framework import Capacity
from pages.forms import PageForm
from pages.widgets import Text, WholeNumber
from participants import attendance
from participants.models import THERE, Attendance, capacity_words

State = Attendance.State
NOTHING = ("", "Not noted")
LIKELY = "Enter hours between 0 and 24, like 2 or 2.5"
NOT_LIKELY = ("invalid", "min_value", "max_value", "max_digits", "max_decimal_places", "max_whole_digits")


class HoursField(forms.DecimalField):
    """Hours of one day; 2.5 is two and a half. `of`: whose hours, where the page has those of several people."""

    def __init__(self, *, of="", **kwargs):
        sentence = f"{of}: {LIKELY[0].lower()}{LIKELY[1:]}" if of else LIKELY
        super().__init__(
            min_value=0,
            max_value=24,
            max_digits=4,
            decimal_places=2,
            required=False,
            widget=Text({"inputmode": "decimal"}, width=4, suffix="hours"),
            error_messages=dict.fromkeys(NOT_LIKELY, sentence),
            **kwargs,
        )


@dataclass(frozen=True)
class Row:
    """The controls of one person, as the page sets them side by side."""

    name: str
    capacity: str
    controls: list[forms.BoundField]


class AttendanceForm(PageForm):
    """Everybody of the list, each with whether they were there and for how long."""

    note_first_time = forms.BooleanField(
        label="Also note that they took part for the first time",
        help_text="For those who were there and have only joined so far. It is a dated step of theirs.",
        required=False,
    )
    marks_optional = False
    submit = ""

    def __init__(self, *args, session, people, noted, replies, **kwargs):
        self.session, self.people = session, list(people)
        super().__init__(*args, **kwargs)
        for person in self.people:
            before, reply = noted.get(person.pk), replies.get(person.pk)
            expected = attendance.expected_state(reply.answer if reply and reply.counts else "")
            self._add(person, before, expected="" if noted else expected)

    def _add(self, person, before, *, expected):
        name = person.participant.name
        self.add_field(
            f"state_{person.pk}",
            forms.ChoiceField(
                label="Were they there?",
                choices=[NOTHING, *State.choices],
                required=False,
                initial=before.state if before else "",
            ),
        )
        if expected:
            self.initial[f"state_{person.pk}"] = expected
        # The choice that stands first says what it means, in place of "Choose one".
        self.fields[f"state_{person.pk}"].choices = [NOTHING, *State.choices]
        for field, label in (("hours", "How long?"), ("preparation", "And to prepare?")):
            value = getattr(before, field).normalize() if before and getattr(before, field) else None
            initial = value and f"{value:f}"
            self.add_field(f"{field}_{person.pk}", HoursField(of=name, label=label, initial=initial))

    def what_stands(self, name):
        """What is noted. Whoever says meanwhile that they come has not been there yet, and changed nothing here."""
        return self.fields[name].initial

    def called(self, name):
        whose = [f" of {person.participant.name}" for person in self.people if name.endswith(f"_{person.pk}")]
        return "".join([super().called(name), *whose])

    @property
    def rows(self):
        for person in self.people:
            controls = [self[f"{name}_{person.pk}"] for name in ("state", "hours", "preparation")]
            yield Row(person.participant.name, person.capacity_in_words, controls)

    def clean(self):
        cleaned = super().clean()
        for person in self.people:
            state, hours = cleaned.get(f"state_{person.pk}"), cleaned.get(f"hours_{person.pk}")
            preparation = cleaned.get(f"preparation_{person.pk}")
            if state == State.PART and hours is None and f"hours_{person.pk}" not in self.errors:
                self.add_error(f"hours_{person.pk}", f"Enter how many hours {person.participant.name} was there")
            if not state and (hours or preparation):
                self.add_error(f"state_{person.pk}", f"Select whether {person.participant.name} was there")
        return cleaned

    @property
    def noted(self):
        """What to keep: {involvement: what was noted of them, or None}; not of people who were not on the page yet."""
        sent = [person for person in self.people if f"state_{person.pk}" in self.data]
        return {person: self._noted_of(person) for person in sent}

    def _noted_of(self, person):
        state = self.cleaned_data[f"state_{person.pk}"]
        if not state:
            return None
        hours = self.cleaned_data[f"hours_{person.pk}"]
        if state not in THERE:
            hours = Decimal()
        elif hours is None:
            hours = Decimal(self.session.length.seconds) / 3600
        return {
            "state": state,
            "hours": round(hours, 2),
            "preparation": self.cleaned_data[f"preparation_{person.pk}"] or Decimal(),
        }


class HeadcountForm(PageForm):
    """How many came who are not on the list, by capacity."""

    hours = HoursField(label="How long was each of them there, about?")
    marks_optional = False
    submit = "Save the numbers"

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        words = capacity_words(organisation)
        for capacity in Capacity:
            self.add_field(
                capacity.value,
                forms.IntegerField(
                    label=capfirst(words[capacity]),
                    min_value=0,
                    max_value=5000,
                    required=False,
                    widget=WholeNumber(suffix="people"),
                    error_messages={
                        "invalid": "Enter a number, like 12",
                        "min_value": "Enter 0 or more",
                        "max_value": "Enter 5000 or fewer",
                    },
                ),
            )
        self.order_fields([*Capacity.values, "hours"])

    @property
    def counted(self):
        """What to keep, as participants.attendance.count takes it."""
        people = {capacity: self.cleaned_data[capacity.value] or 0 for capacity in Capacity}
        return {"people": people, "hours": self.cleaned_data["hours"] or Decimal()}
