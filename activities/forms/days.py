"""Days that can be meant: a slip of the finger in a year is asked about, not kept."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

FIRST_YEAR = 2000
YEARS_AHEAD = 20
NEAR = timedelta(days=5 * 366)


def odd_year():
    """What is said of a year that cannot be meant."""
    return f"The year must be between {FIRST_YEAR} and {_last_year()}"


def plausible(day):
    """The day, if its year can be meant. Raises ValidationError."""
    if day and not FIRST_YEAR <= day.year <= _last_year():
        raise ValidationError(odd_year())
    return day


def likely(day):
    """The day, if it is near enough to be planned for. Raises ValidationError."""
    if day and abs(day - timezone.localdate()) > NEAR:
        raise ValidationError("Enter a day within five years of today")
    return day


def check_years(form, *names):
    """Say of each of these days whose year cannot be meant that it is to be looked at again."""
    for name in names:
        try:
            plausible(form.cleaned_data.get(name))
        except ValidationError as odd:
            form.add_error(name, odd)


def not_later_than_today(day, sentence="The day must be today or in the past"):
    """The day, if it can be meant and has come, or none. Raises ValidationError."""
    if day and day > timezone.localdate():
        raise ValidationError(sentence)
    return plausible(day)


def check_order(form, first, last):
    """Say of the last day that it must not be before the first one."""
    days = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if all(days) and days[1] < days[0]:
        form.add_error(last, "The last day must be the same as or after the first day")


def _last_year():
    return timezone.localdate().year + YEARS_AHEAD
