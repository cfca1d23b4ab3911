"""Reminders while everything that sends them is killed again and again: nobody twice too often, nobody forgotten."""

import email
import os
import secrets
import signal
import sys
from collections import Counter
from datetime import datetime, timedelta
from datetime import time as clock

import pytest
from django.db import connection
from django.utils import timezone

from activities.models import Status
from evaluation.models import Invitation, InvitationMessage, Round
from fourpi.embedded import children
from jobs.outbox import NOT_SHOWN_HEADER
from tests.architecture.house import HOUSE

pytestmark = [pytest.mark.slow, pytest.mark.kill, pytest.mark.django_db(transaction=True)]
LONG = os.environ.get("FOURPI_LONG") == "1"
PEOPLE = 80 if LONG else 16
# Two at once, so that one may do what the other died of.
FATES = [
    (("queueing", "1"), ("queueing", "1")),
    (("queued", "1"), ("queued", "1")),
    (("sending", "1"), ("written", "2")),
    (("written", "1"), ("sending", "2")),
]
if LONG:
    moments = ("queueing", "queued", "sending", "written")
    FATES += [((secrets.choice(moments), "1"), (secrets.choice(moments), "2")) for _ in range(25)]
REMINDED, SENT, UNSURE = InvitationMessage.Kind.REMINDED, InvitationMessage.State.SENT, InvitationMessage.State.UNSURE


@pytest.fixture
def folder_of_letters(settings):
    """The folder to which the killed processes write their letters, emptied first."""
    for letter in settings.OUTBOX_DIR.glob("*.eml"):
        letter.unlink()
    return settings.OUTBOX_DIR


@pytest.fixture
def round_(cast):
    """Sixteen days long; the first reminder is due half-way, and so is the second two days before its end."""
    activity = cast.activity(status=Status.OPEN)
    for _ in range(PEOPLE):
        cast.person(activity)
    round_ = cast.open_round(activity)
    InvitationMessage.objects.update(state=SENT)
    return round_


def at_day(round_, day):
    """Let it be this day of the round, counted from its opening."""
    opened_on = timezone.localdate() - timedelta(days=day)
    opened_at = timezone.make_aware(datetime.combine(opened_on, clock(15)))
    Round.objects.filter(pk=round_.pk).update(opened_at=opened_at, closes_on=opened_on + timedelta(days=16))
    Invitation.objects.filter(round=round_).update(asked_at=opened_at)
    InvitationMessage.objects.update(queued_at=opened_at)


def remind(*fates):
    """Processes that remind at once, each with its fate (see `reminding`); how many of them were killed."""
    started = [
        children.start(
            [sys.executable, "-m", "tests.reliability.reminding", *fate],
            environment=os.environ | {"FOURPI_TEST_DATABASE": connection.settings_dict["NAME"]},
            at_our_death=signal.SIGKILL,
            folder=HOUSE,
        )
        for fate in fates
    ]
    ended = [process.wait(timeout=120) for process in started]
    assert set(ended) <= {0, -signal.SIGKILL}
    own_up()
    return ended.count(-signal.SIGKILL)


def remind_under_kills():
    """Begin again and again, each time with another death, and in the end let it finish. Returns how many died."""
    died = sum(remind(*pair) for pair in FATES)
    assert remind((), ()) == 0
    return died


def own_up():
    """What a dead process left in the middle of sending may have gone out, as the sweeper says after two minutes."""
    left = InvitationMessage.objects.filter(state=InvitationMessage.State.SENDING)
    left.update(sending_at=timezone.now() - timedelta(minutes=5))
    InvitationMessage.objects.own_up_to_unsure()


def letters_to(folder):
    """How many reminders each address got."""
    found = [email.message_from_bytes(path.read_bytes()) for path in folder.glob("*.eml")]
    return Counter(letter["To"] for letter in found if letter[NOT_SHOWN_HEADER])


def rows_of(number):
    """{address: state} of the messages of this reminder."""
    messages = InvitationMessage.objects.filter(kind=REMINDED, key__startswith=f"remind:{number}:")
    return {message.invitation.involvement.participant.email: message.state for message in messages}


def addresses(invitations):
    return {invitation.involvement.participant.email for invitation in invitations}


def answer(cast, round_, how_many):
    """So many more people answer."""
    waiting = list(round_.invitations.filter(is_sent=False).order_by("pk")[:how_many])
    for invitation in waiting:
        cast.answer(invitation.involvement, {"C1": "good"}, round_=round_)


def test_nobody_is_reminded_too_often_and_nobody_is_lost_whatever_is_killed(cast, round_, folder_of_letters):
    answer(cast, round_, 4)
    due_first = addresses(round_.invitations.filter(is_sent=False))
    at_day(round_, 8)
    died = remind_under_kills()
    assert died == 2 * len(FATES) or LONG, "not all of them died as they should"

    first = letters_to(folder_of_letters)
    assert set(rows_of(1)) == due_first
    everything_is_accounted_for(rows_of(1), first)
    assert set(first) <= due_first and max(first.values()) == 1
    assert sum(state == UNSURE for state in rows_of(1).values()) <= died

    answer(cast, round_, 4)
    due_second = addresses(round_.invitations.filter(is_sent=False))
    at_day(round_, 14)
    remind_under_kills()
    both = letters_to(folder_of_letters)
    second = both - first
    assert set(rows_of(2)) == due_second
    everything_is_accounted_for(rows_of(2), second)
    assert set(second) <= due_second and max(second.values()) == 1
    assert max(both.values()) == 2

    for day in (8, 14, 15):
        at_day(round_, day)
        assert remind((), ()) == 0
    assert letters_to(folder_of_letters) == both


def everything_is_accounted_for(rows, letters):
    """What is called sent was sent; of the rest we say that it may not have been. Nothing waits for ever."""
    assert set(rows.values()) <= {SENT, UNSURE}
    assert all(letters[address] == 1 for address, state in rows.items() if state == SENT)
