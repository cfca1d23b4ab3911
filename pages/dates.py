"""Dates as people type them: three boxes, months by number or by name, and errors that name the box."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def read_number(text):
    """A whole number of up to four digits; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def read_year(text):
    """A year in four digits, however long ago; 0 for anything else."""
    return read_number(text) if len(text) == 4 else 0


def read_month(text):
    """The number of a month written 3, 03, mar or March; 0 if there is no such month."""
    if number := read_number(text):
        return number if number <= 12 else 0
    word = text.lower().rstrip(".")
    if word == "sept":
        return 9
    return next((number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)), 0)


class DateText(str):
    """What was typed, part by part, where the three parts do not make a real date."""

    __slots__ = ("parts",)

    def __new__(cls, day, month, year):
        text = super().__new__(cls, f"{day} {month} {year}".strip())
        text.parts = dict(zip(PARTS, (day, month, year), strict=True))
        return text

    @property
    def missing(self):
        return [part for part in PARTS if not self.parts[part]]

    @property
    def faulty(self):
        """The boxes to mark: the empty ones, else the impossible ones, else all three (31 June)."""
        possible = {
            "day": 1 <= read_number(self.parts["day"]) <= 31,
            "month": read_month(self.parts["month"]) > 0,
            "year": read_year(self.parts["year"]) > 0,
        }
        return self.missing or [part for part in PARTS if not possible[part]] or list(PARTS)


class DateParts(forms.Widget):
    """Day, month and year in three boxes. What was typed comes back even when it is no date."""

    template_name = "django/forms/widgets/date_parts.html"
    use_fieldset = True

    def __init__(self, attrs=None, *, own_birthday=False):
        self.own_birthday = own_birthday
        super().__init__(attrs)

    def value_from_datadict(self, data, files, name):
        day, month, year = (str(data.get(f"{name}_{part}") or "").strip() for part in PARTS)
        if not (day or month or year):
            return None
        try:
            return date(read_year(year), read_month(month), read_number(day))
        except ValueError:
            return DateText(day, month, year)

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{part}" in data for part in PARTS)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        base_id = widget["attrs"].pop("id", f"id_{name}")
        is_invalid = widget["attrs"].pop("aria-invalid", None) == "true"
        typed = {part: getattr(value, part, "") for part in PARTS}
        faulty = PARTS if is_invalid else ()
        if isinstance(value, date):
            # As it was typed: 0026 comes back as four digits, for the form to ask about.
            typed["year"] = f"{value.year:04}"
        if isinstance(value, DateText):
            typed, faulty = value.parts, value.faulty if is_invalid else ()
        widget["id"] = base_id
        widget["parts"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{base_id}_{part}",
                "label": part.capitalize(),
                "value": typed[part],
                "is_faulty": part in faulty,
                "autocomplete": f"bday-{part}" if self.own_birthday else "off",
            }
            for part in PARTS
        ]
        return context

    def id_for_label(self, id_):
        return ""


class DatePartsField(forms.DateField):
    """A date in three boxes that says which of the three is missing or wrong."""

    widget = DateParts
    default_error_messages = {
        "invalid": "Enter a real date, like 27 3 2026",
        "missing": "The date must include a %(missing)s",
        "year": "The year must have 4 numbers, like 2026",
    }

    def to_python(self, value):
        if not isinstance(value, DateText):
            return super().to_python(value)
        if value.missing:
            params = {"missing": " and a ".join(value.missing)}
            raise ValidationError(self.error_messages["missing"], code="missing", params=params)
        code = "year" if value.faulty == ["year"] and value.parts["year"] != "0000" else "invalid"
        raise ValidationError(self.error_messages[code], code=code)
