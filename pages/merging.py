"""Two people in one form: what a record said when the page was drawn, what it says now, and what each of them wrote.

A page carries a fingerprint of every field as the person read it. When it is sent, the record may say something else:
then somebody was quicker. What only they changed stays as they left it; where both changed the same field, nothing is
saved, and the page comes back with the person's own words and with what it now says.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format

from pages.dates import PARTS, DateParts

CARRIED = "as_it_stood"
NOT_COMPARED = (forms.FileField,)
SOMEBODY = "somebody"
PRINT = re.compile("[0-9a-f]{16}")
NAME = re.compile(r"[\w-]{1,100}")


@dataclass(frozen=True)
class Hand:
    """Who changed a field last, and when."""

    name: str = SOMEBODY
    at: datetime | None = None

    def __str__(self):
        return f"{self.name} {say_moment(self.at)}" if self.at else self.name


def say_moment(at):
    """A moment in words: "at 10:32" today, "on 3 May at 10:32" on another day."""
    at = timezone.localtime(at)
    hour = f"at {date_format(at, 'H:i')}"
    return hour if at.date() == timezone.localdate() else f"on {date_format(at, 'j F')} {hour}"


def as_text(value):
    """The same text for the same value, whether it comes from the record or out of a form."""
    if value is None or value is False:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (Decimal, float)):
        return f"{Decimal(str(value)).normalize():f}"
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, default=str)
    if hasattr(value, "__iter__") and not isinstance(value, str):
        return "\n".join(sorted(as_text(part) for part in value))
    return str(value).replace("\r\n", "\n").strip()


def fingerprint(name, value):
    return hashlib.sha256(f"{name}={as_text(value)}".encode()).hexdigest()[:16]


def read_fingerprints(text):
    """What a page carried; nothing where it carried nothing that we understand."""
    try:
        read = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    pairs = read.items() if isinstance(read, dict) else []
    return {name: print_ for name, print_ in pairs if NAME.fullmatch(name) and PRINT.fullmatch(str(print_))}


class MergingMixin:
    """Mix into a form that changes what stands already. A view says so with `compare`, before it asks for errors."""

    draft = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.carried, self.prints = {}, {}
        self.now_says = {}
        self.taken_over = {}
        self._read, self._hands = {}, dict

    @property
    def comparable(self):
        """The fields that people see and fill in."""
        hidden = {name for name, field in self.fields.items() if field.widget.is_hidden or field.disabled}
        return [
            name for name, field in self.fields.items() if name not in hidden and not isinstance(field, NOT_COMPARED)
        ]

    @property
    def boxes(self):
        """The names under which its fields are sent, except what no draft may hold: secrets, files, hidden fields."""
        never = (forms.PasswordInput, forms.FileInput)
        kept = [name for name in self.comparable if not isinstance(self.fields[name].widget, never)]
        return [key for name in kept for key in keys_of(self, name)]

    def compare(self, *, read, hands=dict):
        """Compare with what stands, as of now.

        read: the fingerprints of what the person had read. hands: tells who changed which field last, {name: Hand};
        asked only when something was changed by somebody else.
        """
        self._now = {name: self.what_stands(name) for name in self.comparable}
        self.prints = {name: fingerprint(name, value) for name, value in self._now.items()}
        self._read, self._hands = read, hands
        self.carried[CARRIED] = json.dumps(self.prints, separators=(",", ":"))

    def what_stands(self, name):
        """What the record says in this field; a form that suggests words beside it says otherwise."""
        return self.get_initial_for_field(self.fields[name], name)

    def called(self, name):
        """What a field is called in a sentence of its own."""
        return f"“{self.fields[name].label}”"

    def changed_by_others(self):
        """The fields that say something else than the person had read."""
        return [
            name for name, read in self._read.items() if name in self.fields and self.prints.get(name, read) != read
        ]

    def merge(self):
        """Take over what others changed and this person left alone; refuse where both changed the same field."""
        for name in self.changed_by_others():
            mine = fingerprint(name, self.cleaned_data[name]) if name in self.cleaned_data else None
            if mine == self._read[name]:
                self._take_over(name)
            elif mine != self.prints[name]:
                hand = self.note_what_it_says(name)
                self.add_error(
                    name, f"{self.called(name)} was changed by {hand} while you were writing. Put both together here"
                )

    def recover(self, *, typed, read):
        """Fill in what somebody typed earlier and did not save. Returns whether that differs from what stands."""
        typed, differs = MultiValueDict(typed), False
        self._read = read if self.prints else {}
        others = self.changed_by_others()
        for name in self.comparable:
            if not any(key in typed for key in keys_of(self, name)):
                continue
            sent = self.fields[name].widget.value_from_datadict(typed, {}, self.add_prefix(name))
            mine = fingerprint(name, self._cleaned(name, sent))
            if name in others and mine == self._read[name]:
                self.taken_over[name] = self._hand(name)
                continue
            if name in others and mine != self.prints[name]:
                self.note_what_it_says(name)
            differs = differs or mine != fingerprint(name, self.get_initial_for_field(self.fields[name], name))
            self.initial[name] = sent
        return differs

    @property
    def meanwhile(self):
        """What others changed and this form has taken over, a sentence each."""
        return [
            f"{hand.name[0].upper()}{hand.name[1:]} changed {self.called(name)} meanwhile."
            for name, hand in self.taken_over.items()
        ]

    @property
    def changed_data(self):
        return [name for name in super().changed_data if name not in self.taken_over]

    @property
    def changed_by_me(self):
        """The fields that this form, sent and clean, changes."""
        return [
            name
            for name in self.comparable
            if name in self.cleaned_data and fingerprint(name, self.cleaned_data[name]) != self.prints.get(name)
        ]

    def _take_over(self, name):
        field, now = self.fields[name], self._now[name]
        try:
            value = field.clean(field.prepare_value(now)) if as_text(now) else field.to_python(None)
        except ValidationError as error:
            self.add_error(name, error)
            return
        self.cleaned_data[name] = value
        # Should the page come back, it shows what stands and not what this person had read.
        field.bound_data = lambda data, initial: now
        self.taken_over[name] = self._hand(name)

    def note_what_it_says(self, name):
        hand = self._hand(name)
        self.now_says[name] = {"text": say(self.fields[name], self._now[name]), "hand": hand}
        return hand

    def _hand(self, name):
        return self._hands().get(name, Hand())

    def _cleaned(self, name, sent):
        try:
            return self.fields[name].clean(sent)
        except ValidationError:
            return sent


def say(field, value):
    """What a field says, in the words of the page."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if not as_text(value):
        return ""
    if hasattr(field, "choices"):
        value = field.prepare_value(value)
        chosen = {str(one) for one in (value if isinstance(value, (list, tuple)) else [value])}
        return ", ".join(str(label) for key, label in field.choices if str(key) in chosen)
    return str(value)


def keys_of(form, name):
    """The names under which a browser sends a field."""
    widget, key = form.fields[name].widget, form.add_prefix(name)
    if isinstance(widget, DateParts):
        return [f"{key}_{part}" for part in PARTS]
    if isinstance(widget, forms.MultiWidget):
        return [f"{key}{suffix}" for suffix in widget.widgets_names]
    return [key]
