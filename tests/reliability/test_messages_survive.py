"""One message to one person, and honest words when nobody can know whether it left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activities.models import Status
from jobs.hints import hint
from jobs.outbox import letters
from jobs.sweeper import sweep
from participants import recruitment
from participants.models import LinkMessage, PersonalLink
from participants.tasks import send_link
from tests.reliability.waiting import is_somebody_waiting_for, table_held, wait_until


@pytest.fixture
def folder_of_letters(settings):
    """The folder to which this process and the worker write their letters, emptied first."""
    settings.EMAIL_BACKEND = "jobs.outbox.FolderBackend"
    for letter in settings.OUTBOX_DIR.glob("*.eml"):
        letter.unlink()


@pytest.fixture
def message(cast, folder_of_letters):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, has_joined=False)
    return recruitment.invite(involvement=person, by=cast.coordinator)


def letters_written(cast):
    return list(letters(organisations=[cast.organisation.pk]))


def state_of(message):
    return LinkMessage.objects.get(pk=message.pk).state


@pytest.mark.django_db
def test_running_the_task_twice_sends_one_message(cast, message):
    send_link(message.pk)
    send_link(message.pk)
    assert len(letters_written(cast)) == 1
    assert state_of(message) == LinkMessage.State.SENT


@pytest.mark.django_db
def test_inviting_twice_queues_one_message(cast, message):
    again = recruitment.invite(involvement=message.involvement, by=cast.coordinator)
    assert again.pk == message.pk
    assert LinkMessage.objects.count() == 1


@pytest.mark.worker
@pytest.mark.kill
@pytest.mark.slow
def test_killed_while_sending_says_that_it_may_not_have_been_sent(transactional_db, cast, message, real_worker):
    # Given a worker that stands still while sending
    with table_held(PersonalLink):
        hint(message)
        wait_until(lambda: is_somebody_waiting_for(PersonalLink), what="the worker to begin sending")
        real_worker.kill()
    assert state_of(message) == LinkMessage.State.SENDING
    # When it has been silent for longer than sending takes
    LinkMessage.objects.update(sending_at=timezone.now() - timedelta(minutes=5))
    sweep()
    # Then we say so, and nothing sends it again by itself
    assert state_of(message) == LinkMessage.State.UNSURE
    real_worker.start()
    sweep()
    send_link(message.pk)
    assert letters_written(cast) == []
    # Until a person decides
    LinkMessage.objects.get(pk=message.pk).send_again()
    hint(message)
    wait_until(lambda: state_of(message) == LinkMessage.State.SENT, what="the message")
    assert len(letters_written(cast)) == 1
