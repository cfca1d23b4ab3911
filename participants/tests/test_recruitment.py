"""Steps are added, never overwritten; each person gets one invitation."""

import os
import subprocess
import sys

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from activities.framework import Capacity
from activities.models import Status
from participants import funnel, recruitment, tasks
from participants.models import FunnelEvent, LeavingReason, LinkMessage, Step


@pytest.fixture
def person(cast):
    return cast.person(cast.activity(), has_joined=False)


def steps(involvement):
    return list(involvement.funnel_events.values_list("step", flat=True))


def settle():
    """Look at deferred constraints now, so that a table may be altered in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def change_history():
    for sql in ("UPDATE participants_funnelevent SET step = 'joined'", "DELETE FROM participants_funnelevent"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_database_refuses_to_change_or_delete_a_step(person):
    change_history()
    assert steps(person) == [Step.IDENTIFIED]


def test_without_the_trigger_a_step_could_be_changed(person):
    settle()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE participants_funnelevent DISABLE TRIGGER USER")
    with pytest.raises(pytest.fail.Exception):
        change_history()


def test_a_person_may_leave_and_come_back_and_every_step_is_kept(cast, person):
    recruitment.invite(involvement=person, by=cast.coordinator)
    recruitment.join(involvement=person)
    recruitment.leave(involvement=person, reason=LeavingReason.TIME)
    recruitment.join(involvement=person)
    assert steps(person) == [Step.IDENTIFIED, Step.INVITED, Step.JOINED, Step.LEFT, Step.JOINED]
    assert [event.by for event in person.funnel_events.all()] == [cast.coordinator, cast.coordinator, None, None, None]


def test_saying_the_same_twice_is_one_step(cast, person):
    for _ in range(2):
        recruitment.invite(involvement=person, by=cast.coordinator)
        recruitment.join(involvement=person)
    assert steps(person) == [Step.IDENTIFIED, Step.INVITED, Step.JOINED]
    for _ in range(2):
        recruitment.leave(involvement=person, reason=LeavingReason.NOT_SAID)
    assert steps(person)[3:] == [Step.LEFT]


def test_leaving_needs_a_reason_code_in_the_database(person):
    with pytest.raises(IntegrityError), transaction.atomic():
        FunnelEvent.objects.create(involvement=person, step=Step.LEFT)


def test_nobody_is_invited_or_joins_once_the_activity_is_over(cast):
    activity = cast.activity(status=Status.CLOSED)
    person = cast.person(activity, has_joined=False)
    with pytest.raises(ValidationError, match="over"):
        recruitment.invite(involvement=person, by=cast.coordinator)
    with pytest.raises(ValidationError, match="over"):
        recruitment.join(involvement=person)
    assert steps(person) == [Step.IDENTIFIED]
    assert not LinkMessage.objects.exists()


def test_inviting_twice_and_sending_twice_is_one_letter(cast, person):
    first = recruitment.invite(involvement=person, by=cast.coordinator)
    assert recruitment.invite(involvement=person, by=cast.coordinator) == first
    for _ in range(3):
        tasks.send_link(str(first.pk))
    assert len(mail.outbox) == 1
    assert LinkMessage.objects.get().state == LinkMessage.State.SENT


def test_the_database_refuses_a_second_invitation(cast, person):
    recruitment.invite(involvement=person, by=cast.coordinator)
    second = LinkMessage(key=f"join:{person.pk}", involvement=person, kind=LinkMessage.Kind.JOIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    settle()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE participants_linkmessage DROP CONSTRAINT participants_linkmessage_key_key")
    second.save()
    assert LinkMessage.objects.count() == 2


def test_somebody_without_email_is_invited_without_a_letter(cast):
    person = cast.person(cast.activity(), has_joined=False, route="phone", phone="01632 960 001")
    assert recruitment.invite(involvement=person, by=cast.coordinator) is None
    assert steps(person) == [Step.IDENTIFIED, Step.INVITED]


def test_a_letter_to_somebody_who_has_no_address_any_more_is_not_called_sent(cast, person):
    message = recruitment.invite(involvement=person, by=cast.coordinator)
    person.participant.route, person.participant.email = "in_person", ""
    person.participant.save()
    for _ in range(LinkMessage.MAX_ATTEMPTS):
        tasks.send_link(str(message.pk))
    message.refresh_from_db()
    assert (message.state, len(mail.outbox)) == (LinkMessage.State.FAILED, 0)


@pytest.mark.kill
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_sending_leaves_may_not_have_been_sent(cast, client):
    person = cast.person(cast.activity(), has_joined=False)
    message = recruitment.invite(involvement=person, by=cast.coordinator)
    sending = f"import django; django.setup(); from participants import tasks; tasks.send_link('{message.pk}')"
    dying = "from django.conf import settings; settings.EMAIL_BACKEND = 'participants.tests.dying_post.DyingPost'; "
    env = os.environ | {"FOURPI_TEST_DATABASE": connection.settings_dict["NAME"]}
    killed = subprocess.run([sys.executable, "-c", dying + sending], env=env, check=False)
    assert killed.returncode == -9

    message.refresh_from_db()
    assert (message.state, message.attempt) == (LinkMessage.State.SENDING, 1)
    tasks.send_link(str(message.pk))
    assert mail.outbox == []
    LinkMessage.objects.update(sending_at="2026-01-01T00:00Z")
    LinkMessage.objects.own_up_to_unsure()

    client.force_login(cast.coordinator)
    page = client.get(f"/people/{person.pk}/").content.decode()
    assert "May not have been sent" in page
    again = f"/people/{person.pk}/messages/{message.pk}/again/"
    assert again in page
    client.post(again)
    tasks.send_link(str(message.pk))
    assert len(mail.outbox) == 1


def test_three_fresh_links_an_hour_and_no_more(person):
    asked = [recruitment.ask_for_fresh_link(involvement=person) for _ in range(5)]
    assert [message is not None for message in asked] == [True, True, True, False, False]


def test_staff_take_part_once_however_often_they_are_involved(cast):
    activity = cast.activity()
    first = recruitment.involve_staff(activity=activity, user=cast.coordinator)
    assert recruitment.involve_staff(activity=activity, user=cast.coordinator) == first
    assert (first.capacity, steps(first)) == (Capacity.STAFF, [Step.IDENTIFIED, Step.JOINED])


def test_the_funnel_in_words(cast):
    """By hand: 4 people; A invited and joined; B invited, joined, left; C invited, said no; D only on the list."""
    activity = cast.activity()
    a, b, c, _d = (cast.person(activity, has_joined=False) for _ in range(4))
    for person in (a, b, c):
        recruitment.invite(involvement=person, by=cast.coordinator)
    for person in (a, b):
        recruitment.join(involvement=person)
    for person in (b, c):
        recruitment.leave(involvement=person, reason=LeavingReason.NOT_SAID)
    counts = funnel.by_capacity(activity)
    assert counts == {
        Capacity.SERVICE_USER: funnel.Funnel(named=4, invited=3, interested=2, joined=2, said_no=1, left=1)
    }
    assert funnel.together(counts).words == "3 invited, 2 joined, 1 said no thank you, 1 left"
