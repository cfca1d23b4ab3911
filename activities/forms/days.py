"""Days that can be meant: a slip of the finger in a year is asked about, not kept."""

from django.core.exceptions import ValidationError
from django.utils import timezone

FIRST_YEAR = 2000
YEARS_AHEAD = 20


def odd_year():
    """What is said of a year that cannot be meant."""
    return f"The year must be between {FIRST_YEAR} and {_last_year()}"


def plausible(day):
    """The day, if its year can be meant. Raises ValidationError."""
    if day and not FIRST_YEAR <= day.year <= _last_year():
        raise ValidationError(odd_year())
    return day


def check_years(form, *names):
    """Say of each of these days whose year cannot be meant that it is to be looked at again."""
    for name in names:
        try:
            plausible(form.cleaned_data.get(name))
        except ValidationError as odd:
            form.add_error(name, odd)


def not_later_than_today(day):
    """The day, unless it has not come yet."""
    if day > timezone.localdate():
        raise ValidationError("The day must be today or in the past")
    return day


def _last_year():
    return timezone.localdate().year + YEARS_AHEAD
