"""The demonstration's post: an e-mail backend that writes a private folder, and the reading of it."""

import email
import email.policy
import os
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

ORGANISATION_HEADER = "X-FourPi-Organisation"
# On a reminder: who could read to whom it went would know who has not answered.
NOT_SHOWN_HEADER = "X-FourPi-Not-Shown"


class FolderBackend(BaseEmailBackend):
    """Writes each message to a file of its own in a folder only this account can read; refused in production."""

    def send_messages(self, email_messages):
        folder = Path(settings.OUTBOX_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{uuid.uuid4().hex[:8]}.eml"
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class Letter:
    name: str
    to: str
    subject: str
    text: str
    written_at: datetime


def letters(*, organisations):
    """Letters written for these organisations, newest first; others' letters are not there, and reminders neither."""
    folder = Path(settings.OUTBOX_DIR)
    wanted = {str(organisation) for organisation in organisations}
    for path in sorted(folder.glob("*.eml"), reverse=True) if folder.is_dir() else []:
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        if message[ORGANISATION_HEADER] not in wanted or message[NOT_SHOWN_HEADER]:
            continue
        body = message.get_body(preferencelist=("plain",))
        yield Letter(
            name=path.stem,
            to=str(message["To"]),
            subject=str(message["Subject"]),
            text=body.get_content() if body else "",
            written_at=datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone()),
        )
