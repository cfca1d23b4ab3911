"""Days that can be meant: a slip of the keyboard is no day in the year 1026 or 9999."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

TEN_YEARS = timedelta(days=3653)
TOO_FAR = "The day must be within the next ten years"
TOO_LONG_AGO = "The day must be within the last ten years"


def plausible(day):
    """The day, if it is within ten years of today. Raises ValidationError."""
    today = timezone.localdate()
    if day and day > today + TEN_YEARS:
        raise ValidationError(TOO_FAR)
    if day and day < today - TEN_YEARS:
        raise ValidationError(TOO_LONG_AGO)
    return day
