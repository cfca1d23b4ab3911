"""Keeps the lists that come with FourPi: each numbered version once, as a row that never changes."""

import json
from pathlib import Path

from activities.models import ChecklistVersion

FILE = Path(__file__).with_name("shipped.json")


def publish_after_migrate(plan=(), **kwargs):
    # Taking migrations back may leave no table to publish in.
    if not any(is_backwards for _, is_backwards in plan):
        publish()


def publish():
    """Publish what is new. A number already published is left alone, so running it again changes nothing."""
    for version in read():
        ChecklistVersion.objects.get_or_create(
            organisation=None,
            number=version["number"],
            defaults={
                "items": version["items"],
                "content_hash": ChecklistVersion.hash_of(version["items"]),
                "change_note": version["note"],
            },
        )


def read():
    """Every version as the file holds it: number, note and items."""
    return json.loads(FILE.read_text(encoding="utf-8"))["versions"]
