"""Who changed a field last, kept for as long as a page may stay open."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Edit
from pages.merging import Hand

KEPT_FOR = timedelta(days=60)


def note(*, record, fields, by):
    """This person has changed these fields of a record just now."""
    Edit.objects.bulk_create(
        [Edit(record=record, field=field, by=by, at=timezone.now()) for field in sorted(fields)],
        update_conflicts=True,
        unique_fields=["record", "field"],
        update_fields=["by", "at"],
    )


def last(*, record, seen_by):
    """Who changed each field of a record last, in words for one reader: {field: Hand}."""
    edits = Edit.objects.filter(record=record).select_related("by")
    return {edit.field: Hand("you" if edit.by == seen_by else edit.by.name, edit.at) for edit in edits}


def clear_old():
    Edit.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
